// The way on to the next page: this one fades into it, where a browser can do that and the reader wants
// things to move. <https://drafts.csswg.org/css-view-transitions-1/>

/** Changes the page by `update`, which the app draws a moment later. */
function turn(update) {
  // A picture of a whole page is much for a small device.
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || navigator.deviceMemory < 4;
  if (isStill || document.hidden || !document.startViewTransition) {
    update();
    return;
  }
  const transition = document.startViewTransition(() => {
    update();
    // The app draws when all that is running now has ended.
    return new Promise((resolve) => { setTimeout(resolve); });
  });
  // One that is overtaken by the next has nothing to say.
  transition.ready.catch(() => {});
}

// One object: see http/fetch.js.
export const pages = { turn };
