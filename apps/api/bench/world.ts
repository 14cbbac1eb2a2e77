import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../src/app.module';
import { Colleagues } from '../src/auth/colleagues';
import { SignIn } from '../src/auth/sign-in';
import { VisitorSessions } from '../src/auth/visitor-sessions';
import type { VisitorCaller } from '../src/common/principal';
import { CONFIG, type Config } from '../src/config/config';
import { Database } from '../src/database/transaction';
import { serveWeb } from '../src/http/web';
import { SocketServer } from '../src/realtime/socket-server';
import { WorkspaceStore } from '../src/workspaces/workspace-store';

/** The product on an in-memory embedded database, with a workspace and an owner; its jobs do not run unless started. */
export interface World {
  app: NestExpressApplication;
  database: Database;
  workspaceId: string;
  agentToken: string;
  visitor(): Promise<{ caller: VisitorCaller; token: string }>;
  listen(): Promise<number>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: ['error', 'fatal'], bodyParser: false, abortOnError: false });
  serveWeb(app, app.get<Config>(CONFIG), () => null);
  await app.init();
  const database = app.get(Database);
  const workspace = await app.get(WorkspaceStore).create('Bench');
  const scope = { workspaceId: workspace.id };
  const { setUpUrl } = await app.get(Colleagues).invite(scope, { name: 'Owner', email: 'owner@bench.local', role: 'OWNER' }, null);
  const { token } = await app.get(SignIn).setPassword(setUpUrl.split('token=')[1] ?? '', 'a long bench password', '127.0.0.1');
  return {
    app,
    database,
    workspaceId: workspace.id,
    agentToken: token,
    async visitor() {
      const begun = await database.inWorkspace(scope, (tx) => app.get(VisitorSessions).begin(tx, {}));
      return { token: begun.visitorToken, caller: { kind: 'visitor', workspaceId: workspace.id, contactId: begun.contact.id, sessionId: begun.contact.id } };
    },
    async listen() {
      const server = app.getHttpServer() as Server;
      app.get(SocketServer).attach(server, app.get(GraphQLSchemaHost).schema);
      await app.listen(0, '127.0.0.1');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : 0;
    },
    async close() {
      await app.get(SocketServer).close();
      await app.close();
    },
  };
}
