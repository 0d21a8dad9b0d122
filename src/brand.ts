import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the desk is dressed: one folder (BRAND_DIR) with brand.json, logo.svg and, where wanted, templates of its own. */
export interface Brand {
  /** Shown in pages and letters unless BRAND_NAME says otherwise. */
  readonly name: string;
  /** The name that letters come from, where MAIL_FROM gives none. */
  readonly sender: string;
  readonly light: Colours;
  readonly dark: Colours;
  readonly logo: string;
  /** Templates here (mail/…, pages/…) take the place of those of the same name in templates/. */
  readonly folder: string;
}

/** Each as #rrggbb. */
export interface Colours {
  /** Buttons and links. */
  readonly accent: string;
  /** Links under the pointer, and words on `tint`. */
  readonly strong: string;
  /** Words on a button. */
  readonly onAccent: string;
  /** Behind a step that is done. */
  readonly tint: string;
}

export const OUR_BRAND = fileURLToPath(new URL('../templates/brand/logtecgroup', import.meta.url));

/** The darkest ground that words stand on in the light, and the lightest in the dark (templates/mail, templates/pages). */
const GROUNDS = { light: '#eef2f6', dark: '#18242e' };
/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;
const NAMES: readonly (keyof Colours)[] = ['accent', 'strong', 'onAccent', 'tint'];

/** @throws an error with a line for each thing that is missing or wrong: file, line where it is known, what is expected */
export function loadBrand(folder: string): Brand {
  const problems: string[] = [];
  const read = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch (error) {
      problems.push(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
      return '';
    }
  };
  const source = read('brand.json');
  const logo = read('logo.svg');
  if (logo && !/^\s*(?:<\?xml[^>]*>\s*)?<svg\b/.test(logo)) problems.push('logo.svg:1: is no SVG');
  const given = source ? parsed(source, problems) : {};
  const text = (name: string): string => {
    const value = given[name];
    if (typeof value === 'string' && /^[^\p{Cc}]{1,60}$/u.test(value)) return value;
    if (source) problems.push(`brand.json: "${name}" is to be a text of one line, at most 60 characters`);
    return '';
  };
  const colours = (scheme: 'light' | 'dark'): Colours => coloursOf(given[scheme], scheme, problems);
  const brand = {
    name: text('name'),
    sender: text('sender'),
    light: colours('light'),
    dark: colours('dark'),
    logo,
    folder: resolve(folder),
  };
  if (problems.length > 0)
    throw new Error(
      `The brand in ${resolve(folder)} cannot be used:\n${problems.map((problem) => `    ${problem}\n`).join('')}`.trimEnd(),
    );
  return brand;
}

function parsed(source: string, problems: string[]): Record<string, unknown> {
  try {
    return parsedJson(source);
  } catch (error) {
    problems.push(`brand.json${(error as Error).message}`);
    return {};
  }
}

/** @throws an error that begins with the line: ":3: Unexpected token …" */
export function parsedJson(source: string): Record<string, unknown> {
  try {
    return JSON.parse(source) as Record<string, unknown>;
  } catch (error) {
    const { message } = error as Error;
    const place = Number(/position (\d+)/.exec(message)?.[1] ?? source.length);
    throw new Error(`:${source.slice(0, place).split('\n').length}: ${message}`);
  }
}

function coloursOf(given: unknown, scheme: 'light' | 'dark', problems: string[]): Colours {
  const found = (given ?? {}) as Record<string, unknown>;
  const wrong = NAMES.filter((name) => !/^#[0-9a-f]{6}$/i.test(String(found[name])));
  const colours = found as unknown as Colours;
  if (wrong.length > 0) {
    problems.push(`brand.json: "${scheme}" needs ${wrong.join(', ')} as #rrggbb`);
    return colours;
  }
  const pairs: [name: string, ink: string, ground: string][] = [
    ['accent on the page', colours.accent, GROUNDS[scheme]],
    ['strong on the page', colours.strong, GROUNDS[scheme]],
    ['onAccent on accent', colours.onAccent, colours.accent],
    ['onAccent on strong', colours.onAccent, colours.strong],
    ['strong on tint', colours.strong, colours.tint],
  ];
  for (const [name, ink, ground] of pairs) {
    const contrast = contrastOf(ink, ground);
    if (contrast < LEAST_CONTRAST)
      problems.push(
        `brand.json: "${scheme}", ${name}: contrast ${contrast.toFixed(1)} is too low to read; at least ${LEAST_CONTRAST}`,
      );
  }
  return colours;
}

/** WCAG 2.2, "contrast ratio". */
function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The file of this name below a brand's folder where there is one, else below `folder`. */
export function dressed(folder: string, over: string, name: string): string {
  const own = join(over, name);
  return existsSync(own) ? own : join(folder, name);
}
