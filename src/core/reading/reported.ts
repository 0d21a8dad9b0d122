import { type Clause, joinedWords, type Token } from './clauses.ts';
import type { About } from './pieces.ts';

/**
 * Whose word a decision is: what another one said, wrote or sent is theirs, and so is an order to a superior or to the agent by name.
 * Folded words but where an accent tells the past.
 */

const ANSWERS =
  /^(?:respond(?:io|ieron)|contest(?:o|aron)|escrib(?:io|ieron)|dij(?:o|eron)|dicen?|mand(?:o|aron)|envi(?:o|aron)|resolv(?:io|ieron)|decid(?:io|ieron)|orden(?:o|aron)|concluy(?:o|eron)|anot(?:o|aron))$/;
const ANSWERED =
  '(?:contesto|contestaron|respondio|respondieron|dijo|dijeron|escribio|escribieron|mando|mandaron|puso|pusieron)';
/** "Lo que me contestó Luis", "copio su mensaje", "así quedó en el chat". */
const PASSES_ON = new RegExp(
  `^(?:les |le |aca |aqui )*(?:reenvio|copio|pego|transcribo|comparto|adjunto) (?:lo que|lo de|(?:la |el |su )?(?:respuesta|mensaje|correo|chat))\\b|` +
    `^(?:(?:esto|eso|asi|miren?|vean?|es|fue|aca|ahi|va) )*(?:lo que )?(?:me |nos )${ANSWERED}\\b(?!.* (?:que|y)\\b)|^asi (?:quedo|sale|salio|esta|aparece) en (?:el|la)\\b`,
);
/** What stands on a screen. */
const ON_SCREEN =
  /\b(?:sistema|pagina|plataforma|pantalla|portal|letrero|aviso)\b.*\b(?:muestra|aparece|sale|dice|figura|estado)\b|\b(?:muestra|aparece|sale|figura|estado)\b.*\b(?:sistema|pagina|plataforma|pantalla|portal|letrero)\b/;
const OTHERS_ANSWER =
  /\b(?:respuesta|contestacion|mensaje|palabra) (?:de|del) (?!mi (?:parte|lado)|nuestra\b|parte mia|ayer|hoy|antes|arriba)/;
/** All that is said behind a decision: "aprobada, me contestó el gerente", "así figura en el sistema". */
const THEIR_WORDS =
  /^(?:(?:asi |eso |esto )?(?:me |nos |les? )?(?:dijo|dijeron|dicen?|escribio|escribieron|contesto|contestaron|respondio|respondieron|comento|comentaron|repetian?|insistian?|exclamo|rezan?|gritaban?)(?: (?:el|la|los|las|don|dona|su))?(?: \p{L}+){0,5}|(?:asi|eso|como) (?:figura|aparece|sale|dice|dicen|dijo|dijeron|reza)(?: \p{L}+){0,5}|asi l[ao] (?:encontre|vi|vimos|encontramos|halle)(?: \p{L}+){0,4}|(?:en )?palabras (?:textuales|exactas|suyas|de)(?: \p{L}+){0,4}|textual(?:mente)?|segun (?:dijo|dice|dicen|dijeron|escribio)(?: \p{L}+){0,4})$/u;
/** Behind the verb of saying: when and by which way. */
const MANNER =
  /^(?:ayer|hoy|anoche|antier|ahora|por|en|el|la|los|al|correo|whatsapp|chat|telefono|llamada|esta|manana|tarde|noche|lunes|martes|miercoles|jueves|viernes|mi|su|celular)$/;

/** Whether the decision in the clause at an index is somebody else's: "El gerente respondió: aprobada". */
export function isReported(text: string, clauses: readonly Clause[], at: number): boolean {
  const [before, clause, behind] = [clauses[at - 1], clauses[at], clauses[at + 1]];
  if (behind !== undefined && THEIR_WORDS.test(joinedWords(behind)) && !endsSentence(text, clause, behind))
    return true;
  if (before === undefined || clause === undefined) return false;
  const said = joinedWords(before);
  if (PASSES_ON.test(said)) return true;
  if (!text.slice(before.at(-1)?.end, clause[0]?.start).includes(':')) return false;
  if (ON_SCREEN.test(said) || OTHERS_ANSWER.test(said)) return true;
  // "Luis confirmó: aprobar"; but "hablé con él y me confirmó: aprobado" tells of one's own check.
  const says = before.findIndex(isAnswering);
  // "Respondió que es empleada: aprobar" is the writer's own conclusion.
  if (says >= 0) return !before.slice(says + 1, -1).some(({ word }) => word === 'que');
  const tells = before.findIndex(isTelling);
  return (
    tells >= 0 && !before.some(isOfSelf) && before.slice(tells + 1).every(({ word }) => MANNER.test(word))
  );
}

/** "Contesto: aprobar" is one's own answer. */
const isAnswering = ({ raw, word }: Token): boolean =>
  ANSWERS.test(word) && (word === 'dijo' || !/[^i]o$/i.test(raw));
const isTelling = ({ raw }: Token): boolean => /\p{L}{3}(?:ó|aron|ieron)$/iu.test(raw);
const isOfSelf = ({ raw, word }: Token): boolean =>
  /^(?:me|nos)$/.test(word) || (/\p{L}{3}é$/iu.test(raw) && word !== 'comite');

const endsSentence = (text: string, clause: Clause = [], behind: Clause = []): boolean =>
  /[.!\n]/.test(text.slice(clause.at(-1)?.end, behind[0]?.start));

const CALLED =
  /^(?:hola |buen[oa]s? (?:dias |tardes |noches )?|por favor |mi )*(?:jef[ea]|jefecit[oa]|doctora?|dra?|don|dona|ingenier[oa]|inge|patron|patrona|profe|profesora?|licenciad[oa])(?: \p{L}+)?$/u;
const TO_ONE = /^(?:rechac|niegu|deniegu|aprueb)el[ao]$|^apruebal[ao]$|^apruebem(?:e|el[ao])$/;

/** "Rechácela, jefe": the order of somebody else to a superior; "Doña Marta, rechazar": to the agent herself. */
export function isToldTo(clauses: readonly Clause[], at: number, word: string, about: About): boolean {
  const isCalled = (clause: Clause | undefined) => clause !== undefined && CALLED.test(joinedWords(clause));
  const isOrder = TO_ONE.test(word);
  const behind = clauses[at]?.at(-1)?.word ?? '';
  if (isOrder && (isCalled(clauses[at - 1]) || isCalled(clauses[at + 1]) || CALLED.test(behind))) return true;
  const calls = (clause: Clause) => {
    const greeted = /^(?:hola|buenas|dona|don|senora|senor)$/.test(clause[0]?.word ?? '');
    return (
      clause.length < 4 &&
      about.writer.has(clause.at(-1)?.word ?? '') &&
      !clause.some(({ word }) => /^(?:soy|habla|con|aqui|aca|saluda)$/.test(word)) &&
      (greeted || (clause.length === 1 && isOrder))
    );
  };
  return clauses.slice(0, at).some(calls);
}
