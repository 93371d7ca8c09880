// When a page of the app is there whole, and how a test comes to one that no link on the page leads to.

import { words } from './words.js';

const { lists, talk } = words.ar;

/** Runs in the page: whether all has come that it leads to, by what it says of what is on its way. */
function isWhole(waiting) {
  const heading = document.querySelector('main h1');
  if (!heading || heading.dataset.left !== undefined || heading.closest('.skeleton')) return false;
  if (heading.closest('.fault')) return true;
  const note = document.querySelector(heading.closest('.article') ? '.comments__note' : '.list__note');
  // A page of the site that asks for no comments has none.
  return (note === null && document.querySelector('.article .date') === null) || (note !== null && !waiting.includes(note.textContent));
}

/** Waits for a page, as it is before the reader goes down. */
export const whole = (page) => page.waitForFunction(isWhole, [lists.loading, lists.searching, talk.loading], { timeout: 30_000 });

/** Goes down to what may be read next, which comes when the reader is near. */
export const toTheEnd = (page) => page.waitForFunction(() => {
  window.scrollTo(0, document.documentElement.scrollHeight);
  return document.querySelector('.article .date') === null || document.querySelector('.onward') !== null;
}, undefined, { timeout: 30_000 });

/** Follows a link to `address`, as if one stood on the page, and waits for all that it leads to. */
export async function follow(page, address) {
  const to = new URL(address, page.url()).href;
  await page.evaluate((to) => {
    // Nothing is drawn anew where the reader is already.
    if (location.href.split('#')[0] === to) return;
    // Who sees it again knows that the page is still the one before.
    document.querySelector('main h1')?.setAttribute('data-left', '');
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, to);
  await whole(page);
}
