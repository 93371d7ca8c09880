// What every browser test gets: hosts that stop by themselves, and a page that must stay clean.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';

import { startPrerendered } from './prerendering.js';
import { startSite } from './site.js';
import { startSource, WELL } from './source.js';
import { startWordPress } from './wordpress.js';

export { expect };

export const test = base.extend({
  /** Starts hosts; they stop after the test. */
  hosts: async ({}, use) => {
    const running = [];
    const keep = async (host) => {
      running.push(await host);
      return running.at(-1);
    };
    await use({
      site: (options) => keep(startSite(options)),
      source: (answers = { ...WELL }, options = {}) => keep(startSource(answers, options)),
      wordPress: () => keep(startWordPress()),
      prerendered: (options) => keep(startPrerendered(options)),
    });
    await Promise.all(running.map((host) => host.close()));
  },

  /** A real WordPress, one for each worker. */
  wordpress: [
    async ({}, use) => {
      const wordpress = await startWordPress();
      await use(wordpress);
      await wordpress.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  /** A real WordPress that is a whole newsroom, one for each worker, and what is in it by name. No test adds to it. */
  newsroom: [
    async ({}, use) => {
      const wordpress = await startWordPress({ newsroom: true });
      await use({ ...wordpress, ...wordpress.newsroom });
      await wordpress.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  /** The article page; a script error or a breach of the policy fails the test. */
  article: async ({ page }, use) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // Chromium reports an author's style attribute when it parses it, though nobody ever applies it.
      const isInert = message.text().startsWith("Applying inline style violates");
      if (!isInert && /Content Security Policy|Trusted(HTML|Script)|panicked/.test(message.text())) errors.push(message.text());
    });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await use(new ArticlePage(page));
    expect(errors).toEqual([]);
  },
});

/** The settings of a WordPress at `url`. */
export const wordPressAt = (url, comments = {}) => ({ site: { name: 'مقال' }, source: { kind: 'wordpress', url }, comments });

/** The settings of a feed on the server at `url`. */
export const feedAt = (url) => ({ site: { name: 'مقال' }, source: { kind: 'json-feed', url: `${url}feed` } });

/** An article page as its readers know it, once the app has drawn it, and not the first view before. */
export class ArticlePage {
  constructor(page) {
    this.page = page;
    this.article = page.locator('article:not([data-first] *)');
    // Not just any: while the article loads, the page has a heading that says so.
    this.headline = this.article.getByRole('heading', { level: 1 });
    this.breadcrumbs = page.getByRole('navigation', { name: 'مسار التصفح' }).getByRole('listitem');
    this.sections = page.getByRole('list', { name: 'الأقسام' }).getByRole('listitem');
    this.comments = page.getByRole('region', { name: 'التعليقات' });
    this.alert = page.getByRole('alert');
    this.retry = page.getByRole('button', { name: 'أعد المحاولة' });
    this.original = page.getByRole('link', { name: 'اقرأ المقال في موقعه الأصلي' });
    this.body = page.locator('.body:not([data-first] *)');
    this.form = page.getByRole('form', { name: 'اكتب تعليقًا' });
    this.send = this.form.getByRole('button', { name: /أرسل التعليق|جارٍ الإرسال/ });
    this.report = this.form.locator('#respond-report');
    this.more = this.comments.getByRole('button', { name: /المزيد من التعليقات/ });
  }

  /** A field of the comment form by the word on its label. */
  field(label) {
    return this.form.getByRole('textbox', { name: label });
  }

  /** A comment by the words in it. */
  comment(text) {
    return this.comments.getByRole('listitem').filter({ hasText: text });
  }

  /** Types a whole comment. */
  async write({ content = 'تعليق جديد', name = 'قارئ', email = 'reader@example.ma' } = {}) {
    await this.field('التعليق').fill(content);
    await this.field('الاسم').fill(name);
    await this.field('البريد الإلكتروني').fill(email);
  }

  async open(site, slug) {
    await this.page.goto(`${site.url}${slug === undefined ? '' : `article/${encodeURIComponent(slug)}`}`);
  }

  /** Violations of WCAG 2.2 AA and of good practice. */
  async axe() {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }

  /** How far things moved by themselves since the page began: Cumulative Layout Shift. */
  layoutShift() {
    return this.page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));
  }

  /** The body's texts, block by block, in order. */
  texts() {
    return this.body.evaluate((body) =>
      [...body.querySelectorAll('p:not(:has(> cite:only-child)), h2, li, th, td, cite')].map((element) =>
        element.textContent.replace(/\s+/g, ' ').trim(),
      ),
    );
  }

  screenshot(name) {
    return this.page.screenshot({ path: `artefacts/screenshots/${name}.png`, fullPage: true });
  }
}
