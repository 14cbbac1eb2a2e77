import { Module } from '@nestjs/common';
import { LogFeed } from './log-feed';
import { EventLogReader } from './log-reader';
import { Presence } from './presence';
import { SocketServer } from './socket-server';
import { SubscriptionsResolver } from './subscriptions.resolver';

/** Live: subscriptions that replay from the log and then follow it, and the sockets they run over. */
@Module({ providers: [EventLogReader, LogFeed, Presence, SocketServer, SubscriptionsResolver], exports: [SocketServer] })
export class RealtimeModule {}
