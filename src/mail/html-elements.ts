/** What an element means for reading: whether a person sees it, whether it stands on lines of its own, what it quotes. */

export type Attributes = Readonly<Record<string, string>>;

const NEVER_SHOWN = new Set(
  'title style script noscript template xml object svg math iframe audio video select map s strike del'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figure figcaption footer form ' +
    'h1 h2 h3 h4 h5 h6 header html li main menu nav ol p pre section summary table tbody tfoot thead tr ul hr caption'
  ).split(' '),
);
const VOID = new Set(
  'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '),
);
/** Tags that an opening tag closes when they are on top, as browsers do for mail that leaves out end tags. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  li: ['li', 'p'],
  dt: ['dd', 'dt'],
  dd: ['dd', 'dt'],
  td: ['p', 'td', 'th'],
  th: ['p', 'td', 'th'],
  tr: ['p', 'td', 'th', 'tr'],
  tbody: ['p', 'td', 'th', 'tr', 'thead', 'tbody'],
  option: ['option'],
};

export const isBlock = (name: string): boolean => BLOCKS.has(name);
export const isVoid = (name: string): boolean => VOID.has(name);
export const closedBy = (name: string): readonly string[] => CLOSES[name] ?? (isBlock(name) ? ['p'] : []);

/** Left out for every reader: never displayed by mail clients, switched off by its style, or struck through. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (NEVER_SHOWN.has(name) || attributes['hidden'] !== undefined) return true;
  if (name === 'dialog' && attributes['open'] === undefined) return true;
  const style = compact(attributes['style']);
  if (style === '') return false;
  return (
    /(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|mso-list:ignore|opacity:0(?:\.0+)?(?:;|!|$))/.test(
      style,
    ) ||
    /text-decoration(?:-line)?:[^;]*line-through/.test(style) ||
    (/(?:^|;)(?:max-)?(?:height|width):0(?:px|;|!|$)/.test(style) && /(?:^|;)overflow:hidden/.test(style)) ||
    /(?:^|;)color:transparent/.test(style) ||
    /(?:^|;)(?:left|right|top|bottom|text-indent|margin-left|margin-top):-\d{3,}/.test(style) ||
    /(?:^|;)transform:scale(?:[xy3d]{1,2})?\(0[,.)]/.test(style) ||
    isOnItsOwnColour(style)
  );
}

/** White on white, and any other colour on itself. */
function isOnItsOwnColour(style: string): boolean {
  const colour = /(?:^|;)color:([^;!]+)/.exec(style)?.[1];
  return colour !== undefined && colour === /(?:^|;)background(?:-color)?:([^;!]+)/.exec(style)?.[1];
}

/** Whether the font size is set to nothing (true), to something (false), or left as it is around the element. */
export function isFontZero(attributes: Attributes): boolean | undefined {
  const size = /(?:^|;)font-size:([0-9.]+)?/.exec(compact(attributes['style']));
  return size === null ? undefined : size[1] !== undefined && Number(size[1]) === 0;
}

/** Whether line breaks of the source count: in `<pre>`, and by the styles that send plain text as HTML. */
export function isPreformatted(name: string, attributes: Attributes): boolean | undefined {
  if (name === 'pre') return true;
  const value = /(?:^|;)white-space:([a-z-]+)/.exec(compact(attributes['style']))?.[1];
  return value === undefined ? undefined : value.startsWith('pre') || value === 'break-spaces';
}

/**
 * A block that quotes somebody. A bare `<blockquote>` does not: it is how Gmail and Outlook indent, so it must say that it
 * quotes, by its type, class or a bar on its left.
 */
export function isQuote(name: string, attributes: Attributes): boolean {
  if (name !== 'blockquote') return false;
  if (attributes['type'] === 'cite' || attributes['cite'] !== undefined) return true;
  if (/quote|cite/i.test(attributes['class'] ?? '')) return !/border:none/.test(compact(attributes['style']));
  return /border-left(?:-width)?:(?!none|0)/.test(compact(attributes['style']));
}

/** The box into which a client puts the writer's stored signature. */
export const isSignature = (attributes: Attributes): boolean =>
  /^(?:signature|ms-outlook-mobile-signature)/i.test(attributes['id'] ?? '') ||
  /gmail_signature(?!_prefix)|moz-signature|protonmail_signature_block-user/.test(attributes['class'] ?? '');

const compact = (style: string | undefined): string =>
  style === undefined
    ? ''
    : style
        .slice(0, 2000)
        .toLowerCase()
        .replace(/\/\*[^*]*\*\/|\s+/g, '');
