import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainable } from '@fonds/law';

const ROOT = join(__dirname, '..', '..', 'libs');
/** Where the law is applied to openings, to what is kept and destroyed, and to what is due. */
const LIBRARIES = ['opening', 'appraisal', 'radar'];
/** What a kind of act hands to the gate, which gives it the rules that it passes by. */
const BY_THE_GATE: ReadonlySet<string> = new Set(['ItemsOpened', 'DestructionStarted', 'UnitDestroyed']);

interface Draft {
  readonly type: string;
  readonly text: string;
}

/** Events as a source writes them: `{ type: '…', data … }`, with all that stands between the braces. */
function draftsIn(source: string): readonly Draft[] {
  return [...source.matchAll(/\{\s*type: '([A-Z]\w+)'/g)].map((match) => {
    let [depth, end] = [0, match.index];
    do {
      const sign = source[end++];
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    } while (depth > 0 && end < source.length);
    return { type: match[1] ?? '', text: source.slice(match.index, end) };
  });
}

const drafts = LIBRARIES.flatMap((library) =>
  readdirSync(join(ROOT, library, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$|messages\.ts$/.test(name))
    .flatMap((name) => draftsIn(readFileSync(join(ROOT, library, 'src', name), 'utf8'))),
).filter(({ type, text }) => /\bdata\b/.test(text) && !BY_THE_GATE.has(type));

/** By their schemas, so that none is passed over: the events of these contexts, and of an act of destruction. */
const SCHEMAS = join(ROOT, '..', 'event-schemas');
const typesIn = (context: string): string[] =>
  readdirSync(join(SCHEMAS, context)).map((name) => name.slice(0, name.indexOf('.')));
const types = new Set([
  ...['opening', 'appraisal', 'radar'].flatMap(typesIn),
  ...typesIn('acts').filter((type) => /^Destruction|^ElectronicDataErased$/.test(type)),
]);

/** Rules, and articles beside them, that are named where an event of a type is made. */
const CITED = /'((?:INV|CLK)-\w+)'|article: '([^']+)'|\b(CLOCK_RULES|basis)\b/g;
const cited = (type: string): string =>
  [
    ...new Set(
      drafts
        .filter((draft) => draft.type === type)
        .flatMap(({ text }) =>
          [...text.matchAll(CITED)].map(([, rule, article, name]) => rule ?? article ?? name),
        ),
    ),
  ]
    .sort()
    .join(' ');

const withoutRule = (found: readonly Draft[]): string[] =>
  found.filter(({ text }) => !/\b(rules|basis)\b/.test(text)).map(({ type }) => type);

describe('an event of an opening, an appraisal, a destruction or a clock', () => {
  it('names the rule or the article that it was decided by', () => {
    expect(new Set(drafts.map(({ type }) => type)).size).toBeGreaterThan(30);
    expect(withoutRule(drafts)).toEqual([]);
  });

  it('names, each by itself, what it named before', () => {
    expect(Object.fromEntries([...types].sort().map((type) => [type, cited(type)]))).toEqual({
      AppraisalDecided: 'INV-11',
      AppraisalOpened: 'CLK-11',
      AppraisalReported: 'INV-12',
      AppraisalUnitsListed: 'CLK-11',
      AppraisalWithdrawn: 'CLK-11',
      ClockLinesListed: 'CLOCK_RULES',
      ClockRan: 'CLK-14 CLOCK_RULES',
      DestructionApproved: 'INV-12 INV-15 INV-16',
      DestructionCertificateSigned: 'INV-12 INV-17b',
      DestructionCertified: 'INV-12 INV-17b INV-18',
      DestructionCounted: 'INV-12 INV-17b',
      DestructionDeclined: 'INV-16',
      DestructionFiled: 'INV-16',
      DestructionListDrawn: 'INV-12 INV-14 INV-16 INV-17',
      DestructionPaperEntered: 'INV-16',
      DestructionRegisterSigned: 'INV-16 INV-17',
      DestructionStartOrdered: 'INV-12 INV-13 INV-15 INV-16 INV-17 INV-17b',
      // Those of the units that it leaves out.
      DestructionUnitsExcluded: '',
      DestructionUnitsRemoved: 'INV-14',
      EarlyTransferAgreed: 'CLK-04 basis',
      ElectronicDataErased: 'INV-12',
      ExtensionConsented: 'CLK-09 INV-21 basis',
      ExtensionRejected: 'INV-21 basis',
      ExtensionSubmitted: 'INV-21 basis',
      JointReviewOpened: 'INV-20',
      OpeningAgreed: '30(3) INV-20 basis',
      OpeningCatalogueDrawn: 'INV-23',
      OpeningComplaintHandled: '28(2) basis',
      OpeningExtended: 'CLK-09 INV-21 INV-24',
      OpeningOpinionGiven: 'INV-20 INV-21 INV-22',
      OpeningOrdered: 'CLK-08 INV-19 INV-20 INV-22 INV-23 basis',
      OpeningReviewPlanned: 'INV-19 INV-24',
      OpeningUnitsTakenOut: 'INV-19 INV-24',
      RectificationOrdered: 'CLK-14 basis',
      RectificationReported: 'CLK-14 basis',
      ReinspectionHeld: 'CLK-14 basis',
      RetentionScheduleApproved: 'INV-10',
      TransferExtensionApproved: 'CLK-03 basis',
      UnitOpened: 'INV-23',
    });
  });

  it('that names none would be found', () => {
    const planted = `ok([{ type: 'OpeningForgotten', data: { units: [{ id }] } }, { type: 'Other', data, rules: [] }])`;
    expect(withoutRule(draftsIn(planted))).toEqual(['OpeningForgotten']);
  });

  it('names rules that can be explained', () => {
    const named = new Set(drafts.flatMap(({ text }) => text.match(/\b(INV|CLK)-\w+/g) ?? []));
    expect([...named].filter((id) => !explainable().includes(id))).toEqual([]);
  });
});
