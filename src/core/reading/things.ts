/**
 * What is decided about, as a Spanish noun phrase of a closed vocabulary: "la solicitud", "la creación de la cuenta solicitada",
 * "el acceso de esta usuaria al portal". Folded words throughout.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const ARTICLE = listed('la el esta este esa ese dicha dicho su');
const NOUN = listed(`
  solicitud cuenta peticion requerimiento usuario usuaria registro acceso creacion activacion alta ingreso caso persona perfil
  apertura vinculacion inscripcion habilitacion afiliacion senora senor senorita muchacha muchacho nina chica joven dama
`);
/** Where the account is to be. */
const PLACE = listed('portal sistema plataforma herramienta mesa asunto referencia correo servicio');
const ADJECTIVE = listed(`
  solicitada solicitado requerida requerido pedida pedido nueva nuevo adjunta adjunto recibida recibido mencionada mencionado referida
  referido enviada enviado correspondiente respectiva respectivo presente citada citado indicada indicado
`);

/** How many words from `at` on make such a phrase; 0 for none. */
export function thingAt(words: readonly string[], at: number): number {
  let end = nounAt(words, at, NOUN);
  if (end === 0) return 0;
  for (let next = tiedAt(words, end); next > end; next = tiedAt(words, end)) end = next;
  return end - at;
}

/** The index after "(la) (nueva) cuenta (solicitada)", or 0. */
function nounAt(words: readonly string[], from: number, nouns: ReadonlySet<string>): number {
  let at = from;
  if (ARTICLE.has(words[at] ?? '')) at++;
  while (ADJECTIVE.has(words[at] ?? '')) at++;
  if (!nouns.has(words[at] ?? '')) return 0;
  at++;
  while (ADJECTIVE.has(words[at] ?? '')) at++;
  return at;
}

/** The index after "de la cuenta", "del usuario", "al portal", "de la mesa de ayuda"; `from` itself where nothing is tied. */
function tiedAt(words: readonly string[], from: number): number {
  const tie = words[from] ?? '';
  if (!/^(?:del?|al?|en|para)$/.test(tie)) return from;
  const place = nounAt(words, from + 1, PLACE);
  if (place > 0) return words[place] === 'de' && words[place + 1] === 'ayuda' ? place + 2 : place;
  return Math.max(from, nounAt(words, from + 1, NOUN));
}
