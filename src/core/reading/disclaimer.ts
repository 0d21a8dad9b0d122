import { Gate } from './gate.ts';
import { wordsOfFolded } from './words.ts';

/** How what lawyers add to a mail opens, folded. */
export const DISCLAIMER_OPENING =
  /^[*_"'([\s-]*(?:este (?:mensaje|correo|e-?mail|documento)|esta (?:comunicacion|transmision|informacion)|la (?:presente|informacion)|el (?:contenido|presente|lector|receptor|destinatario|uso|remitente|emisor)|aviso|nota\b|advertencia|importante|confidencial|declaracion|clausula|descargo|exencion|disclaimer|antes de imprimir|piense|evite|no imprima|cuid[ae]|ayudenos|ayude|protej|si (?:usted )?(?:no es|ha recibido|recibio|recibe)|this (?:e-?mail|message)|the (?:information|content)|confidentiality|notice|proteccion de datos|politica|habeas|de conformidad|en cumplimiento|los datos|sus datos|logtecgroup|por favor (?:considere|piense|no imprima)|los adjuntos|toda (?:la )?informacion|cualquier (?:uso|divulgacion|opinion)|las opiniones)/;
const STEMS =
  'confidencial confidential destinatario receptor reservad privilegiad divulga anexos imprimir virus exclusivo prohibid responsabil notifi elimin unauthorized disclos delete copia difusion distribu reproduc legal opiniones remitente imprim arbol planeta informacion titular tratamiento borr retener retenc autorizacion contenido comprometen vincula implica constituye compromis obligacion'.split(
    ' ',
  );
// By their first three letters, so that a word is compared with one or two of them.
const STEMS_BY_OPENING = new Map<string, readonly string[]>();
for (const stem of STEMS)
  STEMS_BY_OPENING.set(stem.slice(0, 3), [...(STEMS_BY_OPENING.get(stem.slice(0, 3)) ?? []), stem]);
const TOGETHER = [
  'archivos adjuntos',
  'aviso legal',
  'aviso de privacidad',
  'habeas data',
  'ley 1581',
  '1581 de 2012',
  'datos personales',
  'medio ambiente',
  'uso exclusivo',
  'no autorizad',
  'por error',
  'intended recipient',
  'este mensaje',
  'este correo',
  'el mensaje',
];

/** From this line on a disclaimer runs: it opens like one and says what disclaimers say, or says it twice over without that. */
export function isDisclaimer(folded: readonly string[], at: number): boolean {
  const line = folded[at] ?? '';
  if (line.length < 12)
    return /^[*_\s]*(?:aviso legal|confidencial(?:idad)?|disclaimer)[*_\s:.]*$/.test(line);
  if (DISCLAIMER_OPENING.test(line)) {
    // Whole only with the lines that it is wrapped over: what an agent notes above it is none of it.
    const next = folded[at + 1] ?? '';
    const paragraph = `${line} ${next} ${next === '' ? '' : (folded[at + 2] ?? '')}`;
    return (line.length >= 40 || LAWYERS.test(line)) && isLegal(paragraph);
  }
  // Four of their words need some room.
  return (
    line.length >= 32 &&
    disclaims(line) >= 4 &&
    LAWYERS.test(line) &&
    !/^\W*(?:no |se |queda )?(?:aprob|aprueb|rechaz|neg|deneg|niego)/.test(line)
  );
}

/** Says what disclaimers say, in lawyers' words: "este mensaje salió por error, elimínenlo" is what anybody writes. */
export const isLegal = (text: string): boolean => LAWYERS.test(text) && disclaims(text) >= 2;
const LAWYERS =
  /confiden[ct]ial|privilegiad|reservad|divulga|uso (?:exclusivo|no autorizado)|aviso (?:legal|de privacidad)|habeas data|1581|(?:tratamiento|proteccion) de (?:sus |los )?datos|imprim|planeta|medio ambiente|virus|\bsi (?:usted )?(?:no es|ha recibido|recibio|recibe)\b|intended|unauthorized|disclos|no (?:se )?(?:constituye|implica|compromete|vincula|representa)|oferta comercial|difusion|distribu|reproduc|legal\b|opiniones|responsabilidad (?:por|alguna|sobre)/;

/** Most lines have none of either. */
export const DISCLAIMERS = new Gate();
const MAY_DISCLAIM = DISCLAIMERS.rule(new RegExp(`(?:\\b|_)(?:${STEMS.join('|')})|${TOGETHER.join('|')}`));

/** How many of the words of disclaimers stand in a folded text. */
export function disclaims(text: string): number {
  if (!MAY_DISCLAIM.isIn(text, DISCLAIMERS.seenIn(text))) return 0;
  const found = new Set<string>();
  for (const word of wordsOfFolded(text))
    for (const stem of STEMS_BY_OPENING.get(word.slice(0, 3)) ?? [])
      if (word.startsWith(stem)) found.add(stem);
  for (const words of TOGETHER) if (text.includes(words)) found.add(words);
  return found.size;
}
