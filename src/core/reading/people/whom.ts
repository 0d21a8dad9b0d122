import { companyAtHead } from './company-phrase.ts';
import { fold } from './words.ts';

// Whom words around a name or a post are about: the writer, somebody above, the one who gets the account.

/** What somebody is not, or was. */
const NO_MORE =
  /\b(?:ya no|no (?:soy|somos|trabaj\w+|labor\w+|estoy|hago|pertenezco)|antes|anteriormente|fui|trabajaba|laboraba)\b(?:(?! sino | ahora | hoy | actualmente )(?:[^.;,]|\bs\.a\.(?:s\.)?|\bltda\.)){0,50}$/;
/** Whether words before a name make it that of the one above the writer: named to be known, not to be given an account. */
export const isChief = (before: string): boolean => CHIEF_BEFORE.test(before);
const CHIEF_BEFORE = /\b(?:mi|nuestr[oa]) (?:jef[ea]|superior|patron\w*)(?: inmediat[oa])?[^.;,]{0,25}$/;

const SELF_BEFORE =
  /\b(?:soy|me llamo|mi nombre es|me desempen\w+|mi (?:cargo|rol|puesto)|trabajo|laboro|ocupo|ejerzo|actuo|suscrit[oa]|suscribe|escribe)\b[^.;]{0,50}$/;
/** The writer asks for somebody besides. */
export const FOR_BOTH = /\bpara mi,? (?:y|como) (?:para|de|otr[ao]|tambien|el|la|mi)\b|\btambien para mi\b/;
export const FOR_OTHER =
  /\b(?:para|a) (?:el|ella)(?=[.,;]|$)|\bpara (?:un[oa]?|mi|nuestr[oa]) (?:nuev[oa] )?(?:emplead|compan|colaborador|trabajador|funcionari|muchach|practicante|aprendiz)|\ba su nombre\b|\b(?:crear|activar|habilitar)le\b|\bsu (?:cuenta|usuario)\b/;

/** Whether the words before a name ask the account for it: "… una cuenta para mi auxiliar, Juan Pérez". */
export function isTarget(before: string): boolean {
  const asking =
    /\b(?:cuentas?|usuarios?|acceso|ingreso|perfil|activacion|alta|creacion|registro|habilit\w+|activ\w+|cre(?:ar|en|e))\b[^.;]{0,80}\b(?:para|de|del|a|al)\b[^.;]{0,50}$/.exec(
      before,
    );
  return (
    asking !== null &&
    !/autoriz|aprob|\bjefe inmediato|\bpor (?:el|la|orden|indicacion|solicitud|parte)\b|\bmi (?:cuenta|usuario|acceso|perfil)\b|\bsoy\b/.test(
      asking[0],
    )
  );
}

/** "(la contadora) de nuestra firma, Sra. Páez", "(la rectora) del Colegio Central, la hermana Inés": what stands behind it. */
export function behindCompany(text: string): string {
  const of =
    /^\s*(?:de|del|en)(?: (?:el|la|nuestra|esta|mi))?(?: (?:empresa|firma|compania|entidad))?(?=[\s,])/.exec(
      fold(text),
    );
  if (of === null) return text;
  const company = text.slice(of[0].length).trimStart();
  const end = /^\s*,/.test(company) ? 0 : companyAtHead(company)?.end;
  return end !== undefined && /^\s*,/.test(company.slice(end)) ? company.slice(end) : text;
}

/** Whether what begins at a place of a sentence is told as over. */
export const isPast = (sentence: string, folded: string, at: number): boolean =>
  NO_MORE.test(folded.slice(Math.max(0, at - 80), at)) ||
  PAST_WORK.test(sentence.slice(Math.max(0, at - 60), at));

const PAST_WORK =
  /(?:\b(?:trabaj|labor|pas)[óé]|(?<!que )\b(?:trabaje|labore|estuve|estaba|perteneci|pertenecí|pertenecía|vengo|venía|venia|salí|sali|renuncié|renuncie))(?: \p{Ll}+){0,3} (?:en|para|con|a|de) $/iu;

/** Whether the writer tells it of himself, in so many letters before it. */
export const isOfSelf = (folded: string, at: number, reach = 80): boolean =>
  SELF_BEFORE.test(folded.slice(Math.max(0, at - reach), at));
