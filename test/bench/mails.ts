import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { dovecotIn, type World } from './world.ts';

export const BOT = 'soporte@logtec.co';
export const AGENTS = ['ana@logtec.co', 'luis@logtec.co'] as const;

const SUBJECT = 'Solicitud de =?utf-8?Q?activaci=C3=B3n?= cuenta mesa de ayuda';

/** A request as people send it: every second one as Outlook does, with HTML beside the text. 3 to 6 KB with its trace headers. */
export function requestMail(i: number, run: string): string {
  const [name, email] = [`Carlos Pérez Número ${spelled(i)}`, `persona${i}@${run}.cliente${i % 50}.com.co`];
  const lines = [
    'Buenos días:',
    '',
    'Por favor activen la cuenta de esta persona en la mesa de ayuda.',
    '',
    `Nombre completo: ${name}`,
    `Empresa (razón social): Cliente Andino ${i % 50} S.A.S.`,
    'Cargo o rol: Analista de compras',
    `Correo corporativo: ${email}`,
    '',
    'Muchas gracias por su ayuda.',
    '',
    '-- ',
    'Carlos Pérez · Compras · Cliente Andino · Bogotá',
  ];
  const head = [
    ...trace(i, run),
    `From: Carlos =?utf-8?Q?P=C3=A9rez?= <${email}>`,
    `To: Mesa de Ayuda <${BOT}>`,
  ];
  head.push(`Subject: ${SUBJECT}`, `Message-ID: <${run}.${i}@cliente.com.co>`, 'MIME-Version: 1.0');
  return i % 2 === 0
    ? crlf([
        ...head,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        ...lines,
      ])
    : crlf([...head, ...alternative(lines)]);
}

/** What else lies in a mailbox: letters that do not concern the bot. */
export function foreignMail(i: number): string {
  const head = [...trace(i, 'otro'), `From: Proveedor <ventas${i % 900}@proveedor.com.co>`, `To: <${BOT}>`];
  head.push(`Subject: Factura ${i} de este mes`, `Message-ID: <otro.${i}@proveedor.com.co>`);
  return crlf([
    ...head,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Adjuntamos la factura del mes.',
    'Saludos',
  ]);
}

/** Digits in a name would be refused as no name; letters that spell a word (CIA) may be read as one. */
const spelled = (i: number): string => String(i).replace(/\d/g, (digit) => 'BDFGHJKMPQ'[Number(digit)] ?? '');

function trace(i: number, run: string): string[] {
  const hop = (n: number): string =>
    `Received: from mx${n}.cliente.com.co (mx${n}.cliente.com.co [192.0.2.${n}])\r\n\tby mx${n + 1}.logtec.co with ESMTPS id ${run}${i}x${n}\r\n\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n\tSun, 22 Nov 2026 08:00:0${n} -0500`;
  const signature = 'QmVuY2htYXJrIHNpZ25hdHVyZSBvZiBubyBtZWFuaW5n'.repeat(6).match(/.{1,70}/g) ?? [];
  return [
    'Return-Path: <rebotes@cliente.com.co>',
    ...[1, 2, 3].map(hop),
    'Authentication-Results: mx4.logtec.co; spf=pass; dkim=pass header.d=cliente.com.co; dmarc=pass',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=cliente.com.co; s=s1;\r\n\th=from:to:subject:date; b=${signature.join('\r\n\t')}`,
    'Date: Sun, 22 Nov 2026 08:00:00 -0500',
    'X-Mailer: Microsoft Outlook 16.0',
    'Thread-Index: AdpXk3qzV1m2Q0m5S3q8b1nB9w==',
    'Content-Language: es-CO',
  ];
}

function alternative(lines: readonly string[]): string[] {
  const paragraphs = lines.map(
    (line) =>
      `<p class=3D"MsoNormal"><span lang=3D"ES-CO" style=3D"font-size:11.0pt">${quotedPrintable(line) || '&nbsp;'}</span></p>`,
  );
  return [
    'Content-Type: multipart/alternative; boundary="limite_0001"',
    '',
    '--limite_0001',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...lines.map(quotedPrintable),
    '--limite_0001',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<html><head><meta charset=3D"utf-8"></head><body lang=3D"ES-CO">',
    ...paragraphs,
    '</body></html>',
    '--limite_0001--',
  ];
}

const quotedPrintable = (line: string): string =>
  line.replace(/[^\x20-\x3c\x3e-\x7e]/g, (c) =>
    [...Buffer.from(c)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
  );

const crlf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

/**
 * As Dovecot names what it delivers, one each 1.2 ms. Names that follow a simpler rule have the same hash in its table by the thousand, and each
 * FETCH is then hundreds of milliseconds of comparing them.
 */
function fileName(i: number, size: number): string {
  const micros = i * 1_237;
  return `${1_700_000_000 + Math.floor(micros / 1e6)}.M${micros % 1e6}P2.bench,S=${size},W=${size}`;
}

/** Delivers mails while somebody is reading: written aside, then renamed, as the Maildir format asks for. */
export async function dropIntoMaildir(
  world: World,
  mailbox: string,
  count: number,
  mail: (i: number) => string,
): Promise<void> {
  const folder = join(dovecotIn(world.dir), 'mail', mailbox);
  const { uid, gid } = statSync(folder);
  for (let i = 0; i < count; i++) {
    if (i % 100 === 0) await turn(); // others in this process go on meanwhile
    const text = mail(i);
    const size = Buffer.byteLength(text);
    const name = fileName(i, size);
    writeFileSync(join(folder, 'tmp', name), text);
    chownSync(join(folder, 'tmp', name), uid, gid);
    renameSync(join(folder, 'tmp', name), join(folder, 'new', name));
  }
}

/** Puts mails into a mailbox of the world's Dovecot as its delivery would have done: a file each, before anybody opens it. */
export function fillMaildir(world: World, mailbox: string, count: number, mail: (i: number) => string): void {
  const home = join(dovecotIn(world.dir), 'mail');
  const { uid, gid } = statSync(home);
  const folder = join(home, mailbox);
  for (const name of [folder, ...['cur', 'new', 'tmp'].map((part) => join(folder, part))]) {
    mkdirSync(name, { recursive: true });
    chownSync(name, uid, gid);
  }
  for (let i = 0; i < count; i++) {
    const text = mail(i);
    const size = Buffer.byteLength(text);
    // Dovecot takes the sizes from the name, as those that its own delivery agent writes.
    const file = join(folder, 'cur', `${fileName(i, size)}:2,S`);
    writeFileSync(file, text);
    chownSync(file, uid, gid);
  }
}

/** Takes what fillMaildir has written over into the format that the server keeps its mail in. @throws Error with what doveadm says. */
export function importMaildir(world: World, mailbox: string): void {
  const home = dovecotIn(world.dir);
  const args = [
    '-c',
    join(home, 'dovecot.conf'),
    'import',
    '-u',
    mailbox,
    `maildir:${join(home, 'mail', mailbox)}`,
    '',
    'all',
  ];
  const { status, stderr } = spawnSync('doveadm', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`doveadm import: ${stderr}`);
}
