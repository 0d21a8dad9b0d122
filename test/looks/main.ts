import { parseArgs } from 'node:util';
import { takePictures } from './screenshots.ts';
import { openShow } from './show.ts';

const HELP = `npm run pages                shows every letter and page with sample data; reloads when a template is saved
npm run pages -- --port N    on another port than 4000
npm run screenshots          writes all of them into docs/screenshots: light and dark, phone and desktop
npm run screenshots -- NAME  those whose name holds NAME
BRAND_DIR=… before either shows another brand.
`;

/** This file runs from dist/looks/test/looks. */
const ROOT = new URL('../../../../', import.meta.url);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4000' }, help: { type: 'boolean', short: 'h' } },
  });
  const [command, part = ''] = positionals;
  if (values.help || (command !== 'pages' && command !== 'screenshots')) {
    process.stdout.write(HELP);
    return;
  }
  if (command === 'screenshots') {
    const show = await openShow(ROOT, 0);
    await takePictures(show, new URL('docs/screenshots/', ROOT), part, (line) => process.stdout.write(line));
    await show.close();
    return;
  }
  const show = await openShow(ROOT, Number(values.port));
  process.stdout.write(`Open  ${show.url}\nEdit  templates/: the browser follows\nStop  with Ctrl-C\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void show.close());
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
