// Event contracts from event-schemas/: one TypeScript type for each published version of each event, the map of
// current versions, the schemas themselves, and what events are called. `--check` compares instead of writing (part of
// npm test).
import { existsSync, readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schemaFolder = join(root, 'event-schemas');
const outFolder = join(root, 'libs/event-contracts/src/generated');
const wordsFolder = join(root, 'libs/event-contracts/words/src/generated');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const contexts = readdirSync(schemaFolder, { withFileTypes: true })
  .filter((e) => e.isDirectory())
  .map((e) => e.name)
  .sort();
const events = contexts.flatMap((context) =>
  readdirSync(join(schemaFolder, context))
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => {
      const match = /^([A-Z][A-Za-z]+)\.v(\d+)\.schema\.json$/.exec(name);
      if (!match) throw new Error(`event-schemas/${context}/${name}: expected <EventName>.v<N>.schema.json`);
      return {
        context,
        type: match[1],
        version: Number(match[2]),
        schema: read(join(schemaFolder, context, name)),
      };
    }),
);

const shared = read(join(schemaFolder, 'shared.v1.schema.json'));
const envelope = read(join(schemaFolder, 'envelope.v1.schema.json'));

const banner = '// Generated from event-schemas/ by scripts/generate-contracts.mjs. Do not edit.\n';
const schemas = `${banner}export const SHARED_SCHEMA: object = ${JSON.stringify(shared)};
export const ENVELOPE_SCHEMA: object = ${JSON.stringify(envelope)};
/** Every published version, by \`Type.vN\`. */
export const EVENT_SCHEMAS: { readonly [typeAndVersion: string]: object } = {
${events.map((e) => `  '${e.type}.v${e.version}': ${JSON.stringify(e.schema)},`).join('\n')}
};
`;
const words = `${banner}/** By event, as its first schema describes it. */
export const EVENT_WORDS: { readonly [type: string]: { readonly zh: string; readonly en: string } } = {
${events
  .filter(({ version }) => version === 1)
  .map(({ type, schema }) => {
    const [zh, ...en] = schema.description.split(' / ');
    return `  ${type}: ${JSON.stringify({ zh, en: en.join(' / ') })},`;
  })
  .join('\n')}
};
`;
const isChecking = process.argv.includes('--check');
// These are made of the schemas alone: whoever has other schemas need not wait for the types.
if (
  isChecking &&
  !(isCurrent(outFolder, 'schemas.ts', schemas) && isCurrent(wordsFolder, 'event-words.ts', words))
)
  process.exit(1);

/** Local references, so that one compilation unit yields each shared type once, by its name. */
const localise = (node) =>
  Array.isArray(node)
    ? node.map(localise)
    : node && typeof node === 'object'
      ? Object.fromEntries(
          [...Object.entries(node), ...(node['x-json'] ? [['tsType', 'unknown']] : [])]
            .filter(
              ([key, value]) =>
                typeof value === 'object' ||
                !['$id', '$schema', 'x-personal', 'title', '$comment', 'x-json'].includes(key),
            )
            .map(([key, value]) => [
              key,
              key === '$ref' ? value.replace(/^.*shared\.v1\.schema\.json#/, '#') : localise(value),
            ]),
        )
      : node;
const bundle = {
  type: 'object',
  title: 'Contracts',
  additionalProperties: false,
  properties: {},
  $defs: localise(shared.$defs),
};
for (const name of Object.keys(bundle.$defs))
  bundle.$defs[name].title = name[0].toUpperCase() + name.slice(1);
const add = (name, schema) => {
  bundle.$defs[name] = { ...localise(schema), title: name };
  bundle.properties[name] = { $ref: `#/$defs/${name}` };
};
add('Envelope', envelope);
for (const event of events) add(`${event.type}V${event.version}`, event.schema);

const types = await compile(bundle, 'Contracts', {
  bannerComment: '',
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  style: { printWidth: 110, singleQuote: true },
});
const current = new Map();
for (const event of events)
  if ((current.get(event.type)?.version ?? 0) < event.version) current.set(event.type, event);
const map = [...current.values()].map((e) => `  ${e.type}: ${e.type}V${e.version};`).join('\n');
const versions = [...current.values()].map((e) => `  ${e.type}: ${e.version},`).join('\n');
const contracts = `${banner}${types}
/** The data of each event in its current version. */
export interface EventMap {
${map}
}

${[...current.values()].map((e) => `export type ${e.type} = ${e.type}V${e.version};`).join('\n')}

/** The current version of each event. */
export const CURRENT_VERSION: { readonly [T in keyof EventMap]: number } = {
${versions}
};
`;
if (isChecking) process.exitCode = isCurrent(outFolder, 'events.ts', contracts) ? 0 : 1;
else {
  write(outFolder, 'events.ts', contracts);
  write(outFolder, 'schemas.ts', schemas);
  write(wordsFolder, 'event-words.ts', words);
}

function write(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** A missing file is drift. */
function isCurrent(folder, name, text) {
  const path = join(folder, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return true;
  console.error(`${path} does not match event-schemas/: run npm run schemas:generate`);
  return false;
}
