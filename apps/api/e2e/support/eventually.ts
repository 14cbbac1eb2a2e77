/** How long a condition may take before a test fails, in ms: generous, for a machine that runs two suites at a time. */
export const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 20_000);
const LOOK_MS = 40;

/**
 * Repeats `look` until it neither throws nor returns a falsy value, and returns what it returned.
 * @throws the last failure, once `withinMs` has passed
 */
export async function eventually<T>(look: () => Promise<T> | T, withinMs = PATIENCE_MS): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    let failure: unknown = new Error('the condition did not come true');
    try {
      const value = await look();
      if (value) return value as Exclude<NonNullable<T>, false>;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) throw failure;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
