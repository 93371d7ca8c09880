// A real WordPress on this machine, with a database and uploads of its own, gone when the tests are.

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { answering, freePort } from './site.js';

const TESTS = new URL('../wordpress/', import.meta.url).pathname;

/**
 * Installs, seeds and starts a WordPress; `url` ends in a slash. With `newsroom` it is a whole one, and what
 * `tests/wordpress/newsroom.php` says that it made is in `newsroom`.
 */
export async function startWordPress({ newsroom = false } = {}) {
  const site = process.env.MAQAL_WORDPRESS;
  if (!site) throw new Error('Run the tests by scripts/test-browser.sh, which says where WordPress is');
  const data = await mkdtemp(join(tmpdir(), 'maqal-wordpress-'));
  await mkdir(join(data, 'database'));
  await mkdir(join(data, 'uploads'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = {
    ...process.env,
    MAQAL_WP_CONFIG: join(TESTS, 'wp-config.php'),
    MAQAL_WP_DATA: data,
    MAQAL_WP_SITE: site,
    MAQAL_WP_URL: url,
    PHP_CLI_SERVER_WORKERS: '4',
  };
  const php = async (...command) =>
    (await promisify(execFile)('php', ['-d', 'display_errors=stderr', ...command], { env })).stdout;
  const seed = async (file) => JSON.parse(await php(join(TESTS, file)));
  const ids = await seed('seed.php');
  const made = newsroom ? { newsroom: await seed('newsroom.php') } : {};
  let server;
  const start = async () => {
    server = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site, join(TESTS, 'router.php')], {
      env,
      stdio: 'ignore',
      // Its workers are processes of their own: they are stopped as one group.
      detached: true,
    });
    await answering(`${url}wp-json/`);
  };
  const stop = async () => {
    const stopped = new Promise((resolve) => server.once('exit', resolve));
    process.kill(-server.pid, 'SIGKILL');
    await stopped;
  };
  await start();
  const close = async () => {
    await stop();
    await rm(data, { recursive: true, force: true });
  };
  /** Does what its administrator would: see `tests/wordpress/do.php`. */
  const run = async (...command) => JSON.parse(await php(join(TESTS, 'do.php'), ...command.map(String)));
  return { url, ids, ...made, start, stop, close, run };
}
