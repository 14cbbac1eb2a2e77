// Makes Postgres with pgvector, and Redis, available on this machine (Debian or Ubuntu, as root); says where they are.
import { endChildrenOnSignals, requireNode } from './support/process.mjs';
import { provisionServers } from './support/provision-postgres.mjs';

requireNode();
endChildrenOnSignals();
try {
  const { bin, redis } = await provisionServers();
  console.log(`Postgres with pgvector: ${bin}\nRedis: ${redis}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
