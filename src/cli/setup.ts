import { environmentWithFile, readConfig } from '../config.ts';
import { type CliCommand, EXIT, parted, print } from './command.ts';
import { withDatabase } from './database.ts';

export const configCheck: CliCommand = {
  name: 'config check',
  takes: '',
  summary: 'read the configuration (environment and .env) and list every problem',
  help: 'Exit code 78 when something is wrong.',
  async run(args) {
    parted(args, []);
    readConfig(environmentWithFile(process.env));
    print('The configuration is complete.');
    return EXIT.done;
  },
};

export const migrateCommand: CliCommand = {
  name: 'migrate',
  takes: '',
  summary: 'bring the database to this version; npm start does so too',
  help: 'Several may run at once: they wait for each other.',
  async run(args) {
    parted(args, []);
    await withDatabase(async () => undefined);
    print('The database is at this version.');
    return EXIT.done;
  },
};
