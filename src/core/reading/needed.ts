/**
 * Letters that any match of an expression must hold: of the strings returned, one stands in each text that matches. Null where
 * none can be told. Of several such sets the one is taken whose strings are rarest in the desk's mail.
 */
export const neededIn = (source: string): readonly string[] | null => new Source(source).alternatives();

/** The four letters of a string that stand in the fewest mails. */
export function rarestOf(text: string): string {
  let rarest = text.slice(0, 4);
  for (let at = 1; at + 4 <= text.length; at++) {
    const letters = text.slice(at, at + 4);
    if (rarity(letters) > rarity(rarest)) rarest = letters;
  }
  return rarest;
}

// From the commonest on, as Spanish has them; what is not among them is rarer still.
const LETTERS = ' eaosrnidlctumpbgyqvhf';
const COMMON =
  'por favor gracias este esta para como nuestro correo mensaje solicitud cuenta mesa de ayuda empresa nombre cargo aprobar ' +
  'rechazar responda activacion usuario soporte persona buenos dias buenas tardes cordial saludo escribio el asunto compania compras contabilidad operaciones ' +
  'contacto informacion direccion registro completo';

function rarity(letters: string): number {
  if (COMMON.includes(letters)) return 0;
  let sum = 0;
  for (const letter of letters) sum += LETTERS.includes(letter) ? LETTERS.indexOf(letter) : LETTERS.length;
  return sum;
}

/** How rare the commonest of these is; negative where one is too short to be looked for. */
const worth = (strings: readonly string[] | null): number =>
  strings === null ? -1 : Math.min(...strings.map((one) => (one.length < 4 ? -1 : rarity(rarestOf(one)))));

type Needed = readonly string[] | null;
/** What one part of an expression matches: a letter, nothing at a place, or something that holds one of these. */
type Part = string | typeof PLACE | { readonly needed: Needed };
const PLACE = Symbol('a place');
const ANYTHING = { needed: null };

/** Reads an expression's source, part by part. */
class Source {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  alternatives(): Needed {
    const all: string[] = [];
    let isKnown = true;
    do {
      const needed = this.sequence();
      if (needed === null) isKnown = false;
      else all.push(...needed);
    } while (this.skip('|'));
    return isKnown ? all : null;
  }

  private sequence(): Needed {
    let best: Needed = null;
    let letters = '';
    const take = (needed: Needed) => {
      if (worth(needed) > worth(best)) best = needed;
    };
    while (this.at < this.text.length && !/[|)]/.test(this.text.charAt(this.at))) {
      const part = this.part();
      const [isSure, isOnce] = this.quantity();
      if (part === PLACE) continue;
      if (typeof part === 'string' && isSure) letters += part;
      if (typeof part === 'string' && isOnce) continue;
      take([letters]);
      letters = '';
      if (typeof part !== 'string' && isSure) take(part.needed);
    }
    take([letters]);
    return best;
  }

  private part(): Part {
    const letter = this.text.charAt(this.at++);
    if (letter === '^' || letter === '$') return PLACE;
    if (letter === '.') return ANYTHING;
    if (letter === '\\') return this.escaped();
    if (letter === '(') return this.group();
    if (letter !== '[') return letter;
    this.skip(/(?:[^\]\\]|\\.)*\]/y);
    return ANYTHING;
  }

  private escaped(): Part {
    const letter = this.text.charAt(this.at++);
    if (/[bB]/.test(letter)) return PLACE;
    this.skip(/(?<=[pPuk])\{[^}]*\}|(?<=u)[\da-f]{4}|(?<=x)[\da-f]{2}|(?<=\d)\d+/iy);
    return /[a-z\d]/i.test(letter) ? ANYTHING : letter;
  }

  private group(): Part {
    const isPlace = this.skip(/\?<?[=!]/y);
    this.skip(/\?:|\?<\w+>/y);
    const needed = this.alternatives();
    this.skip(')');
    return isPlace ? PLACE : { needed };
  }

  /** Whether a part stands there at least once, and whether it does exactly once. */
  private quantity(): [isSure: boolean, isOnce: boolean] {
    const isOptional = this.skip(/(?:[?*]|\{0[,}]\d*\}?)\??/y);
    const isMany = this.skip(/(?:\+|\{\d+(?:,\d*)?\})\??/y);
    return [!isOptional, !isOptional && !isMany];
  }

  /** Goes past what stands here, if it does. */
  private skip(what: string | RegExp): boolean {
    if (typeof what !== 'string') what.lastIndex = this.at;
    const found = typeof what === 'string' ? what : what.exec(this.text)?.[0];
    if (found === undefined || !this.text.startsWith(found, this.at)) return false;
    this.at += found.length;
    return true;
  }
}
