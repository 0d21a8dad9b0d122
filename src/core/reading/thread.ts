import { HAS_DOUBT, INFINITIVE } from './checks.ts';
import { decisionWord } from './decision-words.ts';
import type { About, Names } from './pieces.ts';
import { fold } from './words.ts';

// Letters that Spanish does without are rare, and looking for letters of all scripts is slow.
const OTHER_LETTERS = /[\u0100-\u1fff\u2c00-\uffff]/;
const CAPITALISED = /[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]*/g;

/** What a thread's subject and the quoted notice say it is about. */
export const aboutThread = (subject: string, quoted: string, writer: ReadonlySet<string>): About => ({
  names: new NamesIn(subject.slice(0, 400), quoted),
  writer,
  codes: new Set(fold(subject.slice(0, 400)).match(/(?<=\bsol-)[a-z0-9]{6}\b/g)),
});

interface Found {
  readonly words: ReadonlySet<string>;
  readonly address: string;
  /** The address as clauses do not part it, as long as it was. */
  readonly inOneWord: string;
}
const NOTHING: Found = { words: new Set(), address: '', inOneWord: '' };

/** Only a word that nothing else explains is looked for among them: most replies have none. */
class NamesIn implements Names {
  private readonly subject: string;
  private readonly quoted: string;
  private known: Found | null = null;

  constructor(subject: string, quoted: string) {
    this.subject = subject;
    this.quoted = quoted;
  }

  /** A requester chooses the name: what has a sense beside a decision keeps it, whatever it is called. */
  has(word: string): boolean {
    return (
      this.found().words.has(word) &&
      !COMMON.has(word) &&
      !HAS_DOUBT.has(word) &&
      !INFINITIVE.test(word) &&
      decisionWord(word) === null
    );
  }

  /** Whole or not at all: of the words of an address, which a requester chooses too, none counts by itself. */
  isAddress(word: string): boolean {
    return word === this.found().inOneWord;
  }

  withAddressInOneWord(text: string): string {
    const { address, inOneWord } = text.includes('@') ? this.found() : NOTHING;
    return address === '' ? text : text.replaceAll(address, inOneWord);
  }

  withAddressAsWritten(text: string): string {
    const { address, inOneWord } = this.known ?? NOTHING;
    return address === '' ? text : text.replaceAll(inOneWord, address);
  }

  private found(): Found {
    if (this.known === null) {
      const { names, address } = dataOf(this.quoted.slice(0, 8000));
      const words = capitalisedIn(`${this.subject}\n${names}`);
      this.known = { words, address, inOneWord: fold(address).replace(/[^a-z0-9]/g, 'x') };
    }
    return this.known;
  }
}

/** Kept for good: V8 forgets the code that makes such an object whenever it collects garbage and finds none. */
export const NOBODY: About = aboutThread('', '', new Set());

function capitalisedIn(text: string): ReadonlySet<string> {
  const named = text.match(OTHER_LETTERS.test(text) ? /\p{Lu}[\p{L}\p{M}]*/gu : CAPITALISED) ?? [];
  return new Set(fold(named.join(' ')).split(' '));
}

const LABEL = /^[>\s*]{0,12}(?:nombre|empresa|raz[oó]n social|compa[nñ][ií]a|usuario|solicitante)/i;
const ADDRESS_LABEL = /^[>\s*]{0,12}(?:correo|e-?mail)/i;
const ADDRESS = /[\w.+-]{1,64}@[\w.-]{1,255}/;

/** What a notice says of the person and the company, beside the label or below it: the lines with their names, and the address. */
function dataOf(quoted: string): { names: string; address: string } {
  const names: string[] = [];
  let address = '';
  let above: 'name' | 'address' | null = null;
  for (const line of quoted.split('\n', 200)) {
    const start = line.slice(0, 60);
    const labelled = LABEL.test(start) ? 'name' : ADDRESS_LABEL.test(start) ? 'address' : null;
    const holds = labelled ?? above;
    if (holds === 'name') names.push(line);
    else if (holds === 'address') address ||= ADDRESS.exec(line.slice(0, 400))?.[0] ?? '';
    above = labelled;
  }
  return { names: names.join('\n'), address };
}

// Words of subject and notice that are capitalised as labels, not names.
const COMMON = new Set(
  'no si nueva nuevo solicitud cuenta hay nombre empresa correo telefono responda mensaje el la los las de del para enviado asunto fecha re rv fwd sol usted por favor pendiente revision todavia razon social cargo rol usuario'.split(
    ' ',
  ),
);
