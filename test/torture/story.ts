import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from '../support/browser.ts';
import type { CameOut } from './ledger.ts';
import { approval, request } from './people.ts';
import { AGENTS, type Copy, type World } from './world.ts';

export const PASSWORD = 'tres tristes tigres comen trigo';
const AGAIN_AFTER_MS = 50;

export const isNotice = ({ to, opens }: CameOut): boolean => opens && AGENTS.some((agent) => agent === to);
const isInvitation = ({ link }: CameOut): boolean => link.startsWith('/activar/');

/** A step of a story that did not come to pass, with what is wrong. */
export class Stuck extends Error {}

/**
 * One whole story: a request, its notice, an agent's "Aprobar", the activation letter, the click, and the letter that says
 * the password changed. Whoever meets a bot that is down tries again, as people do.
 * @throws Stuck
 */
export async function wholeStory(world: World, email: string): Promise<void> {
  await world.mails('good', request(email), email);
  await letterTo(world, email, 'receipt', ({ to, opens }) => to === email && opens);
  await approved(world, email);
  await clicks(world, email);
  await letterTo(
    world,
    email,
    'word of the new password',
    ({ to, code, link }) => to === email && code === '' && link === '',
  );
}

/** The agent's part: waits for the notice about `email` and approves. */
export async function approved(world: World, email: string): Promise<void> {
  const code = await codeOf(world, email);
  const notice = await letterTo(
    world,
    email,
    'notice',
    (letter) => letter.to === AGENTS[0] && isNotice(letter) && letter.code === code,
  );
  await world.mails('approval', approval(notice), email);
}

/** A notice names its request by the code, which the requester's receipt has too. */
async function codeOf({ ledger, patienceMs }: World, email: string): Promise<string> {
  const receipt = await ledger.letter(({ to, opens }) => to === email && opens, patienceMs);
  return receipt?.code ?? '';
}

/** The person's part: waits for the link and redeems it, at every copy at the same time. */
export async function clicks(world: World, email: string): Promise<void> {
  const { link } = await letterTo(
    world,
    email,
    'activation letter',
    (letter) => letter.to === email && isInvitation(letter),
  );
  const deadline = Date.now() + world.patienceMs;
  const results = await Promise.all(
    world.copies.flatMap((copy) => [redeems(copy, link, deadline), redeems(copy, link, deadline)]),
  );
  const welcomes = results.filter((result) => result === 'welcome').length;
  if (welcomes > 0) world.ledger.welcomes.set(link, (world.ledger.welcomes.get(link) ?? 0) + welcomes);
  if (results.includes('late')) throw new Stuck(`${email} could not use the link: no page answered`);
}

/** Opens the link and sends the form; a page that breaks off is opened again. */
async function redeems({ bot }: Copy, link: string, deadline: number): Promise<'welcome' | 'over' | 'late'> {
  for (; Date.now() < deadline; await sleep(AGAIN_AFTER_MS)) {
    try {
      const browser = new Browser(await bot.up());
      const form = await browser.get(link);
      if (form.status === 410) return 'over';
      if (form.status !== 200) continue;
      const answer = await browser.submit(form, { password: PASSWORD, confirmation: PASSWORD });
      if (answer.status === 303) return 'welcome';
      if (answer.status === 410) return 'over';
    } catch {
      // The bot died in the middle of it: what it had done, the next look at the link tells.
    }
  }
  return 'late';
}

async function letterTo(
  { ledger, patienceMs }: World,
  email: string,
  what: string,
  fits: (letter: CameOut) => boolean,
): Promise<CameOut> {
  const letter = await ledger.letter(fits, patienceMs);
  if (!letter) throw new Stuck(`the ${what} of ${email} never came`);
  return letter;
}
