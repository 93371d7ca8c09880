// The first view of an article, before the app is there: what early.js has asked for, shown where the browser cleans
// markup by itself (Element.setHTML). The app draws over it, and leaves alone what is so already (draw/document.js).
//
// scripts/pack.mjs writes this into index.html, where every byte is ahead of the words.

/** After so many milliseconds the app goes on without the article. */
const SILENCE = 1000;

/** After so many the app goes on without the rest of the styles. */
const PATIENCE = 8000;

/** From here on dates are days (locale/intl.rs); until then they are told by the hour, and there is no room for it here. */
const WEEK = 6048e5;

/** So many characters of a body are read at first, and then what is left of a long one. */
const START = /([^]{0,20000}[^]*?(?:<\/p>|$))([^]*)/;

/** What is for the app to draw, and would push away what stands below. */
const FILM = /<(?:iframe|video|audio|object|embed|details)\b/i;

/** So many letters of it fill the screen of a phone: to lay out all takes a slow one as long as everything else here. */
const SCREEN = 800;

/** Longer ago than this, a change was not made while publishing (domain/article.rs). */
const PUBLISHING = 36e5;

const list = (names) => names.split(' ');

const LATIN_DIGITS = /-(MA|DZ|TN|LY|EH|MR)$/i;

/** What a body may have: what lies in the second lot stands without it, and all else waits for the app. */
const BODY = {
  sanitizer: {
    elements: [
      ...list('p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table thead tbody tfoot tr th td br hr pre code'),
      ...list('strong em b i u s del ins mark small sub sup abbr bdi bdo cite q time'),
      { name: 'a', attributes: ['href'] },
      { name: 'img', attributes: ['width', 'height'] },
    ],
    replaceWithChildrenElements: list('div span section article main header footer aside center picture h1 font big tt strike nobr kbd samp var dfn'),
    attributes: ['dir', 'lang'],
  },
};

const settings = document.getElementById('maqal-config');
const root = document.documentElement;

const later = document.getElementById('maqal-later');

/** Lets in what the page fetches: the rest of the styles and what is fetched ahead, then the app, which draws with them. */
function letIn() {
  const style = later.content.querySelector('[rel=stylesheet]');
  if (!style) return;
  setTimeout(style.onload = style.onerror = () => later.replaceWith(later.content), PATIENCE);
  document.head.append(...later.content.querySelectorAll('link'));
}

function make(name, className, ...content) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
}

/** The text in markup. */
function textOf(html = '') {
  if (!/[&<]/.test(html)) return html;
  const element = make('p');
  element.setHTML(html);
  return element.textContent;
}

/** By the majority of letters, or the first one of as many, as domain/direction.rs has it. */
function direction(text) {
  const letters = text.match(/\p{L}/gu) ?? [];
  const isRtl = (letter) => /[\u0590-\u08ff]/.test(letter);
  return letters.filter(isRtl).length + isRtl(letters[0]) / 2 > letters.length / 2 + 0.25 ? 'rtl' : letters[0] ? 'ltr' : '';
}

/** An element that people's words fill. */
function named(name, className, text) {
  const element = make(name, className, text);
  element.dir = direction(element.textContent);
  return element;
}

/** What will lead somewhere, if it has an address. */
function link(text, url) {
  const element = named('a', '', text);
  if (url) element.style.color = 'var(--maqal-accent)';
  return element;
}

/** The place of a picture: the app fetches it, which is on its way and needs the line. */
function placeOf({ width, height }) {
  const place = make('div', `picture${width && height ? '' : ' picture--unmeasured'}`);
  if (width && height) place.style.cssText = `aspect-ratio:${+width}/${+height};max-inline-size:100%;inline-size:${+width}px`;
  return place;
}

/** A moment by the publisher's clock. */
const local = (date) => new Date(`${date?.slice(0, 19)}Z`);

/** An article of WordPress's REST API. */
function ofWordPress(post, categories) {
  const trail = (id, depth = 9) => {
    const found = depth && categories?.find((one) => one.id === id);
    return found ? [...trail(found.parent, depth - 1), textOf(found.name)] : [];
  };
  const { author, 'wp:featuredmedia': [media] = [] } = post._embedded ?? {};
  return {
    title: textOf(post.title.rendered),
    html: post.content.rendered,
    published: local(post.date),
    updated: local(post.modified),
    authors: author?.map(({ name, link }) => [textOf(name), link]),
    trails: post.categories.map((id) => trail(id)),
    lead: media?.media_details && { ...media.media_details, caption: media.caption?.rendered },
    correction: post.meta?.correction,
  };
}

/** An article of a JSON Feed. */
function ofFeed(feed, slug, url) {
  const last = (item) => item.url && new URL(item.url, url).pathname.split('/').filter(Boolean).pop();
  const item = feed.items.find((item) => decodeURIComponent(item._maqal?.slug ?? last(item) ?? item.id) === slug);
  const { image, sections = [] } = item._maqal ?? {};
  return {
    title: item.title,
    html: item.content_html,
    published: local(item.date_published),
    updated: local(item.date_modified),
    authors: (item.authors ?? feed.authors)?.map(({ name, url }) => [name, url]),
    trails: sections.map(({ name, ancestors = [] }) => [...ancestors.map((one) => one.name), name].filter(Boolean)),
    lead: image ? { ...image, caption: image.caption_html } : item.image && {},
    correction: item._maqal?.correction,
    language: item.language ?? feed.language,
  };
}

/**
 * Says when it was written, and changed since. Of the last days the app says how long ago they were. For its first date
 * a slow phone takes as long as for all else here: that is not for the first paint.
 */
function date({ published, updated }, ui, language, words) {
  const isOld = (date) => Date.now() - date > WEEK && !ui.calendar && !ui.islamic_date;
  if (!isOld(published)) return;
  const tag = ui.lang?.startsWith(`${language}-`) ? ui.lang : { ar: 'ar-MA', fa: 'fa-IR' }[language] ?? language;
  const own = { fa: 'arabext', ur: 'arabext', ar: LATIN_DIGITS.test(tag) ? 'latn' : 'arab' }[language] ?? 'latn';
  const numberingSystem = root.dataset.digits ?? ui.digits ?? own;
  const form = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', numberingSystem });
  const day = (date) => {
    const parts = Object.fromEntries(form.formatToParts(date).map(({ type, value }) => [type, value]));
    return words.date.day.replace(/\{(\w+)\}/g, (_, part) => parts[part]);
  };
  const dates = [make('span', 'date', day(published))];
  if (updated - published > PUBLISHING && isOld(updated)) dates.push(make('span', 'article__updated', `${words.updated} ${day(updated)}`));
  // The app may have been faster.
  document.querySelector('[data-first] .article__meta')?.replaceChildren(...dates);
}

/** Fills an element with markup of the publisher's. */
function fill(element, html) {
  const part = make('div');
  part.setHTML(html ?? '', BODY);
  const all = (names) => part.querySelectorAll(names);
  for (const one of all('p, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption')) one.dir ||= direction(one.textContent);
  for (const [name, className] of [['blockquote', 'quote'], ['figure', 'figure'], ['figcaption', 'figure__caption'], ['pre', 'preformatted']]) {
    for (const one of all(name)) one.className = className;
  }
  for (const table of all('table')) {
    const place = make('div', 'table');
    table.replaceWith(place);
    place.append(table);
  }
  for (const picture of all('img')) picture.replaceWith(placeOf(picture));
  // Where others lead is the app's to say, and what shows nothing yet leads nowhere.
  for (const one of all('[href]')) {
    if (!/^https?:/.test(one.getAttribute('href')) || !one.textContent.trim()) one.removeAttribute('href');
  }
  element.append(...part.childNodes);
}

/** An article in the structure and the classes of `src/draw/article.rs`, and in the language that is declared there. */
function drawn({ title, html, authors = [], trails, lead, language }, words, publishers) {
  const article = make('article', 'article');
  const name = title || words.untitled;
  const [trail = []] = trails.sort((one, other) => other.length - one.length);
  const steps = [words.home, ...trail].map((step) => make('li', 'breadcrumbs__step', link(step, step)));
  const current = make('li', 'breadcrumbs__step breadcrumbs__step--current', named('bdi', 'breadcrumbs__current', name));
  article.append(make('nav', 'breadcrumbs', make('ol', 'breadcrumbs__list', ...steps, current)), named('h1', 'article__title', name));
  const names = authors.filter(([name]) => name).flatMap((author, at, { length }) => (
    [[' ', words.list_separator, words.and][at ? 1 + (at === length - 1) : 0], link(...author)]));
  if (names.length > 0) {
    article.append(Object.assign(make('p', 'byline', make('span', 'byline__by', words.by), ...names), { dir: direction(words.by) }));
  }
  const tools = make('div', 'tools');
  tools.style.minBlockSize = '2.75rem';
  // Room for the date, in the script's own face: Nastaliq's lines are high.
  const room = make('span', '', words.home);
  room.style.visibility = 'hidden';
  article.append(make('div', 'article__meta', room), tools);
  if (lead) {
    const caption = make('figcaption', 'figure__caption');
    fill(caption, lead.caption);
    article.append(make('div', 'article__lead', make('figure', 'figure', placeOf(lead), ...(caption.textContent ? [caption] : []))));
  }
  const body = make('div', 'body');
  fill(body, html);
  article.append(body);
  article.dir = direction([title, ...[...body.querySelectorAll('p')].slice(0, 10).map((one) => one.textContent)].join());
  // The publisher's, if it runs that way; else nobody knows.
  article.lang = language ?? (article.dir === (/^(ar|fa|he|ur)/.test(publishers) ? 'rtl' : 'ltr') ? publishers : '');
  return article;
}

const painted = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });

async function begin() {
  const { slug, post, feed, language } = settings;
  // What can have no first view has nothing to wait for.
  if (!(post || feed) || !root.setHTML) return;
  const { site = {}, ui = {} } = JSON.parse(settings.textContent);
  let article;
  if (post) {
    const [[found], categories] = await Promise.all(post);
    article = found && !found.content.protected && ofWordPress(found, categories);
  } else {
    const [answer, url] = feed;
    article = ofFeed(await answer, slug, url);
  }
  const messages = await settings.words;
  const main = document.querySelector('main:has(> .skeleton)');
  // A correction would push the words away.
  if (!main || !article?.html || article.correction || !messages) return;
  document.querySelector('.masthead__name').textContent = site.name || messages.home;
  const [, start, rest] = article.html.split(FILM)[0].match(START);
  const first = make('div', '', drawn({ ...article, html: start }, messages, ui.lang ?? root.dataset.lang));
  const body = first.querySelector('.body');
  let length = 0;
  const below = [...body.childNodes].filter(({ textContent }) => (length += textContent.length) - textContent.length > SCREEN);
  for (const node of below) node.remove();
  first.dataset.first = '';
  main.replaceChildren(first);
  await painted();
  letIn();
  // The app may have taken it over.
  if ('first' in first.dataset) {
    body.append(...below);
    fill(body, rest);
  }
  await painted();
  date(article, ui, language, messages);
}

// A page without a first view is a page.
begin().catch(() => {}).then(letIn);
setTimeout(letIn, SILENCE);
