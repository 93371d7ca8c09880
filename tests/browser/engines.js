// Firefox and WebKit, which stands for Safari. Each is started anew, and gives the same small page:
//
//     goto(url)               comes back when the page is loaded; the same address loads it again
//     evaluate(fn, ...args)   runs in the page, or is a string that does; a promise is waited for
//     waitFor(fn, ...args)    asks until the answer, a plain value, is true
//     type(selector, text)    key by key, into an element
//     press(selector, key)    Tab, Enter, Escape or ArrowLeft, in an element
//     click(selector)
//     strange()               what no article may bring about: dialogs, windows, the hosts asked
//     close()                 stops all that was started

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import puppeteer from 'puppeteer-core';

import { answering, freePort, listen } from './site.js';

const PATIENCE = 30_000;

export async function startFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.MAQAL_FIREFOX });
  const page = await browser.newPage();
  const strange = [];
  page.on('dialog', (dialog) => { strange.push('a dialog'); return dialog.dismiss(); });
  page.on('popup', () => strange.push('a window'));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    // The browser's own controls of a video have a font in a data: URL.
    if (protocol !== 'data:' && hostname !== '127.0.0.1') strange.push(`asked ${hostname}`);
  });
  return withWaiting({
    goto: (url) => page.goto(url),
    evaluate: (fn, ...args) => page.evaluate(fn, ...args),
    type: (selector, text) => page.type(selector, text),
    press: async (selector, key) => { await page.focus(selector); await page.keyboard.press(key); },
    click: (selector) => page.click(selector),
    strange: async () => strange,
    close: () => browser.close(),
  });
}

/** WebKitGTK's own browser, on a screen that nobody sees, driven by W3C WebDriver. */
export async function startWebKit() {
  const running = [];
  const close = async () => {
    for (const one of running.reverse()) await one.close();
  };
  try {
    // It picks a display that is free, and says which once it is ready.
    running.push(start('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }));
    const display = (await running.at(-1).unlessItEnds((child) => text(child.stdio[3]))).trim();
    running.push(await startProxy());
    const proxy = running.at(-1);
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${display}`,
      // WebDriver has words for a proxy too, but of its `noProxy` this browser sometimes dies.
      http_proxy: proxy.url, https_proxy: proxy.url, no_proxy: '127.0.0.1',
      // Its sandbox does not work for root.
      ...(process.getuid() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    };
    running.push(start(process.env.MAQAL_WEBKIT_DRIVER, [`--port=${port}`], { env, stdio: 'ignore' }));
    const driver = `http://127.0.0.1:${port}/`;
    await running.at(-1).unlessItEnds(() => answering(`${driver}status`));
    const { sessionId } = await command(`${driver}session`, { capabilities: {} });
    return { ...(await webDriverPage(`${driver}session/${sessionId}/`, proxy.asked)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function webDriverPage(session, asked) {
  const post = (path, body = {}) => command(session + path, body);
  // The test's own time is the limit.
  await post('timeouts', { script: null });
  const element = async (selector) =>
    `element/${Object.values(await post('element', { using: 'css selector', value: selector }))[0]}`;
  const type = async (selector, text) => post(`${await element(selector)}/value`, { text });
  const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', ArrowLeft: '\uE012' };
  return withWaiting({
    goto: (url) => post('url', { url }),
    evaluate: async (fn, ...args) => {
      const call = typeof fn === 'string' ? fn : `(${fn})(...args)`;
      // As ASCII: half a surrogate pair is more than the driver can carry.
      const script = `const [args, done] = arguments;
        const ascii = (value) => (value === undefined ? null : JSON.stringify(value).replace(/[^ -~]/g,
          (unit) => '\\\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0')));
        (async () => ${call})().then((value) => done({ value: ascii(value) }), (error) => done({ error: String(error) }));`;
      const answer = await post('execute/async', { script, args: [args] });
      if (answer === null) throw new Error('a dialog came up');
      if (answer.error) throw new Error(`in the page: ${answer.error}`);
      return JSON.parse(answer.value) ?? undefined;
    },
    type,
    press: (selector, key) => type(selector, KEYS[key]),
    click: async (selector) => post(`${await element(selector)}/click`),
    strange: async () => {
      const windows = await command(`${session}window/handles`);
      return [...windows.slice(1).map(() => 'a window'), ...asked.map((host) => `asked ${host}`)];
    },
  });
}

/** Asks a WebDriver; without a body it is a GET. */
async function command(url, body) {
  const answer = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`WebDriver, ${new URL(url).pathname}: ${value.error} ${value.message}`);
  return value;
}

/** A proxy that lets nothing through; `asked` has the hosts. WebDriver itself does not tell of requests. */
async function startProxy() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url).hostname);
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(new URL(`https://${request.url}`).hostname);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return { asked, ...(await listen(server)) };
}

/** Starts a program and what that starts as one group, which ends as one: by `close`, or with the tests. */
function start(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  const ended = once(child, 'exit');
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  };
  process.on('exit', end);
  return {
    unlessItEnds: (ready) => Promise.race([
      ready(child),
      ended.then(([code]) => { throw new Error(`${program} ended at once, with ${code}`); }),
    ]),
    close: async () => {
      end();
      process.off('exit', end);
      await ended.catch(() => undefined);
    },
  };
}

function withWaiting(page) {
  const waitFor = async (fn, ...args) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const answer = await page.evaluate(fn, ...args);
      if (answer) return answer;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    throw new Error(`not so after ${PATIENCE / 1000} seconds: ${fn} with ${JSON.stringify(args)}`);
  };
  return { ...page, waitFor };
}
