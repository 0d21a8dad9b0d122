import setUp from '../support/global-setup.ts';
import tearDown from '../support/global-teardown.ts';
import { copyHouse } from './house.ts';
import { sweep } from './sweep.ts';

async function main(): Promise<void> {
  const every = Number(process.argv[process.argv.indexOf('--every') + 1] ?? 1);
  await setUp();
  const house = copyHouse();
  const t = Date.now();
  try {
    const r = await sweep({ main: house.main, every, onGap: (a, b) => process.stdout.write(`${a}/${b} ${Date.now() - t}\n`) });
    process.stdout.write(`${JSON.stringify(r, null, 1)}\n`);
  } finally {
    house.remove();
    await tearDown();
  }
}
await main();
