// A publisher's server on another origin: a WordPress that answers from recordings, or with faults.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import { listen } from './site.js';

const FIXTURES = new URL('../fixtures/wordpress/', import.meta.url);

/** A recorded answer: its status and its body. */
export async function recorded(name) {
  const file = (await readFile(new URL(`${name}.http`, FIXTURES), 'utf8')).replaceAll('\r\n', '\n');
  const end = file.indexOf('\n\n');
  const header = (name) => file.slice(0, end).match(new RegExp(`^${name}: (\\d+)`, 'm'))?.[1];
  return json(file.slice(end + 2), Number(file.split(' ')[1]), header('X-WP-Total'), header('X-WP-TotalPages'));
}

/** An answer of JSON. */
export function json(body, status = 200, total = undefined, pages = undefined) {
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
      ...(total === undefined ? {} : { 'X-WP-Total': total }),
      ...(pages === undefined ? {} : { 'X-WP-TotalPages': pages }),
    },
  };
}

/** An answer that is to be asked for each time. */
export const passing = (answer) => ({ ...answer, headers: { ...answer.headers, 'Cache-Control': 'no-store' } });

/** A page of HTML where JSON was asked for. */
export function html(status) {
  return { status, body: '<!doctype html><title>x</title>', headers: { 'Content-Type': 'text/html' } };
}

/**
 * Starts the server. `answers` maps a part of the URL to an answer, a recording's name, a function
 * that gives an answer, 'drop' (cut the line) or 'hang' (say nothing); the first that fits is taken. One that
 * `stops` goes on no further than its body.
 * It may be changed while running. A request for `select?7` sets `selected`. A POST is answered by
 * `POST`, and its form is the newest of `posted`. Of whom the line was cut before there was an answer,
 * the URL is in `left`.
 */
export async function startSource(answers, { cors = true, delay = 0 } = {}) {
  const asked = [];
  const posted = [];
  const left = [];
  const host = { asked, posted, left, answers };
  const server = createServer(async (request, response) => {
    // Once: a service worker asks again for what a page has fetched before it came.
    const isFirst = !asked.includes(request.url);
    asked.push(request.url);
    response.on('close', () => { if (!response.writableEnded) left.push(request.url); });
    const select = request.url.match(/select\?(\d+)$/);
    if (select && isFirst) host.selected = Number(select[1]);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const isPost = request.method === 'POST';
    if (isPost) posted.push(new URLSearchParams(await text(request)));
    const part = isPost ? 'POST' : Object.keys(answers).find((key) => request.url.includes(key));
    let answer = select ? html(204) : (answers[part] ?? html(404));
    if (typeof answer === 'function') answer = await answer(new URL(request.url, 'http://host').searchParams, request);
    if (answer === 'drop') return request.socket.destroy();
    if (answer === 'hang') return undefined;
    if (typeof answer === 'string') answer = await recorded(answer);
    const open = cors && answer.cors !== false ? { 'Access-Control-Allow-Origin': '*' } : {};
    response.writeHead(answer.status, { ...open, ...answer.headers });
    return answer.stops ? response.write(answer.body) : response.end(answer.body);
  });
  return Object.assign(host, await listen(server));
}

/** The recorded site, all well. */
export const WELL = {
  '/posts': 'post-slug-embed',
  '/categories': 'categories',
  '/comments': 'comments-page1',
};
