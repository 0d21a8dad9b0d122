import type { Field } from '../../mail.ts';
import { type Draft, statedIn } from './drafts.ts';
import { isSamePerson } from './names.ts';
import { type Hints, likeness } from './shape.ts';
import { itemsOf } from './statements.ts';
import { type Context, valueFor } from './values.ts';
import { fold, wordCount } from './words.ts';

const MAX_LINES = 8;

/**
 * Fills what the body leaves open with the writer's own closing lines: name, post, company; never the address, which in a
 * signature is only the sender's. When the body is about somebody else, the closing lines are not that person's.
 */
export function fillFromClosing(
  draft: Draft,
  closing: readonly string[],
  body: string,
  hints: Hints,
  context: Context,
): void {
  if (draft.has('fullName') && draft.has('role') && draft.has('company')) return;
  const lines = closing.slice(0, MAX_LINES).flatMap(partsOf);
  const at = lines.findIndex((line) => likeness('fullName', line, hints) >= 3 || isFirstName(line, draft));
  const nameLine = lines[at];
  if (nameLine === undefined || at > 2) return;
  const stated = statedIn(draft, 'fullName');
  if (stated === null ? isAboutAnother(body) : !isSamePerson(stated, nameLine)) return;
  if (!draft.has('fullName') && likeness('fullName', nameLine, hints) >= 3)
    set(draft, 'fullName', nameLine, context);
  const rest = lines.slice(at + 1);
  for (const field of ['role', 'company'] as const) {
    if (draft.has(field)) continue;
    const labelled = itemsOf(rest).find(
      (item) => item.kind === 'statement' && item.asks.length === 1 && item.asks[0] === field,
    );
    const sure = rest.filter((line) => isShort(line) && likeness(field, line, hints) >= 3);
    if (labelled?.kind === 'statement') set(draft, field, labelled.value, context);
    else if (sure.length === 1 || (field === 'role' && sure.length > 0))
      set(draft, field, sure[0] ?? '', context);
  }
}

function set(draft: Draft, field: Exclude<Field, 'email'>, line: string, context: Context): void {
  const value = valueFor(field, line, context);
  if (value !== null) draft.set(field, { value, line });
}

const isShort = (line: string): boolean => line.length <= 90 && !/[@\d?]|www\./.test(line);

/** "Asistente de gerencia - Inversiones Alcaraván": two data on one line. */
const partsOf = (line: string): string[] =>
  line
    .split(/\s*[|•·\t]\s*|\s+[-–—/]\s+|,\s+/)
    .map((part) => part.replace(/^[\s"'“”.:-]+|[\s"'“”:,-]+$/g, ''))
    .filter((part) => part !== '');

/** "Edwin" below the letter of Edwin Alexánder Parra. */
function isFirstName(line: string, draft: Draft): boolean {
  const stated = statedIn(draft, 'fullName');
  return stated !== null && wordCount(line) <= 4 && isSamePerson(stated, line);
}

const ANOTHER =
  /\b(?:mi (?:jefe|jefa|companer\w+|colega|superior|director\w*|gerente|coordinador\w*|lider|asistente)|nuestr[oa] (?:nuev[oa] )?(?:companer\w+|colaborador\w*|funcionari\w+|gerente|director\w*|jefe|jefa|emplead\w+|\w+or[a]?)|(?:al|del|el|la|para el|para la|a la) (?:senor\w*|doctor\w*|dr|dra|sr|sra|ingenier\w+|funcionari\w+|colaborador\w*|companer\w+|emplead\w+|nuev[oa])\b|siguientes? (?:usuari|persona|funcionari|colaborador|emplead|companer)\w*|un[a]? (?:nuev[oa] )?(?:companer|colaborador|funcionari|emplead)\w*|reenvio|le sea|le creen|les creen|le activen|le habiliten|su cuenta|su usuario|estas personas|ellos|ellas|de parte de)\b/;

/** Whether a text asks on behalf of somebody else than its writer. */
const isAboutAnother = (body: string): boolean => ANOTHER.test(fold(body));
