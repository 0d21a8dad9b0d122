import type hoodiecrow from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';

/** hoodiecrow changes the request while it answers, so that after one short mail all others of a partial FETCH came empty. */
export function mendPartialFetch(server: hoodiecrow.ImapServer): void {
  for (const item of ['BODY', 'BODY.PEEK'] as const)
    server.fetchHandlers[item] = (connection, message, asked) =>
      fetchHandlers[item](connection, message, {
        ...asked,
        ...(asked.partial ? { partial: [...asked.partial] } : {}),
      });
}

/** hoodiecrow's IDLE holds a timer of 30 minutes for every connection that was cut, which keeps the process alive. */
export function mendIdle(server: hoodiecrow.ImapServer): void {
  server.setCommandHandler('IDLE', (connection, { tag }, _data, done) => {
    connection.directNotifications = true;
    connection.inputHandler = (line) => {
      connection.inputHandler = false;
      connection.directNotifications = false;
      const command = line.toUpperCase() === 'DONE' ? 'OK' : 'BAD';
      connection.send({ tag, command, attributes: [{ type: 'TEXT', value: 'IDLE ended' }] });
    };
    connection.socket?.write('+ idling\r\n');
    connection.processNotifications();
    done();
  });
}

/** Gives the server a switch: with words, every move is answered NO and them. */
export function refuserOfMoves(server: hoodiecrow.ImapServer): (words: string | null) => void {
  const original = server.getCommandHandler('UID MOVE');
  let refusal: string | null = null;
  server.setCommandHandler('UID MOVE', (connection, command, data, done) => {
    if (refusal === null) return original(connection, command, data, done);
    connection.send({ tag: command.tag, command: 'NO', attributes: [{ type: 'TEXT', value: refusal }] });
    done();
  });
  return (words) => {
    refusal = words;
  };
}
