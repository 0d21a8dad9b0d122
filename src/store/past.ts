import { domainOf, isFreeMail } from '../core/address.ts';
import type { Past } from '../core/letters.ts';
import { capped } from '../core/strangers.ts';
import type { Queryable } from './database.ts';

/** Of a large company nobody needs the number, and counting 20,000 took 8 ms. */
const MOST_COUNTED = 100;

const PAST = `select e.email, r.count as refused, r.at, r.of, r.reason, a.count as accounts, a.name, a.address
  from unnest($1::text[], $2::text[]) as e (email, domain),
    lateral (
      select count(*) as count, max(decided_at) as at, (array_agg(email order by decided_at desc, id desc))[1] as of,
        (array_agg(reason order by decided_at desc, id desc))[1] as reason
      from (select id, email, decided_at, reason from requests where state = 'rejected' and email = e.email
            union select id, email, decided_at, reason from requests where state = 'rejected' and requester = $3) as refused
    ) r,
    lateral (
      select count(*) as count, (array_agg(full_name order by id))[1] as name, (array_agg(email order by id))[1] as address
      from (select id, full_name, email from accounts where split_part(email, '@', 2) = e.domain and state <> 'disabled' limit ${MOST_COUNTED}) as colleagues
    ) a`;
const LONGEST_REASON = 200;

/** What an agent should know of the past before deciding: refusals of these addresses or by who asks, accounts at the same companies. */
export async function pastOf(
  tx: Queryable,
  emails: readonly string[],
  requester: string,
): Promise<Map<string, Past>> {
  const domains = emails.map((email) => (isFreeMail(domainOf(email)) ? null : domainOf(email)));
  const { rows } = await tx.query<{
    email: string;
    refused: number;
    at: Date;
    of: string;
    reason: string | null;
    accounts: number;
    name: string;
    address: string;
  }>({ name: 'past', text: PAST, values: [emails, domains, requester] });
  return new Map(
    rows.map(({ email, refused, at, of, reason, accounts, name, address }): [string, Past] => {
      const lastReason = capped(reason ?? '', LONGEST_REASON);
      const refusals = { count: refused, lastAt: at?.toISOString(), email: of, lastReason };
      return [
        email,
        {
          ...(refused > 0 ? { refusals } : {}),
          ...(accounts > 0 ? { accounts: { count: accounts, name, email: address } } : {}),
        },
      ];
    }),
  );
}
