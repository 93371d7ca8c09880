// Shows hostile snippets, one article after the other, everywhere an article has room for them.

import { FRAMES } from '../../scripts/csp.mjs';
import { parts } from './corpus.js';
import { feedAt } from './fixtures.js';
import { json, passing } from './source.js';

/**
 * Shows snippets one after the other, in any engine's page, with the page's own policy taken away,
 * and gives what was wrong.
 */
export async function attack(page, hosts, snippets) {
  const source = await hosts.source({
    // With the next one: its page may share an answer that the page before has asked for.
    feed: () => attackedFeed([source.selected, source.selected + 1].map((n) => attacked(snippets[n] ?? '', `s${n}`))),
  });
  const site = await hosts.site({ config: feedAt(source.url), policy: false });
  const wrong = [];
  for (const part of parts(snippets.length)) {
    source.selected = part.from;
    await page.goto(`${site.url}article/s${part.from}`);
    wrong.push(...await page.evaluate(lookOver, { select: `${source.url}select?`, frames: FRAMES, ...part }));
  }
  return wrong.map((line) => `${line}\n  ${snippets[Number.parseInt(line, 10)]}`);
}

/** An article in which everything is the snippet. */
function attacked(snippet, slug) {
  return {
    id: slug,
    title: `عنوان ${snippet}`,
    summary: snippet,
    authors: [{ name: `كاتب ${snippet}`, url: 'javascript:window.__attacked=1' }],
    content_html: `<p>قبل</p>${snippet}`,
    _maqal: {
      slug,
      sections: [{ name: snippet, url: 'javascript:window.__attacked=1', ancestors: [{ name: snippet }] }],
      image: {
        url: 'https://news.example/lead.jpg', width: 800, height: 600, alt: snippet, caption_html: `تعليق ${snippet}`,
      },
      comments: [{ id: '1', author: { name: snippet }, content_html: `<p>رأي</p>${snippet}` }],
    },
  };
}

const attackedFeed = (items) => passing(json({ version: 'https://jsonfeed.org/version/1.1', title: items[0].title, items }));

/**
 * Runs in the page: goes from article to article as the app's own links do, and looks each over.
 * `select` is the address that makes the server answer with the n-th snippet, `frames` are the hosts
 * that a frame may be of. Gives what was wrong.
 */
async function lookOver({ select, frames, from, to }) {
  const wrong = [];
  const own = ['maqal', 'maqal-config', 'content', 'comments', 'comments-title'];
  const risky = 'script, style, link, meta, base, iframe, object, embed, form, input, svg, math, template, dialog, frame';
  const allowed = new Set(['class', 'id', 'dir', 'lang', 'href', 'rel', 'src', 'srcset', 'sizes', 'alt', 'width', 'height',
    'loading', 'fetchpriority', 'decoding', 'colspan', 'rowspan', 'scope', 'start', 'reversed', 'type', 'value', 'controls',
    'preload', 'playsinline', 'poster', 'kind', 'srclang', 'label', 'open', 'role', 'aria-label', 'tabindex', 'data-refused', 'data-frame']);
  const until = async (is) => {
    for (const end = performance.now() + 15_000; !is(); ) {
      if (performance.now() > end) return false;
      await new Promise((resolve) => { setTimeout(resolve, 2); });
    }
    return true;
  };
  await until(() => document.querySelector('#content > div > article > .body p'));
  const home = location.pathname.replace(/article\/.*/, '');
  for (let n = from; n < to; n += 1) {
    await fetch(`${select}${n}`);
    history.pushState(null, '', `${home}article/s${n}`);
    dispatchEvent(new PopStateEvent('popstate'));
    const check = (name, is) => { if (!is) wrong.push(`${n}: ${name}`); };
    const shown = await until(() => document.querySelector('#content > div > article > .body[data-seen]') === null
      && document.querySelector('#content > div > article > .body p')?.textContent === 'قبل'
      && document.querySelector('.comment__body p')?.textContent === 'رأي');
    check(`the article and its comment are shown, and not: ${document.querySelector('main').innerText.slice(0, 80)}`, shown);
    if (!shown) continue;
    const inside = document.querySelector('main');
    inside.querySelector('.body').dataset.seen = '';
    check('a script ran', window.__attacked === undefined);
    check('a risky element', !inside.querySelector(risky));
    for (const element of inside.querySelectorAll('.body *, .comment__body *, .article__lead *')) {
      for (const name of element.getAttributeNames()) check(`attribute ${name}`, allowed.has(name));
      check(`id ${element.id}`, element.id === '' || element.id.startsWith('in-'));
    }
    for (const link of inside.querySelectorAll('a[href]')) check(`link ${link.href}`, /^(https?|mailto|tel):/.test(link.href));
    for (const media of inside.querySelectorAll('[src], [poster]')) {
      for (const name of ['src', 'poster']) check(`${name}`, /^(https?:|$)/.test(media.getAttribute(name) ?? ''));
    }
    for (const { dataset } of inside.querySelectorAll('[data-frame]')) check(`frame ${dataset.frame}`, frames.includes(new URL(dataset.frame).origin));
    for (const id of own) check(`own name ${id}`, document.querySelectorAll(`[id="${id}"]`).length === 1);
    check('clobbered', window.location === document.location && document.body.localName === 'body' && !document.querySelector('main [name]'));
    const middle = document.elementFromPoint(innerWidth / 2, 150);
    check('covered', getComputedStyle(middle).position !== 'fixed' && document.documentElement.contains(middle));
    check('focus was taken', document.activeElement.matches('body, #content, .article__title'));
    check('the address changed', location.pathname === `${home}article/s${n}`);
    const sticksOut = (element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > innerWidth + 1;
    };
    const wide = [...document.querySelectorAll('main *')].filter(sticksOut).map((element) => element.outerHTML.slice(0, 300));
    check(`the page grew wide: ${wide.join(' ')}`, document.documentElement.scrollWidth <= innerWidth);
  }
  return wrong;
}
