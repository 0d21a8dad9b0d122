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
  lastDay: number;
  /** Who asked for the open request is the address itself. */
  isOwn: boolean | null;
  /** The address was told within a day how its request stands. */
  wasTold: boolean;
}

export type Recovery = 'reset' | 'activation' | 'pending' | 'nothing' | 'too-soon';

/** LIMITS.md, Amounts: reset letters to one address are 60 s apart, 3 an hour. */
const AN_HOUR = 3;
/** As for answers: nobody's mailbox is to be filled by somebody else's asking. */
const A_DAY = 10;

/**
 * ¿Olvidó su contraseña?, aware of state: an active account gets a reset link, an approved one that was never activated a
 * fresh activation link, an open request the word that it is being looked at; everybody else nothing. The page says the
 * same to all.
 */
export function recover(standing: Standing): Recovery {
  if (standing.lastMinute > 0 || standing.lastHour >= AN_HOUR || standing.lastDay >= A_DAY) return 'too-soon';
  if (standing.account === 'active') return 'reset';
  if (standing.account === 'invited') return standing.provisioned ? 'activation' : 'nothing';
  const isTheirs = standing.isComplete === true || standing.isOwn === true;
  if (standing.account === null && standing.code !== null && isTheirs)
    return standing.wasTold ? 'too-soon' : 'pending';
  return 'nothing';
}
