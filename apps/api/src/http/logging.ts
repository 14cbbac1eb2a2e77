import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/config';

/** What the framework says while it puts itself together; of use only to who debugs that. */
const FRAMEWORK = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'GraphQLModule', 'NestApplication']);

/**
 * Structured logs, one JSON object a line on standard output. No secret and no text of a message is ever logged: callers
 * log ids and counts, and the redaction below is the net.
 */
export class StructuredLogger implements LoggerService {
  private readonly logger: Logger;

  constructor(config: Pick<Config, 'LOG_LEVEL'>) {
    this.logger = pino({
      level: config.LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['authorization', 'token', 'password', 'secret', 'text', '*.authorization', '*.token', '*.password', '*.secret', '*.text'], censor: '[redacted]' },
    });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the logger's name last. */
  private write(asked: pino.Level, message: unknown, rest: unknown[]): void {
    const from = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const level = asked === 'info' && from !== undefined && FRAMEWORK.has(from) ? 'trace' : asked;
    const stack = level === 'error' && rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    const fields = typeof message === 'object' && message !== null ? message : { msg: String(message) };
    this.logger[level]({ from, ...(stack ? { stack } : {}), ...fields });
  }
}
