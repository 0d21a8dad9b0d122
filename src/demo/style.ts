/** The web inbox's one stylesheet: system fonts, light and dark by the system's wish. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ground: #eef2f5; --paper: #fff; --raised: #f7f9fb; --ink: #17242d; --soft: #55666f; --line: #d5dee4; --edge: #8b9ba6;
  --brand: #0b5c7d; --brand-strong: #08465f; --on-brand: #fff; --bad: #a32020; --warn: #855400; --unread: #e8f2f7;
}
@media (prefers-color-scheme: dark) { :root {
  --ground: #0f1820; --paper: #18242e; --raised: #1d2b36; --ink: #e8eef2; --soft: #a9b9c3; --line: #2f404b; --edge: #6f8491;
  --brand: #7cc8e8; --brand-strong: #a5daf1; --on-brand: #06222f; --bad: #ff9d94; --warn: #f0c067; --unread: #1b3342;
} }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; height: 100vh; height: 100dvh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: .9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
a { color: var(--brand); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; border-radius: 6px; }
h1, h2, h3, p, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
.away { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
button, .button { display: inline-flex; align-items: center; justify-content: center; min-height: 2.5rem; padding: .4rem 1rem; border: 1px solid var(--brand);
  border-radius: 8px; background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; white-space: nowrap; }
button:hover, .button:hover { background: var(--brand-strong); border-color: var(--brand-strong); }
.quiet, button.quiet { background: transparent; border-color: var(--edge); color: var(--ink); font-weight: 500; }
.quiet:hover, button.quiet:hover { background: var(--raised); border-color: var(--ink); }
.bad.button, button.bad { background: transparent; border-color: var(--bad); color: var(--bad); }
.bad.button:hover, button.bad:hover { background: var(--raised); }
.badge { display: inline-block; min-width: 1.35rem; padding: 0 .4rem; border-radius: 1rem; background: var(--brand); color: var(--on-brand);
  font-size: .75rem; font-weight: 700; line-height: 1.35rem; text-align: center; }
.empty { color: var(--soft); }

/* The board */
.bar { display: flex; align-items: center; gap: .5rem 1.25rem; padding: .6rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line); flex-wrap: wrap; }
.brand { margin-right: auto; white-space: nowrap; font-size: 1.125rem; color: var(--brand); }
.brand span, .day { font-size: .9375rem; font-weight: 400; color: var(--soft); }
.clock { display: flex; align-items: center; gap: .5rem; margin: 0; }
.clock b { font-variant-numeric: tabular-nums; }
.lead { color: var(--warn); font-weight: 600; }
.bar button, .bar .button { min-height: 2.25rem; padding: .25rem .75rem; font-size: .875rem; }
.tabs, .low { display: none; }
.low { gap: .4rem; }
.columns { flex: 1 1 auto; min-height: 20rem; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; padding: .75rem 1rem .6rem; }
.column { display: flex; flex-direction: column; min-height: 0; }
.column h2, .pane h2 { font-size: .8125rem; font-weight: 600; color: var(--soft); padding: 0 .25rem .35rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.column h2 b { display: inline-block; width: 1.35rem; line-height: 1.35rem; margin-right: .4rem; border-radius: 50%; background: var(--line); color: var(--ink); text-align: center; font-size: .75rem; }
.column h2 span, .pane h2 small { font-weight: 400; font-size: inherit; }
.column iframe { flex: 1; width: 100%; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); box-shadow: 0 1px 2px rgb(0 0 0 / .05), 0 6px 20px rgb(0 0 0 / .05); }
.behind { flex: 0 0 9.5rem; min-height: 0; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; padding: 0 1rem .75rem; }
.pane { display: flex; flex-direction: column; min-height: 0; }
.pane + .pane { grid-column: span 2; }
.pane > div, .log { flex: 1; overflow: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: .5rem .75rem; font-size: .8125rem; }
.pane h3 { font-size: .8125rem; margin: .35rem 0 .1rem; }
.pane h3:first-child { margin-top: 0; }
.folder a { display: flex; gap: .5rem; color: inherit; text-decoration: none; }
.folder a:hover { text-decoration: underline; }
.folder .unread, .folder .read { flex: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.folder .unread { font-weight: 650; }
.folder time, .folder .who { color: var(--soft); white-space: nowrap; }
.log { font: .75rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.log time, .log span { color: var(--soft); }
.log .warn { color: var(--warn); }
.log .bad { color: var(--bad); }
.noscript { padding: 0 1rem .5rem; color: var(--soft); }

/* One column */
body.frame { background: var(--paper); }
.frame > header { border-bottom: 1px solid var(--line); background: var(--raised); padding: .5rem .75rem; }
.people { display: flex; gap: .35rem; overflow-x: auto; }
.people a { display: flex; align-items: center; gap: .45rem; padding: .3rem .6rem .3rem .3rem; border: 1px solid transparent; border-radius: 2rem; color: var(--soft); text-decoration: none; white-space: nowrap; }
.people a:hover { background: var(--ground); }
.people a[aria-current] { background: var(--paper); border-color: var(--line); color: var(--ink); font-weight: 600; }
.face { display: inline-grid; place-items: center; width: 1.75rem; height: 1.75rem; border-radius: 50%; background: var(--brand); color: var(--on-brand); font-size: .6875rem; font-weight: 700; }
.address { color: var(--soft); font-size: .8125rem; padding: .25rem .4rem 0; }
.frame > main { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; }
/* A letter's height is measured before the column has its scrollbar: its room is kept, or the letter would wrap anew and get one of its own. */
.frame > main:has(.letter) { scrollbar-gutter: stable; }
.tools { padding: .75rem; }
.tools .button { width: 100%; }
.frame .empty { padding: .5rem 1rem 1rem; }
.list a { display: block; padding: .6rem 1rem; color: inherit; text-decoration: none; border-top: 1px solid var(--line); }
.list a:hover { background: var(--raised); }
.list .unread a { background: var(--unread); }
.line { display: flex; justify-content: space-between; gap: .75rem; }
.who { font-weight: 400; }
.list time { color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.subject, .snippet, .line .who { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.unread .who, .unread .subject { font-weight: 650; }
.sent .who, .sent .subject, .snippet { color: var(--soft); }
.snippet { font-size: .8125rem; }
.dot { display: inline-block; width: .5rem; height: .5rem; margin-right: .4rem; border-radius: 50%; background: var(--brand); vertical-align: .1em; }
.letter, .compose { flex: 1 0 auto; width: 100%; max-width: 48rem; display: flex; flex-direction: column; }
.head { padding: .35rem 1rem .6rem; border-bottom: 1px solid var(--line); }
.compose { padding: .35rem 1rem 0; }
.frame h1 { font-size: 1rem; line-height: 1.3; margin: .25rem 0; }
.top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; min-height: 2.25rem; }
.back { font-size: .875rem; text-decoration: none; }
.meta { color: var(--soft); font-size: .8125rem; }
.one-line { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.meta b { color: var(--ink); }
.views { display: flex; gap: .25rem; }
.views a { padding: .2rem .6rem; border: 1px solid transparent; border-radius: 2rem; color: var(--soft); font-size: .8125rem; text-decoration: none; }
.views a[aria-current] { color: var(--ink); border-color: var(--edge); font-weight: 600; }
/* A letter's own page is made as tall as it is by the script. */
.message { flex: none; height: 24rem; width: 100%; border: 0; margin: 0; padding: 0; }
.message.text, .message.source { height: auto; padding: .9rem 1rem; white-space: pre-wrap; }
.message.source { font: .75rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.answers, .send { position: sticky; bottom: 0; margin-top: auto; display: flex; flex-wrap: wrap; gap: .5rem; padding: .6rem 1rem; border-top: 1px solid var(--line); background: var(--raised); }
.answers { align-items: center; gap: .4rem; }
.answers > span { color: var(--soft); font-size: .8125rem; }
.answers button, .answers .button { min-height: 2.25rem; padding: .25rem .55rem; font-size: .875rem; }
.answers form { margin: 0; }
.answers textarea { field-sizing: content; max-height: 7rem; }
.answers summary { list-style: none; }
.answers summary::-webkit-details-marker { display: none; }
/* While one writes a rejection the other answers step aside, so that the letter stays in sight. */
.answers:has(details[open]) > :not(details) { display: none; }
.answers details[open] { flex: 1; }
.answers details[open] form { display: flex; gap: .5rem; align-items: end; padding-top: .5rem; }
.compose form { flex: 1; display: flex; flex-direction: column; gap: .5rem; margin-top: .6rem; }
.compose textarea { flex: 1 0 auto; }
.addressed summary { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--soft); font-size: .8125rem; cursor: pointer; }
.addressed summary b { color: var(--ink); font-weight: 600; }
.addressed[open] summary { margin-bottom: .4rem; }
.fields { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .4rem .75rem; align-items: center; }
.send { align-items: center; margin: .2rem -1rem 0; }
label { font-size: .8125rem; font-weight: 600; }
input:not([type=radio], [type=checkbox]), textarea, select { width: 100%; padding: .5rem .65rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; }
textarea { resize: vertical; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; font-size: .8125rem; }
.chips span { color: var(--soft); }
.chips a { padding: .25rem .55rem; border: 1px solid var(--line); border-radius: 2rem; text-decoration: none; }
.chips a[aria-current] { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
.problem { margin-top: .6rem; color: var(--bad); }
.quote { color: var(--soft); font-size: .8125rem; }
.quote blockquote { margin: .5rem 0 0; padding-left: .75rem; border-left: 2px solid var(--line); white-space: pre-wrap; }

/* On a low screen the columns get it all; what goes on behind is one click away. */
@media (min-width: 52.01rem) and (max-height: 50rem) {
  .low { display: inline-flex; margin: 0; }
  .columns { min-height: 0; }
  body:not(:has(#ver-abajo:checked)) .behind { display: none; }
}
@media (max-width: 52rem) {
  .day, .lead, .brand span, .bar .button span { display: none; }
  .bar { padding: .5rem .75rem; gap: .5rem; flex-wrap: nowrap; }
  .clock { gap: .35rem; white-space: nowrap; font-size: .8125rem; }
  .bar button, .bar .button { padding: .25rem .45rem; font-size: .8125rem; }
  .tabs { display: flex; background: var(--paper); border-bottom: 1px solid var(--line); }
  .tabs label { flex: 1 1 0; padding-inline: .25rem; display: flex; align-items: center; justify-content: center; gap: .35rem; min-height: 2.75rem; margin: 0; font-weight: 500; white-space: nowrap; color: var(--soft); border-bottom: 2px solid transparent; cursor: pointer; }
  .tabs b { font-weight: inherit; }
  .tabs input { position: absolute; opacity: 0; }
  .tabs label:has(:checked) { color: var(--ink); font-weight: 650; border-color: var(--brand); }
  .tabs label:has(:focus-visible) { outline: 3px solid var(--brand); outline-offset: -3px; }
  .columns { display: flex; padding: 0; min-height: 0; }
  .column, .behind { display: none; flex: 1; }
  .column h2 { display: none; }
  .column iframe { border: 0; border-radius: 0; box-shadow: none; }
  body:has(#ver-requester:checked) .requester, body:has(#ver-agent:checked) .agent, body:has(#ver-person:checked) .person { display: flex; }
  body:has(#ver-behind:checked) .columns { display: none; }
  body:has(#ver-behind:checked) .behind { display: grid; grid-template: minmax(0, 1fr) minmax(0, 1fr) / minmax(0, 1fr); padding: .75rem; }
  .pane + .pane { grid-column: auto; }
}
@media (max-width: 22rem) { .answers > span { display: none; } }
@media (max-width: 24rem) {
  .brand, .tabs b { display: none; }
  .bar { justify-content: space-between; }
  .tabs label { gap: .25rem; padding-inline: 0; font-size: .8125rem; }
}
`;
