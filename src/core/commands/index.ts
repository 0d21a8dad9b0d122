import type { Ask, Command, ReadMail } from '../command.ts';
import { answerLetter } from './answer-letter.ts';
import { bounce } from './bounce.ts';
import { leaveAlone } from './leave-alone.ts';
import { openRequest } from './open-request.ts';

/** Everything that a mail can ask; the first that can read it answers. */
const commands: readonly Command[] = [bounce, answerLetter, leaveAlone, openRequest];

/** What this mail asks of us. Every kind of mail has a command, so there always is one. */
export function askOf(mail: ReadMail): Ask {
  for (const command of commands) {
    const ask = command.read(mail);
    if (ask) return ask;
  }
  throw new Error(`no command reads mail of kind ${mail.reading.kind}`);
}
