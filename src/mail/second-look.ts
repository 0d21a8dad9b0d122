import { domainOf, isFreeMail } from '../core/address.ts';
import type { Person } from '../core/mail.ts';

/** Legal forms and small words, which no domain repeats. */
const UNSAID = new Set('sas sa ltda limitada cia inc llc corp de del la las el los en para the'.split(' '));

/** Words too common in company names to tell one from another; they count in its initials alone. */
const COMMON = new Set(
  'compania empresa grupo corporacion fundacion sociedad colombia colombiana'.split(' '),
);

/** What an agent should look at twice before approving. */
export interface SecondLook {
  /** Who wrote, when that is not the address of the account. */
  readonly otherSender: string | null;
  /** The domain, when it is one of free mailboxes. */
  readonly freeMail: string | null;
  /** The domain, when nothing in it resembles the company's name. */
  readonly otherDomain: string | null;
}

/** Computed from the data of an agent's notice alone; hints, never verdicts. */
export function secondLook(person: Person, requester: string | null): SecondLook {
  const domain = person.email === null ? null : domainOf(person.email);
  const isFree = domain !== null && isFreeMail(domain);
  const differs = domain !== null && !isFree && person.company !== null && !resembles(person.company, domain);
  return { otherSender: requester, freeMail: isFree ? domain : null, otherDomain: differs ? domain : null };
}

/** Whether the domain holds a word of the name, a good part of one, or its initials ("etb.com.co"). */
function resembles(company: string, domain: string): boolean {
  const plain = company.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\./g, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !UNSAID.has(word));
  const telling = words.filter((word) => word.length > 2 && !COMMON.has(word));
  if (telling.length === 0) return true;
  const host = domain.replaceAll('-', '');
  const initials = words.map((word) => word[0]).join('');
  return (
    telling.some((word) => host.includes(word.slice(0, 5))) ||
    (initials.length > 1 && host.startsWith(initials))
  );
}
