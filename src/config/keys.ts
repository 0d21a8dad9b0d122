import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Expected } from './environment.ts';

/** The keys that links and reply keys are made with. */

/**
 * With the embedded database the key is made once and kept beside it; with a database elsewhere it must be given.
 * @param dryRun the start will fail anyway, so nothing is written
 */
export function secretKeyOf(
  text: string,
  databaseUrl: string | null,
  dataDir: string,
  dryRun: boolean,
): Buffer {
  if (text || databaseUrl !== null) return keyOf(text);
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    if (dryRun) return Buffer.alloc(32);
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    // Written whole or not at all: a key cut short would be a key that anybody can guess.
    writeFileSync(`${file}.new`, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const kept = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (kept.length < 32)
    throw new Expected(
      `at least 32 bytes in ${file} (restore it from a backup, or remove it to have a new one made)`,
    );
  return kept;
}

/** The key that SECRET_KEY takes the place of. */
export function oldKeyOf(text: string, secretKey: Buffer | undefined): Buffer | null {
  if (!text) return null;
  const key = keyOf(text);
  if (secretKey && key.equals(secretKey))
    throw new Expected('another value than that of SECRET_KEY (the key before it), or nothing');
  return key;
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length < 32 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text))
    throw new Expected('at least 32 random bytes in base64');
  return key;
}
