import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DISCLAIMERS } from '../../src/core/reading/disclaimer.ts';
import { Gate, type Rule } from '../../src/core/reading/gate.ts';
import { MACHINES } from '../../src/core/reading/machine-signs.ts';
import '../../src/core/reading/machine-speech.ts';
import { neededIn, rarestOf } from '../../src/core/reading/needed.ts';
import { fold } from '../../src/core/reading/words.ts';

const CORPUS = 'test/corpus';
/** Nobody who works on the reader opens these. */
const HELD_OUT = ['fresh-requests', 'sealed2-requests', 'sealed3-replies'];
const gates = [
  ['machines', MACHINES],
  ['disclaimers', DISCLAIMERS],
] as const;

/** Sources of mail as they are, and lines of snippets, folded. */
function* texts(): Generator<string> {
  for (const set of readdirSync(CORPUS, { withFileTypes: true })) {
    if (!set.isDirectory() || HELD_OUT.includes(set.name)) continue;
    for (const file of readdirSync(`${CORPUS}/${set.name}`, { recursive: true, encoding: 'utf8' }))
      if (/\.(?:eml|txt)$/.test(file)) yield fold(readFileSync(`${CORPUS}/${set.name}/${file}`, 'utf8'));
  }
}

test.each(gates)('the gate of %s hides no match in any mail or snippet', (_, gate) => {
  let matches = 0;
  for (const text of texts())
    for (const part of [...text.split('\n'), text.slice(0, 6000).replace(/\s+/g, ' ')]) {
      const seen = gate.seenIn(part);
      for (const rule of gate.all) {
        if (!rule.expression.test(part)) continue;
        matches++;
        expect([part, rule.isIn(part, seen)]).toEqual([part, true]);
      }
    }
  expect(matches).toBeGreaterThan(100);
});

/** What fast-check cannot make up: looks around, and letters by their kind. */
const plain = ({ expression: { source } }: Rule): RegExp =>
  new RegExp(
    source
      .replace(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)/g, '')
      .replace(/\\p\{L\}/g, '[a-zñ]')
      .replace(/\\b/g, ''),
  );

test.each(
  gates.flatMap(([name, gate]) => gate.all.map((rule, at) => [name, at, gate, rule] as const)),
)('the gate of %s is open for whatever its rule %d matches', (_name, _at, gate, rule) => {
  fc.assert(
    fc.property(fc.stringMatching(plain(rule)), fc.string(), (text, other) => {
      const around = `${other}${text}${other}`;
      expect(rule.isIn(around, gate.seenIn(around))).toBe(rule.expression.test(around));
    }),
    { numRuns: 300 },
  );
});

test('a gate is shut where none of the letters stand, and a text too long to be looked at opens it', () => {
  const gate = new Gate();
  const rule = gate.rule(/automatic[ao]|buzon/);
  expect(gate.seenIn('nos escribe una persona')).toBe(0);
  expect(gate.seenIn('respuesta automatica')).not.toBe(0);
  const long = `${'x'.repeat(9000)} automatica`;
  expect(rule.isIn(long, gate.seenIn(long))).toBe(true);
  expect(() => gate.rule(/capital/i)).toThrow('not for a gate');
});

test.each<[RegExp, readonly string[] | null]>([
  [/buzon lleno/, ['buzon lleno']],
  [/automatic[ao]/, ['automatic']],
  [/antivirus|captcha/, ['antivirus', 'captcha']],
  [/antivirus|spa/, null],
  [/[a-z]+/, null],
  [/(?:captcha)?/, null],
  [/(?:captcha){0,2}|antivirus/, null],
  [/captchas?/, ['captcha']],
  [/captcha+ boxbe/, ['captcha']],
  [/su (?:buzon|casilla) lo/, ['buzon', 'casilla']],
  [/(?=captcha)\w/, null],
  [/\bcaptcha\b/, ['captcha']],
  [/(?<!\bltda|captcha)boxbe$/, ['boxbe']],
  [/[|)\]](?:zendesk\.com\/)/, ['zendesk.com/']],
  [/\p{Lu}zendesk\u0041/u, ['zendesk']],
])('of %s these letters are needed', (expression, needed) => {
  expect(neededIn(expression.source)).toEqual(needed);
});

test('the letters looked for are the rarest four', () => {
  expect(rarestOf('correo electronico')).not.toBe('corr');
  expect(rarestOf('jefe')).toBe('jefe');
});
