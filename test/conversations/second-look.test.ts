import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { porteroOf } from '../support/portero.ts';
import { AGENT, type Letter, openTown, requestOf, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  town.clock.freeze(new Date('2026-03-04T03:00:00.000Z')); // the 3rd in Bogotá
});
afterAll(() => town.close());

const noticeOf = async (sender: string, mail: Parameters<Town['writes']>[1]): Promise<Letter> => {
  await town.writes(sender, mail);
  return await town.letterTo(AGENT, /Por decidir/);
};
const flat = (letter: Letter): string => letter.text.replace(/\s+/g, ' ');

test('who and whose company is new has no past', async () => {
  const notice = await noticeOf(
    'rrhh@andino.test',
    requestOf({ email: 'ana@andino.test', company: 'Andino' }),
  );
  expect(notice.text).not.toMatch(/Ya se rechaz|Ya hay/);
  await town.replies(notice, 'Aprobar');
  await town.settles();
});

test('an account at the same company is named, also to who completes a request; not one of another, nor of free mail', async () => {
  const next = await noticeOf('rrhh@andino.test', requestOf({ email: 'leo@andino.test' }));
  expect(flat(next)).toContain(
    'Ya hay una cuenta del mismo dominio: la de Carlos Pérez Gómez (ana@andino.test).',
  );
  expect(next.html).toContain('Ya hay una cuenta del mismo dominio');
  await town.replies(next, 'Rechazar: ya no trabaja aquí');
  await town.settles();
  await town.lettersLeft();
  await town.writes('luz@andino.test', {
    text: 'Nombre completo: Luz Díaz Mora\nEmpresa: Andino\nCorreo corporativo: luz@andino.test',
  });
  const receipt = await town.letterTo('luz@andino.test');
  await town.replies(receipt, 'Cargo: Gerente');
  expect(flat(await town.letterTo(AGENT, /Por decidir/))).toContain(
    'la de Carlos Pérez Gómez (ana@andino.test)',
  );
  await town.db.query(`update accounts set state = 'disabled'`);
  expect((await noticeOf('eva@andino.test', requestOf({ email: 'eva@andino.test' }))).text).not.toMatch(
    /Ya hay/,
  );
  await town.db.query(`update accounts set state = 'invited', email = 'ana@gmail.com'`);
  expect((await noticeOf('x@gmail.com', requestOf({ email: 'x@gmail.com' }))).text).not.toMatch(/Ya hay/);
});

test('refusals of the address, whoever asked, and by who asks, whatever for, are counted, with the last one’s reason', async () => {
  const sameAddress = await noticeOf('otra@otracosa.test', requestOf({ email: 'leo@andino.test' }));
  expect(flat(sameAddress)).toContain(
    'Ya se rechazó una solicitud de este correo o de quien la pide, para leo@andino.test, el 3 de marzo de 2026. Motivo: «ya no trabaja aquí»',
  );
  await town.replies(sameAddress, 'Rechazar: tampoco hoy');
  await town.settles();
  const sameRequester = await noticeOf('rrhh@andino.test', requestOf({ email: 'ida@otracosa.test' }));
  expect(flat(sameRequester)).toMatch(/Ya se rechazó una solicitud .* para leo@andino\.test/);
  const both = await noticeOf('rrhh@andino.test', requestOf({ email: 'leo@andino.test' }));
  expect(flat(both)).toMatch(/Ya se rechazaron 2 solicitudes .*; la última, .* Motivo: «tampoco hoy»/);
  // Who is erased goes from the notices about others as well.
  const told = async (): Promise<number | null> =>
    (
      await town.db.query(
        `select from outbox where kind = 'agent-notice' and data::text like '%leo@andino.test%'`,
      )
    ).rowCount;
  expect(await told()).toBeGreaterThan(0);
  expect((await porteroOf(town, 'person', 'erase', 'leo@andino.test', '--yes')).code).toBe(0);
  expect(await told()).toBe(0);
});
