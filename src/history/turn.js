// The way from one page to the next: the old one fades into the new one, where a browser can do that and
// the reader wants things to move. <https://drafts.csswg.org/css-view-transitions-1/>

/** Changes the page by `update`, which the app may take a moment over. */
function turn(update) {
  // A picture of a whole page is much for a small device.
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || navigator.deviceMemory < 4;
  if (isStill || document.hidden || !document.startViewTransition) return update();
  const transition = document.startViewTransition(() => {
    update();
    // The app draws when all that is running now has ended.
    return new Promise((resolve) => { setTimeout(resolve); });
  });
  // One that is overtaken by the next has nothing to say.
  return transition.ready.catch(() => {});
}

// One object: see http/fetch.js.
export const pages = { turn };
