// What the browser's `Intl` knows. `intl.rs` calls it: by itself, every name in it would cost a call of its own.

/** Making a formatter takes a browser longer than using it; a long thread has hundreds of dates. */
const made = {};
const days = {};

const make = (name, tag, options) => (made[name + tag] ??= new Intl[name](tag, options));

const number = (tag, value) => make('NumberFormat', tag).format(value);

const ago = (tag, amount, unit) => make('RelativeTimeFormat', tag, { numeric: 'auto' }).format(amount, unit);

/** The words and the numbers of a day, line by line. What is given in milliseconds is the publisher's clock. */
function day(tag, local) {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  const read = () => {
    const parts = make('DateTimeFormat', tag, options).formatToParts(local);
    return ['weekday', 'day', 'month', 'year'].map((name) => parts.find(({ type }) => type === name)?.value).join('\n');
  };
  return (days[tag + Math.floor(local / 864e5)] ??= read());
}

// One object: see http/fetch.js.
export const intl = { number, ago, day };
