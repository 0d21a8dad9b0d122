import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import { type Brand, type Colours, dressed } from '../brand.ts';
import type { Config } from '../config.ts';
import { strict } from '../rehearsal.ts';
import { openTemplates } from '../templates.ts';
import { SAMPLE_PAGES } from './samples.ts';

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
    problems: Problems<'password' | 'both' | 'acepto'>;
    /** What must be agreed to, or null; and whether it was, on a page shown again. */
    privacy: PrivacyNotice | null;
    accepted: boolean;
  };
  account: {
    person: { fullName: string; company: string; role: string; email: string };
    since: string;
    notice: string | null;
    problems: Problems<'current' | 'password' | 'both'>;
  };
  help: { mailto: string; activationLifetime: string; resetLifetime: string };
  comment: { opinion: string };
  message: Message;
}

/** Of templates/pages/privacy.eta; another text has another version. */
export interface PrivacyNotice {
  readonly text: string;
  readonly version: string;
}

/** What is wrong with a field, by its name, in the order of the form; `both`: with the new password's two fields together. */
export type Problems<Field extends string> = Readonly<Partial<Record<Field, string>>>;

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
  /**
   * Renders a page once, with gaps for its token and whatever `data` puts a gap for, and gives what fills them in, escaped:
   * for pages that are shown often, where running the templates took longer than all the rest.
   */
  prepare<K extends keyof PageData>(
    name: K,
    data: (gap: (name: string) => string) => PageData[K],
  ): (values: Readonly<Record<string, string>>) => Buffer;
  readonly privacy: PrivacyNotice;
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

/**
 * Reads and compiles all templates, and tries each with samples.
 * @throws ConfigError when one is missing, broken or asks for a value that its page does not give, so that a start fails rather than a visit
 */
export function loadPages(config: Config, folder = FOLDER): Pages {
  const { brand } = config;
  const source = (name: string): string =>
    readFileSync(dressed(folder, join(brand.folder, 'pages'), name), 'utf8');
  const needed = ['estilo.css', 'guion.js', 'privacy.eta', ...NAMES.map((name) => `${name}.eta`)];
  const { html: eta, rehearse } = openTemplates(folder, needed, [], brand);
  const files = new Map([
    staticFile('estilo.css', 'text/css; charset=utf-8', source('estilo.css') + paintOf(brand)),
    staticFile('guion.js', 'text/javascript; charset=utf-8', source('guion.js')),
    staticFile('logo.svg', 'image/svg+xml; charset=utf-8', brand.logo),
  ]);
  const frameOfAll = {
    brand: config.brandName,
    mailbox: config.mailFrom.address,
    // Without HELPDESK_URL it is these pages, which would only lead back to themselves.
    helpdeskUrl: config.helpdeskUrl === config.publicUrl ? null : config.helpdeskUrl,
    stylesheet: versioned(files, '/estilo.css'),
    script: versioned(files, '/guion.js'),
    logo: versioned(files, '/logo.svg'),
  };
  const render: Pages['render'] = (name, data, frame) =>
    eta.render(`./${name}.eta`, { ...frameOfAll, ...frame, ...data });
  rehearse([
    ...SAMPLE_PAGES.map(({ page, data }) => {
      const all = { ...frameOfAll, token: 'muestra', ...data };
      const whole = { ...all, ...SAMPLE_PAGES.find((sample) => sample.page === page)?.data };
      return { what: `page ${page}`, render: () => eta.render(`./${page}.eta`, strict(all, whole, 'it')) };
    }),
    { what: 'page privacy', render: () => eta.render('./privacy.eta', strict(frameOfAll, frameOfAll, 'it')) },
  ]);
  const notice = new Eta({ autoEscape: false }).renderString(source('privacy.eta'), frameOfAll).trim();
  return {
    files,
    privacy: { text: notice, version: versionOf(notice) },
    render,
    prepare: (name, data) => {
      const escaped = eta.config.escapeFunction;
      const parts = render(name, data(gap), { token: gap('token') })
        .split(GAP)
        .map((part, place) => (place % 2 === 0 ? Buffer.from(part) : part));
      return (values) =>
        Buffer.concat(
          parts.map((part) => (typeof part === 'string' ? Buffer.from(escaped(values[part])) : part)),
        );
    },
  };
}

/** A gap in a prepared page: a name between two characters of Unicode's private use area, which no template has. */
const gap = (name: string): string => `\uE000${name}\uE000`;
const GAP = /\uE000(\w+)\uE000/;

/** The brand's colours, in the names that the stylesheet uses. */
function paintOf({ light, dark }: Brand): string {
  const root = ({ accent, strong, onAccent }: Colours): string =>
    `:root { --brand: ${accent}; --brand-strong: ${strong}; --on-brand: ${onAccent}; }`;
  return `${root(light)}\n@media (prefers-color-scheme: dark) { ${root(dark)} }\n`;
}

const staticFile = (name: string, type: string, body: string): [string, StaticFile] => [
  `/${name}`,
  { body, type, version: versionOf(body) },
];

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const versioned = (files: ReadonlyMap<string, StaticFile>, path: string): string =>
  `${path}?v=${files.get(path)?.version}`;
