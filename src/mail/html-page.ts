/** Where lines go: the page itself, or a cell of a table row. */
interface Sheet {
  readonly lines: string[];
  readonly row: string[][] | null;
}

const RULE = '_'.repeat(32);
/** Rows and cells nested deeper are plain blocks, so that no line is handed up more often than this. */
const MAX_SHEETS = 40;

/** Collects what an HTML body shows, line by line; knows of blocks, rows, cells, quotes and links, not of tags. */
export class Page {
  private readonly sheets: Sheet[] = [{ lines: [], row: null }];
  private line = '';
  private isAfterBlank = true;
  private hasContent = false;
  private tooDeep = 0;
  private quotes = 0;
  private linkText = '';
  private isInLink = false;

  text(): string {
    this.endBlock();
    return this.sheet().lines.join('\n');
  }

  /** Blanks and line breaks of the source are one blank, unless it is preformatted; a no-break space is kept as a blank. */
  write(text: string, isPreformatted: boolean): void {
    if (isPreformatted) {
      const lines = text.split(/\r\n|[\n\r]/);
      lines.forEach((one, index) => {
        if (index > 0) this.breakLine();
        this.add(one);
      });
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.add(this.isAfterBlank ? collapsed.replace(/^ /, '') : collapsed);
  }

  /** `<br>`: the line ends here even when it is empty. */
  breakLine(): void {
    this.hasContent = true;
    this.endBlock();
  }

  /** The edge of a block: what stands on the line so far is a line. */
  endBlock(): void {
    if (this.line !== '' || this.hasContent) this.push(this.line.replace(/\u00a0/g, ' ').trim());
    this.line = '';
    this.isAfterBlank = true;
    this.hasContent = false;
  }

  rule(): void {
    this.endBlock();
    this.push(RULE);
  }

  signature(): void {
    this.endBlock();
    const last = this.sheet().lines.findLast((line) => line.trim() !== '');
    if (last === undefined || !/^(?:> )*--$/.test(last.trim())) this.push('-- ');
  }

  openQuote(): void {
    this.endBlock();
    this.quotes += 1;
  }

  closeQuote(): void {
    this.endBlock();
    this.quotes -= 1;
  }

  openRow(): void {
    this.openSheet([]);
  }

  openCell(): void {
    this.openSheet(null);
  }

  /** To be called once for each openRow or openCell, innermost first. */
  closeSheet(): void {
    this.endBlock();
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      return;
    }
    if (this.sheets.length === 1) return;
    const { lines, row } = this.sheets.pop() ?? { lines: [], row: null };
    const around = this.sheet();
    if (row === null && around.row !== null) around.row.push(lines);
    else for (const line of row === null ? lines : [...lines, ...rowLines(row)]) around.lines.push(line);
  }

  openLink(): void {
    this.isInLink = true;
    this.linkText = '';
  }

  /** A link whose text is not an address still states one: shown behind the text, as Outlook does in plain text. */
  closeLink(mailto: string): void {
    if (this.isInLink && !this.linkText.includes('@') && this.linkText.trim() !== '')
      this.add(`<mailto:${mailto}>`);
    this.isInLink = false;
  }

  private openSheet(row: string[][] | null): void {
    this.endBlock();
    if (this.sheets.length >= MAX_SHEETS) this.tooDeep += 1;
    else this.sheets.push({ lines: [], row });
  }

  private sheet(): Sheet {
    return this.sheets.at(-1) ?? { lines: [], row: null };
  }

  private add(text: string): void {
    if (text === '') return;
    this.line += text;
    this.isAfterBlank = text.endsWith(' ');
    if (this.isInLink) this.linkText += text;
    if (text !== ' ') this.hasContent = true;
  }

  private push(line: string): void {
    this.sheet().lines.push(this.quotes > 0 ? `${'> '.repeat(Math.min(this.quotes, 5))}${line}` : line);
  }
}

/**
 * The lines of one table row. Cells stand side by side with a tab between, an empty one too; but where whole paragraphs or
 * tables stand in a single cell or in several, the row is layout, and its cells follow each other.
 */
function rowLines(cells: readonly string[][]): string[] {
  if (cells.length === 1) return cells[0] ?? [];
  const lists = cells.map((lines) => lines.filter((line) => line !== ''));
  const filled = lists.filter((lines) => lines.length > 0);
  const heights = filled.map((lines) => lines.length);
  const isLayout =
    (filled.length === 1 && (heights[0] ?? 0) > 2) ||
    lists.some((lines) => lines.length > 12 || lines.some((line) => line.includes('\t')));
  if (isLayout) return cells.filter((lines) => lines.some((line) => line !== '')).flat();
  const height = heights[0] ?? 0;
  if (filled.length >= 2 && height >= 3 && heights.every((one) => one === height))
    return sideBySide(filled, height);
  return [lists.map((lines) => lines.join(' ')).join('\t')];
}

/** Cells that hold a list each (labels on the left, values on the right) are as many rows as the lists are long. */
const sideBySide = (lists: readonly string[][], height: number): string[] =>
  Array.from({ length: height }, (_, index) => lists.map((list) => list[index] ?? '').join('\t'));
