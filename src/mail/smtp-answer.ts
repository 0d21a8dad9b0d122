import type { NodemailerError } from 'nodemailer';
import { maskedAddress } from '../core/address.ts';

/**
 * What became of a letter. `sent`: the server took it on. `refused`: it never will take this letter. `later`: anything else,
 * also when it is not known whether the server took it on; the same letter may be handed in again.
 */
export interface Sent {
  readonly result: 'sent' | 'later' | 'refused';
  /** What the server said, or why it could not be asked: one line of at most 500 characters, addresses masked. */
  readonly answer: string;
  /** With `later`: there was no server to talk to, so the next letter would fare no better. */
  readonly unreachable: boolean;
}

const LONGEST_ANSWER = 500;
const NO_SERVER = new Set(['EDNS', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Commands out of order, or "authenticate first", which some servers say only when they hear the recipient. */
const ABOUT_THE_SESSION = new Set([503, 530, 535, 538]);

/** Our sending quota is used up, or our address may not send (RFC 3463: 5.4.5, 5.1.8): any letter would hear that. */
const ABOUT_US = /\b5\.(?:4\.5|1\.8)\b/;

/** A verdict with an answer that may be stored and logged. */
export function sentAs(result: Sent['result'], answer: string, unreachable = false): Sent {
  const masked = oneLine(answer).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, maskedAddress);
  // A surrogate pair cut in half could not be stored.
  return { result, answer: masked.slice(0, LONGEST_ANSWER).replace(/[\ud800-\udbff]$/, ''), unreachable };
}

/** What an error of nodemailer's means for the letter that met it. */
export function verdictOn(error: NodemailerError): Sent {
  const said = error.response ?? [error.code, error.message].filter(Boolean).join(' ');
  const answer = error.code === 'ETLS' ? `STARTTLS: ${said}` : said; // "454 not now" alone would not tell to what
  return isAboutTheLetter(error) ? sentAs('refused', answer) : sentAs('later', answer, isUnreachable(error));
}

/**
 * Only a permanent answer to this recipient or these bytes condemns the letter. What a server says to our greeting, password
 * or sender address says something about us, and would condemn every letter in the outbox.
 */
function isAboutTheLetter({ code, command, response = '', responseCode = 0 }: NodemailerError): boolean {
  if (code === 'EAUTH' || responseCode < 500 || responseCode > 599) return false;
  if (ABOUT_THE_SESSION.has(responseCode) || ABOUT_US.test(response)) return false;
  if (command === 'RCPT TO') return responseCode !== 552; // RFC 5321 §4.5.3.1.10: to be taken for 452
  return command === 'DATA';
}

/** No connection, no greeting, or a greeting that sends us away. What breaks off later may have been the letter's doing. */
function isUnreachable({
  code = '',
  originalCode = '',
  timeoutType,
  command,
  responseCode = 0,
}: NodemailerError): boolean {
  if (timeoutType === 'CONNECT_TIMEOUT' || timeoutType === 'GREETING_TIMEOUT') return true;
  return NO_SERVER.has(code) || NO_SERVER.has(originalCode) || (command === 'CONN' && responseCode >= 400);
}

/** Without line breaks or other control characters, which have no place in a header or a log line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
