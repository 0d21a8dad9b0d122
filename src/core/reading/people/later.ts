import { FIELDS, type Field } from '../../mail.ts';
import { isCorrection } from './corrections.ts';
import { type Draft, type Fact, statedIn } from './drafts.ts';
import { addressesIn } from './emails.ts';
import { isSamePerson } from './names.ts';
import { nameAtHead } from './phrases.ts';
import { toldIn } from './prose.ts';
import { sentencesOf } from './sentences.ts';
import { type Hints, likeness } from './shape.ts';
import { type Context, valueFor } from './values.ts';
import { isElsewhere } from './whose-address.ts';
import { firstWordOf, fold, wordsOf } from './words.ts';

// What later words do to data given above: take them back, doubt them, or say them anew.

/**
 * Later words replace earlier ones; with several people, those of the one whom the sentence names. `below` are the lines
 * that stand below the first label.
 */
export function correct(
  drafts: readonly Draft[],
  lines: readonly string[],
  below: readonly string[],
  hints: Hints,
  context: Context,
): void {
  const text = fold(lines.join(' '));
  if (!MAY_TAKE_BACK.test(text) && !isCorrection(text)) return;
  const sentences = sentencesOf(lines);
  const later = below.length === lines.length ? sentences : sentencesOf(below);
  doubt(drafts, sentences, isDoubted);
  doubt(drafts, later, isOfAbove);
  takeBack(drafts, later);
  const [only] = drafts;
  if (only !== undefined && drafts.length === 1) replace(only, sentences, hints, context);
  for (const { sentence, facts } of correctionsIn(sentences, hints, context)) {
    const named = drafts.filter((draft) => isNamedIn(sentence, statedIn(draft, 'fullName')));
    const draft = drafts.length === 1 ? drafts[0] : named[0];
    if (draft === undefined || named.length > 1) continue;
    for (const [field, fact] of facts)
      if (fact.value !== null && (drafts.length === 1 || field !== 'fullName')) draft.set(field, fact);
  }
}

/** Words without which nothing here takes anything back. */
const MAY_TAKE_BACK =
  /\b(?:mal|incorrect|incomplet|errad|equivo|confund|desactual|cambi|cruzad|intercambi|invertid|trocad|al reves|confirmar|no |arriba|que (?:les |le )?(?:puse|di|escribi|mande|envie|coloque|registre)|omiso|ignor|descart|olvid|(?:los|estos|esos|mis) datos (?:anteriores|de arriba|que|son|estan|quedaron|van|salieron|no)|sino|donde|en vez|en lugar|reempla|correg|corrij|rectif|mejor|prefier|preferi|entonces|mas bien|us(?:en|ar|emos)|dejen|pongan)/;

/** What stands for what: "no soy analista sino auxiliar", "donde dice analista léase auxiliar", "auxiliar en vez de analista". */
const INSTEAD = [
  /\bno (?:es |soy )?(?<wrong>.{2,60}),? sino (?:que es |soy |es )?(?<right>.{2,80})/d,
  /\bdonde (?:dice|decia|puse|escribi|pone) (?<wrong>.{2,60}?),? (?:lease|leer|es|va|debe (?:decir|ir|ser)|deberia decir|quise decir|pongan) (?<right>.{2,80})/d,
  /(?:: |\bes |\bcambien a )?(?<right>[^:.;]{2,80}?) (?:en vez de|en lugar de|y no) (?<wrong>[^.;]{2,60}?)[.;]?$/d,
  /\b(?:cambi(?:ar|en|e)|reemplac?(?:ar|en|e)|corregir|corrijan) (?<wrong>.{2,60}?) por (?<right>.{2,80})/d,
];

/** One value for another, where the wrong one is what was given. */
function replace(only: Draft, sentences: readonly string[], hints: Hints, context: Context): void {
  for (const sentence of sentences) {
    const folded = fold(sentence);
    if (folded.length !== sentence.length) continue;
    for (const turn of MAYBE_INSTEAD.test(folded) ? INSTEAD : []) {
      const { wrong, right } = turn.exec(folded)?.indices?.groups ?? {};
      if (wrong === undefined || right === undefined) continue;
      for (const field of FIELDS) {
        const stated = statedIn(only, field);
        const said = fold(sentence.slice(...wrong))
          .replace(/^(?:el|la|de) |,$/g, '')
          .trim();
        if (stated === null || !` ${fold(stated)} `.includes(` ${said} `)) continue;
        // One word of it was wrong: what the whole is now nobody said.
        const isWhole = fold(stated) === said;
        only.set(field, {
          value: isWhole ? valueFor(field, sentence.slice(...right), context) : null,
          line: sentence,
        });
      }
    }
    if (!MAYBE_INSTEAD.test(folded)) rename(only, sentence, folded, hints, context);
    readdress(only, sentence, context);
  }
}

const MAYBE_INSTEAD = / sino |donde | en vez | en lugar | y no |cambi|reempla|corregir|corrija/;
const BARE_CORRECTION =
  /^\W*(?:p\.? ?d\.?:? )?(?:corrijo|correccion|corrigiendo|rectifico|fe de erratas|perdon|mejor dicho|digo)[:,.]? +(?:es |soy |la |el )*/;

/** "Corrijo: Luisa Gómez Paz.": nothing but the new value, which can be of one field alone. */
function rename(only: Draft, sentence: string, folded: string, hints: Hints, context: Context): void {
  const lead = BARE_CORRECTION.exec(folded);
  const rest = lead === null ? '' : sentence.slice(lead[0].length).replace(/[.\s]+$/, '');
  if (rest === '' || rest.length > 80) return;
  const fields = (['fullName', 'company', 'role'] as const).filter(
    (field) => likeness(field, rest, hints) >= 3,
  );
  const [field] = fields;
  if (field !== undefined && fields.length === 1)
    only.set(field, { value: valueFor(field, rest, context), line: sentence });
}

/** Nothing but "use", "let it be" may stand between: "mejor escríbanle a Pedro, …" tells of somebody else. */
const RATHER =
  /\b(?:mejor|prefier\w+|preferi\w+|entonces|mas bien|cambi\w+|us(?:en|ar|emos)|dejen\w*|pongan\w*)(?:,? (?:con|por el|el|la|est[ae]|ese|correo|mail|cuenta|cre(?:en|ar)\w*|activ(?:en|ar)\w*|usen|usar|use|que|sea|quede|es|en|dejen\w*|pongan\w*|corporativo|institucional|empresa|de la|nuevo))*:? *$/;

/** "Mejor luisa@acme.co": another address than the one given above. */
function readdress(only: Draft, sentence: string, context: Context): void {
  const stated = statedIn(only, 'email');
  const found = stated === null ? [] : addressesIn(sentence);
  const [one] = found;
  if (one === undefined || found.length > 1 || one.address === stated || only.get('email')?.line === sentence)
    return;
  const before = fold(sentence.slice(0, one.start));
  if (
    !RATHER.test(before) ||
    / (?:tambien|ademas) /.test(before) ||
    (one.address !== null && context.isOwn(one.address))
  )
    return;
  if (isElsewhere({ before, behind: fold(sentence.slice(one.end)), all: [sentence] })) return;
  only.set('email', { value: one.address, line: sentence });
}

/** What sentences take back and say anew: "Perdón, el cargo es analista". */
function correctionsIn(
  sentences: readonly string[],
  hints: Hints,
  context: Context,
): { sentence: string; facts: ReadonlyMap<Field, Fact> }[] {
  return sentences
    .filter((sentence) => isCorrection(sentence) && !/ sino /.test(fold(sentence)))
    .map((sentence) => ({ sentence, facts: toldIn([sentence], hints, context).facts }));
}

const DATA: Readonly<Record<Field, RegExp>> = {
  fullName: /\b(?:nombres?|apellidos?)\b/,
  company: /\b(?:empresa|razon social|compania)\b/,
  role: /\b(?:cargo|rol|puesto)\b/,
  email: /\b(?:correos?|e-?mail|mail|dominio)\b/,
};
const DOUBT =
  /\b(?:mal escrit[oa]|(?:quedo|quedaron|esta|estan|puse|puso|pusieron|escribi|escribio|va|iba|salio|dieron|di) (?:\w+ )?(?:mal|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?|incomplet[oa]s?)|desactualizad[oa]|(?:ya|me|le|se|lo|la) cambi(?:o|aron)|va a cambiar|me equivoque|me confundi|cambi(?:o|amos|aron|e) de (?:razon|nombre|apellido|empresa|cargo|puesto|rol|correo|mail|dominio)[^.;]{0,40}\b(?:hoy|ahora|actualmente|paso a|se llama)\b|no es (?:ese|esa|asi|correct|el correct|la correct)|ya no es (?:ese|esa|asi|el|la)|no estoy segur[oa]|por confirmar|sin confirmar|, no \w+\.?$)/;

/** "El correo que puse es el viejo", "el cargo de arriba era el que tenía antes". */
const ABOVE =
  /\b(?:que (?:les |le )?(?:puse|di|escribi|mande|envie|coloque|registre)|(?:de|aparece|esta|puse|va) (?:mas )?arriba)\b[^.;]{0,40}\b(?:viej|antigu|anterior|antes|quitar|cancel|desactiv|elimin|cerrar|mi jef|de otr|ejemplo|fals|ya no|no (?:es|sirve|existe|funciona)|no va|es (?:el |mi )?personal|errad|equivocad|era\b)/;
/** Of several people, each has the other's. */
const CROSSED = /\b(?:cruzad[oa]s|intercambiad[oa]s|invertid[oa]s|trocad[oa]s|al reves)\b/;
/** "La empresa cambió de dominio": not the company, but what it changed. */
const OF_COMPANY = /\b(?:empresa|compania)(?: nos| me)? cambi\w+ (?:de|el|los) (?=dominio|correo|mail|cargo)/;

/**
 * A datum that the writer calls wrong or unsure counts no longer: what is said instead, if anything, is read after this.
 */
function doubt(
  drafts: readonly Draft[],
  sentences: readonly string[],
  isDoubt: (folded: string) => boolean,
): void {
  for (const [at, sentence] of sentences.entries()) {
    const folded = fold(sentence);
    if (!isDoubt(folded)) continue;
    const named =
      drafts.length === 1 || CROSSED.test(folded)
        ? drafts
        : drafts.filter((draft) => isNamedIn(sentence, statedIn(draft, 'fullName')));
    const told = folded.replace(OF_COMPANY, '');
    for (const field of FIELDS) {
      if (!DATA[field].test(told)) continue;
      for (const draft of named) {
        const { value, line } = draft.get(field) ?? { value: null, line: '' };
        const wrong = /, no (\w+)\.?$/.exec(folded)?.[1];
        const isDenied = wrong === undefined || fold(value ?? '').includes(wrong);
        // "The address I gave you is gone" before it is given anew tells of another.
        const isLater = isDoubt === isDoubted || sentences.indexOf(line) < at;
        if (value !== null && isDenied && isLater && line !== sentence && !folded.includes(fold(value)))
          draft.set(field, { value: null, line: sentence });
      }
    }
  }
}

const isDoubted = (folded: string): boolean =>
  DOUBT.test(folded) && !/\b(?:anterior|antigu|antes|viej)/.test(folded);
const isOfAbove = (folded: string): boolean => ABOVE.test(folded) || CROSSED.test(folded);

/** All that was given is taken back, or the account is for somebody else than those data tell of. */
function takeBack(drafts: readonly Draft[], sentences: readonly string[]): void {
  for (const [at, sentence] of sentences.entries()) {
    const folded = fold(sentence);
    const isVoid = ALL_VOID.test(folded) && !ANNOUNCES.test(folded) && !isToldBelow(drafts, sentences, at);
    const other = isVoid ? null : otherIn(sentence, folded, drafts);
    if (!isVoid && other === null) continue;
    for (const draft of drafts) for (const field of FIELDS) draft.set(field, { value: null, line: sentence });
    if (other !== null && drafts.length === 1) drafts[0]?.set('fullName', { value: other, line: sentence });
  }
}

/** In running text: data that follow are not the ones taken back. */
const isToldBelow = (drafts: readonly Draft[], sentences: readonly string[], at: number): boolean =>
  drafts.some((draft) => [...draft.values()].some(({ line }) => sentences.indexOf(line) > at));

const ALL_VOID =
  /\b(?:caso omiso|no (?:me |le |lo )?(?:teng\w+|tener|tom\w+|hag\w+|prest\w+)(?: en)? (?:cuenta|caso|atencion)|ignor\w+|descart\w+|olvid\w+) (?:de |a )?(?:lo (?:anterior|de arriba|que (?:puse|escribi) arriba)|(?:los|esos|mis) datos (?:anteriores|de arriba|que (?:puse|di|envie|mande)))|\b(?:los|estos|esos|mis) datos (?:anteriores |de arriba |que (?:\w+ )?(?:puse|di|envie|mande) )?(?:son (?:solo )?(?:de |un |una )?(?:(?:un|una|otr[oa]) )?(?:ejemplo|prueba|fals|viej|mi (?:jef|companer|espos)|persona|companer)|(?:estan|quedaron|van|salieron) (?:todos )?(?:mal\b|errad|equivocad|cruzad|al reves)|no son (?:los )?(?:mios|correctos|reales))/;
/** The right data follow, or it is not said that these are wrong. */
const ANNOUNCES =
  /\b(?:estos son|siguientes?|otr[oa]s?|ayer|antier|anteayer|correo anterior|mensaje|a continuacion|abajo|si (?:los|mis|esos))\b|:\s*$/;

const NOT_FOR_ME =
  /\b(?:cuenta|usuario|acceso|solicitud)\b[^.;]{0,30}\bno es para mi\b[^.;]{0,20}\b(?:es |sino )?para (?:el |la )?(?:senora? |doctora? )?/;

/** "La cuenta no es para mí, es para Pedro Gómez.", below the writer's own data. */
function otherIn(sentence: string, folded: string, drafts: readonly Draft[]): string | null {
  const lead =
    folded.length === sentence.length && folded.includes('para mi') ? NOT_FOR_ME.exec(folded) : null;
  const name = lead === null ? null : nameAtHead(sentence.slice(lead.index + lead[0].length), () => false);
  if (name === null) return null;
  return drafts.every((draft) => {
    const stated = statedIn(draft, 'fullName');
    return stated !== null && draft.get('fullName')?.line !== sentence && !isSamePerson(stated, name.value);
  })
    ? name.value
    : null;
}

function isNamedIn(sentence: string, name: string | null): boolean {
  if (name === null) return false;
  const first = firstWordOf(name);
  for (const { fold: word } of wordsOf(sentence)) if (word.length > 3 && word === first) return true;
  return false;
}
