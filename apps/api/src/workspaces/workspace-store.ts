import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BusinessHours } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { newId } from '../common/ids';
import { cleanText } from '../common/text';
import { Database, Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { hoursOrRefuse, type BusinessHoursInput } from './business-hours';
import { WorkspaceSettings, canonicalOrigin, workspaceSettingsSchema } from './settings';
import type { Workspace } from './workspace.type';

export interface WorkspaceRecord {
  id: string;
  name: string;
  widgetKey: string;
  timezone: string;
  settings: WorkspaceSettings;
}
interface Row {
  id: string;
  name: string;
  widget_key: string;
  timezone: string;
  settings: unknown;
}
type Initialiser = (tx: Tx, workspaceId: string) => Promise<void>;

const COLUMNS = 'id, name, widget_key, timezone, settings';

/** Workspaces: found, made, set up. */
@Injectable()
export class WorkspaceStore {
  private readonly initialisers: Initialiser[] = [];
  private origins: { set: Promise<Set<string>> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {
    this.bus.subscribe('settings-changed', () => (this.origins = null));
  }

  /** Modules above add what every new workspace starts with (default tags, protected rules), in the same transaction. */
  onCreate(initialise: Initialiser): void {
    this.initialisers.push(initialise);
  }

  /** Makes a workspace with everything it starts with, whole or not at all. */
  async create(name: string, options: { timezone?: string } = {}): Promise<WorkspaceRecord> {
    const clean = cleanText(name, { field: 'name', max: 120 });
    const id = newId();
    const found = async (tx: Tx) => {
      await tx.run('INSERT INTO workspace (id, name, widget_key, timezone, created_at) VALUES ($1, $2, $3, $4, $5)', [
        id, clean, `wk_${randomBytes(12).toString('base64url')}`, options.timezone ?? 'UTC', this.clock.now(),
      ]);
      await tx.run('INSERT INTO workspace_feed (workspace_id) VALUES ($1)', [id]);
    };
    await this.database.foundWorkspace(id, found, async (tx) => {
      for (const initialise of this.initialisers) await initialise(tx, id);
    });
    return this.get(id);
  }

  async get(id: string): Promise<WorkspaceRecord> {
    const [row] = await this.database.systemRead<Row>(`SELECT ${COLUMNS} FROM workspace WHERE id = $1`, [id]);
    if (!row) throw notFound('workspace');
    return toRecord(row);
  }

  /** The workspace's row inside the caller's transaction. */
  async read(tx: Tx): Promise<WorkspaceRecord> {
    const row = await tx.one<Row>(`SELECT ${COLUMNS} FROM workspace WHERE id = $1`, [tx.workspaceId]);
    if (!row) throw notFound('workspace');
    return toRecord(row);
  }

  async byWidgetKey(widgetKey: string): Promise<WorkspaceRecord | null> {
    const [row] = await this.database.systemRead<Row>(`SELECT ${COLUMNS} FROM workspace WHERE widget_key = $1`, [widgetKey]);
    return row ? toRecord(row) : null;
  }

  /** True when no workspace exists yet: the first start. */
  async isEmpty(): Promise<boolean> {
    return (await this.database.systemRead('SELECT 1 FROM workspace LIMIT 1')).length === 0;
  }

  /** True when some workspace lets pages of this origin embed its widget; the exact one is checked with the token. */
  async someAllows(origin: string): Promise<boolean> {
    this.origins ??= { set: this.allOrigins() };
    return (await this.origins.set).has(origin);
  }

  async update(tx: Tx, change: { name?: string | null; timezone?: string | null; companyName?: string | null; allowedOrigins?: string[] | null; inactivityMinutes?: number | null; hours?: BusinessHoursInput | null; curatedThreshold?: number | null }): Promise<WorkspaceRecord> {
    const current = await this.read(tx);
    const settings: WorkspaceSettings = { ...current.settings };
    if (change.companyName != null) settings.companyName = cleanText(change.companyName, { field: 'companyName', max: 120 });
    if (change.allowedOrigins != null) settings.allowedOrigins = change.allowedOrigins.map(originOrRefuse);
    if (change.inactivityMinutes != null) settings.inactivityMinutes = change.inactivityMinutes;
    // Here null says something: no hours any more.
    if (change.hours !== undefined) settings.hours = change.hours === null ? undefined : hoursOrRefuse(change.hours);
    if (change.curatedThreshold != null) settings.curatedThreshold = change.curatedThreshold;
    const checked = workspaceSettingsSchema.safeParse(settings);
    if (!checked.success) throw new Refusal('INVALID', checked.error.issues[0]?.message ?? 'These settings are not valid.', { field: [String(checked.error.issues[0]?.path[0] ?? 'settings')] });
    if (change.timezone != null && !isTimezone(change.timezone)) {
      throw new Refusal('INVALID', 'timezone must be an IANA zone such as Europe/Berlin.', { field: ['timezone'] });
    }
    const name = change.name == null ? current.name : cleanText(change.name, { field: 'name', max: 120 });
    await tx.run('UPDATE workspace SET name = $2, timezone = $3, settings = $4 WHERE id = $1', [
      current.id, name, change.timezone ?? current.timezone, JSON.stringify(checked.data),
    ]);
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId: current.id }));
    return this.read(tx);
  }

  private async allOrigins(): Promise<Set<string>> {
    const rows = await this.database.systemRead<{ origin: string }>(
      "SELECT DISTINCT jsonb_array_elements_text(settings->'allowedOrigins') AS origin FROM workspace WHERE jsonb_typeof(settings->'allowedOrigins') = 'array'",
    );
    return new Set(rows.map((row) => row.origin));
  }
}

/** What customers read as the company's name. */
export function companyNameOf(workspace: WorkspaceRecord): string {
  return workspace.settings.companyName ?? workspace.name;
}

/** The GraphQL shape. */
export function toWorkspaceType(workspace: WorkspaceRecord): Workspace {
  const { id, name, widgetKey, timezone, settings } = workspace;
  return { id, name, widgetKey, timezone, allowedOrigins: settings.allowedOrigins, companyName: companyNameOf(workspace), curatedThreshold: settings.curatedThreshold, settings };
}

/** When people answer, and the zone this is meant in: what `isOpen` and `nextOpening` of the domain take. */
export function hoursOf(workspace: WorkspaceRecord): { hours: BusinessHours | null; zone: string } {
  return { hours: workspace.settings.hours ?? null, zone: workspace.timezone };
}

/** True for a zone that this runtime knows. */
export function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function originOrRefuse(value: string): string {
  const origin = canonicalOrigin(value.trim());
  if (!origin) throw new Refusal('INVALID', `"${value.slice(0, 80)}" is not an origin. Write it as https://www.example.com, without a path.`, { field: ['allowedOrigins'] });
  return origin;
}

function toRecord(row: Row): WorkspaceRecord {
  return { id: row.id, name: row.name, widgetKey: row.widget_key, timezone: row.timezone, settings: workspaceSettingsSchema.parse(row.settings) };
}
