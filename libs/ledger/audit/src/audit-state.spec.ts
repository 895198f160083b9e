import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditStateFile, StateUnreadable, type AuditState } from './audit-state';

const STATE: AuditState = {
  v: 1,
  since: 1,
  scope: { head: 9, epochs: [] } as unknown as AuditState['scope'],
  claims: [],
  part: 'events',
  done: 5,
  edges: [],
  papers: [],
  told: [],
  counts: {},
  notices: [],
};

let dataDir: string;
let path: string;
let file: AuditStateFile;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'audit-'));
  await mkdir(join(dataDir, 'ledger'));
  path = join(dataDir, 'ledger', 'verify-state.json');
  file = new AuditStateFile(dataDir);
});
afterEach(() => rm(dataDir, { recursive: true }));

it('an audit that stopped is read as it was written, and none where there is no file', async () => {
  expect(await file.read()).toBeUndefined();
  await file.write(STATE);
  expect(await file.read()).toEqual(STATE);
});

it('a file that is damaged is named, wherever it was cut off and whatever a part of it became', async () => {
  const whole = JSON.stringify(STATE);
  const cut = [...whole].map((_, length) => whole.slice(0, length));
  const wrong = Object.keys(STATE).map((name) => JSON.stringify({ ...STATE, [name]: null }));
  for (const text of [...cut, ...wrong, 'null', '[]', '7']) {
    await writeFile(path, text);
    await expect(file.read()).rejects.toEqual(new StateUnreadable(path));
  }
});
