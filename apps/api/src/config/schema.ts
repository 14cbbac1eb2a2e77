import { z } from 'zod';
import { readNetworks } from './networks';

const onOff = z.enum(['on', 'off']);
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://support.example.com' });

function isNetworks(list: string): boolean {
  try {
    readNetworks(list);
    return true;
  } catch {
    return false;
  }
}

/**
 * Every environment variable the product reads. The description is the documentation: README's table repeats it.
 * An empty value counts as not set.
 */
export const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('Port of everything: API, console, widget, demo page'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; anything but loopback turns the demo off'),
  DATA_DIR: z.string().default('./data').describe('Folder of the embedded database; memory:// keeps nothing'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:5432/name' }).optional()
    .describe('A Postgres 15+ server with pgvector, instead of the embedded database'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be redis://host:6379' }).optional()
    .describe('Redis: hints between several instances, shared rate limits'),
  OPENAI_API_KEY: z.string().optional().describe('Key of an OpenAI-compatible service; without it answers are extractive'),
  OPENAI_BASE_URL: url.optional().describe('Address of that service, when it is not OpenAI'),
  OPENAI_MODEL: z.string().optional().describe('Chat model that writes answers; unset: extractive answers'),
  OPENAI_EMBEDDING_MODEL: z.string().optional().describe('Embedding model; unset: the local one'),
  OPENAI_RERANK_MODEL: z.string().optional().describe('Model that has the last word on the order of found passages; unset: the fused order stands'),
  OPENAI_RERANK_ENDPOINT: z.enum(['chat', 'rerank']).default('chat').describe('How that model is asked: as a chat, or by POST /rerank of OPENAI_BASE_URL'),
  EMBEDDING_MODEL_DIR: z.string().optional().describe('Folder of an ONNX sentence embedding model (transformers.js layout), instead of the local one'),
  PUBLIC_URL: url.optional().describe('Where customers and agents reach this server; links are made with it'),
  SECRET_KEY: z.string().min(32, 'needs at least 32 characters').optional()
    .describe('Seals what is read back (webhooks’ keys, bank numbers); required in production. The embedded database without it keeps a key of its own in DATA_DIR'),
  OUTBOUND_ALLOW: z.string().refine(isNetworks, 'must be networks such as 10.0.0.0/8, fd00::/8').optional()
    .describe('Networks (CIDR, comma-separated) that webhooks and page reading may reach although they are not public, e.g. 10.0.0.0/8'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DEMO: onOff.optional().describe('The demo workspace on an empty database; off in production and on a non-loopback HOST'),
  DEMO_PASSWORD: z.string().min(8, 'needs at least 8 characters').optional().describe('Password of owner@demo.local; random and printed once when unset'),
  RATE_LIMITS: onOff.default('on').describe('off only on a loopback HOST'),
  DOCUMENTS_MB: z.coerce.number().int().min(1).default(2_000).describe('How much the files of one workspace may take, in MB'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CLOCK_OFFSET_MS: z.coerce.number().int().default(0).describe('Moves the clock, for tests; refused in production'),
});
export type Environment = z.infer<typeof environmentSchema>;
