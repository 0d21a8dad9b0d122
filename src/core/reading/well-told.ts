import type { Clause, Token } from './clauses.ts';
import { ownAffairs } from './own-affairs.ts';
import type { About } from './pieces.ts';
import { isTrouble, pastOf, segmentsOf } from './tense.ts';
import { isToldWord } from './told-words.ts';

/**
 * What may be told of the request's person, firm and papers beside a decision: what the writer did ("la busqué"), or words of
 * checks done and of being well. Of anything else nobody can say whether it speaks for or against ("la desvincularon", "está
 * embolatada"). Where and by what it was is open: "en la feria", "de la extractora", "por la voz". Folded words throughout.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const WELL = listed(`
  anterior no ni nada nunca pero porque cuando donde quien antes despues luego mas menos tan tanto tanta siempre desde bastante demasiado super re bien mejor igual ademas pues tal fin vez veces dos
  te hola oiga vea mire mano hermano sumerce gracias favor pena cosa
  estaba estaban estuvo era eran fui fue iba va van viene vino vienen soy somos estamos estoy ando anda andan hemos he ha han habia habian hubo sera tengo teniamos tenia tuvo tuve
  sale salen vive viven gano ganaron recomienda recomiendan recomendo volvio volvimos puso pusieron paso pasan pidio pidieron pide piden propuso nombraron escogieron eligieron designo delego presta presto
  siguio busco buscaron busque saludo saludaron atendio agradecio paga pagan pago pagaron compramos vende venden despacha despachan suministra trajo trajeron lleva llevamos llevan conocia conociamos distinguia cambiaron estudiamos estudio estrena
  ayuda ayudo ayudan colabora colaboro apoya apoyo reposa reposan descansa funciona funcionan sirve sirvio ve ven vemos lee leen nota identifica sono sonaba timbro entiende quedamos quedaron queda quedan hacemos pertenecemos cuidamos casa
  espera esperaba esperando esperan necesitan requiere renovamos renovo firmamos visitamos visito recibio recibimos acompano mando mandan comparto adjunto anexo
  guardada guardado guardadas archivada archivado impresa impreso anexada escaneada sellada sellado membreteada membreteado sentadita sentada aclarado aclarada resuelto resuelta corregido corregida pagado pagada parada
  firmada diligenciada autenticada apostillada notariada publicada publicado validadas confirmadas
  seria serio serios serias cumplida cumplido cumplidas cumplidos cumplidores juiciosa juicioso juiciosos formal formales querida querido queridos amable amables atenta atento diligente decente decentes honesta honesto honrada honrado responsable puntual
  puntuales preparada preparado comprometida trabajadora trabajador especial educada educado simpatica simpatico buena bueno buenas buenos gran grande grandes reconocida reconocido conocida famosa prestigiosa solida fiel excelentes agradable tranquila
  tranquilo tranquilas tranquilos feliz felices contenta contentos encantada encantados bonito bonita bonitos linda lindo dura duro berraca berraco igualita igualito iguales claro clara clarito clarita claros visible nitida limpias seguro segura
  visibles identica identico identicos fija fijo viejo diaria diario proximo joven viva vivo pilosa piloso ordenada ordenado profesional exigente estricta
  facil rapido rapida enseguida inmediato mucho mucha poco ratico ratito momentico rato largo corto temprano tardecito primero primera segundo segunda tercera tercero cuarta quinta delante frente arriba abajo adentro cerca junto juntas juntos mio mia personalmente presencia
  persona personas voz calma lupa cuidado detalle detalladamente lado lados fisico digital virtual presencial ojos memoria pantallazo captura imagen fotos logo membrete sello enlace hoja vida tarjeta presentacion carnet carne gafete uniforme
  capacitacion induccion reunion feria congreso evento taller visita visitas recorrido almuerzo oficina bodega porteria sala curso grupo acta entrega remision inventario
  man pelada pelado pelao pela vieja muchachos hombre mujer fulana hija hijo sobrina practicante aprendiz pasante relevo sucesora sucesor remplazo suplente mano derecha izquierda puerta
  exterior nacional nacionales internacional agricola agropecuaria ganadera minera rural especializada mes edad cliente clientazo aliada aliado socios antiguedad trayectoria experiencia sector gremio premio premios renovacion
  usuarios accesos novedades entrada salida ingreso ingresos sueldo turno horario jornada usted ustedes todito todita pleno plena doce trece catorce dieciseis dieciocho veintidos treinta cien mil
  preguntando averiguando mirando revisando pidiendole contandole comentando escribiendo confirmara contestara respondiera regalo galletas detallitos cafes bienvenida afiliacion
  paz salvo orgullo respaldo confianza garantia maravilla crac crack joya reloj belleza alegria casualidad dicha problema problemas lio lios inconveniente inconvenientes duda dudas queja quejas pero peros
  referido referida referidos ido desactivamos retiramos revisadito revisadita busca buscan llama llamaba abuelita abuelito entrego entregamos mamado mamada cayo caido
  atendiendo abriendo leyendo viendo contestando respondiendo estrenando enredo enredado danaron dano gafas lentes demora tardanza berracos verracos tremendo cafecito tintico frio calor
  recomendacion recomendaciones recomendada recomendado referenciada referenciado habilitada habilitado capacitada capacitado acreditada acreditado facultada facultado posesionada posesionado
`);
/** The writer's own doing: by its accent, or one of these. */
const OWN =
  /^(?:pensaba|creia|vi|fui|estuve|tuve|hice|conozco|distingo|puse|traje|anduve|di|supe|pude|acabo)$/;
const NO_DEED =
  /^(?:qué|porqué|esté|dé|té|café|sé|sí|así|ahí|allí|aquí|mí|ti|josé|bebé|comité|carné|bogotá|andré)$/i;
const isDeed = ({ raw, word }: Token): boolean =>
  OWN.test(word) || (/\p{L}[éí]$/iu.test(raw) && !NO_DEED.test(raw));

const PREPOSITION = /^(?:a|al|de|del|en|con|por|para|desde|hacia|entre|contra|sobre)$/;
const DETERMINER =
  /^(?:el|la|los|las|un|una|unos|unas|su|sus|mi|mis|nuestr[oa]s?|este|esta|ese|esa|cada|cualquier|toda|todo)$/;
/** What follows these tells how it stands: "está en coma", "es de su exmarido". */
const COPULA =
  /^(?:es|son|era|eran|fue|esta|estan|estaba|estuvo|sigue|siguen|anda|andan|figura|figuran|aparece|aparecen|viene|vienen|queda|quedo|continua|entro|cayo|tiene|tienen|ya|muy)$/;

/** Whether the word stands behind a preposition that tells where, by what, or of what, and not how somebody stands. */
function isCircumstance(clause: Clause, at: number): boolean {
  let before = at - 1;
  while (DETERMINER.test(clause[before]?.word ?? '')) before--;
  return PREPOSITION.test(clause[before]?.word ?? '') && !COPULA.test(clause[before - 1]?.word ?? '');
}

/** Whether nothing in the clause is told of the request but what the writer did, checks done, and its being well. */
export function isToldWell(clause: Clause, about: About, endsWell: boolean): boolean {
  const spared = ownAffairs(clause);
  const isPast = pastOf(clause);
  let at = 0;
  for (const segment of segmentsOf(clause)) {
    const isOwn = segment.some(isDeed);
    let isOpen = false;
    for (const { word } of segment) {
      const isKnown =
        isOwn ||
        spared.has(at) ||
        WELL.has(word) ||
        about.names.has(word) ||
        isToldWord(clause, at, about.names) ||
        (endsWell && isPast[at] === true && isTrouble(word));
      // "En la feria ganadera": what such a noun is like.
      isOpen = !isKnown && (isCircumstance(clause, at) || isOpen);
      if (!isKnown && !isOpen) return false;
      at++;
    }
  }
  return true;
}
