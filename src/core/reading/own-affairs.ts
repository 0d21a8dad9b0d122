import type { Clause } from './clauses.ts';

/**
 * Turns of phrase that hold a word of danger or of the request (danger.ts) and yet tell of the writer alone: why the answer comes
 * late, from where it is written, that there is no more to say. Folded words throughout.
 */

const ANSWERING = '(?:responder|contestar|escribir|abrir|conectar|entrar|atender|sentar|ver|leer)\\p{L}*';
const DAYS = '(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)';
const POWER =
  '(?:senal|internet|datos|luz|bateria|pila|wifi|red|energia|carga|computador|cobertura|agua|cafe|tinto|gafas|lentes|voz|tiempo|vida|sistema)';

/** Late, by one's own doing: "no había visto el correo", "no me di cuenta", "hasta ahora leo". */
const LATE = [
  `(?:pero )?no (?:(?:l[ao]s?|les?|me|se|te|nos) )*(?:(?:habia|habiamos|he|hemos) (?:visto|leido|abierto|respondido|contestado|caido en (?:la )?cuenta|enterado|fijado|entrado|podido ${ANSWERING})|vi|alcance|alcanzaba|di abasto|doy abasto|di cuenta|acordaba|acorde|fije|entere|funcionaba?|cargaba?|abria|salia|llegaba|deja(?:ba)?|rinde|rindio|daba|doy con|levanto cabeza|da tregua|da espera|caido en (?:la )?cuenta|pude ${ANSWERING}|paro|paramos|volvera? a pasar)`,
  `no (?:hay|habia|hubo|tenia|tengo|tuve|tenemos|teniamos|queda|quedo) (?:ni )?${POWER}`,
  '(?:hasta|apenas|solo hasta|recien) (?:hoy|ahora|vi|veo|leo|abro|salgo|llego|vengo|alcanzo|pude|contesto|respondo)',
  'no se que mas',
  'no (?:tengo|hay) (?:nada )?mas que (?:decir|agregar|anadir|comentar)',
  'ni (?:me acordaba|me acorde|me di cuenta|cuenta me di)',
];
const TOLD = [
  `sin (?:${POWER}|almorzar|querer|darme cuenta)`,
  'hasta (?:aqui|aca|anoche|ayer|tarde)',
  'cuando (?:vi|abri|sali|iba|estaba|venia|volvi|lei|me di|prendi)',
  'pero (?:alcance|logre|ya (?:estoy|volvi|llegue|pude|regrese|sali)|aqui (?:estoy|voy|ando|seguimos)|por fin|(?:les )?contesto|(?:les )?respondo|que le vamos a hacer)',
  `(?:desde(?: el)?|los|del|ya (?:casi )?es|feliz|lindo|buen|bonito) ${DAYS}`,
  `el ${DAYS} (?:pasado|anterior)`,
  '(?:la|esta) manana',
  '(?:ya )?va y viene',
  'otra (?:reunion|llamada|cita|ciudad|sede|diligencia|vuelta)',
  'por (?:favor|culpa del?)',
  '(?:a|en|al) (?:spam|(?:correo )?no deseados?)',
  'hace (?:un |ya )?(?:rato|ratico|momento|momentico|poco)',
  '(?:este es )?(?:mi|el) (?:primer|segundo|tercer) (?:correo|mensaje|intento)',
  '(?:el|mi) (?:primero|anterior|otro|correo|mensaje|de antes) (?:se (?:me )?(?:fue|salio|envio|mando)|iba|salio|llego) (?:en blanco|vacio|incompleto|mocho|cortado|sin texto)',
  '(?:parece que )?(?:el|mi) (?:otro|anterior|primero) no (?:les |se |me )?(?:llego|salio|fue|envio|entro)',
  'otra vez',
  'es[eao]s? (?:formato|sistema|robot|boton|invierno|clima|calor|frio|trancon|aguacero|animo|diseno|aviso|internet)',
  '(?:desde|en|por|con) (?:el|mi|un|la|otro) (?:correo|celular|telefono|cel|movil)(?: del? (?:mi |el |la )?\\p{L}+)?',
  '(?:ver|mirar|abrir|prender) el (?:correo|celular|telefono)',
  '(?:tantos?|mis?) (?:correos?|emails?|mails?|jef[ea])',
  '(?:este|estos|sus?|un) (?:correos?|emails?|mails?)(?! (?:es|son|era|esta|quedo|debe|sale))',
  '(?:el|del) correo (?:anterior|pasado|viejo|en blanco|vacio|de (?:hoy|ayer|antes|ustedes))',
  '(?:reviso|miro|revisando|mirando) (?:el |mi |los |mis )?(?:correos?|bandeja|buzon)',
  'me encuentr[oa]',
  '(?:visita|visitas|reunion|comite|llamada|cita) (?:\\p{L}+ ){0,2}(?:un|una|unos|el|los) (?:clientes?|proveedor(?:es)?)',
  'se me \\p{L}+ (?:el|este|su|ese) correo',
  'que le vamos a hacer',
  '(?:todavia|aun) (?:ando|sigo|estoy) (?:en|de|\\p{L}+ndo)',
  'voy (?:en|de|manejando|saliendo|llegando|entrando|corriendo|camino|rumbo)',
  'con (?:unos |los |varios )?(?:clientes|proveedores)',
  '(?:tenia|tengo|abri|abro|cerre) (?:el|mi) (?:correo|celular)',
  '(?:el|mi) (?:celular|correo|telefono) (?:se me|me|anda|amanecio)',
  'ojala (?:les )?(?:salga|llegue|hayan|esten|tengan|pasen)',
  '(?:disculp|perdon)\\p{L}+ si',
  'dos veces',
  'por eso (?:la demora|la tardanza|me demore|tarde)',
  '(?:el|la|los|las) mejor(?:es)?',
  '(?:equipo|mesa) de (?:soporte|ayuda)',
  'vuelt[oa] nada',
  'por no',
  'que no (?:les?|l[ao]s?) falte',
  'eso es todo',
  'me voy',
  'que mas',
];
const IS_LATE = new RegExp(`(?<!\\p{L})(?:${LATE.join('|')})(?!\\p{L})`, 'u');
const HARMLESS = new RegExp(`(?<!\\p{L})(?:${[...LATE, ...TOLD].join('|')})(?!\\p{L})`, 'gu');

/** Whether the clause says so: known by that for an excuse. */
export const isOwnDelay = (clause: Clause): boolean => IS_LATE.test(clause.map(({ word }) => word).join(' '));

/** The indices of the words that are so explained. */
export function ownAffairs(clause: Clause): ReadonlySet<number> {
  const joined = clause.map(({ word }) => word).join(' ');
  const spared = new Set<number>();
  for (const match of joined.matchAll(HARMLESS)) {
    const from = joined.slice(0, match.index).split(' ').length - 1;
    const length = match[0].split(' ').length;
    for (let at = from; at < from + length; at++) spared.add(at);
  }
  return spared;
}
