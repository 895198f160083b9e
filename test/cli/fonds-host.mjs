import { setTimeout as sleep } from 'node:timers/promises';
import { createRequire } from 'node:module';

/**
 * Carries out calls of the compiled `fonds` one after another in one process: most of what a short call costs is to
 * load the program. Each is told `{ words, env }` and answers `{ code, stdout, stderr }`.
 */
const { runFonds } = createRequire(import.meta.url)(process.argv[2]);
/** Longer than anything takes that has been let go of. */
const LEFT_OPEN_MS = 10_000;
const own = { ...process.env };
/** Node opens them when they are first named: they are this process's own, and not what its first call left open. */
const streams = { stdout: process.stdout, stderr: process.stderr };

process.on('message', ({ words, env }) => void call(words, env).then((answer) => process.send(answer)));

async function call(words, env) {
  Object.assign(process.env, own, env);
  process.exitCode = undefined;
  const before = open();
  const said = { stdout: '', stderr: '' };
  const silenced = ['stdout', 'stderr'].map((name) => listenTo(name, (text) => (said[name] += text)));
  let code = await runFonds(words);
  const left = await stillOpen(before);
  silenced.forEach((restore) => restore());
  // As a process of its own it would not end.
  if (left.length > 0) [code, said.stderr] = [null, `${said.stderr}\nleft open: ${left.join(', ')}`];
  for (const name of Object.keys(env)) delete process.env[name];
  process.stdout.removeAllListeners('error');
  return { code, ...said };
}

function listenTo(name, hear) {
  const stream = streams[name];
  const write = stream.write;
  stream.write = (text, encoding, done) => {
    hear(typeof text === 'string' ? text : Buffer.from(text).toString());
    (typeof encoding === 'function' ? encoding : done)?.();
    return true;
  };
  return () => (stream.write = write);
}

/** What keeps a process from ending. */
const open = () => process.getActiveResourcesInfo();

async function stillOpen(before) {
  for (let waited = 0; ; waited += 5) {
    const left = open();
    for (const known of before) {
      const at = left.indexOf(known);
      if (at >= 0) left.splice(at, 1);
    }
    if (left.length === 0 || waited >= LEFT_OPEN_MS) return left;
    await sleep(5);
  }
}
