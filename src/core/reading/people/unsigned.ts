import { type Label, labelAtStart } from './labels.ts';
import { splitSentences } from './sentences.ts';
import { HEADINGS, type Heading, TIES } from './vocabulary.ts';
import { fold, setOf, wordsOf } from './words.ts';

interface Part {
  readonly text: string;
  readonly label: Label;
}

/** A line's labels that no sign parts from their values, and the words before the first. */
export function unsigned(text: string, start: Label | null): { lead: string; parts: Part[] } {
  const listed = MAY_LIST.test(text) ? listedWithin(text) : [];
  if (listed.length > 0)
    return { lead: text.slice(0, text.indexOf(listed[0]?.text ?? '')).trim(), parts: listed };
  if (start !== null) return { lead: '', parts: unseparated(text, start) };
  const at = text.length < 300 && /nombre /i.test(text) ? fold(text).search(RUN_ON) : -1;
  const rest = at < 0 ? '' : text.slice(at);
  const label = rest === '' ? null : labelAtStart(rest);
  return label === null
    ? { lead: '', parts: [] }
    : { lead: text.slice(0, at).trim(), parts: unseparated(rest, label) };
}

/** Two signs at least between three data. */
const MAY_LIST = /(?:[,;:.!?…]["”»)]?\s| y ).*(?:[,;:.!?…]["”»)]?\s| y )/;

/** "… la cuenta nombre luz micolta empresa pesquera litoral cargo fileteadora correo …". */
const RUN_ON =
  /\bnombre (?!es |completo es )[^,.:;]{4,60} (?:empresa|cargo|correo) [^,:;]{2,80} (?:empresa|cargo|correo) /;

/** "Nombre Ana Ruiz empresa Acme cargo auxiliar": cut before each noun that no tie binds to what stands before it. */
function unseparated(text: string, start: Label): Part[] {
  const words = wordsOf(text);
  const parts: Part[] = [];
  let from = 0;
  const take = (upTo: number) => {
    const part = text.slice(from, upTo).trim();
    const label = labelAtStart(part);
    if (label !== null) parts.push({ text: part, label });
    from = upTo;
  };
  for (const [index, { fold: word, start: at }] of words.entries()) {
    const before = words[index - 1];
    if (at <= start.end || before === undefined || before.start < start.end) continue;
    if (CUTTING.has(word) && HEADINGS.has(word) && !TIES.has(before.fold)) take(at);
  }
  take(text.length);
  return parts;
}

/** "analista, correo ana@acme.co, tel 300": a value, and after it labels without a sign of their own. */
export function beforeListed(value: string): { head: string; tail: Part[] } {
  if (!value.includes('@') || !value.includes(',')) return { head: value, tail: [] };
  const parts = value.split(/,\s+/);
  const at = parts.findIndex(
    (part, index) => index > 0 && /@/.test(part) && labelAtStart(part)?.separator === 'none',
  );
  if (at < 0) return { head: value, tail: [] };
  const tail = parts.slice(at).flatMap((text) => {
    const label = labelAtStart(text);
    return label === null ? [] : [{ text, label }];
  });
  return { head: parts.slice(0, at).join(', '), tail };
}

/** "… mis datos: nombre Ana Ruiz, cargo analista, empresa Acme": three such pieces between commas, each begun by its noun. */
function listedWithin(text: string): Part[] {
  const listed: Part[] = [];
  const asks = new Set<Heading>();
  for (const sentence of splitSentences(text))
    for (const part of sentence.split(/[,;:]\s+|\s+y\s+(?=mi |el |la |correo|cargo)/)) {
      const label = labelAtStart(part.trim());
      if (label?.separator !== 'none') continue;
      listed.push({ text: part.trim(), label });
      for (const ask of label.asks) if (ask !== 'other') asks.add(ask);
    }
  return asks.size >= 3 ? listed : [];
}

const CUTTING = setOf('nombre empresa cargo rol correo entidad compania puesto email mail');
