import { type Clause, decides, type Token, wordOf } from './clauses.ts';
import { type About, piecesOf } from './pieces.ts';

/** Where words of refusal stand. */
export interface Refusal {
  /** Index of its clause, and in it of the first word of the refusal ("no" of "no aprobar") and of its last. */
  readonly clause: number;
  readonly first: number;
  readonly last: number;
  readonly isNegation: boolean;
}

const CONDITION = new Set(
  'si cuando hasta manana luego despues o u salvo mientras apenas excepto menos seria podria parece puede jamas nunca ustedes usted tu vos'.split(
    ' ',
  ),
);
const ASKS = /^(?:qué|quién|quiénes|cómo|cuál|cuándo|dónde)$/i;
const DELAY = new Set(
  'hoy todavia aun hasta mientras antes primero manana luego despues sin si cuando solo salvo momento ahora pronto apenas esperen espere esperar esperemos espera'.split(
    ' ',
  ),
);
const DELAY_AFTER = new Set(
  'esperen espere esperar esperemos espera manana luego hasta mientras cuando confirmo aviso avisare confirmare ahora momento'.split(
    ' ',
  ),
);
const WORKING_ON = /^(?:verific|revis|valid|confirm|consult|averigu|esper|pregunt|mir)(?:ando|arlo|arla|ar)$/;

/** Refused under a condition or only for now. Of a plain "rechazar" the words right after it count, of "no aprobar" all that follow. */
export function isPutOff(
  clauses: readonly Clause[],
  { clause: at, last, isNegation }: Refusal,
  about: About,
): boolean {
  const rest = (clauses[at] ?? []).slice(last + 1);
  const pieces = piecesOf(rest, about);
  const start =
    pieces.find(({ piece }) => piece === 'unknown' || piece === 'assent' || piece === 'because')?.from ??
    rest.length;
  const next = rest.length === 0 || start === rest.length ? (clauses[at + 1] ?? []) : rest.slice(start);
  const opener = next[0]?.word ?? '';
  const isPast =
    opener === 'cuando' && /(?:é|ó|amos|imos|aron|ieron)$/.test(next[1]?.raw.toLowerCase() ?? '');
  const opening = next.slice(0, 3).map(wordOf).join(' ');
  const isNoCondition =
    isPast ||
    next[0]?.raw.toLowerCase() === 'sí' ||
    /^(?:o sea|hasta donde|hasta la fecha)\b/.test(opening) ||
    (next !== rest && next.length > 3 && AGAIN.test(next.map(wordOf).join(' ')));
  if ((CONDITION.has(opener) && !isNoCondition) || ASKS.test(next[0]?.raw ?? '')) return true;
  if (
    /^(?:esperen|espere|esperemos|en caso|una vez|me parece|no es (?:opcion|buena|just[oa]|necesari[oa]|posible|viable|lo|la|para|el caso)|(?:(?:el|la|este|esta|en|a) )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|tarde|noche|mes|proxim[oa])|a menos|solo si|solo cuando|siempre que)\b/.test(
      opening,
    )
  )
    return true;
  if (start < rest.length && /^no (?:puedo|podemos|quiero|queremos)\b/.test(opening)) return true;
  if (!isNegation) return false;
  if (rest.some(({ word }) => DELAY.has(word))) return true;
  return clauses
    .slice(at + 1)
    .some((clause) =>
      clause.some(
        ({ raw, word }, at) =>
          !raw.endsWith('ó') &&
          (at < 2 || !TELLS_TIME.has(word)) &&
          (DELAY_AFTER.has(word) || WORKING_ON.test(word)),
      ),
    );
}

// Deep in a sentence these tell of something else: "el contrato estuvo hasta marzo".
const TELLS_TIME = new Set(['hasta', 'cuando', 'luego', 'ahora', 'momento', 'mientras']);
/** "Cuando firmen la pueden pedir otra vez": what may come after a refusal, in a sentence of its own. */
const AGAIN =
  /\b(?:otra vez|de nuevo|nuevamente|vuelv\w+|volv\w+|nueva solicitud|otra solicitud|(?:pueden?|podra|podran|debe|deben) (?:volver|pedir\w*|solicitar\w*|radicar\w*|reenviar\w*))\b/;

const TAKES_BACK = new Set(
  'digo corrijo rectifico retracto olviden olvidenlo olvidelo ignoren ignorar ignorenlo ignorenla broma bromeaba chiste cancelen cancelenlo'.split(
    ' ',
  ),
);
const TAKES_BACK_TOGETHER =
  /\b(?:no se (?:si|que)|me equivoque|pensandolo bien|no no|no estoy segur\w*|que opinan|que dicen ustedes|que hacemos|les parece|le parece|ni aprobar|mejor (?:no|esper\w*|dej\w*|apr\w*|revis\w*)|digo si|miren (?:ustedes|a ver)|ustedes veran|me da \w+ y (?:no )?aprob\w+|retiro (?:lo|mi)|ustedes (?:deciden|diran|veran|revisen)|decidan ustedes|revisen(?:la|lo)? ustedes)\b/;
const TAKES_BACK_ALONE = new Set([
  'no',
  'no se',
  'todavia no',
  'aun no',
  'por ahora no',
  'mentira',
  'mentiras',
  'un momento',
  'esperen',
  'espere',
  'espera',
  'correccion',
  'mejor si',
  'o no',
  'o si',
  'o que',
]);

/** Words that undo the refusal, or an approval that stands by itself beside it. */
export function isTakenBack(
  clauses: readonly Clause[],
  { clause: from, last }: Refusal,
  about: About,
): boolean {
  return clauses.slice(from).some((clause, k) => {
    const tokens = k === 0 ? clause.slice(last + 1) : clause;
    const joined = tokens.map(wordOf).join(' ');
    if (tokens.some(({ word }) => TAKES_BACK.has(word)) || TAKES_BACK_ALONE.has(joined)) return true;
    if (
      /(?:^| )(?:todavia|aun|mejor|ahora) no$/.test(joined) ||
      tokens.some((token, at) => token.word === 'ni' && decides(tokens.slice(at, at + 4)))
    )
      return true;
    if (TAKES_BACK_TOGETHER.test(joined)) return true;
    return standsApproval(tokens, about);
  });
}

/** "Aprobar esto sería saltarse el contrato": the infinitive is what the sentence speaks of. */
const isSubject = (tokens: readonly Token[], at: number): boolean =>
  /^aprobar(?:la|lo)?$/.test(tokens[at]?.word ?? '') &&
  /\b(?:seria|implica|implicaria|significa|significaria|violaria|no (?:esta permitid\w|se permite|se puede|procede|corresponde))\b/.test(
    tokens
      .slice(at + 1)
      .map(wordOf)
      .join(' '),
  );

const TOLD_AS_PAST = /^(?:ya|ayer|antier|anoche|pasad[oa]|anterior|otr[oa])$/;

/** An aprobar before which nothing but courtesy stands is no part of a reason. */
function standsApproval(tokens: readonly Token[], about: About): boolean {
  const at = tokens.findIndex(({ says }) => says === 'approve');
  if (at < 0) return false;
  const before = tokens.slice(0, at);
  if (before.some(({ word }) => word === 'no')) return false;
  // "Rechazada, ya le aprobamos otra la semana pasada".
  if (tokens[at]?.word === 'aprobamos' && tokens.some(({ word }) => TOLD_AS_PAST.test(word))) return false;
  return (
    piecesOf(before, about).every(({ piece, from }) =>
      piece === 'unknown'
        ? /^(?:mejor|o|u|pero|perdon|sino)$/.test(before[from]?.word ?? '')
        : piece !== 'because' && piece !== 'must' && before[from]?.word !== 'para',
    ) && !isSubject(tokens, at)
  );
}
