import { type Clause, joinedWords } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { ownAffairs } from './own-affairs.ts';
import { GIVEN_NAMES } from './people/lexicon.ts';
import type { About } from './pieces.ts';
import { isTrouble, pastOf } from './tense.ts';

/**
 * What in a sentence beside a decision may change it: the closed classes of denial, condition, concession, delay, doubt, change
 * of mind, order, and another's say; and the words by which a sentence speaks of the request. Folded words throughout.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const DANGER = listed(`
  no ni nunca jamas tampoco nada nadie ningun ninguno ninguna negativo contrario
  si mientras salvo excepto excepcion menos condicion condiciones condicionada condicionado depende dependiendo sujeto sujeta
  previo previa requisito siquiera sino embargo obstante pese pesar
  solo solamente unicamente parcial parcialmente temporal temporalmente provisional transitorio transitoria extension admin
  todavia aun pendiente pendientes ahorita manana segundo pronto proximo proxima proximos momentico segundito tantico entrante siguiente
  plazo expectativa falta faltan faltaba falto haya necesario urge toca toco
  creo parece supongo supone suponemos dudo duda dudas quiza quizas talvez tal acaso posible posiblemente probable probablemente ojala imagino
  intuyo presiento opino opina dizque disque presunta presunto supuesta supuesto supuestamente aparentemente hipotetico teoria ensayo
  simulacro imposible dificil peor cual
  equivocacion correccion digo mentira mentiras broma chiste falso falsa falsos risa confesados favor
  quiera quieran quisiera quiero querria voy vamos va van ire iremos iba hare haremos
  dice dicen digan diga decia segun comenta comentan responda respondan
  o u tu vos te ti contigo usted alguien otro otra otros otras eso
  obligan obligado obligada voluntad responsabilidad responsables responsable decision competencia vobo
  ojo pilas cuidado atencion alerta mal mala malo malos malas maluco maluca extrano extrana rara raras listica
  gmail hotmail yahoo outlook ley deuda deudas mora cartera fraude estafa trampa cuento robo phishing spam policia fiscalia juzgado demanda
  multa nulo nula inactivo inactiva vencido vencida apagado apagada furioso furiosa grosero grosera borracho borracha rabia
  noo nop nope nel nanay nones not sy zi cuado asta exepto esepto ecepto salbo todabia tadavia nuncaa naiden naide ninguo
  asumo calculo capaz chance pongamos antoja reparo reparos protesta pistola adverso adversa dilema ciegas
  atras reversa opuesto dedazo lapsus desliz patinada pausa quieto quieta quietos quietas pare paren alto archiven archivar archivese
  consideracion referendum junta resto modulo modulos vigencia dure invitada invitado
  dolares captura fugado ilusos ilusas
`);

/** Dangers but in what is told as past: "al principio me pareció raro, pero la llamé". */
const UNLESS_PAST = listed(`
  pero aunque cuando apenas luego despues raro raros rato momento minuto minutos dos varias primera primero lunes martes miercoles
  jueves viernes sabado domingo mejor problema problemas igual total cambio facturas plata poco quien idea ambas ambos demas diferente
  diferentes distinto distinta principio rol lectura perfil cuenta cuentan cambios reves prueba miedo presion riesgo culpa hay dijo
  dijeron error errores pasada caso casos
`);

/** Whatever their ending, these doubt, go back, ask, oblige or accuse. */
const DANGEROUS =
  /^(?:sospech|espin|arrep[ei]+nt|huel[ea]|segur|brome[oa]|inocent|compet|prob(?:ando|e$|amos$)|cread|desconfi|equivo|confund|retract|rectific|corrij|corrig|retir|ignor|olviden|olvidela|anul|cancel|suspend|detener|deten|aplac|posterg|deshac|revert|elimin|borren|borrar|quit|deber|debe|exig|solicit|obliga|decid|convenc|asust|amenaz|insult|grit|colg|tumb|estaf|fals|suplant|despid|despedi|echar|renunci|liquid|quebr|embarg|denunci|sancion|bloque|rebot|venci[oó]|caduc|mientr|sabr|podr|habr|tendr|saldr|vendr|pondr|querr|fuer[ae]|aguant|espere|esperen|esperemos|pretend|acus|repar[oa]s?$|objet|negoci|congel|pausen|pausar|fren(?:a|e|o)|descart|devolv|devuelv|vetad|vetar|vetaron|vetamos|tachad|desist|recul|absten|absteng|omit|prescind|desestim|declin|prohib|inhabil|restring|restrinj|limit[aeo]|suspens|frustr|desautor|descalific|invalid|revoc|revoqu|embarr|caga|cague|mamader|mamand|vacil[ao]|canand|embromand|chanz|jodien|jodiend|simul|ensay|presum|indecis|dubit|vacilant|titube|inquiet|suspicac|recel|escam|intranquil|incert|inciert|insegur|escept|escrupul|trasnoch|escalof|apest|arrincon|acorral|chantaj|coaccion|desacuerd|discrep|inconform|oponen|oponem|conchud|sinverg|impost|bandid|picaro|ladron|hampon|delincuent|corrupt|mafi|chimb|chuec|chivia|adulter|bandol|timad|embauc|engan|mentir|encerron|imitacion|apocrif|hacke|desvincul|destitu|fallec|bancarr|quiebra|prof?ug|dictamin|opinen?$|defin[aei]|resuelv|resolv|medit|escalo$|escalamos|escalen|aguardo|aguardam|rajaron|desmint|desorden de|incumpl|malici|turbi[oa])/;
/** The same, but in what is told as past. */
const STEM_UNLESS_PAST =
  /^(?:correspond|pertenec|agreg|anad|reemplac|reemplazar|cambi|modific|ajust|necesit|debi[oa]?$|pid|pedi|requ|preocup|piens|pens|hubier|espera)/;
const DANGEROUS_TOGETHER =
  /\b(?:en contra(?! de lo)|ultima palabra|(?:el|la|quien) que manda|manda la parada|visto bueno del?(?! (?:ella|el cliente))|(?:para|espero|esperando|contra) (?:su|el|la) (?:aval|concepto|firma|visto)|qued(?:a|an|o|aria) (?:\p{L}+ )?para(?! (?:que|\p{L}+[aei]r))|lo que dur[ae]|(?:^|por )el tiempo del?|marcha atras|met[ií] la pata|tom(?:o|ando|aba|e) (?:de )?el pelo|(?:adelanto|resbalo|corrio) el dedo|turno es|antes de tiempo|buen[oa]? (?:la |el )?(?:intento|chiste|jugada|cuento|montaje)|(?:mi|el) gallo|(?:mamando|de) gallo|autocorrector (?:me )?(?:l[ao] )?(?:cambi|volte|puso|escrib|jug|hizo|traicion)\p{L}*|se me hace que|por (?:hecho|sentado)|la espada|la pared|una moneda|mis? reservas|la cosa esta|sobre mi cadaver|(?:burros?|vacas?|marranos?|cerdos?|chanchos?) vue?l\p{L}+|l[ao] llev(?:o|amos|are) a|yo l[ao] (?:devol|fren|bot|rechaz|neg|tumb|ech|pens|dej|par|descart|archiv|bloque)\p{L}+|qued[oa] (?:congelad|quiet|pausad)\p{L}+|lo que hay|se (?:la|lo) (?:dejo|paso|entrego|mando) a|(?:guas|recoch)\p{L}+|tin marin|l[ao]s? (?:activ|cre|habilit|mont|abr|matricul|program|inscrib)(?:an|en)|(?:carta|firma|aval|bueno|cargo|puesto|tema|contrato|rut|resto|papeles|caso) l[ao]s? (?:me |nos |les )?(?:maneja|tiene|lleva|pone|da|ejerce|ocupa|trae|manda|envia)n?|lo contrario|me refer\p{L}+|me refier\p{L}+|ejercicio de|le (?:ensen|muestr)o|ensenandole|l[ao] pon(?:go|emos)|hace parte de(?:l| la| una?) (?:induc|capac|pract|prueb)\p{L}+|(?:el|la) auditor(?:a|ia)? (?:no|qued|me|pid|dic)\p{L}*|mi (?:\p{L}+ )?(?:nin[oa]|hij[oa]|gat[oa]|perr[oa]|bebe|espos[oa]|sobrin[oa]|niet[oa]) (?:\p{L}+ ){0,3}(?:escribio|mando|envio|piso|contesto|respondio|oprimio|toco|cogio el (?:cel|tel|comp)\p{L}*)|de baja(?! a)|la caneca|orden de captura|mas tarde|mas adelante|mas da|casi tod[oa]s?|a partir de|en cuanto|una vez|(?:les?|te) (?:aviso|cuento(?! que)|digo|escribo luego)|de resultar|por ahora|de momento|vaya uno|como si|ni que|con tal|a las malas|en veremos|ver para creer|por si(?! (?:alguien |alguno |alguna )?(?:l[aeo]s? |me )?(?:quieren?|sirve|interesa|necesitan?|buscan?|preguntan?))|por las dudas|de pronto|quedo en|en teoria|lo pienso|tengo entendido|manos de|como que|me fue el dedo|dentro de|da (?:cosa|lastima|igual)|casi segur|el (?:mismo )?dia (?:en )?que|yo (?:soy|era|fui) (?:el|la|un|una)|no (?:l[aeo]s? |me )?(?:hable|llame|revise|verifique|confirme|consulte|valide|pregunte|comprobe|mire|contacte|averigue))\b/u;
/** Verbs of looking into it: told of the request, or still to be done. */
const CHECKING =
  /^(?:revis|verific|verifiqu|confirm|consult|valid|averigu|pregunt|llam|investig|chequ|cotej|corrobor|comprob|compruebe?|contact|comuniqu|ratific|ratifiqu|certific|autori[zc]|firm|conoc[eí]n?$|conocemos|mir[aeo]|mire|habl|marqu|marcad|timbr|sonaba|sono|contestaron|respondieron|atendi|busc|encontr|encuentr)/;
/** "Muéstrenme", "cámbienle", "échale"; "perdónenme" asks nothing. */
const ORDER =
  /[áéíóú]\p{L}*[aei](?:n|d)?(?:me|nos|l[aeo]s?|sel[ao]s?)$|^\p{L}{3,}[ae]n(?:me|nos|l[aeo]s?)$/iu;
const ORDER_STEM =
  /^(?:envi|mand|asign|devuelv|borr|ech|dig|avis|escrib|cre|hag|pon|pong|dej|esper|dele|denle|den|deme|denme|trae|traig|deci|mostr|muestr|explic|entreg|notifi|inform|recuerd|acuerd|tom|fij|guard|sub|pas)\p{L}{0,2}(?:e|en|ele|ale|eme|ame|elo|alo|ela|ala|enla|enle|enme|enlo)$/u;
const KINDLY = /^(?:disculp|perdon|excus|cuid|imagin|cre[ae]n?me|salud|descans)/;
/** Beside the decision itself, or of the request, it mocks. */
export const LAUGH = /^(?:ja|je|ji|jo|ha|he){2,12}j?$|^j(?:aj|ej|ij)+[aei]?$|^(?:lol|mm+|hmm+|aja|uy|uff?)$/;
const TO_COME =
  /\p{L}{2}[aei]r(?:é|á|án|emos)$|\p{L}{2}[ai]ría(?:s|n|mos)?$|^(?:podr|deber|ser|habr|tendr|querr|gustar|dir|har|ir|ver)í(?:a|as|an|amos)$/iu;
/** "Me amenazaron", "colgaban"; and by one person alone, "me colgó". */
const OTHERS_DID = /(?:aron|ieron|eron|aban|ian)$/;
const BEFELL =
  /^(?:desocupo|saco|dejo|contestaron|avisaron|mandaron|llamaron|confirmaron|enviaron|recibieron|atendieron|ayudaron|explicaron|pasaron|respondieron|contaron|presentaron|compartieron|cogio|dio|llego|salio|agarro|quedo|paso|fallo|dano|alegro|disculpo|excuso|gusto|gusta|demoro|siento|encuentro|conecto|entero|levanto|encanto|acordo|aparecio|entro|sorprendio|entrego|atendio|presento|recomendo|contesto|confirmo|mando|envio|respondio|escribio|explico|mostro|compartio|firmo|comunico|aclaro|dijo|conto|recibio|invito|compro|pago|trajo|acompano|costo|sirvio|ayudo|cayo|pillo|enredo|tardo)$/;

/** What a request is about; what is told of it is read word by word (checks.ts). */
const TOPIC = listed(`
  empresa empresas compania companias cliente clientes proveedor proveedores contrato contratos convenio rut nit camara dominio dominios telefono telefonos celular celulares correo correos email mail numero
  gerente gerencia gerentes jefe jefa jefes senor cuenta cuentas cargo cargos puesto persona personas ella ellos ellas esa ese esas esos alla ahi alli lista base bases
  datos dato documento documentos soporte soportes carta certificado certificacion cedula usuario usuarios usuaria solicitante senora senorita muchacha trabajador trabajadora empleado empleada
  linkedin facebook instagram google area talento humano rrhh solicitud solicitudes acceso accesos permisos nombre nombres apellido apellidos firma comercio negocio razon identidad
  identificacion relacion vinculo funcionaria funcionario tipa tipo fulana sujeto director directora juridica tesoreria abogado abogada secretaria recepcion
`);
/** Whether a clause speaks of the request, the people asked about it, or a check of it. */
export function isOfRequest(clause: Clause, about: About): boolean {
  const spared = ownAffairs(clause);
  for (const at of clause.keys()) if (!spared.has(at) && isTopic(clause, at, about)) return true;
  return false;
}

function isTopic(clause: Clause, at: number, about: About): boolean {
  const { word = '', raw = '' } = clause[at] ?? {};
  const [next = '', later = ''] = [clause[at + 1]?.word, clause[at + 2]?.word];
  // "Está en una aseguradora", "trabaja para un banco".
  if (/^(?:esta|trabaja|labora|figura)$/.test(word) && /^(?:en|con|para) una?$/.test(`${next} ${later}`))
    return true;
  if (/^est[aeo]s?$/.test(word)) return /^(?:es|son|parece|figura|viene|aparece)$/.test(next);
  // "La de Pedro" is another one.
  if (/^(?:la|el|las|los|lo)$/.test(word) && next === 'de')
    return !/^(?:hoy|ayer|siempre|ustedes|aca|aqui)$/.test(later);
  return (
    /^él$/i.test(raw) ||
    TOPIC.has(word) ||
    CHECKING.test(word) ||
    (word.length > 2 && about.names.has(word)) ||
    about.codes.has(word)
  );
}

/** Longer is no word of Spanish, and would be slow to search. */
const LONGEST_WORD = 30;

/** "no Hablé con el ingeniero": a bare no, and a sentence that begins behind it. */
export const holdsBareNo = (clause: Clause, about: About): boolean =>
  clause.some(
    ({ word }, at) =>
      word === 'no' &&
      /^\p{Lu}\p{Ll}/u.test(clause[at + 1]?.raw ?? '') &&
      !about.names.has(clause[at + 1]?.word ?? ''),
  );

/** Whether a clause holds what may take a decision beside it back, put it off, limit it, or lay it on somebody else. */
export function holdsDanger(clause: Clause, about: About, endsWell = false): boolean {
  if (DANGEROUS_TOGETHER.test(joinedWords(clause)) || holdsBareNo(clause, about)) return true;
  const spared = ownAffairs(clause);
  const isPast = pastOf(clause);
  for (const [at, { word }] of clause.entries()) {
    const isSpared =
      spared.has(at) || (endsWell && isPast[at] === true && word.length <= LONGEST_WORD && isTrouble(word));
    if (isDangerAt(clause, at, isSpared, isPast[at] === true, about)) return true;
  }
  return false;
}

/** Whether the word at an index is such, unless it is spared. */
function isDangerAt(clause: Clause, at: number, isSpared: boolean, isPast: boolean, about: About): boolean {
  const token = clause[at];
  if (token === undefined) return false;
  const { raw, word, says } = token;
  if (says !== null || word.length > LONGEST_WORD || isOfDecision(word)) return true;
  if (isSpared) return false;
  const before = clause[at - 1]?.word ?? '';
  if (raw.toLowerCase() === 'sí') return false;
  if (word === 'hasta' || word === 'sin') return true;
  if (word === 'siempre') return /^(?:que|y|si)$/.test(clause[at + 1]?.word ?? '');
  if (word === 'ustedes')
    return (
      !/^(?:son|de|a|con|para|y|tod[oa]s|tengan|pasen|esten)$/.test(`${before}`) &&
      !/^(?:son|tan|siempre|disculp\p{L}+|perdon\p{L}+)$/u.test(clause[at + 1]?.word ?? '')
    );
  if (/^(?:quién|cuál|dónde|cuándo)\p{L}*$/iu.test(raw)) return true;
  // "La apruebo, qué opinan" asks; "qué calor", "qué bien" do not.
  if (/^qué$/i.test(raw) && ASKED.test(clause[at + 1]?.word ?? '')) return true;
  if (DANGER.has(word) || DANGEROUS.test(word)) return true;
  if (!isPast && (UNLESS_PAST.has(word) || STEM_UNLESS_PAST.test(word))) return true;
  if (/\d/.test(word) && /[a-z]/.test(word) && word.length > 2) return true;
  if (isCalled(clause, at, about)) return true;
  if (KINDLY.test(word) || (word === 'pasen' && before === 'que')) return false;
  if (isOrder(clause, at)) return true;
  if (TO_COME.test(raw)) return true;
  if (OTHERS_DID.test(word) && /^(?:me|nos)$/.test(before))
    return clause[at - 2]?.word !== 'se' && !BEFELL.test(word);
  return (
    /^(?:me|nos)$/.test(before) &&
    clause[at - 2]?.word !== 'se' &&
    /(?:ó|[^aeiou]o|io)$/i.test(raw) &&
    !BEFELL.test(word)
  );
}

const ASKED =
  /^(?:opina|aconseja|recomienda|sugiere|dice|cree|piensa|hace|considera|propone|prefiere)[ns]?$|^(?:hago|digo|hacemos|decimos|respondo|contesto|hacer|decir)$/;

function isOrder(clause: Clause, at: number): boolean {
  const { raw = '', word = '' } = clause[at] ?? {};
  return (
    ORDER.test(raw) ||
    (ORDER_STEM.test(word) &&
      !/[éó]$/i.test(raw) &&
      !/^(?:l[aoe]s?|me|nos)$/.test(clause[at - 1]?.word ?? ''))
  );
}

/** Whether somebody is told to do something. */
export const holdsOrder = (clause: Clause): boolean =>
  clause.some(({ word }, at) => word.length <= LONGEST_WORD && !KINDLY.test(word) && isOrder(clause, at));

/** "Sergio, mírala", "doctora Diana": a name that nothing ties to the sentence calls somebody. "Saludes a Nubia", "la luz" do not. */
export function isCalled(clause: Clause, at: number, about: About): boolean {
  const { raw = '', word = '' } = clause[at] ?? {};
  if (!GIVEN_NAMES.has(word) || about.writer.has(word)) return false;
  // "Luisa ya había trabajado con nosotros": the one who asked for it.
  if (about.names.has(word) && clause.length > 6) return false;
  const before = clause[at - 1]?.word ?? '';
  // "Me la entregó Camila": who did it.
  if (clause[at - 1]?.raw.toLowerCase().endsWith('ó') || /^(?:dijo|dio|vino|hizo|puso)$/.test(before))
    return false;
  const isTitled = /^(?:don|dona|doctora?|dra?|ing|ingenier[oa]|senora?)$/.test(before);
  const tie = isTitled || before === 'y' ? (clause[at - 2]?.word ?? '') : before;
  if (!/^\p{Lu}/u.test(raw)) return tie === '';
  return !/^(?:a|al|con|de|del|para|por|en|la|virgen|san|santa|desde)$/.test(tie);
}
