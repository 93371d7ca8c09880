// Comments against a real WordPress: what the reader sees, and what is in the database.

import { expect, test, wordPressAt } from './fixtures.js';

/** A new article on the real WordPress, opened in the app. */
async function newArticle({ page, article, hosts, wordpress }, { comments, before } = {}) {
  const post = await wordpress.run('post', 'مقال للتعليق');
  await before?.(post);
  const site = await hosts.site({ config: wordPressAt(wordpress.url, comments) });
  // No articles below: one of them attacks, and is read when the pointer happens to be on it. Chromium reports handlers that it parses.
  await page.route(/\/posts\?.*exclude=/, (route) => route.fulfill({ json: [], headers: { 'Access-Control-Allow-Origin': '*' } }));
  await article.open(site, post.slug);
  await expect(article.headline).toHaveText('مقال للتعليق');
  await expect(article.form).toBeVisible();
  return { ...post, rows: () => wordpress.run('rows', post.id), reopen: () => article.open(site, post.slug) };
}

/** Every test has a reader of its own: WordPress lets those through whom it knows. */
let readers = 0;
const reader = () => {
  readers += 1;
  return { name: `قارئ جديد ${readers}`, email: `new${readers}-${process.pid}@example.ma` };
};

/** Sets options of the site for one test. */
async function withOptions(wordpress, options, use) {
  const before = {};
  for (const [name, value] of Object.entries(options)) before[name] = await wordpress.run('option', name, value);
  try {
    await use();
  } finally {
    for (const [name, value] of Object.entries(before)) await wordpress.run('option', name, value);
  }
}

test('a guest’s comment waits, also after a reload, until a moderator approves it', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  const who = reader();
  await article.write({ ...who, content: 'رأيي: x < y & "اقتباس"\n\nفقرة ثانية (EDA)' });
  await article.send.click();
  const own = article.comment('رأيي');
  await expect(own).toBeFocused();
  await expect(own).toContainText('تعليقك في انتظار موافقة المشرف.');
  await expect(article.field('التعليق')).toHaveValue('');
  const [row, ...others] = await post.rows();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ approved: '0', name: who.name, email: who.email, content: 'رأيي: x &lt; y &amp; "اقتباس"\n\nفقرة ثانية (EDA)' });

  await page.reload();
  await expect(own).toContainText('تعليقك في انتظار موافقة المشرف.');
  await expect(own).toContainText('x < y & "اقتباس"');
  await wordpress.run('approve', row.id);
  await page.reload();
  await expect(page.locator(`#comment-${row.id}`)).toContainText('رأيي: x < y &');
  await expect(page.locator(`#comment-${row.id}`)).not.toContainText('في انتظار');
  await expect(page.locator('.comment')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'تعليق واحد' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a reader who is known is published at once, and the comment has a link', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  await withOptions(wordpress, { comment_previously_approved: '0' }, async () => {
    await article.write({ ...reader(), content: 'منشور فورًا' });
    await article.send.click();
    await expect(article.comment('منشور فورًا')).toBeFocused();
    await expect(article.report).toHaveText('نُشر تعليقك.');
    const [row] = await post.rows();
    expect(row.approved).toBe('1');
    await expect(article.comment('منشور فورًا').getByRole('link', { name: 'رابط هذا التعليق' })).toHaveAttribute('href', `#comment-${row.id}`);
  });
});

test('by keyboard alone, by names alone: from the article to a posted reply on page 2', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress }, {
    before: ({ id }) => wordpress.run('comments', id, 130),
  });
  await withOptions(wordpress, { comment_previously_approved: '0' }, async () => {
    /** Presses Tab until something of this role and name has the focus. */
    const tabTo = async (locator, key = 'Tab') => {
      for (let n = 0; n < 700; n += 1) {
        if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`never reached ${locator}`);
    };
    await page.getByRole('link', { name: '130 تعليق' }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page.getByRole('button', { name: 'المزيد من التعليقات (30 تعليقًا)' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('.comment')).toHaveCount(130);
    await tabTo(article.comment('تعليق رقم 129').getByRole('button', { name: 'الرد على قارئ 129' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'التعليق' })).toBeFocused();
    const who = reader();
    await page.keyboard.type('ردّ كُتب بلوحة المفاتيح');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('textbox', { name: 'الاسم' })).toBeFocused();
    await page.keyboard.type(who.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(who.email);
    await tabTo(page.getByRole('button', { name: 'أرسل التعليق' }));
    await page.keyboard.press('Enter');
    await expect(article.comment('ردّ كُتب بلوحة المفاتيح')).toBeFocused();
    const rows = await post.rows();
    const parent = rows.find(({ content }) => content === 'تعليق رقم 129');
    expect(rows.at(-1)).toMatchObject({ parent: parent.id, content: 'ردّ كُتب بلوحة المفاتيح', approved: '1' });
    const texts = await page.locator('.comment').allTextContents();
    expect(texts.findIndex((text) => text.includes('بلوحة المفاتيح'))).toBe(texts.findIndex((text) => text.includes('رقم 129')) + 1);
  });
});

test('a duplicate, a flood and a bad address are said as the server means them', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  const who = reader();
  await article.write({ ...who, content: 'مرة واحدة' });
  await article.send.click();
  await expect(article.comment('مرة واحدة')).toBeVisible();
  await article.field('التعليق').fill('مرة واحدة');
  await article.send.click();
  await expect(article.field('التعليق')).toBeFocused();
  await expect(article.field('التعليق')).toHaveAccessibleDescription('سبق أن أرسلت هذا التعليق نفسه.');
  expect((await post.rows()).length).toBe(1);

  await withOptions(wordpress, { tests_flood: '1' }, async () => {
    await article.field('التعليق').fill('تعليق آخر على الفور');
    await article.send.click();
    await expect(article.form).toContainText(/انتظر \d+ /);
    await expect(article.field('التعليق')).toHaveValue('تعليق آخر على الفور');
    expect((await post.rows()).length).toBe(1);
  });

  await page.reload();
  await article.field('البريد الإلكتروني').fill('reader@localhost');
  await article.send.click();
  await expect(article.field('البريد الإلكتروني')).toHaveAccessibleDescription(/ليس عنوان بريد إلكتروني صحيحًا/);
  await expect(article.field('التعليق')).toHaveValue('تعليق آخر على الفور');
  expect((await post.rows()).length).toBe(1);
});

test('every address that passes here passes there', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  const post_ = (email, n) => page.evaluate(async ([url, id, address, number]) => {
    const form = { post: id, content: `عنوان ${number}`, author_name: 'س', author_email: address };
    const answer = await fetch(`${url}wp-json/wp/v2/comments`, { method: 'POST', body: new URLSearchParams(form) });
    return answer.status;
  }, [wordpress.url, post.id, email, n]);
  // As `is_email` in src/domain/comment_form.rs has them.
  const right = ['a@b.co', 'said@example.ma', 'a.b+c@news.example', '1@2.34', '.a.@b.example', "o'neil!#$%&*/=?^_`{|}~-@x-y.example"];
  const wrong = ['a@b.c', 'a@localhost', 'a@b..example', 'a@-b.example', 'a@b_c.example', 'a@b@c.example', 'said@مثال.example'];
  for (const [n, email] of right.entries()) expect(await post_(email, `r${n}`), email).toBe(201);
  for (const [n, email] of wrong.entries()) expect(await post_(email, `w${n}`), email).toBe(400);
});

test('limits are the same on both sides, to the letter', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  // A word of this length takes a browser half a minute.
  const letters = (count) => 'سسسسسسس\u00ad'.repeat(count / 8 + 1).slice(0, count);
  await article.write({ ...reader(), content: letters(32_763) });
  await article.send.click();
  await expect(article.field('التعليق')).toHaveAttribute('aria-invalid', 'true');
  expect(await post.rows()).toEqual([]);
  await article.field('التعليق').fill(letters(32_762));
  await article.field('الاسم').fill('س'.repeat(122));
  await article.send.click();
  // WordPress takes its time to look so long a text over.
  await expect(page.locator('.comment--held')).toBeVisible({ timeout: 60_000 });
  const [row] = await post.rows();
  expect([row.content.length, row.name.length]).toEqual([32_762, 122]);
});

test('comments closed while somebody types', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  await article.write({ ...reader(), content: 'كتبته قبل الإغلاق' });
  await wordpress.run('close', post.id);
  await article.send.click();
  await expect(article.report).toContainText('أُغلق باب التعليق على هذا المقال قبل أن يصل تعليقك');
  await expect(article.report).toBeFocused();
  await expect(article.field('التعليق')).toHaveValue('كتبته قبل الإغلاق');
  expect(await post.rows()).toEqual([]);
});

test('guests who may not comment are shown the way', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  for (const options of [{ tests_no_guests: '1' }, { comment_registration: '1' }]) {
    await withOptions(wordpress, options, async () => {
      await article.write({ ...reader(), content: 'بلا حساب' });
      await article.send.click();
      await expect(article.report).toContainText('لا يقبل الموقع التعليق من هنا إلا ممّن له حساب لديه');
      await expect(page.getByRole('link', { name: 'علّق في الموقع الأصلي' })).toHaveAttribute('href', new RegExp(`^${wordpress.url}.*#respond$`));
      await expect(article.field('التعليق')).toHaveValue('بلا حساب');
    });
  }
  expect(await post.rows()).toEqual([]);
});

test('a disallowed word is put away, and told', async ({ page, article, hosts, wordpress }) => {
  const post = await newArticle({ page, article, hosts, wordpress });
  await withOptions(wordpress, { disallowed_keys: 'كلمة-ممنوعة' }, async () => {
    await article.write({ ...reader(), content: 'فيه كلمة-ممنوعة هنا' });
    await article.send.click();
    await expect(article.report).toContainText('وصل تعليقك، لكن الموقع لن ينشره.');
    await expect(article.field('التعليق')).toHaveValue('فيه كلمة-ممنوعة هنا');
    expect((await post.rows()).map(({ approved }) => approved)).toEqual(['trash']);
  });
});

for (const [when, option] of [['after the comment is stored', 'tests_sleep_after'], ['before the comment is stored', 'tests_sleep_before']]) {
  test(`the server is killed ${when}: in the end there is exactly one`, async ({ page, article, hosts, wordpress }) => {
    const post = await newArticle({ page, article, hosts, wordpress });
    const content = `لا يضيع ولا يتكرر & ${option}`;
    await withOptions(wordpress, { [option]: '20' }, async () => {
      await article.write({ ...reader(), content });
      const sent = page.waitForRequest((request) => request.method() === 'POST');
      await article.send.click();
      await sent;
      const stored = async () => (await post.rows()).length;
      if (option === 'tests_sleep_after') await expect.poll(stored).toBe(1);
      else await page.waitForTimeout(1500);
      await wordpress.stop();
      await expect(article.report).toContainText('ولا نعلم هل وصل تعليقك');
      await expect(article.field('التعليق')).toHaveValue(content);
    });
    await wordpress.start();
    await page.reload();
    await expect(article.field('التعليق'), 'also after a reload').toHaveValue(content);
    await article.send.click();
    await expect(article.comment('لا يضيع ولا يتكرر')).toContainText('في انتظار موافقة المشرف');
    await expect(article.field('التعليق')).toHaveValue('');
    expect((await post.rows()).map((row) => row.content)).toEqual([content.replace('&', '&amp;')]);
  });
}
