/** What is known of an address for which a way back in was asked. */
export interface Standing {
  accountId: number | null;
  account: 'invited' | 'active' | 'disabled' | null;
  /** The account reached every target, and its activation letter was owed. */
  provisioned: boolean;
  /** Of its open request, if there is one. */
  code: string | null;
  isComplete: boolean | null;
  fullName: string | null;
  /** Earlier askings for this address. */
  lastMinute: number;
  lastHour: number;
}

export type Recovery = 'reset' | 'activation' | 'pending' | 'nothing' | 'too-soon';

/** LIMITS.md, Amounts: reset letters to one address are 60 s apart, 3 an hour. */
const AN_HOUR = 3;

/**
 * ¿Olvidó su contraseña?, aware of state: an active account gets a reset link, an approved one that was never activated a
 * fresh activation link, an open request the word that it is being looked at; everybody else nothing. The page says the
 * same to all.
 */
export function recover(standing: Standing): Recovery {
  if (standing.lastMinute > 0 || standing.lastHour >= AN_HOUR) return 'too-soon';
  if (standing.account === 'active') return 'reset';
  if (standing.account === 'invited') return standing.provisioned ? 'activation' : 'nothing';
  if (standing.account === null && standing.code !== null) return 'pending';
  return 'nothing';
}
