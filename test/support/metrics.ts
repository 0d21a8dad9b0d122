import type { Service } from '../../src/service.ts';

/** One series of a scrape. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What /metrics says now, as Prometheus's text format has it. */
export async function scrape({ opsUrl }: Pick<Service, 'opsUrl'>): Promise<Series[]> {
  const text = await (await fetch(`${opsUrl}/metrics`)).text();
  return [...text.matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$/gm)].map(
    ([, name = '', labels = '', value]) => ({
      name,
      labels: labelsOf(labels),
      value: Number(value),
    }),
  );
}

export const labelsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

/** A rule's expression in one of the three forms that ops/alerts.yaml keeps to. */
export interface Expression {
  readonly form: 'value' | 'age' | 'increase';
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isAbove: boolean;
  readonly threshold: number;
}

/** @throws when it is none of the forms */
export function expressionOf(expr: string): Expression {
  const form = expr.startsWith('time() - ') ? 'age' : expr.startsWith('increase(') ? 'increase' : 'value';
  const inner = expr.replace(/^time\(\) - /, '').replace(/^increase\((.*)\[\d+[mh]\]\)/, '$1');
  const [, metric, labels = '', sign, threshold] =
    /^([a-z_]+)(?:\{([^}]*)\})? ([<>]) (\d+(?:\.\d+)?)$/.exec(inner) ?? [];
  if (!metric) throw new Error(`not a form that is understood: ${expr}`);
  return { form, metric, labels: labelsOf(labels), isAbove: sign === '>', threshold: Number(threshold) };
}

export const seriesOf = ({ metric, labels }: Expression, series: readonly Series[]): Series[] =>
  series.filter(
    (one) =>
      one.name === metric && Object.entries(labels).every(([name, value]) => one.labels[name] === value),
  );

/** Whether the rule would ring at `now` (seconds); `before` is the scrape that an increase counts from. */
export function rings(
  expression: Expression,
  series: readonly Series[],
  before: readonly Series[],
  now: number,
): boolean {
  const { form, isAbove, threshold } = expression;
  const earlier = seriesOf(expression, before);
  return seriesOf(expression, series).some(({ value }, i) => {
    const shown =
      form === 'age' ? now - value : form === 'increase' ? value - (earlier[i]?.value ?? value) : value;
    return isAbove ? shown > threshold : shown < threshold;
  });
}
