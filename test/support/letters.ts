import type { LetterData, LetterFrame, LetterKind } from '../../src/core/letters.ts';
import type { Person } from '../../src/core/mail.ts';
import { loadTemplates, type Rendered } from '../../src/mail/render.ts';
import { sampleFrame } from '../../src/mail/samples.ts';

/** The templates of letters as they stand in the tree. */
export const FOLDER = new URL('../../templates/mail/', import.meta.url);
export const templates = loadTemplates(FOLDER);

/** A letter in the frame of the samples, but for what `frame` says. */
export function letter<K extends LetterKind>(
  kind: K,
  data: LetterData[K],
  frame: Partial<LetterFrame> = {},
): Rendered {
  return templates.render(kind, data, { ...sampleFrame(kind), ...frame });
}

/** What a person sees of the HTML: without tags, hidden preheader and entities. */
export const seen = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>|<div style="display:none[\s\S]*?<\/div>|<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

export const ana: Person = {
  fullName: 'Ana Pérez',
  company: 'Acme S.A.S.',
  role: 'Analista',
  email: 'ana@acme.co',
};
