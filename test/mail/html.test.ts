import { describe, expect, test } from '@jest/globals';
import { htmlToLines } from '../../src/mail/html.ts';

describe('HTML as its reader sees it', () => {
  test.each<[string, string, string]>([
    ['blocks and breaks are lines', '<div>Hola<br>Ana</div><p>Cargo: Jefe</p>', 'Hola\nAna\nCargo: Jefe'],
    [
      'cells are parted by tabs',
      '<table><tr><td>Cargo</td><td><p>Jefe de</p><p>planta</p></td></tr></table>',
      'Cargo\tJefe de planta',
    ],
    ['an empty cell keeps its place', '<table><tr><td>Cargo</td><td></td></tr></table>', 'Cargo\t'],
    [
      'a table of one cell is layout',
      '<table><tr><td><p>Hola</p><p>Cargo: Jefe</p></td></tr></table>',
      'Hola\nCargo: Jefe',
    ],
    [
      'lists side by side are rows',
      '<tr><td>Nombre<br>Cargo<br>Correo</td><td>Ana<br>Jefe<br>a@x.co</td></tr>',
      'Nombre\tAna\nCargo\tJefe\nCorreo\ta@x.co',
    ],
    ['quotes are marked', 'Va.<blockquote type="cite"><p>Uno</p>Dos</blockquote>', 'Va.\n> Uno\n> Dos'],
    ['a bare blockquote only indents', '<blockquote>Cargo: Jefe</blockquote>', 'Cargo: Jefe'],
    [
      'hidden text is left out',
      'a<span style="display: none">b</span><i style="mso-hide:all">c</i><u hidden>d</u>e',
      'ae',
    ],
    [
      'struck text is left out',
      '<s>Jefe</s> <span style="text-decoration:line-through">Gerente</span> Líder',
      'Líder',
    ],
    [
      'nothing of the head is shown',
      '<style>p{}</style><title>t</title><script>x</script><!-- c -->hola',
      'hola',
    ],
    [
      'a size of nothing hides until a size shows',
      '<div style="font-size:0px">a<p style="font-size:14px">b</p></div>',
      'b',
    ],
    [
      'a link without its address shows it',
      '<a href="mailto:ana@acme.co">mi correo</a>',
      'mi correo<mailto:ana@acme.co>',
    ],
    ['a link with an address is its text', '<a href="mailto:otra@acme.co">ana@acme.co</a>', 'ana@acme.co'],
    ['preformatted lines count', '<pre>Cargo: Jefe\nCorreo: a@x.co</pre>', 'Cargo: Jefe\nCorreo: a@x.co'],
    ['a stored signature begins with its mark', 'Hola<div id="Signature">Ana</div>', 'Hola\n-- \nAna'],
    ['a rule is a line of its own', 'a<hr>b', `a\n${'_'.repeat(32)}\nb`],
    [
      'conditional comments are comments',
      '<!--[if mso]>no<![endif]-->sí<![if !vml]> también<![endif]>',
      'sí también',
    ],
  ])('%s', (_, html, lines) => {
    expect(htmlToLines(html).trimStart()).toBe(lines);
  });
});
