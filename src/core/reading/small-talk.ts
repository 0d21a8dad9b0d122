import { HAS_DOUBT } from './checks.ts';
import type { Clause } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';

/** Why an answer comes late, and the small talk of colleagues: a clause of nothing else is harmless. Folded words throughout. */
const PLACE =
  '(?:comite|reunion|reuniones|junta|juntas|capacitacion|vacaciones|visitas?|viaje|permiso|licencia|incapacidad|incapacitad[oa]|citas?(?: medicas?| odontologica)?|(?:el )?medico|(?:el )?odontologo|almuerzo|clases?|curso|auditoria|inventarios?|cierres?(?: de mes| contable| de ano)?|festivo|turno|descanso|campo|terreno|ruta|carretera|obra|planta|bodega|(?:la )?sede|(?:el )?banco|(?:el )?aeropuerto|llamadas?|videollamada|videoconferencia|entrevistas?|induccion|taller|evento|feria|asamblea|teletrabajo|diligencias?|tramites?|vuelo|afanes|mil cosas|una y otra cosa|calamidad|luto|paseo|puente|salida)';
const AREA =
  '(?: (?:con|de|del|en|por|a|al|para|desde|hasta|el|la|los|las|un|una|todo|toda|mi|unos|unas|nuestr[oa]|dia|manana|tarde|semana|clientes?|proveedor|proveedores|gerencia|equipo|ventas|operaciones|obra|regional|sede|oficina|@))*';
const WHERE = `(?:en|de|del|a|al|por|desde|con|haciendo|en otra|en otro|con la|en el|en la|en los|en las|en un|en una|en unas?|en unos|de una|de un|de la|de las|en plen[oa]|en medio de|todo el dia en|toda la manana en|toda la tarde en) ${PLACE}${AREA}`;
const MAIL =
  '(?:lo|la|esto|esta|este|(?:el|este|su|tu) (?:correo|mensaje|email|caso|mail)|(?:la|esta|su) (?:solicitud|notificacion)|los correos|el correo de ustedes|correos?|(?:con )?esto|(?:con )?est[ea] (?:correo|solicitud))';
const SEE =
  '(?:veo|leo|vi|lei|miro|reviso|abro|abri|alcanzo a ver|pude ver|puedo ver|me encuentro|encuentro|me entero de|me llega|me llego|me aparece|me aparecio|me fijo en|respondo|contesto|puedo responder|puedo contestar|pude responder|pude contestar|me conecto|me siento frente al computador|me siento al computador|prendo el computador|tengo senal|tengo internet)';
const EXCUSE = [
  `(?:yo )?(?:es que )?(?:estaba|estuve|estabamos|estuvimos|andaba|anduve|andabamos|he estado|me encontraba|venia|vengo|volvi|regrese|salgo|llego|llegue|sali|vengo (?:saliendo|llegando|regresando|volviendo)|acabo de (?:salir|llegar|volver|regresar)|ya volvi|ya regrese|ya sali|ya llegue|recien (?:salgo|llego|vengo)|hoy (?:volvi|regrese))(?: ${WHERE})(?: y (?:apenas |hasta ahora |ya )?${SEE}(?: ${MAIL})?)?`,
  `(?:apenas|hasta ahora|recien) (?:salgo|llego|vengo|regreso|vuelvo) (?:${WHERE}) y (?:apenas |hasta ahora |ya )?${SEE}(?: ${MAIL})?`,
  `(?:hasta ahora|apenas ahora|apenas hoy|hasta hoy|solo hasta ahora|hasta este momento|por fin) ${SEE}(?: ${MAIL})?`,
  `(?:(?:y|es que) )?(?:${MAIL} )?se me (?:paso|habia (?:pasado|olvidado|escapado|quedado|ido|traspapelado)|escapo|olvido|quedo|fue|traspapelo|refundio|perdio|embolato|borro|enredo)(?: ${MAIL})?(?: (?:a|al|en|entre|de|el|la|los|spam|no deseados|correo no deseado|bandeja|borradores|otros|correos|vista|por alto|correo|mensaje|responder|contestar|respuesta))*`,
  `(?:tuve|teniamos|tuvimos|tenia|he tenido|fue|llevo|hemos tenido) (?:un|una|unos) (?:dia|manana|tarde|semana|dias|reunion) (?:de locos|de loca|complicad[oa]s?|muy largos?|larguisim[oa]s?|largos?|pesad[oa]s?|muy pesad[oa]s?|terrible|dificil|ocupad[oa]s?|horrible|movid[oa]s?)`,
  '(?:estuve|estaba|estuvimos|estabamos|me quede|nos quedamos|andaba) (?:sin|con problemas de|con fallas de) (?:luz|internet|senal|red|correo|datos|bateria|computador|energia|vpn)(?: (?:toda la manana|toda la tarde|todo el dia|desde ayer|desde temprano|desde ayer en la tarde|ayer|esta manana|un rato|en la oficina|en la sede|en la finca|en la casa))?',
  '(?:(?:que pena|perdon|perdonen|disculpen|disculpa|disculpe|mil disculpas|mil perdones) )?(?:por )?(?:contestar|responder|escribir|contestarles|responderles|escribirles)(?:les)? (?:hasta ahora|hasta esta hora|tan tarde|a esta hora|a estas horas|apenas ahora|apenas hoy|tarde)',
  '(?:ya )?(?:l[oa] |el correo |este correo )?(?:habia visto|vi|tenia vist[oa]|tenia pendiente|tenia en la lista)(?: el correo| este correo)? pero no (?:habia|he) podido (?:responder|contestar)(?:les|l[oa])?',
  '(?:que )?(?:les|le|nos) (?:rinda|rinde|vaya bien|vaya muy bien|acabe de ir bien)(?: (?:el dia|la tarde|la semana|la jornada|mucho))?',
  '(?:espero que|espero|deseo que|ojala) (?:hayan|haya) (?:descansado|pasado (?:bueno|rico|bien|feliz)|amanecido bien|disfrutado(?: (?:el|del) (?:puente|fin de semana|descanso))?)',
];
const OF_EXCUSES = new RegExp(`^${PLACE}$|^(?:spam|vista|responder|contestar|esto)$`);
const TALK = new RegExp(`^(?:${EXCUSE.join('|')})(?: y (?:${EXCUSE.join('|')}))?$`);

/** "Estaba en comité", "apenas salgo de una reunión y veo este correo"; a name of a place may follow. */
export function isSmallTalk(clause: Clause, from: number): boolean {
  if (clause.length - from > 18) return false;
  const words = clause.slice(from).map(({ word }) => word);
  const last = clause.length - 1 - from;
  const talk = words.map((word, at) => {
    const isPlace = at === last && at > 2 && /^(?:en|a|por|desde)$/.test(words[at - 1] ?? '');
    const isName = at > 2 && /^\p{Lu}\p{Ll}/u.test(clause[from + at]?.raw ?? '');
    return (isPlace || isName) && !HAS_DOUBT.has(word) && !isOfDecision(word) && !OF_EXCUSES.test(word)
      ? '@'
      : word;
  });
  return TALK.test(talk.join(' '));
}
