import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const DOVECOT = '/usr/sbin/dovecot';

/** Whether the second lane can run here; with REQUIRE_DOVECOT=1 it must. */
export function hasDovecot(): boolean {
  if (existsSync(DOVECOT)) return true;
  if (process.env['REQUIRE_DOVECOT'] === '1')
    throw new Error(
      `REQUIRE_DOVECOT=1, and ${DOVECOT} is not there: apt-get install dovecot-imapd dovecot-lmtpd`,
    );
  return false;
}

/** Dovecot as an ordinary process on loopback. Any user may log in with the password "secret", and has an empty mailbox. */
export interface Dovecot {
  readonly port: number;
  readonly password: 'secret';
  /** Restarts with INBOX renumbered: Dovecot makes a new UIDVALIDITY for an index that it has lost. */
  renumber(user: string): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDovecot(): Promise<Dovecot> {
  const dir = mkdtempSync(join(tmpdir(), 'dc-'));
  const account = unprivileged();
  if (account.ids) chownSync(dir, account.ids.uid, account.ids.gid);
  for (const name of ['run', 'state', 'log', 'mail']) {
    mkdirSync(join(dir, name));
    if (account.ids) chownSync(join(dir, name), account.ids.uid, account.ids.gid);
  }
  const port = await freePort();
  writeFileSync(join(dir, 'dovecot.conf'), settings(dir, port, account.user, account.group));
  let server = await launch(dir, port, account.ids);
  const stop = (): Promise<void> => terminate(server);
  return {
    port,
    password: 'secret',
    renumber: async (user) => {
      await stop();
      const mail = join(dir, 'mail', user);
      for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        rmSync(join(mail, name), { force: true });
      server = await launch(dir, port, account.ids);
    },
    restart: async () => {
      await stop();
      server = await launch(dir, port, account.ids);
    },
    stop: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface Account {
  readonly user: string;
  readonly group: string;
  /** Only as root: whom to become. */
  readonly ids?: { uid: number; gid: number };
}

/** As root, Dovecot is run as `nobody`: nothing here needs more. */
function unprivileged(): Account {
  const me = userInfo();
  const user = me.uid === 0 ? 'nobody' : me.username;
  const [uid = 0, gid = 0] = entry('/etc/passwd', (fields) => fields[0] === user)
    .slice(2, 4)
    .map(Number);
  const [group = user] = entry('/etc/group', (fields) => Number(fields[2]) === gid);
  return me.uid === 0 ? { user, group, ids: { uid, gid } } : { user, group };
}

function entry(file: string, matches: (fields: string[]) => boolean): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.split(':')).find(matches) ?? [];
}

async function launch(dir: string, port: number, ids: Account['ids']): Promise<ChildProcess> {
  const server = spawn(DOVECOT, ['-F', '-c', join(dir, 'dovecot.conf')], {
    ...ids,
    cwd: '/',
    detached: true, // a process group of its own, to be ended as one
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = (): void => signalGroup(server, 'SIGKILL');
  process.once('exit', end); // a test run that fails leaves nothing behind
  server.once('exit', () => process.off('exit', end));
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (let tries = 0; tries < 1_000; tries++) {
    if (server.exitCode !== null) break;
    if (await greets(port)) return server;
    await sleep(25);
  }
  server.kill();
  const log = join(dir, 'log', 'dovecot.log');
  throw new Error(`Dovecot did not start: ${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
}

async function greets(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function terminate(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  signalGroup(server, 'SIGTERM');
  await ended;
  signalGroup(server, 'SIGKILL'); // a session that idles may outlive its master by seconds
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Dovecot 2.3 (Debian 12). */
const settings = (dir: string, port: number, user: string, group: string): string => `
base_dir = ${dir}/run
state_dir = ${dir}/state
instance_name = portero-test-${port}
protocols = imap
listen = 127.0.0.1
log_path = ${dir}/log/dovecot.log
info_log_path = ${dir}/log/info.log
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${dir}/mail/%u
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 1
mailbox_list_index = yes
mail_fsync = never
maildir_stat_dirs = no
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${dir}/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-hibernate {
  unix_listener imap-hibernate {
    mode = 0
  }
}
protocol imap {
  mail_max_userip_connections = 100
  imap_idle_notify_interval = 2 mins
}
`;
