// Medians as tables in Markdown, with a chart of when the words can be read.

const COLUMNS = [
  ['KB', 'bytes', (value) => (value / 1000).toFixed(1)],
  ['KB until readable', 'bytesReadable', (value) => (value / 1000).toFixed(1)],
  ['FCP', 'fcp'],
  ['LCP', 'lcp'],
  ['readable', 'readable'],
  ['form answers', 'usable'],
  ['comments', 'comments'],
  ['CLS', 'shift', (value) => value.toFixed(3)],
  ['TBT', 'blocked'],
  ['typing', 'typing'],
  ['typing, slowest', 'slowest'],
  ['reply', 'reply'],
  ['to the next article', 'navigation'],
  ['of that busy', 'navigationBusy'],
  ['memory, MB', 'memory', (value) => (value / 1e6).toFixed(1)],
];

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const groups = (visits, key) => {
  const found = new Map();
  for (const visit of visits) found.set(key(visit), [...(found.get(key(visit)) ?? []), visit]);
  return [...found];
};

/** A table a profile and cache; ratios are to the static page of the same run. */
export function report(visits, machine, rounds) {
  const parts = [`Medians of ${rounds} interleaved rounds, in milliseconds where nothing else is said. ${machine}.`];
  for (const [title, of] of groups(visits, ({ profile, cache }) => `${profile}, ${cache}`)) {
    const rows = groups(of, ({ name }) => name).map(([name, all]) => {
      const value = (key) => median(all.map((visit) => visit[key]).filter((one) => typeof one === 'number'));
      return { name, value, errors: all.flatMap(({ errors }) => errors) };
    });
    const base = rows.find(({ name }) => name === 'static')?.value;
    const columns = COLUMNS.filter(([, key]) => rows.some(({ value }) => !Number.isNaN(value(key) ?? NaN)));
    const ratio = (value, key) => (base ? `${(value(key) / base(key)).toFixed(2)} ×` : '');
    const line = ({ name, value, errors }) => [
      errors.length > 0 ? `${name} (errors: ${errors[0]})` : name,
      ...columns.map(([, key, show = Math.round]) => (Number.isNaN(value(key) ?? NaN) ? '' : show(value(key)))),
      ratio(value, 'lcp'),
      ratio(value, 'readable'),
    ];
    const table = [['', ...columns.map(([head]) => head), 'LCP', 'readable'], [], ...rows.map(line)];
    table[1] = table[0].map((_, at) => (at === 0 ? '---' : '---:'));
    parts.push(`## ${title}`, table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
    const bars = rows.map(({ value }) => Math.round(value('readable')));
    parts.push(['```mermaid', 'xychart-beta horizontal', `  title "Readable, ${title}"`, `  x-axis [${rows.map(({ name }) => `"${name}"`).join(', ')}]`, `  bar [${bars.join(', ')}]`, '```'].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
