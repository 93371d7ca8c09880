// Asks for what the app will ask for, before that and before all else: an article, and the words of the interface.
// The app takes what came, by its address (sources/http/fetch.js). scripts/pack.mjs writes this into index.html.

/** How long the words of the interface are waited for, in milliseconds. */
const PATIENCE = 8000;

const root = document.documentElement;
const settings = document.getElementById('maqal-config');
const early = settings.early = {};

/** Asks as the app does; gives the JSON of the answer, or nothing. */
function ask(url, init) {
  const stop = new AbortController();
  early[url] = fetch(url, { credentials: 'omit', signal: stop.signal, ...init }).then((answer) => {
    const body = answer.text();
    return { status: answer.status, headers: answer.headers, text: () => body };
  });
  // The app may give it up.
  early[url].stop = stop;
  return early[url].then((answer) => answer.text()).then(JSON.parse).catch(() => {});
}

const anew = (url) => ask(url, { cache: 'no-cache' });

/** What is asked for of a post and of the categories (sources/wordpress.rs). */
const POST = '_fields=id,slug,link,date,date_gmt,modified,modified_gmt,title,excerpt,content,comment_status,'
  + 'categories,meta.correction,_links,_embedded&_embed=author,wp:featuredmedia,wp:term';
const CATEGORIES = 'orderby=count&order=desc&_fields=id,name,slug,link,parent,description,count&per_page=100';

/** Asks for the article that the page's address names. */
function askArticle({ kind, url }, folder) {
  const [, step] = /^article\/([^/?#]+)\/?(?:[?#]|$)/.exec(location.href.slice(folder.length)) ?? [];
  if (!step) return {};
  const slug = decodeURIComponent(step);
  const { href } = new URL(url, folder);
  if (kind !== 'wordpress') return { slug, feed: [anew(href), href] };
  const all = (query) => anew(`${href.split(/[?#]/)[0].replace(/\/+$/, '')}/wp-json/wp/v2/${query}`);
  return { slug, post: [all(`posts?slug=${encodeURIComponent(slug)}&${POST}`), all(`categories?${CATEGORIES}`)] };
}

/** The language that the reader chose (reading.js). A slow phone takes long to answer. */
function chosen() {
  try {
    return JSON.parse(localStorage['maqal/reading']).language;
  } catch {
    // None, or nothing is kept here.
  }
}

try {
  const { source, ui } = JSON.parse(settings.textContent);
  const waiting = document.getElementById('maqal-later')?.content ?? document;
  const app = new URL(waiting.querySelector('link[rel=modulepreload]').getAttribute('href'), location).href;
  const answers = document.getElementById('maqal-answers');
  if (answers) {
    // What a page that was written before has brought along. It is less than the whole, and not to be kept.
    for (const [url, [body, total, pages]] of Object.entries(JSON.parse(answers.textContent))) {
      const headers = { 'Cache-Control': 'no-store', 'X-WP-Total': total, 'X-WP-TotalPages': pages };
      early[url] = new Response(JSON.stringify(body), { headers });
    }
  } else {
    try {
      Object.assign(settings, askArticle(source, new URL('.', app).href));
    } catch {
      // The address, or the source's, is none.
    }
  }
  const { dataset, lang } = root;
  const [language] = (chosen() ?? ui?.lang ?? lang).toLowerCase().split('-');
  const file = new URL(`lang/${language}.json?${app.split('/').pop()}`, app).href;
  const words = ask(file, { signal: AbortSignal.timeout(PATIENCE) });
  // For boot.js.
  Object.assign(settings, { language, words });
  if (!answers) {
    // What is shown first already stands where it will stay. The page's own language holds where no other is set.
    dataset.lang = lang;
    const dir = { ar: 'rtl', fa: 'rtl', he: 'rtl', ur: 'rtl', en: 'ltr', fr: 'ltr' }[language];
    if (dir) Object.assign(root, { lang: language, dir });
    document.head.append(...waiting.querySelectorAll('[rel$=preload]'));
  }
} catch {
  // The app will say what is wrong with the settings.
}
