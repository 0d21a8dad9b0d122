const COLUMNS = 76;

/** Folds long lines at blanks; what follows in a list, a quote or an indented line stands under its beginning. */
export function wrapped(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
  return `${lines.map(folded).join('\n')}\n`;
}

function folded(line: string): string {
  if (line.length <= COLUMNS || line.startsWith('-- ')) return line;
  const [lead = ''] = /^\s*(?:\| |- |\d\. )?/.exec(line) ?? [];
  const next = lead.includes('|') ? lead : ' '.repeat(lead.length);
  const rows: string[] = [];
  let row = lead;
  for (const word of line.slice(lead.length).split(' ')) {
    const isFirst = row === lead || row === next;
    if (!isFirst && row.length + 1 + word.length > COLUMNS) {
      rows.push(row);
      row = next + word;
    } else row += isFirst ? word : ` ${word}`;
  }
  return [...rows, row].join('\n');
}
