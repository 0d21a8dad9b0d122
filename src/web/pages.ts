import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Config } from '../config.ts';

/** What a page says besides its frame. Every value is escaped by the template engine. */
export interface PageData {
  'sign-in': { email: string; problem: string | null; notice: string | null };
  'ask-reset': { email: string; problem: string | null };
  'choose-password': {
    title: string;
    intro: string;
    email: string;
    until: string;
    button: string;
    problems: Problems;
  };
  account: {
    person: { fullName: string; company: string; role: string; email: string };
    since: string;
    notice: string | null;
    problems: Problems;
  };
  help: { mailto: string; activationLifetime: string; resetLifetime: string };
  comment: { opinion: string };
  message: Message;
}

/** What is wrong with a field, by its name, in the order of the form; `both`: with the new password's two fields together. */
export type Problems = Readonly<Record<string, string>>;

/** A page that tells something and says what to do next. */
export interface Message {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tone?: 'good' | 'bad' | 'plain';
  readonly actions?: readonly { readonly label: string; readonly href: string }[];
  /** A button that posts one field back to the page's own address. */
  readonly button?: { readonly label: string; readonly name: string; readonly value: string };
  readonly reference?: string;
}

/** What every page has around it. */
export interface Frame {
  /** The signed token of the forms on it; null where there are none. */
  readonly token: string | null;
}

export interface Pages {
  render<K extends keyof PageData>(name: K, data: PageData[K], frame: Frame): string;
  /** Files by the path they are served at; the address in a page carries `version`, so they may be kept for ever. */
  readonly files: ReadonlyMap<string, StaticFile>;
}

interface StaticFile {
  readonly body: string;
  readonly type: string;
  readonly version: string;
}

const FOLDER = fileURLToPath(new URL('../../templates/pages/', import.meta.url));
const NAMES: readonly (keyof PageData)[] = [
  'sign-in',
  'ask-reset',
  'choose-password',
  'account',
  'help',
  'comment',
  'message',
];

const PARTS = ['layout', 'problems', 'new-password'];

/** Reads and compiles all templates. @throws when one is missing or broken, so that a start fails rather than a visit. */
export function loadPages(config: Config, folder = FOLDER): Pages {
  const eta = new Eta({ views: folder, autoEscape: true, cache: true });
  for (const name of [...PARTS, ...NAMES])
    eta.loadTemplate(`@${name}`, readFileSync(join(folder, `${name}.eta`), 'utf8'));
  const files = new Map([
    staticFile(folder, 'estilo.css', 'text/css; charset=utf-8'),
    staticFile(folder, 'guion.js', 'text/javascript; charset=utf-8'),
    staticFile(folder, 'icono.svg', 'image/svg+xml'),
  ]);
  const frameOfAll = {
    brand: config.brandName,
    mailbox: config.mailFrom.address,
    // Without HELPDESK_URL it is these pages, which would only lead back to themselves.
    helpdeskUrl: config.helpdeskUrl === config.publicUrl ? null : config.helpdeskUrl,
    stylesheet: versioned(files, '/estilo.css'),
    script: versioned(files, '/guion.js'),
    icon: versioned(files, '/icono.svg'),
  };
  return {
    files,
    render: (name, data, frame) => eta.render(`@${name}`, { ...frameOfAll, ...frame, ...data }),
  };
}

function staticFile(folder: string, name: string, type: string): [string, StaticFile] {
  const body = readFileSync(join(folder, name), 'utf8');
  const version = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return [`/${name}`, { body, type, version }];
}

const versioned = (files: ReadonlyMap<string, StaticFile>, path: string): string =>
  `${path}?v=${files.get(path)?.version}`;
