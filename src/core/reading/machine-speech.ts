import { decisionWord } from './decision-words.ts';
import { areAllIn } from './gate.ts';
import {
  decidesInIt,
  isAwayAbroad,
  isGuarded,
  isOfService,
  looksAutomatic,
  MACHINES,
  speaksOfItself,
} from './machine-signs.ts';
import { wordsOfFolded } from './words.ts';

// What machines say when no header tells of them. Everything is folded (words.ts).

const AUTO_SUBJECT =
  /^(?:re: ?|rv: ?|r: ?)?(?:\[?(?:respuesta|contestacion|mensaje|correo|aviso|email|e-mail|notificacion) (?:automatic[oa]|de ausencia|de vacaciones|por ausencia|fuera de|autogenerad[oa])|automatic(?:a)?:|\[?auto(?:matic)? ?-?(?:reply|response|respuesta|responder)|autorespuesta|auto:|(?:out|away) (?:of|from) (?:the )?office|ooo\b|i am (?:out|away|on)|on (?:vacation|leave)|vacation\b|(?:estoy|estare|me encuentro|se encuentra|me encontrare) (?:fuera|ausente|de vacaciones|en vacaciones|de viaje|de licencia|en licencia|de permiso|incapacitad[oa])|ausente|ausencia|fuera (?:de|del) |en vacaciones|de vacaciones|vacaciones:|no disponible|no (?:estoy|estare) (?:en la oficina|disponible)|periodo de vacaciones|licencia de maternidad|leido:|no leido:|lida:|nao lida:|resposta automatica|aceptad[ao]:|rechazad[ao]:|tentativ[ao]:|recuperar:|recall:|read:|not read:|acuse de (?:recibo|lectura)|confirmacion de (?:lectura|entrega|recibo|recepcion)|read receipt|return receipt|recibo de lectura|recibo:|visto:|entregado:|delivered:|retransmitido:|relayed:)/;
const AUTO_ANYWHERE = /fuera de (?:la )?oficina|respuesta automatica|out of (?:the )?office|automatic reply/;
/** Whether a folded subject is one that answering machines write. */
export function isAutoSubject(subject: string): boolean {
  const line = subject.trim().slice(0, 400);
  return AUTO_SUBJECT.test(line) || AUTO_ANYWHERE.test(line);
}

const CHALLENGE = [
  /(?:persona real|es una persona|ser una persona|no es un robot|es humano|ser humano|human|remitente (?:valido|autorizado|desconocido|legitimo|real)|su identidad como remitente|lista blanca|lista de remitentes|remitentes? (?:permitid|aprobad|autorizad|conocid)|whitelist|captcha|antispam|anti-spam)/,
  /(?:por primera vez|liber|retenid|espera (?:de )?(?:su )?confirmacion|pendiente de confirmacion|en espera|en cuarentena|sera entregado|entregar su|entregarse|entregue|be delivered|deliver your|su mensaje (?:a|no ha sido|espera|sera))/,
  /(?:responda|responder|conteste|haga clic|pulse|ingrese|click|reply|confirme|confirmar|valide|verifique|complete)/,
].map((sign) => MACHINES.rule(sign));
/** "Responda para comprobar que es una persona y liberar su mensaje." */
const isChallenge = (folded: string, seen: number): boolean => areAllIn(CHALLENGE, folded, seen);

// The rarest first: most mails fail at it.
const HELD_BACK = [
  /haga clic|hacer clic|dar clic|de clic|da clic|pulse|presione|pinche|click|siga (?:el|este) (?:enlace|vinculo)|ingrese (?:a|al|en)\b|visite|(?:responda|responder|conteste|reply|respond)\b.{0,30}(?:mensaje|correo|message|e-?mail)|confirme|confirmar|verifique|autorice|valide/,
  // A line that is nothing but a link is left out of a text (signature.ts): then it ends with a colon.
  /https?:\/\/|: ?$|\baqui\b|enlace|(?:responda|responder|conteste|reply|respond)\b.{0,30}(?:mensaje|correo|message|e-?mail)/,
  /entreg|liber|deliver|release|llegue a|llegar a|dejarlo pasar|lista blanca|lista de (?:permitidos|contactos|confianza)|whitelist|remitente/,
  /(?:mensaje|correo|envio|e-?mail|message)\b.{0,120}(?:retenid|en espera|cuarentena|bloquead|detenid|demorad|no (?:ha sido|fue|se ha|sera) entregad|sin entregar|pendiente de|no ha llegado|held|quarantin|on hold|awaiting|not (?:yet )?(?:been )?delivered|pending|requires)|solo (?:recib[eo]|acept[ao]|recibimos|aceptamos).{0,40}(?:remitente|contacto|direcciones|personas)|only (?:accept|receive|allow)/,
].map((sign) => MACHINES.rule(sign));
/** "Su mensaje quedó retenido. Para que sea entregado haga clic": asks the sender to do something, and shows where. */
const isHeldBack = (folded: string, seen: number): boolean => areAllIn(HELD_BACK, folded, seen);

/** A person who decides has said so; a machine may say "para aprobar usuarios escriba a …". */
const decides = (folded: string): boolean =>
  wordsOfFolded(folded.slice(0, 1200)).some(
    (word, at, all) => decisionWord(word) !== null && !/^(?:para|de|es|por)$/.test(all[at - 1] ?? ''),
  );
const startsDeciding = (folded: string): boolean =>
  wordsOfFolded(folded.slice(0, 60))
    .slice(0, 4)
    .some((word, at, all) => decisionWord(word) !== null && !/^(?:ha|han|fue)$/.test(all[at - 1] ?? ''));

const RECEIVED = MACHINES.rule(
  /(?:hemos recibido|recibimos|fue recibid[oa]|se ha recibido|ha sido (?:recibid|registrad|cread|radicad|asignad)[oa]|se (?:ha )?(?:creo|creado|registro|registrado|genero|generado|radico|radicado|abrio)|qued[oa] (?:registrad|radicad)[oa]|we (?:have )?received|has been (?:received|created)|se le ha asignado)/,
);
/** Another desk's acknowledgement gives a number to what it received. */
const NUMBERED = MACHINES.rule(
  /\b(?:ticket|caso|radicado|requerimiento|incidente|incidencia|folio|pqrs?|solicitud|request|case|consecutivo)(?: numero| con numero| no| nro| n| id)?[\s.:#°º[-]{0,6}(?:[a-z]{1,6}-?)?\d{3,}|#\s?\d{3,}|\[[a-z]{2,8}[- #]{1,3}\d{3,}\]|(?:con el|bajo el|numero|no\.?|nro\.?) (?:numero |no\.? |nro\.? |radicado )?\d{3,}|numero de (?:caso|ticket|radicado|solicitud)[^.]{0,20}\d{3,}/,
);
const SPEAKS_AS_MACHINE = MACHINES.rule(
  /(?:escriba (?:arriba|por encima|encima) de esta linea|reply above this line|mensaje (?:es |fue |ha sido )?(?:generado )?(?:automatico|automaticamente|de forma automatica)|correo (?:es |fue )?(?:generado )?(?:automatico|automaticamente)|no (?:responda|responder|conteste) (?:a )?este (?:mensaje|correo)|please do not reply|automated (?:message|response)|respuesta automatica|buzon no (?:es |esta (?:siendo )?)?(?:monitoreado|atendido|revisado)|(?:enviado|generado|emitido) automaticamente|(?:favor|por favor),? no (?:responder|responda|conteste|contestar)\b|(?:correo|buzon|cuenta|direccion)[^.]{0,40}no (?:recibe|admite|acepta) (?:respuestas|correos|mensajes)|do not reply to this|unattended mailbox|not monitored)/,
);

const WILL_ANSWER =
  /(?:sera|seran) (?:atendid|respondid|revisad|gestionad|tramitad)|(?:le|les|lo|la|nos)? ?(?:responderemos|contestaremos|contactaremos|atenderemos|comunicaremos|daremos respuesta)|(?:asesor|agente|funcionario|ejecutivo|persona de nuestro equipo)[^.]{0,40}(?:contact|comunic|respond|atend)|horario(?:s)? de atencion|tiempo (?:maximo |promedio |estimado )?de respuesta|dias habiles|horas habiles|en el menor tiempo|a la mayor brevedad|we will (?:get back|reply|respond)/;

const AWAY = MACHINES.rule(
  /(?:estoy|estare|me encuentro|me encontrare|estamos|estaremos|nos encontramos|salgo|sali) (?:(?:actualmente|temporalmente|en este momento|por fuera) )?(?:fuera|ausente|de vacaciones|en vacaciones|a vacaciones|de descanso|descansando|incapacitad|de licencia|en licencia|de viaje|viajando|en comision|de permiso|disfrutando|de compensatorio|en semana de receso|por fuera|de la oficina|en (?:periodo|receso|una (?:capacitacion|reunion)))|out of (?:the )?office|on (?:vacation|leave|holiday)|away from (?:my|the)|limited access|no (?:tendre|tengo|contare con|cuento con) acceso (?:a(?:l)? )?(?:mi )?(?:correo|internet)|(?:acceso limitado|poco acceso) al? (?:correo|internet)|no (?:estare|me encuentro|me encontrare|estoy) (?:disponible|en la oficina|laborando|en mi puesto|revisando)|no (?:leo |leere |reviso |revisare |leere mis |estare leyendo |estare revisando )(?:el |mi |mis |este )?correo|(?:periodo|goce|disfrute|uso) de (?:mis )?vacaciones|licencia de (?:maternidad|paternidad|luto)/,
);
const MEANWHILE =
  /urgen|comuniqu|contact|escrib[ai]|dirij|dirigirse|regres|retorn|vuelvo|vuelta|volvere|reintegr|responder[ea]|atender|atendid|hasta el|hasta nuevo|a partir del|desde el|del \d|llam[ea]|marc[ao]|will (?:be back|return)|please contact/;
const isAbsence = (folded: string, seen: number): boolean =>
  AWAY.isIn(folded, seen) && MEANWHILE.test(folded);
/** "La ingeniera Camila se encuentra de vacaciones": a person may say so of the requester, but then decides. */
const THEY_ARE_AWAY = MACHINES.rule(
  /^[^.]{0,160}(?:se encuentra|se encontrara|esta|estara|va a estar) (?:fuera de la oficina|de vacaciones|en vacaciones|incapacitad|de licencia|en licencia|ausente)/,
);
const GONE = MACHINES.rule(
  /ya no (?:trabajo|laboro|hago parte|pertenezco|me desempeno|estoy vinculad)|(?:informamos|informo|este (?:buzon|correo)|esta cuenta).{0,100}ya no (?:trabaja|labora|hace parte|pertenece|esta vinculad|esta (?:activ|en uso|habilitad)|se encuentra)/,
);
const INSTEAD =
  /(?:escrib|comuni[cq]|contact|dirij|dirigir|envi|remit|reenvi)[a-z]*[^.]{0,80}(?:a|con|al)\b|nuevo correo|buzon (?:no|sera|esta)|cuenta (?:no|sera|esta)/;
/** The machine that answers for somebody who left: "Ya no laboro en la empresa, por favor escriba a …". */
const isGone = (folded: string, seen: number): boolean =>
  GONE.isIn(folded.slice(0, 400), seen) && INSTEAD.test(folded);
const READ_RECEIPT = MACHINES.rule(
  /(?:mensaje|correo)\b[^.]{0,200}(?:fue leido|ha sido (?:leido|abierto)|fue abierto|se (?:ha )?mostr(?:o|ado) en|fue eliminado sin)|garantia de que (?:se )?(?:haya|ha) (?:sido )?leido|recibo (?:de lectura|confirma que)/,
);

const UNSUBSCRIBE =
  /darse de baja|darme de baja|cancelar (?:la |su |mi )?suscripcion|desuscri|dejar de recibir|no (?:quiere|desea) (?:recibir|continuar)|unsubscribe|ver (?:este correo |este mensaje )?en (?:el|su|tu) navegador/;
/** Whether a text offers to be rid of it: a campaign's, where the headers say as much. */
export const offersToUnsubscribe = (folded: string): boolean => UNSUBSCRIBE.test(folded);

/**
 * Whether a machine speaks: by its own words, as a challenge, or, where nothing is quoted, as an acknowledgement or an absence.
 *
 * @param text at most 4,000 characters, blanks single, without what is quoted.
 */
export function isMachineSpeech(subject: string, text: string, quotes: boolean): boolean {
  const all = [subject, text].join(' ');
  const seen = MACHINES.seenIn(all);
  if (isChallenge(all, seen)) return true;
  const hasDecided = decidesInIt(text);
  if (!hasDecided && isGuarded(all, seen)) return true;
  if (quotes) return false;
  if (isOfService(text, seen)) return true;
  if (startsDeciding(text)) return false;
  if (SPEAKS_AS_MACHINE.isIn(text, seen) && !text.includes('con una sola palabra')) return true;
  const tellsReceipt = RECEIVED.isIn(all, seen);
  if ((isAbsence(text, seen) && !hasDecided) || (tellsReceipt && NUMBERED.isIn(all, seen))) return true;
  if (!hasDecided && (isAwayAbroad(text, seen) || speaksOfItself(all, seen) || looksAutomatic(text, seen)))
    return true;
  const isLikely =
    isHeldBack(all, seen) ||
    isGone(text, seen) ||
    READ_RECEIPT.isIn(text, seen) ||
    (THEY_ARE_AWAY.isIn(text, seen) &&
      !/\?|\b(?:la cuenta|la solicitud|la pide|solicitante|(?:respondi|contest|dij|dic)\w*)\b/.test(text)) ||
    (tellsReceipt && WILL_ANSWER.test(all));
  return isLikely && !decides(text);
}
