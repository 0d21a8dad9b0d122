import type { Queryable } from './database.ts';
import { COUNTING, type Refused, type Try, valuesOf } from './limits.ts';

export type AccountState = 'invited' | 'active' | 'disabled';

/** A person's account. `passwordHash` is null until it is activated. */
export interface Account {
  readonly id: number;
  /** In canonical form (core/address.ts). */
  readonly email: string;
  readonly fullName: string;
  readonly company: string;
  readonly role: string;
  readonly state: AccountState;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
}

/** The columns of an `Account`, for a statement that calls the table `a`. */
export const ACCOUNT_COLUMNS = `a.id, a.email, a.full_name as "fullName", a.company, a.role, a.state,
  a.password_hash as "passwordHash", a.created_at as "createdAt", a.activated_at as "activatedAt"`;

/** @param email in canonical form; null (no address at all) looks just as long, and finds nobody. */
export async function findByEmail(db: Queryable, email: string | null): Promise<Account | null> {
  const { rows } = await db.query<Account>({
    name: 'account-by-email',
    text: `select ${ACCOUNT_COLUMNS} from accounts a where a.email = $1`,
    values: [email],
  });
  return rows[0] ?? null;
}

/**
 * Counts these tries (store/limits.ts), and looks an account up beside it: one question to the database for what is done together.
 * @param email as of `findByEmail`
 */
export async function countAndFind(
  db: Queryable,
  tries: readonly Try[],
  email: string | null,
  now: Date,
): Promise<{ refused: Refused | null; account: Account | null }> {
  const { rows } = await db.query<Refused & Account>({
    name: 'count-and-find',
    text: `select refused - 1 as nth, "freeAt", times, ${ACCOUNT_COLUMNS} from ${COUNTING} left join accounts a on a.email = $6`,
    values: [...valuesOf(tries, now), email],
  });
  const [row] = rows;
  return { refused: row && row.nth !== null ? row : null, account: row && row.id !== null ? row : null };
}

/** The account, held until the transaction ends: whoever else would change it, or open a session of it, waits. */
export async function lock(tx: Queryable, id: number): Promise<Account | null> {
  const { rows } = await tx.query<Account>(
    `select ${ACCOUNT_COLUMNS} from accounts a where a.id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** Gives the account its password; an invited one becomes active by it. A disabled one stays as it is. */
export async function setPassword(tx: Queryable, id: number, passwordHash: string, now: Date): Promise<void> {
  await tx.query(
    `update accounts set password_hash = $2, state = 'active', activated_at = coalesce(activated_at, $3)
      where id = $1 and state <> 'disabled'`,
    [id, passwordHash, now],
  );
}
