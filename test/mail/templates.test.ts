import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadTemplates } from '../../src/mail/render.ts';
import { sampleFrame } from '../../src/mail/samples.ts';
import { FOLDER } from '../support/letters.ts';

describe('the folder of templates', () => {
  const broken: string[] = [];
  afterAll(() => {
    for (const folder of broken) rmSync(folder, { recursive: true });
  });

  function copyOf(change: (folder: string) => void): string {
    const folder = mkdtempSync(join(tmpdir(), 'portero-templates-'));
    broken.push(folder);
    cpSync(FOLDER, folder, { recursive: true });
    change(folder);
    return folder;
  }

  const write = (name: string, text: string) => (folder: string) => writeFileSync(join(folder, name), text);

  test('names every file that is missing', () => {
    const folder = copyOf((copy) => {
      rmSync(join(copy, 'agent-late.txt.eta'));
      rmSync(join(copy, 'parts/quote.html.eta'));
    });
    expect(() => loadTemplates(folder)).toThrow(
      /agent-late\.txt\.eta: missing[\s\S]*agent-alert\.html\.eta:\d+: includes parts\/quote\.html\.eta, which is missing/,
    );
    expect(() => loadTemplates('/nowhere/at/all')).toThrow(/ENOENT[\s\S]*layout\.html\.eta: missing/);
  });

  test.each([
    [
      'person-reset.html.eta',
      '<p>\n<% if (letter.fullName) { %>\nx',
      /person-reset\.html\.eta: .+ in the tag at line 2/,
    ],
    [
      'person-reset.txt.eta',
      'Subject: x\n\n<%= letter.fullName',
      /person-reset\.txt\.eta: unclosed tag at line 3 col 1/,
    ],
    [
      'person-reset.txt.eta',
      'Subject: x\n\n<%= letter..fullName %>',
      /person-reset\.txt\.eta: Unexpected token '\.' in the tag at line 3/,
    ],
    ['styles.json', '{\n  "text": "a"\n  oops\n}', /styles\.json:3: /],
    ['person-reset.txt.eta', 'Hola', /person-reset\.txt\.eta:1: does not begin with "Subject: …"/],
    ['styles.json', '{"text": "a\\"b"}', /styles\.json: style text/],
  ])('names file and line of what is broken in %s', (name, text, message) => {
    expect(() => loadTemplates(copyOf(write(name, text)))).toThrow(message);
  });

  test.each([
    [
      'person-reset.txt.eta',
      'Subject: x\n\nHola, <%= letter.fulName %>',
      /- person-reset\.txt\.eta:3: letter\.fulName: there is no such value\. letter has fullName \(letter person-reset\)/,
    ],
    [
      'agent-notice.html.eta',
      '<p>\n<% if (letter.person.nombre) { %>x<% } %>',
      /agent-notice\.html\.eta:2: letter\.person\.nombre: .* has fullName, company, role, email/,
    ],
    [
      'agent-digest.txt.eta',
      'Subject: x\n\n<% for (const line of letter.lines.filter(({ isHold }) => isHold)) { %><% } %>',
      /agent-digest\.txt\.eta:3: letter\.lines\[\]\.isHold: .* has code, person, isHeld, requester, hours/,
    ],
    ['person-reset.html.eta', '\n<%= nombre %>', /person-reset\.html\.eta:2: nombre is not defined \(/],
    ['person-activated.html.eta', '<%= frame.link %>', /person-activated\.html\.eta:1: would print "null"/],
    [
      'parts/person.txt.eta',
      '\n\n<%= it.persona.email %>',
      /parts\/person\.txt\.eta:3: Cannot read .*'email'/,
    ],
    [
      'parts/quote.html.eta',
      '<%= it.palabras %>',
      /quote\.html\.eta:1: would print "undefined" \(letter [^)]*agent-late/,
    ],
    ['person-reset.txt.eta', 'Hola\nSubject: x', /person-reset\.txt\.eta does not begin with "Subject: …"/],
  ])('stops the start when %s asks for a value that its letter does not give', (name, text, message) => {
    const start = (): unknown => loadTemplates(copyOf(write(name, text)));
    expect(start).toThrow(message);
    expect(start).toThrow(/BRAND_DIR that is taken away leaves its place/);
  });

  test('tells what is wrong in a part once, with all the letters that show it', () => {
    const folder = copyOf(write('parts/quote.txt.eta', '<%= it.palabras %>'));
    const lines = ((): string[] => {
      try {
        loadTemplates(folder);
        return [];
      } catch (error) {
        return (error as Error).message.split('\n').filter((line) => line.startsWith('  - '));
      }
    })();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\(letter requester-rejected, .*letter agent-bounced\)/);
  });

  test('names the file of a template that fails with data which no sample has', () => {
    const text = "Subject: x\n\n<% if (letter.fullName === 'Zoé') { %>\n<%= letter.nothing.here %>\n<% } %>";
    const failing = loadTemplates(copyOf(write('person-reset.txt.eta', text)));
    const reset = (fullName: string) =>
      failing.render('person-reset', { fullName }, sampleFrame('person-reset'));
    expect(() => reset('Zoé')).toThrow(/person-reset\.txt\.eta:4/);
    expect(reset('Ana').subject).toBe('x');
  });

  test('sends a letter with a blemish rather than none', () => {
    const text = "Subject: x\n\n<% if (letter.fullName === 'Zoé') { %><%= letter.nothing %><% } %>";
    const blemished = loadTemplates(copyOf(write('person-reset.txt.eta', text)));
    expect(blemished.render('person-reset', { fullName: 'Zoé' }, sampleFrame('person-reset')).subject).toBe(
      'x',
    );
  });
});
