import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build } from './build.mjs';
import { responseSchemas } from './response-schemas.mjs';
import { root } from './root.mjs';
import { setup } from './setup.mjs';

/** `docs/openapi.json` is the interface as it was agreed; `--check` fails when the code says otherwise. */
const FILE = join(root, 'docs', 'openapi.json');

await setup();
await build();
const require = createRequire(import.meta.url);
require('reflect-metadata');
const { describeWithoutInstance } = require(join(root, 'dist', 'apps', 'server', 'src', 'openapi.js'));
const document = withAnswers(await describeWithoutInstance());
const text = await format(JSON.stringify(document), { ...(await resolveConfig(FILE)), parser: 'json' });

if (!process.argv.includes('--check')) {
  if (!saysTheSame()) writeFileSync(FILE, text);
  console.log(`docs/openapi.json: ${Object.keys(JSON.parse(text).paths).length} paths`);
} else if (!saysTheSame()) {
  console.error(
    'docs/openapi.json is not what the code serves. If the change is meant: npm run openapi, and commit it.\n' +
      'docs/openapi.json 与代码不一致。确属有意修改的，请运行 npm run openapi 并提交。',
  );
  for (const line of differences()) console.error(line);
  process.exitCode = 1;
}

/** Nest knows the answers of its routes as objects only; the compiler knows what they are. */
function withAnswers(document) {
  const { answers, components } = responseSchemas();
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item)) {
      const schema = answers.get(operation.operationId);
      const [status] = Object.keys(operation.responses).filter((each) => each.startsWith('2'));
      if (schema && status) operation.responses[status].content = { 'application/json': { schema } };
    }
  const schemas = { ...components, ...document.components.schemas };
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  document.components.schemas = Object.fromEntries(sorted);
  return document;
}

/** The values of an enum have no order of their own: the compiler lists those of a union as it came upon them. */
function unordered(key, value) {
  return key === 'enum' && Array.isArray(value) ? [...value].sort() : value;
}

function saysTheSame() {
  const told = (json) => JSON.stringify(JSON.parse(json || '{}'), unordered);
  return told(text) === told(committed());
}

function committed() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}

/** Operations that are only here or only there, or differ. */
function differences() {
  const operations = (document) =>
    new Map(
      Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => [
          `${method.toUpperCase()} ${path}`,
          JSON.stringify(operation, unordered),
        ]),
      ),
    );
  const [before, now] = [operations(JSON.parse(committed() || '{}')), operations(JSON.parse(text))];
  const lines = [];
  for (const name of new Set([...before.keys(), ...now.keys()]))
    if (before.get(name) !== now.get(name))
      lines.push(`  ${before.has(name) ? (now.has(name) ? '~' : '-') : '+'} ${name}`);
  return lines.length ? lines : ['  ~ components'];
}
