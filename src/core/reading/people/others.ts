import type { Item, Statement } from './statements.ts';
import { fold } from './words.ts';

// Whose data a form's parts hold: the one who asks or the one above is not who gets the account.

/** Who asks ("Solicitante: …") is not who gets the account, where another name is given for that. */
export const isOfAsker = (statement: Statement, all: readonly Statement[]): boolean =>
  ASKER.test(statement.label) &&
  all.some(({ asks, label, value }) => asks[0] === 'fullName' && value !== '' && !ASKER.test(label));

/** What a form's parts such as "Datos del jefe inmediato" hold, where somebody is named outside of them. */
export function saidOfOthers(items: readonly Item[]): ReadonlySet<Item> {
  const found = new Set<Item>();
  let isOfOther = false;
  for (const item of items) {
    if (item.kind === 'text' && LEAVING.test(fold(item.line))) isOfOther = true;
    else if (item.kind === 'text' && DATA_OF.test(fold(item.line)))
      isOfOther = DATA_OF_OTHER.test(fold(item.line));
    else if (item.kind === 'break') isOfOther = false;
    else if (item.kind === 'statement' && isOfOther) found.add(item);
  }
  const isNamed = items.some(
    (item) =>
      item.kind === 'statement' && item.asks[0] === 'fullName' && item.value !== '' && !found.has(item),
  );
  return isNamed ? found : new Set();
}

/** "Y retirar a:", with data below. */
const LEAVING =
  /\b(?:retir|elimin|desactiv|inactiv|deshabilit|bloque|quit|borr)(?:ar|en|e)(?:le|les)?\b[^.:]{0,40}:\s*$|\bde baja\b[^.:]{0,20}:\s*$/;
const DATA_OF = /^\W*(?:datos|informacion) (?:de |del )[^:.]{3,50}[:.]?\s*$/;
const DATA_OF_OTHER =
  /jefe|jefa|autoriza|aprueba|aprobador|supervisor|solicitante|quien (?:solicita|pide)|contacto|referencia/;

const ASKER = /solicitante|(?:quien|que) (?:lo |la )?(?:solicita|pide|hace la solicitud|autoriza)/;
