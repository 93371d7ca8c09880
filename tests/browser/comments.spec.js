// Reading and writing comments, against recorded answers and faults.

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { html, json, WELL } from './source.js';
import { words } from './words.js';

const SLUG = 'finance-bill-eda';
const one = (id, more = {}) => ({
  id, parent: 0, author: 0, author_name: `قارئ ${id}`, author_url: '', date: '2026-01-01T00:00:00', date_gmt: '2026-01-01T00:00:00',
  content: { rendered: `<p>تعليق رقم ${id}</p>` }, status: 'approved', ...more,
});
const PER_PAGE = 100;

/** A site with `count` comments, each a minute after the other, which pages and finds them as WordPress does. */
function manyComments(count, more = () => ({})) {
  const minute = (n) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString().slice(0, 19);
  const all = Array.from({ length: count }, (_, n) => one(n + 1, { date: minute(n), date_gmt: minute(n), ...more(n + 1) }));
  return {
    ...WELL,
    '/comments': (query) => {
      const ids = query.get('include')?.split(',').map(Number);
      if (ids) return json(all.filter(({ id }) => ids.includes(id)));
      const ordered = query.get('order') === 'desc' ? [...all].reverse() : all;
      const from = (Number(query.get('page')) - 1) * PER_PAGE;
      return json(ordered.slice(from, from + PER_PAGE), 200, count, Math.ceil(count / PER_PAGE));
    },
  };
}

/** Opens the recorded article with these answers. */
async function open({ page, article, hosts }, answers, { comments, options, hash = '' } = {}) {
  const source = await hosts.source(answers, options);
  const site = await hosts.site({ config: wordPressAt(source.url, comments) });
  await page.goto(`${site.url}article/${SLUG}${hash}`);
  await expect(article.headline).toContainText('مشروع قانون المالية');
  return source;
}

const ITEM = '.comment';

test('more comments come by pages, and none is shown twice', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(230));
  await expect(page.locator(ITEM)).toHaveCount(100);
  await expect(article.more).toHaveText('المزيد من التعليقات (130 تعليقًا)');
  await article.more.click();
  await expect(page.locator(ITEM)).toHaveCount(200);
  await expect(article.more).toHaveText('المزيد من التعليقات (30 تعليقًا)');
  await article.more.click();
  await expect(page.locator(ITEM)).toHaveCount(230);
  await expect(article.more).toBeHidden();
  await expect(page.locator(ITEM).nth(229)).toContainText('تعليق رقم 230');
});

test('the order is turned round', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(120));
  await article.comments.getByRole('button', { name: 'الأحدث أولًا' }).click();
  await expect(page.locator(ITEM).first()).toContainText('تعليق رقم 120');
  await expect(page.locator(ITEM)).toHaveCount(100);
  await article.comments.getByRole('button', { name: 'الأقدم أولًا' }).click();
  await expect(page.locator(ITEM).first()).toContainText('تعليق رقم 1');
});

test('a publisher has the newest first', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(3), { comments: { order: 'newest' } });
  await expect(page.locator(ITEM).first()).toContainText('تعليق رقم 3');
});

test('replies stand behind what they answer, wherever that is listed', async ({ page, article, hosts }) => {
  // The newest page comes first; what its replies answer is on another one.
  const reply = (id) => (id === 150 ? { parent: 3 } : id === 149 ? { parent: 999 } : {});
  await open({ page, article, hosts }, manyComments(150, reply), { comments: { order: 'newest' } });
  const items = page.locator(ITEM);
  await expect(items).toHaveCount(101);
  const texts = await items.allTextContents();
  const parent = texts.findIndex((text) => text.includes('تعليق رقم 3'));
  expect(texts[parent + 1]).toContain('تعليق رقم 150');
  await expect(items.nth(parent + 1)).toHaveClass(/comment--depth-1/);
  await expect(article.comment('تعليق رقم 149')).toContainText('ردًّا على تعليق لم يعد منشورًا');
});

test('deep replies stand no further in and say whom they answer', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(6, (id) => ({ parent: id - 1 })));
  await expect(page.locator('.comment--depth-3')).toHaveCount(3);
  const deep = article.comment('تعليق رقم 6').locator('.comment__answers');
  await expect(deep).toHaveText('ردًّا على قارئ 5');
  expect(await deep.evaluate((element) => element.getBoundingClientRect().width)).toBeGreaterThan(50);
  const near = article.comment('تعليق رقم 2').locator('.comment__answers');
  expect(await near.evaluate((element) => element.getBoundingClientRect().width), 'for the ear alone').toBeLessThan(5);
});

test('a link leads to a comment on a later page', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(350), { hash: '#comment-312' });
  const linked = article.comment('تعليق رقم 312');
  await expect(linked).toBeInViewport();
  await expect(linked).toBeFocused();
  await expect(article.more).toHaveText('المزيد من التعليقات (249 تعليقًا)');
  await linked.getByRole('link', { name: 'رابط هذا التعليق' }).click();
  await expect(page).toHaveURL(/#comment-312$/);
});

test('pictures of commenters are asked for only where the publisher wants it', async ({ page, article, hosts }) => {
  const asked = [];
  await page.route(/gravatar/, (route) => { asked.push(route.request().url()); return route.abort(); });
  const avatars = () => ({ author_avatar_urls: { 96: 'https://secure.gravatar.com/avatar/x' } });
  const source = await open({ page, article, hosts }, manyComments(2, avatars));
  await expect(page.locator('.comment__avatar').first()).toHaveText('ق');
  expect(source.asked.join()).not.toContain('avatar');
  expect(asked).toEqual([]);
  await open({ page, article, hosts }, manyComments(2, avatars), { comments: { avatars: true } });
  await expect(page.locator('.comment__avatar img')).toHaveCount(2);
});

test('a comment is narrower than an article', async ({ page, article, hosts }) => {
  const rendered = '<h2 id="x">عنوان</h2><p>نص <a href="https://a.example/">رابط</a></p>'
    + '<img src="https://tracker.example/p.png" alt="صورة"><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>';
  await open({ page, article, hosts }, { ...WELL, '/comments': json([one(1, { content: { rendered } })], 200, 1, 1) });
  const body = article.comment('عنوان').locator('.comment__body');
  await expect(body.locator('h2, img, iframe, [id]')).toHaveCount(0);
  await expect(body.getByRole('link', { name: 'رابط' })).toHaveAttribute('rel', 'external noopener nofollow ugc');
  await expect(body.getByRole('link', { name: 'www.youtube.com' })).toBeVisible();
  await expect(body).toContainText('صورة');
});

test('the author of the article is known by a badge', async ({ page, article, hosts }) => {
  const post = JSON.parse((await (await import('./source.js')).recorded('post-slug-embed')).body)[0];
  await open({ page, article, hosts }, manyComments(2, (id) => (id === 2 ? { author: post.author } : {})));
  await expect(article.comment('تعليق رقم 2')).toContainText('كاتب المقال');
  await expect(article.comment('تعليق رقم 1')).not.toContainText('كاتب المقال');
});

test('a page of comments that fails leaves the others, and comes when it is asked for again', async ({ page, article, hosts }) => {
  const answers = manyComments(120);
  const well = answers['/comments'];
  const source = await open({ page, article, hosts }, answers);
  await expect(page.locator(ITEM)).toHaveCount(100);
  source.answers['/comments'] = html(500);
  await article.more.click();
  await expect(article.comments.getByText('تعذّر تحميل بقية التعليقات.')).toBeVisible();
  await expect(page.locator(ITEM)).toHaveCount(100);
  source.answers['/comments'] = well;
  await article.comments.getByRole('button', { name: 'أعد المحاولة' }).click();
  await expect(page.locator(ITEM)).toHaveCount(120);
});

test('closed comments have no form', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(1), { comments: { post: false } });
  await expect(article.comments).toContainText('باب التعليق مغلق.');
  await expect(article.comments.locator('form')).toHaveCount(0);
});

test('a feed has a form only where comments can be sent', async ({ page, article, hosts }) => {
  const item = { id: 'one', title: 'عنوان', content_html: '<p>نص</p>', _maqal: { slug: 'one', comments_open: true, comments_url: 'comments' } };
  const list = [{ id: 1, author: { name: 'سعيد' }, content_html: '<p>من ملف</p>' }];
  const source = await hosts.source({
    feed: json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [item] }), comments: json(list),
    POST: json({ id: 2, status: 'approved', author: { name: 'قارئ' }, content_html: '<p>تعليق جديد</p>', date_published: new Date().toISOString() }, 201),
  });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
  await expect(article.comment('من ملف')).toBeVisible();
  await expect(article.comments.locator('form')).toHaveCount(0);
  const config = { ...feedAt(source.url), comments: { endpoint: `${source.url}endpoint` } };
  await article.open(await hosts.site({ config }), 'one');
  await article.write();
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toBeFocused();
  expect(source.posted[0].get('post')).toBe('one');
});

test('what is missing is said field by field, and gone as soon as it is mended', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, manyComments(1));
  await expect(article.form).toContainText('لن يُنشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بعلامة *');
  await article.send.click();
  await expect(article.report).toBeFocused();
  await expect(article.report.getByRole('listitem')).toHaveCount(3);
  expect(await article.axe()).toEqual([]);
  await article.report.getByRole('link', { name: 'البريد الإلكتروني' }).click();
  const email = article.field('البريد الإلكتروني');
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription('اكتب عنوان بريدك الإلكتروني. لن يُنشر.');
  await email.pressSequentially('a');
  await expect(email, 'the old problem is mended').not.toHaveAttribute('aria-invalid');
  await email.pressSequentially('b');
  await expect(email, 'and a new one waits').not.toHaveAttribute('aria-invalid');
  await email.blur();
  await expect(email).toHaveAccessibleDescription(/ليس عنوان بريد إلكتروني صحيحًا/);
  await email.fill('said@example.ma');
  await expect(email).not.toHaveAttribute('aria-invalid');
  await article.field('الموقع الإلكتروني').fill('ليس موقعًا');
  await article.field('الموقع الإلكتروني').blur();
  await expect(article.field('الموقع الإلكتروني')).toHaveAccessibleDescription(/ليس عنوان موقع صحيحًا/);
  await article.field('الاسم').focus();
  await article.field('الاسم').blur();
  expect(source.posted).toEqual([]);
});

test('each field is of its kind', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(1), { comments: { require: ['name'] } });
  const all = article.form.locator('.field__text');
  await expect(all).toHaveCount(4);
  const fields = await all.evaluateAll((elements) => elements.map((element) => ({
    type: element.type, autocomplete: element.autocomplete, inputmode: element.inputMode, required: element.required,
    direction: getComputedStyle(element).direction, placeholder: element.placeholder, maxLength: element.maxLength,
  })));
  const common = { placeholder: '' };
  expect(fields).toEqual([
    { ...common, type: 'textarea', autocomplete: '', inputmode: '', required: true, direction: 'rtl', maxLength: -1 },
    { ...common, type: 'text', autocomplete: 'name', inputmode: 'text', required: true, direction: 'rtl', maxLength: -1 },
    { ...common, type: 'email', autocomplete: 'email', inputmode: 'email', required: false, direction: 'ltr', maxLength: -1 },
    { ...common, type: 'url', autocomplete: 'url', inputmode: 'url', required: false, direction: 'ltr', maxLength: -1 },
  ]);
  await article.field('التعليق').fill('WhatsApp is down');
  await expect(article.field('التعليق')).toHaveCSS('direction', 'ltr');
  await article.field('التعليق').fill('WhatsApp لا يعمل منذ الصباح');
  await expect(article.field('التعليق')).toHaveCSS('direction', 'rtl');
});

test('a comment is shown that was published while the others could not be had', async ({ page, article, hosts }) => {
  const refused = { ...manyComments(1), '/comments': json({ code: 'x' }, 403) };
  await open({ page, article, hosts }, { ...refused, POST: 'posted/ok-approved' });
  await expect(article.comments).toContainText(words.ar.talk.failed);
  await article.write();
  await article.send.click();
  await expect(page.locator('.comment')).toHaveCount(1);
});

test('limits are bytes, and near the limit there is a counter', async ({ page, article, hosts }) => {
  // Browsers take their time over so long a text.
  test.slow();
  const source = await open({ page, article, hosts }, manyComments(1));
  const content = article.field('التعليق');
  // Of two bytes each, with places to break a line: one word of this length takes a browser half a minute.
  const letters = (count) => 'سسسسسسس\u00ad'.repeat(count / 8 + 1).slice(0, count);
  await article.write({ content: letters(31_000) });
  await expect(content).toHaveAccessibleDescription('');
  await content.fill(letters(32_700));
  await expect(content).toHaveAccessibleDescription('بقي متسع لنحو 62 حرفًا.');
  await content.fill(letters(32_780));
  await content.blur();
  await expect(content).toHaveAccessibleDescription('النص أطول مما يقبله الموقع بنحو 17 حرفًا.');
  await article.field('الاسم').fill('س'.repeat(123));
  await article.send.click();
  await expect(article.report.getByRole('listitem')).toHaveText([/التعليق: /, /الاسم: .*بحرف واحد/]);
  expect(source.posted).toEqual([]);
});

/** What the server says about a comment: its sentence, the field that has the focus, whether the page of the publisher is offered. */
const ANSWERS = [
  ['anon-not-allowed', 'لا يقبل الموقع التعليق من هنا إلا ممّن له حساب لديه', null, true],
  ['registration-required', 'لا يقبل الموقع التعليق من هنا إلا ممّن له حساب لديه', null, true],
  ['invalid-email', 'لم يقبل الموقع تعليقك', 'البريد الإلكتروني'],
  ['arabic-email', 'لم يقبل الموقع تعليقك', 'البريد الإلكتروني'],
  ['blank-name', 'لم يقبل الموقع ما كُتب هنا', 'الاسم'],
  ['missing-content', 'لم يقبل الموقع ما كُتب هنا', 'التعليق'],
  ['content-too-long', 'النص أطول مما يقبله الموقع. اختصره', 'التعليق'],
  ['name-246', 'النص أطول مما يقبله الموقع. اختصره', 'الاسم'],
  ['email-101', 'النص أطول مما يقبله الموقع. اختصره', 'البريد الإلكتروني'],
  ['url-201', 'النص أطول مما يقبله الموقع. اختصره', 'الموقع الإلكتروني'],
  ['duplicate', 'سبق أن أرسلت هذا التعليق نفسه', 'التعليق'],
  ['closed', 'أُغلق باب التعليق', null],
  ['closed-by-age', 'أُغلق باب التعليق', null],
  ['post-unknown', 'لم يعد هذا المقال متاحًا للتعليق', null],
  ['post-protected', 'لم يعد هذا المقال متاحًا للتعليق', null],
  ['broken-json', 'رفض الموقع التعليق لسبب غير معروف', null],
  ['disallowed-word', 'وصل تعليقك، لكن الموقع لن ينشره', null],
];

for (const [name, sentence, focused, elsewhere] of ANSWERS) {
  test(`the server answers ${name}: it is said, and nothing typed is lost`, async ({ page, article, hosts }) => {
    const source = await open({ page, article, hosts }, { ...manyComments(1), POST: `posted/${name}` });
    await article.write({ content: 'نص <طويل> & مهم' });
    await article.send.click();
    await expect(article.form).toContainText(sentence);
    if (focused) {
      await expect(article.field(focused)).toBeFocused();
      await expect(article.field(focused)).toHaveAttribute('aria-invalid', 'true');
    } else {
      await expect(article.report).toBeFocused();
    }
    await expect(article.field('التعليق')).toHaveValue('نص <طويل> & مهم');
    await expect(article.field('الاسم')).toHaveValue('قارئ');
    await expect(page.getByRole('link', { name: 'علّق في الموقع الأصلي' })).toHaveCount(elsewhere ? 1 : 0);
    expect(source.posted.length).toBe(1);
    expect(source.posted[0].get('content')).toBe('نص &lt;طويل&gt; &amp; مهم');
    expect(await article.axe()).toEqual([]);
  });
}

test('a publisher is told in the console how to let guests comment', async ({ page, article, hosts }) => {
  const told = page.waitForEvent('console', (message) => message.text().includes("add_filter('rest_allow_anonymous_comments'"));
  await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/anon-not-allowed' });
  await article.write();
  await article.send.click();
  await told;
});

const LOST = [
  ['an error of the server', html(503), 'وقع عطل في الموقع'],
  ['a page where JSON was asked for', html(200), 'تلقّينا من الموقع ردًّا غير مفهوم'],
  ['a line that broke', 'drop', 'انقطع الاتصال بالموقع'],
];

for (const [name, answer, sentence] of LOST) {
  test(`${name}: the comment is looked for before it is sent again`, async ({ page, article, hosts }) => {
    const answers = manyComments(1);
    const well = answers['/comments'];
    const source = await open({ page, article, hosts }, { ...answers, POST: answer });
    await article.write();
    await article.send.click();
    await expect(article.report).toContainText(sentence);
    await expect(article.report).toBeFocused();
    await expect(article.field('التعليق')).toHaveValue('تعليق جديد');
    // It had arrived.
    const now = new Date().toISOString().slice(0, 19);
    const arrived = one(77, { author_name: 'قارئ', content: { rendered: '<p>تعليق جديد</p>' }, date: now, date_gmt: now });
    source.answers['/comments'] = (query) => (query.get('order') === 'desc' ? json([arrived], 200, 2, 1) : well(query));
    // When a line breaks, browsers may try it on another one by themselves.
    const sent = source.posted.length;
    await article.send.click();
    await expect(page.locator('#comment-77')).toBeFocused();
    expect(source.posted.length, 'not sent again').toBe(sent);
    await expect(article.field('التعليق')).toHaveValue('');
  });
}

test('a second press and a second answer send nothing twice', async ({ page, article, hosts }) => {
  const answers = { ...manyComments(1), POST: 'hang' };
  const source = await open({ page, article, hosts }, answers);
  await article.write();
  await article.send.dblclick();
  await expect(article.send).toHaveText('جارٍ الإرسال…');
  await expect(article.send).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => source.posted.length).toBe(1);
  await article.send.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(source.posted.length).toBe(1);
  await expect(article.send).toBeFocused();
  // The reader gives up and comes again: it is found to be a duplicate of what waits.
  source.answers.POST = 'posted/duplicate';
  await page.reload();
  await expect(article.field('التعليق')).toHaveValue('تعليق جديد');
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toContainText('تعليقك في انتظار موافقة المشرف.');
  await expect(article.field('التعليق')).toHaveValue('');
});

test('a server that says nothing is given up, and the comment is kept', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { ...manyComments(1), POST: 'hang' });
  await article.write();
  await article.send.click();
  await expect(article.report).toContainText('تأخر رد الموقع', { timeout: 50_000 });
  await expect(article.field('التعليق')).toHaveValue('تعليق جديد');
});

test('a server that refuses other origins', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-hold' });
  await article.write();
  source.answers.POST = { ...html(403), cors: false };
  source.answers['/comments'] = { ...html(403), cors: false };
  await article.send.click();
  await expect(article.report).toContainText('لا يسمح الموقع بالتعليق من هذه الصفحة');
  await expect(page.getByRole('link', { name: 'علّق في الموقع الأصلي' })).toHaveAttribute('href', /#respond$/);
});

test('a flood is waited out', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/flood-same-ip' });
  await article.write();
  await article.send.click();
  await expect(article.report).toContainText('والموقع يطلب التمهل');
  await expect(article.form).toContainText(/انتظر 1[1-5] ثانية\./);
  // The test's own click would wait as well.
  await article.send.click({ force: true });
  expect(source.posted.length, 'not before it is over').toBe(1);
  await expect(article.form).toContainText(/انتظر [3-9] ثوانٍ\./);
  await expect(article.report).toContainText('يمكنك إرسال تعليقك الآن.');
  await expect(article.field('التعليق')).toHaveValue('تعليق جديد');
  source.answers.POST = 'posted/ok-approved';
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeVisible();
});

test('who could not look whether it arrived sends nothing', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: html(503) });
  await article.write();
  await article.send.click();
  await expect(article.report).toContainText('وقع عطل في الموقع');
  source.answers['/comments'] = html(500);
  await article.send.click();
  await expect(article.report).toBeFocused();
  await expect(article.report).toContainText('وقع عطل في الموقع');
  expect(source.posted.length).toBe(1);
  await expect(article.field('التعليق')).toHaveValue('تعليق جديد');
});

test('the same words of long ago, or other signs, are not what was sent', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: html(503) });
  await article.write({ content: '👏👏' });
  await article.send.click();
  await expect(article.report).toContainText('وقع عطل في الموقع');
  const old = (id, rendered, date) => one(id, { author_name: 'قارئ', content: { rendered }, date, date_gmt: date });
  const now = new Date().toISOString().slice(0, 19);
  const strangers = [old(71, '<p>👏👏</p>', '2026-01-01T00:00:00'), old(72, '<p>🔥</p>', now)];
  source.answers['/comments'] = (query) => json(query.get('include') ? [] : strangers, 200, 2, 1);
  source.answers.POST = 'posted/ok-approved';
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeFocused();
  expect(source.posted.length).toBe(2);
});

test('what was sent before this visit without an answer is said so', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { ...manyComments(1), POST: html(503) });
  await article.write();
  await article.send.click();
  await expect(article.report).toContainText('وقع عطل في الموقع');
  await page.reload();
  await expect(article.report).toContainText('أُرسل هذا التعليق من قبل ولم يصل رد الموقع');
});

test('what is on its way stays as it goes', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(2), POST: 'hang' });
  await article.write();
  await article.send.click();
  await expect(article.field('التعليق')).not.toBeEditable();
  await article.comment('تعليق رقم 2').getByRole('button', { name: 'الرد على قارئ 2' }).click();
  await expect(article.form).not.toContainText('ردًّا على');
  expect(source.posted[0].get('parent')).toBeNull();
});

test('a page is left while a field has the focus', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, manyComments(1));
  await article.field('التعليق').fill('لم يُرسل بعد');
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).press('Enter');
  await page.goBack();
  await article.field('الاسم').focus();
  await page.goForward();
  await page.goBack();
  await expect(article.field('التعليق')).toHaveValue('لم يُرسل بعد');
});

test('without WordPress’s headers there is more all the same', async ({ page, article, hosts }) => {
  const answers = manyComments(230);
  const well = answers['/comments'];
  const bare = (query) => ({ ...well(query), headers: { 'Content-Type': 'application/json' } });
  await open({ page, article, hosts }, { ...answers, '/comments': bare });
  await article.more.click();
  await expect(page.locator(ITEM)).toHaveCount(200);
  await article.more.press('Enter');
  await expect(page.locator(ITEM)).toHaveCount(230);
  await expect(article.more).toBeHidden();
  await expect(article.comments.getByRole('heading', { name: 'التعليقات' }), 'the button is gone').toBeFocused();
});

test('an answer that comes after the order was turned is left out', async ({ page, article, hosts }) => {
  const answers = manyComments(450);
  const well = answers['/comments'];
  const slow = async (query) => {
    if (query.get('page') === '3') await new Promise((resolve) => { setTimeout(resolve, 1500); });
    return well(query);
  };
  await open({ page, article, hosts }, { ...answers, '/comments': slow });
  await article.more.click();
  await expect(page.locator(ITEM)).toHaveCount(200);
  await article.more.click();
  await article.comments.getByRole('button', { name: 'الأحدث أولًا' }).click();
  await expect(page.locator(ITEM).first()).toContainText('تعليق رقم 450');
  await article.comments.getByRole('button', { name: 'الأقدم أولًا' }).click();
  await expect(page.locator(ITEM).first()).toContainText('تعليق رقم 1');
  await page.waitForTimeout(1800);
  await expect(page.locator(ITEM)).toHaveCount(100);
  await article.more.click();
  await expect(page.locator(ITEM).nth(150)).toContainText('تعليق رقم 151');
});

test('a link to a comment takes nobody away from what is being typed', async ({ page, article, hosts }) => {
  const answers = manyComments(350);
  const well = answers['/comments'];
  const slow = async (query) => {
    if (query.get('include')) await new Promise((resolve) => { setTimeout(resolve, 1500); });
    return well(query);
  };
  await open({ page, article, hosts }, { ...answers, '/comments': slow }, { hash: '#comment-312' });
  await article.field('التعليق').pressSequentially('أكتب');
  await expect(article.comment('تعليق رقم 312')).toBeVisible();
  await page.waitForTimeout(200);
  await expect(article.field('التعليق')).toBeFocused();
});

test('offline, a comment is kept, and sent when the reader agrees', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-approved' });
  await article.write();
  await page.context().setOffline(true);
  await article.send.click();
  await expect(article.report).toContainText('لا اتصال بالإنترنت. تعليقك محفوظ');
  expect(source.posted).toEqual([]);
  await page.context().setOffline(false);
  await expect(article.report).toContainText('عاد الاتصال بالإنترنت. تعليقك محفوظ هنا: أتريد إرساله الآن؟');
  expect(source.posted, 'not without consent').toEqual([]);
  await page.reload();
  await expect(article.report).toContainText('أتريد إرساله الآن؟');
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeFocused();
  expect(source.posted.length).toBe(1);
});

test('a draft outlives the page, and is gone once it is published', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(2), POST: 'posted/ok-approved' });
  await article.comment('تعليق رقم 2').getByRole('button', { name: 'الرد على قارئ 2' }).click();
  await expect(article.field('التعليق')).toBeFocused();
  await expect(article.form).toContainText('ردًّا على قارئ 2');
  await article.write({ content: '  سطر\nثان 😀 ' });
  await page.reload();
  await expect(article.field('التعليق')).toHaveValue('  سطر\nثان 😀 ');
  await expect(article.field('الاسم')).toHaveValue('قارئ');
  await expect(article.form).toContainText('ردًّا على قارئ 2');
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeFocused();
  expect(source.posted[0].get('parent')).toBe('2');
  expect(source.posted[0].get('content')).toBe('سطر\nثان 😀');
  await page.reload();
  await expect(article.field('التعليق')).toHaveValue('');
  await expect(article.field('الاسم'), 'not kept unless asked for').toHaveValue('');
});

test('a reader is remembered only on demand', async ({ page, article, hosts }) => {
  await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-approved' });
  const box = article.form.getByRole('checkbox');
  await expect(box).not.toBeChecked();
  await article.write();
  await box.check();
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeVisible();
  await page.reload();
  await expect(article.field('الاسم')).toHaveValue('قارئ');
  await expect(article.field('البريد الإلكتروني')).toHaveValue('reader@example.ma');
  await expect(box).toBeChecked();
});

test('without storage the form works all the same', async ({ page, article, hosts }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  });
  await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-hold' });
  await article.write();
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toContainText('تعليقك في انتظار موافقة المشرف.');
});

test('a full storage breaks nothing', async ({ page, article, hosts }) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-approved' });
  await article.write();
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeFocused();
});

test('old drafts are forgotten, and only ours', async ({ page, article, hosts }) => {
  await page.addInitScript(() => {
    const day = 86_400_000;
    for (let n = 0; n < 70; n += 1) localStorage.setItem(`maqal/draft/x#${n}`, JSON.stringify({ at: Date.now() - n * 1000, content: 'x' }));
    localStorage.setItem('maqal/draft/old', JSON.stringify({ at: Date.now() - 31 * day, content: 'x' }));
    localStorage.setItem('hosts-own', JSON.stringify({ at: 0 }));
  });
  await open({ page, article, hosts }, manyComments(1));
  await expect(article.form).toBeVisible();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys).toContain('hosts-own');
  expect(keys).not.toContain('maqal/draft/old');
  expect(keys).toContain('maqal/draft/x#0');
  expect(keys).not.toContain('maqal/draft/x#69');
  expect(keys.length).toBe(61);
});

test('what only a machine fills in sends nothing', async ({ page, article, hosts }) => {
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-approved' }, { comments: { honeypot: 'city' } });
  await article.write();
  await expect(article.form.getByRole('textbox')).toHaveCount(4);
  await page.locator('[name=city]').fill('Rabat');
  await article.send.click();
  await expect(article.report).toContainText('لن ينشره');
  expect(source.posted).toEqual([]);
  await page.locator('[name=city]').fill('');
  await article.send.click();
  await expect(page.locator('#comment-26')).toBeVisible();
  expect(source.posted[0].get('city')).toBe('');
});

test('who is too quick for a person waits', async ({ page, article, hosts }) => {
  await page.clock.install();
  const source = await open({ page, article, hosts }, { ...manyComments(1), POST: 'posted/ok-approved' }, { comments: { min_seconds: 60 } });
  await article.write();
  await article.send.click();
  await expect(article.send).toHaveText('جارٍ الإرسال…');
  expect(source.posted).toEqual([]);
  await page.clock.fastForward(60_000);
  await expect(page.locator('#comment-26')).toBeVisible();
});

test('five thousand comments are read and written among', async ({ page, article, hosts }, testInfo) => {
  test.setTimeout(300_000);
  const source = await open({ page, article, hosts }, manyComments(5000));
  for (let shown = 100; shown < 5000; shown += 100) {
    await expect(page.locator(ITEM)).toHaveCount(shown);
    // By class: finding a role's name among thousands of elements takes seconds.
    await page.locator('.comments__more').press('Enter');
  }
  await expect(page.locator(ITEM)).toHaveCount(5000);
  await expect(page.locator('.comments__more')).toBeHidden();
  await page.evaluate(() => {
    window.delays = [];
    new PerformanceObserver((list) => {
      for (const { startTime, processingStart, duration } of list.getEntries()) window.delays.push([processingStart - startTime, duration]);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const content = page.locator('#respond-content');
  await content.focus();
  await content.pressSequentially('هذا تعليق من مئتي حرف يكتبه قارئ على هاتف بطيء. '.repeat(4).padEnd(200, 'س').slice(0, 200), { delay: 30 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(content).toHaveValue(/^هذا تعليق.{191}$/);
  const delays = await page.evaluate(() => window.delays);
  const slowest = (part) => Math.round(Math.max(...delays.map((delay) => delay[part])));
  const median = delays.map(([, duration]) => duration).sort((a, b) => a - b)[Math.floor(delays.length / 2)];
  const report = `5,000 comments, CPU 4 times slower, 200 letters: input delay at most ${slowest(0)} ms; `
    + `from key to paint ${median} ms (median), at most ${slowest(1)} ms`;
  testInfo.annotations.push({ type: 'measured', description: report });
  console.log(report);
  expect(source.posted).toEqual([]);
});

for (const colorScheme of ['light', 'dark']) {
  test(`comments and their form are looked at: ${colorScheme}`, async ({ page, article, hosts }) => {
    await page.emulateMedia({ colorScheme });
    const names = ['', 'مواطن مغربي', 'Nadia B.', 'كاتب', 'قارئ', '', 'Yassine 🇲🇦'];
    const texts = ['', 'تحليل جيد، شكرا. ننتظر التفاصيل حول EDA قبل 2027.', 'Très bon article, merci !', 'سنعود إلى الموضوع في عدد قادم.',
      'واش كاين شي جديد فهاد القضية؟ أنا كنخدم ف WhatsApp وما فهمتش.', 'رأي قصير', 'نفس السؤال'];
    const some = manyComments(6, (id) => ({
      parent: [0, 0, 1, 2, 3, 4, 0][id], author: id === 3 ? 2 : 0, author_name: names[id],
      author_url: id === 2 ? 'https://nadia.example/' : '', content: { rendered: `<p>${texts[id]}</p>` },
    }));
    const answers = { ...some, '/comments': (query) => ({ ...some['/comments'](query), headers: json([], 200, 106, 2).headers }), POST: 'posted/ok-hold' };
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await open({ page, article, hosts }, answers);
      await article.write({ content: 'تعليقي الأول (EDA)' });
      await article.send.click();
      await expect(page.locator('.comment--held')).toBeFocused();
      await article.field('البريد الإلكتروني').fill('خطأ');
      await article.comment('Très bon').getByRole('button').first().click();
      await article.send.click();
      await expect(article.report).toBeFocused();
      expect(await article.axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBe(width);
      await article.comments.screenshot({ path: `artefacts/screenshots/comments-${colorScheme}-${width}.png` });
    }
  });
}
