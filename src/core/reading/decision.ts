import type { Decision } from '../mail.ts';
import { readForApproval } from './approval.ts';
import { areAsides } from './aside.ts';
import { besideChecks } from './beside.ts';
import { type Clause, clausesOf, wordOf } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { isMetaTalk } from './meta-talk.ts';
import { type About, piecesOf } from './pieces.ts';
import { withoutOtherMatters } from './postscript.ts';
import { rejectionIn } from './rejection.ts';
import { isReported, isToldTo } from './reported.ts';
import { NOBODY } from './thread.ts';
import { fold, tidy, wordsOf } from './words.ts';

export interface DecisionRead {
  readonly decision: Decision;
  /** The words given with a rejection, as written; null for none. */
  readonly reason: string | null;
  /** The words that decided, or what left it unclear. */
  readonly why: string;
}

/** An answer longer than this is a discussion; nobody decides in its midst. */
const MOST_WORDS = 600;
/** Beside an approval: any face but friendly ones, gestures of no, clocks, signs that stop or warn, crosses, empty boxes. */
const DOUBTFUL_MARK =
  /(?![😀😁😃😄😆😇😉😊😋😌😍😎🙂😗😘😙😚😺😸😻🙈🙋🙌🙏🤖🤗🤙🤝🤟🤠🤩🥰🥳🥵🥹])[\u{1f600}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1fae8}]|[👎🖕🤷👀💩💀☠👻🚩🛑⛔🚫📛🔞🚷🚳🆘🔜🆖🔒🔐🚨🔴🟥🟡🟠⚠❓❔❕⁉‼⏳⌛⏰⏱⏲⏸⏹⏯🕰✋🤚✖❎❌⭕🎭🎣🕵🐍🐀✗✘☐☒□▢⬜⬛◻◽📅📆🗓⊘≠¬]|[\u{1f550}-\u{1f567}]|[[(][ xX]?[\])]/u;
/** Of all scripts. */
const QUESTION = /[?¿\u2047-\u2049\u203d\u061f\u055e\u2e2e\ufe56\uff1f❓❔]/;
/** Of a refusal too: a cross may stand beside it, but not a box that nobody ticked before the word, nor a pondering face. */
const UNDECIDED = /(?:[☐□◻⬜]\ufe0f?|[[(] {0,3}[\])]) {0,3}(?:rechaz|deneg|neg|no (?:se )?apr)|[🤔🫤😕]/iu;
/** As Markdown and WhatsApp strike out, and as characters that strike through the one before them. */
const STRUCK_OUT = /~~|(?<!\p{L})~\p{L}+~(?!\p{L})|[\u0334-\u0338\u20d2\u20e0\u20e5]/u;

/**
 * What an agent decided, from the words that the agent newly wrote.
 *
 * An approval is a form of aprobar (small slips allowed) with nothing around it but what is known to change nothing; a
 * rejection is a form of rechazar, negar, denegar or a denied aprobar that is the writer's own, present and unconditional.
 * Everything else is unclear: doubt never acts.
 */
export function readDecision(words: string, about: About = NOBODY): DecisionRead {
  const whole = withoutSmileys(withoutGreetings(withoutLostDash(tidy(words)))).trim();
  const text = withoutOtherMatters(whole, about);
  const clauses = clausesOf(text.slice(0, MOST_WORDS * 16));
  const tokens = clauses.flat();
  const said = tokens.slice(0, MOST_WORDS + 1).map(({ says }) => says);
  if (!said.some(Boolean)) return unclear(text === '' ? 'nothing was written' : 'no word of decision');
  if (tokens.length > MOST_WORDS || text.length > MOST_WORDS * 16) return unclear('too long for a decision');
  if (QUESTION.test(whole)) return unclear('a question');
  if (UNDECIDED.test(words)) return unclear('a box without a tick, or a doubting face');
  if (STRUCK_OUT.test(words)) return unclear('words are struck out');
  if (!said.includes('reject')) {
    const told = about.names.withAddressInOneWord(withoutOnce(text));
    const approval =
      approvalIn(told, told === text ? clauses : clausesOf(told), about) ?? approvalByLines(told, about);
    if (approval !== null)
      return { decision: 'approve', reason: null, why: about.names.withAddressAsWritten(approval) };
  }
  const rejection = rejectionIn(text, clauses, about);
  if (rejection !== null) return { decision: 'reject', reason: rejection.reason, why: rejection.words };
  return unclear('words around the decision leave doubt');
}

/** "Una vez revisada la información, se aprueba": told as done, where the writer decides right behind it. */
const withoutOnce = (text: string): string =>
  !/una vez/i.test(text)
    ? text
    : text.replace(
        /(?<![\p{L},] ?)una vez (?=(?:re)?(?:revis|verific|valid|confirm|consult|cotej|comprob)ad[oa]s? [^.,;:\n]{3,100}, {0,2}se aprueba(?!\p{L}))/iu,
        '        ',
      );

/** The same where whoever writes without capitals ends the line behind the decision: "aprobar ⏎ ando en la finca". */
function approvalByLines(text: string, about: About): string | null {
  const parted = text.includes('\n') ? text.replace(SHORT_LINE, '$1.') : text;
  return parted === text ? null : approvalIn(parted, clausesOf(parted), about);
}
// "aprobar ⏎ sale muy caro": the line goes on with the sentence.
const SHORT_LINE =
  /(?<=^|\n)([^\n]{0,40}(?:apro|aprue)[^\n]{0,20})\n(?=\p{Ll})(?!l[ao]s? de |(?:no |nos |me |les? )?(?:queda|sale|cuesta|resulta|mete|es|ser[ií]a|implica|trae|tiene|parece|deja|suena|significa|depende|toca|da|genera|afecta)\b)/giu;

/** The clauses that approve, when all others are harmless; else null. */
function approvalIn(text: string, clauses: readonly Clause[], about: About): string | null {
  // A form with its blank left open decides nothing either.
  if (DOUBTFUL_MARK.test(text) || namesOtherCode(text, about) || text.includes('__')) return null;
  // Where no clause with the word approves, the others need not be read.
  const deciding = clauses.map((clause) =>
    clause.some(({ says }) => says === 'approve') ? readForApproval(clause, about) : null,
  );
  const first = deciding.indexOf('approves');
  if (first < 0) return null;
  const readings = clauses.map((clause, at) => deciding[at] ?? readForApproval(clause, about));
  if (readings.includes('unknown')) {
    const beside = besideChecks(text, clauses, about);
    const isUnread = (at: number) =>
      readings[at] === 'unknown' && !beside.has(at) && (at > first || !isMetaTalk(clauses[at] ?? [], about));
    if (!areAsides(text, clauses, readings, isUnread, about)) return null;
  }
  if (isReported(text, clauses, first)) return null;
  const word = clauses[first]?.find(({ says }) => says === 'approve')?.word ?? '';
  if (isToldTo(clauses, first, word, about)) return null;
  // "Perdón por lo anterior: aprobar" mends an earlier answer; the other way about it takes this one back.
  const isMending = (clause: Clause) =>
    piecesOf(clause, about).some(({ piece }) => piece === 'sorry' || piece === 'mended') &&
    !clause.some(({ word }) => /^(?:blanco|vaci[oa]|ortografia|redaccion|desorden|molestias?)$/.test(word));
  if (clauses.slice(first + 1).some(isMending)) return null;
  // "Me confirman, y apruebo": what is still to be done comes first.
  if (clauses.slice(0, first).some((clause) => isStillToDo(clause, about))) return null;
  if (clauses.slice(first + 1).some(([only, more]) => only?.word === 'aja' && more === undefined))
    return null;
  const approving = clauses.filter((_, at) => readings[at] === 'approves');
  return approving.map((clause) => text.slice(clause[0]?.start, clause.at(-1)?.end)).join(' … ');
}

/** "La SOL-7K2M9P. Aprobar.": another request than the thread's. */
function namesOtherCode(text: string, { codes }: About): boolean {
  if (codes.size === 0 || !/sol-/i.test(text)) return false;
  return [...fold(text).matchAll(/(?<![a-z0-9])sol-([a-z0-9]{6})(?![a-z0-9])/g)].some(
    ([, code = '']) => !codes.has(code),
  );
}

/** "Me confirman" before a decision; "procedan" and "adelante con la creación" say no more than yes. */
const isStillToDo = (clause: Clause, about: About): boolean =>
  piecesOf(clause, about).some(({ piece, from, length }) => {
    const words = clause.slice(from, from + length).map(wordOf);
    return piece === 'next' && !GO_ON.test(words.join(' '));
  });
const GO_ON =
  /^(?:(?:ya )?(?:se l[ea] )?pueden? (?:proced|continu|segui|avanz|dar|crear|activ|habilit)|(?:proced(?:e|a|an|er|amos)|sig(?:a|an|amos)|continu(?:e|en|ar|emos)|av[ae]n(?:cen|zar)|adelante)\b)/;

/** A dash lost in ISO-8859-1 comes as " ? " amid a sentence; behind a word of decision it may as well ask. */
function withoutLostDash(text: string): string {
  return text.includes('¿') || !text.includes(' ? ')
    ? text
    : text.replace(/(?<=[\p{L}.,]) \? (?=\p{Ll})/gu, (mark, at: number) =>
        wordsOf(text.slice(Math.max(0, at - 80), at)).some(isOfDecision) ? mark : ' - ',
      );
}

/** A smile, of whatever make; a sad one is left, and leaves doubt. */
const withoutSmileys = (text: string): string =>
  !/[:;=]/.test(text) ? text : text.replace(/(?<=^|[\s\p{L}.,!])[:;=]['-]?[)DP]{1,4}(?![\p{L}\d])/gu, ' ');

/** "¿Cómo están?" asks nothing, and "1. Aprobar" counts nothing. */
const withoutGreetings = (text: string): string =>
  (text.includes('?') ? text.replace(GREETING_QUESTION, '. ').replace(WHATS_UP, '$1. ') : text)
    .replace(GREETED, '$1')
    .replace(/^\W{0,8}1 {0,2}[.)-](?= {0,4}(?:aprob|rechaz|negar|negad|apruebo))/i, '');
/** "Buenos días, muchachos, aprobada": to the desk as a whole. */
const GREETED =
  /^(\W{0,8}(?:hola|buen(?:[oa]s)?(?: d[ií]as?| tardes| noches)?|cordial saludo|saludos)[^,.\n]{0,12}),(?= {0,2}(?:muchach[oa]s|compañer[oa]s|colegas|parcer[oa]s|veci(?:n[oa]s)?|amig[oa]s|equipo|gente|mi gente|chic[oa]s|camarit?as|camaradas|compas|familia)(?!\p{L}))/iu;
const WHATS_UP =
  /^(\W{0,8}(?:hola|buenas|buen d[ií]a|buenos d[ií]as)[\p{L} ]{0,30},? ?)¿ ?qu[eé] m[aá]s ?\?/iu;
const GREETING_QUESTION =
  /¿? ?\b(?:c[oó]mo|qu[eé] {1,3}tal) {1,3}(?:est[aá]n?|est[aá]s|vamos|van?|les {1,3}va|te {1,3}va|le {1,3}va|han {1,3}estado|siguen|les {1,3}ha {1,3}ido|les {1,3}fue|amanecen|amanecieron|va {1,3}todo|va {1,3}la {1,3}semana)(?: {1,3}(?:todos|todas|hoy|ustedes|por {1,3}all[aá]|la {1,3}semana))? ?\?/gi;

const unclear = (why: string): DecisionRead => ({ decision: 'unclear', reason: null, why });
