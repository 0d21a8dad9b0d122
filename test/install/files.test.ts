import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { ConfigError, readConfig } from '../../src/config.ts';

/** What operators install with. Whether it also runs: test/install/image.sh, and docs/install.md for what could not be tried. */

const read = (file: string): string => readFileSync(file, 'utf8');

/** Every name that the program looks up in its environment: it is watched while it does. */
function knownVariables(): Set<string> {
  const asked = new Set<string>();
  const watched = (values: Record<string, string>): Record<string, string> =>
    new Proxy(values, {
      get: (target, name: string) => {
        asked.add(name);
        return target[name];
      },
    });
  for (const MAIL_AUTH of ['password', 'microsoft', 'google'])
    expect(() => readConfig(watched({ MAIL_AUTH, DATABASE_URL: 'postgres://db/x' }))).toThrow(ConfigError);
  return asked;
}

/** Those that npm start gives to Node. */
const FLAGS: string[] = JSON.parse(read('package.json')).scripts.start.match(/--\S+/g);

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  const of = (instruction: string): string[] =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));

  test('the linter (dockerfile-utils) has nothing to say', () => {
    expect(validate(text)).toEqual([]);
    expect(validate(text.replace('COPY sql ./sql', 'COPI sql ./sql'))).toHaveLength(1);
  });

  test('both stages stand on one base, pinned by version and digest, on glibc', () => {
    expect(of('ARG')).toEqual([
      expect.stringMatching(
        /^NODE=docker\.io\/library\/node:24\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/,
      ),
    ]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the Dockerfile's own
    expect(of('FROM')).toEqual(['${NODE} AS build', '${NODE}']);
  });

  test('what runs is Node itself, as an account without rights, with a health check on the ops port', () => {
    expect(JSON.parse(of('CMD').at(-1) ?? '')).toEqual(['node', ...FLAGS, '/app/dist/main.js']);
    expect(of('ENTRYPOINT')).toEqual([]);
    expect(of('USER')).toEqual(['node']);
    expect(of('VOLUME')).toEqual(['/data']);
    expect(of('HEALTHCHECK')[0]).toMatch(/CMD \["node", .*OPS_PORT.*\/healthz/);
    expect(of('EXPOSE')).toEqual(['3000']);
  });

  test('everything that it copies is there and let through by .dockerignore, and nothing else is', () => {
    const copied = of('COPY')
      .filter((line) => !line.startsWith('--from='))
      .flatMap((line) =>
        line
          .split(' ')
          .filter((word) => !word.startsWith('--'))
          .slice(0, -1),
      );
    const [everything, ...admitted] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(everything).toBe('*');
    expect(admitted.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
    for (const path of copied) expect([path, existsSync(path)]).toEqual([path, true]);
  });
});

interface Service {
  environment: Record<string, string>;
  secrets: string[];
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  ports?: string[];
  image: string;
  healthcheck?: { test: string[] };
  env_file?: string;
}

describe('compose.yaml', () => {
  const { services, secrets } = parse(read('compose.yaml')) as {
    services: { portero: Service; db: Service };
    secrets: Record<string, { file: string }>;
  };
  const { portero, db } = services;

  test('both services are read-only, without capabilities, and cannot gain any', () => {
    for (const service of [portero, db])
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
  });

  test('the pages are published to this machine alone, the ops port and the database nowhere', () => {
    expect(portero.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(db.ports).toBeUndefined();
    expect(Object.keys(portero.environment)).not.toContain('OPS_HOST');
    expect(db.image).toMatch(/postgres:17\.\d+-bookworm@sha256:[0-9a-f]{64}$/);
    expect(db.healthcheck?.test).toContain('pg_isready');
  });

  test('the program knows every variable, and each secret is a file that is declared', () => {
    const known = knownVariables();
    expect(Object.keys(portero.environment).filter((name) => !known.has(name))).toEqual([]);
    expect(known.has('IMAP_URL_FIEL')).toBe(false);
    for (const service of [portero, db])
      for (const [name, path] of Object.entries(service.environment).filter(([name]) =>
        name.endsWith('_FILE'),
      ))
        expect([name, service.secrets.map((secret) => `/run/secrets/${secret}`)]).toEqual([
          name,
          expect.arrayContaining([path]),
        ]);
    for (const [name, { file }] of Object.entries(secrets)) expect(file).toBe(`./secrets/${name}`);
  });

  test('with the files of docs/install.md the configuration is complete, and its database is the one beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cs-'));
    const values: Record<string, string> = {
      imap_url: 'imaps://soporte%40acme.co:secret@imap.acme.co/INBOX',
      smtp_url: 'smtps://soporte%40acme.co:secret@smtp.acme.co',
      database_url: 'postgres://portero:0123abcd@db/portero',
      secret_key: Buffer.alloc(32).toString('base64'),
    };
    for (const [name, value] of Object.entries(values)) writeFileSync(join(folder, name), `${value}\n`);
    const inside = Object.entries(portero.environment).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder),
    ]);
    const config = readConfig({
      ...Object.fromEntries(inside),
      MAIL_FROM: 'Mesa de Ayuda <soporte@acme.co>',
      AGENTS: 'ana@acme.co',
      PUBLIC_URL: 'https://soporte.acme.co',
    });
    const { hostname, pathname, username } = new URL(config.databaseUrl ?? '');
    expect(Object.keys(services)).toContain(hostname);
    expect(db.environment).toMatchObject({ POSTGRES_USER: username, POSTGRES_DB: pathname.slice(1) });
    expect(config).toMatchObject({ port: 3000, opsHost: '127.0.0.1', trustProxy: ['172.16.0.0/12'] });
    rmSync(folder, { recursive: true });
  });
});

test('.env.example names every variable that the program knows, and no other', () => {
  const named = new Set([...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
  const known = [...knownVariables()].filter((name) => !/^(?!GOOGLE_KEY|TLS_CA).*_FILE$/.test(name));
  expect(named).toEqual(new Set(known));
});

describe('ops/portero.service', () => {
  const unit = read('ops/portero.service');
  const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

  test('starts what is built, gives up on a wrong configuration, and waits longer than the bot takes to stop', () => {
    expect(value('ExecStart')).toBe(['/usr/bin/node', ...FLAGS, 'dist/main.js'].join(' '));
    expect(read('src/main.ts')).toContain(`BAD_CONFIG = ${value('RestartPreventExitStatus')};`);
    expect(value('Restart')).toBe('on-failure');
    expect(Number.parseInt(value('TimeoutStopSec'), 10)).toBeGreaterThan(10);
    expect(value('Environment')).toContain(`DATA_DIR=/var/lib/${value('StateDirectory')}`);
    expect(value('EnvironmentFile')).toBe('/etc/portero/portero.env');
    expect(value('InaccessiblePaths')).toBe(`-${value('WorkingDirectory')}/.git`);
  });

  const tool = '/usr/bin/systemd-analyze';
  (existsSync(tool) ? test : test.skip)('systemd finds no mistake in it, and little exposure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'un-'));
    const file = join(folder, 'portero.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const verified = (): string => spawnSync(tool, ['verify', '--man=no', file], { encoding: 'utf8' }).stderr;
    expect(verified()).toBe('');
    // Tenths; 10.0 is without any protection.
    const exposure = ['security', '--offline=true', '--threshold=13', '--no-pager', file];
    execFileSync(tool, exposure, { stdio: 'pipe' });
    writeFileSync(file, unit.replace('ProtectSystem=strict', 'ProtectSistem=strict'));
    expect(verified()).toMatch(/Unknown key.*ProtectSistem/);
    expect(() => execFileSync(tool, exposure, { stdio: 'pipe' })).toThrow();
    rmSync(folder, { recursive: true });
  });
});
