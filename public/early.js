// Asks for what the app will ask for, while that is on its way. The app takes what came, by its address
// (sources/http/fetch.js). scripts/pack.mjs writes this into index.html.

/** How long the words of the interface are waited for, in milliseconds. */
const PATIENCE = 8000;

const settings = document.getElementById('maqal-config');
const early = settings.early = {};

/** Asks as the app does; gives the JSON of the answer, or nothing. */
function ask(url, init) {
  early[url] = fetch(url, { credentials: 'omit', ...init }).then((answer) => {
    const body = answer.text();
    return { status: answer.status, headers: answer.headers, text: () => body };
  });
  return early[url].then((answer) => answer.text()).then(JSON.parse).catch(() => {});
}

try {
  const { ui } = JSON.parse(settings.textContent);
  const { dataset, lang } = document.documentElement;
  const [language] = (dataset.language ?? ui?.lang ?? lang).toLowerCase().split('-');
  const app = document.querySelector('link[rel=modulepreload]').href;
  const file = new URL(`lang/${language}.json?${app.split('/').pop()}`, app).href;
  const words = ask(file, { signal: AbortSignal.timeout(PATIENCE) });
  // For boot.js, where there is something to be shown.
  Object.assign(settings, { ask, language, words, folder: new URL('.', app).href });
  // What a page that was written before has brought along. It is less than the whole, and not to be kept.
  const answers = JSON.parse(document.getElementById('maqal-answers')?.textContent ?? '{}');
  for (const [url, [body, total, pages]] of Object.entries(answers)) {
    const headers = { 'Cache-Control': 'no-store', 'X-WP-Total': total, 'X-WP-TotalPages': pages };
    early[url] = new Response(JSON.stringify(body), { headers });
  }
} catch {
  // The app will say what is wrong with the settings.
}
