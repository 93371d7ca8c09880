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
 * call. `most` is how many elements and texts are of interest.
 *
 * Walks along an explicit stack, because authors nest without bound. Children are taken from the parent's `childNodes`,
 * never through a form's own properties: an `<input name=nextSibling>` inside a form takes their place. Forms are not
 * entered at all, nor is what is no HTML: SVG and MathML have interfaces of their own.
 */
function parse(html, most) {
  const template = document.createElement('template');
  template.innerHTML = trusted('createHTML', html);
  const open = [template.content.childNodes.values()];
  const steps = [];
  for (let left = most; open.length > 0 && left >= 0;) {
    const { value: node } = open.at(-1).next();
    if (!node) {
      open.pop();
      steps.push('>');
    } else if (node instanceof Text) {
      left -= 1;
      steps.push(`"${node.data}`);
    } else if (node instanceof HTMLElement && !(node instanceof HTMLFormElement)) {
      left -= 1;
      steps.push(`<${node.localName}`);
      for (const name of node.getAttributeNames()) steps.push(`=${name}`, node.getAttribute(name));
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
  script.text = trusted('createScript', text);
}

// One object: see http/fetch.js.
export const trust = { parse, fill };
