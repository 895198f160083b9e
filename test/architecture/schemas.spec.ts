import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { currentVersion, upcast, violations, type EventType } from '@fonds/event-contracts';
import { canonicalJson } from '@fonds/kernel';

const ROOT = join(__dirname, '..', '..');
const CLOSED = 'event-schemas/fonds/FondsClosed.v1.schema.json';
const SAMPLES = 'event-schemas/samples';
jest.setTimeout(60_000);

/** What is changed in a tree: text by path; undefined takes the file away. */
type Plant = Readonly<Record<string, string | undefined>>;

let trees: string[] = [];
afterEach(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
  trees = [];
});

/** The checkout's schemas, their checks and one writer that names every event, with something planted. */
function treeWith(plant: Plant): string {
  const tree = mkdtempSync(join(tmpdir(), 'fonds-schemas-'));
  trees.push(tree);
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const path of [
    'package.json',
    'scripts',
    'event-schemas',
    'libs/event-contracts/src/generated',
    'libs/event-contracts/words/src/generated',
    'libs/kernel/src/canonical-json.ts',
  ])
    cpSync(join(ROOT, path), join(tree, path), { recursive: true });
  put(tree, {
    'libs/any/src/domain/writer.ts': everyType()
      .map((type) => `'${type}';`)
      .join('\n'),
  });
  run(tree, 'publish-schemas.mjs');
  put(tree, plant);
  return tree;
}

function put(tree: string, files: Plant): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    if (text === undefined) rmSync(join(tree, path));
    else writeFileSync(join(tree, path), text);
  }
}

const run = (tree: string, script: string) =>
  spawnSync(process.execPath, [join(tree, 'scripts', script)], { cwd: tree, encoding: 'utf8' });

const samples = (): string[] => readdirSync(join(ROOT, SAMPLES));
const everyType = (): string[] => samples().map((name) => name.replace(/\.v\d+\.json$/, ''));
const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>;
const change = (path: string, over: object): string => JSON.stringify({ ...read(path), ...over });
const event = (type: string, over: object = {}): string =>
  JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://fondsledger.invalid/schemas/fonds/${type}.v1.schema.json`,
    title: type,
    description: '试验 / a trial',
    $comment: 'E01',
    type: 'object',
    additionalProperties: false,
    properties: {},
    ...over,
  });

/** Each breaks one rule, in a file of its own. */
const PLANTED: readonly { readonly files: Plant; readonly complaint: RegExp }[] = [
  {
    files: { [CLOSED]: change(CLOSED, { required: [] }) },
    complaint: /fonds\/FondsClosed\.v1\.schema\.json has changed since it was published/,
  },
  {
    files: { 'event-schemas/fonds/FondsReopened.v1.schema.json': undefined },
    complaint: /fonds\/FondsReopened\.v1\.schema\.json was published and is gone/,
  },
  {
    files: { 'event-schemas/fonds/Unpublished.v1.schema.json': event('Unpublished') },
    complaint: /fonds\/Unpublished\.v1\.schema\.json is not published/,
  },
  {
    files: { 'event-schemas/fonds/Unwritten.v1.schema.json': event('Unwritten') },
    complaint: /Unwritten\.v1\.schema\.json: no decider, evolve or emitting code/,
  },
  {
    files: {
      'event-schemas/fonds/OnlyRead.v1.schema.json': event('OnlyRead'),
      'libs/any/src/read/list.projection.ts': "'OnlyRead'",
    },
    complaint: /OnlyRead\.v1\.schema\.json: no decider, evolve or emitting code/,
  },
  {
    files: { 'event-schemas/fonds/English.v1.schema.json': event('English', { description: 'a trial' }) },
    complaint: /English\.v1\.schema\.json: description is not in Chinese and English/,
  },
  {
    files: { 'event-schemas/fonds/Chinese.v1.schema.json': event('Chinese', { description: '试验 / E01' }) },
    complaint: /Chinese\.v1\.schema\.json: description is not in Chinese and English/,
  },
  {
    files: { 'event-schemas/fonds/Uncited.v1.schema.json': event('Uncited', { $comment: 'as agreed' }) },
    complaint: /Uncited\.v1\.schema\.json: \$comment names no article/,
  },
  {
    files: {
      'event-schemas/fonds/Open.v1.schema.json': event('Open', { additionalProperties: true }),
    },
    complaint: /Open\.v1\.schema\.json: # is open/,
  },
  {
    files: {
      'event-schemas/fonds/OpenInside.v1.schema.json': event('OpenInside', {
        properties: { part: { type: 'object', properties: {} } },
      }),
    },
    complaint: /OpenInside\.v1\.schema\.json: #\/properties\/part is open/,
  },
  {
    files: { 'event-schemas/fonds/Wrong.v1.schema.json': event('Wrong', { required: 'all' }) },
    complaint: /Wrong\.v1\.schema\.json is no valid schema/,
  },
  {
    files: {
      'event-schemas/fonds/Lost.v1.schema.json': event('Lost', { properties: { a: { $ref: 'nowhere' } } }),
    },
    complaint: /Lost\.v1\.schema\.json is no valid schema/,
  },
  {
    files: { 'event-schemas/fonds/Renamed.v1.schema.json': event('Other') },
    complaint: /Renamed\.v1\.schema\.json: title is not Renamed/,
  },
  {
    files: {
      'event-schemas/fonds/OldDraft.v1.schema.json': event('OldDraft', {
        $schema: 'http://json-schema.org/draft-07/schema#',
      }),
    },
    complaint: /OldDraft\.v1\.schema\.json: \$schema is not/,
  },
  {
    files: { 'event-schemas/fonds/Unsampled.v1.schema.json': event('Unsampled') },
    complaint: /samples\/Unsampled\.v1\.json is missing/,
  },
  {
    files: { [`${SAMPLES}/Stray.v1.json`]: '{}' },
    complaint: /samples\/Stray\.v1\.json: there is no such event/,
  },
  {
    files: { [`${SAMPLES}/FondsRelated.v1.json`]: change(`${SAMPLES}/FondsRelated.v1.json`, { data: {} }) },
    complaint: /samples\/FondsRelated\.v1\.json: data must have required property/,
  },
  {
    files: {
      [`${SAMPLES}/FondsConfirmed.v1.json`]: change(`${SAMPLES}/FondsConfirmed.v1.json`, { envelope: {} }),
    },
    complaint: /samples\/FondsConfirmed\.v1\.json: envelope must have required property/,
  },
  {
    files: {
      [`${SAMPLES}/FondsRegistered.v1.json`]: JSON.stringify(read(`${SAMPLES}/FondsConfirmed.v1.json`)),
    },
    complaint: /samples\/FondsRegistered\.v1\.json: its envelope does not say FondsRegistered/,
  },
  {
    files: {
      [`${SAMPLES}/ItemDescribed.v1.json`]: change(`${SAMPLES}/ItemDescribed.v1.json`, {
        data: { fields: [{ field: 'pages', after: Number.MAX_SAFE_INTEGER + 1 }] },
      }),
    },
    complaint: /samples\/ItemDescribed\.v1\.json: the number \d+ is not portable/,
  },
];

describe('the schemas of events', () => {
  describe('with something wrong planted', () => {
    let complaints: string;
    let status: number | null;
    beforeAll(() => {
      const tree = treeWith(Object.assign({}, ...PLANTED.map(({ files }) => files)) as Plant);
      ({ stderr: complaints, status } = run(tree, 'check-schemas.mjs'));
    });

    it('fail', () => expect(status).toBe(1));

    it.each(PLANTED.map(({ complaint, files }) => [Object.keys(files)[0], complaint] as const))(
      'are complained of: %s %s',
      (_file, complaint) => {
        expect(complaints).toMatch(complaint);
      },
    );
  });

  it('that differ from the generated contracts are complained of', () => {
    const { stderr } = run(treeWith({ [CLOSED]: change(CLOSED, { required: [] }) }), 'check-schemas.mjs');
    expect(stderr).toMatch(/schemas\.ts does not match event-schemas\/: run npm run schemas:generate/);
  });

  it('pass as they are, so that what is complained of was planted', () => {
    const { status, stderr } = run(treeWith({}), 'check-schemas.mjs');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('publishing', () => {
  it('adds what is new, and refuses what has changed or gone once its hash was committed', () => {
    const tree = treeWith({ 'event-schemas/fonds/Novel.v1.schema.json': event('Novel') });
    expect(run(tree, 'publish-schemas.mjs').stdout).toMatch(/, 1 of them now/);
    put(tree, { [CLOSED]: change(CLOSED, { required: [] }) });
    // A tree without git: what stands in published.json counts as committed.
    const refused = run(tree, 'publish-schemas.mjs');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/FondsClosed\.v1\.schema\.json has changed since it was published/);
    put(tree, { [CLOSED]: undefined });
    expect(run(tree, 'publish-schemas.mjs').stderr).toMatch(/FondsClosed.* was published and is gone/);
  });

  it('replaces a hash that was never committed', () => {
    const tree = treeWith({ [CLOSED]: change(CLOSED, { required: [] }) });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@invalid', '-C', tree, ...args]);
    git('init', '--quiet');
    git('add', 'package.json');
    git('commit', '--quiet', '--message', 'without schemas');
    expect(run(tree, 'publish-schemas.mjs').stdout).toMatch(/, 1 of them now/);
    git('add', 'event-schemas');
    git('commit', '--quiet', '--message', 'published');
    put(tree, { [CLOSED]: change(CLOSED, { required: ['lastDate'] }) });
    expect(run(tree, 'publish-schemas.mjs').status).toBe(1);
  });
});

describe('golden samples', () => {
  it.each(samples())('%s is read by this build in its current shape', (name) => {
    const { envelope, data } = read(join(SAMPLES, name)) as {
      envelope: { type: EventType; schemaVersion: number };
      data: unknown;
    };
    const stored = JSON.parse(canonicalJson(data)) as unknown;
    const event = upcast(envelope.type, envelope.schemaVersion, stored);
    const schemaVersion = currentVersion(envelope.type);
    expect(violations(envelope.type, schemaVersion, event.data, { ...envelope, schemaVersion })).toEqual([]);
  });
});
