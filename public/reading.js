// What helps in reading, by the browser alone: how the page looks, sharing an article, copying a link,
// hearing it, printing it, its pictures on their own. It needs nothing of the app and works on finished
// pages too; the words come with the page's own markup.

import './places.js';

const root = document.documentElement;

// How the reader wants to read. index.html takes the record up before the first paint.
const KEY = 'maqal/reading';
const NAMES = ['size', 'spacing', 'theme', 'language', 'digits'];

let chosen = {};
try {
  const record = JSON.parse(localStorage.getItem(KEY)) ?? {};
  for (const name of NAMES) if (typeof record[name] === 'string') chosen[name] = record[name];
} catch {
  // Nothing is kept here, or nothing that can be read.
}

/** Makes the page so, and keeps it as far as the browser keeps anything. The app reads the root's attributes. */
function choose(choices) {
  chosen = choices;
  for (const name of NAMES) {
    if (chosen[name]) root.dataset[name] = chosen[name];
    else delete root.dataset[name];
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // It holds for this page.
  }
}

const PANEL = '#reading-options';

/** Shows in the form what is chosen. */
function fill({ elements }) {
  const choices = { size: '3', spacing: 'normal', theme: 'auto', digits: '', ...chosen, language: root.lang };
  for (const name of NAMES) elements[name].value = choices[name];
}

// On their way down: what the app does about it comes after.
const capture = true;
document.addEventListener('beforetoggle', ({ target, newState }) => {
  if (target.matches(PANEL) && newState === 'open') fill(target.querySelector('form'));
}, capture);
document.addEventListener('change', ({ target }) => {
  if (target.closest(PANEL)) choose({ ...chosen, [target.name]: target.value });
}, capture);
document.addEventListener('reset', (event) => {
  if (!event.target.closest(PANEL)) return;
  event.preventDefault();
  choose({});
  fill(event.target);
}, capture);

const { speechSynthesis } = window;
const main = (tag) => tag.toLowerCase().split(/[-_]/)[0];
const voices = () => speechSynthesis?.getVoices() ?? [];

/** Says what this browser can do; voices often come after the page. */
function tell() {
  const languages = new Set(voices().map(({ lang }) => main(lang)));
  root.dataset.tools = ['share' in navigator ? 'share' : 'copy', ...languages].join(' ');
}

/** The words for what comes of it. */
const words = (article) => article.querySelector('.tools__words').dataset;

async function copy(article, address) {
  const note = article.querySelector('.tools__note');
  // Said again when it is done again.
  note.textContent = '';
  try {
    await navigator.clipboard.writeText(address);
    note.textContent = words(article).copied;
  } catch {
    note.textContent = words(article).notCopied;
  }
}

/** Reads an article out from its headline on, each block in the voice of its language; or stops. */
function listen(article, button) {
  const [idle, stop] = [button.title, words(article).stop];
  const show = (speaking) => {
    button.ariaPressed = speaking;
    if (!button.dataset.idle) button.dataset.idle = idle;
    button.title = speaking ? stop : button.dataset.idle;
    button.ariaLabel = button.title;
  };
  const speaking = button.ariaPressed === 'true';
  speechSynthesis.cancel();
  show(!speaking);
  if (speaking) return;
  const blocks = [...article.querySelectorAll('.article__title, .body > *')];
  blocks.forEach((block, index) => {
    const utterance = new SpeechSynthesisUtterance(block.textContent);
    utterance.lang = block.closest('[lang]').lang;
    utterance.voice = voices().find(({ lang }) => main(lang) === main(utterance.lang)) ?? null;
    // The reader may have gone to another page.
    utterance.onstart = () => article.isConnected || speechSynthesis.cancel();
    if (index === blocks.length - 1) utterance.onend = () => show(false);
    utterance.onerror = ({ error }) => ['canceled', 'interrupted'].includes(error) || show(false);
    speechSynthesis.speak(utterance);
  });
}

tell();
speechSynthesis?.addEventListener('voiceschanged', tell);
window.addEventListener('pagehide', () => speechSynthesis?.cancel());
document.addEventListener('click', (event) => {
  const [pressed] = event.composedPath();
  const article = pressed.closest?.('.article');
  const button = pressed.closest?.('.tools__tool, .heading-link');
  if (!article || !button) return;
  const is = (name) => button.classList.contains(name);
  if (is('tools__share')) {
    // A reader who closes the sheet has changed their mind.
    navigator.share({ title: article.querySelector('.article__title').textContent, url: location.href }).catch(() => {});
  }
  if (is('tools__copy')) copy(article, location.href);
  if (is('heading-link')) copy(article, button.href);
  if (is('tools__print')) window.print();
  if (is('tools__listen')) listen(article, button);
  if (is('tools__save')) import('./offline.js').then(({ save }) => save(button));
});

/** Whether this opens a picture: it stands around one, and leads nowhere else than to a picture's file. */
const opens = (it) => it.matches('.article figure *') && it.querySelector('img.picture') && /\.(avif|gif|jpe?g|png|webp)$/i.test(it.pathname ?? '.png');

// What few readers ask for is fetched when one does.
document.addEventListener('click', async (event) => {
  const opener = event.composedPath()[0].closest?.('.article figure :is(a, button)');
  const isFacade = opener?.dataset.frame;
  const isPlain = !(event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!opener || !isPlain || !(isFacade || opens(opener))) return;
  event.preventDefault();
  const fetched = await (isFacade ? import('./facades.js') : import('./lightbox.js')).catch(() => undefined);
  if (fetched) return fetched.open(opener, opens);
  // It did not come: there is what was pressed itself, or the page that the card leads to.
  const { href, currentSrc } = opener.closest('figure').querySelector('a, img');
  location.assign(href ?? currentSrc);
});
// Nothing of it may compete with what is on its way: the app, the article, the picture in sight.
function later() {
  const isThere = document.querySelector('.article, .list, .fault');
  const pictures = [...document.querySelectorAll('img[loading=eager]')];
  if (isThere && pictures.every(({ complete }) => complete)) import('./offline.js').catch(() => {});
  else setTimeout(later, 1000);
}
const loaded = () => setTimeout(later, 1000);
// On a page that was written before, this comes when all else is there.
if (document.readyState === 'complete') loaded();
else window.addEventListener('load', loaded);
