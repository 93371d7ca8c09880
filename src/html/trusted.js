// The app's one Trusted Types policy, and the two places that it is for.
//
// It lets any string through, which is right for these two alone: what they make runs nowhere.

const rules = { createHTML: String, createScript: String };

let policy;

/** The browser's, where it has any and the page lets this one be. */
function create() {
  try {
    return trustedTypes.createPolicy('maqal', rules);
  } catch {
    return rules;
  }
}

const trusted = (rule, text) => (policy ??= create())[rule](text);

/**
 * Parses HTML as the content of a `<template>`: that belongs to a document without a window, so nothing in it runs or is
 * fetched. Writes down what it finds as `draw/steps.rs` writes down what is to be drawn, so that all of it comes in one
 * call; nothing, where the page lets nothing be parsed. What goes beyond the numbers of nodes and attributes and beyond
 * the depth that are of interest is not looked at, but for the first of it.
 *
 * Walks along an explicit stack, because authors nest without bound. Children are taken from the parent's `childNodes`,
 * never through a form's own properties: an `<input name=nextSibling>` inside a form takes their place. Forms are not
 * entered at all, nor is what is no HTML: SVG and MathML have interfaces of their own.
 */
function parse(html, nodes, attributes, depth) {
  const template = document.createElement('template');
  try {
    template.innerHTML = trusted('createHTML', html);
  } catch {
    return '';
  }
  const open = [template.content.childNodes.values()];
  const steps = [];
  let [more, moreAttributes] = [nodes, attributes];
  while (open.length > 0 && more >= 0 && moreAttributes >= 0 && open.length <= depth + 1) {
    const { value: node } = open.at(-1).next();
    if (!node) {
      open.pop();
      steps.push('>');
    } else if (node instanceof Text) {
      more -= 1;
      steps.push(`"${node.data}`);
    } else if (node instanceof HTMLElement && !(node instanceof HTMLFormElement)) {
      const names = node.getAttributeNames();
      more -= 1;
      moreAttributes -= names.length;
      steps.push(`<${node.localName}`);
      for (const name of names) steps.push(`=${name}`, node.getAttribute(name));
      open.push(node.childNodes.values());
    }
  }
  return steps.join('\0');
}

/**
 * The text of a `<script>` whose type no browser runs. Browsers ask for trust whatever the type is, and even of a text
 * node that is put into the element. <https://www.w3.org/TR/trusted-types/#enforcement-in-scripts>
 */
function fill(script, text) {
  try {
    script.text = trusted('createScript', text);
  } catch {
    // Whoever looks for it does without.
  }
}

// One object: see http/fetch.js.
export const trust = { parse, fill };
