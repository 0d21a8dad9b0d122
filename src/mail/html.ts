import { Tokenizer } from 'htmlparser2';
import {
  type Attributes,
  closedBy,
  isBlock,
  isFontZero,
  isHidden,
  isPreformatted,
  isQuote,
  isSignature,
  isVoid,
} from './html-elements.ts';
import { Page } from './html-page.ts';

/**
 * The text of an HTML body as its reader sees it, one block a line; what IncomingMail.html promises. Hidden and
 * struck-through text is left out, quotes carry "> ", a rule is a line of underscores, and a stored signature begins with
 * "-- " as it does in plain text.
 *
 * One pass with a stack of our own: the DOM builders recurse or search their stack, and mail may nest 100,000 deep.
 */
export function htmlToLines(html: string): string {
  const reader = new HtmlReader(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader.page.text();
}

interface Open {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isFontZero: boolean;
  readonly isPreformatted: boolean;
  readonly isQuote: boolean;
  readonly mailto: string | null;
}

const ROOT: Open = {
  name: '',
  isHidden: false,
  isFontZero: false,
  isPreformatted: false,
  isQuote: false,
  mailto: null,
};

/** The tokenizer's callbacks; it hands over offsets into the source. */
class HtmlReader {
  readonly page = new Page();
  private readonly html: string;
  private readonly stack: Open[] = [];
  private readonly openCount = new Map<string, number>();
  private tag = '';
  private attributes: Record<string, string> = {};
  private attribute = '';
  private value = '';

  constructor(html: string) {
    this.html = html;
  }

  ontext(start: number, end: number): void {
    this.write(this.html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.write(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.attributes = {};
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (!Object.hasOwn(this.attributes, this.attribute)) this.attributes[this.attribute] = this.value;
  }

  onopentagend(): void {
    this.open(this.tag, this.attributes);
  }

  onselfclosingtag(): void {
    this.open(this.tag, this.attributes);
  }

  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).trim().toLowerCase();
    if (name === 'br') this.open('br', {});
    if ((this.openCount.get(name) ?? 0) === 0) return;
    while (this.top().name !== name) this.pop();
    this.pop();
  }

  onend(): void {
    while (this.stack.length > 0) this.pop();
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private top(): Open {
    return this.stack.at(-1) ?? ROOT;
  }

  private isShown(): boolean {
    return !this.top().isHidden && !this.top().isFontZero;
  }

  private write(text: string): void {
    if (this.isShown()) this.page.write(text, this.top().isPreformatted);
  }

  private open(name: string, attributes: Attributes): void {
    const closes = closedBy(name);
    while (closes.includes(this.top().name)) this.pop();
    if (isVoid(name)) {
      if (this.isShown() && name === 'br') this.page.breakLine();
      if (this.isShown() && name === 'hr') this.page.rule();
      return;
    }
    const around = this.top();
    const one: Open = {
      name,
      isHidden: around.isHidden || isHidden(name, attributes),
      isFontZero: isFontZero(attributes) ?? around.isFontZero,
      isPreformatted: isPreformatted(name, attributes) ?? around.isPreformatted,
      isQuote: isQuote(name, attributes),
      mailto: mailtoOf(name, attributes),
    };
    this.stack.push(one);
    this.openCount.set(name, (this.openCount.get(name) ?? 0) + 1);
    if (one.isHidden) return;
    if (name === 'td' || name === 'th') this.page.openCell();
    else if (name === 'tr') this.page.openRow();
    else if (isBlock(name)) this.page.endBlock();
    if (one.isQuote) this.page.openQuote();
    if (isSignature(attributes)) this.page.signature();
    if (one.mailto !== null) this.page.openLink();
  }

  private pop(): void {
    const one = this.stack.pop();
    if (one === undefined) return;
    this.openCount.set(one.name, (this.openCount.get(one.name) ?? 1) - 1);
    if (one.isHidden) return;
    if (one.mailto !== null) this.page.closeLink(one.mailto);
    if (one.name === 'td' || one.name === 'th' || one.name === 'tr') this.page.closeSheet();
    else if (isBlock(one.name)) this.page.endBlock();
    if (one.isQuote) this.page.closeQuote();
  }
}

function mailtoOf(name: string, attributes: Attributes): string | null {
  if (name !== 'a') return null;
  const match = /^\s*mailto:([^?\s]{3,320})/i.exec(attributes['href'] ?? '');
  return match?.[1] ?? null;
}
