import { type Folded, foldedAt } from './words.ts';

const OPENING =
  /^[-*_"'\s]*(?:(?:el|en|on|le|em|am|la)\b|\d{1,4}[-/. ]|(?:lun|mar|mie|jue|vie|sab|dom|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? |quoting |citando )/;
const EVIDENCE = /\d{1,2}[:.h]\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b(?:19|20)\d{2}\b|@/;
// Yahoo on phones goes on with the quoted text on the same line.
const INLINE = /@[^:]{2,80}>?[,)]{0,2} (?:escribio|wrote|ha escrito):/;
const SAID = /\b(?:escribio|escribia|ha escrito|escrito|wrote|writes|a ecrit|schrieb|escreveu)\b/;

/** The index after "El lun, 3 mar 2025 a la(s) 10:00, X (<…>) escribió:", broken over up to five lines; null for none. */
export function attributionEnd(folded: Folded, at: number): number | null {
  const first = foldedAt(folded, at) ?? '';
  if (!first.includes('@') && !closesSoon(folded, at)) return null;
  // "Mesa de Ayuda escribió:" alone says nothing, but marked lines right below it do.
  const next = foldedAt(folded, at + 1) || foldedAt(folded, at + 2);
  if (first.length < 100 && /\b(?:escribio|wrote|ha escrito): ?$/.test(first) && next?.startsWith('>'))
    return at + 1;
  const opens = OPENING.test(first);
  if (opens && INLINE.test(first) && EVIDENCE.test(first.slice(0, first.indexOf('@')))) return at + 1;
  if (!opens && !EVIDENCE.test(first)) return null;
  let joined = '';
  for (let i = at; i < at + 5; i++) {
    const line = foldedAt(folded, i) ?? '';
    if (line === '' || line.startsWith('>')) return null;
    joined = `${joined} ${line}`;
    if (joined.length > 500) return null;
    if (!isAttribution(joined)) continue;
    // "El correo es personal, rechazar" may stand right above: then the attribution begins further down.
    const later = beginsLater(folded, at, i);
    const isWhole = opens
      ? i === at || /[\d@<]/.test(first) || first.length < 4 || first.endsWith(',')
      : true;
    return later || !isWhole ? null : i + 1;
  }
  return null;
}

/** Whether the attribution that ends at a line begins below `at`. */
function beginsLater(folded: Folded, at: number, last: number): boolean {
  let joined = '';
  for (let from = last; from > at; from--) {
    const line = foldedAt(folded, from) ?? '';
    joined = `${line} ${joined}`;
    if (/^(?:el|on|en) /.test(line) && isAttribution(joined.trimEnd())) return true;
  }
  return false;
}

/** What the last line of an attribution ends with. */
const CLOSINGS = ':*_-–';

/** Whether one of the next lines ends as attributions do: most lines are turned away by this. */
function closesSoon(folded: Folded, at: number): boolean {
  for (let i = at; i < at + 5; i++) {
    const line = foldedAt(folded, i);
    if (!line || line === '>') return false;
    if (CLOSINGS.includes(line.at(-1) ?? '.')) return true;
  }
  return false;
}

function isAttribution(joined: string): boolean {
  const tail = joined.slice(-60).trimEnd();
  if (!CLOSINGS.includes(tail.at(-1) ?? '')) return false;
  const closes = tail.endsWith(':') || /:[*_ ]{1,3}$/.test(tail) || /[-–]{2,}$/.test(tail);
  if (!closes || !EVIDENCE.test(joined)) return false;
  return (
    SAID.test(tail) ||
    />:[*_ ]*$/.test(tail) ||
    (SAID.test(joined) && /\b(?:19|20)\d{2}\b[^a-z]*:$/.test(tail))
  );
}
