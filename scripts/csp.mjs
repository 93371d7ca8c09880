// Prints the Content-Security-Policy that dist/index.html runs under. The hashes are those of its
// start scripts and its style, and change with every build.
//
//     node scripts/csp.mjs https://news.example

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The hosts whose frames stand in an article once a reader asks for it: those of `Provider::frame`. */
export const FRAMES = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://geo.dailymotion.com',
  'https://platform.twitter.com',
  'https://www.facebook.com',
  // Where Facebook leads readers in some countries, Morocco among them.
  'https://web.facebook.com',
  'https://www.instagram.com',
  'https://www.tiktok.com',
  'https://open.spotify.com',
  'https://w.soundcloud.com',
];

/** The policy for a built page whose articles come from `source`, with pictures from `pictures`. */
export function contentSecurityPolicy(page, source, pictures = 'https:') {
  const hashes = (codes) => codes.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`).join(' ');
  const styles = [...page.matchAll(/<style id=maqal-first>([^]*?)<\/style>/g)].map(([, code]) => code);
  const scripts = [...page.matchAll(/<script(?: type=module| id=maqal-(?:early|chosen|boot))?>([^]*?)<\/script>/g)].map(([, code]) => code);
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes(scripts)}`,
    `style-src 'self' ${hashes(styles)}`,
    `img-src ${pictures} 'self'`,
    `media-src ${pictures} 'self'`,
    `connect-src 'self' ${source}`,
    `frame-src ${FRAMES.join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types maqal maqal-worker',
  ].join('; ');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const page = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8');
  console.log(contentSecurityPolicy(page, process.argv[2] ?? '').replace(/ +;/g, ';'));
}
