import { dropDatabase, readTemplate } from './template';

/** The embedded template is kept for the next run; a database on a server is dropped. */
export default async function tearDown(): Promise<void> {
  const { source, embedded } = readTemplate();
  if (!embedded) await dropDatabase(source);
}
