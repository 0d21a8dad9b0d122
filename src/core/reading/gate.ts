import { neededIn, rarestOf } from './needed.ts';

/**
 * Which of many expressions can match a text at all, found in one pass over its letters: each is known by letters that every match
 * of it must hold ("automatic", "buzon"), and is not run where none of them stands. RE2's FilteredRE2 and Hyperscan do the same.
 * The letters are taken from the expression itself when it is added, so that no list has to be kept beside it.
 */
export class Gate {
  /** All rules that were added. */
  readonly all: Rule[] = [];
  private count = 0;
  private readonly keys = new Int32Array(SLOTS);
  private readonly rules = new Int32Array(SLOTS);

  /** An expression of this gate, for folded text; at most 31 of them. */
  rule(expression: RegExp): Rule {
    const needed = neededIn(expression.source);
    if (this.count === 31 || expression.flags.includes('i')) throw new Error(`not for a gate: ${expression}`);
    const bit = needed === null ? 0 : 1 << this.count++;
    for (const letters of needed ?? []) this.add(keyOf(rarestOf(letters)), bit);
    const rule = new Rule(expression, bit);
    this.all.push(rule);
    return rule;
  }

  private add(key: number, bit: number): void {
    let slot = slotOf(key);
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) % SLOTS;
    this.keys[slot] = key;
    this.rules[slot] = (this.rules[slot] ?? 0) | bit;
  }

  /** The rules that may match a text or any part of it, one bit each. */
  seenIn(text: string): number {
    const { keys, rules } = this;
    // Of a letter beyond Latin-1 half its code is written: it may open a gate, and never shuts one.
    const end = BYTES.write(text, 'latin1');
    // What does not fit is not looked at: then all may match.
    if (end < text.length) return -1;
    let seen = 0;
    let key = 0;
    for (let at = 0; at < end; at++) {
      key = withNext(key, BYTES[at] ?? 0);
      for (let slot = slotOf(key); keys[slot] !== 0; slot = (slot + 1) % SLOTS)
        if (keys[slot] === key) seen |= rules[slot] ?? 0;
    }
    return seen;
  }
}

/** An expression, run only on texts that hold letters of it. */
export class Rule {
  readonly expression: RegExp;
  private readonly bit: number;

  /** @param bit 0 for an expression that no letters are known of: it is always run. */
  constructor(expression: RegExp, bit: number) {
    this.expression = expression;
    this.bit = bit;
  }

  /** @param seen what the gate saw in this text, or in one that this is a part of. */
  isIn(text: string, seen: number): boolean {
    return (this.bit === 0 || (seen & this.bit) !== 0) && this.expression.test(text);
  }
}

/** Whether any of these rules is in a text, or all are. */
export function isAnyIn(rules: readonly Rule[], text: string, seen: number): boolean {
  for (const rule of rules) if (rule.isIn(text, seen)) return true;
  return false;
}
export function areAllIn(rules: readonly Rule[], text: string, seen: number): boolean {
  for (const rule of rules) if (!rule.isIn(text, seen)) return false;
  return true;
}

const SLOTS = 4096;
/** Letters are looked at as bytes, which V8 reads faster than from texts of so many shapes. */
const BYTES = Buffer.alloc(8192);
/** The key of the last four letters (needed.ts, GRAM): what came before is shifted out. */
const withNext = (key: number, letter: number): number => ((key << 5) ^ letter) & 0xfffff;
const slotOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 20;

function keyOf(letters: string): number {
  let key = 0;
  for (let at = 0; at < letters.length; at++) key = withNext(key, letters.charCodeAt(at));
  return key;
}
