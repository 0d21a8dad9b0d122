import type { NewAccount } from '../core/account.ts';
import { local } from './local.ts';

/** A place where accounts go. `create` may be asked again for the same address after a crash: it must then change nothing. */
export interface Target {
  readonly name: string;
  create(account: NewAccount): Promise<void>;
}

/** Every approved account is created in each of these, in order, before its activation letter leaves. */
export const targets: readonly Target[] = [local];
