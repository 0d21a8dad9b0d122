import { type Clause, joinedWords, type Token } from './clauses.ts';
import { holdsBareNo, holdsOrder, isCalled, isOfRequest } from './danger.ts';
import { isOfDecision } from './decision-words.ts';
import { ownAffairs } from './own-affairs.ts';
import type { About } from './pieces.ts';

/**
 * The writer's day: weather, food, the way to work, family, health, football, the machine on the desk. A sentence about that may
 * deny and put off what it likes ("hoy no he parado ni para el tinto", "mañana no vengo, tengo cita en la EPS").
 */
const EVERYDAY = new Set(
  `calor frio aguacero aguaceros lluvia lluvias lloviendo llover llueve lloviera sol tormenta trueno granizo invierno verano clima
  tinto tintico tintos cafe almuerzo almorzar almorce almorzando almorzado desayuno desayunar comida jugo torta empanada empanadas arepa arepas galletas pan hambre sancocho
  bus buseta moto taxi trancon trancones transmilenio metro vuelo avion aeropuerto carretera trafico carro camion bicicleta
  finca playa edificio ascensor piso aire abanico ventilador gimnasio parqueadero cafeteria
  gripa eps clinica cita citas odontologo medico incapacidad incapacitada incapacitado fiebre dolor cabeza muela garganta
  vacaciones navidad finde cumple cumpleanos cumplo aguinaldo novena
  partido gol junior millonarios futbol
  luz internet computador compu wifi senal bateria pantalla outlook mouse cargador pc
  teletrabajo
  sueno cansancio genio pereza stress estres ojeras musica chisme pelicula fiesta matrimonio misa virgen feria novela`.split(
    /\s+/,
  ),
);
/** What also a request may hang on: small talk only where the writer tells what it did to him. */
const BUSINESS = new Set(
  'banco fila peluqueria puente festivo portatil teclado impresora inventario cierre auditoria simulacro capacitacion induccion'.split(
    ' ',
  ),
);
const OF_MINE =
  /\b(?:me|nos|estoy|estaba|estabamos|estuve|ando|andaba|llegue|sali|vengo|tuve|amaneci|(?:no )?veo)\b/;
/** Whose word it is, who wrote this, what it was for. */
const NOT_OF_THE_DAY =
  /\b(?:dic|dij|pid|quier|opin|exig)\w* que\b|\b(?:escribio|pis[oó]|jugando|robo|mand[oó] (?:este|esto|el|la)|probando|practicando|practicante|(?:era|iba|es|fue) (?:para|del?)|(?:me )?refier\w*|referi\w*|habl(?:aba|e)|dirigid[oa]|destinad[oa]|hace parte|ejercicio|deben?|prohib\w*|quiet\w*|congel\w*|lo del?|qued\w+ para|y mi \w+ es)\b/;
/** "Mi niño amaneció con fiebre"; but "contestó un niño" tells of the call. */
const FAMILY =
  /\b(?:mi|mis|se me|me le) (?:\w+ )?(?:nin[oa]s?|hij[oa]s?|mama|papa|espos[oa]|abuel[oa]|bebe|perr[oa]|perrito|gat[oa]|suegr[oa]|enferm\w+)\b/;
/** What even there may be meant for the decision: to wait, to take back, to come to it later. */
const MEANT =
  /^(?:todavia|aun|mejor|espere\w*|esperar|esperen|aguant\w*|arrep\w*|retract\w*|rectific\w*|corrij\w*|anul\w*|cancel\w*|suspend\w*|aplac\w*|posterg\w*|olviden|olvidenla|olvidelo|ignor\w*|dej(?:en|e|emos)\w*|decid\w*|dud\w*|creo|segur[oa]|mentiras?|broma|chiste|digo|depende|condicion|ojo|pendiente|palabra|decision|responsable|ahorita|luego|despues|proceda\w*|cre[ae]n?)$/;
/** Begins a condition or a delay: "cuando pase el aguacero", "si vuelve la luz". */
const BEGINS_CONDITION =
  /^(?:y |pero |eso si )?(?:si|cuando|mientras|hasta|apenas|luego|despues|antes|salvo|siempre|manana(?! no )|el (?:lunes|martes|miercoles|jueves|viernes|sabado)|tan pronto|en cuanto|una vez|a menos|con tal|segun|solo|pero|no(?= \w+$| hasta | apenas | cuando ))\b/;
/** "Lo miro", "la dejamos": of what was asked. */
const OF_WHAT_WAS_ASKED =
  /\b(?:la|lo|las|los|eso|esto|esta|esa) (?:\w+[aei]mos|\w{2,}o|\w+[aei]r|\w+[aei]re)\b/;

const isOfBusiness = ({ word }: Token): boolean => BUSINESS.has(word);
const isOfEveryday = ({ word }: Token): boolean => EVERYDAY.has(word);

/** Whether a sentence of its own tells of the writer's day and of nothing that a decision hangs on. */
export function isSmallTalk(clause: Clause, about: About): boolean {
  const joined = joinedWords(clause);
  const isOfTheDay =
    clause.some(isOfEveryday) || FAMILY.test(joined) || (clause.some(isOfBusiness) && OF_MINE.test(joined));
  if (clause.length < 3 || !isOfTheDay || NOT_OF_THE_DAY.test(joined)) return false;
  const spared = ownAffairs(clause);
  for (const [at, { word, says }] of clause.entries())
    if (says !== null || isOfDecision(word) || (!spared.has(at) && MEANT.test(word))) return false;
  const asked = OF_WHAT_WAS_ASKED.exec(joined)?.[0].split(' ')[1];
  return (
    (asked === undefined || EVERYDAY.has(asked)) &&
    (!BEGINS_CONDITION.test(joined) || spared.has(0)) &&
    !isOfRequest(clause, about) &&
    !holdsOrder(clause) &&
    !holdsBareNo(clause, about) &&
    !clause.some((_, at) => isCalled(clause, at, about))
  );
}
