import { Counter, Gauge, Registry } from 'prom-client';

/** What happened in this process, counted where it is logged. What is so for all copies together is read from the database: web/ops-state.ts. */
export interface Metrics {
  readonly registry: Registry;
  /** `verdict`: what became of a mail. */
  readonly mails: Counter<'verdict'>;
  /** Replies that would have approved something and did not prove who wrote them. */
  readonly forgedApprovals: Counter;
  /** `result` of one try: sent, later, refused. */
  readonly letters: Counter<'kind' | 'result'>;
  readonly decisions: Counter<'result'>;
  /** `result`: redeemed, or why a link did not open anything. */
  readonly links: Counter<'purpose' | 'result'>;
  readonly signIns: Counter<'outcome'>;
  readonly limits: Counter<'limit'>;
  /** Parsing threads that had to be killed, or died. */
  readonly parseKills: Counter<'reason'>;
  /** `result` of one run: done, failed, elsewhere (another copy was at it). */
  readonly chores: Counter<'chore' | 'result'>;
  /** When this process last did a chore to its end, in seconds since 1970. */
  readonly choresDone: Gauge<'chore'>;
}

/** What comes at its hour, on one copy only: jobs/index.ts. */
const CHORES = ['upkeep', 'digest', 'sweep'];

/**
 * One process's counters, named by Prometheus's conventions (unit last, `_total` on counters). Those that an alert goes by begin
 * at 0: an increase from nothing is none to Prometheus.
 */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `portero_${name}_total`, help, labelNames, registers: [registry] });
  const metrics = {
    registry,
    mails: counter('mails', 'Mails that came to an end, by verdict', 'verdict'),
    forgedApprovals: counter('forged_approvals', 'Approvals that did not prove who wrote them'),
    letters: counter('letters', 'Tries to send a letter, by kind and result', 'kind', 'result'),
    decisions: counter('decisions', 'Requests decided by mail, by result', 'result'),
    links: counter('links', 'Links redeemed, and links that opened nothing', 'purpose', 'result'),
    signIns: counter('sign_ins', 'Sign-ins, by outcome', 'outcome'),
    limits: counter('limits_hit', 'Times a limit was hit, by limit', 'limit'),
    parseKills: counter('parse_kills', 'Parsing threads that were killed or died', 'reason'),
    chores: counter('chore_runs', 'Times a chore came at its hour, by result', 'chore', 'result'),
    choresDone: new Gauge({
      name: 'portero_chore_last_success_timestamp_seconds',
      help: 'When this process last did a chore to its end; 0 when it has not since it started',
      labelNames: ['chore'],
      registers: [registry],
    }),
  };
  for (const verdict of ['request', 'approved', 'rejected', 'refused', 'set-aside'])
    metrics.mails.inc({ verdict }, 0);
  for (const result of ['approved', 'rejected']) metrics.decisions.inc({ result }, 0);
  for (const outcome of ['opened', 'refused']) metrics.signIns.inc({ outcome }, 0);
  for (const reason of ['too-slow', 'too-hungry', 'parser-failed']) metrics.parseKills.inc({ reason }, 0);
  for (const chore of CHORES) {
    metrics.choresDone.set({ chore }, 0);
    for (const result of ['done', 'failed', 'elsewhere']) metrics.chores.inc({ chore, result }, 0);
  }
  return metrics;
}
