import path from 'node:path';
import { z } from 'zod';
import { environmentSchema, type Environment } from './schema';

/** The validated, frozen configuration. */
export interface Config extends Readonly<Environment> {
  readonly dataDir: string;
  readonly production: boolean;
  readonly loopback: boolean;
  readonly demo: boolean;
  readonly rateLimits: boolean;
  /** Model answers are configured. */
  readonly modelAnswers: boolean;
}

/** The injection token of {@link Config}. */
export const CONFIG = Symbol('config');

/** What is wrong with the environment, one readable line each. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads and validates the environment.
 * @throws ConfigError listing every problem at once
 */
export function readConfig(source: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error));
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const loopback = LOOPBACK.has(env.HOST);
  const problems: string[] = [];
  if (env.RATE_LIMITS === 'off' && !loopback) problems.push('RATE_LIMITS: off is only allowed on a loopback HOST.');
  if (production && !env.SECRET_KEY) problems.push('SECRET_KEY: required in production (32 characters or more, e.g. `openssl rand -hex 32`).');
  if (production && env.CLOCK_OFFSET_MS !== 0) problems.push('CLOCK_OFFSET_MS: not allowed in production.');
  if (production && env.DEMO === 'on') problems.push('DEMO: not available in production.');
  if (env.OPENAI_MODEL && !env.OPENAI_API_KEY) problems.push('OPENAI_MODEL: needs OPENAI_API_KEY.');
  if (env.OPENAI_EMBEDDING_MODEL && !env.OPENAI_API_KEY) problems.push('OPENAI_EMBEDDING_MODEL: needs OPENAI_API_KEY.');
  if (env.OPENAI_RERANK_MODEL && !env.OPENAI_API_KEY) problems.push('OPENAI_RERANK_MODEL: needs OPENAI_API_KEY.');
  if (env.OPENAI_RERANK_MODEL && env.OPENAI_RERANK_ENDPOINT === 'rerank' && !env.OPENAI_BASE_URL) problems.push('OPENAI_RERANK_ENDPOINT: rerank needs OPENAI_BASE_URL; OpenAI itself has no such endpoint.');
  if (env.OPENAI_EMBEDDING_MODEL && env.EMBEDDING_MODEL_DIR) problems.push('EMBEDDING_MODEL_DIR: set this or OPENAI_EMBEDDING_MODEL, not both.');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    ...env,
    dataDir: env.DATA_DIR.startsWith('memory://') ? env.DATA_DIR : path.resolve(env.DATA_DIR),
    production,
    loopback,
    demo: env.DEMO ? env.DEMO === 'on' && !production : !production && loopback,
    rateLimits: env.RATE_LIMITS === 'on',
    modelAnswers: Boolean(env.OPENAI_API_KEY && env.OPENAI_MODEL),
  });
}

function problemsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
