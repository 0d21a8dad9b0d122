/** HTML that is safe to send: every value put into it was escaped, or is HTML itself. */
export interface Html {
  readonly html: string;
}

type Piece = string | number | Html | readonly Html[] | null | false;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Undoes `escaped` for what stands in an attribute. */
export const unescaped = (text: string): string =>
  Object.entries(ENTITIES).reduceRight((rest, [sign, entity]) => rest.replaceAll(entity, sign), text);

/** A template that escapes what is put into it; null and false put in nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.reduce((whole, text, i) => whole + written(pieces[i - 1] ?? null) + text) };
}

function written(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'html' in piece ? piece.html : piece.map((each) => each.html).join('');
}
