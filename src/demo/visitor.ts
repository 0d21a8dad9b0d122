import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

/** A page as somebody at a browser has it in front of them. */
export interface Page {
  readonly url: string;
  readonly status: number;
  /** Its first heading. */
  readonly title: string;
  /** The words of its main part. */
  readonly text: string;
  readonly dom: Document;
}

/** A browser of one person: keeps cookies, follows redirects, fills in forms. */
export interface Visitor {
  open(url: string): Promise<Page>;
  /** Sends the form of `page` that goes to `action` (its own address when null) with its hidden fields and `fields`. */
  submit(page: Page, action: string | null, fields: Readonly<Record<string, string>>): Promise<Page>;
}

const MOST_REDIRECTS = 5;
const PATIENCE = 15_000;

export function openVisitor(): Visitor {
  const cookies = new Map<string, string>();

  const ask = async (url: string, form: URLSearchParams | null, redirects = 0): Promise<Page> => {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      ...(form && { body: form }),
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
    const body = await answer.text();
    const next = answer.headers.get('location');
    if (next === null) return pageOf(url, answer.status, body);
    if (redirects >= MOST_REDIRECTS) throw new Error(`${new URL(url).pathname} redirects without end`);
    return await ask(new URL(next, url).href, null, redirects + 1);
  };
  return {
    open: (url) => ask(url, null),
    submit: async (page, action, fields) => {
      const target = new URL(action ?? '', page.url).href;
      const form = DomUtils.findOne(
        (element) =>
          element.name === 'form' && new URL(element.attribs['action'] ?? '', page.url).href === target,
        page.dom.children,
      );
      if (!form)
        throw new Error(
          `the page "${page.title}" (${page.status}) has no form that goes to ${new URL(target).pathname}`,
        );
      return await ask(target, new URLSearchParams({ ...hiddenFields(form), ...fields }));
    },
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  const isOver = attributes.some((attribute) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
  if (isOver) cookies.delete(name.trim());
  else cookies.set(name.trim(), value.join('='));
}

function hiddenFields(form: Element): Record<string, string> {
  const inputs = DomUtils.findAll((element) => element.attribs['type'] === 'hidden', form.children);
  return Object.fromEntries(inputs.map(({ attribs }) => [attribs['name'] ?? '', attribs['value'] ?? '']));
}

function pageOf(url: string, status: number, body: string): Page {
  const dom = parseDocument(body);
  const words = (name: string): string => {
    const element = DomUtils.findOne((each) => each.name === name, dom.children);
    return element ? spaced(DomUtils.textContent(element)) : '';
  };
  return { url, status, title: words('h1'), text: words('main'), dom };
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
