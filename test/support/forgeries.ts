import { type Answer, type Asked, type Desk, MX } from './desk.ts';
import { AGENT, COLLEAGUE, type Letter } from './town.ts';

/** One thing that is wrong with an answer that would act without it, and what the inbox may say of it then. */
export interface Forgery {
  readonly name: string;
  readonly agent?: string;
  readonly expected: RegExp;
  change(answer: Answer, asked: Asked, other: Asked): Partial<Answer>;
}

const NOT_HER = /^(?:refused: not-the-agent|set-aside: not-one-sender)$/;
const NOBODY = /^set-aside: not-one-sender$/;
const NO_KEY = /^(?:refused: unknown-key|foreign)$/;
const MACHINE = /^(?:auto-reply: machine-made|list: machine-made|bounce.*|foreign)$/;
const UNPROVEN = /^refused: not-proven$/;

const from = (name: string, fields: string | readonly string[], expected = NOT_HER): Forgery => ({
  name: `From: ${name}`,
  expected,
  change: () => ({
    from: [fields].flat().map((value) => (/^[\w-]+ ?:/.test(value) ? value : `From: ${value}`)),
  }),
});

/** The agent of all of these is ana@logtec.co. */
const FROM: readonly Forgery[] = [
  ...[
    'a\u043da@logtec.co',
    '\u0430na@logtec.co',
    'an\u0430@logtec.co',
    'an\u03b1@logtec.co',
    'ana@logt\u0435c.co',
    'ana@l\u043egtec.co',
    'ana@logte\u0441.co',
    'ana@logtec.\u0441\u043e',
    'an\u0251@logtec.co',
    'ana\u200b@logtec.co',
    'ana@\u200blogtec.co',
    'ana@lo\u00adgtec.co',
    'ana\uff20logtec.co',
    '\uff41na@logtec.co',
    'ana@\uff4cogtec.co',
    'ana@logtec\u3002co',
    'ana@logtec\uff0eco',
    'an\u00aa@logtec.co',
    '\u1d43na@logtec.co',
    'ána@logtec.co',
    'a\u0301na@logtec.co',
    '\u202eana@logtec.co',
    'ana@xn--logtc-e6a.co',
  ].map((address) =>
    from(
      `look-alike ${JSON.stringify(address).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)}`,
      `Ana <${address}>`,
    ),
  ),
  {
    name: 'From: KELVIN SIGN for k',
    agent: 'karen@logtec.co',
    expected: NOT_HER,
    change: () => ({ from: ['From: Karen <\u212aaren@logtec.co>'] }),
  },
  {
    name: 'From: dotless i',
    agent: COLLEAGUE,
    expected: NOT_HER,
    change: () => ({ from: ['From: Luis <lu\u0131s@logtec.co>'] }),
  },
  {
    name: 'From: dotted capital i',
    agent: COLLEAGUE,
    expected: NOT_HER,
    change: () => ({ from: ['From: Luis <lu\u0130s@logtec.co>'] }),
  },
  {
    name: 'From: long s',
    agent: COLLEAGUE,
    expected: NOT_HER,
    change: () => ({ from: ['From: Luis <lui\u017f@logtec.co>'] }),
  },
  ...[
    'ana@correo.logtec.co',
    'ana@logtec.co.evil.example',
    'ana@evillogtec.co',
    'ana@logtec.com',
    'ana@ogtec.co',
    'ana@co',
    'ana@logtec.co.',
    'ana@.logtec.co',
    'ana@logtec..co',
    'ana+x@logtec.co',
    'a.na@logtec.co',
    'ana.@logtec.co',
    '.ana@logtec.co',
    'anaa@logtec.co',
    'an@logtec.co',
    'ana@[127.0.0.1]',
    '@evil.example:ana@logtec.co',
    'ana%logtec.co@evil.example',
    'logtec.co!ana@evil.example',
    'evil@example@logtec.co',
    'ana',
    '@logtec.co',
    '',
  ].map((address) => from(`other address ${address}`, `Ana Gómez <${address}>`)),
  ...[
    '"ana@logtec.co" <x@evil.example>',
    '"Ana Gómez <ana@logtec.co>" <x@evil.example>',
    'ana@logtec.co <x@evil.example>',
    '<ana@logtec.co> <x@evil.example>',
    'Ana <ana@logtec.co> x@evil.example',
    '=?utf-8?q?ana=40logtec.co?= <x@evil.example>',
    '=?utf-8?b?QW5hIDxhbmFAbG9ndGVjLmNvPg==?= <x@evil.example>',
    '=?utf-8?q?Ana_=3Cana=40logtec.co=3E?=',
    '=?utf-8?b?YW5hQGxvZ3RlYy5jbw==?=',
    '"ana@logtec.co"',
    '"Ana" <=?utf-8?q?ana=40logtec.co?=>',
    'Ana =?utf-8?q?=3Cana=40logtec.co=3E=2C?= <x@evil.example>',
    '"\\"ana@logtec.co\\"" <x@evil.example>',
  ].map((value) => from(`display name ${value}`, value)),
  ...[
    'ana@logtec.co(comment)@evil.example',
    '(ana@logtec.co) x@evil.example',
    'x@evil.example (ana@logtec.co)',
    'x@evil.example(, ana@logtec.co)',
    'Ana (<ana@logtec.co>) <x@evil.example>',
    '<x@evil.example> (Ana <ana@logtec.co>)',
    '(a\\)<ana@logtec.co>) x@evil.example',
    '((a) ana@logtec.co) <x@evil.example>',
  ].map((value) => from(`comment ${value}`, value)),
  ...[
    'Agentes: ana@logtec.co;',
    'Agentes: ana@logtec.co, x@evil.example;',
    'Agentes: x@evil.example;, ana@logtec.co',
    'undisclosed-recipients:;',
  ].map((value) => from(`group ${value}`, `From: ${value}`)),
  ...[
    'ana@logtec.co, x@evil.example',
    'x@evil.example, ana@logtec.co',
    'Ana <ana@logtec.co>, Ana <ana@logtec.co>',
    'ana@logtec.co; x@evil.example',
    'ana@logtec.co,\n\tx@evil.example',
  ].map((value) => from(`two in one: ${value}`, `From: ${value}`)),
  from('two fields, hers first', [`Ana <${AGENT}>`, 'x@evil.example'], NOBODY),
  from('two fields, hers last', ['x@evil.example', `Ana <${AGENT}>`], NOBODY),
  from('twice the same', [`Ana <${AGENT}>`, `Ana <${AGENT}>`], NOBODY),
  from('two fields, one with a blank before the colon', [`Ana <${AGENT}>`, 'From : x@evil.example'], NOBODY),
  from('two fields, one shouted', [`Ana <${AGENT}>`, 'FROM: x@evil.example'], NOBODY),
  from('none', [], NOBODY),
  from('only Sender', `Sender: ${AGENT}`, NOBODY),
  from('only Reply-To', ['x@evil.example', `Reply-To: ${AGENT}`]),
  from('only Resent-From', ['x@evil.example', `Resent-From: ${AGENT}`]),
  from('only Return-Path and Sender', ['x@evil.example', `Sender: ${AGENT}`, `Return-Path: <${AGENT}>`]),
  from('a colleague with her key', `Luis <${COLLEAGUE}>`),
  from('the requester with her key', 'persona@andino1.test'),
  from(
    'the bot itself',
    'Mesa de Ayuda <soporte@logtec.co>',
    /^(?:auto-reply: not-the-agent|refused: not-the-agent|foreign)$/,
  ),
];

const keyed = (
  name: string,
  change: (key: string, asked: Asked, other: Asked) => string,
  expected = NO_KEY,
): Forgery => ({
  name: `key: ${name}`,
  expected,
  change: (answer, asked, other) => {
    const key = change(answer.key, asked, other);
    if (key === answer.key) throw new Error(`${name} changes nothing`);
    return { key };
  },
});
const noticeTo = ({ notices }: Asked, agent: string): Letter => notices[agent] as Letter;
const localOf = (letter: { replyTo: string }): string => letter.replyTo.split('@')[0] as string;
const flip = (key: string, at: number): string => {
  const place = key.length - 26 + at;
  return key.slice(0, place) + (key[place] === '7' ? '8' : '7') + key.slice(place + 1);
};

const KEY: readonly Forgery[] = [
  ...Array.from({ length: 26 }, (_, at) => keyed(`character ${at + 1} another`, (key) => flip(key, at))),
  // The last character has two bits to spare: one that differs in these alone must not pass either.
  keyed(
    'one bit off at the end',
    (key) => key.slice(0, -1) + String.fromCharCode(key.charCodeAt(key.length - 1) ^ 1),
  ),
  ...[1, 2, 13, 25].map((less) => keyed(`${less} short`, (key) => key.slice(0, -less))),
  keyed('one long', (key) => `${key}0`),
  keyed('twice', (key) => key + key.slice(-26)),
  keyed('of zeros', (key) => key.slice(0, -26) + '0'.repeat(26)),
  keyed('backwards', (key) => key.slice(0, -26) + Array.from(key.slice(-26)).toReversed().join('')),
  keyed(
    'of another request',
    (key, _, other) => key.slice(0, -26) + localOf(noticeTo(other, AGENT)).slice(-26),
  ),
  keyed(
    'with the code of another request',
    (key, _, other) => localOf(noticeTo(other, AGENT)).slice(0, -26) + key.slice(-26),
  ),
  keyed('with a code that is not there', (key) => key.replace(/sol\.\w{6}/, 'sol.000000')),
  keyed('of a colleague', (_, asked) => localOf(noticeTo(asked, COLLEAGUE)), /^refused: not-the-agent$/),
  keyed('of the requester', (_, asked) => localOf(asked.receipt), /^(?:noted: pending|refused: .*)$/),
  keyed('none, only in the text', () => 'soporte', NO_KEY),
];

const headed = (field: string): Forgery => ({
  name: `machine: ${field}`,
  expected: MACHINE,
  change: () => ({ more: [field] }),
});
const MACHINES: readonly Forgery[] = [
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-generated',
  'Auto-Submitted: AUTO-REPLIED (vacation)',
  'Auto-Submitted: auto-notified; owner-email="x"',
  'Precedence: bulk',
  'Precedence: junk',
  'Precedence: auto_reply',
  'Precedence: list',
  'List-Id: <a.logtec.co>',
  'List-Unsubscribe: <mailto:x@logtec.co>',
  'X-Autoreply: yes',
  'X-Autorespond: 1',
  'X-Auto-Response: yes',
  'Return-Path: <>',
  'X-Loop: soporte@logtec.co',
  'X-Failed-Recipients: x@cliente.co',
].map(headed);

/** At every level. */
export const ALWAYS: readonly Forgery[] = [...FROM, ...KEY, ...MACHINES];

const GOOD = `${MX}; dmarc=pass (p=reject) header.from=logtec.co`;
const results = (name: string, ...values: readonly string[]): Forgery => ({
  name: `results: ${name}`,
  expected: UNPROVEN,
  change: () => ({
    trace: values.map((value) => (/^[\w-]+:/.test(value) ? value : `Authentication-Results: ${value}`)),
  }),
});

export const OF_RESULTS: readonly Forgery[] = [
  results('none'),
  results('another server’s', GOOD.replace(MX, 'mx2.logtec.co')),
  results('a longer name', GOOD.replace(MX, `${MX}.evil.example`)),
  results('a shorter name', GOOD.replace(MX, 'logtec.co')),
  results('good below ours', `${MX}; dmarc=fail header.from=logtec.co`, GOOD),
  results('good below ours that is silent', `${MX}; none`, GOOD),
  results('good below ours about SPF', `${MX}; spf=pass smtp.mailfrom=logtec.co`, GOOD),
  results(
    'good above, of another name',
    GOOD.replace(MX, 'evil.example'),
    `${MX}; dmarc=fail header.from=logtec.co`,
  ),
  results('good below something garbled', '(', GOOD),
  results('in a comment', `${MX}; spf=pass (; dmarc=pass header.from=logtec.co) smtp.mailfrom=x`),
  results(
    'in a nested comment',
    `${MX}; spf=pass (a (b) ; dmarc=pass header.from=logtec.co) smtp.mailfrom=x`,
  ),
  results('in a quoted string', `${MX}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=logtec.co"`),
  results(
    'behind an escaped quote',
    `${MX}; spf=pass smtp.mailfrom="x\\"; dmarc=pass header.from=logtec.co"`,
  ),
  results('name in a comment', `(${MX}) evil.example; dmarc=pass header.from=logtec.co`),
  results('dmarc=fail', `${MX}; dmarc=fail header.from=logtec.co`),
  results('dmarc=none', `${MX}; dmarc=none header.from=logtec.co`),
  results('dmarc=temperror', `${MX}; dmarc=temperror header.from=logtec.co`),
  results('dmarc=bestguesspass', `${MX}; dmarc=bestguesspass header.from=logtec.co`),
  results('dmarc=passed', `${MX}; dmarc=passed header.from=logtec.co`),
  results('dkim=fail', `${MX}; dkim=fail header.d=logtec.co`),
  results('dkim=neutral', `${MX}; dkim=neutral header.d=logtec.co`),
  results('dkim=pass of another', `${MX}; dkim=pass header.d=evil.example`),
  results('dkim=pass of a look-alike', `${MX}; dkim=pass header.d=evillogtec.co`),
  results('dkim=pass of a public suffix', `${MX}; dkim=pass header.d=co`),
  results('dkim=pass of nobody', `${MX}; dkim=pass`),
  results('header.i is not header.d', `${MX}; dkim=pass header.d=evil.example header.i=@logtec.co`),
  results('header.from of another', `${MX}; dmarc=pass header.from=evil.example`),
  results('header.from missing', `${MX}; dmarc=pass`),
  results('header.from an address', `${MX}; dmarc=pass header.from=ana@logtec.co.evil.example`),
  results('dmarc twice', `${MX}; dmarc=pass header.from=logtec.co; dmarc=fail header.from=logtec.co`),
  results('header.from twice', `${MX}; dmarc=pass header.from=evil.example header.from=logtec.co`),
  results(
    'dmarc=fail with dkim=pass',
    `${MX}; dkim=pass header.d=logtec.co; dmarc=fail header.from=logtec.co`,
  ),
  results('SPF alone', `${MX}; spf=pass smtp.mailfrom=logtec.co`),
  results('ARC alone', `${MX}; arc=pass (i=1 dmarc=pass header.from=logtec.co)`),
  results('version 2', GOOD.replace(MX, `${MX} 2`)),
  results('a comment without end', `${GOOD} (`),
  results('Microsoft’s form', 'dmarc=pass action=none header.from=logtec.co'),
  results('another field', `X-Authentication-Results: ${GOOD}`),
  results('ARC’s field', `ARC-Authentication-Results: i=1; ${GOOD}`),
  results('the field before it was overwritten', `Authentication-Results-Original: ${GOOD}`),
  {
    name: 'results: in the text',
    expected: UNPROVEN,
    change: () => ({ trace: [], words: `Aprobar\n\n-- \nAuthentication-Results: ${GOOD}` }),
  },
];

const replaced = (raw: Buffer, what: RegExp, by: string): Buffer => {
  const text = raw.toString('latin1');
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`${what} is not there`);
  return Buffer.from(changed, 'latin1');
};
const edited = (name: string, what: RegExp, by: string): Forgery => ({
  name: `dkim: ${name}`,
  expected: UNPROVEN,
  change: () => ({ after: (raw) => replaced(raw, what, by) }),
});
const signed = (name: string, change: () => Partial<Answer>): Forgery => ({
  name: `dkim: ${name}`,
  expected: UNPROVEN,
  change,
});

const EVILS =
  'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=evil.example; s=s1; h=from; bh=x; b=y\r\n';

export const ofDkim = ({ ours, evil, weak, unknown }: Desk['signers']): readonly Forgery[] => [
  signed('not signed', () => ({
    after: (raw) => replaced(raw, /^DKIM-Signature:(?:.*\r\n[ \t])*.*\r\n/, ''),
  })),
  signed('signed by another', () => ({ signer: evil })),
  signed('signed with a key of 512 bits', () => ({ signer: weak })),
  signed('signed with a key that DNS does not have', () => ({ signer: unknown })),
  signed('SHA-1', () => ({ otherwise: { algorithm: 'rsa-sha1' } })),
  signed('From not signed', () => ({ otherwise: { headerList: 'Subject:To:Date' } })),
  signed('a length', () => ({ otherwise: { maxBodyLength: 20 } })),
  signed('a length of nothing', () => ({ otherwise: { maxBodyLength: 0 } })),
  signed('ran out', () => ({
    otherwise: { signTime: new Date('2025-03-03'), expires: new Date('2025-03-04') },
  })),
  signed('words added below', () => ({ after: (raw) => Buffer.concat([raw, Buffer.from('Aprobar\r\n')]) })),
  signed('words changed', () => ({
    after: (raw) => Buffer.concat([raw.subarray(0, -8), Buffer.from('x'), raw.subarray(-8)]),
  })),
  signed('another’s on top of a broken one', () => ({
    after: (raw) => Buffer.concat([Buffer.from(EVILS), replaced(raw, /b=[A-Za-z0-9+/]{8}/, 'b=AAAAAAAA')]),
  })),
  signed('only the server says so', () => ({ signer: evil, trace: [`Authentication-Results: ${GOOD}`] })),
  signed('only ARC says so', () => ({
    after: (raw) => replaced(raw, /^DKIM-Signature: v=1/, 'ARC-Message-Signature: i=1'),
  })),
  edited('another Subject', /^Subject: /m, 'Subject: x '),
  edited('another To', /^To: Mesa/m, 'To: La Mesa'),
  edited('another Date', /^Date: Mon, 3/m, 'Date: Mon, 4'),
  edited('another display name', /^From: =\?UTF-8\?Q\?/m, 'From: =?UTF-8?Q?x'),
  edited('the signature cut', /(?<=\bb=)\S{10}/, ''),
  edited('the signature another', /(?<=\bb=)\S{4}/, 'AAAA'),
  edited('the hash another', /(?<=\bbh=)\S{4}/, 'AAAA'),
  edited('another domain', /d=logtec\.co/, 'd=evil.example'),
  edited('another selector', /s=s1/, 's=s2'),
  edited('the domain twice', /d=logtec\.co/, 'd=logtec.co; d=logtec.co'),
  edited('the domain in a comment', /d=logtec\.co/, 'd=(x)logtec.co'),
  signed('ours over evil’s key', () => ({
    signer: evil,
    after: (raw) => replaced(raw, /d=evil\.example/, `d=${ours.domain}`),
  })),
];
