import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import { Eta } from 'eta';
import { type Brand, type Colours, dressed, parsedJson } from './brand.ts';
import { ConfigError } from './config.ts';
import { type Rehearsal, rehearsed } from './rehearsal.ts';

/** All templates of a folder, compiled: one engine escapes for HTML, the other writes text as it is. */
export interface OpenTemplates {
  readonly html: Eta;
  readonly txt: Eta;
  /** The styles of styles.json by name, each as the attributes of an element; none where the folder has no such file. */
  readonly css: Readonly<Record<string, string>>;
  /** As they are written, by name. */
  readonly sources: ReadonlyMap<string, string>;
  /** Tries them with samples. @throws ConfigError with a line for each value that a template asks for and does not get */
  readonly rehearse: (rehearsals: readonly Rehearsal[]) => void;
}

/**
 * Compiles every `.eta` of the folder (those of the brand's folder of the same name in their place) and of those below it; `names` are what a template may use without `it.` before it.
 * Templates name each other from the folder on: `include('/parts/button.html.eta')`.
 * @throws ConfigError with a line for each template that is missing or broken: file, line where it is known, what is wrong
 */
export function openTemplates(
  views: string,
  needed: readonly string[],
  names: readonly string[],
  brand: Brand,
): OpenTemplates {
  const own = join(brand.folder, basename(views));
  const sourceOf = (name: string): string => readFileSync(dressed(views, own, name), 'utf8');
  /** Those in `views` by name, those of the brand's by path. */
  const called = (name: string): string => (existsSync(join(own, name)) ? join(own, name) : name);
  const sources = new Map<string, string>();
  const problems: string[] = [];
  const attempt = <T>(name: string, fallback: T, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      problems.push(`${called(name)}${said.startsWith(':') ? '' : ': '}${said}`); // ":3: …" tells the line
      return fallback;
    }
  };
  const files = attempt(views, [], () => readdirSync(views, { recursive: true, encoding: 'utf8' }));
  const found = new Set(files.map((file) => file.replaceAll('\\', '/')));
  for (const name of needed) if (!found.has(name)) problems.push(`${name}: missing`);
  let isRehearsal = false;
  const shown = (value: unknown): string => {
    // In earnest a letter with a blemish is better than none.
    if (isRehearsal && (value === undefined || value === null)) throw new Error(`would print "${value}"`);
    return value as string;
  };
  const html = engineFor(views, names, true, shown);
  const txt = engineFor(views, names, false, shown);
  for (const name of [...found].filter((file) => file.endsWith('.eta')).sort()) {
    attempt(name, undefined, () => {
      const source = sourceOf(name);
      sources.set(name, source);
      problems.push(...absentIn(source, found).map((absent) => `${called(name)}${absent}`));
      compile(name.endsWith('.txt.eta') ? txt : html, resolve(views, name), source);
    });
  }
  const css = found.has('styles.json')
    ? attempt('styles.json', {}, () => stylesOf(sourceOf('styles.json'), brand.light))
    : {};
  if (problems.length > 0) throw unusable(views, problems);
  const rehearse = (rehearsals: readonly Rehearsal[]): void => {
    isRehearsal = true;
    const wrong = rehearsed(rehearsals, (path) => called(relative(views, path)));
    isRehearsal = false;
    if (wrong.length > 0) throw unusable(views, wrong, NO_SUCH_VALUE);
  };
  return { html, txt, css, sources, rehearse };
}

const NO_SUCH_VALUE =
  "What a template may say is in docs/brands.md. One in BRAND_DIR that is taken away leaves its place to Portero's own.";

/** What stops a start: the folder, a line for each template that is missing or broken, and `advice`. */
export const unusable = (views: string, problems: readonly string[], advice = ''): ConfigError =>
  new ConfigError(
    `The templates in ${views} cannot be used:\n${problems.map((problem) => `  - ${problem}\n`).join('')}${advice}`.trimEnd(),
    problems,
  );

/** `debug` makes an error at rendering name file and line. Nothing is trimmed: what stands in a text template is what is sent. */
function engineFor(
  views: string,
  names: readonly string[],
  autoEscape: boolean,
  filterFunction: (value: unknown) => string,
): Eta {
  const functionHeader = `const { ${names.join(', ')} } = it;`;
  const always = { autoFilter: true, autoTrim: false, cache: true, debug: true } as const;
  return new Eta({ ...always, views, autoEscape, functionHeader, filterFunction });
}

function compile(engine: Eta, filepath: string, source: string): void {
  let code: string;
  try {
    code = engine.compileToString(source);
  } catch (error) {
    throw new Error((error as Error).message.split(':\n')[0]); // "unclosed tag at line 3 col 1", without its drawing
  }
  try {
    new Script(`(function (it, options) {${code}})`, { filename: 'template' });
  } catch (error) {
    // Eta knows no line here, but its generated code notes the template's line before each tag.
    const { stack = '', message } = error as Error;
    const before = code
      .split('\n')
      .slice(0, Number(/^template:(\d+)/.exec(stack)?.[1] ?? 0))
      .join('\n');
    const line = [...before.matchAll(/^__eta\.line=(\d+)$/gm)].at(-1)?.[1] ?? '1';
    throw new Error(`${message} in the tag at line ${line}`);
  }
  engine.templatesSync.define(filepath, engine.compile(source, { filepath }));
}

/** The templates that this one includes and that are not there, each with its line. */
function absentIn(source: string, found: ReadonlySet<string>): string[] {
  return [...source.matchAll(/\b(?:include|layout)\('\/([^']+)'/g)]
    .filter(([, name = '']) => !found.has(name))
    .map(
      (match) =>
        `:${source.slice(0, match.index).split('\n').length}: includes ${match[1]}, which is missing`,
    );
}

/**
 * `{"name": "css"}` to the attributes of an element: mail clients want each style inline, dark mode wants a class. `{accent}`
 * and kin in it are colours of the brand.
 */
function stylesOf(json: string, colours: Colours): Record<string, string> {
  const styles = Object.entries(parsedJson(json));
  return Object.fromEntries(
    styles.map(([name, style]) => {
      if (typeof style !== 'string' || /["<>]/.test(style))
        throw new Error(`style ${name} is not a text without ", < and >`);
      const dyed = style.replace(/\{(\w+)\}/g, (_, colour: string) => {
        const found = colours[colour as keyof Colours];
        if (found === undefined) throw new Error(`style ${name}: there is no colour {${colour}}`);
        return found;
      });
      return [name, `class="${name}" style="${dyed}"`];
    }),
  );
}
