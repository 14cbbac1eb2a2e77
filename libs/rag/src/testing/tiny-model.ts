import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generator } from '../evaluate/metrics';

/**
 * Writes a working sentence embedding model of a few kilobytes: a tokenizer that knows single letters, and an ONNX graph
 * that looks each token up in a table (Gather). It understands nothing, but it is loaded and run like a real one.
 * @returns the folder
 */
export function writeTinyModel(folder: string, dimensions: number): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const tokens = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', ...letters, ...letters.map((letter) => `##${letter}`)];
  const special = tokens.slice(0, 5).map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }));
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) => writeFileSync(path.join(folder, name), JSON.stringify(value));
  json('config.json', { model_type: 'bert', architectures: ['BertModel'], hidden_size: dimensions, vocab_size: tokens.length });
  json('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', model_max_length: 128, pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]', do_lower_case: true });
  json('tokenizer.json', {
    version: '1.0', truncation: null, padding: null, added_tokens: special,
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' }, post_processor: null, decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: Object.fromEntries(tokens.map((token, id) => [token, id])) },
  });
  writeFileSync(path.join(folder, 'onnx', 'model.onnx'), lookUpGraph(tokens.length, dimensions));
  return folder;
}

/** An ONNX model (onnx.proto3, IR version 8, opset 13): last_hidden_state = Gather(table, input_ids). */
function lookUpGraph(rows: number, dimensions: number): Buffer {
  const random = generator(20_261_126);
  const table = Buffer.from(Float32Array.from({ length: rows * dimensions }, () => random() - 0.5).buffer);
  const FLOAT = 1;
  const INT64 = 7;
  const dimension = (size: string) => message(1, text(2, size));
  const value = (field: number, name: string, type: number, sizes: string[]) => message(field, text(1, name), message(2, message(1, int(1, type), message(2, ...sizes.map(dimension)))));
  const graph = [
    message(1, text(1, 'table'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(3, 'look up'), text(4, 'Gather')),
    text(2, 'tiny'),
    message(5, int(1, rows), int(1, dimensions), int(2, FLOAT), text(8, 'table'), bytes(9, table)),
    value(11, 'input_ids', INT64, ['batch', 'sequence']),
    value(11, 'attention_mask', INT64, ['batch', 'sequence']),
    value(12, 'last_hidden_state', FLOAT, ['batch', 'sequence', 'width']),
  ];
  return Buffer.concat([int(1, 8), message(7, ...graph), message(8, text(1, ''), int(2, 13))]);
}

/** Fields of protocol buffers: a key of number and wire type (0 varint, 2 length and bytes), then the value. */
function varint(value: number): Buffer {
  const out: number[] = [];
  let left = value;
  while (left > 127) {
    out.push((left % 128) | 128);
    left = Math.floor(left / 128);
  }
  return Buffer.from([...out, left]);
}
const int = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value, 'utf8'));
const message = (field: number, ...parts: Buffer[]) => bytes(field, Buffer.concat(parts));
