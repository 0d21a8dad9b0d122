import { type About, piecesOf, readForApproval } from './approval.ts';
import type { Clause, Token } from './clauses.ts';
import { decisionWord } from './decision-words.ts';
import { reasonAfter, reasonBefore } from './reason.ts';

/** A refusal found in a text: the words that refuse, and the reason as written. */
export interface Rejection {
  readonly words: string;
  readonly reason: string | null;
}

interface Refusal {
  /** Index of its clause, and in it of the first word of the refusal ("no" of "no aprobar") and of its last. */
  readonly clause: number;
  readonly first: number;
  readonly last: number;
  readonly isNegation: boolean;
}

/**
 * The refusal that a text states, or null where it states none or leaves doubt: a refusal under a condition, put off, reported of
 * others, asked, taken back, or beside an approval. An aprobar within the reason changes nothing.
 */
export function rejectionIn(text: string, clauses: readonly Clause[], about: About): Rejection | null {
  const found = clauses.flatMap((clause, at) => refusalsIn(clause, at));
  const first = found[0];
  if (first === undefined || !leadsIn(clauses, first, about)) return null;
  const main = restated(found, clauses, about);
  if (isPutOff(clauses, first, about) || isPutOff(clauses, main, about) || isTakenBack(clauses, first, about)) return null;
  const refused = clauses[main.clause] ?? [];
  const reason = reasonAfter(text, clauses, main.clause, main.last, about) ?? reasonBefore(text, clauses, first.clause, first.first, about);
  return { words: text.slice(refused[main.first]?.start, refused[main.last]?.end), reason };
}

const BETWEEN = new Set(['se', 'la', 'lo', 'le', 'les', 'queda', 'quedan', 'me', 'nos']);
// "La persona se niega a dar los datos", "el banco rechaza los pagos": told of others, unless the clause begins so.
const OF_OTHERS = new Set(['niega', 'rechaza', 'deniega']);

function refusalsIn(clause: Clause, at: number): Refusal[] {
  return clause.flatMap(({ word }, last): Refusal[] => {
    const kind = decisionWord(word);
    if (kind === null) return [];
    let before = last - 1;
    while (BETWEEN.has(clause[before]?.word ?? '')) before--;
    const isDenied = clause[before]?.word === 'no';
    if (kind === 'approve') return isDenied ? [{ clause: at, first: before, last, isNegation: true }] : [];
    const isTold = OF_OTHERS.has(word) && (clause[last + 1]?.word === 'a' || (last > 0 && clause[last - 1]?.word !== 'se'));
    return isTold || isDenied ? [] : [{ clause: at, first: last, last, isNegation: false }];
  });
}

const LEADS = new Set(
  'debo debemos toca hay que tengo tenemos se debe ser lamentablemente desafortunadamente lastimosamente infortunadamente por lo tanto tanto ende eso anterior asi consecuencia en me permito definitivamente procede a favor'.split(' '),
);
const CONCLUDES = /^(?:tanto|ende|eso|entonces|anterior|que|consecuencia|y)$/;
const LEAD_DOUBT = new Set(
  'si cuando hasta manana creo quiza quizas talvez tal dudo duda dudas seguro segura seguros opino supongo imagino diria depende podria podrian podriamos deberia deberian deberiamos habria dice dicen dijo dijeron pide piden pidio pidieron sugiere sugieren propone proponen opina opinan quiere quieren recomienda recomiendan o u luego despues antes ustedes quien sino piensa piensan pienso pensaba iba voy vamos van'.split(' '),
);

/** Whether nothing before the refusal takes it out of the writer's own present decision. */
function leadsIn(clauses: readonly Clause[], { clause: at, first }: Refusal, about: About): boolean {
  const lead = (clauses[at] ?? []).slice(0, first);
  if (!isLead(lead, about) && !isConclusion(lead, about)) return false;
  return clauses.slice(0, at).every((clause) => isBareNo(clause) || readForApproval(clause, about) === 'harmless' || isLeadingReason(clause, about));
}

function isLead(lead: Clause, about: About): boolean {
  return piecesOf(lead, about).every(({ piece, from, length }) => {
    const word = lead[from]?.word ?? '';
    if (piece === 'unknown') return LEADS.has(word);
    if (piece === 'approve' || piece === 'because') return false;
    return !(piece === 'assent' && length === 1 && word === 'si' && lead[from]?.raw.toLowerCase() !== 'sí' && from !== lead.length - 1);
  });
}

/** "El correo es personal por lo tanto" before the word: a reason without its comma. */
const isConclusion = (lead: Clause, about: About): boolean =>
  lead.length > 3 && CONCLUDES.test(lead.at(-1)?.word ?? '') && isLeadingReason(lead, about);

/** A clause that can be the reason given first: no doubt in it, nobody else's word, and not a name called ("Marta, rechazar"). */
function isLeadingReason(clause: Clause, about: About): boolean {
  const called = piecesOf(clause, about).filter(({ piece }) => piece !== 'courtesy' && piece !== 'assent');
  if (clause.length < 5 && called.every(({ from }) => /^\p{Lu}/u.test(clause[from]?.raw ?? ''))) return false;
  const words = clause.map(({ word }) => word).join(' ');
  if (clause.length < 2 || /^(?:no se|me parece|yo creo)$/.test(words) || clause.some(({ raw }) => raw.toLowerCase() === 'sé')) return false;
  return clause.every(({ word, raw }) => (!LEAD_DOUBT.has(word) || raw.toLowerCase() === 'sí') && decisionWord(word) === null);
}

const isBareNo = (clause: Clause): boolean => clause.length === 1 && clause[0]?.word === 'no';

/** "No aprobar: rechazado por …": the later of two refusals with nothing between them is where the reason begins. */
function restated(found: readonly Refusal[], clauses: readonly Clause[], about: About): Refusal {
  let main = found[0] as Refusal;
  for (const next of found.slice(1)) {
    const isNext = next.clause === main.clause || clauses.slice(main.clause + 1, next.clause).every((clause) => readForApproval(clause, about) === 'harmless');
    const rest = (clauses[main.clause] ?? []).slice(main.last + 1, next.clause === main.clause ? next.first : undefined);
    const lead = next.clause === main.clause ? [] : (clauses[next.clause] ?? []).slice(0, next.first);
    if (!isNext || !isLead(rest, about) || !isLead(lead, about)) break;
    main = next;
  }
  return main;
}

const CONDITION = new Set('si cuando hasta manana luego despues o u salvo mientras apenas excepto despues'.split(' '));
const DELAY = new Set('todavia aun hasta mientras antes primero manana luego despues sin si cuando solo salvo momento ahora pronto apenas esperen espere esperar esperemos espera'.split(' '));
const DELAY_AFTER = new Set('esperen espere esperar esperemos espera manana luego hasta mientras cuando confirmo aviso avisare confirmare ahora momento'.split(' '));
const WORKING_ON = /^(?:verific|revis|valid|confirm|consult|averigu|esper|pregunt|mir)(?:ando|arlo|arla|ar)$/;

/** Refused under a condition or only for now. Of a plain "rechazar" the words right after it count, of "no aprobar" all that follow. */
function isPutOff(clauses: readonly Clause[], { clause: at, last, isNegation }: Refusal, about: About): boolean {
  const rest = (clauses[at] ?? []).slice(last + 1);
  const pieces = piecesOf(rest, about);
  const start = pieces.find(({ piece }) => piece === 'unknown' || piece === 'assent' || piece === 'because')?.from ?? rest.length;
  const next = rest.length === 0 || start === rest.length ? (clauses[at + 1] ?? []) : rest.slice(start);
  const opener = next[0]?.word ?? '';
  const isPast = opener === 'cuando' && /(?:é|ó|amos|imos|aron|ieron)$/.test(next[1]?.raw.toLowerCase() ?? '');
  if (CONDITION.has(opener) && !isPast && next[0]?.raw.toLowerCase() !== 'sí') return true;
  if (/^(?:en caso|una vez|a menos|solo si|solo cuando|siempre que)\b/.test(next.slice(0, 2).map(({ word }) => word).join(' '))) return true;
  if (!isNegation) return false;
  if (rest.some(({ word }) => DELAY.has(word))) return true;
  return clauses.slice(at + 1).some((clause) => clause.some(({ word }) => DELAY_AFTER.has(word) || WORKING_ON.test(word)));
}

const TAKES_BACK = new Set('digo corrijo rectifico retracto olviden olvidenlo olvidelo ignoren ignorar'.split(' '));
const TAKES_BACK_TOGETHER = [
  'no se si', 'no se que', 'me equivoque', 'pensandolo bien', 'no no', 'no estoy segur', 'que opinan', 'que dicen ustedes', 'que hacemos', 'les parece', 'le parece', 'ni aprobar', 'mejor no',
  'mejor esper', 'mejor dej', 'mejor apr', 'mejor revis', 'digo si', 'retiro lo', 'retiro mi', 'ustedes deciden', 'decidan ustedes', 'revisenla ustedes', 'revisenlo ustedes', 'revisen ustedes', 'ustedes diran', 'ustedes veran', 'ustedes revisen',
];
const TAKES_BACK_ALONE = new Set(['no', 'no se', 'todavia no', 'aun no', 'por ahora no', 'mentira', 'mentiras', 'un momento', 'esperen', 'espere', 'espera', 'correccion', 'mejor si', 'o no', 'o si', 'o que']);

/** Words that undo the refusal, or an approval that stands by itself beside it. */
function isTakenBack(clauses: readonly Clause[], { clause: from, last }: Refusal, about: About): boolean {
  return clauses.slice(from).some((clause, k) => {
    const tokens = k === 0 ? clause.slice(last + 1) : clause;
    const joined = tokens.map(({ word }) => word).join(' ');
    if (tokens.some(({ word }) => TAKES_BACK.has(word)) || TAKES_BACK_ALONE.has(joined)) return true;
    if (TAKES_BACK_TOGETHER.some((words) => ` ${joined}`.includes(` ${words}`))) return true;
    return standsApproval(tokens, about);
  });
}

/** An aprobar before which nothing but courtesy stands is no part of a reason. */
function standsApproval(tokens: readonly Token[], about: About): boolean {
  const at = tokens.findIndex(({ word }) => decisionWord(word) === 'approve');
  if (at < 0) return false;
  const before = tokens.slice(0, at);
  if (before.some(({ word }) => word === 'no')) return false;
  return piecesOf(before, about).every(({ piece, from }) => (piece === 'unknown' ? /^(?:mejor|o|u|pero|perdon|sino)$/.test(before[from]?.word ?? '') : piece !== 'because'));
}
