import { type Lines, wordsOfFolded } from './words.ts';

const SENT =
  /^[*_[( ]*(?:enviado|enviada|sent|mandado|escrito) (?:desde|from|con|via|por|using|with|mediante|a traves de)\b/;
const GET = /^(?:obtener|obtenga|obten|get|descargar|descarga) (?:outlook|bluemail|spark|la app)\b/;
const EXCUSE =
  /^(?:por favor )?(?:perdon|disculp\w{1,4}|perdon\w{1,3}|please excuse|excuse) (?:por )?(?:(?:la|los|las|mi|any|my) )?(?:brevedad|errores|ortografia|tildes|brevity|typos)\b/;
/** What such lines are made of: makers, devices, programs, and what joins them. Any other word is the writer's own. */
const OF_DEVICES = new Set(
  `mi my el la un una the de del desde from con para for on en y and a por via using with mediante traves through
  enviado enviada sent mandado escrito obtener obtenga obten get descargar descarga
  iphone ipad ipod apple watch mac ios android google pixel samsung galaxy huawei xiaomi redmi poco motorola moto lg nokia sony xperia oppo
  vivo honor realme tecno zte alcatel blackberry bb oneplus nexus note ultra plus pro max mini lite edge smart
  celular cel telefono movil mobile phone smartphone dispositivo device equipo tablet tableta computador portatil laptop pc
  correo electronico mail email outlook hotmail live gmail yahoo windows microsoft office proton protonmail thunderbird bluemail spark aquamail zoho
  app aplicacion version web claro movistar tigo wom etb avantel personal inteligente inalambrico corporativo seguro secure
  perdon disculpe disculpen disculpa disculpas perdone perdonen please excuse favor brevedad errores error ortografia ortograficos tildes brevity typos
  any los las posibles digitacion escritura redaccion or`.split(/\s+/),
);
const SITE = /^(?:https?:\/\/|www\.)\S{1,160}$/;

const SCANNED =
  /^(?:libre de virus|virus-free|no hay virus|el software de antivirus|este (?:mensaje|correo)(?: electronico)? (?:ha sido|fue|esta) (?:analizado|revisado|comprobado|libre))/;
const SCANNER =
  /virus|malware|avast|\bavg\b|mcafee|kaspersky|\beset\b|nod32|mailscanner|barracuda|sophos|trend micro/;
const FIXED = new RegExp(
  [
    /^\[(?:image|imagen|cid|logo|inline image)(?:[:\s][^\]]{0,160})?\]$/,
    /^(?:image|imagen|cid|inline image): ?\S{1,80}\.(?:png|jpe?g|gif|bmp|svg)$/,
    /^(?:image|imagen|logo)$/,
    /^cid:\S{1,120}$/,
    /^(?:yahoo mail:|www\.avast\.com|https?:\/\/\S+$|<?https?:\/\/\S+>$)/,
    /^\[?(?:external|externo|correo externo|mensaje externo)(?: (?:e-?mail|sender))?\]?[:.!]?$/,
    /^\[?(?:external|externo|correo externo|mensaje externo|precaucion|caution)\]?[:.\s!-]{1,4}(?:this|este|el|the) (?:e-?mail|message|correo|mensaje)\b.{0,80}(?:fuera de|externo|external|outside)/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** How each of them begins: most lines are none. */
const MAY_BE_ADDED =
  /^(?:[*_[(< ]*(?:enviad|sent|mandado|escrito|obt[ei]n|get|descarga|por favor|p[el]|disculp|excuse|libre de|virus|no hay virus|el software|este|image|cid|logo|inline|yahoo|www|http|extern|correo e|mensaje e|caution))/;

/** Without what phones and virus scanners add. */
export function withoutAdded({ lines, folded }: Lines): Lines {
  const isOwn = folded.map((line) => line.length > 200 || !isAdded(line));
  return isOwn.includes(false)
    ? { lines: lines.filter((_, at) => isOwn[at]), folded: folded.filter((_, at) => isOwn[at]) }
    : { lines, folded };
}

/** In one of the fixed shapes from its first word to its last: "Enviado por error" is the writer's own. */
function isAdded(line: string): boolean {
  if (!MAY_BE_ADDED.test(line)) return false;
  if (FIXED.test(line)) return true;
  if (SCANNED.test(line))
    return (
      SCANNER.test(line) &&
      !/\b(?:pero|aunque|no (?!hay virus|contiene|aprobad|autorizad|permitid|segur|desead))/.test(line)
    );
  return (SENT.test(line) || GET.test(line) || EXCUSE.test(line)) && isOfDevices(line);
}

function isOfDevices(line: string): boolean {
  // "Enviado con el favor de": some device has to be named, unless it only excuses.
  if (!EXCUSE.test(line) && !DEVICE.test(line)) return false;
  for (const part of line.split(/[\s<>()[\]]+/))
    if (!SITE.test(part))
      for (const word of wordsOfFolded(part)) if (!OF_DEVICES.has(word) && !/\d/.test(word)) return false;
  return true;
}
const DEVICE =
  /\b(?:i(?:phone|pad|pod)|apple|mac|android|pixel|samsung|galaxy|huawei|xiaomi|redmi|poco|moto\w*|lg|nokia|sony|xperia|oppo|vivo|honor|realme|tecno|zte|blackberry|oneplus|cel|celular|telefono|movil|mobile|phone|smartphone|dispositivo|device|equipo|tablet\w?|computador|portatil|laptop|pc|correo|mail|email|outlook|hotmail|gmail|yahoo|windows|office|proton\w*|thunderbird|bluemail|spark|aquamail|zoho|claro|movistar|tigo|wom|la app)\b/;
