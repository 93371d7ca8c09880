// Pictures on their own, and what other sites show: opened, turned over, looked at closely, left again.

import { ArticlePage, expect, feedAt, test } from './fixtures.js';
import { feedOf, words } from './words.js';

const say = words.ar;

/** A picture of this size, whatever its file is called. */
const svg = (width, height, colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
  + `<rect width="100%" height="100%" fill="${colour}"/><circle cx="50%" cy="50%" r="${height / 4}" fill="#f4e8d0"/></svg>`;

const figure = (name, alt, caption) => `<figure><img src="https://pictures.example/${name}-600x400.jpg" width="600" height="400" alt="${alt}"`
  + ` srcset="https://pictures.example/${name}-300x200.jpg 300w, https://pictures.example/${name}-600x400.jpg 600w, https://pictures.example/${name}-1500x1000.jpg 1500w">`
  + `${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
const galleryFigure = (name, alt) => `<figure class="wp-block-image"><img src="https://pictures.example/${name}-400x600.jpg" width="400" height="600" alt="${alt}"></figure>`;

const TEXT = '<p>فقرة من المقال فيها من الكلام ما يكفي ليملأ سطرًا أو سطرين.</p>'.repeat(6);

/** An article with five pictures to open, the last of which is a link to its own larger file. */
const HTML = TEXT + figure('square', 'ساحة المسجد', 'ساحة المسجد <em>عند الغروب</em><sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup>') + TEXT
  + `<figure class="wp-block-gallery columns-2">${galleryFigure('one', 'الباب الأول')}${galleryFigure('two', '')}<figcaption>Les portes de la médina de Salé</figcaption></figure>`
  + TEXT + '<figure><a href="https://pictures.example/large-1800x900.jpg"><img src="https://pictures.example/small-300x150.jpg" width="300" height="150" alt="السوق"></a></figure>'
  + '<figure><a href="https://elsewhere.example/page"><img src="https://pictures.example/other-300x150.jpg" width="300" height="150" alt="خريطة"></a></figure>'
  + '<ol class="wp-block-footnotes"><li id="x">هامش الصورة.</li></ol>';

const LEAD = { image: { url: 'https://pictures.example/lead-1600x900.jpg', width: 1600, height: 900, caption_html: 'سلا من بعيد' } };

/** Which picture it is, in words. */
const place = (n, count = 5, { lightbox } = say) => lightbox.count.replace('{n}', n).replace('{count}', count);

/** Answers for the pictures' host, and says what it was asked for. */
async function pictures(page, broken = () => false) {
  const asked = [];
  await page.route('https://pictures.example/**', (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname.slice(1));
    if (broken(pathname)) return route.fulfill({ status: 404, body: '' });
    const [, name, width, height] = /(\w+)-(\d+)x(\d+)/.exec(pathname);
    const colour = { square: '#3b6', one: '#a35', two: '#57b', large: '#a72' }[name] ?? '#689';
    return route.fulfill({ contentType: 'image/svg+xml', body: svg(width, height, colour) });
  });
  return asked;
}

async function open({ page, article, hosts }, { html = HTML, ui = {}, lead = LEAD, broken } = {}) {
  const asked = await pictures(page, broken);
  const source = await hosts.source({ feed: feedOf(html, lead) });
  const site = await hosts.site({ config: { ...feedAt(source.url), ui } });
  await article.open(site, 'one');
  await expect(article.headline).toBeVisible();
  // What comes later makes the page longer.
  await expect(page.locator('.comments__closed, .respond')).toBeVisible();
  return { site, asked };
}

/** The pictures of an article on their own, as a reader knows them. */
class Lightbox {
  constructor(page, language = 'ar') {
    const { lightbox, reading } = words[language];
    const button = (name) => this.dialog.getByRole('button', { name, exact: true });
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: lightbox.title });
    this.picture = this.dialog.locator('.lightbox__picture');
    this.about = this.dialog.getByRole('status').last();
    this.count = this.about.getByText(new RegExp(lightbox.count.replace(/\{\w+\}/g, '\\S+')));
    [this.next, this.previous] = [button(lightbox.next), button(lightbox.previous)];
    [this.zoom, this.close] = [button(lightbox.zoom), button(reading.close)];
  }

  /** The button around a picture in the article. */
  opener(alt) {
    return this.page.getByRole('button', { name: alt ? `${say.open_picture}: ${alt}` : say.open_picture, exact: true });
  }

  async open(alt) {
    await this.opener(alt).click();
    await expect(this.dialog).toBeVisible();
  }

  /** How many times as large it is shown. */
  size() {
    return this.picture.evaluate((picture) => new DOMMatrix(picture.style.transform).a);
  }

  /** Where it is, once it has stopped moving. */
  async box() {
    await this.picture.evaluate((picture) => Promise.all(picture.getAnimations().map(({ finished }) => finished)));
    return this.picture.boundingBox();
  }

  /** Takes it by its middle and moves it. */
  async drag(x, y = 0) {
    const box = await this.dialog.locator('.lightbox__stage').boundingBox();
    const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(fromX, fromY);
    await this.page.mouse.down();
    await this.page.mouse.move(fromX + x / 2, fromY + y / 2);
    await this.page.mouse.move(fromX + x, fromY + y);
    await this.page.mouse.up();
  }
}

test('a picture opens on its own, and the page behind stays as it is', async ({ page, article, hosts }) => {
  const scripts = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await box.opener('ساحة المسجد').scrollIntoViewIfNeeded();
  const before = await article.headline.boundingBox();
  expect(scripts.join(), 'nothing is fetched before').not.toMatch(/lightbox-/);
  await box.open('ساحة المسجد');
  await expect(box.close).toBeFocused();
  await expect(box.count).toHaveText(place(2));
  await expect(box.about).toHaveText('الصورة 2 من 5ساحة المسجد عند الغروب1');
  await expect(box.picture).toHaveAttribute('alt', 'ساحة المسجد');
  await expect(box.dialog).toHaveAccessibleDescription(/الصورة 2 من 5.*ساحة المسجد عند الغروب/);
  expect(await page.locator('[id="in-x-link"]').count(), 'no name is there twice').toBe(1);
  await page.mouse.wheel(0, 400);
  await page.keyboard.press('Escape');
  await expect(box.dialog).toBeHidden();
  await expect(box.opener('ساحة المسجد')).toBeFocused();
  expect(await article.headline.boundingBox()).toEqual(before);
  expect(await article.layoutShift()).toBe(0);
});

test('by keyboard: opened, turned over as the page is read, looked at closely, left', async ({ page, article, hosts }) => {
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await box.opener('').first().focus();
  await page.keyboard.press('Enter');
  await expect(box.close).toBeFocused();
  await expect(box.count).toHaveText(place(1));
  await expect(box.previous).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(box.count, 'nothing is before the first').toHaveText(place(1));
  await page.keyboard.press('ArrowLeft');
  await expect(box.count, 'the next is where reading goes on').toHaveText(place(2));
  await page.keyboard.press('ArrowRight');
  await expect(box.count).toHaveText(place(1));
  await page.keyboard.press('End');
  await expect(box.count).toHaveText(place(5));
  await expect(box.next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');

  await page.keyboard.press('+');
  expect(await box.size()).toBeCloseTo(1.5);
  await expect(box.zoom).toHaveAttribute('aria-pressed', 'true');
  const middle = (await box.box()).x;
  await page.keyboard.press('ArrowRight');
  expect((await box.box()).x, 'close to it, arrows lead over it').toBeLessThan(middle);
  await expect(box.count).toHaveText(place(2));
  await page.keyboard.press('-');
  expect(await box.size()).toBe(1);

  const tour = [];
  for (let n = 0; n < 4; n += 1) {
    await page.keyboard.press('Shift+Tab');
    tour.push(await page.evaluate(() => document.activeElement.ariaLabel));
  }
  expect(tour.slice(0, 3)).toEqual([say.lightbox.zoom, say.lightbox.next, say.lightbox.previous]);
  await box.next.focus();
  await page.keyboard.press('Space');
  await expect(box.count).toHaveText(place(3));
  await expect(box.about, 'a caption that all of them share').toHaveText('الصورة 3 من 5Les portes de la médina de Salé');
  await page.keyboard.press('Escape');
  await expect(box.opener('الباب الأول'), 'the focus is where the reader has come to').toBeFocused();
  await expect(box.opener('الباب الأول')).toBeInViewport();
});

test('in a page from left to right the right arrow leads on', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { ui: { lang: 'fr' } });
  const box = new Lightbox(page, 'fr');
  await page.getByRole('button', { name: words.fr.open_picture, exact: true }).first().click();
  await expect(box.close).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(box.count).toHaveText('Image 2 sur 5');
  await page.keyboard.press('ArrowLeft');
  await expect(box.count).toHaveText(place(1, 5, words.fr));
  await box.drag(-150);
  await expect(box.count).toHaveText(place(2, 5, words.fr));
});

test('numbers are in the page’s digits', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { ui: { lang: 'fa' } });
  const box = new Lightbox(page, 'fa');
  await page.getByRole('button', { name: words.fa.open_picture, exact: true }).first().click();
  await expect(box.count).toHaveText('تصویر ۱ از ۵');
});

test('the Back button closes it and leads nowhere else; nothing is left of it in the history', async ({ page, article, hosts }) => {
  const { site } = await open({ page, article, hosts });
  const box = new Lightbox(page);
  await page.evaluate(() => { window.sameDocument = true; });
  const address = page.url();
  await box.open('ساحة المسجد');
  await page.goBack();
  await expect(box.dialog).toBeHidden();
  await expect(box.opener('ساحة المسجد')).toBeFocused();
  expect(page.url()).toBe(address);
  await page.goForward();
  await box.open('الباب الأول');
  await box.close.click();
  await expect(box.dialog).toBeHidden();
  await box.open('ساحة المسجد');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => history.state?.lightbox)).toBeUndefined();
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);

  await article.breadcrumbs.getByRole('link', { name: say.home }).click();
  await expect(page).toHaveURL(site.url);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await page.goBack();
  await expect(page, 'one step leads out').toHaveURL('about:blank');
});

test('where the history takes no more entries it opens all the same', async ({ page, article, hosts }) => {
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await page.evaluate(() => { history.pushState = () => { throw new DOMException('too often', 'SecurityError'); }; });
  await box.open('ساحة المسجد');
  const address = page.url();
  await box.close.click();
  await expect(box.opener('ساحة المسجد')).toBeFocused();
  expect(page.url()).toBe(address);
});

test('links around pictures: to a larger file opens it, another one is followed, and so is any the browser is asked to open', async ({ page, article, hosts, context }) => {
  const { asked } = await open({ page, article, hosts });
  const box = new Lightbox(page);
  const link = page.getByRole('link', { name: 'السوق' });
  await link.click();
  await expect(box.count).toHaveText(place(5));
  await expect(box.picture).toHaveJSProperty('naturalWidth', 1800);
  expect(asked).toContain('large-1800x900.jpg');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();

  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['ControlOrMeta'] });
  await (await opened).close();
  await expect(box.dialog).toBeHidden();

  await page.route('https://elsewhere.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>x</title>' }));
  await page.getByRole('link', { name: 'خريطة' }).click();
  await expect(page).toHaveURL('https://elsewhere.example/page');
});

test('a link in a caption leads to its place in the article', async ({ page, article, hosts }) => {
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await box.open('ساحة المسجد');
  await box.about.getByRole('link', { name: '1' }).click();
  await expect(box.dialog).toBeHidden();
  await expect(page).toHaveURL(/#in-x$/);
  await expect(page.locator('#in-x')).toBeInViewport();
});

test('a picture is never wider than its largest file, and the file fits the screen', async ({ page, article, hosts }) => {
  const { asked } = await open({ page, article, hosts });
  const box = new Lightbox(page);
  await page.setViewportSize({ width: 360, height: 640 });
  await box.open('ساحة المسجد');
  await expect(box.picture).toHaveJSProperty('complete', true);
  expect((await box.box()).width).toBe(360);
  expect(asked).not.toContain('square-1500x1000.jpg');
  await box.zoom.click();
  await expect.poll(() => asked).toContain('square-1500x1000.jpg');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1920, height: 1400 });
  await box.open('ساحة المسجد');
  expect((await box.box()).width).toBe(1500);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await box.box()).width).toBe(400);
  await page.setViewportSize({ width: 740, height: 360 });
  const { y, height } = await box.box();
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual(360);
});

test('by mouse: turned over, twice as large where it is pressed twice, moved, and left beside the picture', async ({ page, article, hosts }) => {
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await page.setViewportSize({ width: 800, height: 900 });
  await box.open('ساحة المسجد');
  await box.drag(150);
  await expect(box.count, 'to the right is on, from right to left').toHaveText(place(3));
  await box.drag(-150);
  await expect(box.count).toHaveText(place(2));
  await box.drag(20);
  await expect(box.count, 'a little is nothing').toHaveText(place(2));
  expect((await box.box()).x).toBe(0);

  const { x, y, width, height } = await box.box();
  await box.picture.dblclick({ position: { x: width / 4, y: height / 4 } });
  expect(await box.size()).toBeGreaterThanOrEqual(2);
  const near = await box.box();
  expect(near.x + near.width / 4, 'what was pressed stays where it is').toBeCloseTo(x + width / 4, 0);
  await box.drag(-100, -60);
  const moved = await box.box();
  expect(moved.x).toBeCloseTo(near.x - 100, 0);
  await expect(box.count, 'moved, not turned over').toHaveText(place(2));
  for (let n = 0; n < 3; n += 1) await box.drag(-350);
  expect((await box.box()).x + moved.width, 'no farther than its edge').toBeCloseTo(x + width, 0);
  await box.zoom.click();
  expect(await box.box()).toEqual({ x, y, width, height });
  await page.mouse.click(400, y - 20);
  await expect(box.dialog).toBeHidden();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 640 } });

  test('swiped, pinched, tapped twice', async ({ page, article, hosts, context }) => {
    await open({ page, article, hosts });
    const box = new Lightbox(page);
    await box.open('ساحة المسجد');
    const session = await context.newCDPSession(page);
    const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [80, 300]);
    await touch('touchMove', [120, 300]);
    await touch('touchMove', [220, 310]);
    expect((await box.picture.boundingBox()).x, 'it follows the finger').toBeGreaterThan(100);
    await touch('touchEnd');
    await expect(box.count).toHaveText(place(3));
    await touch('touchStart', [160, 300], [200, 300]);
    await touch('touchMove', [120, 300], [240, 300]);
    await touch('touchMove', [100, 300], [260, 300]);
    await touch('touchEnd');
    expect(await box.size()).toBeGreaterThan(2);
    await expect(box.count).toHaveText(place(3));
    // Not one after the other's answer: that may take longer than a finger does.
    await Promise.all([[180, 300], [182, 302]].flatMap((point) => [touch('touchStart', point), touch('touchEnd')]));
    await expect.poll(() => box.size()).toBe(1);
    expect(await page.evaluate(() => visualViewport.scale)).toBe(1);
  });
});

test('a picture that does not come is told by its words; what the article shows takes a larger one’s place', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { broken: (path) => path.includes('large') || path.includes('1500') });
  const box = new Lightbox(page);
  await page.getByRole('link', { name: 'السوق' }).click();
  await expect(box.picture).toHaveJSProperty('naturalWidth', 300);
  await expect.poll(async () => (await box.box()).width, 'no wider than it is').toBe(300);
  await page.keyboard.press('Escape');
  await box.open('ساحة المسجد');
  await expect(box.picture).toBeVisible();
  await page.unrouteAll();
  await page.route('https://pictures.example/**', (route) => route.abort());
  await page.evaluate(() => document.querySelectorAll('.article img').forEach((image) => { image.srcset = ''; image.src += '?'; }));
  await page.keyboard.press('Escape');
  await expect(article.body.getByText('الباب الأول')).toBeVisible();
  await expect(box.opener('الباب الأول'), 'what is broken is nothing to open').toHaveCount(0);
});

test('while a picture is on its way that is said, and so is that it does not come', async ({ page, article, hosts }) => {
  const box = new Lightbox(page);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await open({ page, article, hosts });
  await page.route('https://pictures.example/two-*', async (route) => { await held; await route.abort(); });
  await page.setViewportSize({ width: 360, height: 640 });
  await box.open('ساحة المسجد');
  // The page behind has not asked for it yet.
  await page.evaluate(() => document.querySelectorAll('.gallery img').forEach((image) => { image.src += '?again'; }));
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(box.dialog.getByText(say.lightbox.loading)).toBeVisible();
  release();
  await expect(box.dialog.getByText(say.picture_missing)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(box.count).toHaveText(place(3));
  await page.keyboard.press('ArrowLeft');
  await expect(box.count, 'though the article has words in its place by now').toHaveText(place(4));
  await expect(box.dialog.getByText(say.picture_missing)).toBeVisible();
  await box.close.click();
  await expect(box.dialog).toBeHidden();
});

test('where the script does not come the picture’s own file does', async ({ page, article, hosts }) => {
  await open({ page, article, hosts });
  await page.route('**/lightbox-*.js', (route) => route.abort());
  await new Lightbox(page).opener('ساحة المسجد').click();
  await expect(page).toHaveURL(/pictures\.example\/square/);
});

test('a lone picture has nothing to be turned over to', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { html: TEXT + figure('square', 'ساحة المسجد', ''), lead: {} });
  const box = new Lightbox(page);
  await box.open('ساحة المسجد');
  await expect(box.next).toBeHidden();
  await expect(box.count).toBeHidden();
  await page.keyboard.press('ArrowLeft');
  await expect(box.picture).toHaveAttribute('alt', 'ساحة المسجد');
});

test('readers who want no motion get none', async ({ page, article, hosts }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open({ page, article, hosts });
  const box = new Lightbox(page);
  await box.open('ساحة المسجد');
  await page.keyboard.press('ArrowLeft');
  expect(await box.picture.evaluate((picture) => picture.getAnimations().length)).toBe(0);
});

test('where the page has a scroll bar its place stays free', async ({ hosts, playwright }) => {
  const browser = await playwright.chromium.launch({
    executablePath: process.env.MAQAL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'], ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  const page = await browser.newPage();
  await open({ page, article: new ArticlePage(page), hosts });
  const place = () => page.evaluate(() => document.querySelector('.page').getBoundingClientRect().toJSON());
  const before = await place();
  expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth), 'there is one').toBeGreaterThan(0);
  await page.locator('.article__lead').getByRole('button').click();
  await expect(new Lightbox(page).dialog).toBeVisible();
  expect(await place()).toEqual(before);
  await page.keyboard.press('Escape');
  expect(await place()).toEqual(before);
  await browser.close();
});

for (const theme of ['light', 'sepia', 'dark']) {
  test(`axe finds nothing, and it is looked at: ${theme}`, async ({ page, article, hosts }) => {
    await page.addInitScript((chosen) => localStorage.setItem('maqal/reading', JSON.stringify(chosen)), { theme });
    await open({ page, article, hosts });
    const box = new Lightbox(page);
    for (const [width, height] of [[360, 740], [740, 360], [1280, 900]]) {
      await page.setViewportSize({ width, height });
      await box.open('ساحة المسجد');
      await expect(box.picture).toHaveJSProperty('complete', true);
      await box.box();
      expect(await article.axe()).toEqual([]);
      for (const button of [box.previous, box.next, box.zoom, box.close]) {
        const size = await button.boundingBox();
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(44);
      }
      await page.screenshot({ path: `artefacts/screenshots/lightbox-${theme}-${width}.png` });
      await page.keyboard.press('Escape');
      await expect(box.dialog).toBeHidden();
    }
    expect(await article.axe()).toEqual([]);
  });
}

test.describe('what other sites show', () => {
  const VIDEO = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=42" title="نشرة الأخبار"></iframe>';
  const EMBEDS = `${TEXT}${VIDEO}${TEXT}<iframe src="https://open.spotify.com/embed/episode/4rOoJ6"></iframe>`
    + `<iframe src="https://www.tiktok.com/embed/v2/712"></iframe><iframe src="https://charts.example/1" title="مبيان"></iframe>${TEXT}`;
  const show = (page, title) => page.getByRole('button', { name: `${say.lightbox.show}: ${title}` });

  /** Answers for everybody else's host, and says what was asked of whom. */
  async function others(page) {
    const asked = [];
    await page.route(/^https:\/\/(?!pictures\.)/, (route) => {
      asked.push(route.request());
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en"><title>Player</title><body><button>Play</button>' });
    });
    return asked;
  }

  test('is fetched when a reader asks for it, and can be sent away again', async ({ page, article, hosts }) => {
    const asked = await others(page);
    await open({ page, article, hosts }, { html: EMBEDS, lead: {} });
    await expect(show(page, 'نشرة الأخبار')).toBeVisible();
    await expect(article.body.locator('.facade__note').first()).toContainText('YouTube');
    expect(asked).toEqual([]);
    await show(page, 'نشرة الأخبار').focus();
    await page.keyboard.press('Enter');
    const frame = page.locator('iframe');
    await expect(frame).toBeFocused();
    await expect(frame).toHaveAttribute('title', 'نشرة الأخبار YouTube');
    await expect(frame).toHaveAttribute('sandbox', /allow-scripts/);
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible();
    expect(asked.map((request) => request.url())).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=42']);
    expect(asked[0].headers().referer, 'the site learns the host alone').toBe(`${new URL(page.url()).origin}/`);
    await expect(article.body.getByRole('link', { name: 'نشرة الأخبار' })).toHaveAttribute('href', /youtube\.com\/watch/);
    expect(await article.layoutShift()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: `${say.reading.close}: نشرة الأخبار` })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(frame).toHaveCount(0);
    await expect(show(page, 'نشرة الأخبار')).toBeFocused();
  });

  test('has a button where it is known whose it is', async ({ page, article, hosts }) => {
    await open({ page, article, hosts }, { html: EMBEDS, lead: {} });
    await expect(article.body.locator('.card')).toHaveCount(4);
    await expect(article.body.locator('.facade__load')).toHaveCount(3);
    await expect(article.body.getByRole('link', { name: 'مبيان' })).toBeVisible();
  });

  test('stays behind its link where the host’s policy does not know it', async ({ page, hosts }) => {
    await others(page);
    const source = await hosts.source({ feed: feedOf(EMBEDS) });
    const site = await hosts.site({ config: feedAt(source.url), policy: (ours) => ours.replace(/frame-src [^;]*; /, '') });
    await page.goto(`${site.url}article/one`);
    await show(page, 'نشرة الأخبار').click();
    await expect(page.getByRole('link', { name: 'نشرة الأخبار' })).toBeFocused();
    await expect(page.locator('iframe')).toHaveCount(0);
  });

  test('where the script does not come the card is followed', async ({ page, article, hosts }) => {
    await others(page);
    await open({ page, article, hosts }, { html: EMBEDS, lead: {} });
    await page.route('**/facades-*.js', (route) => route.abort());
    await show(page, 'نشرة الأخبار').click();
    await expect(page).toHaveURL(/youtube\.com\/watch\?v=dQw4w9WgXcQ/);
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing, and it is looked at: ${colorScheme}`, async ({ page, article, hosts }) => {
      await page.emulateMedia({ colorScheme });
      await others(page);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await open({ page, article, hosts }, { html: EMBEDS, lead: {} });
        await show(page, 'TikTok').click();
        await expect(page.locator('iframe')).toBeVisible();
        expect(await article.axe()).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await article.screenshot(`facades-${colorScheme}-${width}`);
      }
    });
  }
});
