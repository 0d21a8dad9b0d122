import { type Command, nothing } from '../command.ts';

/** Machines, lists and everything else that reached us by a reply key or a subject: recorded, never answered. */
export const leaveAlone: Command = {
  name: 'leave-alone',
  read({ reading: { kind }, sender }) {
    if (kind === 'request' || kind === 'reply' || kind === 'bounce') return undefined;
    return { about: { keys: [], emails: [], sender }, decide: () => nothing(kind) };
  },
};
