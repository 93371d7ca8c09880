// Draws in the browser's document what `steps.rs` has written down.

/** Draws into `parent`, before one of its children or behind them all; the page changes once. */
function draw(parent, before, written) {
  const fragment = document.createDocumentFragment();
  const open = [fragment];
  const steps = written.split('\0').values();
  for (const step of steps) {
    const what = step.slice(1);
    switch (step[0]) {
      case '<':
        open.push(open.at(-1).appendChild(document.createElement(what)));
        break;
      case '=':
        open.at(-1).setAttribute(what, steps.next().value);
        break;
      case '"':
        open.at(-1).appendChild(document.createTextNode(what));
        break;
      default:
        open.pop();
    }
  }
  parent.insertBefore(fragment, before);
}

// One object: see http/fetch.js.
export const canvas = { draw };
