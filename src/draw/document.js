// Draws in the browser's document what `steps.rs` has written down.

function drawn(written) {
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
      case '>':
        open.pop();
    }
  }
  return fragment;
}

/** Draws into `parent`, before one of its children or behind them all; the page changes once. */
function draw(parent, before, written) {
  parent.insertBefore(drawn(written), before);
}

/**
 * Draws into `parent` over what stands there, from its child number `from` on. What is so already is left alone: it stays
 * laid out and selected as it is. A body is drawn by itself. Gives the number of the child behind what was drawn; where
 * that `isAll`, nothing else stays.
 */
function drawOver(parent, from, written, isAll) {
  const fragment = drawn(written);
  const end = from + fragment.childNodes.length;
  over(parent, parent.childNodes[from], fragment, isAll);
  return end;
}

function over(parent, old, fragment, isAll) {
  const nodes = [...fragment.childNodes];
  for (const [index, node] of nodes.entries()) {
    // Blocks have no line breaks between them here.
    while (old?.data?.trim() === '' && node.data === undefined) old = without(old);
    if (!old) {
      parent.append(...nodes.slice(index));
      return;
    }
    const next = old.nextSibling;
    if (old.nodeName !== node.nodeName) old.replaceWith(node);
    else if (old.attributes) become(old, node);
    else if (old.data !== node.data) old.data = node.data;
    old = next;
  }
  while (isAll && old) old = without(old);
}

/** Takes a node away, and gives the one behind it. */
function without(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function become(old, node) {
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of node.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (!node.matches('.body')) over(old, old.firstChild, node, true);
}

// One object: see http/fetch.js.
export const canvas = { draw, drawOver };
