// An article's pictures on their own, one after the other, as large as the screen and closer. reading.js
// fetches this when a reader opens the first one. It needs nothing of the app; the words come with the
// article's own markup.

const root = document.documentElement;

/** How far a finger may go, in pixels, and still only tap; and how far it goes to turn over. */
const [TAP, TURN] = [8, 56];

/** How soon after a tap, in milliseconds, another one makes two of it. */
const TWICE = 500;

/** All of the picture. */
const WHOLE = { scale: 1, left: 0, top: 0 };

// There is one at a time: its parts, the words, the article's pictures, and whether the page runs from
// right to left.
let dialog, stage, state, about, previous, next, zoom, words, pictures, isRtl;

// Which picture it is, its element, how large it is shown and how far from the middle, in pixels.
let index, picture, view;

/** Opens the picture in `opener`. Of the article's others, those that `opens` opens can be turned over to. */
export function open(opener, opens) {
  if (dialog) return;
  const article = opener.closest('.article');
  words = article.querySelector('.tools__words').dataset;
  const openers = [...article.querySelectorAll('figure :is(a, button)')].filter(opens);
  // Remembered, for what breaks meanwhile is taken out of the article.
  pictures = openers.map((it) => ({ opener: it, small: it.querySelector('img'), figure: it.closest('figure') }));
  isRtl = getComputedStyle(root).direction === 'rtl';
  build();
  // Where the page had a scroll bar, its place stays free.
  root.dataset.lightbox = window.innerWidth > root.clientWidth ? 'bar' : '';
  document.body.append(dialog);
  dialog.showModal();
  show(openers.indexOf(opener));
}

/** An element with its attributes and what is in it. */
function make(tag, name, attributes, ...content) {
  const element = document.createElement(tag);
  element.className = name;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

/** A button without a word on it. */
function tool(name, label, press) {
  const button = make('button', `lightbox__tool lightbox__${name}`, { type: 'button', title: label, 'aria-label': label });
  button.addEventListener('click', press);
  return button;
}

function build() {
  previous = tool('previous', words.previous, () => turn(-1));
  next = tool('next', words.next, () => turn(1));
  zoom = tool('zoom', words.zoom, () => closer());
  const close = tool('close', words.close, () => dialog.close());
  close.autofocus = true;
  previous.hidden = next.hidden = pictures.length < 2;
  state = make('div', 'lightbox__state', { role: 'status' });
  stage = make('div', 'lightbox__stage', {}, state);
  // It is said once, all of it, when another picture is there.
  about = make('div', 'lightbox__about', { id: 'lightbox-about', role: 'status', 'aria-atomic': true });
  const bar = make('div', 'lightbox__bar', {}, previous, next, zoom, close);
  dialog = make('dialog', 'lightbox', { 'aria-label': words.pictures, 'aria-describedby': about.id }, bar, stage, about);
  listen();
  remember();
}

/** Shows the picture of this place. It comes from the side that `step` leads to. */
function show(place, step = 0) {
  index = place;
  const { small, figure, opener: { href } } = pictures[index];
  const shown = small.cloneNode();
  picture?.remove();
  picture = shown;
  Object.assign(shown, { className: 'lightbox__picture', loading: 'eager', draggable: false });
  shown.style.setProperty('--from', `${(isRtl ? -step : step) * 25}%`);
  state.textContent = '';
  stage.prepend(shown);
  // A link leads to a larger one: how much larger, nobody said.
  measure(small, href && '100vw');
  draw(WHOLE);
  tell(captionOf(figure), small.alt);

  const isShown = () => picture === shown;
  let isLarge = !href;
  shown.addEventListener('load', () => {
    if (!isShown()) return;
    state.textContent = '';
    if (isLarge) measure(shown);
  });
  shown.addEventListener('error', () => {
    // The article's own may be all there is.
    if (small.naturalWidth && shown.currentSrc !== small.currentSrc) only(shown, small.currentSrc);
    else if (isShown()) fail(small.alt);
  });
  // What the article shows is there at once; what is larger takes its place when it has come.
  requestAnimationFrame(() => {
    if (isLarge || !isShown()) return sharpen();
    isLarge = true;
    only(shown, href);
  });
  setTimeout(() => {
    if (isShown() && !shown.naturalWidth && !shown.hidden) state.textContent = words.loading;
  }, 500);
}

/** Leaves a picture one file alone. */
function only(shown, file) {
  shown.srcset = '';
  shown.src = file;
}

/** Says that the picture does not come, and what it would have shown. */
function fail(alt) {
  picture.hidden = true;
  state.replaceChildren(make('p', '', {}, words.missing), make('p', '', { dir: 'auto' }, alt));
}

/** Says which picture it is, and what it shows. */
function tell(caption, alt) {
  const said = caption ? copyOf(caption) : make('div', 'visually-hidden', { dir: 'auto' }, alt);
  const place = words.count.replace('{n}', spell(index + 1)).replace('{count}', spell(pictures.length));
  about.replaceChildren(make('div', 'lightbox__count', {}, pictures.length > 1 ? place : ''), said);
  previous.setAttribute('aria-disabled', index === 0);
  next.setAttribute('aria-disabled', index === pictures.length - 1);
  // What scrolls must be reachable by keyboard.
  about.tabIndex = about.scrollHeight > about.clientHeight ? 0 : -1;
}

/** A number in the page's digits. */
function spell(number) {
  return new Intl.NumberFormat(`${root.lang}-u-nu-${root.dataset.numbering ?? 'latn'}`).format(number);
}

/** What is said under a picture, or under all those that stand with it. */
function captionOf(figure) {
  const around = figure.parentElement.closest('figure');
  return figure.querySelector('figcaption') ?? around?.querySelector(':scope > figcaption');
}

/** The same words in an element of their own, with nothing that could be taken for the first ones. */
function copyOf(caption) {
  const { dir } = caption.closest('[dir]');
  const { lang } = caption.closest('[lang]');
  const copy = make('div', 'lightbox__caption', { dir, lang }, ...caption.cloneNode(true).childNodes);
  copy.querySelectorAll('[id]').forEach((named) => named.removeAttribute('id'));
  return copy;
}

/** Holds the place free that the picture fills: never wider than its largest file. */
function measure({ naturalWidth, naturalHeight }, unknown) {
  const [width, height] = naturalWidth ? [naturalWidth, naturalHeight] : ['width', 'height'].map((side) => picture.getAttribute(side));
  // Where a file is chosen by its width, what is natural goes by `sizes`.
  const widths = [...picture.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width));
  const largest = widths.length > 0 ? Math.max(...widths) : width;
  picture.style.setProperty('--width', unknown || `${largest}px`);
  picture.style.setProperty('--ratio', width && height ? width / height : 1);
}

/** Asks for the file that is sharp in the size in which it is shown. */
function sharpen() {
  if (picture.srcset) picture.sizes = `${Math.ceil(picture.offsetWidth * view.scale)}px`;
}

/** Goes to a picture further on, or further back; where there is none, this one stays. */
function turn(step) {
  if (pictures[index + step]) show(index + step, step);
  else draw(WHOLE);
}

/** Shows the picture so. Held by a finger it goes anywhere, else no farther than there is something to see. */
function draw(to, isHeld = false) {
  view = { ...to };
  if (!isHeld) {
    const within = (moved, size, room) => {
      const most = Math.max(0, (size * view.scale - room) / 2);
      return Math.min(Math.max(moved, -most), most);
    };
    view.scale = Math.min(Math.max(to.scale, 1), farthest());
    view.left = within(to.left, picture.offsetWidth, stage.clientWidth);
    view.top = within(to.top, picture.offsetHeight, stage.clientHeight);
    zoom.setAttribute('aria-pressed', view.scale > 1);
  }
  stage.classList.toggle('lightbox__stage--held', isHeld);
  picture.style.transform = `translate(${view.left}px, ${view.top}px) scale(${view.scale})`;
}

/** How large it gets: twice as large as its file, four times as large as its place at least. */
function farthest() {
  return Math.max(4, (2 * Number.parseInt(picture.style.getPropertyValue('--width'), 10)) / picture.offsetWidth);
}

/** A view in another size, with what was at one point of the screen at another. */
function scaled({ scale, left, top }, by, from, to = from) {
  const box = stage.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return { scale: scale * by, left: to.x - x - (from.x - x - left) * by, top: to.y - y - (from.y - y - top) * by };
}

/** Makes it so many times as large, around a point or the middle. */
function scale(by, point) {
  if (picture.hidden) return;
  const { left, top, width, height } = stage.getBoundingClientRect();
  draw(scaled(view, by, point ?? { x: left + width / 2, y: top + height / 2 }));
  sharpen();
}

/** As large as its file, and twice as large at least; or all of it again. */
function closer(point) {
  scale(view.scale > 1 ? 1 / view.scale : farthest() / 2, point);
}

/** Hears of fingers, of a mouse as one of them, and of keys. */
function listen() {
  const fingers = new Map();
  let began;
  let hasMoved = false;
  let tapped = 0;

  /** The middle between the fingers, and how far they are apart. */
  const grip = () => {
    const [one, other = one] = fingers.values();
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) };
  };
  const hold = () => {
    began = { ...grip(), view };
  };
  const tap = (event) => {
    if (event.type !== 'pointerup' || event.target !== picture) return;
    const isSecond = event.timeStamp - tapped < TWICE;
    tapped = isSecond ? 0 : event.timeStamp;
    if (isSecond) closer(event);
  };
  const release = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) return hold();
    if (!hasMoved) return tap(event);
    const isTurned = began.view.scale === 1 && view.scale === 1 && Math.abs(view.left) > TURN;
    if (isTurned) return turn(view.left > 0 === isRtl ? 1 : -1);
    draw(view);
    sharpen();
  };
  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (fingers.size === 0) hasMoved = false;
    if (fingers.size < 2) fingers.set(event.pointerId, event);
    hold();
  });
  stage.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    if (event.buttons === 0) return release(event);
    fingers.set(event.pointerId, event);
    const now = grip();
    if (!hasMoved && Math.hypot(now.x - began.x, now.y - began.y) + Math.abs(now.apart - began.apart) < TAP) return;
    hasMoved = true;
    stage.setPointerCapture(event.pointerId);
    const to = scaled(began.view, began.apart ? now.apart / began.apart : 1, began, now);
    // A picture of which all is seen moves to the sides alone, to be turned over.
    draw(fingers.size === 1 && to.scale === 1 ? { ...to, top: 0 } : to, true);
  });
  stage.addEventListener('pointerup', release);
  stage.addEventListener('pointercancel', release);
  stage.addEventListener('click', (event) => {
    // The second half of a double click was meant for what had been there.
    if (event.target === stage && event.detail < 2 && !hasMoved) dialog.close();
  });
  // Two fingers on a touchpad.
  stage.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    scale(Math.exp(-event.deltaY / 100), event);
  }, { passive: false });
  dialog.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !press(event.key)) return;
    event.preventDefault();
  });
}

/** Does what a key asks for, if it asks for anything. */
function press(key) {
  const isClose = view.scale > 1;
  const move = (x, y) => draw({ ...view, left: view.left + 80 * x, top: view.top + 80 * y });
  // Close to it, the arrows lead over the picture; else to the others, the way the page is read.
  const aside = (x) => (isClose ? move(-x, 0) : turn(isRtl ? -x : x));
  const keys = {
    ArrowLeft: () => aside(-1),
    ArrowRight: () => aside(1),
    ArrowUp: isClose && (() => move(0, 1)),
    ArrowDown: isClose && (() => move(0, -1)),
    Home: () => turn(-index),
    End: () => turn(pictures.length - 1 - index),
    '+': () => scale(1.5),
    '=': () => scale(1.5),
    '-': () => scale(1 / 1.5),
  };
  const ask = Object.hasOwn(keys, key) && keys[key];
  if (ask) ask();
  return Boolean(ask);
}

/**
 * Lets the Back button close it: it has an entry of its own in the history, which goes when it goes.
 * Where the page was scrolled to is left to `places.js`.
 */
function remember() {
  const over = new AbortController();
  let hasEntry = true;
  let goal;
  try {
    // One that a reload has left is as good.
    if (!history.state?.lightbox) history.pushState({ lightbox: true }, '');
  } catch {
    // WebKit lets a page change its address so many times, and then not for a while.
    hasEntry = false;
  }
  window.addEventListener('popstate', () => {
    hasEntry = false;
    dialog.close();
  }, { signal: over.signal });
  window.addEventListener('resize', () => scale(1 / view.scale), { signal: over.signal });
  // A link to a place in the article leads out of here.
  about.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    goal = link.hash;
    dialog.close();
  });
  dialog.addEventListener('close', async () => {
    over.abort();
    dialog.remove();
    delete root.dataset.lightbox;
    pictures[index].opener.focus();
    if (hasEntry) {
      // Browsers scroll after they have told.
      const gone = new Promise((resolve) => { window.addEventListener('popstate', () => setTimeout(resolve), { once: true }); });
      history.back();
      await gone;
    }
    dialog = undefined;
    if (goal) location.assign(goal);
  });
}
