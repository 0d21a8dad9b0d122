import { parse as parseDomain } from 'tldts';
import { canonicalAddress, domainOf } from '../../address.ts';
import { fold, remembered } from './words.ts';

/** An address as it stands in a line: `address` is null where it has an @ but is not valid as written. */
export interface Found {
  readonly address: string | null;
  readonly start: number;
  readonly end: number;
}

const MAX_PER_LINE = 20;
const EXAMPLE =
  /^(?:correo|ejemplo|example|usuario|nombre|nombre\.apellido|micorreo|tucorreo|sucorreo|xxx+|abc|email|mail)@(?:empresa|ejemplo|example|dominio|compania|correo|micorreo|suempresa|tuempresa|miempresa|xxx+)\.|^correo(?!s)[a-z]+@/;

/** What parts an address from the words around it. */
const ENDS_WORD = new Set(' \t\n\r\u00a0\u2028\u2029\u3000<>()[]{}"\'“”«»‘’,;:|\\/*');

const ENDS_WORD_ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(ENDS_WORD.has(String.fromCharCode(code))),
);
const endsWord = (code: number): boolean =>
  code < 128 ? ENDS_WORD_ASCII[code] === 1 : ENDS_WORD.has(String.fromCharCode(code));

/** Every word with an @ in a line, whether or not it is an address; brackets, links and closing dots are peeled off. */
export function addressesIn(line: string): Found[] {
  const found: Found[] = [];
  if (!line.includes('@')) return found;
  let end = 0;
  for (let at = line.indexOf('@'); at >= 0 && found.length < MAX_PER_LINE; at = line.indexOf('@', end)) {
    let from = at;
    while (from > end && !endsWord(line.charCodeAt(from - 1))) from -= 1;
    end = at + 1;
    while (end < line.length && !endsWord(line.charCodeAt(end))) end += 1;
    const run = line.slice(from, end);
    const word = run.replace(/^[-–—.¡¿!=•_`´]+(?=[^@])/, '').replace(/[.!?¡¿_`´-]+$/, '');
    if (word === '@' || /^@\w+$/.test(word)) continue;
    const start = from + run.indexOf(word);
    found.push({ address: realAddress(word), start, end: start + word.length });
  }
  return found;
}

/** The canonical form of an address that a mail server could exist for; null for slips such as `.con` and for examples. */
const realAddress: (text: string) => string | null = remembered((text) => {
  const address = canonicalAddress(text);
  if (address === null || EXAMPLE.test(address)) return null;
  const domain = domainOf(address);
  const { isIcann, isPrivate, domain: registrable } = parseDomain(domain);
  const isReserved = /\.(?:example|test|invalid|localhost)$/.test(domain);
  return isReserved || ((isIcann || isPrivate) && registrable !== null) ? address : null;
});

/**
 * The address spelled out in a value: "ana arroba acme punto com punto co", "ana (at) acme.co", "ana @acme .com.co". Only
 * for a value that is nothing else, since closing up blanks in a sentence would make addresses out of words.
 */
export function spelledAddress(value: string): string | null {
  const text = value
    .toLowerCase()
    .replace(/gui[oó]n/g, 'guion')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > 120 || (text.match(/@|\b(?:arroba|at)\b/g) ?? []).length !== 1) return null;
  const spelled = text
    .replace(/\s*[([{]?\s*(?:@|\barroba\b|\bat\b)\s*[)\]}]?\s*/, '@')
    .replace(/\s*[([{]\s*(?:punto|dot)\s*[)\]}]\s*/g, '.')
    .replace(/\s*\b(?:punto|dot)\b\s*/g, '.')
    .replace(/\s*\bguion bajo\b\s*|\s*\bunderscore\b\s*|\s*\braya al piso\b\s*/g, '_')
    .replace(/\s*\bguion(?: medio)?\b\s*/g, '-')
    .replace(/\s*([.@])\s*/g, '$1')
    .replace(/[.,;]+$/, '');
  // A blank left in it parts two words, and which of them belongs to the address nobody said.
  return /\s/.test(spelled) ? null : realAddress(spelled);
}

const OTHER_USE =
  /personal|no usar|no utilizar|no es|ya no|anterior|antiguo|vieja?o?\b|alterno|alternativ|secundari|con copia|copia a|\bcc\b|respaldo|recuperacion|(?:mi|su|del|al|correo) jef|jefe inmediato|gmail|no corporativ|antes era|antes tenia|en vez de|en lugar de|en reemplazo|no el de/;
const CHOSEN =
  /preferib|preferenc|principal|el correcto|el que debe|el que quiero|usar este|este es el|corporativ|institucional|usen el|usar el|dejen|definitiv|tiene que ser|el de la empresa/;

/** "Prefiero el segundo", "usen el último". */
const ORDINAL =
  /\b(?:prefier\w+|preferib\w+|usen|usar|utilicen|dejen|dejar|mejor|sirve|es)\b[^.;]{0,12}\b(?:el|la) (primer\w*|segund[oa]|ultim[oa])\b/;

/** The one address that a statement gives, undefined when it gives none, null when several without a choice or a broken one. */
export function chosenAddress(value: string, isOwn: (address: string) => boolean): string | null | undefined {
  const all = addressesIn(value).filter(({ address }) => address === null || !isOwn(address));
  if (all.length === 0) return undefined;
  const distinct = new Set(all.map(({ address }) => address));
  if (distinct.size === 1) return all[0]?.address ?? null;
  const place = ORDINAL.exec(fold(value))?.[1];
  if (place !== undefined && distinct.size === all.length)
    return (
      (place.startsWith('primer') ? all[0] : place.startsWith('segund') ? all[1] : all.at(-1))?.address ??
      null
    );
  const around = all.map((one, index) => ({
    address: one.address,
    // What is said of an address stands before it, up to the address before, or in the brackets behind it.
    said: fold(
      value.slice(all[index - 1]?.end ?? 0, one.start).replace(/^[\s>]*\([^)]*\)/, '') +
        (/^[\s>]*\([^)@]{0,60}\)/.exec(value.slice(one.end))?.[0] ?? ''),
    ),
  }));
  const chosen = new Set(
    around.filter(({ said }) => CHOSEN.test(said) && !OTHER_USE.test(said)).map((one) => one.address),
  );
  const left = new Set(around.filter(({ said }) => !OTHER_USE.test(said)).map((one) => one.address));
  if (chosen.size === 1) return [...chosen][0] ?? null;
  return left.size === 1 ? ([...left][0] ?? null) : null;
}

const SAME =
  /(?:mism[oa]|este|remitente|desde (?:el |la )?(?:que|cual|donde)|con (?:el|la) que (?:envio|escribo|estoy))/;
const THIS_MAIL =
  /(?:est[ea] mism[oa]|mism[oa] (?:correo|cuenta|direccion|de est[ea]|desde|con|del que|que (?:uso|utilizo|estoy)|por|email|mail|e-mail|buzon|que envi|remitente)|este (?:correo|email|mail|buzon)|esta (?:cuenta de correo|direccion)|desde (?:el|la|donde) (?:que |cual )?(?:les |le |te )?(?:envi|escrib|remit|estoy)|(?:correo|cuenta|direccion) (?:remitente|desde)|del remitente|con (?:el|la) que (?:les |le )?(?:envi|escrib|estoy|remit)|por (?:el|la) que (?:les |le )?(?:escrib|envi))/;

/** "Cualquiera menos este", "distinto al remitente". */
const NOT_THIS =
  /\b(?:distint[oa]|diferente|menos|excepto|salvo|diverso|aparte|en vez|en lugar|no sea)\b[^.;,]{0,30}\b(?:est[ea]|mism[oa]|desde|remitente|con (?:el|la) que)\b/;

/** "El mismo con el que envío esta solicitud": the writer points at the From address instead of typing one. */
export function pointsAtSender(text: string): boolean {
  const folded = fold(text).replace(/\s+/g, ' ');
  if (/^(?:el |la )?mism[oa]\.?$|^(?:es )?este(?: mismo)?\.?$/.test(folded.trim())) return true;
  if (
    /\bno (?:es |sea |usar |usen |utilizar |quiero |con |por |el |la )*(?:est|el mismo|mism|desde)/.test(
      folded,
    ) ||
    NOT_THIS.test(folded)
  )
    return false;
  return SAME.test(folded) && THIS_MAIL.test(folded);
}
