import { parentPort } from 'node:worker_threads';
import { TagTrainer } from '@chatref/domain';
import type { LearnReply, LearnRequest } from './learn-protocol';

/** Workspaces whose factor is kept; a factor of 2,000 examples takes 16 MB. */
const KEPT = 6;

/**
 * Learns tags off the event loop. Learning from scratch goes in steps of milliseconds, between which further examples of
 * any workspace are taken: an agent's correction does not wait for it.
 */
const held = new Map<string, { state: number; trainer: TagTrainer }>();
let states = 0;
const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

port.on('message', (request: LearnRequest) => {
  serve(request).then(
    (reply) => port.postMessage(reply),
    (error: unknown) => port.postMessage({ id: request.id, kind: 'failed', error: String(error) } satisfies LearnReply),
  );
});

async function serve(request: LearnRequest): Promise<LearnReply> {
  return request.kind === 'fit' ? fit(request) : learn(request);
}

async function fit({ id, workspaceId, tagIds, examples }: Extract<LearnRequest, { kind: 'fit' }>): Promise<LearnReply> {
  const trainer = new TagTrainer(tagIds);
  const steps = trainer.fitting(examples);
  for (;;) {
    const step = steps.next();
    if (step.done) return { id, kind: 'learned', state: hold(workspaceId, trainer), weights: step.value };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function learn({ id, workspaceId, onto, forget, learn: more }: Extract<LearnRequest, { kind: 'learn' }>): LearnReply {
  const known = held.get(workspaceId);
  if (known?.state !== onto || !known.trainer.learnsOn) return { id, kind: 'unknown' };
  for (const key of forget) known.trainer.forget(key);
  for (const example of more) known.trainer.learn(example);
  return { id, kind: 'learned', state: hold(workspaceId, known.trainer), weights: known.trainer.weights() };
}

function hold(workspaceId: string, trainer: TagTrainer): number {
  states += 1;
  held.delete(workspaceId);
  held.set(workspaceId, { state: states, trainer });
  const oldest = held.keys().next();
  if (held.size > KEPT && !oldest.done) held.delete(oldest.value);
  return states;
}
