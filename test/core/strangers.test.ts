import { describe, expect, test } from '@jest/globals';
import { strangersAddress, strangersLine, strangersLines, withoutLinks } from '../../src/core/strangers.ts';
import { processorTimeOf } from '../support/processor.ts';

describe('a line of strangers’ words', () => {
  test.each([
    ['Ana\r\nBcc: todos@evil.example', 'Ana Bcc: todos @evil. example'],
    ['Ana\u0000\u0007 Pérez\u009b', 'Ana Pérez'],
    ['\u202Egpj.exe\u202C \u2066Ana\u2069', 'gpj. exe Ana'],
    ['A\u200Bn\u200Da\uFEFF\u00AD\u2060 P\u{E0041}érez', 'Ana Pérez'],
    ['  Ana \t\u00A0 María\u2028Pérez ', 'Ana María Pérez'],
    [`Z${'\u0335'.repeat(50)}`, `Z${'\u0335'.repeat(3)}`],
    ['Josefa Nun\u0303ez', 'Josefa Nuñez'],
    ['Transportes del Norte S.A.S.', 'Transportes del Norte S.A.S.'],
    ['Cra. 7 # 12-30, Bogotá D.C.', 'Cra. 7 # 12-30, Bogotá D.C.'],
  ])('%j reads %j', (words, shown) => {
    expect(strangersLine(words)).toBe(shown);
  });

  test('has at most 200 characters, whole ones', () => {
    expect(strangersLine('ñ'.repeat(200))).toBe('ñ'.repeat(200));
    expect(strangersLine('ñ'.repeat(201))).toBe(`${'ñ'.repeat(199)}…`);
    expect(strangersLine('😀'.repeat(300))).toBe(`${'😀'.repeat(199)}…`);
    expect(strangersLine('x.com '.repeat(10_000)).length).toBeLessThanOrEqual(200);
  });
});

describe('several lines', () => {
  test('keep their breaks, without a pile of empty ones', () => {
    expect(strangersLines('uno\r\n\r\n\r\n\r\ndos\rtres\u2028cuatro')).toBe('uno\n\ndos\ntres\ncuatro');
  });

  test('have at most 1,000 characters and 30 lines', () => {
    expect(strangersLines('ñ'.repeat(1000))).toBe('ñ'.repeat(1000));
    expect(Array.from(strangersLines('ñ'.repeat(1001))).length).toBe(1000);
    expect(strangersLines('a\n'.repeat(500)).split('\n').length).toBe(30);
  });
});

describe('links in strangers’ words', () => {
  test.each([
    ['https://evil.example/x?y=1', 'https: //evil. example/x?y=1'],
    ['www.evil.co', 'www. evil. co'],
    ['www.1x', 'www. 1x'],
    ['Entre a (www.evil.co).', 'Entre a (www. evil. co).'],
    ['evil.co/pagar', 'evil. co/pagar'],
    ['evil。com', 'evil。 com'],
    ['evil.xn--p1ai', 'evil. xn--p1ai'],
    ['http://203.0.113.9/', 'http: //203. 0. 113. 9/'],
    ['mailto:a@evil.co', 'mailto: a @evil. co'],
    ['escriba a ana@evil.co', 'escriba a ana @evil. co'],
    ['javascript:alert(1)', 'javascript: alert(1)'],
    ['\\\\evil\\share', '\\ \\evil\\share'],
    ['localhost:3000/x', 'localhost: 3000/x'],
  ])('%s is broken up', (words, shown) => {
    expect(withoutLinks(words)).toBe(shown);
    expect(withoutLinks(shown)).toBe(shown);
  });

  test.each([
    'a las 3:40 p. m.',
    'S.A.S.',
    '$ 1.250.000',
    'Analista I/II',
    'y/o',
    '3.5',
    'etc...',
  ])('%s is no link', (words) => {
    expect(withoutLinks(words)).toBe(words);
  });

  test('hold up nobody', () => {
    const took = processorTimeOf(() => {
      strangersLines('a.'.repeat(5_000_000));
      strangersLine(`${'@'.repeat(1_000_000)}:`);
    });
    expect(took).toBeLessThan(200);
  });
});

test('an address stays whole, unless it could be read as a link or is none', () => {
  expect(strangersAddress('ana.perez+x@cliente.co')).toBe('ana.perez+x@cliente.co');
  expect(strangersAddress('evil.co/x?y=@cliente.co')).toBe('evil. co/x?y= @cliente. co');
  expect(strangersAddress('www.evil.co@cliente.co')).toBe('www. evil. co @cliente. co');
  expect(strangersAddress('ana@cliente.co\r\nBcc: b@c.co')).toBe('ana @cliente. co Bcc: b @c. co');
});
