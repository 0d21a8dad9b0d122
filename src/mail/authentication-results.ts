import { asciiLower } from '../core/address.ts';
import { isAligned } from '../core/alignment.ts';
import { withoutComments } from './comments.ts';

/**
 * Authentication-Results (RFC 8601), read by its grammar: who forges one writes what a search for "dmarc=pass" would find in a
 * comment, in a quoted string or under another name. What does not fit the grammar is believed in nothing.
 */

/** The value of MAIL_AUTHSERV_ID for Microsoft 365, whose header begins with a result where RFC 8601 has the server's name. */
export const MICROSOFT_365 = 'microsoft365';

interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** `header.from`, `header.d` … in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

interface Results {
  /** In lower case; null in Microsoft 365's form. */
  readonly id: string | null;
  /** Null: the name could be read, what follows could not. */
  readonly methods: readonly MethodResult[] | null;
}

/** What the header says of a mail, and in which words the audit trail has it. */
export interface Judged {
  readonly passes: boolean;
  readonly by: string;
}

const fails = (by: string): Judged => ({ passes: false, by });

/**
 * Whether the topmost header of this server says that the mail comes from its From domain: dmarc=pass for it, or dkim=pass of
 * an aligned domain. Headers of other servers are skipped; those of ours further below were not written by it.
 *
 * @param values of all Authentication-Results fields, topmost first, Latin-1 as they stood, unfolded or not.
 * @param authservId in lower case, or MICROSOFT_365.
 * @param from canonical domain of the one From.
 */
export function judgeResults(values: readonly string[], authservId: string, from: string): Judged {
  const wanted = authservId === MICROSOFT_365 ? null : authservId;
  for (const value of values) {
    const results = resultsIn(value);
    if (results === null) return fails('garbled'); // perhaps ours: nothing below it can be the topmost
    if (results.id === wanted) return results.methods ? judge(results.methods, from) : fails('garbled');
  }
  return fails('no-header');
}

function judge(methods: readonly MethodResult[], from: string): Judged {
  const [dmarc, ...others] = methods.filter(({ method }) => method === 'dmarc');
  if (others.length > 0) return fails('two-dmarc');
  if (dmarc?.result === 'fail') return fails('dmarc=fail');
  if (dmarc?.result === 'pass' && isAligned(dmarc.properties.get('header.from') ?? '', from))
    return { passes: true, by: 'dmarc=pass' };
  if (methods.some((one) => one.method === 'dkim' && one.result === 'pass' && isSignedFor(one, from)))
    return { passes: true, by: 'dkim=pass' };
  if (dmarc?.result === 'pass') return fails('dmarc-of-another-domain');
  return fails(dmarc ? `dmarc=${dmarc.result}` : 'none-passes');
}

/** By the domain that signed (header.d) and whom it signed for (header.i); where both are told, both are to be of the From domain. */
function isSignedFor({ properties }: MethodResult, from: string): boolean {
  const signer = properties.get('header.d');
  const identity = properties.get('header.i');
  const domains = [signer, identity?.slice(identity.lastIndexOf('@') + 1)].filter((one) => one !== undefined);
  return domains.length > 0 && domains.every((domain) => isAligned(domain, from));
}

/** What MAIL_AUTHSERV_ID would have to be for a header with this value; null when its name cannot be told. */
export function authservIdIn(value: string): string | null {
  const results = resultsIn(value);
  return results && (results.id ?? MICROSOFT_365);
}

/** @returns null when not even its name can be told. */
function resultsIn(value: string): Results | null {
  const text = withoutComments(value.replace(/\r?\n(?=[ \t])/g, ''));
  if (text === null || /[^\t\x20-\x7e]/.test(text)) return null;
  const [first = '', ...rest] = text.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];
  if (/^[^"]*=/.test(first)) return { id: null, methods: methodsIn([first, ...rest]) };
  const [, quoted, bare, version = '1'] =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?:\s+(\d+))?\s*$/.exec(first) ?? [];
  const id = quoted === undefined ? bare : unescaped(quoted);
  if (id === undefined) return null;
  return { id: asciiLower(id), methods: Number(version) === 1 ? methodsIn(rest) : null };
}

const unescaped = (quoted: string): string => quoted.replace(/\\(.)/g, '$1');

function methodsIn(parts: readonly string[]): MethodResult[] | null {
  const written = parts.filter((part) => part.trim() !== '');
  if (written.length === 1 && /^\s*none\s*$/i.test(written[0] ?? '')) return [];
  const methods = written.map(methodIn);
  return methods.every((method) => method !== null) ? methods : null;
}

/** `dkim=pass reason="…" header.d=acme.co`: names and values, each name once. */
function methodIn(part: string): MethodResult | null {
  const pairs = new Map<string, string>();
  const pair = /\s*([a-z0-9_][a-z0-9_./-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"(@[^\s"]+)?|([^\s"]+))(?=\s|$)\s*/iy;
  while (pair.lastIndex < part.length) {
    const [, name, quoted = '', after = '', bare] = pair.exec(part) ?? [];
    if (name === undefined || pairs.has(asciiLower(name))) return null;
    pairs.set(asciiLower(name), bare ?? unescaped(quoted) + after);
  }
  const [[method = '', result = ''] = [], ...properties] = pairs;
  return { method: method.replace(/\/1$/, ''), result: asciiLower(result), properties: new Map(properties) };
}
