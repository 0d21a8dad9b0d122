import type { Fact } from './drafts.ts';
import { addressesIn, chosenAddress, pointsAtSender, spelledAddress } from './emails.ts';
import type { Context } from './values.ts';
import { fold } from './words.ts';

const NOT_FOR_THE_ACCOUNT =
  /escrib\w+ a|contact|dud|inquietud|informar a|autoriz|aprueb|(?:mi|su) jef|copia|respond\w+ a|personal|antes|anterior|antigu|ya no|alterno|gmail/;

/** Where to ask back is not what to open the account with. */
const FOR_QUESTIONS =
  /\b(?:cualquier cosa|me escriben|escribirme|dudas?|inquietud\w*|me contactan?|contactarme|con copia|copia a)\b/;

const MAY_BE_SPELLED = /(?:arroba|at)[)\]]? ?[a-z0-9-]{2,40} ?(?:\.|\(?punto)/;

function givesAddress(sentence: string, { isOwn }: Context): boolean {
  for (const { address } of addressesIn(sentence)) if (address === null || !isOwn(address)) return true;
  return false;
}

/** The one address that sentences give, or that they point at; null when there are more, or it is named for something else. */
export function addressTold(sentences: readonly string[], context: Context): Fact | null {
  const all: string[] = [];
  for (const sentence of sentences) if (givesAddress(sentence, context)) all.push(sentence);
  const forAccount = all.filter((sentence) => !FOR_QUESTIONS.test(fold(sentence)));
  const withAddress = forAccount.length > 0 ? forAccount : all;
  if (withAddress.length > 0) {
    const chosen = chosenAddress(withAddress.join(' \n '), context.isOwn);
    const line = withAddress[0] ?? '';
    if (chosen === undefined || chosen === null) return null;
    const said = fold(
      line.slice(0, Math.max(0, line.toLowerCase().indexOf(chosen.split('@')[0] ?? ''))).slice(-60),
    );
    return NOT_FOR_THE_ACCOUNT.test(said.split(/[,;:(.]\s|\s(?:y|pero|ahora) /).at(-1) ?? '')
      ? null
      : { value: chosen, line };
  }
  for (const sentence of sentences) {
    const folded = fold(sentence);
    const spelled = MAY_BE_SPELLED.test(folded)
      ? /([a-z0-9._-]{2,40}) ?[([]?(?:arroba|at)[)\]]? ?((?:[a-z0-9-]{2,40}) ?(?:(?:\.|punto|\(punto\)) ?[a-z0-9-]{2,30} ?){1,4})/.exec(
          folded,
        )
      : null;
    const address = spelled === null ? null : spelledAddress(spelled[0].trim());
    if (address !== null && !context.isOwn(address)) return { value: address, line: sentence };
    if (
      context.sender !== null &&
      /correo|cuenta|mail|direccion|buzon/.test(folded) &&
      pointsAtSender(sentence)
    )
      return { value: context.sender, line: sentence };
  }
  return null;
}
