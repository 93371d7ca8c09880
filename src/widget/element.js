// The loader: `<maqal-article>`, and nothing else that a page would notice. What it takes to show an article is
// fetched when one is to be shown, from beside this script; `FILES` names it (`scripts/embed.mjs`).

/** Attributes that properties of the same names mirror. HTML itself does so with `lang` and `dir`. */
const MIRRORED = ['source', 'kind', 'post', 'theme', 'digits', 'comments', 'require', 'endpoint', 'loading'];

/** How far away an article is fetched: about a screen of a telephone. */
const NEAR = '800px';

let fetched;

/** What shows articles: one for all elements of the page. */
const fetchView = () => fetched ??= (async () => {
  const wasm = fetch(new URL(FILES.wasm, import.meta.url), { integrity: FILES.integrity });
  // Whoever awaits it hears of it.
  wasm.catch(() => {});
  const { default: View, start } = await import(new URL(FILES.view, import.meta.url));
  await start(wasm, FILES.words);
  return View;
})().catch((error) => {
  fetched = undefined;
  throw error;
});

class MaqalArticle extends HTMLElement {
  static observedAttributes = [...MIRRORED, 'lang', 'dir'];

  #root = this.attachShadow({ mode: 'open' });
  #view;
  #watch;
  #isOpening = false;
  #wantsComments = false;

  constructor() {
    super();
    this.#root.append(document.createElement('slot'));
  }

  connectedCallback() {
    // What a framework has set before this was an element.
    for (const name of MIRRORED) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#view) this.#view.moved();
    else if (this.loading !== 'lazy') this.#open();
    else {
      this.#watch ??= new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#open(), { rootMargin: NEAR });
      this.#watch.observe(this);
    }
  }

  /** Whoever is moved is there again by then. */
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#close());
  }

  /** `moveBefore` takes nothing away. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'loading' && this.#watch && after !== 'lazy') this.#open();
    this.#view?.changed(name);
  }

  /** Fetches the article again. */
  reload() {
    if (this.#view) this.#view.reload();
    else if (this.isConnected) this.#open();
  }

  /** Moves the focus to the comments, once they are there. */
  focusComments() {
    this.#wantsComments = !this.#view;
    if (this.#view) this.#view.focusComments();
    else if (this.isConnected) this.#open();
  }

  /** In another document the styles are others. */
  adoptedCallback() {
    this.#view?.adopted();
  }

  async #open() {
    this.#watch?.disconnect();
    this.#watch = undefined;
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      const View = await fetchView();
      if (!this.isConnected || this.#view) return;
      this.#view = new View(this, this.#root, () => this.#link());
      if (this.#wantsComments) this.focusComments();
    } catch (error) {
      this.#link();
      const detail = { reason: 'script', message: String(error) };
      this.dispatchEvent(new CustomEvent('maqal-error', { bubbles: true, composed: true, detail }));
    } finally {
      this.#isOpening = false;
    }
  }

  /** Where nothing can be shown and the page has nothing in its place, a link says where it would be. */
  #link() {
    if (!this.source || this.textContent.trim() || this.firstElementChild || this.#root.querySelector('slot + a')) return;
    const link = document.createElement('a');
    try {
      const { protocol, href, host } = new URL(this.source, document.baseURI);
      if (!protocol.startsWith('http')) return;
      Object.assign(link, { href, textContent: host });
      this.#root.append(link);
    } catch { /* No address. */ }
  }

  #close() {
    this.#watch?.disconnect();
    this.#view?.close();
    this.#watch = this.#view = undefined;
  }
}

for (const name of MIRRORED) {
  Object.defineProperty(MaqalArticle.prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name) ?? ''; },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Another version may be here already: the first one stays.
if (!customElements.get('maqal-article')) customElements.define('maqal-article', MaqalArticle);
