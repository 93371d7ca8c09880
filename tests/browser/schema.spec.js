// The JSON Schema that publishers check their feeds with.

import { readFile } from 'node:fs/promises';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { expect, test } from './fixtures.js';

const read = async (path) => JSON.parse(await readFile(new URL(`../../public/${path}`, import.meta.url), 'utf8'));

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
