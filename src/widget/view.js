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

/** The styles by the document that they are for. */
const sheets = new WeakMap();

/** Starts the WebAssembly, which all elements share. `words` changes with the words of the interface. */
export function start(wasm, words) {
  version = words;
  return init({ module_or_path: wasm });
}

export default class View {
  #element;
  #root;
  #slot;
  /** What hides the place. The page may style that, and not this. */
  #frame = document.createElement('div');
  #place = document.createElement('div');
  #number;
  /** What is shown, as it was said to the WebAssembly. */
  #settings;
  #state = 'loading';
  #wantsComments = false;
  #hasChanged = false;
  #later;
  /** Puts a link where nothing can be said. */
  #link;
  /** Where what scrolls in the place stands. */
  #scrolled = new Map();
  #over = new AbortController();

  constructor(element, root, link) {
    this.#element = element;
    this.#root = root;
    this.#slot = root.querySelector('slot');
    this.#link = link;
    this.#place.className = 'embed';
    this.#place.part = 'embed';
    this.#frame.append(this.#place);
    const { signal } = this.#over;
    this.#frame.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.#frame.addEventListener('scroll', ({ target }) => this.#scrolled.set(target, [target.scrollLeft, target.scrollTop]), { signal, capture: true });
    for (const name of ['keydown', 'keypress', 'keyup']) this.#frame.addEventListener(name, keepTyping, { signal });
    this.#slot.addEventListener('slotchange', () => this.#arrange(), { signal });
    this.#show();
    this.adopted();
    root.append(this.#frame);
  }

  /** The element is in this document now: styles are never another one's. */
  adopted() {
    const { ownerDocument } = this.#root;
    if (!sheets.has(ownerDocument)) sheets.set(ownerDocument, makeSheet(this.#root));
    this.#root.adoptedStyleSheets = [sheets.get(ownerDocument)];
  }

  /** An attribute is another one. Several at once are one change. */
  changed(name) {
    if (name === 'theme') this.#paint();
    else if (name !== 'loading' && !this.#hasChanged) {
      this.#hasChanged = true;
      queueMicrotask(() => {
        this.#hasChanged = false;
        if (this.#settings !== this.#asked()) this.#again();
      });
    }
  }

  reload() {
    // Where there are no words yet, they are asked for again as well.
    if (this.#state === 'ready') reload(this.#number);
    else this.#again();
  }

  focusComments() {
    this.#wantsComments = this.#state !== 'ready';
    const comments = this.#root.getElementById('comments-title');
    comments?.focus();
    comments?.scrollIntoView();
  }

  /** The element stands elsewhere: what was scrolled in it is at its beginning now. */
  moved() {
    // What is around it may be in another language.
    this.changed('lang');
    for (const [element, [left, top]] of this.#scrolled) {
      if (element.isConnected) element.scrollTo({ left, top, behavior: 'instant' });
      else this.#scrolled.delete(element);
    }
  }

  close() {
    this.#over.abort();
    hide(this.#number);
    this.#frame.remove();
    this.#slot.hidden = false;
  }

  #show() {
    this.#settings = this.#asked();
    this.#place.replaceChildren();
    this.#scrolled.clear();
    this.#root.querySelector('slot + a')?.remove();
    this.#become('loading');
    this.#paint();
    this.#number = show(this.#place, this.#settings, FOLDER, version, (what, detail) => this.#tell(what, detail));
  }

  #again() {
    if (this.#over.signal.aborted) return;
    // Whoever has sent a comment wants to hear what became of it.
    if (this.#root.querySelector('#respond-content[readonly]')) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => this.#again(), 200);
      return;
    }
    hide(this.#number);
    this.#show();
  }

  /** The article is there, or it is not. The place shows it before the page hears of it. */
  #tell(what, detail) {
    if (detail.reason === 'script') this.#link();
    this.#become(what === 'ready' ? what : detail.reason === 'script' ? 'speechless' : 'failed');
    this.#element.dispatchEvent(new CustomEvent(`maqal-${what}`, { bubbles: true, composed: true, detail }));
  }

  #paint() {
    this.#place.dataset.theme = this.#element.theme;
  }

  /** The attributes as JSON, with what holds where there is none. */
  #asked() {
    const { kind, post, digits, comments, dir, endpoint } = this.#element;
    const source = this.#element.source.trim();
    const isFeed = /\.json$/.test(source.split(/[?#]/)[0]);
    return JSON.stringify({
      source: /^[^#]/.test(source) ? resolved(source) : '',
      kind: kind || (isFeed ? 'json-feed' : 'wordpress'),
      endpoint: endpoint && resolved(endpoint),
      require: this.#element.getAttribute('require') ?? 'name email',
      lang: language(this.#element),
      comments: comments || 'show',
      post, digits, dir,
    });
  }

  #become(state) {
    this.#state = state;
    this.#arrange();
    if (state === 'ready' && this.#wantsComments) this.focusComments();
  }

  /** What the page has inside the element is seen until there is an article. */
  #arrange() {
    const has = [...this.#element.childNodes].some(({ nodeType, data }) => nodeType === 1 || (nodeType === 3 && data.trim()));
    const isSlot = this.#state === 'speechless' || (this.#state !== 'ready' && has);
    this.#slot.hidden = !isSlot;
    this.#frame.hidden = isSlot;
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
      const place = this.#root.getElementById(decoded(href.slice(1)));
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

/** What is typed in a field is no shortcut of the page's, which cannot see that it is typed in one. */
function keepTyping(event) {
  if (event.key !== 'Escape' && event.target.closest('input, textarea')) event.stopPropagation();
}

/**
 * The styles for all elements of a document. Their lengths go by the size of text that the reader has set in the
 * browser, whatever the page has made of it.
 */
function makeSheet(root) {
  const { ownerDocument } = root;
  const view = ownerDocument.defaultView ?? window;
  const probe = ownerDocument.createElement('div');
  probe.style.font = 'medium serif';
  root.append(probe);
  const size = view.getComputedStyle(probe).fontSize || '16px';
  probe.remove();
  const made = new view.CSSStyleSheet();
  made.replaceSync(`:host{--rem:${size}}${styles}`);
  return made;
}

function resolved(url) {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * The element's language: what it or what is around it says, as far as the interface speaks that. Forms around it may
 * have fields under any name, so that nothing is asked of them by their properties.
 */
function language(element) {
  const { closest, getAttribute } = Element.prototype;
  for (let node = element; node; node = node.getRootNode().host) {
    const speaker = closest.call(node, '[lang]');
    const tag = speaker && getAttribute.call(speaker, 'lang').trim().replaceAll('_', '-');
    if (tag) return LANGUAGES.includes(tag.split('-')[0].toLowerCase()) ? tag : 'en';
  }
  return 'ar';
}
