import { COMPANY_NOUNS, GIVEN_NAMES, LEGAL_FORM, NAME_TIES, NOT_IN_NAMES, TITLES } from './lexicon.ts';
import { isPost } from './shape.ts';
import { fold, remembered, setOf } from './words.ts';

/** A word of a sentence with the marks around it: "S.A.S.," is `S.A.S.` followed by a comma. */
interface Token {
  readonly text: string;
  readonly fold: string;
  /** A mark that ends a phrase behind the word. */
  readonly stops: boolean;
  readonly start: number;
  readonly end: number;
}

const ABBREVIATED =
  /^(?:(?:\p{L}\.){1,5}\p{L}?\.?|ltda\.|cia\.|sr\.|sra\.|dr\.|dra\.|ing\.|lic\.|inc\.|\p{L}\.)$/u;

/** The first words of a text, no more than a phrase can be made of. */
const tokensOf: (text: string) => readonly Token[] = remembered((text) => {
  const tokens: Token[] = [];
  const folded = fold(text);
  const isEven = folded.length === text.length;
  let from = 0;
  for (let at = 0; at <= text.length && tokens.length < 24; at += 1) {
    if (at < text.length && !BLANK.has(text[at] ?? '')) continue;
    if (at > from) {
      const run = text.slice(from, at);
      const plain = isEven ? folded.slice(from, at) : fold(run);
      if (/^[a-z]+$/.test(plain)) tokens.push({ text: run, fold: plain, stops: false, start: from, end: at });
      else addMarked(tokens, run, from);
    }
    from = at + 1;
  }
  return tokens;
});

const BLANK = new Set(' \t\n\r\u00a0\u2028\u2029');

/** A word with marks around it: those that open are left out, those that end a phrase noted. */
function addMarked(tokens: Token[], run: string, from: number): void {
  const opening = /^["'“«(¿¡[*_]*/.exec(run)?.[0] ?? '';
  const body = run.slice(opening.length);
  const bare = body.replace(/["'”»)\]!?:;,…*_]+$/, '');
  const isShort = bare.includes('.') && ABBREVIATED.test(fold(bare));
  const word = isShort ? bare : bare.replace(/\.+$/, '');
  const stops = body.length > word.length;
  // A bracket opens a remark on what stands before it.
  const before = tokens.at(-1);
  if (opening.includes('(') && before !== undefined) tokens.splice(-1, 1, { ...before, stops: true });
  const start = from + opening.length;
  if (word !== '' || stops)
    tokens.push({ text: word, fold: fold(word), stops, start, end: start + word.length });
}

const LINK =
  /^(?:y|e|o|con|quien|que|como|en|mi|mis|su|desde|identificad[oa]|trabaj\w*|labor[oa]\w*|actual\w*|cargo|correo|email|empresa|soy|es|para|por|cedula|c\.?c\.?|me|se|le|a|el|al|cuyo|cuya|perteneciente|funcionari[oa]|emplead[oa]|solicit\w+|requier\w+|necesit\w+|quier\w+|adscrit[oa]|vinculad[oa])$/;

/** A person's name at the head of a text: capitalised words, and small ones only between them. At least two. */
export function nameAtHead(
  text: string,
  isCompany: (text: string) => boolean,
): { value: string; end: number } | null {
  const tokens = tokensOf(text.slice(0, 160));
  let first = 0;
  while (TITLES.has((tokens[first]?.fold ?? '').replace(/\./g, '')) && !tokens[first]?.stops) first += 1;
  while (/^(?:el|la|al)$/.test(tokens[first]?.fold ?? '')) first += 1;
  while (TITLES.has((tokens[first]?.fold ?? '').replace(/\./g, ''))) first += 1;
  const areSmall = !/\p{Lu}/u.test(tokens[first]?.text ?? '');
  if (areSmall && !GIVEN_NAMES.has(tokens[first]?.fold ?? '')) return null;
  let last = -1;
  let count = 0;
  for (let at = first; at < tokens.length && at - first < 9; at += 1) {
    const token = tokens[at];
    if (token === undefined || !/^[\p{L}.'’-]+$/u.test(token.text)) break;
    if (NAME_TIES.has(token.fold) && !/^\p{Lu}/u.test(token.text) && at > first) {
      if (
        token.stops ||
        areSmall ||
        (count >= 2 && isCompany(text.slice(tokens[at + 1]?.start ?? text.length)))
      )
        break;
      if (
        count >= 2 &&
        /^l[ao]s?$/.test(tokens[at + 1]?.fold ?? '') &&
        isCompany(text.slice(tokens[at + 2]?.start ?? text.length))
      )
        break;
      continue;
    }
    if (
      NOT_IN_NAMES.has(token.fold) ||
      (LINK.test(token.fold) && at > first) ||
      (at > first && isAllCapsForm(token))
    )
      break;
    if (!areSmall && !/^\p{Lu}/u.test(token.text)) break;
    if (isPost(token.fold) && count >= 2 && token.fold.length > 4 && !GIVEN_NAMES.has(token.fold) && areSmall)
      break;
    last = at;
    count += 1;
    if (token.stops) break;
  }
  if (count < 2 || count > 7 || last < 0) return null;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? 0;
  const value = text.slice(start, end);
  const head = tokens[first]?.fold ?? '';
  if (COMPANY_NOUNS.has(head) || LEGAL_FORM.test(fold(value))) return null;
  if (isPost(head) && !GIVEN_NAMES.has(head)) return null;
  return { value, end };
}

const isAllCapsForm = (token: Token): boolean => /^(?:s\.?a\.?s\.?|s\.?a\.?|ltda\.?)$/.test(token.fold);

const FIELDS_OF_STUDY =
  /^(?:enfermeria|sistemas|salud|ventas|seguridad|contabilidad|administracion|recursos|logistica|jefe|gestion|calidad|atencion|mantenimiento|formacion|comercio|mercadeo|finanzas|derecho|psicologia|educacion|nomina|produccion|radiologia|farmacia|tecnologia|talento|servicio|servicios|control|riesgos|linea|campo|terreno|piso|sst|telecomunicaciones|obra|sitio|turno|entrenamiento|desarrollo|propiedad|gerontologia)$/;
const AFTER_AND =
  /^(?:mi|mis|su|el|la|requiero|requiere|necesito|necesita|solicito|solicita|quisiera|trabajo|trabaja|laboro|me|quedo|agradezco|deseo|debo|voy|quiero|para|con|estoy|tengo|tiene|no|por|aun|a|se|le|ya|nos|hago|pertenezco)$/;

/**
 * A post at the head of a text, up to where the sentence goes on: "auxiliar de facturación | en Logística …",
 * "analista | de Textiles Altavista". `rest` begins with the company where one follows directly.
 */
export function roleAtHead(
  text: string,
  isCompany: (text: string) => boolean,
): { value: string; rest: string } | null {
  const tokens = tokensOf(text.slice(0, 240));
  let first = 0;
  while (
    /^(?:el|la|un|una|de|del|al|su|nuestr[oa]|nuev[oa]|actual|los|como)$/.test(tokens[first]?.fold ?? '') &&
    first < 4
  )
    first += 1;
  let last = -1;
  let at = first;
  for (; at < tokens.length && at - first < 14; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || /[@\d]/.test(token.text)) break;
    const follows = text.slice(next?.start ?? text.length);
    // A name after small letters is whose post it is.
    const isName = /^\p{Lu}/u.test(token.text) && GIVEN_NAMES.has(token.fold);
    if (at > first && isName && /^\p{Ll}/u.test(tokens[at - 1]?.text ?? '')) break;
    if (
      at > first &&
      /^(?:con|desde|quien|que|a|donde|actualmente|mediante|identificad[oa]|cuyo|cuya|vinculad[oa]|adscrit[oa]|hace|es|esta|usando|mi|mis|su|sus|correo|email|mail|cargo|gracias|necesito|requiero|solicito|empresa|me|se|le|por|favor|trabajo|laboro|soy|tel|cel|desde|perteneciente|y\/o)$/.test(
        token.fold,
      )
    )
      break;
    if (at > first && token.fold === 'para' && !/^(?:el|la) (?:area|region|zona)\b/.test(fold(follows)))
      break;
    if (
      at > first &&
      /^(?:en|dentro)$/.test(token.fold) &&
      !(FIELDS_OF_STUDY.test(next?.fold ?? '') && !isCompany(follows))
    )
      break;
    if (at > first && /^[ye]$/.test(token.fold) && AFTER_AND.test(next?.fold ?? '')) break;
    if (at > first && /^(?:de|del|al)$/.test(token.fold) && startsCompany(follows, isCompany)) break;
    last = at;
    if (token.stops) break;
  }
  while (
    last >= first &&
    /^(?:de|del|la|el|los|las|en|y|e|o)$/.test(tokens[last]?.fold ?? '') &&
    last > first
  )
    last -= 1;
  if (last < first) return null;
  const value = text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  return /\p{L}{2}/u.test(value) ? { value, rest: text.slice(tokens[last]?.end ?? 0) } : null;
}

const startsCompany = (follows: string, isCompany: (text: string) => boolean): boolean =>
  /^(?:la |el |est[ae] |nuestra |dicha |mi )*(?:empresa|compania|entidad|organizacion|institucion|firma|sociedad|corporacion)\b/.test(
    fold(follows),
  ) ||
  (/^(?:la |el |los |las )?\p{Lu}/u.test(follows) && isCompany(follows));

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
        /^(?:empresa|compania|sociedad|entidad|el|la|los|las)$/.test(tokens[first]?.fold ?? ''))
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
        if (isOf) last = at + 2;
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
