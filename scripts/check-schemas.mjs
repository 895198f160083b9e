// What must hold of event-schemas/, part of npm test: each rule is broken once, on purpose, in
// test/architecture/schemas.spec.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { root } from './root.mjs';
import { checkSamples } from './check-samples.mjs';
import { publishedHashes, SCHEMAS, schemaFiles } from './schema-files.mjs';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const BASE = 'https://fondsledger.invalid/schemas/';
/** An article (AL 16), an event or invariant of domain.md, or a section of a specification. */
const CITATION = /\b(E\d{2,3}|INV-\d{2}[a-z]?|[A-Z]{2,4}\d* \d+|[A-Z]\d{2})\b|\.md §\d/;
/** Code that decides, folds or emits: neither generated, nor a test, nor a read model. */
const NO_WRITER = /(^|\/)(generated|testing|event-contracts|read|test)\/|spec\.ts$|conformance\.ts$/;

const problems = [];
const { shared, events } = schemaFiles();
const all = [...shared, ...events];

for (const each of all) checkShape(each);
checkPublished();
checkWriters();
problems.push(...checkSamples(compileAll(), events, join(SCHEMAS, 'samples')));
checkGenerated();

if (problems.length > 0) {
  console.error(problems.map((problem) => `event-schemas/${problem}`).join('\n'));
  process.exitCode = 1;
} else console.log(`${all.length} schemas, ${events.length} of events: all in order.`);

function checkShape({ file, type, schema }) {
  const say = (text) => problems.push(`${file}: ${text}`);
  if (schema.$schema !== DIALECT) say(`$schema is not ${DIALECT}`);
  if (schema.$id !== `${BASE}${file}`) say(`$id is not ${BASE}${file}`);
  if (type && schema.title !== type) say(`title is not ${type}`);
  if (!/\p{Script=Han}/u.test(schema.description ?? '') || !/[a-z]{2}/.test(schema.description ?? ''))
    say('description is not in Chinese and English (中文 / English)');
  if (!CITATION.test(schema.$comment ?? ''))
    say('$comment names no article, event, invariant or section (E95; INV-43; architecture.md §4)');
  if (type && schema.type !== 'object') say('type is not object');
  for (const place of openObjects(schema, '#')) say(`${place} is open: additionalProperties is not false`);
}

/** A map (`additionalProperties` is a schema and nothing is named) is no open object. */
function openObjects(node, place) {
  if (node === null || typeof node !== 'object') return [];
  const isObjectSchema = node.type === 'object' && !Array.isArray(node);
  const isMap = node.properties === undefined && typeof node.additionalProperties === 'object';
  const own = isObjectSchema && node.additionalProperties !== false && !isMap ? [place] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => openObjects(value, `${place}/${key}`))];
}

function checkPublished() {
  const published = publishedHashes();
  for (const { file, sha256 } of all)
    if (published[file] === undefined) problems.push(`${file} is not published: run npm run schemas:publish`);
    else if (published[file] !== sha256)
      problems.push(
        `${file} has changed since it was published: put it back, and write the next version beside it`,
      );
  for (const file of Object.keys(published))
    if (!all.some((each) => each.file === file))
      problems.push(`${file} was published and is gone: events of this shape may be stored`);
}

function checkWriters() {
  const code = sources(join(root, 'libs')).map((file) => readFileSync(file, 'utf8'));
  for (const { file, type } of events)
    if (!code.some((text) => text.includes(`'${type}'`)))
      problems.push(`${file}: no decider, evolve or emitting code in libs/*/src names '${type}'`);
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !NO_WRITER.test(path.slice(root.length)));
}

/** The validators by `$id`; a schema that is none is a problem, and has none. */
function compileAll() {
  const compiler = new Ajv2020({ strict: true, allErrors: true, logger: false });
  addFormats(compiler);
  for (const keyword of ['x-personal', 'x-json']) compiler.addKeyword(keyword);
  const attempt = ({ file, schema }, work) => {
    try {
      return work(schema);
    } catch (error) {
      problems.push(`${file} is no valid schema: ${error.message}`);
      return undefined;
    }
  };
  const added = all.filter((each) => attempt(each, (schema) => compiler.addSchema(schema)));
  return new Map(
    added.map((each) => [each.schema.$id, attempt(each, (schema) => compiler.getSchema(schema.$id))]),
  );
}

function checkGenerated() {
  const generator = join(root, 'scripts', 'generate-contracts.mjs');
  if (!existsSync(generator)) throw new Error(`${generator} is missing`);
  const { status, stderr } = spawnSync(process.execPath, [generator, '--check'], { encoding: 'utf8' });
  if (status !== 0) problems.push(`: the generated contracts are not those of the schemas\n${stderr.trim()}`);
}
