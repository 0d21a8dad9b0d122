import { ConfigError, environmentWithFile, readConfig } from '../config.ts';
import { checkTemplates, openUnmigratedDatabase, projectPath } from '../service.ts';
import { migrate } from '../store/database.ts';
import { type CliCommand, EXIT, parted, print, printAct, progress } from './command.ts';
import { withDatabase } from './database.ts';

export const configCheck: CliCommand = {
  name: 'config check',
  takes: '[--json]',
  summary: 'read the configuration (environment and .env) and the templates, and list every problem',
  help: 'Exit code 78 when something is wrong.',
  async run(args) {
    const { asJson } = parted(args);
    try {
      checkTemplates(readConfig(environmentWithFile(process.env)));
    } catch (error) {
      if (asJson && error instanceof ConfigError) print(JSON.stringify({ problems: error.problems }));
      throw error;
    }
    print(asJson ? JSON.stringify({ problems: [] }) : 'The configuration is complete.');
    return EXIT.done;
  },
};

export const migrateCommand: CliCommand = {
  name: 'migrate',
  takes: '[--json]',
  summary: 'bring the database to this version; npm start does so too',
  help: 'Several may run at once: they wait for each other.',
  async run(args) {
    const { asJson } = parted(args);
    const applied = await withDatabase(
      async (db) => await migrate(db, projectPath('sql'), (name) => progress(`applying ${name}`)),
      openUnmigratedDatabase,
    );
    progress('');
    const said = applied.length === 0 ? 'The database is' : `Applied ${applied.join(', ')}: the database is`;
    return printAct(true, `${said} at this version.`, { applied }, asJson);
  },
};
