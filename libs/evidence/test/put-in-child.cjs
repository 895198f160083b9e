// Puts one file and kills its own process just before the n-th durable step; run by crash.spec.ts.
// Arguments: folder of the compiled libraries, data folder, source file, n (-1: never).
// Prints the steps, one a line: "open f", "write f", "sync f", "mkdir", "sync d", "rename" (f: file, d: folder).
const { createReadStream, writeSync } = require('node:fs');
const fsPromises = require('node:fs/promises');
const Module = require('node:module');
const { join } = require('node:path');

const [compiled, dataDir, source, at] = process.argv.slice(2);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolveFilename(
    request.replace(/^@fonds\/(.*)$/, (_, name) => join(compiled, name, 'src/index.js')),
    ...rest,
  );

let steps = 0;
const step = (name) => {
  if (steps++ === Number(at)) process.kill(process.pid, 'SIGKILL');
  writeSync(1, `${name}\n`);
};

const open = fsPromises.open;
fsPromises.open = async (path, flags, mode) => {
  const kind = flags === 'wx' ? 'f' : 'd';
  if (kind === 'f') step('open f');
  const handle = await open(path, flags, mode);
  for (const method of ['write', 'sync']) {
    const original = handle[method].bind(handle);
    handle[method] = (...args) => (step(`${method} ${kind}`), original(...args));
  }
  return handle;
};
for (const method of ['mkdir', 'rename']) {
  const original = fsPromises[method];
  fsPromises[method] = (...args) => (step(method), original(...args));
}

async function main() {
  const { FileEvidenceStore } = require(join(compiled, 'evidence/src/adapters/file/file-evidence-store.js'));
  const store = await FileEvidenceStore.open({ dataDir });
  await store.put(createReadStream(source, { highWaterMark: 4096 }));
}
main().catch((error) => {
  writeSync(2, String(error.stack));
  process.exit(1);
});
