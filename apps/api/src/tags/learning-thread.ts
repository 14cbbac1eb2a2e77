import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, OnModuleDestroy } from '@nestjs/common';
import type { TagExample, TagWeights } from '@chatref/domain';
import type { LearnReply, LearnRequest } from './learn-protocol';

/** What was learned, and the name of the thread's state to learn onto. */
export interface Learned {
  state: number;
  weights: TagWeights;
}

type Ask = LearnRequest extends infer R ? (R extends LearnRequest ? Omit<R, 'id'> : never) : never;

/** The thread that learns tags: one per process, started when first needed, started again when it died. */
@Injectable()
export class LearningThread implements OnModuleDestroy {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, { resolve(reply: LearnReply): void; reject(error: Error): void }>();
  private asked = 0;

  async onModuleDestroy(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  /** Learns a workspace's tags from scratch. Takes seconds at 2,000 examples. */
  async fit(workspaceId: string, tagIds: string[], examples: TagExample[]): Promise<Learned> {
    const reply = await this.ask({ kind: 'fit', workspaceId, tagIds, examples });
    if (reply.kind !== 'learned') throw new Error(reply.kind === 'failed' ? reply.error : 'The tags were not learned.');
    return reply;
  }

  /** Learns some more. @returns null when the thread no longer holds that state */
  async learn(workspaceId: string, onto: number, forget: string[], learn: TagExample[]): Promise<Learned | null> {
    const reply = await this.ask({ kind: 'learn', workspaceId, onto, forget, learn });
    if (reply.kind === 'failed') throw new Error(reply.error);
    return reply.kind === 'learned' ? reply : null;
  }

  private ask(request: Ask): Promise<LearnReply> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker ??= this.start();
      this.worker.ref();
      this.worker.postMessage({ ...request, id });
    });
  }

  private start(): Worker {
    const worker = new Worker(path.join(__dirname, 'learn-worker.js'));
    worker.on('message', (reply: LearnReply) => {
      const asked = this.waiting.get(reply.id);
      this.waiting.delete(reply.id);
      if (this.waiting.size === 0) worker.unref();
      asked?.resolve(reply);
    });
    const lost = (error: unknown): void => {
      if (this.worker === worker) this.worker = null;
      for (const asked of this.waiting.values()) asked.reject(new Error(`The learning thread stopped: ${String(error)}`));
      this.waiting.clear();
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(`exit ${code}`));
    return worker;
  }
}
