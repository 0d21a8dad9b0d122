import type { Fact } from './drafts.ts';
import { addressesIn, chosenAddress, pointsAtSender, spelledAddress } from './emails.ts';
import type { Context } from './values.ts';
import { isElsewhere, isOfThird } from './whose-address.ts';
import { fold } from './words.ts';

/** Where to ask back is not what to open the account with. */
const FOR_QUESTIONS =
  /\b(?:cualquier cosa|me escriben|escribirme|dudas?|inquietud\w*|me contactan?|contactarme|con copia|copia a)\b/;

const MAY_BE_SPELLED = /(?:arroba|at)[)\]]? ?[a-z0-9-]{2,40} ?(?:\.|\(?punto)/;

function givesAddress(sentence: string, { isOwn }: Context): boolean {
  for (const { address } of addressesIn(sentence)) if (address === null || !isOwn(address)) return true;
  return false;
}

/**
 * The one address that sentences give, or that they point at; null when there are more, or it is named for something else.
 * `writer` is who writes, where nobody else is to have an account.
 */
export function addressTold(
  sentences: readonly string[],
  context: Context,
  writer: string | null,
): Fact | null {
  const all: string[] = [];
  for (const sentence of sentences) if (givesAddress(sentence, context)) all.push(sentence);
  if (all.length > 0) {
    const left = all.filter((sentence) => !isOfOther(sentence, sentences, writer, context));
    const forAccount = left.filter((sentence) => !FOR_QUESTIONS.test(fold(sentence)));
    const withAddress = forAccount.length > 0 ? forAccount : left;
    const chosen = chosenAddress(withAddress.join(' \n '), context.isOwn);
    return chosen === undefined || chosen === null ? null : { value: chosen, line: withAddress[0] ?? '' };
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

/** Whether the only address of a sentence is not the account's, by the words around it. */
function isOfOther(
  sentence: string,
  all: readonly string[],
  writer: string | null,
  { isOwn }: Context,
): boolean {
  const found = addressesIn(sentence).filter(({ address }) => address === null || !isOwn(address));
  const [one] = found;
  if (one === undefined || found.length > 1) return false;
  const place = { before: fold(sentence.slice(0, one.start)), behind: fold(sentence.slice(one.end)), all };
  return isElsewhere(place) || (writer !== null && isOfThird(place, one.address ?? '', writer));
}
