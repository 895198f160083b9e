import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const EVENT_FILE = /^([A-Z][A-Za-z]+)\.v([1-9]\d*)\.schema\.json$/;
const NOT_A_CONTEXT = new Set(['samples']);

export const SCHEMAS = join(root, 'event-schemas');
export const PUBLISHED = join(SCHEMAS, 'published.json');

/** Every schema: what all events share, then the events by context. `file` is its path in event-schemas/. */
export function schemaFiles() {
  const shared = jsonIn(SCHEMAS)
    .filter((name) => name.endsWith('.schema.json'))
    .map((file) => ({ file, ...content(file) }));
  const contexts = readdirSync(SCHEMAS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_A_CONTEXT.has(entry.name))
    .map(({ name }) => name)
    .sort();
  const events = contexts.flatMap((context) =>
    jsonIn(join(SCHEMAS, context)).map((name) => {
      const [, type, version] = EVENT_FILE.exec(name) ?? [];
      if (!type) throw new Error(`event-schemas/${context}/${name}: expected <EventName>.v<N>.schema.json`);
      const file = `${context}/${name}`;
      return { file, type, version: Number(version), ...content(file) };
    }),
  );
  return { shared, events };
}

function content(file) {
  const bytes = readFileSync(join(SCHEMAS, file));
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    schema: JSON.parse(bytes.toString('utf8')),
  };
}

const jsonIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => name)
    .sort();

/** SHA-256 by file, as last published. */
export const publishedHashes = () =>
  existsSync(PUBLISHED) ? JSON.parse(readFileSync(PUBLISHED, 'utf8')) : {};
