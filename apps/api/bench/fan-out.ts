import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { SendVisitorMessage } from '../src/conversations/send-visitor-message';
import { LogFeed } from '../src/realtime/log-feed';
import { plainServer } from './fan-out-plain';
import { median, type Row } from './table';
import type { World } from './world';

const FEW = 10;
const MANY = 110;
const EVENTS = 60;
const ROUNDS = 5;

/** A server under measurement: how it is reached, how it makes one event, how many listen. */
interface Side {
  port: number;
  token: string;
  emit(index: number): Promise<void> | void;
  listening(): Promise<number> | number;
}

/**
 * CPU of the server process per delivered event, as the slope between few and many subscribers, so that making the
 * event (here a real message with its transaction, there a push) does not count. Interleaved rounds.
 */
export async function fanOut(world: World, port: number): Promise<Row> {
  const plain = await plainServer();
  const send = world.app.get(SendVisitorMessage);
  const { caller } = await world.visitor();
  const first = await send.run(caller, { clientMessageId: randomUUID(), text: 'Where is my invoice?' }, 'bench');
  const ours: Side = {
    port,
    token: world.agentToken,
    emit: async (index) => void (await send.run(caller, { conversationId: first.conversation.id, clientMessageId: randomUUID(), text: `Where is invoice ${index}, please?` }, 'bench')),
    listening: () => world.app.get(LogFeed).followersOf(world.workspaceId),
  };
  const theirs: Side = { port: plain.port, token: '', emit: plain.emit, listening: plain.subscribers };
  const samples: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) samples.push({ ours: await perDelivery(ours), theirs: await perDelivery(theirs) });
  plain.close();
  const ratio = median(samples.map((sample) => sample.ours / sample.theirs));
  const us = (values: number[]) => `${median(values).toFixed(0)} µs`;
  return { what: `fan-out, CPU per delivery (slope ${FEW} to ${MANY} sockets)`, ours: us(samples.map((s) => s.ours)), baseline: `plain graphql-ws ${us(samples.map((s) => s.theirs))}`, ratio, bar: '≤ 1.3', meets: ratio <= 1.3 };
}

/** Microseconds of CPU. */
async function perDelivery(side: Side): Promise<number> {
  const few = await cpuOf(side, FEW);
  const many = await cpuOf(side, MANY);
  return (many - few) / (EVENTS * (MANY - FEW));
}

async function cpuOf(side: Side, sockets: number): Promise<number> {
  const clients = fork(path.join(__dirname, 'fan-out-clients.js'), [String(side.port), String(sockets), side.token], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    while ((await side.listening()) < sockets) await new Promise((resolve) => setImmediate(resolve));
    const done = heard(clients);
    clients.send({ expect: EVENTS * sockets });
    const before = process.cpuUsage();
    for (let index = 0; index < EVENTS; index += 1) await side.emit(index);
    await done;
    const used = process.cpuUsage(before);
    return used.user + used.system;
  } finally {
    clients.kill();
    while ((await side.listening()) > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

function heard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on('message', (message: { done?: boolean }) => message.done && resolve()));
}
