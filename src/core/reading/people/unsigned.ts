import { type Label, labelAtStart } from './labels.ts';
import { HEADINGS, TIES } from './vocabulary.ts';
import { setOf, wordsOf } from './words.ts';

/** "Nombre Ana Ruiz empresa Acme cargo auxiliar": cut before each noun that no tie binds to what stands before it. */
export function unseparated(text: string, start: Label): { text: string; label: Label }[] {
  const words = wordsOf(text);
  const cuts = words.filter(({ fold: word, start: at }, index) => {
    const heading = HEADINGS.get(word);
    const before = words[index - 1];
    return (
      at > start.end &&
      before !== undefined &&
      before.start >= start.end &&
      CUTTING.has(word) &&
      heading !== undefined &&
      !TIES.has(before.fold)
    );
  });
  const parts = [0, ...cuts.map((cut) => cut.start)].map((from, index) =>
    text.slice(from, cuts[index]?.start).trim(),
  );
  const labels = parts.map((part) => labelAtStart(part));
  return parts.flatMap((part, index) => {
    const label = labels[index];
    return label === null || label === undefined ? [] : [{ text: part, label }];
  });
}

/** "analista, correo ana@acme.co, tel 300": a value, and after it labels without a sign of their own. */
export function beforeListed(value: string): { head: string; tail: { text: string; label: Label }[] } {
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
export function listedWithin(text: string): { text: string; label: Label }[] {
  const parts = text
    .split(/[,;:]\s+|\s+y\s+(?=mi |el |la |correo|cargo)/)
    .map((part) => ({ text: part.trim(), label: labelAtStart(part.trim()) }));
  const listed = parts.flatMap(({ text: part, label }) =>
    label?.separator === 'none' ? [{ text: part, label }] : [],
  );
  const asks = new Set(listed.flatMap(({ label }) => label.asks).filter((ask) => ask !== 'other'));
  return asks.size >= 3 ? listed : [];
}

const CUTTING = setOf('nombre empresa cargo rol correo entidad compania puesto email mail');
