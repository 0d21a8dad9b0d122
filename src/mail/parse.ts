import { type HeaderLines, type Headers, MailParser } from 'mailparser';
import type { IncomingMail, Mailbox } from '../core/mail.ts';
import { withoutLongBlanks } from './blanks.ts';
import { takeFlowed, unflow } from './flowed.ts';
import {
  asWritten,
  clean,
  grouped,
  headerText,
  headerValue,
  mailboxes,
  messageIds,
  recipients,
} from './header-fields.ts';
import { htmlToLines } from './html.ts';
import { LIMITS } from './limits.ts';
import { withoutTrace } from './raw-fields.ts';
import { measure } from './structure.ts';
import { UnreadableMail } from './unreadable.ts';

/**
 * Turns the raw bytes of one mail into words. A block of headers alone is a mail too: it has no bodies.
 *
 * @throws UnreadableMail when the mail is larger than LIMITS or has no text that could be decoded; never anything else.
 */
export async function parseMail(raw: Buffer): Promise<IncomingMail> {
  checkSize(raw);
  const flowed = takeFlowed(raw);
  const parts = await splitReadably(withoutTrace(flowed?.raw ?? raw));
  const lines = flowed === null ? (plain: string) => plain : (plain: string) => unflow(plain, flowed.delSp);
  const fields = parts.lines.map(({ key, line }) => ({ key, value: headerValue(line) }));
  const froms = parts.lines.filter(({ line }) => /^from\s*:/i.test(line)); // the parser passes over "From :"
  return {
    from: asWritten(
      froms,
      froms.length > 1 ? await mailboxesOfEach(froms) : mailboxes(parts.headers.get('from')),
    ),
    subject: headerText(parts.headers.get('subject')),
    messageId: messageIds(fields, ['message-id'])[0] ?? null,
    references: messageIds(fields, ['in-reply-to', 'references']),
    recipients: recipients(parts.headers),
    headers: grouped(fields, headerText(parts.headers.get('subject'))),
    plain: parts.plain === null ? null : clean(lines(parts.plain.slice(0, LIMITS.text))),
    html: htmlLines(parts),
    deliveryStatus: parts.deliveryStatus,
    returned: parts.isReport ? parts.returned : null,
    attachments: parts.attachments,
  };
}

function checkSize(raw: Buffer): void {
  const { headerBytes, fields, parts, depth } = measure(raw);
  if (headerBytes > LIMITS.headerBytes) throw new UnreadableMail('header-too-large');
  if (fields > LIMITS.fields) throw new UnreadableMail('too-many-fields');
  if (depth > LIMITS.depth) throw new UnreadableMail('too-deep');
  if (parts > LIMITS.parts) throw new UnreadableMail('too-many-parts');
}

interface Parts {
  lines: HeaderLines;
  headers: Headers;
  plain: string | null;
  rawHtml: string | null;
  deliveryStatus: string | null;
  returned: string | null;
  attachments: number;
  isReport: boolean;
}

// ignoreEmbedded and the two maxima are options of the splitter inside mailparser; its types do not list them.
const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  maxChildNodes: LIMITS.parts + 2,
  maxHeadSize: LIMITS.headerBytes + 4,
};

/**
 * Parts of a mail; where letters were lost because its bytes are not in the charset it claims (or it claims none), they are
 * read once more as Windows-1252, which old clients here mean.
 */
async function splitReadably(raw: Buffer): Promise<Parts> {
  const parts = await split(raw);
  if (!hasLostLetters(parts)) return parts;
  const text = raw
    .toString('latin1')
    .replace(/charset\s{0,5}=\s{0,5}"?[\w.:-]{1,40}"?/gi, 'charset="windows-1252"');
  const isBare = !/^content-type:/im.test(text.slice(0, LIMITS.headerBytes));
  const again = await split(
    Buffer.from(isBare ? `Content-Type: text/plain; charset=windows-1252\r\n${text}` : text, 'latin1'),
  );
  return hasLostLetters(again) ? parts : { ...again, lines: parts.lines, headers: parts.headers };
}

const hasLostLetters = ({ plain, rawHtml }: Parts): boolean =>
  `${plain ?? ''}${rawHtml ?? ''}`.includes('\ufffd');

// The stream and not simpleParser: that one hashes and keeps every attachment, and never settles on 1,000 empty ones.
function split(raw: Buffer): Promise<Parts> {
  const parts: Parts = {
    lines: [],
    headers: new Map(),
    plain: null,
    rawHtml: null,
    deliveryStatus: null,
    returned: null,
    attachments: 0,
    isReport: false,
  };
  const parser = new MailParser(OPTIONS);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(new UnreadableMail('mime-unreadable', error));
    parser.on('error', fail);
    parser.on('headers', (headers: Headers) => {
      parts.headers = headers;
      const type = headers.get('content-type');
      parts.isReport =
        typeof type === 'object' &&
        'value' in type &&
        typeof type.value === 'string' &&
        /^multipart\/report$/i.test(type.value);
    });
    parser.on('headerLines', (lines: HeaderLines) => {
      parts.lines = lines.slice(0, LIMITS.fields);
    });
    parser.on('data', (data) => {
      if (data.type === 'text') {
        // Where a mail has no plain part, mailparser's text is what it did not make of the HTML: empty.
        const hasHtml = typeof data.html === 'string';
        parts.plain = data.text === undefined || (hasHtml && data.text.trim() === '') ? null : data.text;
        parts.rawHtml = hasHtml ? String(data.html) : null;
        return;
      }
      const chunks: Buffer[] = [];
      const isKept = /^(?:message\/(?:delivery-status|rfc822|global)|text\/rfc822-headers)$/i.test(
        data.contentType,
      );
      if (!isKept) parts.attachments += 1;
      data.content.on('error', fail);
      data.content.on('data', (chunk: Buffer) => {
        if (isKept) chunks.push(chunk);
      });
      data.content.on('end', () => {
        if (isKept) keepReport(parts, data.contentType.toLowerCase(), Buffer.concat(chunks));
        data.release();
      });
    });
    parser.on('end', () => resolve(parts));
    parser.end(withoutLongBlanks(raw));
  });
}

function keepReport(parts: Parts, type: string, content: Buffer): void {
  const text = clean(content.toString('utf8', 0, LIMITS.text)).replace(/\r\n?/g, '\n');
  if (type === 'message/delivery-status') parts.deliveryStatus ??= text;
  else parts.returned ??= text.split('\n\n', 1)[0] ?? null;
}

/** A mail that has a plain part can do without HTML that is too large to convert; one that has none cannot be read. */
function htmlLines(parts: Parts): string | null {
  if (parts.rawHtml === null) return null;
  if (parts.rawHtml.length <= LIMITS.html) return clean(htmlToLines(parts.rawHtml).slice(0, LIMITS.text));
  if (parts.plain === null) throw new UnreadableMail('html-too-large');
  return null;
}

/** Each From field read as a mail of its own, since the parser keeps only the last of them. */
async function mailboxesOfEach(lines: HeaderLines): Promise<Mailbox[]> {
  const values = lines.map(({ line }) => line.slice(line.indexOf(':') + 1));
  const each = await Promise.all(
    values.map((value) => split(Buffer.from(`From:${value}\r\n\r\n`, 'latin1'))),
  );
  return each.flatMap((parts) => mailboxes(parts.headers.get('from')));
}
