import { lawOnDay } from './law-day';
import { secondHand } from '@fonds/corrections';
import type { EventDraft } from '@fonds/event-contracts';
import { ok, refuse, type Citation, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { dueDay, plainRefusal, ruleRefusal, type LawAt } from '@fonds/law';
import type { Deed } from './deed';
import { missingMandatory } from './unit-claim.rule';
import { unitStart } from './unit-start.rule';
import type { Unit } from './unit.types';

type Drafts = Result<readonly EventDraft[]>;

/** What is filed, and by whom: the duty to file, and to hand over to the archives room. */
const FILING: readonly Citation[] = [
  { instrument: 'AL', article: '14' },
  { instrument: 'REG', article: '19(1)' },
];

/** E13, first hand: whoever files hands the record over, under the catalogue of what is filed. */
export function proposeFiling(unit: Unit, catalogue: string, { businessDate }: Deed): Drafts {
  const refusal = filingRefusal(unit, businessDate) ?? handedOver(unit);
  return refusal
    ? refuse(refusal)
    : ok([{ type: 'FilingProposed', data: { catalogue }, rules: ['CLK-12'], basis: FILING }]);
}

/** E13, second hand: the archivist, who is another person, accepts what lies in the catalogue. */
export function acceptFiling(unit: Unit, catalogue: string, deed: Deed): Drafts {
  const { businessDate, account } = deed;
  const refusal = filingRefusal(unit, businessDate);
  if (refusal) return refuse(refusal);
  const [proposal] = openFiling(unit);
  if (!proposal) return refuse(plainRefusal('filing-not-proposed'));
  const found = secondHand(unit, proposal.id, account);
  if (!found.ok) return found;
  if (proposal.catalogue !== catalogue)
    return refuse(plainRefusal('filing-of-another-catalogue', { catalogue, given: proposal.catalogue }));
  return filed(unit, proposal.id, catalogue, deed);
}

function filed(unit: Unit, proposal: string, catalogue: string, deed: Deed): Drafts {
  const due = filingDue(unit, lawOnDay(deed));
  return ok([
    {
      type: 'ItemFiled',
      data: { seconds: proposal, catalogue, ...(due && { due }) },
      rules: ['CLK-12'],
      basis: FILING,
    },
  ]);
}

/** E13 comes after E07, E08, E10 and E12, and once. */
function filingRefusal(unit: Unit, on: CivilDate): Refusal | undefined {
  if (!unit.captured) return plainRefusal('filing-of-no-record');
  if (unit.filed)
    return plainRefusal('filed-already', { on: unit.filed.on, catalogue: unit.filed.catalogue });
  if (unit.out) return ruleRefusal('unit-not-in-store', 'INV-02', { out: unit.out });
  if (on < unit.takenOn) return ruleRefusal('filed-before-capture', 'INV-43', { on, captured: unit.takenOn });
  const missing = [
    ...new Set([
      ...missingMandatory(unit),
      ...(unit.code ? [] : ['code']),
      ...(unit.assigned ? [] : ['retention']),
    ]),
  ];
  return missing.length ? plainRefusal('filing-incomplete', { missing }) : undefined;
}

const openFiling = ({ proposals, seconded }: Unit) =>
  [...proposals].flatMap(([id, { what }]) =>
    what.kind === 'filing' && !seconded.has(id) ? [{ id, catalogue: what.catalogue }] : [],
  );

function handedOver(unit: Unit): Refusal | undefined {
  const [open] = openFiling(unit);
  return open && plainRefusal('filing-proposed-already', { catalogue: open.catalogue });
}

/** CLK-12, a default: administrative files by 30 June of the next year. */
function filingDue(unit: Unit, on: LawAt): CivilDate | undefined {
  const start = unitStart(unit);
  const due = start && dueDay('CLK-12', start, on);
  return typeof due === 'object' ? due.computed : undefined;
}
