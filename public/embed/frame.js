// The page for frames: one article of the source that stands in this page's own settings. The address says which
// article it is and how it is to look, never where it comes from.

import './maqal.js';

/** What the address may say. */
const ASKED = ['post', 'lang', 'theme', 'digits', 'comments'];

const [source, ui, comments] = ['source', 'ui', 'comments'].map((name) => settings()?.[name] ?? {});
const asked = new URLSearchParams(location.search);
const article = document.createElement('maqal-article');
const attributes = {
  source: source.url,
  kind: source.kind,
  lang: ui.lang,
  digits: ui.digits,
  comments: comments.post === false ? 'closed' : undefined,
  require: Array.isArray(comments.require) ? comments.require.join(' ') : undefined,
  endpoint: comments.endpoint,
  ...Object.fromEntries(ASKED.filter((name) => asked.has(name)).map((name) => [name, asked.get(name)])),
};
// What the publisher has closed, no address opens.
if (comments.post === false && attributes.comments !== 'hide') attributes.comments = 'closed';
for (const [name, value] of Object.entries(attributes)) if (value !== undefined) article.setAttribute(name, value);
article.addEventListener('maqal-ready', ({ detail }) => { document.title = detail.title; });
document.body.append(article);

// WordPress gives the frames that it makes of oEmbed answers a secret, and wants it back with the height
// (<https://developer.wordpress.org/reference/functions/wp_filter_oembed_result/>). Nothing in it is secret here.
const secret = new URLSearchParams(location.hash.replace(/^#\??/, '')).get('secret') ?? undefined;
let isThere = false;
const tell = () => {
  // Until there is something to be seen, the page knows better how much room to keep.
  if (isThere) parent.postMessage({ message: 'height', value: Math.ceil(article.getBoundingClientRect().height), secret }, '*');
};
for (const name of ['maqal-ready', 'maqal-error']) {
  article.addEventListener(name, () => {
    isThere = true;
    tell();
  });
}
new ResizeObserver(tell).observe(article);
addEventListener('message', ({ source: asking, data }) => {
  if (asking === parent && data?.message === 'height?') tell();
});

function settings() {
  try {
    return JSON.parse(document.getElementById('maqal-config').textContent);
  } catch (error) {
    console.error(`maqal-config: ${error.message}`);
    return {};
  }
}
