import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { Colleagues } from './auth/colleagues';
import { ConfigError } from './config/config';
import { DirectoryInUseError } from './database/directory-lock';
import { Refusal } from './common/errors';
import { WorkspaceStore } from './workspaces/workspace-store';

const USAGE = `Usage:
  npm run chatref -- create-workspace NAME --owner EMAIL [--timezone ZONE]
      Makes a workspace and prints a one-time link with which its owner sets a password.
      On the embedded database, stop the server first: it allows one process at a time.`;

/** The command line for operators. */
async function run(args: string[]): Promise<number> {
  const [command, name] = args;
  const option = (flag: string) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const owner = option('--owner');
  if (command !== 'create-workspace' || !name || name.startsWith('--') || !owner) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'], abortOnError: false });
  try {
    const colleagues = app.get(Colleagues);
    const workspace = await app.get(WorkspaceStore).create(name, { timezone: option('--timezone') });
    const { setUpUrl } = await colleagues.invite({ workspaceId: workspace.id }, { name: owner.split('@')[0] ?? owner, email: owner, role: 'OWNER' }, null);
    process.stdout.write(`Workspace "${workspace.name}" is made.\n  Owner's link  ${setUpUrl}\n  Widget key    ${workspace.widgetKey}\n`);
    return 0;
  } finally {
    await app.close();
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof ConfigError || error instanceof DirectoryInUseError || error instanceof Refusal;
    process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(known ? 2 : 1);
  },
);
