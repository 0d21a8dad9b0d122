import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBrand, OUR_BRAND } from '../brand.ts';
import type { DigestLine, LetterData, LetterFrame, LetterKind, Past } from '../core/letters.ts';
import { FIELDS, type Field, type Person } from '../core/mail.ts';
import { OPERATOR } from '../core/request.ts';
import { capped, strangersAddress, strangersLine, strangersLines } from '../core/strangers.ts';
import { day, until } from '../core/when.ts';
import { strict } from '../rehearsal.ts';
import { openTemplates, unusable } from '../templates.ts';
import { wrapped } from './columns.ts';
import { SAMPLE_LETTERS, sampleFrame } from './samples.ts';
import { type SecondLook, secondLook } from './second-look.ts';

/** One letter as it leaves: a subject of one line, a body as text (lines of at most 78 columns but for links) and as HTML. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Templates {
  /** Everything that strangers wrote is cleaned, capped and freed of live links here (core/strangers.ts), whatever the template does. */
  render<K extends LetterKind>(kind: K, data: LetterData[K], frame: LetterFrame): Rendered;
}

/** Stands on top of the letters that are answered with words: what an answer quotes begins with it. */
export const REPLY_LINE = '— Escriba su respuesta por encima de esta línea —';

/** Every kind, and whether its letter carries the one-time link of its frame. */
const KINDS: Record<LetterKind, { readonly needsLink: boolean }> = {
  'requester-receipt': { needsLink: false },
  'requester-reminder': { needsLink: false },
  'requester-rejected': { needsLink: false },
  'requester-status': { needsLink: false },
  'agent-notice': { needsLink: false },
  'agent-digest': { needsLink: false },
  'agent-unclear': { needsLink: false },
  'agent-late': { needsLink: false },
  'agent-decided': { needsLink: false },
  'agent-note': { needsLink: false },
  'agent-alert': { needsLink: false },
  'agent-bounced': { needsLink: false },
  'person-activation': { needsLink: true },
  'person-reset': { needsLink: true },
  'person-pending': { needsLink: false },
  'person-account-exists': { needsLink: false },
  'person-activated': { needsLink: false },
  'person-password-changed': { needsLink: false },
  'ops-alert': { needsLink: false },
};

export const LETTER_KINDS = Object.keys(KINDS) as readonly LetterKind[];

/** As the contract and the help page name the four data; a requester is asked to answer with these very labels. */
const LABELS: Record<Field, string> = {
  fullName: 'Nombre completo',
  company: 'Empresa (razón social)',
  role: 'Cargo o rol',
  email: 'Correo corporativo',
};

const SUBJECT_MOST = 160;

/**
 * Reads and compiles every template at start, and tries each with samples.
 * @param timeZone of the hours that a letter itself states (when a request was decided)
 * @throws ConfigError that names each template that is missing, does not compile, has no subject, includes one that is not there, or
 *   asks for a value that its letter does not give
 */
export function loadTemplates(
  folder: string | URL,
  timeZone = 'America/Bogota',
  brand = loadBrand(OUR_BRAND),
): Templates {
  const views = typeof folder === 'string' ? resolve(folder) : fileURLToPath(folder);
  const needed = [
    'layout.html.eta',
    'layout.txt.eta',
    'styles.json',
    ...LETTER_KINDS.flatMap((kind) => [`${kind}.txt.eta`, `${kind}.html.eta`]),
  ];
  const { html: htmlOf, txt: textOf, css, sources, rehearse } = openTemplates(views, needed, NAMES, brand);
  const headless = LETTER_KINDS.filter((kind) => !/^Subject: /m.test(sources.get(`${kind}.txt.eta`) ?? ''));
  if (headless.length > 0)
    throw unusable(
      views,
      headless.map((kind) => `${kind}.txt.eta:1: does not begin with "Subject: …"`),
    );

  /** `whole`, at a rehearsal: what the letter has, and nothing else. */
  function render<K extends LetterKind>(
    kind: K,
    data: LetterData[K],
    frame: LetterFrame,
    whole?: unknown,
  ): Rendered {
    if (KINDS[kind].needsLink && (frame.link === null || frame.until === null || frame.lifetime === null))
      throw new Error(`letter ${kind} has no link: its frame needs link, until and lifetime`);
    const letter = cleaned(data, 'letter', timeZone);
    const code = codeOf(data, frame);
    const addressOf = ({ code: of }: DigestLine): string => frame.answerTo[of.toLowerCase()] ?? frame.mailbox;
    const scene = {
      addressOf,
      decide: (line: DigestLine, answer: string) =>
        mailtoOf(addressOf(line), `Re: [SOL-${line.code}] ${WORDS.nameOf(line.person).slice(0, 40)}`, answer),
      letter: whole ? strict(letter, whole, 'letter') : letter,
      frame: whole ? strict(frame, frame, 'frame') : frame,
      code,
      css,
      colours: { light: brand.light, dark: brand.dark },
      urls: urlsOf(frame),
      ...WORDS,
      inSubject: inSubjectOf(data),
      look: lookOf(letter),
    };
    const [subject, body] = splitSubject(
      textOf.render(`./${kind}.txt.eta`, { ...scene, mailto: () => '' }),
      kind,
    );
    const text = wrapped(textOf.render('./layout.txt.eta', { ...scene, body }));
    const mailto = (answer: string): string => mailtoOf(frame.replyTo, `Re: ${subject}`, answer);
    const html = htmlOf.render(`./${kind}.html.eta`, {
      ...scene,
      mailto,
      answerable: body.startsWith(REPLY_LINE),
    });
    return { subject, text, html: html.replace(/\n\s*\n/g, '\n') };
  }
  rehearse(
    SAMPLE_LETTERS.map(({ kind, data }) => ({
      what: `letter ${kind}`,
      render: () => render(kind, data, sampleFrame(kind), wholeOf(kind)),
    })),
  );
  return { render: (kind, data, frame) => render(kind, data, frame) };
}

const wholeOf = (kind: LetterKind): unknown => SAMPLE_LETTERS.find((sample) => sample.kind === kind)?.data;

/** What every template may use by name, beside `letter`, `frame`, `code`, `css`, `colours`, `urls`, `look`, `inSubject`, `mailto`, and in a digest `addressOf` and `decide`. */
const WORDS = {
  FIELDS,
  labels: LABELS,
  replyLine: REPLY_LINE,
  linesOf: (text: string): string[] => text.split('\n'),
  nameOf: (person: Person): string => person.fullName ?? person.email ?? 'sin nombre',
};

const NAMES = [
  'letter',
  'frame',
  'code',
  'css',
  'colours',
  'urls',
  'look',
  'inSubject',
  'mailto',
  'addressOf',
  'decide',
  ...Object.keys(WORDS),
];

/** Cleans every text in a letter's data by what it is; names of keys are those of LetterData. */
function cleaned(value: unknown, key: string, timeZone: string): unknown {
  if (Array.isArray(value)) return value.map((item) => cleaned(item, key, timeZone));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, cleaned(item, name, timeZone)]),
    );
  if (typeof value !== 'string') return value;
  if (key === 'words' || key === 'reason' || key === 'answer' || key === 'comments')
    return strangersLines(value);
  if (key === 'by' && value === OPERATOR) return 'quien administra este servicio';
  if (key === 'email' || key === 'requester' || key === 'by' || key === 'claimed')
    return strangersAddress(value);
  if (key === 'code') return plainCode(value) ?? '';
  if ((key === 'at' || key === 'until') && !Number.isNaN(Date.parse(value)))
    return until(new Date(value), timeZone);
  if (key === 'lastAt') return day(new Date(value), timeZone);
  return strangersLine(value);
}

/** As people see it: upper case; null for what is no code (a forged answer may bring any). */
const plainCode = (text: string): string | null => (/^[0-9a-z]{6}$/i.test(text) ? text.toUpperCase() : null);

/** The code that the subject begins with. A receipt may be about several: the one whose key its reply address carries, else the first. */
function codeOf(data: LetterData[LetterKind], frame: LetterFrame): string | null {
  if ('code' in data) return plainCode(data.code);
  if (!('people' in data)) return null;
  return plainCode(/\+sol\.([0-9a-z]{6})\./i.exec(frame.replyTo)?.[1] ?? data.people[0]?.code ?? '');
}

/** The subject that a receipt answers, without what clients and we put before it. */
function inSubjectOf(data: LetterData[LetterKind]): string {
  if (!('inSubject' in data)) return '';
  const prefixes =
    /^(?:\s|\[[^\]]{0,20}\]|(?:re|rv|fwd?|enc|res|resp|aw|wg|tr|sv|vs)\s?(?:\[\d{1,3}\])?\s?:)+/i;
  return strangersLine(strangersLine(data.inSubject, 400).replace(prefixes, ''), 120);
}

function lookOf(letter: unknown): (SecondLook & Past) | null {
  const { person, requester, refusals, accounts } = letter as Partial<LetterData['agent-notice']>;
  if (!person) return null;
  return {
    ...secondLook(person, requester ?? null),
    ...(refusals && { refusals }),
    ...(accounts && { accounts }),
  };
}

const urlsOf = ({ publicUrl }: LetterFrame) => ({
  help: `${publicUrl}/ayuda`,
  signIn: `${publicUrl}/ingresar`,
  reset: `${publicUrl}/restablecer`,
});

/** The first line of a text template is its subject; no value can add a second one, for all are one line or stand below it. */
function splitSubject(rendered: string, kind: string): [subject: string, body: string] {
  const [, subject, body] = /^Subject: ([^\r\n]+)\r?\n\r?\n([\s\S]*)$/.exec(rendered) ?? [];
  if (subject === undefined || body === undefined)
    throw new Error(`${kind}.txt.eta does not begin with "Subject: …" and an empty line`);
  return [oneLine(subject), body.trimStart()];
}

const oneLine = (text: string): string =>
  capped(text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim(), SUBJECT_MOST);

/** RFC 6068. The "+" of a reply address is encoded too: webmails that read it as a blank would lose the key. */
function mailtoOf(address: string, subject: string, body: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
}
