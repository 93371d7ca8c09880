// What an element shows: a place of its own, which the WebAssembly fills, and what the element's attributes, its
// page and the place have to do with one another.

import init, { hide, reload, show } from 'maqal-glue';
import styles from 'maqal-styles';
import { open } from 'maqal-facades';

/** The interface's languages. */
const LANGUAGES = ['ar', 'fa', 'he', 'ur', 'en', 'fr'];

/** What a link leads to, by where it stands. */
const KINDS = { '.breadcrumbs__step:first-child': 'home', '.breadcrumbs': 'section', '[rel~="author"]': 'author',
  '[aria-labelledby="tags-title"]': 'tag', '[aria-labelledby="sections-title"]': 'section', '.fault': 'original' };

const FOLDER = new URL('.', import.meta.url).href;

let version;
let sheet;

/** Starts the WebAssembly, which all elements share. `words` changes with the words of the interface. */
export function start(wasm, words) {
  version = words;
  return init({ module_or_path: wasm });
}

export default class View {
  #element;
  #root;
  #slot;
  #place = document.createElement('div');
  #number;
  #state = 'loading';
  #wantsComments = false;
  #hasChanged = false;
  /** Where what scrolls in the place stands. */
  #scrolled = new Map();
  #over = new AbortController();

  /** `link` puts a link where nothing can be said. */
  constructor(element, root, link) {
    this.#element = element;
    this.#root = root;
    this.#slot = root.querySelector('slot');
    const { signal } = this.#over;
    root.adoptedStyleSheets = [sheet ??= makeSheet(root)];
    this.#place.className = 'embed';
    this.#place.part = 'embed';
    root.append(this.#place);
    root.addEventListener('maqal-ready', () => this.#become('ready'), { signal });
    root.addEventListener('maqal-error', ({ detail }) => {
      if (detail.reason === 'script') link();
      this.#become(detail.reason === 'script' ? 'speechless' : 'failed');
    }, { signal });
    root.addEventListener('click', (event) => this.#clicked(event), { signal });
    root.addEventListener('scroll', ({ target }) => this.#scrolled.set(target, [target.scrollLeft, target.scrollTop]), { signal, capture: true });
    this.#slot.addEventListener('slotchange', () => this.#arrange(), { signal });
    this.#show();
  }

  /** An attribute is another one. Several at once are one change. */
  changed(name) {
    if (name === 'theme') this.#paint();
    else if (name !== 'loading' && !this.#hasChanged) {
      this.#hasChanged = true;
      queueMicrotask(() => {
        this.#hasChanged = false;
        if (!this.#over.signal.aborted) this.#again();
      });
    }
  }

  reload() {
    // Where there are no words yet, they are asked for again as well.
    if (this.#state === 'ready') reload(this.#number);
    else this.#again();
  }

  focusComments() {
    const comments = this.#root.getElementById('comments-title');
    this.#wantsComments = !comments;
    comments?.focus();
    comments?.scrollIntoView();
  }

  /** The element stands elsewhere: what was scrolled in it is at its beginning now. */
  moved() {
    for (const [element, [left, top]] of this.#scrolled) {
      if (element.isConnected) element.scrollTo({ left, top, behavior: 'instant' });
      else this.#scrolled.delete(element);
    }
  }

  close() {
    this.#over.abort();
    hide(this.#number);
    this.#place.remove();
    this.#slot.hidden = false;
  }

  #show() {
    this.#place.replaceChildren();
    this.#root.querySelector('slot + a')?.remove();
    this.#become('loading');
    this.#paint();
    this.#number = show(this.#place, JSON.stringify(this.#settings()), FOLDER, version);
  }

  #again() {
    hide(this.#number);
    this.#show();
  }

  #paint() {
    this.#place.dataset.theme = this.#element.theme;
  }

  /** The attributes, with what holds where there is none. */
  #settings() {
    const { source, kind, post, digits, comments, dir, endpoint } = this.#element;
    const isFeed = /\.json$/.test(source.split(/[?#]/)[0]);
    return {
      source: source && resolved(source),
      kind: kind || (isFeed ? 'json-feed' : 'wordpress'),
      endpoint: endpoint && resolved(endpoint),
      require: this.#element.getAttribute('require') ?? 'name email',
      lang: language(this.#element),
      post, digits, comments, dir,
    };
  }

  #become(state) {
    this.#state = state;
    this.#arrange();
    if (state === 'ready' && this.#wantsComments) this.focusComments();
  }

  /** What the page has inside the element is seen until there is an article. */
  #arrange() {
    const has = [...this.#element.childNodes].some(({ nodeType, data }) => nodeType === 1 || data?.trim());
    const isSlot = this.#state === 'speechless' || (this.#state !== 'ready' && has);
    this.#slot.hidden = !isSlot;
    this.#place.hidden = isSlot;
  }

  #clicked(event) {
    const facade = event.target.closest('.facade__load');
    if (facade) open(facade);
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented) return;
    const href = link.getAttribute('href');
    if (href.startsWith('#')) {
      // The browser would look for it in the page, and write it into its address.
      event.preventDefault();
      if (href === '#comments') this.focusComments();
      const place = this.#root.getElementById(decodeURIComponent(href.slice(1)));
      place?.scrollIntoView();
      place?.focus({ preventScroll: true });
    } else if (event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      const of = Object.keys(KINDS).find((selector) => link.closest(selector));
      const detail = { url: link.href, kind: KINDS[of] ?? 'link', text: link.textContent };
      const asked = new CustomEvent('maqal-navigate', { bubbles: true, composed: true, cancelable: true, detail });
      if (!this.#element.dispatchEvent(asked)) event.preventDefault();
    }
  }
}

/**
 * The styles for all elements. Their lengths go by the size of text that the reader has set in the browser, whatever
 * the page has made of it.
 */
function makeSheet(root) {
  const probe = document.createElement('div');
  probe.style.font = 'medium serif';
  root.append(probe);
  const size = getComputedStyle(probe).fontSize;
  probe.remove();
  const made = new CSSStyleSheet();
  made.replaceSync(`:host{--rem:${size}}${styles}`);
  return made;
}

const resolved = (url) => {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
};

/** The element's language: what it or what is around it says, as far as the interface speaks that. */
function language(element) {
  let said = false;
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    const tag = node.lang?.trim();
    if (LANGUAGES.includes(tag?.split('-')[0].toLowerCase())) return tag;
    said ||= Boolean(tag);
  }
  return said ? 'en' : 'ar';
}
