/**
 * Gathers what is asked for in one turn of the event loop, so that the database is asked once for all of it: under load most of
 * a page's time went into one round trip each. Nobody waits for more than the turn, and no answer is older than its question.
 * @param ask answers all keys, in their order
 */
export function gathered<K, V>(ask: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  let waiting: { key: K; resolve: (value: V) => void; reject: (error: unknown) => void }[] = [];
  const flush = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    try {
      const answers = await ask(asked.map(({ key }) => key));
      for (const [place, { resolve }] of asked.entries()) resolve(answers[place] as V);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ key, resolve, reject });
    });
}
