import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openChromium } from './chromium.ts';
import type { Show } from './show.ts';

const WIDTHS = { phone: 360, desktop: 1_000 } as const;
const SCHEMES = ['light', 'dark'] as const;
/** Debian's package; it makes a picture a third as large. */
const PNGQUANT = '/usr/bin/pngquant';

/**
 * Writes NAME-phone-dark.png and kin for every exhibit whose name holds `part`: whole pages, one picture point a CSS pixel.
 * @param tell hears of the progress
 */
export async function takePictures(
  show: Show,
  folder: URL,
  part: string,
  tell: (line: string) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = show.names().filter((name) => name.includes(part));
  const browser = await openChromium();
  const files: string[] = [];
  for (const colorScheme of SCHEMES)
    for (const [device, width] of Object.entries(WIDTHS)) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 640 } });
      const page = await context.newPage();
      for (const name of names) {
        await page.goto(`${show.url}/muestra/${name}`);
        const path = fileURLToPath(new URL(`${name}-${device}-${colorScheme}.png`, folder));
        await page.screenshot({ path, fullPage: true });
        tell(`\r${files.push(path)} of ${names.length * 4} pictures`);
      }
      await context.close();
    }
  await browser.close();
  tell(`\nin ${fileURLToPath(folder)}${shrunk(files)}\n`);
}

/** @returns what is to be said of it */
function shrunk(files: readonly string[]): string {
  if (!existsSync(PNGQUANT)) return ', three times as large as need be: apt-get install pngquant';
  const { status } = spawnSync(PNGQUANT, [
    '--quality=80-100',
    '--skip-if-larger',
    '--force',
    '--ext=.png',
    ...files,
  ]);
  // 98 and 99: some were left as they are.
  return [0, 98, 99].includes(status ?? -1) ? '' : `, not made smaller: ${PNGQUANT} ended with ${status}`;
}
