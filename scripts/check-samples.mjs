import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import swc from '@swc/core';
import { root } from './root.mjs';

/**
 * One golden sample `<Type>.v<N>.json` = `{envelope, data}` for each version of each event. It fits its schema and the
 * envelope's, and its canonical text is read and written again without a change.
 *
 * @param validators by `$id`; a schema that does not compile has none
 * @returns what is wrong, one sentence each
 */
export function checkSamples(validators, events, folder) {
  const problems = [];
  const wanted = new Set(events.map(({ type, version }) => `${type}.v${version}.json`));
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!wanted.has(name)) problems.push(`samples/${name}: there is no such event`);
  const envelope = validators.get('https://fondsledger.invalid/schemas/envelope.v1.schema.json');
  for (const { type, version, schema } of events) {
    const name = `${type}.v${version}.json`;
    if (existsSync(join(folder, name)))
      for (const problem of problemsOf(
        join(folder, name),
        { type, version },
        envelope,
        validators.get(schema.$id),
      ))
        problems.push(`samples/${name}: ${problem}`);
    else problems.push(`samples/${name} is missing: write one realistic sample {envelope, data}`);
  }
  return problems;
}

function problemsOf(path, { type, version }, envelope, data) {
  let sample;
  try {
    sample = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return [error.message];
  }
  const found = [];
  if (sample.envelope?.type !== type || sample.envelope?.schemaVersion !== version)
    found.push(`its envelope does not say ${type}, schemaVersion ${version}`);
  if (envelope && !envelope(sample.envelope)) found.push(...sentences('envelope', envelope.errors));
  if (data && !data(sample.data)) found.push(...sentences('data', data.errors));
  return [...found, ...roundTrip(sample)];
}

const sentences = (part, errors) =>
  errors.map(({ instancePath, message, params }) =>
    `${part}${instancePath} ${message} ${params.additionalProperty ?? ''}`.trimEnd(),
  );

function roundTrip(sample) {
  try {
    const text = canonicalJson(sample);
    return canonicalJson(JSON.parse(text)) === text
      ? []
      : ['its canonical text changes when read and written again'];
  } catch (error) {
    return [error.message];
  }
}

/** The product's own function, from its source: the check must not have another idea of what is canonical. */
const { canonicalJson } = load(join(root, 'libs', 'kernel', 'src', 'canonical-json.ts'));

function load(file) {
  const { code } = swc.transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  const module = { exports: {} };
  new Function('module', 'exports', code)(module, module.exports);
  return module.exports;
}
