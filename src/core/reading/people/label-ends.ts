import { isPost } from './shape.ts';
import { HEADINGS, PERSON_NOUNS, TIES } from './vocabulary.ts';
import { setOf, type Word } from './words.ts';

/** "Trabajadora social", "Jefe comercial", "Responsable de área": alone on a line these are posts, and no heading for one. */
export function isPostItself(words: readonly Word[]): boolean {
  const [head, next] = words;
  if (head === undefined || !isPost(head.fold)) return false;
  if (/^(?:inmediat|direct)[oa]$/.test(next?.fold ?? '')) return false;
  return PERSON_NOUNS.has(head.fold) ? next !== undefined && !TIES.has(next.fold) : true;
}

/**
 * How many words a label has that no sign ends: what may as well begin the value is the value's ("Empresa Comercial de los
 * Andes", "Cargo jefe de compras").
 */
export function unsignedSize(words: readonly Word[], first: number, count: number): number {
  const head = words[first]?.fold ?? '';
  let size = first + 1;
  for (let at = size; at < count; at += 1) {
    const word = words[at]?.fold ?? '';
    if (
      FILLERS.has(word) ||
      (word === 'social' && head === 'razon') ||
      (word === 'electronica' && head === 'direccion')
    )
      size = at + 1;
    else if (HEADINGS.has(word) && !isPost(word) && TIES.has(words[at - 1]?.fold ?? '')) size = at + 1;
    else if (!TIES.has(word) && !(CLAUSE.has(word) && at + 1 < count)) break;
  }
  return size;
}

/** Words that only a label has. */
const FILLERS = setOf(
  'completo completos completa completas apellido apellidos electronico electronicos corporativo corporativos corporativa ' +
    'institucional empresarial laboral actual pertenezco pertenece desempeno desempena desempenar ocupo ocupa ejerzo ejerce ' +
    'laboro labora trabajo trabaja asignado registrado registrada registrar crear activar',
);
const CLAUSE = setOf('requiere requiero solicita solicito necesito desea');
