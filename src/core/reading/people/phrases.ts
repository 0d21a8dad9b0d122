import { COMPANY_NOUNS, GIVEN_NAMES, LEGAL_FORM, NAME_TIES, NOT_IN_NAMES, TITLES } from './lexicon.ts';
import { isPost } from './shape.ts';
import { type Token, tokensOf } from './tokens.ts';
import { fold } from './words.ts';

const LINK =
  /^(?:y|e|o|con|quien|que|como|en|mi|mis|su|desde|identificad[oa]|trabaj\w*|labor[oa]\w*|actual\w*|cargo|correo|email|empresa|soy|es|para|por|cedula|c\.?c\.?|me|se|le|a|el|al|cuyo|cuya|perteneciente|funcionari[oa]|emplead[oa]|solicit\w+|requier\w+|necesit\w+|quier\w+|adscrit[oa]|vinculad[oa])$/;

/** A person's name at the head of a text: capitalised words, and small ones only between them. At least two. */
export function nameAtHead(
  text: string,
  isCompany: (text: string) => boolean,
): { value: string; end: number } | null {
  const tokens = tokensOf(text.slice(0, 160));
  let first = 0;
  while (isTitle(tokens[first]) && !tokens[first]?.stops) first += 1;
  while (/^(?:el|la|al)$/.test(tokens[first]?.fold ?? '')) first += 1;
  while (isTitle(tokens[first])) first += 1;
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
        (count >= 1 && isCompany(text.slice(tokens[at + 1]?.start ?? text.length)))
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

/** A nun is named by hers, too. */
const isTitle = (token: Token | undefined): boolean => {
  const word = token?.fold.replace(/\./g, '') ?? '';
  return TITLES.has(word) || /^(?:herman[ao]|hn[ao]|sor|monsenor)$/.test(word);
};

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
      /^(?:con|desde|quien|que|a|donde|actualmente|mediante|identificad[oa]|cuyo|cuya|vinculad[oa]|adscrit[oa]|hace|es|esta|usando|mi|mis|su|sus|correo|email|mail|cargo|gracias|necesito|requiero|solicito|empresa|me|se|le|por|favor|trabajo|laboro|soy|tel|cel|desde|perteneciente|y\/o|aca|aqui|alla|por)$/.test(
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
    if (at > first && /^(?:de|del|al|d)$/.test(token.fold) && startsCompany(follows, isCompany)) break;
    if (at > first && token.fold === 'al' && next?.fold === 'servicio') break;
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
