import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from './postgres-binaries.ts';

/** Where one embedded server keeps its things. */
export interface Place {
  readonly dir: string;
  readonly data: string;
  readonly socketDir: string;
  readonly pidFile: string;
  readonly ownerFile: string;
}

/** sun_path of a Unix socket holds 108 bytes, the last of them zero. */
const LONGEST_SOCKET_PATH = 107;
/** For a bot that runs as root in a folder that nobody else may enter, such as /root. */
const SYSTEM_DIR = '/var/lib/portero';

/**
 * Makes the folders of a server under `dir`. Two things cannot always be there: as root the server runs under another account,
 * and where that may not enter `dir` its files live under /var/lib/portero, with a link from `dir` to them; and a socket whose
 * path would be too long goes to the folder for temporary files.
 */
export function placeIn(wanted: string, account: Account): Place {
  const parent = dirname(wanted);
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  const dir = canEnter(parent, account) ? wanted : elsewhere(wanted);
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const data = join(dir, 'data');
  const near = join(dir, 's');
  const isShort = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH;
  const socketDir = isShort ? near : join(tmpdir(), `portero-${nameOf(dir)}`);
  for (const folder of [data, socketDir]) makePrivate(folder, account);
  return { dir, data, socketDir, pidFile: join(data, 'postmaster.pid'), ownerFile: join(dir, 'owner.pid') };
}

/** Whether others may pass through every folder above; only asked when the server is to run as somebody else. */
function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || canEnter(above, account));
}

/** A new folder of its own each time, so that a DATA_DIR that was removed and made anew starts empty. */
function elsewhere(wanted: string): string {
  if (existsSync(wanted)) return realpathSync(wanted);
  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  const dir = mkdtempSync(join(SYSTEM_DIR, 'data-'));
  for (const folder of [SYSTEM_DIR, dir]) chmodSync(folder, 0o755); // whatever the umask
  symlinkSync(dir, wanted);
  return dir;
}

/** Only the server's account may enter: there is no password between it and the rows. */
function makePrivate(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const { uid, mode } = lstatSync(folder);
  if (uid !== (account.uid ?? process.getuid?.() ?? uid) || (mode & 0o022) !== 0)
    throw new Error(`${folder} belongs to somebody else: remove it, or set another DATA_DIR`);
}

const nameOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12);
