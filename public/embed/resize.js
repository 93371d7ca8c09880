// For pages with frames of `frame.html`: gives each the height that its article needs. A message counts only if it
// comes from such a frame of this page, and from the origin of `frame.html` beside this script.

const page = new URL('frame.html', import.meta.url);

/** The frames of `frame.html` that there are now. */
const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => {
  try {
    const { origin, pathname } = new URL(src, document.baseURI);
    return origin === page.origin && pathname === page.pathname;
  } catch {
    return false;
  }
});

addEventListener('message', ({ data, origin, source }) => {
  if (data?.message !== 'height' || !(data.value > 0)) return;
  for (const frame of frames()) {
    // A sandbox without `allow-same-origin` has no origin.
    const isNameless = origin === 'null' && frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    const isIts = frame.contentWindow === source && (origin === page.origin || isNameless);
    if (isIts) frame.style.height = `${Math.min(data.value, 100_000)}px`;
  }
});

// Those that were there before this script have said it to nobody.
for (const frame of frames()) frame.contentWindow.postMessage({ message: 'height?' }, '*');
