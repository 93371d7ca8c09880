// The article page on bad days: every fault has its own sentence and a way on.

import { expect, test, wordPressAt } from './fixtures.js';
import { html, json, recorded, WELL } from './source.js';

const SLUG = 'finance-bill-eda';

const FAULTS = [
  ['an unknown article', { '/posts': 'post-slug-none' }, 'المقال غير موجود'],
  ['a protected article', { '/posts': 'protected list' }, 'مقال محمي بكلمة مرور'],
  ['an article that is not public', { '/posts': 'post-draft-anon' }, 'لا يُسمح بقراءة هذا المقال'],
  ['a refusal', { '/posts': json({ code: 'forbidden' }, 403) }, 'لا يُسمح بقراءة هذا المقال'],
  ['too many requests', { '/posts': html(429) }, 'طلبات كثيرة'],
  ['a server error', { '/posts': html(503) }, 'عطل في موقع الناشر'],
  ['a page where JSON was asked for', { '/posts': html(200) }, 'رد غير مفهوم من الموقع'],
  ['an answer cut short', { '/posts': json('[{"id":8,"slug":"fin') }, 'رد غير مفهوم من الموقع'],
  ['JSON of another kind', { '/posts': json([{ id: 'eight' }]) }, 'مقال لا يمكن عرضه'],
  ['a REST API that is switched off', { '/posts': 'no-route' }, 'الموقع لا يتيح مقالاته للتطبيقات'],
  ['a line that is cut', { '/posts': 'drop' }, 'تعذّر الوصول إلى الموقع'],
];

for (const [name, answers, title] of FAULTS) {
  test(`${name} is told apart`, async ({ page, article, hosts }) => {
    if (answers['/posts'] === 'protected list') {
      answers['/posts'] = json(`[${(await recorded('post-protected')).body}]`);
    }
    const source = await hosts.source({ ...WELL, ...answers });
    await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
    await expect(article.alert.getByRole('heading')).toHaveText(title);
    await expect(page).toHaveTitle(`${title} – مقال`);
    const isProtected = name === 'a protected article';
    await expect(article.retry).toHaveCount(isProtected ? 0 : 1);
    // What is not there is not there on the publisher's site either.
    if (name === 'an unknown article') await expect(article.original).toHaveCount(0);
    else await expect(article.original).toHaveAttribute('href', isProtected ? /protected-post-12\.html$/ : `${source.url}?name=${SLUG}`);
    expect(await article.layoutShift()).toBe(0);
  });
}

test('a site that refuses other origins is told apart from one that is down', async ({ article, hosts }) => {
  const source = await hosts.source({ ...WELL }, { cors: false });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.alert.getByRole('heading')).toHaveText('الموقع لا يسمح بعرض مقالاته هنا');
});

test('a site that says nothing is given up after a while', async ({ article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/posts': 'hang' });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.alert.getByRole('heading')).toHaveText('تأخر الموقع في الرد', { timeout: 60_000 });
});

test('the article comes when it is asked for again', async ({ page, context, article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/posts': html(500) });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.alert.getByRole('heading')).toHaveText('عطل في موقع الناشر');
  await context.setOffline(true);
  await article.retry.click();
  await expect(article.alert.getByRole('heading')).toHaveText('لا اتصال بالإنترنت');
  await context.setOffline(false);
  await expect(article.alert.getByRole('heading'), 'asked again by itself').toHaveText('عطل في موقع الناشر');
  source.answers['/posts'] = WELL['/posts'];
  await article.retry.focus();
  await page.keyboard.press('Enter');
  await expect(article.headline).toContainText('مشروع قانون المالية');
  await expect(article.headline).toBeFocused();
});

test('the article stays when its comments fail, and they can be asked for again', async ({ article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/comments': 'drop' });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.headline).toContainText('مشروع قانون المالية');
  await expect(article.comments.getByText('تعذّر تحميل التعليقات')).toBeVisible();
  expect(await article.axe()).toEqual([]);
  source.answers['/comments'] = WELL['/comments'];
  await article.comments.getByRole('button', { name: 'أعد المحاولة' }).click();
  await expect(article.comments.getByRole('listitem').first()).toContainText('تحليل جيد');
});

test('the article stays when the code for its comments fails, and it can be asked for again', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  await page.route('**/maqal-comments-*.wasm', (route) => route.abort());
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.headline).toContainText('مشروع قانون المالية');
  await expect(article.comments.getByText('تعذّر تحميل التعليقات')).toBeVisible();
  expect(await article.axe()).toEqual([]);
  await page.unroute('**/maqal-comments-*.wasm');
  await article.retry.click();
  await expect(article.comments.getByRole('listitem').first()).toContainText('تحليل جيد');
});

test('the article stays when its sections fail', async ({ article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/categories': html(500) });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.sections).toHaveCount(3);
});

test('a broken picture leaves its words', async ({ article, hosts }) => {
  const source = await hosts.source();
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  await expect(article.article.getByText('جلسة عمومية بالبرلمان', { exact: true })).toBeVisible();
  await expect(article.article.getByText('جلسة عمومية بمجلس النواب – تصوير: هيئة التحرير')).toBeVisible();
  expect(await article.layoutShift()).toBe(0);
});

test('a wrong setting is named', async ({ page, article, hosts }) => {
  await article.open(await hosts.site({ config: { source: { kind: 'wordpress', url: 'javascript:alert(1)' } } }));
  await expect(article.alert).toContainText('source.url');
  await article.open(await hosts.site({ config: '{"source": ' }));
  await expect(article.alert).toContainText('JSON');
  expect(await article.axe()).toEqual([]);
  await expect(page.getByRole('heading')).toHaveText('إعدادات الصفحة غير صحيحة');
});

test('an address with nothing behind it says so', async ({ page, article, hosts }) => {
  const site = await hosts.site();
  await page.goto(`${site.url}wp-admin/`);
  await expect(article.alert.getByRole('heading')).toHaveText('الصفحة غير موجودة');
  await page.getByRole('link', { name: 'عد إلى الصفحة الرئيسية' }).click();
  await expect(page.getByRole('heading', { name: 'آخر الأخبار' })).toBeAttached();
  // It might be an article's.
  await page.goto(`${site.url}no/such/page`);
  await expect(article.alert.getByRole('heading')).toHaveText('المقال غير موجود');
});

test('a real WordPress hides what is not public', async ({ article, hosts, wordpress }) => {
  const site = await hosts.site({ config: wordPressAt(wordpress.url) });
  await article.open(site, 'protected');
  await expect(article.alert.getByRole('heading')).toHaveText('مقال محمي بكلمة مرور');
  await article.open(site, 'draft');
  await expect(article.alert.getByRole('heading')).toHaveText('المقال غير موجود');
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing while loading and on errors: ${colorScheme}`, async ({ page, article, hosts }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const source = await hosts.source({ ...WELL, '/posts': 'hang' });
    const site = await hosts.site({ config: wordPressAt(source.url) });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      source.answers['/posts'] = 'hang';
      await article.open(site, SLUG);
      await expect(page.getByRole('main').getByRole('status')).toHaveText('جارٍ تحميل المقال…');
      expect(await article.axe()).toEqual([]);
      await article.screenshot(`loading-${colorScheme}-${width}`);
      source.answers['/posts'] = html(500);
      await article.open(site, SLUG);
      await expect(article.alert).toBeVisible();
      expect(await article.axe()).toEqual([]);
      await article.screenshot(`error-${colorScheme}-${width}`);
    }
  });
}
