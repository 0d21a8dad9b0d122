import { INFINITIVE } from './checks.ts';
import { type Clause, joinedWords, wordOf } from './clauses.ts';
import { concernsAnother } from './facts.ts';
import { toldAffairs } from './own-affairs.ts';
import { isTrouble, pastOf } from './tense.ts';

/**
 * What is told of the request, or of a check of it, beside a decision. It may be anything that has been done and settled ("figura
 * en el listado que mandaron", "es el relevo de don Gildardo"); what is still to be done, in other hands, or speaks against it,
 * leaves doubt. Folded words throughout.
 */

/** To look into it, to answer, to hand over: done only in the past ("verifiqué", "respondieron", "validado"). */
const DOING =
  /^(?:re)?(?:revis|verific|verifiqu|valid|confirm|consult|averigu|averigü|pregunt|chequ|cotej|corrobor|comprob|compruev|contact|comunic|comuniqu|ratific|ratifiqu|certific|certifiqu|autoric|autoriz|firm|llam|habl|respond|envi|mand|pas|dej|avis|contest|escrib|entreg|devuelv|deci?d|defin|mir|adjunt|aport|tramit|radic|entr|ingres|sal|sac|empiez|inici|arranc|lleg)(?:o|as?|an|es?|en|imos|emos)$/;
const NOUN = /^(?:firma|entrega|consulta|entrada|salida|llamada|sala|sales?|mando|entre|pase)$/;
const ARTICLE = /^(?:la|una|su|cada|esta|otra|el|un|de|del)$/;
/** Under way. */
const GOING_ON = /\p{L}{2}(?:ando|iendo|yendo)$/u;
const AT_WORK =
  /^(?:trabajando|laborando|operando|ejerciendo|siendo|atendiendo|funcionando|comprando|despachando)$/;
/** Speaks against it, tells of what was and is no more, or of what is waited for. */
const AGAINST =
  /^(?:licencia|vacaciones|tenian?|teniamos|personal|familiar|herman[oa]|espos[oa]|marid[oa]|prim[oa]|cunad[oa]|viej[oa]s?|vencen?|nego|negaron|acab(?:o|ad[oa])|clinton|salio|salieron|ex(?:gerente|jef[ea]|emplead[oa]|funcionari[oa]|cliente)|cerr(?:o|aron|ad[oa])|muri\w*|muert[oa]|pres[oa]|ocupado|sin|verbal|negr[oa]|fachada|brav[oa]|oidas|ajen[oa]|ilegible|x|tambien|tampoco|atent[oa]s?|esper(?!aba)\w*|reunion|restan?|quedan|donde|casi|no|ni|nunca|mayor|compraron|hasta|saliente|proceso|politic[oa]|ladron)$/u;
const AGAINST_STEM =
  /^(?:invent|moros|problem|desactual|incomplet|opon|opus|quej|termin|olvid|perd[ií]|llor|reorganiz|insolv|liquid|tramp|burl|robad|hurt|copiad|desconoc|homonim|tach|borros|enmend)/u;
const HANDED_ON =
  /\b(?:entreg|dej|abandon)(?:o|aron) (?:el|su|ese) (?:cargo|puesto)\b|\b(?:a|en|por) (?:la |el |su )?(?:juridica|comite|gerencia|criterio|revision|verificacion|validacion|firma|estudio|tramite|proceso|consulta|parte|manos|espera)\b|\bal (?:comite|criterio|jefe|gerente|abogado)\b|\b(?:la|las|lo) de (?!(?:la|el|los|las) (?:orden|factura|contrato|cedula|rut|camara|carta|ficha)|hoy|ayer|siempre|ustedes|aca|aqui)|\b(?:a|de) otr[oa]\b|\blo que pude\b|\bcambi\w+ (?:de |el |la )?(?:nombre|nit|cargo|razon|correo|dueno)|\brazon social cambi|\b(?:esta|trabaja|labora|figura) (?:ahora |hoy |ya )?(?:en|con|para) una? |(?<!que )\bse (?:fue|retiro|jubilo|pensiono)\b(?! (?:la (?:luz|senal|energia)|el (?:internet|wifi|agua)|en blanco|a (?:spam|no))\b)|\b(?:dij|cont|respond|confirm|inform|explic)\w+ que (?:\w+ ){0,4}se (?:fue|retiro|jubilo|pensiono)\b|\ben (?:lista|contra)\b/;
/** Whether a clause leaves something of the request open, lays it in other hands, or tells what speaks against it. */
export function isUnsettled(clause: Clause, endsWell = false): boolean {
  const words = clause.map(wordOf);
  if (HANDED_ON.test(words.join(' ')) || concernsAnother(words)) return true;
  const spared = toldAffairs(clause);
  const isPast = pastOf(clause);
  return clause.some(({ raw, word }, at) => {
    if (spared.has(at) || (endsWell && isPast[at] && isTrouble(word))) return false;
    const before = words[at - 1] ?? '';
    if (AGAINST.test(word) || AGAINST_STEM.test(word)) return true;
    // "Entró a reemplazar a Yamile"; but "quedó de mandar" and "para confirmar" are to be done.
    if (INFINITIVE.test(word)) return before !== 'a' || !isPast[at];
    // "Estuve mirando y …", "me escribió preguntando por su cuenta".
    if (GOING_ON.test(word))
      return (
        !AT_WORK.test(word) &&
        !(isPast[at] && (/^(?:estuv[eo]|estuvimos)$/.test(before) || word === 'preguntando'))
      );
    return DOING.test(word) && !/[éóí]$/i.test(raw) && !(NOUN.test(word) && ARTICLE.test(before));
  });
}

/** "Cargo y correo, por favor": what is named, without a word about it, is asked for. */
const NAMED =
  /^(?:nombres?|apellidos?|cargos?|correos?|emails?|telefonos?|celular|empresa|nit|rut|cedula|documentos?|datos|contrato|carta|y|e|o|de|del|la|el|los|las|su|sus|con)$/;
export const isOnlyNamed = (clause: Clause): boolean => clause.every(({ word }) => NAMED.test(word));

/** "(Apruebo) y actualizo la ficha", "y le aviso ya mismo": what the writer does next, in nobody else's hands. */
export const isOwnStep = (clause: Clause): boolean =>
  /^(?:ya |de una |ahora |enseguida )?(?:l[aeo] )?(?:aviso|actualizo|anoto|registro|archivo|notifico|informo|guardo|documento|saludenm?el[ao])\b(?! (?:mas tarde|luego|despues|manana|cuando))/.test(
    joinedWords(clause),
  ) && !isUnsettled(clause.slice(1 + clause.findIndex(({ word }) => DOING.test(word))));
