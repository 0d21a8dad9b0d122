import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { peopleIn } from '../support/requests.ts';

/**
 * Bodies of requests with the people that a careful colleague reads in them, one after the other in a plain file, so that
 * whoever meets a new wording adds it in a minute: `=== title || plain or html || From || Subject`, the text, `---`, and a
 * line "name | company | role | e-mail" for each person.
 */
const snippets = readFileSync('test/corpus/snippets/requests.txt', 'utf8')
  .split(/^=== /m)
  .filter((snippet) => snippet.trim() !== '')
  .map((snippet) => {
    const head = snippet.split('\n', 1)[0] ?? '';
    const [title = '', kind, from, subject] = head.split(' || ');
    const [text = '', people = ''] = snippet.slice(head.length + 1).split(/^---\n/m);
    const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(from ?? 'Ana Ruiz <ana.ruiz@acme.co>') ?? [];
    const more = {
      from: [{ name, address }],
      html: kind === 'html' ? text : null,
      ...(subject && { subject }),
    };
    return { title, text, more, people: people.trim().split('\n') };
  });

test.each(snippets.map((snippet, at) => [`${at + 1} ${snippet.title}`, snippet] as const))('%s', (_, {
  text,
  more,
  people,
}) => {
  expect(peopleIn(text, more)).toEqual(people);
});
