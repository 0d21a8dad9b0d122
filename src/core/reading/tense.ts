import { type Clause, joinedWords, rawOf, type Token, wordOf } from './clauses.ts';

/** What is told as past ("al principio me pareció raro, pero la llamé") sets no condition and puts nothing off. */

/** Where a clause goes on with another verb. */
const GOES_ON = /^(?:y|e|pero|porque|que|aunque|cuando|donde|pues|entonces|mientras|sino|o|si)$/;
const AWAITS = /^(?:cuando|apenas|mientras|hasta|si|donde|quien)$/;
const PAST =
  /^(?!(?:qué|porqué|sé|esté|dé|café|té|josé|bebé|aquí|allí|ahí|así|bogotá)$)(?:\p{L}{2,}(?<![aei]r)[éó]|(?:le|vi|sal|ped|recib|escrib|respond|entend|conoc|sub|abr|cre|ca|consegu|segu|decid|sent|perd|aprend|corr|met|ofrec|viv|atend|compart|asist|reun)í|\p{L}+(?:aron|ieron|eron|aba|aban|ábamos)|(?:hab|ten|quer|pod|sab|hac|dec|ven|sal|ve|conoc|cre|deb|ped|parec|cab|sol)ía[ns]?|fue|fui|fueron|era|eran|tuv[eo]|estuv[eo]|estuvieron|hice|hizo|vine|vino|puse|puso|pude|pudo|supe|supo|vi|vio|dio|dije|dijo|trajo|traje|he|hemos|ha|han)$/iu;

/** Told trouble that a good end in the past settles: "al principio no contestaban, pero al fin me la confirmaron". */
const TROUBLE =
  /^(?:no|ni|nunca|nadie|ningun[oa]?|otr[oa]s?|mal|rar[oa]|raro|dud(?:a|as|aba|e|o)|vencid[oa]|suspendid[oa]|pendientes?|falta(?:ba|ban)|chiste|broma|fraude|desconfi\p{L}*|tampoco|sol[oa]|distint[oa]s?|diferentes?|error|equivoc\p{L}*|confund\p{L}*|enred\p{L}*|casi|problemas?|ocupad[oa]|alguien|sin|colg\p{L}*|brav[oa]|viej[oa]|mayor|atrasad[oa]|creia?|crei|parecio|dijeron|dijo|tenian?)$/u;
/** "Me la confirmó", "y sí es ella", "todo en regla", "y ya me llegó". */
const SETTLED =
  /(?:^|\s)(?:(?:(?:me |nos )?(?:l[ao]s? |lo de )?(?:confirm|ratific|certific)(?:ó|aron)|(?:me|nos) (?:la |lo )?(?:confirmo|ratifico)|sí|si (?:es|trabaja|la conocen|lo conocen)|(?:es|era|son) (?:el|la|los|las) mism[oa]s?|(?:sí )?(?:es|son) (?:de ell[oa]s|de la casa|de ah[ií]|de all[aá]|ella|él|de palmas)|todo (?:bien|correcto|claro|perfecto|limpio|cuadra|coincide)|en regla|en orden|al d[ií]a|est[aá] (?:bien|activ[oa]|vigente|correct[oa]|perfect[oa]|autorizad[oa]|validad[oa])|trabaja all[aá]|ya (?:me )?(?:lleg[oó]|sali[oó]|qued[oó]|est[aá]|apareci[oó]|se (?:arregl[oó]|resolvi[oó]|aclar[oó]))|(?:la|lo|los) (?:corrigieron|arreglaron|resolvieron|aclararon|pagaron|mandaron|enviaron|conocen)|apareci[oó]|la hall[eé]|la encontr[eé]))(?=\s|$)/iu;
const DENIES = /(?:^| )(?:no|nunca|nadie|ni|falta|tampoco|si (?!es|trabaja))(?= |$)/;

/** A denial is only got over by saying so: "no contestaban, pero ya me llamaron". */
const DENIED = /(?:^| )(?:no|ni|nunca|nadie|tampoco|ningun[oa]?)(?= |$)/;
const GOT_OVER =
  /(?:^| )(?:pero|luego|despues|ya|al fin|por fin|hasta que|a la (?:segunda|tercera)|hoy|ahora|igual|ahi)(?= |$)/;

/** Whether the trouble that these clauses of a sentence tell of came to a good end in them. */
export const endWell = (clauses: readonly Clause[]): boolean => {
  const joined = clauses.map(joinedWords);
  return clauses.some(isSettled) && (!DENIED.test(joined[0] ?? '') || GOT_OVER.test(joined.join(' ')));
};

function isSettled(clause: Clause): boolean {
  const last = segmentsOf(clause).at(-1) ?? [];
  const denying = last.filter(isNoYes).map(wordOf);
  return SETTLED.test(last.map(rawOf).join(' ')) && !DENIES.test(denying.join(' '));
}

const isNoYes = ({ raw }: Token): boolean => raw.toLowerCase() !== 'sí';

/** Whether a word only tells of such trouble. */
export const isTrouble = (word: string): boolean => TROUBLE.test(word);

/** For each word of a clause, whether it is told as past. A text without accents is not: "hable con ella" may be an order. */
export function pastOf(clause: Clause): readonly boolean[] {
  const past: boolean[] = [];
  for (const segment of segmentsOf(clause)) {
    // "Cuando llegue el contrato ya quedó": the verb right behind it counts.
    const near = AWAITS.test(segment[0]?.word ?? '') ? segment.slice(1, 4) : segment;
    const isPast = near.some(isOfPast);
    for (const _ of segment) past.push(isPast);
  }
  return past;
}

const isOfPast = ({ raw }: Token): boolean => PAST.test(raw);

/** A clause parted where it goes on with another verb. */
export function segmentsOf(clause: Clause): Clause[] {
  const segments: Token[][] = [];
  for (const token of clause)
    if (segments.length === 0 || GOES_ON.test(token.word)) segments.push([token]);
    else segments.at(-1)?.push(token);
  return segments;
}
