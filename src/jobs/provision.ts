import { type App, random } from '../app.ts';
import { shownCode } from '../core/links.ts';
import { markProvisioned, takeAccount } from '../store/provisioning.ts';

/** Hands one approved account to every target, then owes its activation letter. A target that fails is asked again after the lease. */
export async function provision(app: App): Promise<boolean> {
  const account = await takeAccount(app.db, app.clock.now());
  if (!account) return false;
  const about = { account: account.id, request: shownCode(account.code) };
  for (const target of app.targets) {
    try {
      await target.create(account);
    } catch (error) {
      app.log.error(
        { event: 'account.target-failed', ...about, target: target.name, err: error },
        'a target did not take an account; it is asked again when the lease ends',
      );
      return true;
    }
  }
  await markProvisioned(app.db, account, random(16), app.clock.now());
  app.log.info({ event: 'account.provisioned', ...about }, 'account handed to all targets');
  return true;
}
