import { companyAtHead } from './company-phrase.ts';
import { ends, MAY_TELL_NAME, NAME_CUES, NOT_COMPANIES } from './cues.ts';
import type { Fact } from './drafts.ts';
import { COMPANY_NOUNS } from './lexicon.ts';
import { nameAtHead } from './phrases.ts';
import { type Hints, isPost, likeness } from './shape.ts';
import { firstWordOf, fold, wordCount } from './words.ts';

interface Named {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export function namesIn(
  sentence: string,
  folded: string,
  hints: Hints,
  isCompany: (text: string) => boolean,
): Named[] {
  const found: Named[] = [];
  for (const at of MAY_TELL_NAME.test(folded) ? ends(folded, NAME_CUES) : []) {
    const name = isOfLeaver(folded.slice(Math.max(0, at - 70), at))
      ? null
      : nameAtHead(sentence.slice(at), isCompany);
    const hasOne = name !== null && getsNone(folded, at + name.end);
    if (
      name !== null &&
      !hasOne &&
      !found.some(({ value }) => value.includes(name.value) || name.value.includes(value))
    )
      found.push({ value: name.value, start: at, end: at + name.end });
  }
  if (found.length > 0) return found;
  // "Ana Ruiz, auxiliar de nómina de Acme S.A.S.": a sentence that opens with a name and goes on with what the person is.
  const opening = nameAtHead(sentence, isCompany);
  if (opening !== null && getsNone(folded, opening.end)) return [];
  const next = opening === null ? '' : fold(sentence.slice(opening.end));
  const goesOn = /^\s*[,(–-]\s*(?:soy |quien es |actual |nuestr[oa] |el |la )?([a-z]{4,})/.exec(next)?.[1];
  const isIntroduced = goesOn !== undefined && (isPost(goesOn) || goesOn.startsWith('identificad'));
  if (opening === null || !(isIntroduced || /^\s*[,(:–-]*\s*<?[^\s@]+@/.test(next))) return [];
  return likeness('fullName', opening.value, hints) >= 3 ? [{ ...opening, start: 0 }] : [];
}

/** Of whom no account is asked: who left, is replaced, or loses one. */
export const isOfLeaver = (before: string): boolean => {
  const left = LEAVES.exec(before)?.[0];
  if (NO_ACCOUNT.test(before)) return true;
  return (
    left !== undefined &&
    !/\b(?:cre(?:ar|en|e)|activ|habilit|abr|entr[aoe]|ingres|llega|lleg[oó]|en su (?:lugar|puesto|reemplazo|cargo))/.test(
      left,
    )
  );
};
/** Behind a name: that one needs none. */
const HAS_ONE = /^,? (?:ya (?:tiene|cuenta con|no )|no (?:requiere|necesita))/;
/** "Luisa Forero, analista de Palmas S.A., ya no trabaja con nosotros": told of that one, not of another named between. */
const HAS_LEFT =
  /^(?:(?!reempla|lugar|porque|ya que|pues |puesto|dado| que | quien |para |[;:]|\. [a-z]{4}).){0,90}?\b(?:ya no (?:trabaj|labor|esta|hace|sigue|pertenece)|se (?:retir|fue|jubil|pension)|renuncio|fue (?:retirad|despedid|trasladad))/;
const getsNone = (folded: string, at: number): boolean =>
  HAS_ONE.test(folded.slice(at, at + 40)) ||
  (MAY_HAVE_LEFT.test(folded) && HAS_LEFT.test(folded.slice(at, at + 140)));
const MAY_HAVE_LEFT = /ya no |se (?:retir|fue|jub|pens)|renunci|fue /;
/** "No quiero cuenta para Ana Ruiz". */
const NO_ACCOUNT =
  /\bno (?:(?:quier|quer|necesit|requer|requier|solicit|pid)\w*|cre(?:e|en|ar)|es|sea|activ(?:e|en|ar)|habilit(?:e|en|ar)|va)\b(?! (?:problem|urgen))(?:(?!\b(?:sino|pero|mejor|si)\b)[^.;,]){0,60}\b(?:cuenta|usuario|acceso|perfil|para)\b(?:(?!\b(?:sino|pero|mejor|si)\b)[^.;,]){0,30}$/;
const LEAVES =
  /\b(?:desactiv|inactiv|elimin|borr|bloque|cancel|retir|deshabilit|quit|suspend|reemplaz\w* (?:a|de)l? |sustitu|de baja|ya no (?:trabaj|labor|est|hace|sigue)|renunci|en lugar)[^.;,]{0,60}$/;

const OTHERS_COMPANY =
  /\b(?:proveedor\w*|contratista\w*|client\w*|aliad\w*|contrato|convenio|filial|outsourcing|comprad\w*)(?: \w+)? (?:de|con|del|a|para)(?: la| el| la empresa)?$/;

/** Who was in it, or is only near it. */
const NOT_IN_IT =
  /\b(?:fui|fue|era|ex|trabaja(?:ba|do)|labora(?:ba|do)|trabaje|labore|pertenecia|renuncie|sali|vecin[oa]|espos[oa]|hij[oa]|herman[oa]|aspirante|candidat[oa])\b[^.;,]{0,40}$/;

/** Where a legal form may stand. */
const MAY_HAVE_FORM =
  /(?<![a-z0-9])(?:s|s\.?a|s\.?a\.?s|ltda|limitada|e\.?s\.?[pe]|e\.?u|bic|inc|llc|s\.?c\.?a|c\.?t\.?a|[ie]\.?p\.?s|s\.?r\.?l|cia|e\.?i\.?c\.?e)(?![a-z0-9])/;

/** The only company spoken of; where none was introduced, the only one that shows its legal form. */
export function theOne(
  companies: ReadonlyMap<string, string>,
  sentences: readonly string[],
  hints: Hints,
): Fact | null {
  const found = new Map(companies);
  if (found.size === 0) {
    for (const sentence of sentences) {
      if (!MAY_HAVE_FORM.test(fold(sentence))) continue;
      let passed = 0;
      for (const match of sentence.matchAll(/(?:^|\s)(?=\p{Lu}[\p{L}.&]+)/gu)) {
        if (match.index < passed) continue;
        const company = companyAtHead(sentence.slice(match.index + match[0].length));
        const before = fold(sentence.slice(0, match.index));
        if (OTHERS_COMPANY.test(before.slice(-40)) || NOT_IN_IT.test(before.slice(-60))) {
          passed = match.index + (company?.end ?? 0);
          continue;
        }
        // "Tesorera de Acme S.A.": the name begins behind the post.
        const head = firstWordOf(company?.value ?? '');
        if (isPost(head) && !COMPANY_NOUNS.has(head)) continue;
        if (company !== null && NOT_COMPANIES.test(fold(company.value)))
          passed = match.index + company.end + 1;
        const named = /^(.{4,60}?) (?:del?|en) (?=\p{Lu})/u.exec(company?.value ?? '');
        // "Ana Ruiz de Acme S.A.S.": the name before it is not the company's.
        if (named !== null && likeness('fullName', named[1] ?? '', hints) >= 3) continue;
        const isSeen = [...found.keys()].some((one) => one.includes(company?.value ?? one));
        if (
          company?.hasForm &&
          !isSeen &&
          !NOT_COMPANIES.test(fold(company.value)) &&
          wordCount(company.value) > 1
        )
          found.set(company.value, sentence);
      }
    }
  }
  const names = [...found.keys()].filter(
    (name) => ![...found.keys()].some((other) => other !== name && fold(other).includes(fold(name))),
  );
  const liked = names.length > 1 ? names.filter((name) => likeness('company', name, hints) >= 3) : names;
  const [only] = liked;
  return only !== undefined && liked.length === 1 ? { value: only, line: found.get(only) ?? '' } : null;
}
