import { getDomain } from 'tldts';
import { canonicalDomain } from './address.ts';

/** Whole public suffix list, its private part included: two customers of one hoster are two organisations. */
const SUFFIXES = { allowPrivateDomains: true };

/** The domain that an organisation registered (RFC 7489 section 3.2); a name that is itself a public suffix stands for itself. */
const organisationOf = (domain: string): string => getDomain(domain, SUFFIXES) ?? domain;

/** Whether a name is what an organisation registered, so that hosts of others than the help desk may stand below it. */
export const isOrganisation = (domain: string): boolean => organisationOf(domain) === domain;

/**
 * Relaxed alignment (RFC 7489 section 3.1): both names belong to the same organisation, as `correo.acme.co` and `acme.co` do.
 *
 * @param claimed as it stood in a header; what is no domain of our grammar aligns with nothing.
 * @param from canonical.
 */
export function isAligned(claimed: string, from: string): boolean {
  const domain = canonicalDomain(claimed);
  return domain !== null && organisationOf(domain) === organisationOf(from);
}
