import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailServer } from '../../src/embedded/mail-server.ts';
import { freePort } from '../support/free-port.ts';
import { debianPostgres, startDebianPostgres } from './debian-postgres.ts';
import { activates, BOT, invited, settingsFor } from './story.ts';

/** For image.sh, by Node 24: starts the mounted image as Docker would with compose.yaml's restrictions, and lives one request through. */

const [root = '', described = ''] = process.argv.slice(2);
interface Image {
  readonly Env: string[];
  readonly Cmd: string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Healthcheck: { Test: string[] };
}
const image = (JSON.parse(readFileSync(described, 'utf8')) as { Docker: { config: Image } }).Docker.config;
assert.equal(image.User, 'node');
assert.equal(image.Healthcheck.Test[0], 'CMD');

const OPS_PORT = String(await freePort());
/** Whatever the image says of itself runs as this: uid 1000, no capability, none to be gained. */
const AS_NODE =
  'setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all';

/** Read-only all over, but for tmpfs on /tmp and, when `data` is true, /data; secrets as single files, as Compose mounts them. */
const MOUNTS = `
root=$1 secrets=$2 data=$3; shift 3
mount --make-rprivate /
mount --bind "$root" "$root"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir "$root/run/secrets"
for file in "$secrets"/*; do touch "$root/run/secrets/\${file##*/}"; mount --bind "$file" "$root/run/secrets/\${file##*/}"; done
[ "$data" = true ] && mount -t tmpfs -o mode=755,uid=1000,gid=1000 tmpfs "$root/data"
mount -o remount,bind,ro "$root"
exec chroot "$root" "$@"
`;

const inImage = (env: Record<string, string>, command: readonly string[]): string[] => {
  const given = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return [
    'env',
    '-i',
    ...image.Env,
    ...given,
    ...AS_NODE.split(' '),
    'env',
    '-C',
    image.WorkingDir,
    ...command,
  ];
};

/** Beside the running one, as `docker exec` and HEALTHCHECK do. */
const execute = (pid: number, env: Record<string, string>, ...command: string[]): string =>
  execFileSync(
    'nsenter',
    ['-t', String(pid), '-m', '-p', '-i', `--root=/proc/${pid}/root`, ...inImage(env, command)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );

async function storyWith(name: string, database: Record<string, string>, data: boolean): Promise<void> {
  const secrets = mkdtempSync(join(tmpdir(), 'secrets-')); // 0700, as docs/install.md makes it
  const mail = await startMailServer({ users: [{ address: BOT, password: 'secret' }] });
  const { IMAP_URL = '', SMTP_URL = '', ...plain } = settingsFor(mail);
  const env: Record<string, string> = { ...plain, HOST: '127.0.0.1', PORT: '0', OPS_PORT };
  for (const [variable, value] of Object.entries({ IMAP_URL, SMTP_URL, ...database })) {
    writeFileSync(join(secrets, variable.toLowerCase()), value);
    chmodSync(join(secrets, variable.toLowerCase()), 0o444);
    env[`${variable}_FILE`] = `/run/secrets/${variable.toLowerCase()}`;
  }
  const bot = spawn(
    'unshare',
    [
      '--mount',
      '--pid',
      '--ipc',
      '--fork',
      '--kill-child',
      'bash',
      '-euc',
      MOUNTS,
      'bash',
      root,
      secrets,
      String(data),
      ...inImage(env, image.Cmd),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(bot, 'exit');
  try {
    const { pages, lines } = await started(bot);
    const pid = Number(readFileSync(`/proc/${bot.pid}/task/${bot.pid}/children`, 'utf8'));
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^NSpid:\t\d+\t1$/m, 'the bot is process 1');
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t1000\t1000[\s\S]*^CapBnd:\t0+$/m);
    assert.throws(
      () => execute(pid, {}, 'touch', '/app/x', '/home/node/x'),
      'the root file system is read-only',
    );
    execute(pid, env, ...image.Healthcheck.Test.slice(1));
    assert.throws(() => execute(pid, { ...env, OPS_PORT: '1' }, ...image.Healthcheck.Test.slice(1)));
    assert.deepEqual(await activates(pages, await invited(mail, 'laura@andino.test')), [200, 303]);
    assert.match(execute(pid, env, 'portero', 'account', 'laura@andino.test'), /laura@andino\.test/);
    const asked = Date.now();
    process.kill(pid, 'SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    assert.ok(lines().includes('"event":"stopped"'));
    process.stdout.write(
      `ok  ${name}: healthy, one account activated, SIGTERM ended it in ${Date.now() - asked} ms\n`,
    );
  } finally {
    bot.kill('SIGKILL');
    await mail.stop();
    rmSync(secrets, { recursive: true });
  }
}

async function started(bot: ChildProcess): Promise<{ pages: string; lines: () => string }> {
  let out = '';
  return await new Promise((resolve, reject) => {
    bot.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const line = out.split('\n').find((one) => one.includes('"event":"started"'));
      if (line) resolve({ pages: (JSON.parse(line) as { address: string }).address, lines: () => out });
    });
    bot.once('exit', (code) => reject(new Error(`ended with ${code} before it started:\n${out}`)));
  });
}

await storyWith('embedded PostgreSQL in /data', {}, true);
const bin = debianPostgres();
if (bin) {
  const server = await startDebianPostgres(bin);
  const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');
  await storyWith(
    'PostgreSQL elsewhere, nothing writable but /tmp',
    { DATABASE_URL: server.url('before'), SECRET_KEY },
    false,
  );
  await server.stop();
}
const dev = ['typescript', 'jest', '@biomejs', '@swc', 'oxlint', 'playwright-core', 'fast-check', 'axe-core'];
for (const name of dev)
  assert.throws(() => readFileSync(join(root, 'app/node_modules', name, 'package.json')), name);
process.stdout.write('ok  no development dependency in the image\n');
