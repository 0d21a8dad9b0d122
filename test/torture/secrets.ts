/** What must never stand in a log or a dump: links and reply keys (26 characters of base32), and whole addresses. */
const SECRETS: readonly [RegExp, string][] = [
  [/\b[0-9a-hjkmnp-tv-z]{26}\.[0-9a-hjkmnp-tv-z]{26}\b/, 'a link'],
  [/\bsol\.[0-9a-hjkmnp-tv-z]{6}\.[0-9a-hjkmnp-tv-z]{26}\b/, 'a reply key'],
  [/\b[a-z]+\d*@(?:andino\.test|logtec\.co)\b/, 'a whole address'],
  [/tres tristes tigres|Carlos Pérez/, 'a password or the body of a mail'],
];

/** Kinds of secrets in a text, in words. */
export const secretsSeenIn = (text: string): string[] =>
  SECRETS.filter(([pattern]) => pattern.test(text)).map(
    ([pattern, what]) => `${what} (${pattern.exec(text)?.[0]})`,
  );
