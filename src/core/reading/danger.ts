import type { Clause } from './clauses.ts';
import { isOfDecision } from './decision-words.ts';
import { ownAffairs } from './own-affairs.ts';
import { GIVEN_NAMES } from './people/lexicon.ts';
import type { About } from './pieces.ts';

/**
 * What in a sentence beside a decision may change it: the closed classes of denial, condition, concession, delay, doubt, change
 * of mind, order, and another's say; and the words by which a sentence speaks of the request. Folded words throughout.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const DANGER = listed(`
  no ni nunca jamas tampoco nada nadie ningun ninguno ninguna negativo
  si cuando mientras salvo excepto excepcion menos caso casos condicion condiciones condicionada condicionado depende dependiendo sujeto sujeta
  previo previa requisito siquiera
  pero aunque sino embargo obstante pese pesar igual total ojo pilas cuidado atencion alerta eso
  solo solamente unicamente apenas parcial parcialmente temporal temporalmente provisional transitorio transitoria
  todavia aun pendiente pendientes luego despues ahorita manana proxima proximo proximos pronto rato momento momentico minuto minutos segundito
  segundo tantico entrante siguiente lunes martes miercoles jueves viernes sabado domingo plazo
  creo parece supongo dudo duda dudas quiza quizas talvez tal acaso posible posiblemente probable probablemente ojala imagino intuyo presiento
  opino opina idea raro rara raros raras extrano extrana dizque disque presunta presunto supuesta supuesto supuestamente aparentemente
  error errores equivocacion correccion mejor digo mentira mentiras broma chiste falso falsa falsos mal malo mala malos malas maluco maluca
  peor problema problemas imposible dificil otra otro otras otros demas ambas ambos dos varias cambio cambios diferente distinto distinta
  alguien quien cual quiera quieran quisiera quiero querria toca toco falta faltan faltaba hay haya necesario urge
  voy vamos va van ire iremos iba hare haremos dice dicen dijo dijeron digan diga decia segun comenta comentan cuenta cuentan
  responda respondan primero primera extension expectativa confesados risa voluntad reves contrario
  o u tu vos te ti contigo usted obligan obligado obligada miedo presion riesgo culpa responsabilidad responsables responsable decision competencia
  facturas plata deuda deudas mora cartera fraude estafa trampa cuento robo phishing spam policia fiscalia juzgado demanda multa nulo nula
  inactivo inactiva vencido vencida apagado apagada furioso furiosa grosero grosera borracho borracha rabia perfil rol lectura admin gmail
  hotmail yahoo outlook falto prueba ensayo simulacro hipotetico teoria principio favor pasada listica vobo poco
`);

/** Whatever their ending, these doubt, go back, ask, oblige or accuse. */
const DANGEROUS =
  /^(?:sospech|espin|arrep[ei]+nt|huel[ea]|segur|brome[oa]|inocent|correspond|compet|pertenec|prob(?:ando|e$|amos$)|cread|desconfi|equivo|confund|retract|rectific|corrij|corrig|retir|ignor|olviden|olvidela|anul|cancel|suspend|detener|deten|aplac|posterg|deshac|revert|elimin|borren|borrar|quit|agreg|anad|reempla|cambi|modific|ajust|necesit|deber|debe|debi[oa]?$|exig|pid|pedi|solicit|requ|obliga|decid|convenc|preocup|asust|amenaz|insult|grit|colg|tumb|estaf|fals|suplant|despid|despedi|echar|renunci|liquid|quebr|embarg|denunci|sancion|bloque|rebot|venci[oó]|caduc|mientr|sabr|podr|habr|tendr|saldr|vendr|pondr|querr|hubier|fuer[ae]|aguant|espere|espera|esperen|esperemos|pretend|acus|repar[oa]s?$|objet|piens|pens|negoci)/;
const DANGEROUS_TOGETHER =
  /\b(?:mas tarde|mas adelante|a partir de|en cuanto|una vez \w+(?:en|an|a|e)|(?:les?|te) (?:aviso|cuento|digo|escribo luego)|de resultar|por ahora|de momento|vaya uno|como si|ni que|con tal|a las malas|en veremos|ver para creer|por si|por las dudas|de pronto|quedo en|en teoria|lo pienso|tengo entendido|manos de|como que|me fue el dedo|dentro de|da (?:cosa|lastima|igual)|casi segur)\b/u;
/** Verbs of looking into it: told of the request, or still to be done. */
const CHECKING =
  /^(?:revis|verific|verifiqu|confirm|consult|valid|averigu|pregunt|llam|investig|chequ|cotej|corrobor|comprob|compruebe?|contact|comuniqu|ratific|ratifiqu|certific|autori[zc]|firm|conoc[eí]n?$|conocemos|mir[aeo]|mire|habl|marqu|marcad|timbr|sonaba|sono|contestaron|respondieron|atendi|busc|encontr|encuentr)/;
/** "Muéstrenme", "cámbienle", "échale"; "perdónenme" asks nothing. */
const ORDER =
  /[áéíóú]\p{L}*[aei](?:n|d)?(?:me|nos|l[aeo]s?|sel[ao]s?)$|^\p{L}{3,}[ae]n(?:me|nos|l[aeo]s?)$/iu;
const ORDER_STEM =
  /^(?:envi|mand|asign|devuelv|borr|ech|dig|avis|escrib|cre|hag|pon|pong|dej|esper|dele|denle|den|deme|denme|trae|traig|deci|mostr|muestr|explic|entreg|notifi|inform|recuerd|acuerd|tom|fij|guard|sub|pas)\p{L}{0,2}(?:e|en|ele|ale|eme|ame|elo|alo|ela|ala|enla|enle|enme|enlo)$/u;
const KINDLY = /^(?:disculp|perdon|excus|cuid|imagin|cre[ae]n?me|salud|descans)/;
const LAUGH = /^(?:ja|je|ji|jo|ha|he){2,12}j?$|^j(?:aj|ej|ij)+[aei]?$|^(?:lol|mm+|hmm+|aja|uy|uff?)$/;
const TO_COME =
  /\p{L}{2}[aei]r(?:é|á|án|emos)$|\p{L}{2}[ai]ría(?:s|n|mos)?$|^(?:podr|deber|ser|habr|tendr|querr|gustar|dir|har|ir|ver)í(?:a|as|an|amos)$/iu;
/** "Me amenazaron", "colgaban"; and by one person alone, "me colgó". */
const OTHERS_DID = /(?:aron|ieron|eron|aban|ian)$/;
const BEFELL =
  /^(?:cogio|dio|llego|salio|agarro|quedo|paso|fallo|dano|alegro|disculpo|excuso|gusto|gusta|demoro|siento|encuentro|conecto|entero|levanto|encanto|acordo|aparecio|entro|sorprendio|sirvio|ayudo|cayo|pillo|enredo|tardo)$/;

/** What a request is about; what is told of it is read word by word (checks.ts). */
const TOPIC = listed(`
  empresa empresas compania companias cliente clientes proveedor proveedores contrato contratos convenio rut nit camara dominio dominios telefono telefonos celular celulares correo correos email mail numero
  gerente gerencia gerentes jefe jefa jefes senor cuenta cuentas cargo cargos puesto persona personas ella ellos ellas esa ese esas esos alla ahi alli lista base bases
  datos dato documento documentos soporte soportes carta certificado certificacion cedula usuario usuarios usuaria solicitante senora senorita muchacha trabajador trabajadora empleado empleada
  area talento humano rrhh solicitud solicitudes acceso accesos permisos nombre nombres apellido apellidos firma comercio negocio razon identidad
  identificacion relacion vinculo funcionaria funcionario tipa tipo fulana sujeto director directora juridica tesoreria abogado abogada secretaria recepcion
`);
const DAY = /^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;
/** Whether a clause speaks of the request, the people asked about it, or a check of it. */
export function isOfRequest(clause: Clause, about: About): boolean {
  const spared = ownAffairs(clause);
  return clause.some((_, at) => !spared.has(at) && isTopic(clause, at, about));
}

function isTopic(clause: Clause, at: number, about: About): boolean {
  const { word = '', raw = '' } = clause[at] ?? {};
  const [next = '', later = ''] = [clause[at + 1]?.word, clause[at + 2]?.word];
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

/** Whether a clause holds what may take a decision beside it back, put it off, limit it, or lay it on somebody else. */
export function holdsDanger(clause: Clause, about: About): boolean {
  if (DANGEROUS_TOGETHER.test(clause.map(({ word }) => word).join(' '))) return true;
  const spared = ownAffairs(clause);
  return clause.some((token, at) => {
    const { raw, word, says } = token;
    if (says !== null || word.length > LONGEST_WORD || isOfDecision(word)) return true;
    if (spared.has(at)) return false;
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
    if (DANGER.has(word) || DANGEROUS.test(word) || LAUGH.test(word) || DAY.test(word)) return true;
    if (/\d/.test(word) && word.length > 2) return true;
    if (isCalled(clause, at, about)) return true;
    if (KINDLY.test(word)) return false;
    if (
      ORDER.test(raw) ||
      (ORDER_STEM.test(word) && !/[éó]$/i.test(raw) && !/^(?:l[aoe]s?|me|nos)$/.test(before))
    )
      return true;
    if (TO_COME.test(raw)) return true;
    if (OTHERS_DID.test(word)) return before !== 'me' || clause[at - 2]?.word !== 'se';
    return (
      /^(?:me|nos)$/.test(before) &&
      clause[at - 2]?.word !== 'se' &&
      /(?:ó|[^aeiou]o|io)$/i.test(raw) &&
      !BEFELL.test(word)
    );
  });
}

/** "Sergio, mírala", "doctora Diana": a name that nothing ties to the sentence calls somebody. "Saludes a Nubia", "la luz" do not. */
export function isCalled(clause: Clause, at: number, about: About): boolean {
  const { raw = '', word = '' } = clause[at] ?? {};
  if (!GIVEN_NAMES.has(word) || about.writer.has(word)) return false;
  const before = clause[at - 1]?.word ?? '';
  const isTitled = /^(?:don|dona|doctora?|dra?|ing|ingenier[oa]|senora?)$/.test(before);
  const tie = isTitled || before === 'y' ? (clause[at - 2]?.word ?? '') : before;
  if (!/^\p{Lu}/u.test(raw)) return tie === '';
  return !/^(?:a|al|con|de|del|para|por|en|la|virgen|san|santa|desde)$/.test(tie);
}
