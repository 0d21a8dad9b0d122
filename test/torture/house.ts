import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One change to a built file: `find` must stand in it exactly once. */
export interface Edit {
  /** Under dist/, such as `store/links.js`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A copy of the built bot, with everything it finds beside itself: what others build meanwhile does not reach it. */
export interface House {
  /** To be run with node. */
  readonly main: string;
  remove(): void;
}

/** Neighbours of dist/ that the bot reads, and packages. */
const BESIDE = ['package.json', 'node_modules', 'templates', 'sql'];
/** Other programs' output that lies in dist/. */
const NOT_THE_BOT = /dist\/(bench|torture|soak|\.tsbuildinfo)/;

/**
 * Copies dist/ of the working directory, and plants bugs in the copy when asked.
 * @throws Error when the text of an edit is not found once: the bug would not be there, and its proof worth nothing.
 */
export function copyHouse(edits: readonly Edit[] = []): House {
  const dir = mkdtempSync(join(tmpdir(), 'house-'));
  mkdirSync(join(dir, 'dist'));
  cpSync('dist', join(dir, 'dist'), { recursive: true, filter: (path) => !NOT_THE_BOT.test(path) });
  for (const name of BESIDE) symlinkSync(resolve(name), join(dir, name));
  for (const { file, find, replace } of edits) {
    const path = join(dir, 'dist', file);
    const code = readFileSync(path, 'utf8');
    if (code.split(find).length !== 2)
      throw new Error(`cannot plant a bug: not found once in dist/${file}: ${find}`);
    writeFileSync(
      path,
      code.replace(find, () => replace),
    );
  }
  return { main: join(dir, 'dist', 'main.js'), remove: () => rmSync(dir, { recursive: true, force: true }) };
}
