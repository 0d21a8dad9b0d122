import { BEHIND_FORM } from './lexicon.ts';
import { type Token, tokensOf } from './tokens.ts';
import { fold, setOf } from './words.ts';

/** Words with a capital only because a sentence begins with them. */
const OPENERS = setOf(
  'todos todas ambos ambas somos soy trabajo laboro en para por con de del buenos buenas cordial senores solicito solicitamos adjunto ' +
    'mi mis su sus nuestro nuestra este esta estos estas requiero necesito necesitamos gracias hola se le les me nos yo quien como ' +
    'desde ya no si que cual favor usuario usuarios cuenta correo cargo nombre rol proveedores proveedor agradezco actualmente',
);

const FORM_TOKEN =
  /^(?:s\.?a\.?s\.?|s\.?a\.?|ltda\.?|limitada|e\.?s\.?p\.?|e\.?s\.?e\.?|e\.?u\.?|bic|inc\.?|llc|s\.?c\.?a\.?|c\.?t\.?a\.?|i\.?p\.?s\.?|e\.?p\.?s\.?|s\.?r\.?l\.?|cia\.?|e\.?i\.?c\.?e\.?)$/;

/** A company's name at the head of a text: capitalised words and ties between them, to the legal form or the next mark. */
export function companyAtHead(text: string): { value: string; hasForm: boolean; end: number } | null {
  const tokens = tokensOf(text.slice(0, 200));
  let first = 0;
  while (
    /^(?:la|el|los|las|a|empresa|compania|entidad|firma|sociedad|organizacion|institucion|denominada|llamada)$/.test(
      tokens[first]?.fold ?? '',
    )
  ) {
    if (
      first > 4 ||
      (/^\p{Lu}/u.test(tokens[first]?.text ?? '') &&
        /^(?:empresa|compania|sociedad|entidad|institucion|organizacion|el|la|los|las)$/.test(
          tokens[first]?.fold ?? '',
        ))
    )
      break;
    first += 1;
  }
  const head = tokens[first];
  if (head === undefined || /@/.test(head.text)) return null;
  // A name in small letters is one only in a text without capitals; elsewhere it is the sentence that goes on.
  const isSmall = !/^[\p{Lu}\d&]/u.test(head.text);
  if ((isSmall && /\p{Lu}/u.test(text.slice(0, 80))) || OPENERS.has(head.fold)) return null;
  let last = -1;
  let hasForm = false;
  for (let at = first; at < tokens.length && at - first < 14; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.text.includes('@')) break;
    const isForm = at > first && FORM_TOKEN.test(token.fold);
    const next = tokens[at + 1];
    if (isForm) {
      hasForm = true;
      last = at;
      if (next === undefined || !FORM_TOKEN.test(next.fold)) {
        const isOf = /^en$/.test(next?.fold ?? '') && /^c\.?$/.test(tokens[at + 2]?.fold ?? '');
        last = isOf ? at + 2 : at + behindForm(text, tokens, at + 1);
        break;
      }
      continue;
    }
    if (
      /^s\.?$/.test(token.fold) &&
      /^en$/.test(next?.fold ?? '') &&
      /^c\.?$/.test(tokens[at + 2]?.fold ?? '')
    ) {
      hasForm = true;
      last = at + 2;
      break;
    }
    const isTie = /^(?:de|del|la|las|los|el|y|e|&|en|para|por|al|d)$/.test(token.fold);
    if (isTie && at > first) {
      const goesOn =
        /^[\p{Lu}\d&]/u.test(next?.text ?? '') ||
        (/^(?:de|del|la|las|los|el)$/.test(next?.fold ?? '') && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? ''));
      if (/^(?:en|por|para)$/.test(token.fold)) break;
      if (token.stops || (!goesOn && !isSmall)) break;
      if (isSmall && /^(?:y|e)$/.test(token.fold)) break;
      continue;
    }
    if (!isSmall && !/^[\p{Lu}\d&(]/u.test(token.text)) break;
    if (
      isSmall &&
      /^(?:como|con|mi|me|desde|quien|que|requiero|necesito|solicito|donde|cargo|correo|trabajo|soy|para|se|actualmente)$/.test(
        token.fold,
      )
    )
      break;
    last = at;
    if (token.stops) {
      const nextForm =
        next !== undefined && FORM_TOKEN.test(next.fold) && text.slice(token.end, next.start).trim() === ',';
      if (!nextForm) break;
    }
  }
  if (last < first || (isSmall && !hasForm)) return null;
  const value = text.slice(head.start, tokens[last]?.end ?? 0);
  return { value, hasForm, end: tokens[last]?.end ?? 0 };
}

/** How many tokens of what may stand behind a legal form stand there. */
function behindForm(text: string, tokens: readonly Token[], at: number): number {
  const start = tokens[at]?.start ?? text.length;
  const [found = ''] = BEHIND_FORM.exec(fold(text.slice(start, start + 24))) ?? [];
  return tokens.slice(at).filter((token) => token.start < start + found.length).length;
}
