import { fold } from './words.ts';

/**
 * Another service's verification code ("Su código de verificación es 123456"), sent to the desk's address because somebody gave
 * that address when they signed up there: perhaps with a reply key of theirs in it, to have the code told to them. A machine
 * sent it, whatever its headers say. Everything is folded (words.ts).
 */

/** Four to eight digits, in two groups perhaps; longer ones are NITs, telephones and certificates. */
const CODE = String.raw`(?<![\w.-])(?:[a-z]{1,2}-)?(?:\d{3}[ -]\d{3,4}|\d{4,8})(?![\w-]|[.,]\d)`;
const FOR =
  '(?:verificacion|seguridad|confirmacion|acceso|ingreso|inicio de sesion|autenticacion|validacion|registro|activacion|un solo uso|unico uso|recuperacion)';
const NAMED = [
  String.raw`\b(?:codigo|clave|pin|contrasena|token|numero)(?: [a-z]+){0,2} (?:de|para) (?:la |el |su |tu |tu primer )?${FOR}\b`,
  String.raw`\b(?:codigo|clave|pin|contrasena) (?:otp|temporal|dinamic[ao]|unic[ao])\b`,
  String.raw`\b(?:verification|security|confirmation|access|log-?in|sign-?in|authentication|activation|one-time|single-use|recovery|two-factor|2fa)(?: [a-z]+)? (?:code|pin|passcode|password|token)\b`,
  String.raw`\botp\b`,
  String.raw`\bpasscode\b`,
].join('|');

const GIVES = [
  new RegExp(String.raw`(?:${NAMED})[^\d]{0,80}${CODE}`),
  new RegExp(String.raw`${CODE}[^\d]{0,60}(?:${NAMED})`),
  new RegExp(
    String.raw`\b(?:su|tu|your|el|the) (?:codigo|code|pin|clave)(?: [\w.&-]+){0,4}(?: es| is|:)[^\d]{0,12}${CODE}`,
  ),
  new RegExp(
    String.raw`${CODE} (?:es|is) (?:su|tu|your|el|the)(?: [\w.&-]+){0,4} (?:codigo|code|pin|clave)\b`,
  ),
];

/** Nearly all mail fails at this, before its letters are folded. */
const MAY_GIVE = /c[oó]d|clave|pin|token|otp|pass|contrase|n[uú]mero/i;

export function givesVerificationCode(text: string): boolean {
  const start = text.slice(0, 4000);
  if (!/\d{3}/.test(start) || !MAY_GIVE.test(start)) return false;
  const folded = fold(start).replace(/\s+/g, ' ');
  for (const gives of GIVES) if (gives.test(folded)) return true;
  return false;
}
