import { INFINITIVE } from './checks.ts';
import { type Clause, joinedWords, type Token, wordOf } from './clauses.ts';
import { isOfRequest } from './danger.ts';
import { GIVEN_NAMES } from './people/lexicon.ts';
import type { About } from './pieces.ts';
import { thingAt } from './things.ts';
import type { Refusal } from './withdrawal.ts';

/**
 * What the words of a refusal are tied to in their own clause. Only where that is the request at hand does anybody refuse it: not
 * where it is another request, a part of this one or some other thing (a call, a meeting), nor where the refusal itself is what
 * the sentence speaks of ("rechazarla es injusto"). Folded words throughout.
 */
export function refusesAnother(
  clauses: readonly Clause[],
  { clause: at, first, last }: Refusal,
  about: About,
): boolean {
  const clause = clauses[at] ?? [];
  const [lead, said, rest] = [clause.slice(0, first), clause.slice(first, last + 1), clause.slice(last + 1)];
  const after = joinedWords(rest);
  const others = clauses.filter((_, k) => k !== at);
  return (
    [lead, rest, ...others].some((words) => isOfOtherCode(joinedWords(words), about)) ||
    isOtherName(rest, about) ||
    IS_PART.test(after) ||
    LEAVES_REST.test(after) ||
    isOtherThing(joinedWords(said), rest, about) ||
    (after === '' && MEETING.test(joinedWords(clauses[at + 1] ?? []))) ||
    (/d[oa]$/.test(clause[last]?.word ?? '') && AT_SCREEN.test(joinedWords(clauses[at + 1] ?? []))) ||
    FROM_SCREEN.test(after) ||
    (/(?:^| )(?:su|el|mi|tu) (?:mensaje|correo|e?mail)$/.test(joinedWords(lead)) && after !== '') ||
    (/r(?:l[aeo]s?)?$/.test(said.at(-1)?.word ?? '') && IS_SUBJECT.test(after))
  );
}

const CODE =
  /^(?:(?:la|el|de|del|para|es|esta|sobre|respecto|referente|en|cuanto|a|con|por|va|re|me refiero|mi|respuesta|solicitud|cuenta|caso|codigo) )*sol ([a-z0-9]{6})\b/;
/** "La SOL-7K2M9P: rechazar". A code further on tells what the request is like ("duplicada de la SOL-7K2M9P"). */
function isOfOtherCode(words: string, about: About): boolean {
  const code = CODE.exec(words)?.[1];
  return code !== undefined && about.codes.size > 0 && !about.codes.has(code);
}

const TITLE = /^(?:la|el|las|los|don|dona|senora?|senorita|sra?|doctora?|dra?|ing|ingenier[oa])$/;
const PROVIDER = /^(?:gmail|hotmail|yahoo|outlook)$/;

/** "Rechazar la de Pedro Gómez", "a Pedro Gómez", "lo de ayer": whose request it is, and none of the thread's names. */
function isOtherName(rest: Clause, about: About): boolean {
  const words = rest.map(wordOf);
  const thing = thingAt(words, 0);
  const isPronoun = thing === 0 && /^(?:l[ao]s?|el) de$/.test(`${words[0]} ${words[1]}`);
  const at = isPronoun ? 1 : thing;
  if (!/^(?:del?|a)$/.test(words[at] ?? '') || (at === 0 && words[0] !== 'a')) return false;
  if (isPronoun && /^(?:ayer|antier|anteayer|otr[oa]s?)$/.test(words[2] ?? '')) return true;
  let from = at + 1;
  while (TITLE.test(words[from] ?? '')) from++;
  const named: Token[] = [];
  for (const token of rest.slice(from)) {
    if (!isName(token) && !/^(?:del?|la|los|las|y)$/.test(token.word)) break;
    named.push(token);
  }
  return named.some(isName) && !named.some(({ word }) => about.names.has(word) || PROVIDER.test(word));
}

/** Where all is in capitals, only a given name is known for one. */
const isName = ({ raw, word }: Token): boolean => /^\p{Lu}\p{Ll}/u.test(raw) || GIVEN_NAMES.has(word);

/** "Rechazar parcialmente", "solo el acceso a pagos"; "solo por el correo" tells why. */
const IS_PART =
  /^(?:parcial(?:mente)?|(?:solo |solamente |unicamente )?(?:en|una) parte|(?:el |los |la |las )?(?:modulos?|permisos?|rol|roles|perfil|opcion|opciones|funcion|funciones|reportes?|privilegios?) (?:de|del|al?|para)|(?:solo|solamente|unicamente|nada mas) (?:el|la|los|las|lo|su|sus|est[aeo]s?|es[aeo]s?|una?|a|al)|(?:el |los )?accesos? al? (?:las? |los )?(?:modulo|pagos?|factur|report|inventario|nomina|bodega|compras|ventas|cartera|pedidos|contabilidad)\p{L}*)(?: |$)/u;
const LEAVES_REST =
  / (?:y|pero) (?:dej(?:ar|en|o)|mant(?:ener|engan)|conserv(?:ar|en)) (?:el|lo|los) (?:resto|demas)\b/;

/** What people refuse or deny in their own day. */
const MEETING =
  /^(?:reunion(?:es)?|videollamadas?|invitacion(?:es)?|citas?|entrevistas?)(?: (?:de|del|con|para|a)\b.*)?$/;
const OF_THE_DAY =
  /^(?:reunion(?:es)?|llamadas?|videollamadas?|invitacion(?:es)?|citas?|entrevistas?|visitas?)(?: (?:de|del|con|para|a|y|el) .*)?$/;
const DETERMINED =
  /^(?:la|el|las|los|mis?|sus?|una?|tus?|nuestr[oa]s?|est[aeo]s?|es[aeo]s?|aquell[oa]s?) (\p{L}+)((?: \p{L}+)*)$/u;
const OTHER_THING =
  /^(?:permisos?|licencias?|vacaciones|incapacidad|facturas?|cotizacion|propuestas?|oferta|pedido|pago|descuento|credito|prestamo|violencia|acusacion(?:es)?|palabras|trato|tono|lenguaje|comentarios?|insinuacion(?:es)?|tarjeta|insultos?|forma|manera|actitud|entrada|salida)$/;
/** Ends the object; what else follows a noun is the verb of a reason ("rechazar el cargo no existe"). */
const ENDS_OBJECT = /^(?:$| (?:de|del|con|para|por|en|al?|sobre|entre|y|que|tan)\b)/;
const FINITE =
  /\b(?:no|ni|es|son|esta|estan|ya|fue|era|tienen?|sale|aparece|figura|dicen?|nunca|faltan?|viene|deben?|piden?|trabaja|labora|usa|rebota|existe|coincide|corresponde|suena|se|le|me|nos)\b/;
const OF_ONESELF = /^(?:no )?(?:niego|negamos|deniego|denegamos|rechazo|rechazamos)$/;
/** Other names of the request, its person or what may be wrong with it. */
const OF_THE_REQUEST =
  /^(?:vaina|cosa|gente|direccion|informacion|formulario|tramite|documentacion|postulacion|candidat[oa]|gestion|vuelta|muchach[oa]|pelad[oa]|vieja|primer[oa]?|segund[oa]|ultim[oa]|mism[oa]|anterior)$/;

function isOtherThing(said: string, rest: Clause, about: About): boolean {
  const after = joinedWords(rest).replace(
    /^(?:de plano|rotundamente|categoricamente|totalmente|tajantemente) /,
    '',
  );
  const isOwn = OF_ONESELF.test(said);
  // "Niego conocer a esa persona", "niego que esa sea mi firma", "rechazo lo que dijo gerencia".
  if (isOwn && (INFINITIVE.test(after.split(' ')[0] ?? '') || /^(?:haber|ser|lo que (?!pasa))\b/.test(after)))
    return true;
  if (/^(?:niego|negamos)$/.test(said) && after.startsWith('que ')) return true;
  if (FINITE.test(after) || rest.some(({ raw }) => raw.toLowerCase().endsWith('ó'))) return false;
  const [, noun = '', follows = ''] = DETERMINED.exec(after) ?? [];
  if (OF_THE_DAY.test(noun === '' ? after : noun + follows.replace(/^ \p{L}+(?=$| (?:de|del|con)\b)/u, '')))
    return true;
  if (noun.length < 4 || !ENDS_OBJECT.test(follows)) return false;
  if (OTHER_THING.test(noun)) return true;
  const isAnything = (isOwn && /^(?:la|el|las|los|una?) /.test(after)) || /^mis? /.test(after);
  const object = rest.filter(({ word }) => word === noun);
  return (
    isAnything &&
    !OF_THE_REQUEST.test(noun) &&
    thingAt(after.split(' '), 0) === 0 &&
    !isOfRequest(object, about)
  );
}

/** "Acceso denegado al abrir el enlace", "rechazado por el servidor": what a screen or a machine said. */
const FROM_SCREEN =
  /^(?:me (?:sale|salio|aparece|aparecio|dice|muestra|figura|bota|arroja)\b|(?:al|cuando) (?:abr|ingres|entr|intent|dar |doy |hac|carg|envi|descarg|puls|inici|acced|quiero|trat)|por (?:el |la |su |mi |un )?(?:servidor|antivirus|filtro|firewall|cortafuegos|antispam|host)\b|(?:el acceso|la entrada|el ingreso) al? (?:la )?(?:portal|pagina|plataforma|sistema|enlace|link)$|para (?:est|es)[aeo]s? correos?$)/;

const AT_SCREEN =
  /^(?:me (?:dice|sale|aparece|muestra|responde) (?:la pagina|el (?:sistema|portal|enlace|link|navegador)|(?:al|cuando) |en (?:la pantalla|el (?:portal|enlace|link)))|no (?:me deja|puedo|pude) (?:abrir|entrar|ingresar|acceder)(?: (?:al?|el) (?:enlace|link|portal|correo|sistema|pagina))?$)/;

const JUDGED =
  '(?:injust|dur[oa]\\b|facil|dificil|exagerad|fe[oa]\\b|drastic|apresurad|innecesari|opcion|pecado|falta de respeto|complicad|delicad|problematic|arriesgad|absurd|cruel|groser|correcto|mejor\\b|peor\\b|descartad|inhuman|exces|bobada|tonteria|la solucion|el camino|la salida|perder|quedar|dejar|decir|cerrar|castigar)';
const TROUBLE =
  '(?:problema|consecuencia|lio|cola|demanda|inconveniente|queja|enemig|pelea|demora|retras|perjuic|perdida)';
const IS_SUBJECT = new RegExp(
  `^(?:${[
    `(?:tambien |solo |ya )?(?:es|era|seria|fue|resulta|suena|se ve|queda|sale) (?:(?:muy|tan|demasiado|algo|bastante|lo|mas|un|una|medio|poco|como) )*${JUDGED}(?!\\p{L}* (?:\\p{L}+ )?\\p{L}+(?:ar|er|ir)(?:se|la|lo)?\\b)`,
    '(?:implica|significa|conlleva|acarrea|equivale|supone|perjudica|afecta)(?:ria)?\\b',
    `(?:trae|genera|causa)(?:ria)? (?:\\p{L}+ )?${TROUBLE}`,
    'queda (?:descartad|como|feo|mal)',
    '(?:no )?(?:depende|dependeria) de (?!otr)|(?:le|les) (?:toca|corresponde|compete) a|no es (?:mi|nuestr[oa]|su) (?:funcion|decision|competencia|trabajo|tarea)|no es (?:decision|cosa) (?:mia|nuestra)',
    '(?:asi|asi no mas|sin \\w+(?:ar|er|ir)(?:l[ao])?)(?: \\w+){0,2} (?:esta|es|seria|no esta) (?:mal|feo|bien|injust|maluc)',
    'nos (?:cuesta|mete|deja|hace|trae|genera|pone|perjudica|afecta|obliga|conviene|complica|haria|costaria|meteria|dejaria|traeria|pondria)\\b',
    '(?:la|lo|las|los|le|les|me) (?:deja|dejaria|daria|da (?!de )|da$|duele|cuesta|quita|perjudica|afecta|mete)\\b',
    'no (?:tiene|tendria) (?:ningun )?(?:sentido|caso|logica|presentacion|gracia)\\b',
    'no (?:me|nos) (?:corresponde|toca|compete|conviene|nace)\\b',
    'no (?:hace falta|l[oa] ve(?:o|mos)|se debe|se vale|se justifica|conviene|soluciona|arregla|resuelve|vale la pena|cambia nada|sirve de nada)\\b',
  ].join('|')})`,
  'u',
);
