import type { Field, IncomingMail, Person, Why } from '../mail.ts';
import { type Draft, statedIn } from './people/drafts.ts';
import { addressesIn, pointsAtSender } from './people/emails.ts';
import { sectionsOf } from './people/sections.ts';
import { type Hints, likeness } from './people/shape.ts';
import { type Context, isPlaceholder, isSentence, valueFor } from './people/values.ts';
import { fold, wordCount } from './people/words.ts';
import { contextOf, hintsOf, stated } from './people.ts';

/**
 * What an answer to "nos falta su cargo" adds: for each person it speaks of, the fields that it gives; an empty list when
 * it gives none. A bare line is a value if it can be one: when one field alone is missing, or when the line can only be one
 * of those missing. Labelled lines and corrections also replace what was stated before.
 *
 * @param missing the fields that were asked for; what is quoted below the answer does not count.
 */
export function readCompletion(
  mail: IncomingMail,
  own: string,
  missing: readonly Field[],
  why: Why[],
): Partial<Person>[] {
  const sections = sectionsOf(mail);
  const context = contextOf(mail, own);
  const hints = hintsOf(mail, sections);
  const drafts = stated(sections.body, hints, context, true).drafts.filter((draft) => hasValue(draft));
  if (drafts.length < 2) {
    const draft: Draft = drafts[0] ?? new Map();
    for (const [field, fact] of bareValues(sections.body, missing, hints, context))
      if (statedIn(draft, field) === null) draft.set(field, fact);
    if (drafts.length === 0 && draft.size > 0) drafts.push(draft);
  }
  return drafts.map((draft, index) => {
    const person: Partial<Record<Field, string>> = {};
    for (const [field, { value, line }] of draft) {
      if (value === null) continue;
      person[field] = value;
      why.push({ what: `people[${index}].${field}`, value, from: line });
    }
    return person;
  });
}

const hasValue = (draft: Draft): boolean => [...draft.values()].some(({ value }) => value !== null);

const COURTESY =
  /^(?:hola|buen[oa]s?\b|cordial|estimad|apreciad|senores|gracias|muchas gracias|mil gracias|saludos|claro|con (?:mucho )?gusto|listo|ok\b|okay|perfecto|por supuesto|si\b|va\b|ya\b|entendido|disculp|perdon|quedo|adjunt|aqui (?:va|esta)|aca (?:va|esta))/;

/** Lines that are nothing but a value, each for the one missing field that it can be. */
function bareValues(
  lines: readonly string[],
  missing: readonly Field[],
  hints: Hints,
  context: Context,
): Draft {
  const values: Draft = new Map();
  const bare = lines
    .flatMap(withoutCourtesy)
    .filter((line) => canBeValue(line) || (missing.includes('email') && pointsAtSender(line)));
  const isOnly = bare.length === 1 && missing.length === 1;
  for (const line of bare) {
    const fields = missing.filter((field) => fits(field, line, isOnly, hints));
    const [field] = fields;
    if (field === undefined || fields.length > 1) continue;
    const value = valueFor(field, line, context);
    if (values.has(field)) values.set(field, { value: null, line });
    else if (value !== null) values.set(field, { value, line });
  }
  return values;
}

/** "Claro, analista de compras": the value behind a word of courtesy; nothing of a line that is courtesy alone. */
function withoutCourtesy(line: string): string[] {
  const text = line.replace(/^[\s>•·-]+/, '').trim();
  if (text === '') return [];
  if (!COURTESY.test(fold(text))) return [text.replace(/^(?:es|soy|el|la)\s+/i, '')];
  const rest = /^[^,.:;!]{2,30}[,.:;!]+\s*(.{2,100})$/.exec(text)?.[1] ?? '';
  return rest === '' || COURTESY.test(fold(rest)) ? [] : [rest.replace(/^(?:es|soy)\s+/i, '')];
}

const canBeValue = (line: string): boolean =>
  line.length <= 100 &&
  wordCount(line) <= 12 &&
  !/[?¿:]/.test(line) &&
  !isSentence(line) &&
  !isPlaceholder(line);

function fits(field: Field, line: string, isOnly: boolean, hints: Hints): boolean {
  if (field === 'email')
    return addressesIn(line).length > 0 || pointsAtSender(line) || /\barroba\b|\(at\)|\[at\]/i.test(line);
  if (line.includes('@')) return false;
  const score = likeness(field, line, hints);
  if (!isOnly) return score >= 3;
  return field === 'role'
    ? likeness('company', line, { names: hints.names, domains: [] }) < 4
    : score > -4 || field === 'company';
}
