/**
 * Templates are tried once at the start, so that one that asks for a value which its letter or page does not give stops the
 * start, and not a letter at night.
 */

/** Samples by kind, each with a name. The first of a kind has every value that there may be: what is not in it does not exist. */
export type Faces<Data> = {
  readonly [K in keyof Data]: readonly [
    readonly [name: string, Whole<Data[K]>],
    ...(readonly [name: string, Data[K]])[],
  ];
};

/** With each optional value, at least one of each list of objects, and an object where there may be null. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Item extends object
    ? readonly [Whole<Item>, ...Item[]]
    : T
  : T extends object
    ? { readonly [P in keyof T]-?: NonNullable<T[P]> extends object ? Whole<NonNullable<T[P]>> : T[P] }
    : T;

/**
 * `value`, but asking it for what `whole` does not have throws, at any depth.
 * @param name what a template calls it: "letter"
 */
export function strict<T>(value: T, whole: unknown, name: string): T {
  if (typeof value !== 'object' || value === null) return value;
  const sample = (Array.isArray(whole) ? whole[0] : whole) as object | undefined;
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      if (Array.isArray(target)) return /^\d+$/.test(key) ? strict(found, sample, `${name}[]`) : found;
      if (key in target || key in (sample ?? {}))
        return strict(found, sample?.[key as keyof typeof sample], `${name}.${key}`);
      throw new Error(
        `${name}.${key}: there is no such value. ${name} has ${Object.keys(sample ?? {}).join(', ')}`,
      );
    },
  });
}

/** One sample as a template shows it; `what` is how it is told: "letter agent-notice". */
export interface Rehearsal {
  readonly what: string;
  readonly render: () => void;
}

/** Renders each; a line for each thing that is wrong: file, line, what, and in which letters. `called` says how a file is told. */
export function rehearsed(rehearsals: readonly Rehearsal[], called: (path: string) => string): string[] {
  const problems = new Map<string, Set<string>>();
  for (const { what, render } of rehearsals)
    try {
      render();
    } catch (error) {
      const problem = toldOf(error as Error, called);
      problems.set(problem, (problems.get(problem) ?? new Set()).add(what));
    }
  return [...problems].map(([problem, whats]) => `${problem} (${[...whats].join(', ')})`);
}

/** Eta puts "file:line", an excerpt and an empty line before the message, once for each template around the one that failed. */
function toldOf(error: Error, called: (path: string) => string): string {
  let [inner, place] = [error, ''];
  while (inner.cause instanceof Error) {
    place = /^(.+:\d+)$/m.exec(inner.message)?.[1] ?? place;
    inner = inner.cause;
  }
  const [, path = '', line = ''] = /^(.*):(\d+)$/.exec(place) ?? [];
  return `${path ? `${called(path)}:${line}: ` : ''}${inner.message}`;
}
