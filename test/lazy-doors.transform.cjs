const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const swc = require('@swc/jest');

/** The door of a library hands on what its files export, and does nothing else. */
const DOOR = /[/\\]libs[/\\].+[/\\]src[/\\]index\.ts$/;

const STATEMENT = /^export\b[^;{]*?(?:\{[^}]*\}[^;]*)?;/gm;
const STAR = /^export \* from '([^']+)';$/;
const NAMED = /^export \{([^}]*)\} from '([^']+)';$/;
/** Gone at run time. */
const TYPES = /^export type\b/;
const DECLARED =
  /^export (?:abstract )?(?:async )?(?:const(?: enum)?|let|function\*?|class|enum) ([\w$]+)|^export (\{[^}]*\})(?: from '[^']+')?;|^export \* from '([^']+)';/gm;

/**
 * Whoever takes one name through a door needs one file and what that needs; by `export *` it would get, and Jest would
 * evaluate for every test file anew, the whole library and all those behind it. So doors name for each export the file
 * that it comes from, and load that when the name is used. Everything else is compiled as it is.
 */
module.exports = {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    return {
      ...plain,
      process(source, filename, settings) {
        const code = DOOR.test(filename) ? doorOf(source, filename) : undefined;
        return code === undefined ? plain.process(source, filename, settings) : { code };
      },
      /** The names come from the files behind the door. */
      getCacheKey(source, filename, settings) {
        const hash = createHash('sha256').update(plain.getCacheKey(source, filename, settings));
        if (DOOR.test(filename)) hash.update(doorOf(source, filename) ?? '');
        return hash.digest('hex');
      },
    };
  },
};

/** @returns undefined for a door that does more than handing on */
function doorOf(source, filename) {
  const statements = source.replace(/\/\*[^]*?\*\/|^\/\/.*$/gm, '').match(STATEMENT) ?? [];
  const rest = statements.reduce((left, each) => left.replace(each, ''), source);
  if (/^(?:import|export|const|let|class|function)\b/m.test(rest)) return undefined;
  /** By name: the file and the name in it. What is named itself goes before what comes with a whole file, as in a module. */
  const found = new Map();
  const files = [];
  const add = (name, file, from) => {
    if (!found.has(name)) found.set(name, [file, from]);
  };
  for (const statement of statements) {
    const [, list, file] = NAMED.exec(statement) ?? [];
    if (file === undefined) continue;
    files.push(file);
    for (const { name, from } of namesOf(list)) add(name, file, from);
  }
  for (const statement of statements) {
    const [, file] = STAR.exec(statement) ?? [];
    if (file === undefined) {
      if (!NAMED.test(statement) && !TYPES.test(statement)) return undefined;
      continue;
    }
    files.push(file);
    const exported = exportsOf(join(dirname(filename), file));
    if (exported === undefined) return undefined;
    for (const name of exported) add(name, file, name);
  }
  return codeOf(found, [...new Set(files)]);
}

/** Names that a list between braces gives out; types are none. */
function namesOf(list) {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith('type '))
    .map((each) => each.split(' as '))
    .map(([from, name = from]) => ({ name, from }));
}

/** @returns undefined where the file is not found */
function exportsOf(path) {
  const file = [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(each));
  if (file === undefined) return undefined;
  const names = [];
  for (const [, declared, list, star] of readFileSync(file, 'utf8').matchAll(DECLARED))
    if (declared) names.push(declared);
    else if (list) names.push(...namesOf(list.slice(1, -1)).map(({ name }) => name));
    else if (!star.startsWith('.')) return undefined;
    else names.push(...(exportsOf(join(dirname(file), star)) ?? []));
  return names;
}

/** A name that was not found in the text (a file was written to since) is looked for in all files, as by `export *`. */
function codeOf(found, files) {
  const numbered = [...found].map(([name, [file, from]]) => [name, [files.indexOf(file), from]]);
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const files = [${files.map((file) => `() => require(${JSON.stringify(file)})`).join(', ')}];
const loaded = [];
const load = (n) => (loaded[n] ??= files[n]());
const names = ${JSON.stringify(Object.fromEntries(numbered))};
for (const name of Object.keys(names)) {
  const [file, from] = names[name];
  Object.defineProperty(exports, name, { enumerable: true, get: () => load(file)[from] });
}
const among = (name) => files.map((_, n) => load(n)).find((each) => Object.hasOwn(each, name))?.[name];
Object.setPrototypeOf(exports, new Proxy(Object.prototype, {
  get: (known, name) => typeof name !== 'string' || name in known || name === 'then' || name === 'default' ? known[name] : among(name),
}));
`;
}
