// Go's own code for transparency logs reads a log of ours: an optional proof, since Go is no part of the product.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

const ENOUGH_EVENTS = 600;
const MODULES = '/usr/share/gocode/src/golang.org/x/mod/sumdb';

const missing = whatIsMissing();
if (missing) {
  console.log(`not run: ${missing}`);
  console.log(
    '未运行：需要 Go 与 golang.org/x/mod（Debian：apt-get install golang-go golang-golang-x-mod-dev）',
  );
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}
run('node', [join(root, 'scripts', 'build.mjs')]);
const folder = mkdtempSync(join(tmpdir(), 'fonds-go-'));
const env = {
  ...process.env,
  FONDS_DATA: join(folder, 'data'),
  XDG_CONFIG_HOME: join(folder, 'config'),
  PORT: '0',
};
const fonds = (...args) => run('node', [join(root, 'bin', 'fonds.mjs'), ...args], { env });
let server;
try {
  fonds('demo');
  const list = join(folder, 'list.csv');
  writeFileSync(list, ['档号,题名,年度', ...rows()].join('\n'));
  const archives = '415001';
  fonds('import', 'catalogue', list, '--archives', archives, '--json');
  const trail = fonds('trail', '--json')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const chosen = [0, 1, Math.floor(trail.length / 2), trail.length - 1].map((i) => trail[i]);
  const proofs = chosen.flatMap(({ event }, i) => {
    const file = join(folder, `${i}.tlog-proof`);
    fonds('proof', event, '-o', file);
    return [file, join(folder, `${i}.entry`)];
  });
  writeFileSync(join(folder, 'vkeys'), fonds('ledger', 'key', 'show'));
  // Its log is read by nobody here.
  server = spawn('node', [join(root, 'bin', 'fonds.mjs'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await addressOf(server);
  cpSync(join(root, 'test', 'ledger', 'go', 'main.go'), join(folder, 'main.go'));
  const go = {
    env: {
      ...env,
      GO111MODULE: 'off',
      GOPATH: '/usr/share/gocode',
      GOCACHE: join(folder, 'go-cache'),
      GOFLAGS: '',
    },
  };
  const said = run(
    'go',
    ['run', join(folder, 'main.go'), `${address}log`, join(folder, 'vkeys'), ...proofs],
    go,
  );
  console.log(said.trim());
  const leaves = Number(/: (\d+) leaves/.exec(said)?.[1]);
  if (!(leaves >= ENOUGH_EVENTS)) throw new Error(`a log of ${leaves} leaves shows no tile above the first`);
  refuseChanged(go, address, proofs);
  console.log('2 passed, 0 failed');
} finally {
  if (server) {
    const ended = new Promise((settle) => server.once('exit', settle));
    server.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The reader itself is proved by one changed byte. */
function refuseChanged(go, address, [proof, entry]) {
  const changed = readFileSync(entry);
  changed[20] ^= 1;
  writeFileSync(entry, changed);
  const { status } = spawnSync(
    'go',
    ['run', join(folder, 'main.go'), `${address}log`, join(folder, 'vkeys'), proof, entry],
    go,
  );
  if (status === 0) throw new Error('a changed entry was accepted');
}

function rows() {
  return Array.from(
    { length: ENOUGH_EVENTS },
    (_, i) => `Z109-WS·2012-Y-BGS-${String(i + 1000).padStart(4, '0')},关于第${i}号事项的通知,2012`,
  );
}

function whatIsMissing() {
  if (spawnSync('go', ['version']).status !== 0) return 'Go is not installed';
  try {
    readFileSync(join(MODULES, 'tlog', 'tlog.go'));
  } catch {
    return `golang.org/x/mod is not in ${MODULES}`;
  }
  return undefined;
}

function run(program, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

function addressOf(child) {
  return new Promise((settle, fail) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more) => {
      text += more;
      const found = /http:\/\/\S+\//.exec(text)?.[0];
      if (found) settle(found);
    });
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
}
