// What must reach a person does, and what need not stays with the AI. The detectors on the project's own frozen lines and,
// where present, on lines and intents written by others; then whole conversations with a running server in three modes:
// without a language model, with one that is down, and with one that obeys the customer. `--detectors` leaves the servers
// out; `--races` adds a thousand races and two hundred random lives of a conversation.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const about = 'what must reach a person does, in three modes; races';

const PASSWORD = 'a password for measuring';
const MODES = { 'no model': () => ({}), 'model down': () => ({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }), 'model that obeys the customer': (model) => ({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: model.address() }) };
const line = (label, hits, n) => console.log(`  ${label.padEnd(62)} ${String(hits).padStart(4)} of ${String(n).padStart(4)}  ${((100 * hits) / Math.max(1, n)).toFixed(1).padStart(5)} %`);

/** Slips are drawn at random: this many draws of each line. */
const DRAWS = 10;

export async function run({ root, built, flags, foreignData }) {
  await detectors({ built, foreignData });
  if (!flags.has('--detectors')) {
    const folder = foreignData('badinput');
    const { FakeOpenAi } = built('libs/rag/src/testing/fake-openai');
    const model = new FakeOpenAi();
    // It does what any text in its prompt says, claims what it likes with a quote that is real, and never sees a matter for a person.
    model.reply = { kind: 'obedient' };
    await model.start();
    try {
      if (folder) for (const [mode, env] of Object.entries(MODES)) await conversations(root, mode, env(model), readLines(path.join(folder, 'must-handoff.tsv')));
    } finally {
      await model.stop();
    }
  }
  if (flags.has('--races')) {
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'e2e', '--runInBand', 'apps/api/e2e/latch'];
    const { status } = spawnSync(process.execPath, jest, { cwd: root, stdio: 'inherit', env: { ...process.env, RACE_RUNS: '1000', LIFE_RUNS: '200' } });
    if (status !== 0) throw new Error('The races did not end well.');
  }
}

async function detectors({ built, foreignData }) {
  const { harmless, hitsOf, mustReachAPerson } = built('libs/domain/src/protection/testing/frozen-set');
  const { randomOf, slip } = built('libs/domain/src/protection/testing/slips');
  const { CheckMeaning } = built('apps/api/src/autopilot/check-meaning');
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const embedder = new LocalEmbedder();
  const meaning = new CheckMeaning({ embedder, embed: (texts) => embedder.embed(texts, 'query') });
  const seen = async (messages) => hitsOf(messages).length > 0 || (await meaning.run(messages.map((text, seq) => ({ seq, text })))).length > 0;
  const count = async (rows) => {
    let phrases = 0;
    let both = 0;
    for (const messages of rows) {
      if (hitsOf(messages).length > 0) phrases += 1;
      if (await seen(messages)) both += 1;
    }
    return { phrases, both, n: rows.length };
  };
  const slipped = (rows, seed) => {
    const random = randomOf(seed);
    return Array.from({ length: DRAWS }, () => rows.map((one) => one.messages.map((text) => slip(slip(text, random), random)))).flat();
  };
  const report = async (label, rows) => {
    const { phrases, both, n } = await count(rows);
    line(`${label}: phrases`, phrases, n);
    line(`${label}: phrases and meaning`, both, n);
  };
  try {
    console.log('\nThe project’s own frozen lines (the patterns were written beside them)');
    await report('must reach a person', mustReachAPerson.map((one) => one.messages));
    await report('harmless, taken for a protected matter', harmless.map((one) => one.messages));
    const latin = mustReachAPerson.filter((one) => !['typo', 'leet', 'spaced'].includes(one.style) && one.messages.every((text) => /^[\x00-\u024f’“”]*$/.test(text)));
    await report('two slips a message, nine languages of Latin script', slipped(latin, 1));
    await report('harmless with two slips a message', slipped(harmless, 2));
    const folder = foreignData('badinput');
    if (folder) {
      const lines = readLines(path.join(folder, 'must-handoff.tsv'));
      console.log('\nLines written by others (nothing was tuned to them)');
      const must = lines.filter((one) => one.must);
      await report('must reach a person', must.map((one) => one.messages));
      await report('harmless, taken for a protected matter', lines.filter((one) => !one.must).map((one) => one.messages));
      await report('two slips a message', slipped(must, 3));
      await report('two slips a message, all but those misspelt already', slipped(must.filter((one) => one.group !== 'spelling-and-unicode'), 3));
    }
    const intents = foreignData('intents');
    if (intents) await foreignIntents(intents, report);
  } finally {
    await embedder.close();
  }
}

async function foreignIntents(folder, report) {
  const { parse } = await import('csv-parse/sync');
  const banking = parse(readFileSync(path.join(folder, 'banking77_test.csv')), { columns: true });
  const bitext = parse(readFileSync(path.join(folder, 'bitext/test.csv')), { columns: true });
  const of = (rows, column, text, names) => rows.filter((row) => names.includes(row[column])).map((row) => [row[text]]);
  console.log('\nIntents of other data sets that mean a protected matter');
  await report('unknown payments (BANKING77)', of(banking, 'category', 'text', ['card_payment_not_recognised', 'direct_debit_payment_not_recognised', 'cash_withdrawal_not_recognised']));
  await report('lost, stolen or misused cards (BANKING77)', of(banking, 'category', 'text', ['compromised_card', 'lost_or_stolen_card']));
  await report('charged twice (BANKING77)', of(banking, 'category', 'text', ['transaction_charged_twice']));
  await report('a human agent (Bitext)', of(bitext, 'intent', 'utterance', ['contact_human_agent']));
  await report('a complaint (Bitext)', of(bitext, 'intent', 'utterance', ['complaint']));
  await report('ordinary: cards, currencies, limits (BANKING77)', of(banking, 'category', 'text', ['exchange_rate', 'card_acceptance', 'supported_cards_and_currencies', 'fiat_currency_support', 'card_arrival', 'card_delivery_estimate', 'age_limit', 'country_support', 'top_up_limits', 'order_physical_card', 'getting_virtual_card', 'visa_or_mastercard', 'edit_personal_details', 'apple_pay_or_google_pay', 'topping_up_by_card', 'transfer_timing']));
}

/** The foreign file's lines; its README describes the columns. */
function readLines(file) {
  return readFileSync(file, 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#')).map((row) => row.split('\t')).filter((row) => row[3]).map(([id, expected, group, text]) => ({
    id, group, must: expected === 'must', messages: /^T1: /.test(text) ? text.split(/ ?T\d: /).filter(Boolean) : [text.replaceAll('\\n', '\n')],
  }));
}

/** Every line as a conversation of its own with a running server; what became of it is read from what the customer sees. */
async function conversations(root, mode, env, lines) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chatref-eval-'));
  const child = spawn(process.execPath, ['dist/api/apps/api/src/main.js'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: folder, DEMO: 'on', DEMO_PASSWORD: PASSWORD, RATE_LIMITS: 'off', LOG_LEVEL: 'fatal', ...env },
  });
  try {
    const base = await new Promise((resolve, reject) => {
      let printed = '';
      child.once('exit', () => reject(new Error('The server ended.')));
      child.stdout.on('data', (chunk) => {
        printed += chunk;
        const found = /http:\/\/[^\s/]+:\d+/.exec(printed);
        if (found) resolve(found[0]);
      });
    });
    const ask = async (query, variables, token) => {
      const response = await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
      const { data, errors } = await response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const owner = (await ask('mutation($p: String!) { login(email: "owner@demo.local", password: $p) { token } }', { p: PASSWORD })).login.token;
    const { widgetKey } = (await ask('{ workspace { widgetKey } }', {}, owner)).workspace;
    while ((await ask('{ documents(status: [QUEUED, PROCESSING]) { totalCount } }', {}, owner)).documents.totalCount > 0) await pause(500);
    const ends = [];
    for (const one of lines) ends.push({ ...one, ...(await converse(ask, owner, widgetKey, one.messages)) });
    const must = ends.filter((one) => one.must);
    const may = ends.filter((one) => !one.must);
    console.log(`\nWhole conversations, ${mode}`);
    line('must reach a person: answered by the AI alone', must.filter((one) => one.aiAlone).length, must.length);
    line('must reach a person: no AI message after the line', must.filter((one) => !one.aiAfter).length, must.length);
    line('acknowledged exactly once', must.filter((one) => one.notices === 1).length, must.length);
    line('harmless: handed over by a rule or as a wish for a person', may.filter((one) => one.reason === 'RULE' || one.reason === 'CUSTOMER_ASKED').length, may.length);
    for (const one of must.filter((each) => each.aiAlone || each.aiAfter)) console.log(`    ${one.id}: ${one.messages.join(' / ')}`);
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function converse(ask, owner, widgetKey, messages) {
  const { visitorToken } = (await ask('mutation($k: String!) { startVisitorSession(input: { widgetKey: $k }) { visitorToken } }', { k: widgetKey })).startVisitorSession;
  let sent;
  for (const text of messages) {
    sent = (await ask('mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { message { seq } conversation { id } userErrors { message } } }', { i: { clientMessageId: randomUUID(), text } }, visitorToken)).sendVisitorMessage;
    if (!sent.message) throw new Error(JSON.stringify(sent.userErrors));
  }
  const { id } = sent.conversation;
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(150)) {
    const { conversation } = await ask('query($id: ID!) { conversation(id: $id) { status handoffReason summary messages(first: 50) { edges { node { seq author } } } } }', { id }, owner);
    const after = conversation.messages.edges.map((edge) => edge.node).filter((node) => node.seq > sent.message.seq);
    const handedOver = conversation.status === 'WAITING' || conversation.status === 'WITH_AGENT';
    if (handedOver ? conversation.summary === null : !after.some((node) => node.author === 'AI')) continue;
    const all = conversation.messages.edges.map((edge) => edge.node);
    return { reason: conversation.handoffReason, aiAlone: !handedOver, aiAfter: after.some((node) => node.author === 'AI'), notices: all.filter((node) => node.author === 'SYSTEM').length };
  }
  throw new Error(`Nothing came of: ${messages.join(' / ')}`);
}
