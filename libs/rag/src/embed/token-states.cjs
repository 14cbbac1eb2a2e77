// Token states of the bundled sentence encoder, and the late interaction of a question's with a passage's (Khattab and
// Zaharia 2020, "ColBERT"; here without training). Runs in the worker of local-embedder.ts. Plain CommonJS like the worker.
const { ByteLru } = require('./byte-lru.cjs');

/** The output of the encoder's last layer, [text, token, dimension]; its masked mean is what the model makes its vector of. */
const STATES = 'module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_1/TransformerLayer/FFN/layer_postprocess/add';
const WIDTH = 512;
/** Tokens the model reads of a text. */
const MOST_TOKENS = 128;
/** Passages per run of the model: beyond, only memory grows. */
const BATCH = 5;
/** Memory for passages' token states: some 50 KB each, so about a thousand passages. */
const PASSAGE_BYTES = 48 * 2 ** 20;
/** Questions whose states wait for their interaction; some 30 KB each. */
const QUESTION_BYTES = 4 * 2 ** 20;
/** What a question's token finds in a segment of which the model reads nothing: less than any segment it does read. */
const UNREAD = -0.2;

class TokenStates {
  /**
   * @param core the tensor library
   * @param encoder the model with its tokenizer
   * @param centres what all questions' states, and all passages', have in common, which is taken off; and how rare each token is
   */
  constructor(core, encoder, centres) {
    this.core = core;
    this.model = encoder.model;
    this.tokenizer = encoder.tokenizer;
    this.centres = { question: Float32Array.from(centres.question), passage: Float32Array.from(centres.passage) };
    this.rarity = centres.rarity;
    this.passages = new ByteLru(PASSAGE_BYTES);
    this.questions = new ByteLru(QUESTION_BYTES);
  }

  /** One vector per text as the model makes it; the states are kept, for a question is compared right after. */
  async embed(texts) {
    const encoded = texts.map((text) => this.encode([text]));
    const { vectors, states } = await this.run(encoded.map(({ ids }) => ids), true);
    texts.forEach((text, at) => this.keepQuestion(text, encoded[at].ids, states[at]));
    return vectors;
  }

  /** @param passages each as segments: the headings, then the sentences. @returns one interaction each, see ports.ts */
  async interact(question, passages) {
    const asked = await this.questionOf(question);
    if (!asked) return passages.map((segments) => ({ all: 0, heading: 0, sentences: segments.slice(1).map(() => ({ alone: 0, under: 0 })) }));
    const held = await this.statesOf(passages);
    const total = held.reduce((sum, { tokens }) => sum + tokens, 0);
    const rows = new Float32Array(total * WIDTH);
    const scales = new Float32Array(total);
    const starts = [];
    let start = 0;
    for (const { tokens, values, scales: own } of held) {
      starts.push(start);
      if (tokens > 0) {
        rows.set(values, start * WIDTH);
        scales.set(own, start);
      }
      start += tokens;
    }
    const products = total > 0 ? await this.multiply(asked.states, rows) : [];
    return held.map(({ ends }, at) => summarise((i, token) => products[i * total + starts[at] + token] * scales[starts[at] + token], ends, asked.weights));
  }

  /** The mean state of all tokens of texts, each text in segments, and how many texts hold each token of the vocabulary. */
  async statistics(texts) {
    const sum = new Float64Array(WIDTH);
    const holding = new Array(this.tokenizer.vocabulary.length).fill(0);
    let tokens = 0;
    const encoded = texts.map((segments) => this.encode(segments).ids).filter((ids) => ids.length > 0);
    for (const ids of encoded) for (const id of new Set(ids)) holding[id] += 1;
    for (let at = 0; at < encoded.length; at += BATCH) {
      const { states } = await this.run(encoded.slice(at, at + BATCH), false);
      for (const rows of states) {
        tokens += rows.length / WIDTH;
        rows.forEach((value, index) => (sum[index % WIDTH] += value));
      }
    }
    return { mean: Array.from(sum, (value) => value / Math.max(1, tokens)), holding, texts: encoded.length };
  }

  /** Token ids of a text's segments one after another, as far as the model reads, and where each segment ends. */
  encode(segments) {
    const ids = [];
    const ends = segments.map((segment) => {
      if (ids.length < MOST_TOKENS) ids.push(...this.tokenizer.encode(segment).slice(0, MOST_TOKENS - ids.length));
      return ids.length;
    });
    return { ids, ends };
  }

  async questionOf(question) {
    const known = this.questions.get(question);
    if (known) return known;
    const { ids } = this.encode([question]);
    if (ids.length === 0) return null;
    const { states } = await this.run([ids], false);
    return this.keepQuestion(question, ids, states[0]);
  }

  /** A token weighs as much as it is rare in help pages (the tokenizer's own log-probabilities tell a little less). */
  keepQuestion(question, ids, states) {
    const rarity = ids.map((id) => this.rarity[id] ?? 0);
    const sum = rarity.reduce((all, weight) => all + weight, 0);
    const kept = { states: directions(states, this.centres.question), weights: rarity.map((weight) => (sum > 0 ? weight / sum : 1 / ids.length)) };
    this.questions.set(question, kept, kept.states.byteLength + 2 * question.length + 8 * ids.length);
    return kept;
  }

  async statesOf(passages) {
    const keys = passages.map((segments) => segments.join('\n'));
    const found = new Map(keys.map((key) => [key, this.passages.get(key)]));
    const missing = [...new Map(passages.map((segments, at) => [keys[at], segments])).entries()]
      .filter(([key]) => !found.get(key))
      .map(([key, segments]) => ({ key, ...this.encode(segments) }))
      .sort((a, b) => a.ids.length - b.ids.length);
    for (const { key, ends } of missing) found.set(key, { tokens: 0, ends });
    const read = missing.filter(({ ids }) => ids.length > 0);
    for (let at = 0; at < read.length; at += BATCH) {
      const batch = read.slice(at, at + BATCH);
      const { states } = await this.run(batch.map(({ ids }) => ids), false);
      batch.forEach(({ key, ids, ends }, index) => {
        const kept = { tokens: ids.length, ends, ...quantise(directions(states[index], this.centres.passage)) };
        found.set(key, kept);
        this.passages.set(key, kept, kept.values.byteLength + kept.scales.byteLength + 2 * key.length + 8 * ends.length);
      });
    }
    return keys.map((key) => found.get(key));
  }

  /** @param texts token ids, none empty. @returns each text's states, one row per token, and with `pooled` the model's vectors */
  async run(texts, pooled) {
    const { core, model } = this;
    const indices = core.tensor2d(texts.flatMap((ids, text) => ids.flatMap((_, at) => [text, at])), [texts.reduce((sum, ids) => sum + ids.length, 0), 2], 'int32');
    const values = core.tensor1d(texts.flat(), 'int32');
    let made = [];
    try {
      made = [await model.executeAsync({ indices, values }, pooled ? [STATES, model.outputs[0].name] : [STATES])].flat();
      const [all, vectors] = await Promise.all(made.map((tensor) => tensor.data()));
      const length = made[0].shape[1];
      return {
        states: texts.map((ids, text) => all.slice(text * length * WIDTH, (text * length + ids.length) * WIDTH)),
        vectors: vectors ? texts.map((_, text) => vectors.slice(text * WIDTH, (text + 1) * WIDTH)) : [],
      };
    } finally {
      for (const tensor of [indices, values, ...made]) tensor.dispose();
    }
  }

  /** Every row of one with every row of the other. */
  async multiply(one, other) {
    const { core } = this;
    const left = core.tensor2d(one, [one.length / WIDTH, WIDTH]);
    const right = core.tensor2d(other, [other.length / WIDTH, WIDTH]);
    const product = core.matMul(left, right, false, true);
    try {
      return await product.data();
    } finally {
      for (const tensor of [left, right, product]) tensor.dispose();
    }
  }
}

/** States without what is common to all, each of length 1. */
function directions(states, centre) {
  const made = new Float32Array(states.length);
  for (let from = 0; from < states.length; from += WIDTH) {
    let square = 0;
    for (let at = 0; at < WIDTH; at += 1) {
      const value = states[from + at] - centre[at];
      made[from + at] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = 0; at < WIDTH; at += 1) made[from + at] /= length;
  }
  return made;
}

/** Rows in a quarter of the memory: whole numbers of -127..127 with one scale each. */
function quantise(rows) {
  const values = new Int8Array(rows.length);
  const scales = new Float32Array(rows.length / WIDTH);
  for (let row = 0; row < scales.length; row += 1) {
    let most = 0;
    for (let at = row * WIDTH; at < (row + 1) * WIDTH; at += 1) most = Math.max(most, Math.abs(rows[at]));
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let at = row * WIDTH; at < (row + 1) * WIDTH; at += 1) values[at] = Math.round(rows[at] / scale);
  }
  return { values, scales };
}

/** Each question token's best cosine in the passage, its headings and its sentences, by the tokens' weights. */
function summarise(cosine, ends, weights) {
  const sums = ends.map(() => ({ alone: 0, under: 0 }));
  let all = 0;
  weights.forEach((weight, i) => {
    let most = UNREAD;
    let headings = UNREAD;
    ends.forEach((end, segment) => {
      let best = UNREAD;
      const from = segment > 0 ? ends[segment - 1] : 0;
      for (let token = from; token < end; token += 1) best = token === from ? cosine(i, token) : Math.max(best, cosine(i, token));
      if (segment === 0) headings = best;
      most = segment === 0 ? best : Math.max(most, best);
      sums[segment].alone += weight * best;
      sums[segment].under += weight * Math.max(best, headings);
    });
    all += weight * most;
  });
  const [headings = { alone: UNREAD }, ...sentences] = sums;
  return { all, heading: headings.alone, sentences };
}

module.exports = { TokenStates, directions, quantise, summarise };
