import { median } from '../bench/measure.ts';
import { type Third, thirds } from './flat.ts';
import type { Sample } from './samples.ts';

interface Line {
  readonly name: string;
  readonly of: (sample: Sample) => number;
}

interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
  /** The axis goes so far at least: what is nearly nothing must not look like mountains. */
  readonly least: number;
}

const PANELS: readonly Panel[] = [
  {
    title: 'Memory, MB',
    lines: [
      { name: 'resident', of: ({ rss }) => rss },
      { name: 'heap in use', of: ({ heap }) => heap },
    ],
    least: 100,
  },
  {
    title: 'Handles',
    lines: [
      { name: 'open files', of: ({ fds }) => fds },
      { name: 'active handles', of: ({ handles }) => handles },
    ],
    least: 10,
  },
  {
    title: 'Event loop delay, 99th percentile, ms (10 of them are its timer’s own)',
    lines: [{ name: 'delay', of: ({ lag }) => lag }],
    least: 50,
  },
  {
    title: 'Waiting longest, s',
    lines: [
      { name: 'mail', of: ({ inboxAge }) => inboxAge },
      { name: 'letter', of: ({ outboxAge }) => outboxAge },
    ],
    least: 5,
  },
  {
    title: 'Load of the machine, which others use too (average of a minute)',
    lines: [{ name: 'load', of: ({ load }) => load }],
    least: 4,
  },
];

const WIDTH = 860;
const LEFT = 56;
const RIGHT = 100;
const TOP = 64;
const HEIGHT = 96;
const GAP = 46;
const PLOT = WIDTH - LEFT - RIGHT;

/** For readers of a light and of a dark page: the SVG asks which, also inside an <img>. */
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333 } .title { font-size: 15px; font-weight: 600 } .name { font-weight: 600 }
  .axis { stroke: #999 } .grid { stroke: #e2e2e2 } .back { fill: #fff } path { fill: none; stroke-width: 1.2 }
  .third { fill: #0000000a } .median { stroke-width: 2.5; stroke-dasharray: 5 3 }
  .s0 { stroke: #0b62a8 } .s1 { stroke: #b4530a } text.s0 { fill: #0b62a8; stroke: none } text.s1 { fill: #b4530a; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .axis { stroke: #777 } .grid { stroke: #333 } .back { fill: #14171a } .third { fill: #ffffff0d }
    .s0 { stroke: #6cb6ff } .s1 { stroke: #f0a05a } text.s0 { fill: #6cb6ff } text.s1 { fill: #f0a05a }
  }`;

/** A drawing of every look: one panel a figure over the same minutes, with the medians of the two thirds that are compared. */
export function draw(samples: readonly Sample[], heading: string): string {
  const minutes = samples.at(-1)?.minute ?? 1;
  const x = (minute: number): number => LEFT + (minute / minutes) * PLOT;
  const height = TOP + PANELS.length * (HEIGHT + GAP);
  const panels = PANELS.map((panel, i) => drawPanel(panel, samples, TOP + i * (HEIGHT + GAP), x));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="heading">
<style>${STYLE}
</style>
<rect class="back" width="${WIDTH}" height="${height}"/>
<text class="title" id="heading" x="${LEFT}" y="24">${heading}</text>
${panels.join('\n')}
${minuteAxis(minutes, height - GAP, x)}
</svg>
`;
}

function drawPanel(
  { title, lines, least }: Panel,
  samples: readonly Sample[],
  top: number,
  x: (minute: number) => number,
): string {
  const most = Math.max(least, ...samples.flatMap((one) => lines.map(({ of }) => of(one))));
  const step = niceStep(most);
  const end = Math.ceil(most / step) * step;
  const y = (value: number): number => top + HEIGHT * (1 - value / end);
  const both = Object.values(thirds(samples));
  const shades = both.map(
    ({ from, to }) =>
      `<rect class="third" x="${round(x(from))}" y="${top}" width="${round(x(to) - x(from))}" height="${HEIGHT}"/>`,
  );
  const grid = Array.from({ length: Math.round(end / step) + 1 }, (_, i) => i * step).map(
    (value) =>
      `<line class="${value === 0 ? 'axis' : 'grid'}" x1="${LEFT}" x2="${LEFT + PLOT}" y1="${round(y(value))}" y2="${round(y(value))}"/>` +
      `<text x="${LEFT - 6}" y="${round(y(value) + 4)}" text-anchor="end">${value}</text>`,
  );
  const drawn = lines.map(({ of }, i) => drawLine(of, `s${i}`, samples, both, x, y));
  return [
    `<text x="${LEFT}" y="${top - 8}"><tspan class="name">${title}</tspan></text>`,
    ...shades,
    ...grid,
    ...drawn,
    ...names(lines, samples, y),
  ].join('\n');
}

function drawLine(
  of: Line['of'],
  style: string,
  samples: readonly Sample[],
  both: readonly Third[],
  x: (minute: number) => number,
  y: (value: number) => number,
): string {
  const points = samples.map((one) => `${round(x(one.minute))} ${round(y(of(one)))}`);
  const medians = both.map((third) => {
    const at = round(y(median(third.samples.map(of))));
    return `<path class="median ${style}" d="M${round(x(third.from))} ${at}H${round(x(third.to))}"/>`;
  });
  return [`<path class="${style}" d="M${points.join('L')}"/>`, ...medians].join('\n');
}

const APART = 14;

/** Beside its end each line has its name; the names keep out of each other's way. */
function names(lines: readonly Line[], samples: readonly Sample[], y: (value: number) => number): string[] {
  const last = thirds(samples).last.samples;
  const places = lines.map(({ name, of }, i) => ({ name, style: `s${i}`, at: y(median(last.map(of))) + 4 }));
  const [upper, lower] = [...places].sort((a, b) => a.at - b.at);
  if (upper && lower) upper.at = Math.min(upper.at, lower.at - APART);
  return places.map(
    ({ name, style, at }) => `<text class="${style}" x="${LEFT + PLOT + 6}" y="${round(at)}">${name}</text>`,
  );
}

function minuteAxis(minutes: number, bottom: number, x: (minute: number) => number): string {
  const step = niceStep(minutes, 10);
  const ticks = Array.from({ length: Math.floor(minutes / step + 1e-6) + 1 }, (_, i) => i * step);
  return [
    ...ticks.map(
      (minute) =>
        `<line class="axis" x1="${round(x(minute))}" x2="${round(x(minute))}" y1="${bottom}" y2="${bottom + 4}"/>` +
        `<text x="${round(x(minute))}" y="${bottom + 18}" text-anchor="middle">${+minute.toFixed(3)}</text>`,
    ),
    `<text x="${LEFT + PLOT}" y="${bottom + 34}" text-anchor="end">minutes since the load began; shaded, the thirds that are compared, and their medians</text>`,
  ].join('\n');
}

/** 1, 2 or 5 times a power of ten, so that an axis has no more than so many steps. */
function niceStep(most: number, steps = 4): number {
  const power = 10 ** Math.floor(Math.log10(most / steps));
  const factor = [1, 2, 5, 10].find((one) => one * power * steps >= most * 0.999) ?? 10;
  return +(factor * power).toPrecision(1);
}

const round = (value: number): number => Math.round(value * 10) / 10;
