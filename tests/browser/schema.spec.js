// The JSON Schemas that publishers check their feeds and their settings with.

import { readFile } from 'node:fs/promises';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { expect, test } from './fixtures.js';

const text = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const read = async (path) => JSON.parse(await text(`public/${path}`));

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default ? addFormats.default(ajv) : addFormats(ajv);
const validate = ajv.compile(await read('schema/json-feed.schema.json'));
const demo = await read('demo/feed.json');

test('the demo feed fits the schema', () => {
  validate(demo);
  expect(validate.errors).toBeNull();
});

for (const [name, change] of [
  ['an unknown member of the extension', (item) => { item._maqal.slugs = 'x'; }],
  ['a date without an offset', (item) => { item.date_published = '2024-04-09T14:30:00'; }],
  ['a section without a name', (item) => { delete item._maqal.sections[0].name; }],
  ['no content', (item) => { delete item.content_html; }],
]) {
  test(`the schema refuses ${name}`, () => {
    const feed = structuredClone(demo);
    change(feed.items[0]);
    expect(validate(feed)).toBe(false);
  });
}

const settings = await read('schema/config.schema.json');
const fits = ajv.compile(settings);

/** Every key that has a value of its own, such as `ui.lang`. */
const KEYS = Object.entries(settings.properties).flatMap(([group, { properties }]) => (
  Object.keys(properties).map((key) => `${group}.${key}`)));

for (const path of ['index.html', 'README.md']) {
  test(`the settings in ${path} fit the schema`, async () => {
    const examples = (await text(path)).match(/(?<=<script type="application\/json" id="maqal-config">)[^]*?(?=<\/script>)/g);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      fits(JSON.parse(example));
      expect(fits.errors).toBeNull();
    }
  });
}

test('README and the schema know the same settings', async () => {
  const rows = (await text('README.md')).matchAll(/^\| `(\w+\.(?!rs)\w+)` \|/gm);
  expect([...rows].map(([, key]) => key).toSorted()).toEqual(KEYS.toSorted());
});

test('all settings at once fit the schema', () => {
  const all = {
    source: { kind: 'json-feed', url: 'demo/feed.json', category_base: 'topics', tag_base: 't' },
    site: { name: 'مقال', url: '/' },
    ui: { lang: 'ar-LB', digits: 'arab', calendar: 'gregory', islamic_date: true },
    comments: {
      post: false,
      require: ['name'],
      order: 'newest',
      avatars: true,
      endpoint: 'https://comments.example/',
      honeypot: 'website',
      action: 'https://news.example/wp-comments-post.php',
      min_seconds: 3,
    },
  };
  fits(all);
  expect(fits.errors).toBeNull();
  expect(Object.entries(all).flatMap(([group, values]) => Object.keys(values).map((key) => `${group}.${key}`)).toSorted())
    .toEqual(KEYS.toSorted());
});

const source = { kind: 'wordpress', url: '/' };

/** What `src/config.rs` rejects, by the key it names. */
const REJECTED = [
  ['source.url', {}],
  ['source.kind', { source: { kind: 'drupal', url: '/' } }],
  ['source.url', { source: { kind: 'wordpress', url: 'javascript:1' } }],
  ['source.tag_base', { source: { ...source, tag_base: 5 } }],
  ['site.url', { source, site: { url: 'ftp://x' } }],
  ...[{ lang: 'tlh' }, { lang: 5 }, { digits: 'roman' }, { digits: 5 }, { calendar: 'islamic-umalqura' }, { islamic_date: 'yes' }]
    .map((ui) => [`ui.${Object.keys(ui)}`, { source, ui }]),
  ['comments', { source, comments: [] }],
  ...[
    { require: ['phone'] },
    { require: 'name' },
    { order: 'best' },
    { order: 5 },
    { endpoint: 'javascript:1' },
    { action: 5 },
    { post: 'true' },
    { avatars: 1 },
    { min_seconds: '5' },
    { honeypot: 'content' },
  ].map((comments) => [`comments.${Object.keys(comments)}`, { source, comments }]),
];

for (const [key, wrong] of REJECTED) {
  test(`the schema refuses settings with a wrong ${key}: ${JSON.stringify(wrong)}`, () => {
    expect(fits(wrong)).toBe(false);
    // It names the key, or what it is missing from.
    for (const { instancePath } of fits.errors) {
      const [group, name] = instancePath.split('/').slice(1);
      expect(key).toContain([group, name].filter(Boolean).join('.'));
    }
  });
}

test('the schema refuses what is misspelt', () => {
  expect(fits({ source, ui: { language: 'ar' } })).toBe(false);
  expect(fits({ source, comment: {} })).toBe(false);
});

test('whatever the app rejects, by its own tests, is among these', async () => {
  const [, body] = (await text('src/config.rs')).match(/fn what_is_wrong_is_named_by_its_key\(\) \{([^]*?)\n {4}\}\n/);
  const keys = [...body.matchAll(/"((?:source|site|ui|comments)(?:\.\w+)?)"\s*\);/g)].map(([, key]) => key);
  expect(keys.toSorted()).toEqual(REJECTED.map(([key]) => key).toSorted());
});
