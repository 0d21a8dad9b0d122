import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openChromium } from './chromium.ts';
import type { Show } from './show.ts';

const WIDTHS = { phone: 360, desktop: 1_000 } as const;
const SCHEMES = ['light', 'dark'] as const;

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
  let count = 0;
  for (const colorScheme of SCHEMES)
    for (const [device, width] of Object.entries(WIDTHS)) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 640 } });
      const page = await context.newPage();
      for (const name of names) {
        await page.goto(`${show.url}/muestra/${name}`);
        const file = new URL(`${name}-${device}-${colorScheme}.png`, folder);
        await page.screenshot({ path: fileURLToPath(file), fullPage: true });
        tell(`\r${++count} of ${names.length * 4} pictures`);
      }
      await context.close();
    }
  tell(`\nin ${fileURLToPath(folder)}\n`);
  await browser.close();
}
