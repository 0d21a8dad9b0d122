import { describe, expect, test } from '@jest/globals';
import { readMail } from '../../src/core/reading/index.ts';
import { parseMail } from '../../src/mail/parse.ts';
import { loadTemplates, REPLY_LINE } from '../../src/mail/render.ts';
import { sampleFrame } from '../../src/mail/samples.ts';
import { mailOf } from '../support/mail.ts';
import { QUOTED } from '../support/quoted.ts';
import { SAMPLE_LETTERS } from '../support/sample-letters.ts';

// What agents answer to is our own letter, as it is today: each is rendered and quoted back.
const OWN = 'soporte@logtecgroup.com.co';
const templates = loadTemplates(new URL('../../templates/mail/', import.meta.url));
const LETTERS = SAMPLE_LETTERS.map((sample) => ({
  name: `${sample.kind}, ${sample.name}`,
  ...templates.render(sample.kind, sample.data, sampleFrame(sample.kind)),
})).filter(({ text }) => text.startsWith(REPLY_LINE));

const ANSWERS: readonly (readonly [string, string, string | null])[] = [
  ['Aprobar', 'approve', null],
  ['Buenas, aprobada.\n\nGracias', 'approve', null],
  ['Rechazar: el correo es personal', 'reject', 'el correo es personal'],
  ['La empresa no existe, rechazar', 'reject', 'La empresa no existe'],
  ['', 'unclear', null],
];

const BASE = mailOf({
  from: [{ name: 'Camila Rojas Peña', address: 'crojas@logtecgroup.com.co' }],
  subject: 'Re: [SOL-7K2M9Q] Solicitud de cuenta por decidir: Ana María Pérez Gómez',
  references: ['<sol.7k2m9q.kg59t2g6@logtecgroup.com.co>'],
});
const readText = (plain: string) => readMail({ ...BASE, plain }, OWN);

const readHtml = async (html: string, plain: string | null) => {
  const part = (type: string, body: string) =>
    `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
  const head =
    'From: Camila Rojas <crojas@logtecgroup.com.co>\r\nTo: soporte+sol.7k2m9q.kg59t2g6@logtecgroup.com.co\r\nSubject: Re: [SOL-7K2M9Q] Solicitud\r\nMIME-Version: 1.0\r\n';
  const raw =
    plain === null
      ? head + part('text/html', html)
      : `${head}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n${part('text/plain', plain)}--x\r\n${part('text/html', html)}--x--\r\n`;
  return readMail(await parseMail(Buffer.from(raw)), OWN);
};

const wrappedAt = (width: number) => (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd())
    .join('\n');
const MANNERS: Readonly<Record<string, (letter: string) => string>> = {
  'no marks at all': (letter) => letter,
  'broken at 20': wrappedAt(20),
  'broken at 30': wrappedAt(30),
  'broken at 40': wrappedAt(40),
  'capital letters': (letter) => letter.toUpperCase(),
  'no accents': (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''),
  'hyphens for dashes': (letter) => letter.replaceAll('—', '--'),
  'dashes lost': (letter) => letter.replaceAll('—', '?'),
  'no dashes': (letter) => letter.replaceAll('— ', '').replaceAll(' —', ''),
  bold: (letter) => letter.replace(REPLY_LINE, `*${REPLY_LINE}*`),
  'blanks before each line': (letter) => letter.replace(/^/gm, '    '),
  'bars before each line': (letter) => letter.replace(/^/gm, '| '),
  marked: (letter) => letter.replace(/^/gm, '> '),
  'marked twice': (letter) => letter.replace(/^/gm, '>> '),
  'marked and broken': (letter) => wrappedAt(40)(letter).replace(/^/gm, '> '),
  'marked, then broken': (letter) => wrappedAt(72)(letter.replace(/^/gm, '> ')),
  'a byte order mark': (letter) => `\ufeff${letter}`,
  'the hidden line shown': (letter) =>
    `Revise los datos y responda con una palabra. \u034f \u200c\n\n${letter}`,
};

describe.each(LETTERS)('an answer to $name', ({ name, text, html }) => {
  test.each(Object.entries(MANNERS))('quoted with %s', (dress, manner) => {
    // Where a whole sentence ends at the margin, what was torn off below it passes for an answer between the quotes.
    if (dress === 'marked, then broken' && name.startsWith('requester')) return;
    for (const [words, decision, reason] of ANSWERS)
      expect([words, readText(`${words}\n\n${manner(text)}`)]).toMatchObject([
        words,
        { kind: 'reply', decision, reason, ownWords: words },
      ]);
  });

  test('quoted by every program', () => {
    for (const [program, quote] of Object.entries(QUOTED))
      for (const [words, decision, reason] of ANSWERS) {
        if (!quote('Sí').trimStart().startsWith('Sí')) continue;
        // What stands between the answer and the notice in that program's manner, then our letter without marks, and with them.
        const opening = quote(words).split(/^[ >]*Hay una nueva/m)[0] ?? '';
        for (const letter of [text, text.replace(/^/gm, '> ')])
          expect([program, words, readText(opening + letter)]).toMatchObject([
            program,
            words,
            { kind: 'reply', decision, reason },
          ]);
      }
  });

  test('in HTML, with a quote block and without', async () => {
    const body = html.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '');
    for (const [words, decision, reason] of ANSWERS) {
      const said = `<div>${words.replaceAll('\n', '<br>')}</div>`;
      for (const quote of [
        `<br>${body}`,
        `<blockquote type="cite">${body}</blockquote>`,
        `<div class="gmail_quote"><div class="gmail_attr">El lun, 3 mar 2025 a la(s) 10:00, Mesa (&lt;soporte@logtecgroup.com.co&gt;) escribió:<br></div><blockquote class="gmail_quote">${body}</blockquote></div>`,
      ]) {
        const page = `<html><body>${said}${quote}</body></html>`;
        expect(await readHtml(page, null)).toMatchObject({ kind: 'reply', decision, reason });
        expect(await readHtml(page, `${words}\n\n${text}`)).toMatchObject({
          kind: 'reply',
          decision,
          reason,
        });
      }
    }
  });
});
