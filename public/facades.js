// What other sites have for an article, in frames that take the place of a button once it is pressed.
// reading.js fetches this when a reader presses the first one; the frames' addresses are the app's.

/** What a frame may do here: play, be seen large, open its own site. */
const MAY = {
  allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
  sandbox: 'allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts',
  referrerpolicy: 'strict-origin-when-cross-origin',
};

/** Puts the frame where the button stands, and the focus into it. */
export function open(button) {
  const { frame: src, close: word } = button.dataset;
  const facade = button.parentElement;
  const before = [...facade.childNodes];
  const link = facade.parentElement.querySelector('.card a');
  const frame = document.createElement('iframe');
  const title = link.textContent;
  for (const [name, value] of Object.entries({ ...MAY, title, class: 'facade__frame', src })) {
    frame.setAttribute(name, value);
  }
  const close = document.createElement('button');
  Object.assign(close, { className: 'button facade__close', type: 'button', textContent: word, ariaLabel: `${word}: ${title}` });

  const over = new AbortController();
  const back = (focus) => {
    over.abort();
    facade.replaceChildren(...before);
    focus.focus();
  };
  close.addEventListener('click', () => back(button));
  // A host whose policy does not know the frame: the link leads there all the same.
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'frame-src' && frame.src.startsWith(blockedURI)) back(link);
  }, { signal: over.signal });
  // It is said at once, or never.
  setTimeout(() => over.abort(), 5000);
  facade.replaceChildren(close, frame);
  frame.focus();
}
