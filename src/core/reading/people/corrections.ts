import { fold } from './words.ts';

const CORRECTION =
  /\b(?:perdon|perdonen|disculp\w+|correccion|corrijo|corrigiendo|corregir|rectific\w+|me equivoque|me confundi|equivocad[oa]|errad[oa]|fe de erratas|mejor dicho|quise decir|aclaro|aclaracion|correct[oa] (?:es|seria)|digo|sino|mal escrit[oa]|(?:quedo|esta|puse|puso|escribi|escribio|va) mal|ya cambio|ahora (?:es|soy)|el nuevo es|la nueva es|en realidad|realmente es|no es es[ae]|no es asi|ya no es|olvid\w+|falto|se me paso|se le paso|paso a ser|pase a ser|por error)\b/;

/** Whether words take back what was said; pardon for a delay takes nothing back. */
export function isCorrection(text: string): boolean {
  const folded = fold(text);
  if (!CORRECTION.test(folded)) return false;
  return CORRECTION.test(
    folded.replace(/\b(?:perdon\w*|disculp\w+|por error) (?:por |la |las |el |los |que |no |olvid)\w*/g, ''),
  );
}
