import { ConfigError, environmentWithFile, readConfig } from './config.ts';
import { LEFT_OPEN } from './core/proof.ts';
import { masked, openLog } from './log.ts';
import { openService } from './service.ts';

/** sysexits.h EX_CONFIG */
const BAD_CONFIG = 78;
/** CONTRACT.md section 3: SIGTERM ends the bot within 10 s. What takes longer is cut off; nothing is lost, only done again. */
const CLOSE_WITHIN_MS = 9_000;

/** npm start: the bot. */
async function main(): Promise<void> {
  const config = readConfig(environmentWithFile(process.env));
  const log = openLog(config.logLevel);
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
  });
  void stopped.then(() => {
    setTimeout(() => {
      log.error(
        { event: 'stopped', status: 'late' },
        'something did not close in time; it is done again at the next start',
      );
      process.exit(0);
    }, CLOSE_WITHIN_MS).unref();
  });
  const service = await openService(config, log);
  log.info(
    { event: 'started', url: config.publicUrl, address: service.pagesUrl, agentAuth: config.agentAuth },
    `Portero is running; pages on ${config.host}, ${service.pagesUrl} from here; ops at ${service.opsUrl}`,
  );
  log.warn({ event: 'agent-auth', agentAuth: config.agentAuth }, LEFT_OPEN[config.agentAuth]);
  if (config.secretKeys.length > 1)
    log.warn(
      { event: 'secret-key-old' },
      'SECRET_KEY_OLD is still accepted: links, reply keys and kept mail made with it are good until it is removed',
    );
  const signal = await stopped;
  log.info({ event: 'stopping', signal }, 'stopping: the letter in hand is finished first');
  await service.close();
  log.info({ event: 'stopped' }, 'stopped');
}

/** What an operator can do something about is said in a sentence; anything else with its stack. */
function whyNot(error: Error & { code?: string; port?: number; address?: string }): string {
  if (error instanceof ConfigError) return error.message;
  if (error.code === 'EADDRINUSE')
    return `Portero could not start: ${error.address}:${error.port} is in use by another program. Set PORT or OPS_PORT, or stop the other one.`;
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
    return `Portero could not start: the database cannot be reached (${error.message}). Check DATABASE_URL.`;
  return `Portero could not start: ${error.stack ?? error.message}`;
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : masked(whyNot(error))}\n`);
    process.exit(error instanceof ConfigError ? BAD_CONFIG : 1);
  },
);
