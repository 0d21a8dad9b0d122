import type { Config } from '../config.ts';
import { domainOf } from '../core/address.ts';
import type { Proof } from '../core/proof.ts';
import { judgeResults } from './authentication-results.ts';
import { type ResolveTxt, systemResolver, verifyDkim } from './dkim.ts';
import { fieldsOf } from './raw-fields.ts';

/** Finds out what can be shown of a mail's From domain, before anything is decided: a decision neither waits nor asks. */
export type Authenticate = (mail: {
  readonly raw: Buffer;
  /** Canonical; empty when there is not exactly one From. */
  readonly sender: string;
  /** It claims to be an agent's reply: only then DNS is asked. */
  readonly isAgents: boolean;
  readonly now: Date;
}) => Promise<Proof>;

/** @param resolve answers for DNS; tests hand in their own. */
export function openAuthentication(
  { agentAuth, authservId }: Pick<Config, 'agentAuth' | 'authservId'>,
  resolve: ResolveTxt = systemResolver(),
): Authenticate {
  return async ({ raw, sender, isAgents, now }) => {
    const from = domainOf(sender);
    const results = authservId === null ? null : judgedHeaders(raw, authservId, from);
    const isSenderKnown = results === null || results.passes;
    const proof = (isProven: boolean, by: string): Proof => ({
      agent: isProven ? 'proven' : 'unproven',
      isSenderKnown,
      by,
    });
    if (agentAuth === 'key') return proof(true, results ? `key, ${results.by}` : 'key');
    if (agentAuth === 'results') return proof(results?.passes ?? false, results?.by ?? 'no-header');
    if (!isAgents) return proof(false, results?.by ?? 'not-looked-at');
    if (!isWhole(raw)) return proof(false, 'garbled');
    const { result, by } = await verifyDkim(raw, from, resolve, now);
    return result === 'unchecked' ? { agent: 'unchecked', isSenderKnown, by } : proof(result === 'pass', by);
  };
}

function judgedHeaders(raw: Buffer, authservId: string, from: string): ReturnType<typeof judgeResults> {
  if (!isWhole(raw)) return { passes: false, by: 'garbled' };
  const values = fieldsOf(raw)
    .filter(({ name }) => name === 'authentication-results')
    .map(({ line }) => line.slice(line.indexOf(':') + 1));
  return judgeResults(values, authservId, from);
}

/** One From as every reader cuts the block, and no NUL or lone CR with which one of them could cut it differently. */
function isWhole(raw: Buffer): boolean {
  const fields = fieldsOf(raw);
  return (
    fields.filter(({ name }) => name === 'from').length === 1 &&
    !fields.some(({ line }) => /\0|\r(?!\n)/.test(line))
  );
}
