import { domainOf } from '../core/address.ts';
import type { Teller } from './finding.ts';
import type { Arrived } from './round-trip.ts';

/** node:dns/promises' resolveTxt, handed in: each record comes in pieces. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

/** What the world is told about mail from the bot's domain: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). */
export async function examineNames(
  address: string,
  arrived: Arrived | null,
  resolveTxt: ResolveTxt,
  teller: Teller,
): Promise<void> {
  const domain = domainOf(address);
  const spf = await recordsOf(resolveTxt, domain, /^v=spf1\b/i);
  if (spf.length === 1) teller.ok(`SPF of ${domain}: ${spf[0]}`);
  else if (spf.length === 0)
    teller.warn(
      `${domain} has no SPF record`,
      'publish one that names your provider, or letters end up as spam',
    );
  else
    teller.fail(`${domain} has ${spf.length} SPF records: receivers ignore them all`, 'merge them into one');
  await examineDkim(domain, arrived, resolveTxt, teller);
  const dmarc = await recordsOf(resolveTxt, `_dmarc.${domain}`, /^v=DMARC1\b/i);
  const policy = /;\s*p=(\w+)/i.exec(dmarc[0] ?? '')?.[1];
  if (!policy)
    teller.warn(
      `${domain} has no DMARC record`,
      'publish one; begin with p=none and reports, then quarantine: anybody can write in your name until then',
    );
  else if (policy === 'none')
    teller.warn(
      `DMARC of ${domain} asks for nothing (p=none)`,
      'raise it to quarantine or reject when the reports are clean',
    );
  else teller.ok(`DMARC of ${domain}: p=${policy}`);
}

async function examineDkim(
  domain: string,
  arrived: Arrived | null,
  resolveTxt: ResolveTxt,
  teller: Teller,
): Promise<void> {
  if (arrived === null) return; // nothing came back to look at
  if (arrived.dkim === null) {
    teller.warn(
      'the mail that came back carries no DKIM signature',
      'providers often leave mail within the house unsigned; if letters to outside are unsigned too, switch DKIM on',
    );
    return;
  }
  const { selector, domain: signer } = arrived.dkim;
  const keys = await recordsOf(resolveTxt, `${selector}._domainkey.${signer}`, /\bp=/);
  if (keys.length === 0)
    teller.fail(
      `mail is signed with ${selector}._domainkey.${signer}, which DNS does not have`,
      'publish the key',
    );
  else if (signer !== domain && !domain.endsWith(`.${signer}`))
    teller.warn(
      `mail is signed by ${signer}, not by ${domain}`,
      'have the provider sign with your own domain, as DMARC wants',
    );
  else teller.ok(`DKIM: mail is signed by ${signer}, and its key is published`);
}

async function recordsOf(resolveTxt: ResolveTxt, name: string, shape: RegExp): Promise<string[]> {
  const records = await resolveTxt(name).catch((error: { code?: string }) => {
    if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return [];
    throw error;
  });
  return records.map((parts) => parts.join('')).filter((record) => shape.test(record));
}
