// Pages of other people, with whatever they do to all that is on them. Each takes what is to be embedded, which may be
// nothing, and the hosts of the widget and of the article.

import { bundled, plain as bare, POST, scripted } from './embedding.js';

/** A page whose scroll bar is there with and without an article on it. */
const plain = (embed, { head = '', ...more } = {}) => bare(embed, { head: `<style>html { overflow-y: scroll !important }</style>${head}`, ...more });

/** Patches such as libraries of two decades bring along. */
const PATCHES = `
  Array.prototype.toJSON = function () { return '"' + this.join(',') + '"'; };
  for (const name of ['each', 'last', 'without', 'contains', 'flatten']) Array.prototype[name] = function () { return 'host'; };
  for (const name of ['find', 'includes', 'map', 'some']) {
    const own = Array.prototype[name];
    Array.prototype[name] = function (...args) { return own.apply(this, args); };
  }
  const own = window.fetch;
  window.fetch = function (...args) { return own.apply(this, args).then((answer) => answer); };
  for (const name of ['append', 'remove', 'closest', 'matches', 'setAttribute', 'attachShadow', 'querySelector', 'replaceChildren']) {
    const native = Element.prototype[name];
    Element.prototype[name] = function (...args) { return native.apply(this, args); };
  }
  for (const name of ['show', 'hide', 'update', 'close', 'changed', 'source', 'post', 'reload', 'theme']) {
    HTMLElement.prototype[name] = function () { throw new Error('the page does that'); };
  }
  String.prototype.startsWith = function (start) { return this.indexOf(start) === 0; };
  Object.assign = Object.assign.bind(Object);`;

const REACT = `
  import { createElement, StrictMode, useEffect, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  function App() {
    const [count, setCount] = useState(0);
    useEffect(() => { const clock = setInterval(() => setCount((number) => number + 1), 100); return () => clearInterval(clock); }, []);
    const { source, post } = document.querySelector('script[data-embed]') ? document.body.dataset : {};
    return createElement('div', { className: 'app' }, createElement('p', { id: 'count' }, count > 5 ? 'many' : 'few'),
      source && createElement('maqal-article', { source, post, class: 'embedded', onClick: () => {} }, createElement('p', null, 'fallback')));
  }
  createRoot(document.getElementById('place')).render(createElement(StrictMode, null, createElement(App)));`;

const VUE = `
  import { createApp } from 'vue';
  const { source, post } = document.querySelector('script[data-embed]') ? document.body.dataset : {};
  const app = createApp({
    data: () => ({ source, post, count: 0 }),
    mounted() { setInterval(() => { this.count += 1; }, 100); },
    template: '<p id="count">{{ count > 5 ? "many" : "few" }}</p><maqal-article v-if="source" :source="source" :post="post"><p>fallback</p></maqal-article>',
  });
  app.config.compilerOptions.isCustomElement = (name) => name.startsWith('maqal-');
  app.mount('#place');`;

/** A page whose own framework makes the element. */
const framework = (script) => (embed, { widget, source }) => plain('', { head: embed && scripted(widget) })
  .replace('<body>', `<body data-source="${source.url}" data-post="${POST}">`)
  .replace('</body>', () => `<script>${bundled(script)}</script></body>`);

/** Every page as `(embed, hosts) => html`. */
export const PAGES = {
  'a plain page': (embed) => plain(embed),
  'a page left to right in a language that is none of the interface’s': (embed) => plain(embed, { html: 'lang="de"' }),
  'a page in quirks mode, of tables': (embed) => plain(`<table width=100% border=1><tr><td width=20%>menu<td><font face=Arial>${embed}</font></table>`, { doctype: '' }),
  'a page with styles for everything, all of them important': (embed) => plain(embed, {
    head: `<style>* { all: initial !important; display: block !important; color: red !important; font: 9px fantasy !important; letter-spacing: 9px !important; }
      style, script, head, title, link, meta { display: none !important; }</style>`,
  }),
  'a page where everything floats': (embed) => plain(embed, { head: '<style>div, p, maqal-article { float: right; direction: ltr } body { direction: ltr; text-transform: uppercase }</style>' }),
  'a page whose rem is ten pixels': (embed) => plain(embed, { head: '<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>' }),
  'a page that has patched lists, fetch and elements': (embed) => plain(embed, { head: `<script>${PATCHES}</script>` }),
  'a page with a loader of modules': (embed) => plain(embed, {
    head: '<script>var define = function () { throw new Error("not for you"); }; define.amd = {}; var module = { exports: {} }, exports = module.exports, require = define;</script>',
  }),
  'a page in React': framework(REACT),
  'a page in Vue': framework(VUE),
};
