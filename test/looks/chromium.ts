import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's package. */
const EXECUTABLE = '/usr/bin/chromium';

export const hasChromium = existsSync(EXECUTABLE);

/**
 * @param options.hasScrollbars shows them, with the room they take, as people's desktops do
 * @throws when Debian's chromium is not installed
 */
export async function openChromium({ hasScrollbars = false } = {}): Promise<Browser> {
  if (!hasChromium) throw new Error('Chromium is missing: apt-get install chromium');
  return await chromium.launch({
    executablePath: EXECUTABLE,
    ignoreDefaultArgs: hasScrollbars ? ['--hide-scrollbars'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
