import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { ConfigError, readConfig, type Config } from './config/config';
import { DirectoryInUseError } from './database/directory-lock';
import { seedDemo } from './demo/seed-demo';
import { Knowledge } from './documents/knowledge';
import { welcome } from './http/first-start';
import { Health } from './http/health';
import { StructuredLogger } from './http/logging';
import { serveWeb } from './http/web';
import { JobQueue } from './jobs/job-queue';
import { SocketServer } from './realtime/socket-server';

/** Starts the one process: API, console, widget, demo page and jobs on one port. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = new StructuredLogger(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger, bodyParser: false, abortOnError: false });
  const demo: { widgetKey: string | null } = { widgetKey: null };
  serveWeb(app, config, () => demo.widgetKey);
  await app.init();
  const server = app.getHttpServer() as Server;
  app.get(SocketServer).attach(server, app.get(GraphQLSchemaHost).schema);
  app.get(Health).require('model', () => app.get(Knowledge).ready());
  stopOnSignals(app, logger);
  const greeting = await welcome(app, config, seedDemo);
  demo.widgetKey = greeting.widgetKey;
  await app.listen(config.PORT, config.HOST);
  await app.get(JobQueue).start();
  process.stdout.write(`${greeting.text(addressOf(server, config))}\n`);
}

/** SIGTERM: take nothing new, finish or hand back what runs, close sockets so that clients come back, then end. */
function stopOnSignals(app: NestExpressApplication, logger: StructuredLogger): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.log({ msg: 'stopping', signal });
    app.get(Health).stopping = true;
    const server = app.getHttpServer() as Server;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await app.get(SocketServer).close();
    await app.get(JobQueue).stop();
    server.closeAllConnections();
    await closed;
    await app.close();
    logger.log({ msg: 'stopped' });
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        logger.error({ msg: 'the stop failed', error: String(error) });
        process.exit(1);
      });
    });
  }
}

function addressOf(server: Server, config: Config): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  return config.PUBLIC_URL?.replace(/\/$/, '') ?? `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof DirectoryInUseError;
  process.stderr.write(`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(known ? 2 : 1);
});
