import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { type MailServer, startMailServer } from '../../src/embedded/mail-server.ts';
import { openLog } from '../../src/log.ts';
import { openService, type Service } from '../../src/service.ts';
import { until } from '../support/waiting.ts';
import { debianPostgres, startDebianPostgres } from './debian-postgres.ts';
import { activates, BOT, invited, letterTo, requestFor, settingsFor } from './story.ts';

/** docs/install.md, Backup and restore: its steps, tried. */

let mail: MailServer;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bk-'));
  chmodSync(folder, 0o755); // as root the database runs under another account
  mail = await startMailServer({ users: [{ address: BOT, password: 'secret' }] });
});
afterEach(async () => {
  await mail.stop();
  rmSync(folder, { recursive: true, force: true });
});

const started = (settings: Record<string, string>): Promise<Service> =>
  openService(
    readConfig({ ...settingsFor(mail), HOST: '127.0.0.1', PORT: '0', OPS_PORT: '0', ...settings }),
    openLog('silent'),
  );

/** Runs the bot for as long as `work` takes. */
async function whileRunning<T>(
  settings: Record<string, string>,
  work: (bot: Service) => Promise<T>,
): Promise<T> {
  const bot = await started(settings);
  try {
    return await work(bot);
  } finally {
    await bot.close();
  }
}

const bothInvited = (): Promise<string[]> =>
  Promise.all(['laura@andino.test', 'luis@andino.test'].map((email) => invited(mail, email)));

describe('the embedded PostgreSQL: stop, copy the folder, start elsewhere', () => {
  test('a link mailed before still works; mail answered since is read again from the archive; without the key links are dead', async () => {
    const [home, saved] = [join(folder, 'home'), join(folder, 'saved')];
    const links = await whileRunning({ DATA_DIR: home }, bothInvited);
    execFileSync('cp', ['-a', home, saved]);
    // The bot goes on after the backup, and then the machine is lost.
    await whileRunning({ DATA_DIR: home }, async () => {
      mail.appendTo(BOT, requestFor('tarde@andino.test'));
      await letterTo(mail, 'jefe@andino.test', 'tarde@andino.test');
    });
    rmSync(home, { recursive: true });
    await whileRunning({ DATA_DIR: saved }, async ({ app, pagesUrl }) => {
      expect(await activates(pagesUrl, links[0] ?? '')).toEqual([200, 303]);
      const requests = async (): Promise<unknown[]> =>
        (await app.db.query('select email from requests order by 1')).rows.map(({ email }) => email);
      expect(await requests()).toEqual(['laura@andino.test', 'luis@andino.test']);
      for (const { raw } of mail.messages(BOT, 'Portero')) mail.appendTo(BOT, raw);
      await until('the third request', async () => (await requests()).length >= 3);
      expect(await requests()).toEqual(['laura@andino.test', 'luis@andino.test', 'tarde@andino.test']);
    });
    rmSync(join(saved, 'secret.key'));
    await whileRunning({ DATA_DIR: saved }, async ({ pagesUrl }) =>
      expect(await activates(pagesUrl, links[1] ?? '')).toEqual([404]),
    );
  }, 60_000);
});

const bin = debianPostgres();
(bin ? describe : describe.skip)(
  "a PostgreSQL of the operator's: pg_dump beside the running bot, pg_restore elsewhere",
  () => {
    test('a link mailed before still works with the same SECRET_KEY, and no other', async () => {
      const server = await startDebianPostgres(bin ?? '');
      try {
        const [before, after] = [server.url('before'), server.url('after')];
        const SECRET_KEY = randomBytes(32).toString('base64');
        const dump = join(folder, 'portero.dump');
        const links = await whileRunning({ DATABASE_URL: before, SECRET_KEY }, async () => {
          const mailed = await bothInvited();
          execFileSync(join(bin ?? '', 'pg_dump'), ['-Fc', '-f', dump, before]);
          return mailed;
        });
        execFileSync(join(bin ?? '', 'pg_restore'), ['--exit-on-error', '--no-owner', '-d', after, dump]);
        await whileRunning({ DATABASE_URL: after, SECRET_KEY }, async ({ pagesUrl }) =>
          expect(await activates(pagesUrl, links[0] ?? '')).toEqual([200, 303]),
        );
        const another = randomBytes(32).toString('base64');
        await whileRunning({ DATABASE_URL: after, SECRET_KEY: another }, async ({ pagesUrl }) =>
          expect(await activates(pagesUrl, links[1] ?? '')).toEqual([404]),
        );
      } finally {
        await server.stop();
      }
    }, 60_000);
  },
);
