/**
 * A generator whose `return` takes effect at once. A plain one queues it behind the `next` that is waiting, so that a
 * closed subscription would stay until something happens.
 */
export function closable<T>(generator: AsyncGenerator<T>, close: () => void): AsyncGenerator<T> {
  return {
    next: () => generator.next(),
    return: (value: unknown) => {
      close();
      return generator.return(value);
    },
    throw: (error: unknown) => {
      close();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      close();
      await generator.return(undefined);
    },
  };
}
