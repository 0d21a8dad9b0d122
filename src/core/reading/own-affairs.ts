import { type Clause, joinedWords } from './clauses.ts';

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
  'apenas (?:estoy|ando|voy|llegando|retomando|almorzando|saliendo|entrando|desocupando\\p{L}*)',
  '(?:hasta|apenas|solo hasta|recien) (?:hoy|ahora|ahorita|ahoritica|vi|veo|leo|abro|salgo|llego|vengo|alcanzo|pude|contesto|respondo)',
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
  '(?:desde|en|por|con) (?:el|mi|un|la|otro) (?:correo|celular|telefono|cel|movil)(?: que no era| del? (?:mi |el |la )?\\p{L}+)?',
  '(?:ver|mirar|abrir|prender) el (?:correo|celular|telefono)',
  '(?:tantos?|mis?) (?:correos?|emails?|mails?|jef[ea])',
  '(?:este|estos|sus?|un) (?:correos?|emails?|mails?)(?! (?:es|son|era|esta|quedo|debe|sale))',
  '(?:el|del) correo (?:anterior|pasado|viejo|en blanco|vacio|de (?:hoy|ayer|antes|ustedes))',
  '(?:reviso|miro|revisando|mirando) (?:el |mi |los |mis )?(?:correos?|bandeja|buzon)(?! de (?!ustedes|hoy|ayer|la mesa))',
  'me encuentr[oa]',
  '(?:visita|visitas|reunion|comite|llamada|cita) (?:\\p{L}+ ){0,2}(?:un|una|unos|el|los) (?:clientes?|proveedor(?:es)?)',
  'se me \\p{L}+ (?:el|este|su|ese) correo',
  'que le vamos a hacer',
  '(?:pensaba|creia|pense|crei) que (?:ya )?(?:\\p{L}+ ){0,4}(?:se )?habian? \\p{L}+',
  '(?:todavia|aun) (?:ando|sigo|estoy) (?:en|de|\\p{L}+ndo)',
  'voy (?:en|de|manejando|saliendo|llegando|entrando|corriendo|camino|rumbo)',
  'con (?:unos |los |varios )?(?:clientes|proveedores)',
  '(?:tenia|tengo|abri|abro|cerre) (?:el|mi) (?:correo|celular)',
  '(?:el|mi) (?:celular|correo|telefono) (?:se me|me|anda|amanecio)',
  'ojala (?:les )?(?:salga|llegue|hayan|esten|tengan|pasen)',
  '(?:disculp|perdon)\\p{L}* si(?: ya)?',
  'clientes? viej[oa]s?',
  'no (?:la|lo) (?:conozco|conocia|distingo|ubico)(?: en persona| personalmente)? pero',
  'me (?:pongo|puse) al dia',
  'dos veces',
  'por eso (?:la demora|la tardanza|me demore|tarde)',
  '(?:el|la|los|las) mejor(?:es)?',
  '(?:equipo|mesa) de (?:soporte|ayuda)',
  'vuelt[oa] nada',
  'a paz y salvo',
  'pero bueno',
  'apenas (?:(?:estoy|ando|voy) (?:abriendo|leyendo|viendo|mirando|revisando)|abro|leo|veo|miro|reviso) (?:el|los|la|mi|mis) (?:correos?|mensajes?|bandeja|buzon)(?! de (?!ustedes|hoy|ayer|la mesa))',
  '(?:tenia|tengo|tuve) (?:a )?(?:la|el|mi) (?:nin[oa]|hij[oa]|mama|papa|bebe|espos[oa]|abuel[oa]|marido|suegr[oa]) (?:enferm[oa]|maluc[oa]|hospitalizad[oa]|con (?:fiebre|gripa|vomito))',
  'me llego (?:repetid[oa]|doble|(?:dos|tres|varias) veces|otra vez)(?: (?:el|este) (?:correo|mensaje|aviso))?',
  'no (?:l[ao]s? )?habia (?:visto|leido|abierto|mirado) (?:el|este|su|mi|los|sus|la) (?:correos?|mensajes?|mails?|bandeja|buzon|celular)',
  'me (?:tome|di) (?:el tiempo|el trabajo|la tarea|a la tarea|un momento|un rato|un ratico) (?:de|para) \\p{L}+r(?:l[aeo]s?)?',
  'que (?:ya )?(?:l[aeo]s?|nos|me) estan? (?:esperando|necesitando)(?: para \\p{L}+r(?: \\p{L}+){0,6})?$',
  '(?:dijo|conto|explico|comento) que (?:la |lo )?(?:necesita|requiere) (?:entrar|ingresar|el acceso|el usuario|la cuenta)(?: para \\p{L}+r(?: \\p{L}+){0,6})?$',
  `(?:en|de) la (?:reunion|llamada|videollamada|visita) (?:del? (?:ayer|antier|la semana pasada|${DAYS}(?: pasado)?)|pasada|anterior)`,
  'sin (?:ningun[oa]? )?(?:reportes?|problemas?|inconvenientes?|duda|falta|afan|pensarlo(?: dos veces)?|deudas?|restriccion(?:es)?|observacion(?:es)?|lios?|peros?|misterios?)',
  'no (?:hace falta|hay necesidad de|es necesario) \\p{L}+r(?:l[aeo]s?|me)?(?: (?:mas|nada mas|ningun|otro))?',
  '(?:y )?no (?:es |era )?(?:un[oa]? )?(?:de )?(?:gmail|hotmail|yahoo|outlook)',
  '(?:como )?la vez pasada',
  'no (?:l[ao]s? |les? )?(?:conocia|distinguia|ubicaba|recordaba|tenia (?:visto|vista|presente|ubicado|ubicada|en el radar))',
  'me toco \\p{L}+r(?:l[aeo]s?|me)?',
  'hasta que (?:por fin|(?:me |nos )?(?:contesto|contestaron|respondio|respondieron|atendio|atendieron|salio|salieron))',
  'hasta (?:la|el) (?:planta|oficina|sede|finca|bodega|obra|casa|centro|pueblo)',
  'estoy (?:aca |aqui |en la oficina |disponible |en turno )?hasta las? \\p{L}+',
  `cualquier cosa (?:que necesiten )?(?:me|nos) (?:pueden )?(?:marcan?|marcar|llaman?|llamar|escriben?|escribir|avisan?|avisar|dicen?|buscan?|buscar)(?: (?:a la|al) (?:celular|cel|extension|ext|movil|interno|fijo)(?: \\d+)?)?`,
  'se (?:lee|ve|entiende) (?:mucho |mas )?mejor',
  'ped[ií] que me (?:comunicaran|pasaran|contaran|confirmaran|mandaran|enviaran)',
  '(?:pidi(?:o|eron)|solicit(?:o|aron)) (?:el |la |un |una |su )?(?:usuario|cuenta|acceso)(?! total)',
  '(?:por eso )?el silencio',
  'por si (?:alguien |alguno |alguna )?(?:l[aeo]s? |me )?(?:quieren?|sirve|interesa|necesitan?|buscan?|preguntan?)(?: (?:mirar|revisar|ver|reportar|ajustar|arreglar|anotar))?',
  'vigente hasta (?:el |la |fin(?:es|al)? de )?(?!manana|hoy|ahora|entonces|que|nuev\\p{L}+|orden)\\p{L}+',
  'pero trabajando',
  'quien dicen? ser',
  'manana (?:no (?:vengo|estoy|trabajo)|descanso)',
  'por si me (?:buscan|necesitan|llaman|escriben)',
  'segundo (?:apellido|nombre|piso)',
  'primero que todo',
  'cero (?:problemas?|lios?|inconvenientes?|novedad(?:es)?)',
  'como me les va',
  'sin (?:leer|titubear|dudar|dudarlo|mas ni mas)',
  'que ni les cuento',
  'no veo la hora de',
  'en (?:plena )?reunion(?:es)?',
  'y es quien',
  '(?:ahi|alli|alla) (?:si |tambien )?sale',
  'acaban? de (?:renovar|firmar|entrar|ingresar|confirmar|pagar|llegar)',
  'me toco (?:teletrabajo|turno|madrugar)',
  'me (?:cambiaron|formatearon|danaron|robaron|quitaron|actualizaron|bloquearon) (?:el|la) (?:computador|compu|celular|equipo|correo|clave|sistema|pc)',
  'vengo a (?:coger|abrir|ver|mirar|prender|leer|encender|contestar|responder) (?:el|los|mi|mis|su) (?:celular|correo|correos|computador|telefono|bandeja)',
  '(?:ya )?no (?:me )?(?:tengo|hay|quedan?) (?:ninguna |la menor )?dudas?',
  'no (?:deben?|debia|debian) (?:nada|un peso|ni un peso|plata)',
  '(?:nunca|no) (?:dio|dieron|ha dado|han dado|tuvo|tuvieron|hubo) (?:ningun |un solo )?problemas?',
  'pero (?:la |el |los |las )?\\p{L}+ (?:es|son) (?:el|la|los|las) mism[oa]s?',
  'al principio me parecio (?:algo |un poco |un poquito |medio )?(?:rar[oa]|extran[oa])',
  'antes de irse',
  'quien (?:la |lo )?(?:pide|solicita|firma|figura|escribe) es',
  'no (?:l[ea]s? )?(?:veo|vi|vemos|encuentro|encontre|encontramos|tengo|tenemos|hay|hubo|existe|le hallo|l[ea] veo) (?:ningun |ninguna |mayor |nada de )?(?:inconvenientes?|problemas?|peros?|objecion(?:es)?|observacion(?:es)?|lios?|razon para negar\\p{L}*|nada (?:rar[oa]|malo|extran[oa]))',
  'nada (?:rar[oa]|malo|extran[oa])',
  'por no',
  'que no (?:les?|l[ao]s?) falte',
  'eso es todo',
  'me voy',
  'que mas',
];
const asPhrases = (phrases: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})(?!\\p{L})`, flags);
const IS_LATE = asPhrases(LATE, 'u');
const OF_THE_WRITER = asPhrases([...LATE, ...TOLD], 'gu');
const OF_THE_REQUEST = asPhrases(TOLD, 'gu');

/** Whether the clause says so: known by that for an excuse. */
export const isOwnDelay = (clause: Clause): boolean => IS_LATE.test(joinedWords(clause));

/** The indices of the words that are so explained. */
export const ownAffairs = (clause: Clause): ReadonlySet<number> => explained(clause, OF_THE_WRITER);

/** The same where the request is told of: "no vi" is an excuse for a late answer, but not for the contract. */
export const toldAffairs = (clause: Clause): ReadonlySet<number> => explained(clause, OF_THE_REQUEST);

function explained(clause: Clause, phrases: RegExp): ReadonlySet<number> {
  const joined = joinedWords(clause);
  const spared = new Set<number>();
  phrases.lastIndex = 0;
  // Not matchAll, which copies the expression each time.
  for (let match = phrases.exec(joined); match !== null; match = phrases.exec(joined)) {
    const from = joined.slice(0, match.index).split(' ').length - 1;
    const length = match[0].split(' ').length;
    for (let at = from; at < from + length; at++) spared.add(at);
  }
  return spared;
}
