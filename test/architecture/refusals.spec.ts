import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', 'libs');
/** Where acts, holds, transfers and accessions are decided; a claim is decided by the unit itself. */
const DECIDING = [
  ...['acts', 'transfer', 'accession', 'custody', 'appraisal'].flatMap((library) => [
    join(library, 'src', 'domain'),
    join(library, 'src', 'application'),
  ]),
  join('holdings', 'src', 'domain', 'unit-claim.rule.ts'),
];

/**
 * Refusals that rest on no rule of the law or of the record: what was asked for does not fit what is there. Whatever else
 * is refused cites the rule it rests on.
 */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  'names nothing that is there': [
    'act-unknown',
    'agreement-unknown',
    'appraisal-unknown',
    'box-unknown',
    'effect-unknown',
    'entry-unknown',
    'fonds-unknown',
    'hold-unknown',
    'lot-unknown',
    'not-in-the-list',
    'not-of-that-act',
    'organisation-not-found',
    'paper-not-there',
    'paper-unknown',
    'proposal-unknown',
    'source-not-listed',
    'stops-unknown',
    'unit-unknown',
    'units-unknown',
    'withdrawal-unknown',
  ],
  'says too little, too much, or what contradicts itself': [
    'accession-date-unknown',
    'accession-kind-unknown',
    'all-units-declined',
    'agreement-days-reversed',
    'change-twice',
    'code-of-entry',
    'dates-reversed',
    'description-invalid',
    'field-unchanged',
    'hold-without-units',
    'list-empty',
    'list-entries-within',
    'lot-without-estimate',
    'not-described',
    'nothing-begins',
    'of-another-custodian',
    'of-another-fonds',
    'opinion-twice',
    'opinion-unknown',
    'paper-says-too-little',
    'reference-code-malformed',
    'retention-not-in-common',
    'schedule-line-twice',
    'several-fonds',
    'to-itself',
    'too-many-sources',
    'too-many-units',
    'unit-ambiguous',
    'unit-listed-twice',
    'units-or-filter',
  ],
  'is done already, or not yet to be done': [
    'accession-differs',
    'accession-numbered',
    'accession-without-effect',
    'act-ended',
    'act-exists',
    'act-not-sealed',
    'agreement-already-recorded',
    'already-approved',
    'already-offered',
    'appraisal-list-open',
    'appraisal-reported-already',
    'appraisal-reported-otherwise',
    'appraisal-withdrawn',
    'capacity-signed',
    'certified-already',
    'claims-under-way',
    'facts-complete',
    'hold-known',
    'list-complete',
    'list-open',
    'lot-already-registered',
    'lot-being-arranged',
    'lot-closed',
    'lot-of-another-fonds',
    'not-in-store',
    'not-lost',
    'not-offered',
    'not-on-loan',
    'not-seized',
    'not-to-be-seconded',
    'nothing-left',
    'nothing-to-appraise',
    'on-loan',
    'paper-of-another-list',
    'proposal-done',
    'signed-already',
    'source-marks-changed',
    'stands-elsewhere',
    'units-under-appraisal',
    'withdrawal-checked-already',
    'withdrawal-list-open',
    'withdrawal-over',
  ],
  'is not for this person or place, or not in this way': [
    'capacity-not-yours',
    'not-of-your-archives',
    'not-your-hold',
    'not-your-side',
    'not-yours-to-hold',
    'signature-kind-not-enough',
    'transfer-not-to-this-archives',
    'withdrawn-elsewhere',
  ],
  'may not enter this system, whatever its law': ['classified-held-out'],
  'broke off': ['import-broke-off'],
};

interface Made {
  readonly plain: ReadonlySet<string>;
  readonly ruled: ReadonlySet<string>;
}

function madeIn(sources: readonly string[]): Made {
  const codes = (pattern: RegExp): Set<string> =>
    new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')));
  return {
    plain: codes(/\bplainRefusal\(\s*'([a-z-]+)'/g),
    ruled: codes(/\bruleRefusal\(\s*'([a-z-]+)',\s*'[A-Z]+-\w+'/g),
  };
}

const sources = DECIDING.flatMap((path) =>
  path.endsWith('.ts')
    ? [readFileSync(join(ROOT, path), 'utf8')]
    : readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
        .map((name) => readFileSync(join(ROOT, path, name), 'utf8')),
);
const listed = Object.values(PLAIN).flat();
const withoutRule = ({ plain }: Made): string[] => [...plain].filter((code) => !listed.includes(code)).sort();

describe('a refusal of an act, a hold, a transfer or an accession', () => {
  const made = madeIn(sources);

  it('cites a rule, or is one of the plain errors that are listed here', () => {
    expect(made.ruled.size).toBeGreaterThan(30);
    expect(withoutRule(made)).toEqual([]);
  });

  it('that is listed as a plain error is made somewhere, and never with a rule elsewhere', () => {
    expect(listed.filter((code) => !made.plain.has(code))).toEqual([]);
    expect(listed.filter((code) => made.ruled.has(code))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('without a rule would be found', () => {
    const planted = `return refuse(\n  plainRefusal(\n 'custody-moved-for-fun', { unit }));`;
    expect(withoutRule(madeIn([...sources, planted]))).toEqual(['custody-moved-for-fun']);
  });
});

/** Codes that have a text, in the libraries of what is due, opened, kept, destroyed and held. */
const told = ['radar', 'opening', 'appraisal', 'holdings', 'acts'].flatMap((library) =>
  readdirSync(join(ROOT, library, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('messages.ts'))
    .flatMap((name) => [
      ...readFileSync(join(ROOT, library, 'src', name), 'utf8').matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: \{$/gm),
    ])
    .map((match) => match[1] ?? ''),
);
const tests = ['libs', 'apps', 'test']
  .flatMap((root) => {
    const at = join(ROOT, '..', root);
    return readdirSync(at, { recursive: true, encoding: 'utf8' }).map((name) => join(at, name));
  })
  .filter((path) => path.endsWith('spec.ts') && path !== __filename && !path.includes('node_modules'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const untried = (codes: readonly string[]): string[] =>
  codes.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests)).sort();

describe('a refusal about what is due, opened, kept, destroyed or held', () => {
  it('is named by a test, each of them', () => {
    expect(told.length).toBeGreaterThan(200);
    expect(untried(told)).toEqual([]);
  });

  it('that no test names would be found', () =>
    expect(untried([...told, ['never', 'tried'].join('-')])).toEqual(['never-tried']));
});
