import { decisionWord, givenBy } from './decision-words.ts';
import { Gate, isAnyIn } from './gate.ts';
import { wordsOfFolded } from './words.ts';

/**
 * Signs of machines in Spanish, English and Portuguese, each put together from what such mails must say: that something holds
 * mail back and what its sender should do; that a desk has opened something; that a service reports what somebody did in it.
 * Folded throughout; every gap is bounded.
 */

/** For all that is asked of a mail's text about machines; most mails hold next to nothing of it. */
export const MACHINES = new Gate();

const YOUR_MAIL =
  '(?:su|sus|este|el|un|your|the|this|sua|seu|tu) (?:\\p{L}+ )?(?:mensajes?|correos?|e-?mails?|messages?|mensagem|mensagens|envio)';
const GUARDED = MACHINES.rule(
  new RegExp(
    [
      'antispam|anti-spam|spam filter|filtro de (?:correo|spam)|con un filtro|spamarrest|boxbe|captcha|letras de la imagen|real live human|proteg[a-z]+ (?:mi|su|el|este|contra)|inbox is protected|correo no deseado',
      'verificacion de (?:remitentes?|identidad)|remitentes? (?:verificad|autorizad|desconocid|conocid|aprobad|permitid)|approved senders|lista de (?:contactos|remitentes)|por primera vez|pending folder|pendiente de aprobacion',
      `${YOUR_MAIL}[^.]{0,60}(?:retenid|detenid|cuarentena|en espera|retid[ao]|held|on hold|requires? (?:verification|approval|confirmation)|sera entregad|awaiting)`,
      '(?:comprueba|verifica|valida|filtra)n? (?:a )?(?:los |sus )?remitentes|como remitente|demuestre que|(?:buzon|direccion|casilla|bandeja|cuenta|correo)[^.]{0,40}(?:solo|unicamente) (?:acept|recib|admit|permit)',
      'mensajes? (?:retenidos?|en cuarentena|en espera)|messages? (?:held|on hold)|held messages|han retenido|spam quarantine|quarantine (?:summary|digest|notification)',
    ].join('|'),
    'u',
  ),
);
const DO_THIS = MACHINES.rule(
  /\b(?:enlace|link|vinculo|clic|clique|click|clicking|pulse|presione|ingrese|responda|conteste|reply|verifi(?:que|y|car)|confirm(?:e|ar|ation)?|autorice|valide|identifi\w+|apruebe|approve|libere|liberar|release|entregad[oa]|delivered|destinatario|revise|demuestre|agregue\w*|aprobarl[oa]|avisaremos)\b/,
);
/** "El buzón de X solo recibe a remitentes verificados. Pulse aquí …": mail held back until its sender does something. */
export const isGuarded = (folded: string, seen: number): boolean =>
  DO_THIS.isIn(folded, seen) && GUARDED.isIn(folded, seen);

const AWAY_ABROAD = MACHINES.rule(
  /\b(?:annual leave|parental leave|maternity leave|sick leave|on leave|on holiday|away from my desk|out of office|ferias|fora do escritorio|em viagem|licenca (?:medica|maternidade)|ausente do escritorio|dias de descanso|ausente por|estare ausente|calamidad domestica|travell?ing|intermittent access|incapacidad medica|dia (?:de descanso|libre|compensatorio)|(?:estoy|estare|me encuentro|me encontrare) en (?:incapacidad|licencia|compensatorio))\b/,
);
const BACK =
  /\b(?:return\w*|back on|upon my return|retorno|retornarei|volto|voltarei|responderei|regres\w+|hasta|entre el|until|respondere|contest|contact\w*|comuni\w+|escrib\w+|urgent\w*|urgencia)\b/;
/** "Estou de férias e retorno no dia 15/07". */
export const isAwayAbroad = (folded: string, seen: number): boolean =>
  AWAY_ABROAD.isIn(folded, seen) && BACK.test(folded);

const SELF_SPEAKING = [
  // It says what it is, and not to answer it.
  /\b(?:resposta|mensagem|e-mail|notificacao) automatic[ao]|nao responda|\b(?:mensaje|correo|notificacion|aviso|comprobante|reporte) (?:fue |es |ha sido )?(?:generad[oa]|enviad[oa]|emitid[oa]) (?:por|desde|con) (?:un |una |el |la |nuestr[oa] )?(?:asistente|sistema|bot|plataforma|aplicacion|multifuncional|robot|servicio|servidor|atlassian|jira|glpi|service)|asistente virtual|chatbot|generad[oa] automaticamente|this is an? (?:automated|automatic|system)|auto-?generated|no comparta este correo|\b(?:correo|mensaje) es (?:solo |unicamente |meramente )?informativo|enviado con (?:power automate|docusign|mailchimp|zapier)/,
  // A service, what somebody did in it, and why one gets it.
  /\b(?:recibes?|recibiste|recibio|you(?: are)? receiv\w+) (?:este|this) (?:correo|mensaje|email|e-mail|message)[^.]{0,40}(?:porque|because)|este mensaje se envio a\b|cancel\w+ (?:la )?suscripcion|unsubscribe|ref:msg\d|respond[ae] a este correo para comentar|abrir esta tarea|se le asigno una tarea|no quieres? estos avisos|ver (?:la incidencia|perfil|el archivo|el documento|notificacion)/,
  /\bh?a(?:n)? (?:aceptado|rechazado|respondido|declinado)(?: provisionalmente)? (?:esta|tu|su|la) (?:reunion|invitacion|convocatoria)|acepto (?:esta|tu|su|la) (?:reunion|invitacion)|te (?:menciono|etiqueto) en\b|te envio una solicitud|(?:lo|te|la) invito a (?:ver|editar|unirse|colaborar)|compartio un (?:archivo|documento|enlace)|todas las partes han|han? completado el documento|click here to (?:approve|reject)/,
  // What a mail program or server reports of a message.
  /would like to recall the message|desea recuperar el mensaje|\bfoi (?:lida|excluida|lido|entregue)\b|was (?:read|deleted without being read)|antivirus (?:elimino|detecto|bloqueo|puso)|archivo adjunto (?:fue|ha sido) (?:eliminado|bloqueado)|buzon (?:esta|se encuentra) (?:casi )?lleno|95 ?% de su capacidad|ha alcanzado (?:el|su) [^.]{0,20}(?:capacidad|limite|cuota)|adjunto eliminado|\bmoderad(?:or|ora|ion)\b|awaiting moderation|fue mostrado en|no garantiza que/,
  /\b(?:su|sus|your|sua) (?:mensajes?|message|mensagem) (?:no )?(?:fue|ha sido|ha|sera|se ha|quedo|quedara|espera|esta siendo|has been|was|foi)\b/,
  /gracias por (?:escribir|escribirnos|contactar|contactarnos|comunicarse|su mensaje|su correo).{0,80}(?:es (?:muy )?importante|horario|en breve|a la mayor brevedad|lo antes posible)/,
  /spam quarantine|quarantine (?:summary|digest|notification)|resumen de (?:la )?cuarentena/,
].map((sign) => MACHINES.rule(sign));
/** A desk that has opened something, under a number. */
const OPENED = [
  /\b(?:ticket|tiquete|tiquet|chamado|protocolo|requerimiento|incidencia|caso|radicado|solicitud|incident|case|request)\b[^.]{0,60}(?:ha sido|fue|foi|se ha|has been|cambio al estado|paso al estado|esta en estado) (?:\p{L}+mente )?(?:cread|abiert|registrad|asignad|actualizad|resuelt|cerrad|escalad|opened|created|assigned|updated|resolved|aprobado\b)/u,
  /(?:hemos|se ha|ha sido|se) (?:cread|abiert|registrad|generad|asignad)o (?:el |un |su )?(?:numero de )?(?:ticket|tiquete|caso|requerimiento|radicado)|(?:se ha (?:abierto|creado|generado) un (?:ticket|tiquete|caso|requerimiento))|para (?:agregar|anadir) comentarios|(?:nuestro equipo|un (?:agente|representante|asesor))[^.]{0,40}(?:revisando|seguimiento|contactara|comunicara|atendera|respondera)|cambio al estado|ingrese a la consola/,
].map((sign) => MACHINES.rule(sign));
/** Whether a text says of itself, in one of the ways above, that no person wrote it. */
export const speaksOfItself = (folded: string, seen: number): boolean =>
  isAnyIn(SELF_SPEAKING, folded, seen) || (/\d{3}/.test(folded) && isAnyIn(OPENED, folded, seen));

// What such mails are made of, whatever their words: to whom they speak, what stands in the way, and what comes of it.
const TO_SENDER = MACHINES.rule(
  /\b(?:su|your|sua|tu) (?:mensaje|correo|e-?mail|solicitud|peticion|caso|reporte|consulta|message|request|mensagem|direccion)|escribirme|escribirnos|contactarme|quien(?:es)? (?:me |usted |le )?escrib|usted escribe|estimado usuario|\byou\b/,
);
const ON_A_PAGE = /https?:|\b(?:clic|click|clique|enlace|link|boton|button|formulario|form|pagina)\b/;
const AT_THE_DOOR =
  /\b(?:remitentes?|sender|spam|desconocid[oa]s|bandeja|inbox|lista|list|libreta|accept|acepta|identi\w+|introduce yourself|people i know|verific\w+|verify)\b/;
const I_AM_AWAY = MACHINES.rule(
  /\b(?:(?:estoy |estare |estarei |me encuentro |me encontrare |estou |i am |i will be |i'm |we are )(?:\p{L}+ ){0,3}(?:ausente|fuera|fora|viaje|viagem|vacaciones|ferias|descanso|licencia|licenca|incapacidad|away|out|leave|holiday|travell?ing|ocupad\w+)|no (?:laboro|trabajo|estoy laborando) (?:los|el|hoy|en)|no tendre acceso|(?:todos )?nuestros (?:agentes|asesores))/u,
);
const LATER =
  /\b(?:respondere|contestare|atendere|responderei|retorn\w+|regres\w+|vuelvo|volvere|return\w*|sera(?:n)? (?:atendid|respondid|revisad)\w*|until|ate (?:o|a|dia|\p{L}+-feira|\d)|en el orden|orden de llegada|poca frecuencia)\b/u;
const INSTEAD =
  /\b(?:contat\w+|contact\w*|comuniquese|comunicarse|escriba|escribir|dirijase|marque|llame|reenvie|remita|envie|please call)\b/;
/** Mail held at a door, or an absence, told to whoever wrote: by what it is made of, for words that no list above has. */
export function looksAutomatic(folded: string, seen: number): boolean {
  if (folded.includes('?')) return false;
  const isToSender = TO_SENDER.isIn(folded, seen);
  if (isToSender && ON_A_PAGE.test(folded) && AT_THE_DOOR.test(folded)) return true;
  if (I_AM_AWAY.isIn(folded, seen)) return LATER.test(folded) || INSTEAD.test(folded);
  return (
    isToSender &&
    (/ya no (?:hace|hago|forma|trabaja|labora)/.test(folded)
      ? INSTEAD
      : /sera(?:n)? (?:atendid|respondid|revisad)|le responder/
    ).test(folded)
  );
}

/** A service's own line, or its two buttons: whatever words of decision it passes on. */
const SERVICE = MACHINES.rule(
  /(?:mensaje|correo) fue enviado por (?:atlassian|jira|servicenow|glpi)|enviado con power automate|\baprobar ?[|·/] ?rechazar\b.{0,200}(?:solicitado por|enviado)/,
);
export const isOfService = (folded: string, seen: number): boolean => SERVICE.isIn(folded, seen);

/** Forms by which a person decides; "para aprobar usuarios escriba a …", "si necesita aprobar" and "él lo apruebe" are none. */
const DECIDED: ReadonlySet<string> = new Set(
  (
    'aprobar aprobarla aprobarlo aprobado aprobada apruebo apruebe apruebenla apruebela rechazar rechazarla rechazarlo ' +
    'aprobadas aprobados aprobamos aprobemos rechazado rechazada rechazo rechace negado negada denegado denegada niego deniego'
  ).split(' '),
);
/** "Aprovar", "arpobar". */
const isMisspelt = (word: string): boolean =>
  decisionWord(word) === 'approve' && !/^ap(?:rob|rueb)/.test(word);
/** In all of them. */
const MAY_DECIDE = /apr[ou]|arp|apo[rb]|recha|neg|nieg/;
const NOT_DECIDING =
  /^(?:para|de|es|por|a|o|u|y|el|los|las|(?:necesit|dese|pued|deb)[ae]n?|quier[ae]n?|requier[ae]n?|puedo|si|tarea|tarjeta|solicitudes|estado|sea|ser|seran|cuando|fue|ha|han|elija|caso)$/;
/** Whether somebody decides in it, as the writer of the mail and not as one who is spoken of. */
export function decidesInIt(folded: string): boolean {
  const start = folded.slice(0, 1200);
  if (!MAY_DECIDE.test(start)) return false;
  const words = wordsOfFolded(start);
  // Not by a function made here: V8 would compile it again after each collection.
  for (let at = 0; at < words.length; at++) if (decidesAt(words, at)) return true;
  return false;
}

/** Whether its word at an index does. */
function decidesAt(words: readonly string[], at: number): boolean {
  const [earlier = '', before = '', word = ''] = [words[at - 2], words[at - 1], words[at]];
  // "Se aprueba", "doy mi aprobación" and, of an autoresponder's house, "las aprueba Camila".
  if (word === 'aprueba')
    return (
      before === 'se' &&
      !/^(?:que|si|no|solo|cuando)$/.test(earlier) &&
      !/^(?:con|por|a|solo|cuando|en|todo|todas|desde|hasta)$/.test(words[at + 1] ?? '')
    );
  if (word === 'aprobacion') return givenBy(words.slice(Math.max(0, at - 3), at)) > 0;
  if (!DECIDED.has(word) && !isMisspelt(word)) return false;
  // "Mi respuesta es aprobar", "por mí, aprobar".
  if (/^(?:respuesta|decision|voto|palabra) es$/.test(`${earlier} ${before}`)) return true;
  const isTold = /^(?:lo|la|le|se)$/.test(before)
    ? /^(?:el|cuando|que|para|pueda|puede|si)$/.test(earlier) && earlier !== 'que'
    : NOT_DECIDING.test(before);
  const isOfMail =
    /^(?:su|el|este|esta|tu|your)$/.test(words[at + 1] ?? '') &&
    /^(?:mensaje|correo|email|envio)/.test(words[at + 2] ?? '');
  return !isTold && !isOfMail;
}
