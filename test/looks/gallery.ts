import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config.ts';
import { loadTemplates } from '../../src/mail/render.ts';
import { sampleFrame } from '../../src/mail/samples.ts';
import { loadPages } from '../../src/web/pages.ts';
import { SAMPLE_PAGES } from '../../src/web/samples.ts';
import { SAMPLE_LETTERS } from '../support/sample-letters.ts';

/** One thing that people see: a letter or a page, with sample data. */
export interface Exhibit {
  /** "letter-agent-notice-plain", "page-sign-in-wrong": its address and the name of its pictures. */
  readonly name: string;
  readonly what: 'letter' | 'page';
  /** A letter's subject, a page's name. */
  readonly title: string;
  readonly html: string;
  /** A letter's text part. */
  readonly text: string | null;
}

export interface Gallery {
  readonly exhibits: readonly Exhibit[];
  /** What the pages load, by path. */
  readonly files: ReadonlyMap<string, { readonly body: string | Buffer; readonly type: string }>;
  /** Where all of it comes from. */
  readonly folders: readonly string[];
}

/** Everything that people see, from the templates as they are on disk now. @throws when one of them is broken: which, and where */
export function openGallery(
  root: URL,
  environment: Readonly<Record<string, string | undefined>> = {},
): Gallery {
  const config = readConfig({
    IMAP_URL: 'imap://bot:x@127.0.0.1/INBOX?tls=none',
    SMTP_URL: 'smtp://127.0.0.1:2525?tls=none',
    MAIL_FROM: 'Mesa de Ayuda <soporte@logtecgroup.com.co>',
    AGENTS: 'agente@logtecgroup.com.co',
    PUBLIC_URL: 'https://soporte.logtecgroup.com.co',
    HELPDESK_URL: 'https://mesadeayuda.logtecgroup.com.co',
    DATABASE_URL: 'postgres://127.0.0.1/unused',
    SECRET_KEY: Buffer.alloc(32).toString('base64'),
    BRAND_DIR: fileURLToPath(new URL('templates/brand/logtecgroup', root)),
    ...environment,
  });
  const letters = loadTemplates(new URL('templates/mail/', root), config.timeZone, config.brand);
  const pages = loadPages(config, fileURLToPath(new URL('templates/pages/', root)));
  const exhibits: Exhibit[] = [
    ...SAMPLE_LETTERS.map(({ name, kind, data }): Exhibit => {
      const { subject, html, text } = letters.render(kind, data, {
        ...sampleFrame(kind),
        brand: config.brandName,
      });
      return { name: `letter-${kind}-${name}`, what: 'letter', title: subject, html, text };
    }),
    ...SAMPLE_PAGES.map(({ name, page, data }): Exhibit => {
      const html = pages.render(page, data, { token: 'muestra' });
      return { name: `page-${page}-${name}`, what: 'page', title: `${page}, ${name}`, html, text: null };
    }),
  ];
  return {
    exhibits,
    files: pages.files,
    folders: [fileURLToPath(new URL('templates/', root)), config.brand.folder],
  };
}
