import { StartSessionDocument } from '../gql/types';
import { ApiFailure, type Post } from './api';
import type { Memory } from './storage';

const TOKEN = 'token';
const COMPANY = 'company';

/** Who the visitor is towards the server: a token that outlives the page, renewed when the server no longer knows it. */
export class Session {
  private starting: Promise<string> | null = null;

  constructor(
    private readonly post: Post,
    private readonly memory: Memory,
    private readonly widgetKey: string,
    private readonly about: () => { locale: string | null; page: string | null },
  ) {}

  /** The remembered token; null before the first session. */
  get token(): string | null {
    return this.memory.get(TOKEN);
  }

  /** What the company is called, as far as known. */
  get companyName(): string | null {
    return this.memory.get(COMPANY);
  }

  /** Takes up the remembered session or begins one; parallel calls share one request. @throws ApiFailure */
  start(): Promise<string> {
    this.starting ??= this.begin().finally(() => {
      this.starting = null;
    });
    return this.starting;
  }

  /** `post` as this visitor; a token that has ended is replaced once. @throws ApiFailure */
  readonly send: Post = async (document, variables) => {
    const used = this.token ?? (await this.start());
    try {
      return await this.post(document, variables, used);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'UNAUTHENTICATED') throw error;
      // Another tab may have renewed it meanwhile.
      if (this.token === used) this.memory.set(TOKEN, null);
      return this.post(document, variables, this.token ?? (await this.start()));
    }
  };

  private async begin(): Promise<string> {
    const input = { widgetKey: this.widgetKey, visitorToken: this.token, ...this.about() };
    const { startVisitorSession: started } = await this.post(StartSessionDocument, { input });
    const [refused] = started.userErrors;
    if (refused || !started.visitorToken) throw new ApiFailure(refused?.code ?? 'FORBIDDEN', refused?.message ?? 'No session was given.');
    this.memory.set(TOKEN, started.visitorToken);
    this.memory.set(COMPANY, started.companyName ?? null);
    return started.visitorToken;
  }
}
