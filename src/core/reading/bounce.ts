import { canonicalAddress } from '../address.ts';
import type { IncomingMail, Mailbox } from '../mail.ts';
import { isOwnAddress } from './keys.ts';
import { fold, TEXT_LIMIT, tidy } from './words.ts';

const SYSTEMS =
  /^(?:mailer-daemon|maildaemon|mail-daemon|mailerdaemon|postmaster|mdaemon|mail(?:-|\.)?delivery(?:-|\.)?(?:system|subsystem)?|microsoftexchange[0-9a-f]+|double-bounce|bounces?|mailadmin|amavis|delivery|system)(?:@|$)/i;
const SYSTEM_NAMES =
  /mail delivery|mailer[- ]daemon|postmaster|mdaemon|courier mail server|delivery (?:sub)?system|sistema de (?:entrega|correo)|entrega de correo|administrador del sistema|system administrator|mail administrator|microsoft outlook$/;

/** Whether a mail system wrote: MAILER-DAEMON, postmaster and their like, or Courier's `<@>`. A From that holds no address is a person's for all we know: its mail is set aside, not left alone. */
export function isMailSystem(from: readonly Mailbox[]): boolean {
  const [sender] = from;
  if (sender === undefined || from.length > 1) return false;
  const address = sender.address.slice(0, 400);
  return (
    SYSTEMS.test(address) || address.startsWith('@') || SYSTEM_NAMES.test(fold(sender.name.slice(0, 400)))
  );
}

const FAILURE_SUBJECT =
  /undeliver|delivery (?:status|failure|failed|notification|has failed|incomplete|delayed|report|problem|unsuccessful)|failure notice|returned mail|returned to sender|mail delivery|delayed|delivery delay|permanent delivery|non.?delivery|could ?n.t be delivered|not delivered|message delayed|mail system error|no (?:se )?(?:ha )?(?:podido|puede|pudo) entregar|no entregad|no se entrego|imposible entregar|entrega (?:fallida|retrasada|demorada|no|incompleta|ha fallado)|error (?:de|en la) entrega|fallo (?:de|en la|en el) (?:entrega|envio)|notificacion (?:de|del) (?:estado de (?:la )?)?entrega|estado de (?:la )?entrega|devuelto|devolucion|rebot|demora|retras|mensaje no|correo no|warning: (?:could not|message)|wasn.t delivered|se ha retrasado|rejected|still being retried/;

/** Whether a folded subject is that of a failure or delay notice. */
export const isFailureSubject = (subject: string): boolean => FAILURE_SUBJECT.test(subject.slice(0, 400));

const FAILURE_TEXT =
  /(?:could not be|couldn.t be|can ?not be|was not|wasn.t|not be|unable to|has not been) deliver|delivery (?:to|has failed|failed|failure|error)|undeliver|recipient (?:unknown|not found|address rejected)|unknown user|user unknown|mailbox (?:unavailable|full|not found)|no such user|address (?:not found|rejected|couldn.t be found)|permanent (?:fatal )?(?:delivery )?error|no se (?:ha )?(?:podido|pudo|puede|entrego|ha entregado) ?(?:entregar)?|no ha sido (?:posible entregar|entregado)|no pudo (?:ser entregado|entregarse)|no se ha encontrado la direccion|direccion (?:no encontrada|inexistente)|usuario (?:desconocido|inexistente)|buzon (?:no existe|lleno|inexistente)|destinatario (?:no existe|desconocido|inexistente|rechazado)|\b5\d\d[ -]5\.\d\.\d|temporarily delayed|delayed|retrasad|demorad/;

/** Whether a folded text, sent by a mail system, reports that a mail did not arrive (or not yet). */
export const isFailureNotice = (folded: string): boolean => FAILURE_TEXT.test(folded);

/**
 * Whom a final bounce names, in canonical form: by its report part (RFC 3464 §2.3, `Action: failed`), else by
 * X-Failed-Recipients, else by its text. Null when delivery is only delayed, or nobody is named.
 *
 * @param own the bot's own address: it is never who failed.
 */
export function failedRecipient(mail: IncomingMail, own: string): string | null {
  const status = mail.deliveryStatus?.slice(0, TEXT_LIMIT).trim();
  if (status && /^action\s*:/im.test(status)) return failedInReport(status, own);
  const text = beforeCopy(tidy(mail.plain?.trim() ? mail.plain : (mail.html ?? '')));
  const named = (mail.headers.get('x-failed-recipients') ?? []).flatMap((value) => value.split(/[,\s]+/));
  if (isOnlyDelayed(fold(`${mail.subject.slice(0, 400)}\n${text.slice(0, 4000)}`))) return null;
  return (
    firstForeign(named, own) ??
    failedInReport(status ?? '', own) ??
    addressInText(text, own) ??
    firstForeign(toOfReturned(mail.returned), own)
  );
}

/** Whether a report tells of nothing but arrival (RFC 3464 §2.3.3: delivered, relayed, expanded): a receipt, and no bounce. */
export function reportsArrival({ deliveryStatus }: IncomingMail): boolean {
  const actions = deliveryStatus?.slice(0, TEXT_LIMIT).match(/^action[ \t]*:[ \t]*\w+/gim) ?? [];
  return actions.length > 0 && actions.every((action) => /(?:delivered|relayed|expanded)$/i.test(action));
}

/** The first recipient that failed for good. Groups of fields are parted by blank lines; the first one is about the message. */
function failedInReport(status: string, own: string): string | null {
  for (const group of groupsOf(status)) {
    const field = (name: string) => group.get(name);
    const action = field('action')?.toLowerCase();
    if (action === undefined ? !field('status')?.startsWith('5') : !action.startsWith('failed')) continue;
    const failed = firstForeign(
      [field('final-recipient'), field('original-recipient')].map((value) => value?.split(';').at(-1) ?? ''),
      own,
    );
    if (failed !== null) return failed;
  }
  return null;
}

/** The fields of each group by lower-case name, the first of each name, continuation lines joined. */
function groupsOf(status: string): Map<string, string>[] {
  const groups = [new Map<string, string>()];
  let name = '';
  for (const line of status.split('\n')) {
    const group = groups.at(-1);
    if (line.trim() === '') groups.push(new Map());
    else if (/^[ \t]/.test(line)) group?.set(name, `${group.get(name) ?? ''} ${line.trim()}`);
    else {
      name = line
        .slice(0, Math.max(0, line.indexOf(':')))
        .trim()
        .toLowerCase();
      if (!group?.has(name)) group?.set(name, line.slice(line.indexOf(':') + 1).trim());
    }
  }
  return groups;
}

const DELAYED =
  /delayed|delivery (?:delay|incomplete)|temporar(?:y|ily)|still being retried|will (?:keep|continue) (?:trying|to (?:try|retry))|will be retried|no need to (?:resend|retry)|warning|retras|demor|seguir(?:a|emos) intentando|se (?:seguira|volvera a) intentar|reintent|no (?:es necesario|necesita|hace falta) (?:que )?(?:vuelva a enviar|reenvi)|temporal/;
const FINAL =
  /permanent|giving up|given up|i.ve given up|fatal|\b5\d\d\b|\b5\.\d{1,3}\.\d{1,3}\b|no (?:se )?(?:ha )?(?:podido|pudo) entregar|couldn.t be (?:delivered|found)|could not be delivered|undeliverable|delivery (?:has )?failed|expired|retry timeout|caduc|definitiv|no existe|not found|unknown|(?:no se ha encontrado)/;
const ONLY_WARNING =
  /this is (?:only )?a warning|you do not need to resend|not? (?:a )?(?:final|permanent)|no accion|no action is required|delayed \d+ hours|has not (?:yet )?been delivered|aun no (?:se ha|ha sido)|todavia no (?:se ha|ha sido)|delivery (?:is )?delayed|seguira intentando|seguiremos intentando|still being retried|will be retried/;
const isOnlyDelayed = (folded: string): boolean =>
  ONLY_WARNING.test(folded) || (DELAYED.test(folded) && !FINAL.test(folded));

const COPY =
  /^(?:-{2,}.*(?:copy|copia|original|returned|devuelto|below this line|headers|encabezados).*|received:.*|return-path:.*|original message headers.*|encabezados? del mensaje original.*|x-mailer:.*|message-id:.*|the following is a copy.*|--- ?below this line.*)$/im;

/** The notice itself, without the copy of the returned mail below it. */
function beforeCopy(text: string): string {
  let length = 0;
  for (const line of text.split('\n')) {
    if (length > 0 && COPY.test(line.slice(0, 400))) break;
    length += line.length + 1;
  }
  return text.slice(0, length);
}

const ADDRESS = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9.-]{1,255}/gi;
const NAMES_FAILED =
  /failed address|rcpt to|failed recipient|destinatario|no (?:se )?(?:ha )?(?:podido|pudo|entrego|entregado)|recipient|deliver(?:ed|y)? to|entregado a|entregar a|^\s*<?[^\s<>@]+@[^\s<>@]+>?:?\s*$/i;
const IS_HELP =
  /contact|comuniqu|postmaster|administrador|forward this|reenvie|soporte@|abuse@|reporting|servidor que|generating server|reported by|remitente|sender\b|^from:|^de:/i;

const headOf = (line: string): string => line.slice(0, 400);
const holdsAddress = (line: string): boolean => line.includes('@');

/** The address in a line that says it failed, else the first that stands in a line about nothing else. */
function addressInText(text: string, own: string): string | null {
  const lines = text.split('\n').map(headOf).filter(holdsAddress);
  const of = (chosen: readonly string[]) =>
    firstForeign(
      chosen.flatMap((line) => line.match(ADDRESS) ?? []),
      own,
    );
  return (
    of(lines.filter((line) => NAMES_FAILED.test(line) && !IS_HELP.test(line))) ??
    of(lines.filter((line) => !IS_HELP.test(line)))
  );
}

const toOfReturned = (returned: string | null): string[] =>
  /^to:(.*)$/im.exec(returned?.slice(0, 8000) ?? '')?.[1]?.match(ADDRESS) ?? [];

/** The first address that is one, and neither the bot's nor a mail system's. */
function firstForeign(candidates: readonly string[], own: string): string | null {
  for (const candidate of candidates) {
    const address = canonicalAddress(candidate.trim().replace(/^[<'"]+|[>'".,;:]+$/g, ''));
    if (address === null || SYSTEMS.test(address)) continue;
    if (!isOwnAddress(address, own)) return address;
  }
  return null;
}
