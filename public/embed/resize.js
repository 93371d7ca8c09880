// For pages with frames of `frame.html`: gives each the height that its article needs. A message counts only if it
// comes from such a frame of this page, and from the origin of `frame.html` beside this script.

const page = new URL('frame.html', import.meta.url);

addEventListener('message', ({ data, origin, source }) => {
  if (data?.message !== 'height' || !(data.value > 0)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    const { origin: own, pathname } = new URL(frame.src, document.baseURI);
    // A sandbox without `allow-same-origin` has no origin.
    const isNameless = origin === 'null' && frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    const isOurs = own === page.origin && pathname === page.pathname && (origin === own || isNameless);
    if (isOurs && frame.contentWindow === source) frame.style.height = `${Math.min(data.value, 100_000)}px`;
  }
});
