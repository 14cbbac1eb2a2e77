/** What the queue needs of a transaction (`database/transaction.ts` gives it; folders of one level do not know each other). */
export interface JobTx {
  readonly workspaceId: string;
  run(sql: string, params?: unknown[]): Promise<number>;
  afterCommit(work: () => void): void;
}
