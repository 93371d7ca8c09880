// What words, digits and direction are held against, in every engine.

import { readFile } from 'node:fs/promises';

import { native } from './corpus.js';
import { json } from './source.js';

const root = new URL('../../', import.meta.url);

export const LANGUAGES = ['ar', 'fa', 'he', 'ur', 'en', 'fr'];

/** The words of each language. */
export const words = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => (
  [language, JSON.parse(await readFile(new URL(`public/lang/${language}.json`, root), 'utf8'))]))));

/** A feed with one article. */
export const feedOf = (html, more = {}) => json({
  version: 'https://jsonfeed.org/version/1.1', title: 't',
  items: [{ id: 'one', url: 'https://news.example/one', title: 'عنوان المقال', content_html: html, _maqal: { slug: 'one', ...more } }],
});

/** Languages, digits and calendars. */
export const UI = [
  { lang: 'ar' }, { lang: 'ar-MA', islamic_date: true }, { lang: 'ar-EG' }, { lang: 'ar-LB' }, { lang: 'ar-DZ', digits: 'arab' },
  { lang: 'fa', islamic_date: true }, { lang: 'fa', calendar: 'gregory' }, { lang: 'he' }, { lang: 'ur' }, { lang: 'en' },
  { lang: 'en', calendar: 'persian', digits: 'arabext' }, { lang: 'fr' }, { lang: 'fr-MA', islamic_date: true },
];

/** An article with a comment of every `step`-th day of a year, and its dates in full as ICU4X writes them, for each `UI`. */
export async function yearOfDates(step = 1) {
  // Another hour every day, so that the time is looked at as well.
  const days = Array.from({ length: Math.ceil(366 / step) }, (_, n) => n * step);
  const dates = days.map((day) => new Date(Date.UTC(2026, 0, 1, 0, day * 1447)).toISOString());
  const comments = dates.map((date, n) => ({ id: n, author: { name: `${n}` }, content_html: '<p>نص</p>', date_published: date }));
  return { feed: feedOf('<p>نص</p>', { comments }), count: dates.length, wanted: await native('locale', { ui: UI, dates }) };
}

/** An article of mixed lines, and how they stand before the eye by the Unicode Bidirectional Algorithm. */
export async function mixedLines() {
  const lines = await native('bidi');
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { lines, feed: feedOf(lines.map(({ text }) => `<p>${escaped(text)}</p>`).join('')) };
}

/** Runs in the page: the characters of each line from left to right. */
export function linesHere() {
  return [...document.querySelectorAll('#content > div > article > .body > p')].map((line) => {
    // On one line, however long; laid out though it is out of sight; every letter by itself.
    const apart = ['liga', 'clig', 'dlig', 'rlig', 'calt'].map((feature) => `"${feature}" 0`).join();
    Object.assign(line.style, { whiteSpace: 'nowrap', contentVisibility: 'visible', fontFeatureSettings: apart });
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    // Each letter, with its marks, in an element of its own, which changes nothing about the order:
    // WebKit's rectangles of parts of a text are not where those parts are.
    const letters = texts.flatMap((text) => {
      const spans = [...new Intl.Segmenter().segment(text.data)].map(({ segment }) => {
        const span = document.createElement('i');
        span.textContent = segment;
        return span;
      });
      text.replaceWith(...spans);
      return spans;
    });
    const range = document.createRange();
    const placed = letters.map((letter) => {
      range.selectNodeContents(letter);
      const { left, right, width } = range.getBoundingClientRect();
      return { character: letter.textContent[0], middle: (left + right) / 2, width };
    }).filter(({ width }) => width > 0);
    return placed.sort((one, other) => one.middle - other.middle).map(({ character }) => character).join('');
  });
}

/** The lines that stand otherwise. What has no width has no place: controls, marks, joiners, and the alef that is one sign with a lam. */
export function torn(lines, shown) {
  const seen = (visual) => visual.replace(/[\p{Cf}\p{Mn}]/gu, '').replace(/[اأإآ](?=ل)/g, '');
  return lines.map(({ text, visual }, n) => ({ text, visual: seen(visual), shown: seen(shown[n] ?? '') }))
    .filter((line) => line.visual !== line.shown);
}
