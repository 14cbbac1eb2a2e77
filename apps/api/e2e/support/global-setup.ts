import { provideTemplate } from './template';

/** Once per run: the database that every suite gets a copy of. */
export default async function setUp(): Promise<void> {
  await provideTemplate();
}
