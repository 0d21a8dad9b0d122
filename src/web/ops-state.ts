import { setTimeout as sleep } from 'node:timers/promises';
import { Gauge, Registry } from 'prom-client';
import type { App } from '../app.ts';
import { type Status, status } from '../store/overview.ts';

/** Milliseconds: scrapes within the first share one look at the database; one that takes longer than the second counts as away. */
const SHARED = 2_000;
const PATIENCE = 4_000;

/**
 * How things stand for all copies together, as Prometheus reads it. Without a database it says so and nothing else: an old figure
 * would look like a good one.
 */
export function watchState({ db, clock }: Pick<App, 'db' | 'clock'>): () => Promise<string> {
  let seen: { at: number; found: Promise<Status | null> } | null = null;
  const look = async (): Promise<Status | null> => {
    const patience = sleep(PATIENCE, null, { ref: false });
    return await Promise.race([status(db, clock.now()).catch(() => null), patience]);
  };
  return async () => {
    const at = performance.now();
    if (!seen || at - seen.at > SHARED) seen = { at, found: look() };
    return await told(await seen.found, clock.now());
  };
}

async function told(found: Status | null, now: Date): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
    new Gauge({ name: `portero_${name}`, help, labelNames, registers: [registry] });
  gauge('database_up', '1 when the database answered this scrape').set(found ? 1 : 0);
  if (!found) return await registry.metrics();
  const { mailboxes, inbox, outbox, requests, accounts, audit } = found;
  const age = (since: Date | null): number =>
    since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
  const readAt = Math.max(0, ...mailboxes.map((one) => one.readAt?.getTime() ?? 0));
  gauge(
    'mailbox_last_read_timestamp_seconds',
    'When the mailbox was last read to its end; 0 when it never was',
  ).set(readAt / 1000);
  gauge('inbox_mails', 'Mails that wait to be answered').set(inbox.waiting);
  gauge('inbox_oldest_age_seconds', 'Age of the mail that waits longest, 0 when none does').set(
    age(inbox.oldest),
  );
  gauge('set_aside_mails', 'Mails set aside whose bytes are still kept').set(inbox.setAside);
  const letters = gauge('outbox_letters', 'Letters that have not left, by state', 'state');
  letters.set({ state: 'queued' }, outbox.queued);
  letters.set({ state: 'held' }, outbox.held);
  letters.set({ state: 'refused' }, outbox.refused);
  gauge('outbox_oldest_age_seconds', 'Age of the queued letter that waits longest, 0 when none does').set(
    age(outbox.oldest),
  );
  const open = gauge('requests', 'Open requests, by state', 'state');
  for (const state of ['held', 'incomplete', 'pending'] as const) open.set({ state }, requests[state]);
  gauge('requests_oldest_pending_age_seconds', 'Age of the pending request that waits longest').set(
    age(requests.oldestPending),
  );
  const people = gauge('accounts', 'Accounts, by state', 'state');
  for (const state of ['invited', 'active', 'disabled'] as const) people.set({ state }, accounts[state]);
  gauge('accounts_unprovisioned', 'Approved accounts that the targets do not have yet').set(
    accounts.unprovisioned,
  );
  gauge('audit_chain_broken', '1 when the audit chain does not hold').set(audit.fault === null ? 0 : 1);
  return await registry.metrics();
}
