import { type Config, environmentWithFile, readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { closing, openMigratedDatabase } from '../service.ts';
import type { Database } from '../store/database.ts';

/**
 * Lends a command the database of the configuration: also the embedded one, whether or not a bot is running on it.
 * @param open leaves it as it is, or brings it to this version first
 */
export async function withDatabase<T>(
  work: (db: Database, config: Config) => Promise<T>,
  open: typeof openMigratedDatabase = openMigratedDatabase,
): Promise<T> {
  const log = openLog('warn');
  const opened = closing(log);
  try {
    const config = readConfig(environmentWithFile(process.env));
    return await work(await open(config, log, opened.add), config);
  } finally {
    await opened.all();
  }
}
