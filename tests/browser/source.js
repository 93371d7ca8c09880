// A publisher's server on another origin: a WordPress that answers from recordings, or with faults.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

import { listen } from './site.js';

const FIXTURES = new URL('../fixtures/wordpress/', import.meta.url);

/** A recorded answer: its status and its body. */
export async function recorded(name) {
  const text = (await readFile(new URL(`${name}.http`, FIXTURES), 'utf8')).replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const total = text.slice(0, end).match(/^X-WP-Total: (\d+)/m)?.[1];
  return json(text.slice(end + 2), Number(text.split(' ')[1]), total);
}

/** An answer of JSON. */
export function json(body, status = 200, total = undefined) {
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
      ...(total === undefined ? {} : { 'X-WP-Total': total }),
    },
  };
}

/** A page of HTML where JSON was asked for. */
export function html(status) {
  return { status, body: '<!doctype html><title>x</title>', headers: { 'Content-Type': 'text/html' } };
}

/**
 * Starts the server. `answers` maps a part of the URL to an answer, a recording's name, a function
 * that gives an answer, 'drop' (cut the line) or 'hang' (say nothing); the first that fits is taken.
 * It may be changed while running. A request for `select?7` sets `selected`.
 */
export async function startSource(answers, { cors = true, delay = 0 } = {}) {
  const asked = [];
  const host = { asked, answers };
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const select = request.url.match(/select\?(\d+)$/);
    if (select) host.selected = Number(select[1]);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const part = Object.keys(answers).find((key) => request.url.includes(key));
    let answer = select ? html(204) : (answers[part] ?? html(404));
    if (typeof answer === 'function') answer = answer();
    if (answer === 'drop') return request.socket.destroy();
    if (answer === 'hang') return undefined;
    if (typeof answer === 'string') answer = await recorded(answer);
    const open = cors ? { 'Access-Control-Allow-Origin': '*' } : {};
    return response.writeHead(answer.status, { ...open, ...answer.headers }).end(answer.body);
  });
  return Object.assign(host, await listen(server));
}

/** The recorded site, all well. */
export const WELL = {
  '/posts': 'post-slug-embed',
  '/categories': 'categories',
  '/comments': 'comments-page1',
};
