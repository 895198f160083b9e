import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly allOf?: readonly (Schema & { readonly $ref?: string })[];
}
type Answered = { get: { responses: { '200': { content: { 'application/json': { schema: Schema } } } } } };
const { components, paths } = JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi.json'), 'utf8')) as {
  paths: Readonly<Record<string, Answered | undefined>>;
  components: { schemas: Readonly<Record<string, Schema>> };
};

/** Answers that show events, each with the members that tell the three states and the epoch. */
const SHOWN = ['CustodyStep', 'EventProof', 'MadeStatement', 'PassageRow', 'TrailEntry', 'UnitView'];
/** They tell since which position something is so; the event itself is shown by the trail. */
const ONLY_SINCE = [
  'AccessionRow',
  'BalanceEvent',
  'CandidateRow',
  'CaseRow',
  'CaseUnitsFixedV1',
  'HoldRow',
  'HoldingDifference',
  'InboxRow',
  'LocalLawRow',
  'SetAsideRow',
];
/** What a command wrote this moment is recorded, and no more is known of it. A read model's lag is no event. */
const NO_STATE_YET = ['CommandAnswer', 'Lag'];

const membersOf = (schema: Schema | undefined): string[] => [
  ...Object.keys(schema?.properties ?? {}),
  ...(schema?.allOf ?? []).flatMap((part) =>
    membersOf(part.$ref ? components.schemas[part.$ref.split('/').at(-1) ?? ''] : part),
  ),
];

/** Texts for people, by the file that makes them: each prints state and epoch of the events that it shows. */
const PRINTED: readonly [place: string, file: string, ...shows: RegExp[]][] = [
  [
    'the trail',
    'apps/cli/src/actions/trail.action.ts',
    /out\.at\(row\.position\)/,
    /STANDING_WORDS\[row\.standing\]/,
  ],
  [
    'the chain',
    'apps/cli/src/actions/unit.action.ts',
    /out\.at\(step\.position\)/,
    /STANDING_WORDS\[step\.standing\]/,
  ],
  [
    'a unit',
    'apps/cli/src/actions/unit.action.ts',
    /out\.at\(view\.position\)/,
    /STANDING_WORDS\[view\.standing\]/,
  ],
  ['an act', 'apps/cli/src/actions/told-act.ts', /out\.at\(lastPosition\)/, /STANDING_WORDS\[/],
  ['passages', 'apps/cli/src/actions/passage.action.ts', /out\.at\(row\.position\)/, /STANDING_WORDS\[/],
  ['a proof', 'apps/cli/src/actions/proof.action.ts', /out\.at\(position\)/, /STANDING_WORDS\[standing\]/],
  [
    'a statement',
    'apps/cli/src/actions/statement.action.ts',
    /out\.at\(position\)/,
    /STANDING_WORDS\[standing\]/,
  ],
  ['what a command did', 'apps/cli/src/actions/outcome-answer.ts', /out\.at\(outcome\.position\)/, /已入账/],
  [
    'an exported trail',
    'libs/custody/src/domain/trail-csv.ts',
    /STANDING\[entry\.standing\]/,
    /entry\.epoch/,
  ],
  [
    "a bundle's page",
    'libs/ledger/proofs/src/application/bundle-page.ts',
    /STANDING_WORDS\.published/,
    /logEpoch/,
  ],
  ['every paper', 'libs/interchange/src/application/paper-export.ts', /logEpoch/],
];

describe('wherever an event is shown', () => {
  it('every answer with a position is known here, as one that shows an event or as one that does not', () => {
    const found = Object.entries(components.schemas)
      .filter(([, schema]) => membersOf(schema).includes('position'))
      .map(([name]) => name)
      .sort();
    expect(found).toEqual([...SHOWN, ...ONLY_SINCE, ...NO_STATE_YET].sort());
  });

  it.each(SHOWN)('%s tells recorded, integrated or published, and the epoch', (name) => {
    expect(membersOf(components.schemas[name])).toEqual(expect.arrayContaining(['standing', 'epoch']));
  });

  it.each(['/api/v1/acts/{act}', '/api/v1/transfers/{act}'])('%s tells it of the last event', (path) => {
    const { schema } = paths[path]?.get.responses['200'].content['application/json'] ?? {};
    expect(membersOf(schema)).toEqual(expect.arrayContaining(['lastPosition', 'lastEvent']));
  });

  it.each(PRINTED)('%s prints both', (_place, file, ...shows) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const shown of shows) expect(text).toMatch(shown);
  });
});
