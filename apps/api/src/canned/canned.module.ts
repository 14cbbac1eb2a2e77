import { Module } from '@nestjs/common';
import { CannedReplies } from './canned-replies';
import { CannedRepliesResolver } from './canned-replies.resolver';

/** What agents write again and again. */
@Module({ providers: [CannedReplies, CannedRepliesResolver] })
export class CannedModule {}
