// Builds the peers: folders of files, as they would be put on a host.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { transformAsync } from '@babel/core';
import solid from 'babel-preset-solid';
import { build } from 'esbuild';

import { fixture } from './fixture.mjs';

const PEERS = new URL('peers/', import.meta.url).pathname;
const css = () => minified('style.css');

async function minified(file) {
  const { outputFiles } = await build({ entryPoints: [join(PEERS, file)], minify: true, write: false });
  return outputFiles[0].text.trim();
}

const page = async (head, body) => '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
  + '<meta name="viewport" content="width=device-width,initial-scale=1"><title>مقال</title><link rel="icon" href="data:,">'
  + `<style>${await css()}</style>${head}</head><body>${body}</body></html>`;

/** Asks for the article before the program is there. */
const EARLY = "<script>window.early=fetch('/wp-json/wp/v2/posts?slug='+location.pathname.split('/').pop()+'&_embed').then(a=>a.json())</script>";

const solidJsx = {
  name: 'solid',
  setup: ({ onLoad }) => onLoad({ filter: /solid\.jsx$/ }, async ({ path }) => ({
    contents: (await transformAsync(readFileSync(path, 'utf8'), { presets: [solid], filename: path, configFile: false })).code,
  })),
};

const LIBRARIES = {
  preact: { jsx: 'transform', jsxFactory: 'h', inject: [join(PEERS, 'preact-view.js')], alias: { view: join(PEERS, 'preact-view.js') } },
  react: { jsx: 'automatic', alias: { view: join(PEERS, 'react-view.js') } },
  solid: { plugins: [solidJsx] },
};

/** A program that draws in the browser, with `early` requests or without. */
async function client(folder, name, early) {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(PEERS, `${name}.jsx`)], bundle: true, minify: true, format: 'esm', target: 'es2022', outdir: folder,
    entryNames: '[name]-[hash]', define: { 'process.env.NODE_ENV': '"production"' }, conditions: ['production', 'browser'],
    legalComments: 'none', write: false, ...LIBRARIES[name],
  });
  const [{ path, contents }] = outputFiles;
  writeFileSync(path, contents);
  const script = `<script type="module" src="/${path.split('/').pop()}"></script>`;
  writeFileSync(join(folder, 'index.html'), await page((early ? EARLY : '') + script, '<div id="root"></div>'));
}

/** The same page as HTML, with a script for its form. */
async function written(folder, at, isBig) {
  const { posts, comments } = fixture(at, isBig);
  const day = (date) => new Intl.DateTimeFormat('ar-MA-u-nu-latn', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}Z`));
  const script = `<script>{${await minified('static.js')}}</script>`;
  const fields = [['comment', 'التعليق'], ['author', 'الاسم'], ['email', 'البريد الإلكتروني']].map(([name, label]) => (
    `<label>${label} *${name === 'comment' ? '<textarea id="respond-comment" name="comment"></textarea>' : `<input id="respond-${name}" name="${name}">`}</label>`));
  mkdirSync(join(folder, 'article'), { recursive: true });
  for (const post of posts) {
    const [image] = post._embedded['wp:featuredmedia'];
    const { width, height, sizes } = image.media_details;
    const srcset = Object.values(sizes).map((file) => `${file.source_url} ${file.width}w`).join(', ');
    const list = post.id === 1 ? comments : [];
    const answers = new Map();
    for (const one of list) answers.set(one.parent, [...(answers.get(one.parent) ?? []), one]);
    const thread = (of) => (answers.has(of) ? `<ol class="thread">${answers.get(of).map(({ id, author_name: name, date, content }) => (
      `<li id="comment-${id}"><b>${name}</b> <time datetime="${date}">${day(date)}</time><div>${content.rendered}</div><button type="button">رد</button>${thread(id)}</li>`)).join('')}</ol>` : '');
    const crumbs = post._embedded['wp:term'][0].map(({ link, name }) => `<li><a href="${link}">${name}</a></li>`).join('');
    const body = `<main><article><nav aria-label="مسار التصفح"><ol class="crumbs"><li><a href="/">الرئيسية</a></li>${crumbs}</ol></nav>`
      + `<h1>${post.title.rendered}</h1><p class="meta">بقلم ${post._embedded.author[0].name} · <time datetime="${post.date}">${day(post.date)}</time></p>`
      + `<figure><img src="${image.source_url}" srcset="${srcset}" sizes="(min-width: 38rem) 36rem, 100vw" width="${width}" height="${height}" alt="${image.alt_text}" fetchpriority="high"></figure>`
      + `<div class="body">${post.content.rendered}</div></article><section><h2>التعليقات (${list.length})</h2>${thread(0) || '<ol class="thread"></ol>'}`
      + `<form id="respond" novalidate><h3>اكتب تعليقًا</h3>${fields.join('')}<p aria-live="polite">0</p><button type="submit">أرسل التعليق</button></form></section></main>${script}`;
    writeFileSync(join(folder, 'article', `${post.slug}.html`), await page('', body));
  }
  writeFileSync(join(folder, 'index.html'), await page('', posts.map(({ slug }) => `<a href="/article/${slug}">${slug}</a>`).join(' ')));
}

/** Builds one of them into a folder, for a host at `at`. */
export async function buildPeer(name, folder, at, isBig) {
  if (name === 'static') return written(folder, at, isBig);
  const [library, early] = name.split('-');
  return client(folder, library, early === 'early');
}
