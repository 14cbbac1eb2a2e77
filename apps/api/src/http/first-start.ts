import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Colleagues } from '../auth/colleagues';
import type { Config } from '../config/config';
import { WorkspaceStore } from '../workspaces/workspace-store';

/** What the person at the terminal reads once the server listens. */
export interface Greeting {
  /** The demo workspace's widget key, when the demo page is served. */
  widgetKey: string | null;
  text(origin: string): string;
}

/** Makes the demo workspace; given by `demo/`, which is the level of this folder. */
export type SeedDemo = (app: INestApplicationContext, options: { ownerPassword: string }) => Promise<{ widgetKey: string; created: boolean }>;

/**
 * The first start of an empty database: the demo workspace where it is on, else a one-time link with which the first
 * owner sets their password.
 */
export async function welcome(app: INestApplicationContext, config: Config, seedDemo?: SeedDemo): Promise<Greeting> {
  if (config.demo && seedDemo) return demo(app, config, seedDemo);
  const lines = (origin: string) => [`Chatref is ready.`, `  Console   ${origin}/console/`, `  API       ${origin}/graphql`];
  if (!(await app.get(WorkspaceStore).isEmpty())) return { widgetKey: null, text: (origin) => lines(origin).join('\n') };
  const workspace = await app.get(WorkspaceStore).create('My company');
  const { setUpUrl } = await app.get(Colleagues).invite({ workspaceId: workspace.id }, { name: 'Owner', email: 'owner@example.com', role: 'OWNER' }, null);
  return { widgetKey: null, text: (origin) => [...lines(origin), `  Set up    ${setUpUrl}`, '            (one-time link for the first owner, good for 7 days)'].join('\n') };
}

async function demo(app: INestApplicationContext, config: Config, seedDemo: SeedDemo): Promise<Greeting> {
  const password = config.DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
  const { widgetKey, created } = await seedDemo(app, { ownerPassword: password });
  const hint = created ? password : config.DEMO_PASSWORD ?? '(the password printed at the first start)';
  return {
    widgetKey,
    text: (origin) => ['Chatref is ready.', `  Demo page ${origin}/`, `  Console   ${origin}/console/`, `  API       ${origin}/graphql`, `  Sign in   owner@demo.local  ${hint}`].join('\n'),
  };
}
