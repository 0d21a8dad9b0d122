import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANA, CARLOS, LAURA, LUIS } from './cast.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { atFreePort } from './free-port.ts';
import type { KeptLetter } from './post.ts';
import { lookIntoDesk, openStage, type Stage, Unseen } from './stage.ts';
import { openTown } from './town.ts';
import { openVisitor, type Visitor } from './visitor.ts';
import { answerDraft, newDraft } from './writing.ts';

const PASSWORD = 'tres tristes tigres trigaban';
const NEW_PASSWORD = 'un elefante se columpiaba';
const TWO_MINUTES = 120_000;

/**
 * Plays the whole story by itself, in a temporary folder and on free ports, and prints it as a transcript.
 * @returns the exit code: 0, or 1 when something expected was not seen. The folder is then kept for its log.
 */
export async function playScript(print: (line: string) => void): Promise<number> {
  const began = performance.now();
  const took = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const dir = mkdtempSync(join(tmpdir(), 'portero-demo-'));
  chmodSync(dir, 0o755); // as root the database runs under another account
  try {
    const town = await atFreePort(0, (port) => openTown(dir, port));
    const stage = openStage(town, print);
    try {
      await tell(stage);
    } finally {
      await town.close();
    }
    rmSync(dir, { recursive: true, force: true });
    print(`\nAll ${stage.steps()} steps as expected, in ${took()}.`);
    return 0;
  } catch (error) {
    const what = error instanceof Unseen ? error.message : ((error as Error).stack ?? String(error));
    print(`\nFAILED: ${what}\nThe bot's log is ${join(dir, 'portero.log')}`);
    print(`The story broke off after ${took()}.`);
    return 1;
  }
}

async function tell(stage: Stage): Promise<void> {
  const laura = openVisitor();
  await asksAndIsApproved(stage);
  const link = linkIn(stage, await stage.receives(LAURA, /^Solicitud activación usuario$/));
  await activates(stage, laura, link);
  await forgetsPassword(stage, laura);
  await isRejected(stage);
  await isLeftAlone(stage);
}

async function asksAndIsApproved(stage: Stage): Promise<void> {
  stage.chapter('Carlos asks for an account, and Ana approves it');
  const { subject, body, format } = example('completa');
  await stage.writes(newDraft(CARLOS, subject, body, format), body);
  await stage.receives(CARLOS, /SOL-[0-9A-Z]{6}/);
  const notice = await stage.receives(ANA, /^\[SOL-[0-9A-Z]{6}\] Por decidir: Laura Gómez/, 'whole');
  await stage.receives(LUIS, /^\[SOL-[0-9A-Z]{6}\] Por decidir: Laura Gómez/);
  await stage.writes(answerDraft(ANA, notice, 'Aprobar'), 'Aprobar (and the notice quoted below)');
  await stage.receives(ANA, /SOL-.*aprobada/);
  await stage.receives(LUIS, /SOL-.*aprobada/);
}

async function activates(stage: Stage, laura: Visitor, link: string): Promise<void> {
  stage.chapter('Laura opens the link');
  const scanner = openVisitor();
  for (const time of ['first', 'second', 'third'])
    stage.sees(`A scanner looks at the link for the ${time} time`, await scanner.open(link), 200, /./);
  const form = stage.sees('Laura opens the link', await laura.open(link), 200, /./);
  const short = await laura.submit(form, null, { password: 'corta', confirmation: 'corta' });
  stage.sees('Laura tries a short password', short, 422, /./);
  const fields = { password: PASSWORD, confirmation: PASSWORD, acepto: 'si' };
  const account = await laura.submit(short, null, fields);
  stage.sees('Laura chooses a good one and is signed in', account, 200, /^Su cuenta$/);
  await stage.receives(LAURA, /^Su cuenta quedó activa/);
  stage.sees('The link is used up', await scanner.open(link), 410, /./);
  const out = await laura.submit(account, '/salir', {});
  stage.sees('Laura signs out', out, 200, /^Iniciar sesión$/);
  await signsIn(stage, laura, PASSWORD);
}

async function signsIn(stage: Stage, laura: Visitor, password: string): Promise<void> {
  const form = await laura.open(`${stage.town.pagesUrl}/ingresar`);
  const account = await laura.submit(form, '/ingresar', { email: LAURA.address, password });
  stage.sees('Laura signs in with her e-mail and password', account, 200, /^Su cuenta$/);
}

async function forgetsPassword(stage: Stage, laura: Visitor): Promise<void> {
  stage.chapter('Two minutes later, Laura has forgotten her password');
  await stage.settles();
  stage.town.forward(TWO_MINUTES); // link letters to one address are a minute apart
  const ask = await openVisitor().open(`${stage.town.pagesUrl}/restablecer`);
  stage.sees('Laura follows "¿Olvidó su contraseña?"', ask, 200, /./);
  const asked = await laura.submit(await laura.open(`${stage.town.pagesUrl}/restablecer`), '/restablecer', {
    email: LAURA.address,
  });
  stage.sees('Laura presses "Restablecer mi contraseña"', asked, 200, /Revise su correo/);
  const letter = await stage.receives(
    LAURA,
    /^Instrucciones cambio de contraseña Mesa de Ayuda LogTecGroup y nuestras Marcas$/,
  );
  const form = await laura.open(linkIn(stage, letter));
  stage.sees('Laura opens the link', form, 200, /./);
  const fields = { password: NEW_PASSWORD, confirmation: NEW_PASSWORD };
  const account = await laura.submit(form, null, fields);
  stage.sees('Laura chooses a new password and is signed in', account, 200, /^Su cuenta$/);
  await stage.receives(LAURA, /^Su contraseña .*cambió$/);
  const elsewhere = openVisitor();
  const form2 = await elsewhere.open(`${stage.town.pagesUrl}/ingresar`);
  const old = await elsewhere.submit(form2, '/ingresar', { email: LAURA.address, password: PASSWORD });
  stage.sees('The old password no longer works', old, 401, /^Iniciar sesión$/);
  await signsIn(stage, elsewhere, NEW_PASSWORD);
}

async function isRejected(stage: Stage): Promise<void> {
  stage.chapter('Carlos asks about a printer; then for another account, and forgets to say the role');
  const printer = example('soporte');
  await stage.writes(newDraft(CARLOS, printer.subject, printer.body), printer.body);
  const { subject, body } = example('incompleta');
  await stage.writes(newDraft(CARLOS, subject, body), body);
  const question = await stage.receives(CARLOS, /SOL-[0-9A-Z]{6}/);
  const words = 'Cargo: Auxiliar de bodega';
  await stage.writes(answerDraft(CARLOS, question, words), words);
  await stage.receives(CARLOS, /SOL-[0-9A-Z]{6}/);
  await stage.receives(ANA, /^\[SOL-.*Marta Díaz/);
  const notice = await stage.receives(LUIS, /^\[SOL-.*Marta Díaz/);
  const reason = 'Rechazar: la persona ya no trabaja en la empresa.';
  await stage.writes(answerDraft(LUIS, notice, reason), reason);
  const rejected = await stage.receives(CARLOS, /SOL-.*no fue aprobada/);
  if (!rejected.text.includes('ya no trabaja en la empresa'))
    throw new Unseen(`expected the reason in the letter of rejection, which says: ${rejected.text}`);
  await stage.receives(ANA, /SOL-.*rechazada/);
  await stage.receives(LUIS, /SOL-.*rechazada/);
}

async function isLeftAlone(stage: Stage): Promise<void> {
  stage.chapter('The people at the help desk look into their mailbox');
  await stage.settles();
  const inbox = await lookIntoDesk(stage.town, 'INBOX');
  for (const { subject, flags } of inbox)
    stage.notes(`In the mailbox: ${subject} (${flags.includes('\\Seen') ? 'read' : 'unread'})`);
  const archived = await lookIntoDesk(stage.town, 'Portero');
  stage.notes(`In the folder Portero, the bot's own: ${archived.length} mails`);
  const [only, ...more] = inbox;
  const isUntouched = only?.subject === example('soporte').subject && only.flags.length === 0;
  if (!isUntouched || more.length > 0)
    throw new Unseen(
      `expected the mail about the printer alone in the mailbox, without any flag; saw ${JSON.stringify(inbox)}`,
    );
}

function linkIn(stage: Stage, letter: KeptLetter): string {
  const [link] = letter.text.match(/https?:\/\/\S+\/(activar|restablecer)\/[\w.-]+/) ?? [];
  if (!link?.startsWith(stage.town.pagesUrl))
    throw new Unseen(`expected a link to ${stage.town.pagesUrl} in the letter, which says: ${letter.text}`);
  return link;
}

function example(name: string): Example {
  const found = EXAMPLES[name];
  if (!found) throw new Error(`there is no example "${name}"`);
  return found;
}
