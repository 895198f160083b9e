import type { AppraisalDecided, AppraisalOpened, EventDraft, PastEvent } from '@fonds/event-contracts';
import { type Deed, lawOf } from '@fonds/holdings';
import { firstNamed, namedUnits, ok, refuse, type Decider, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { businessDateNotInFuture, plainRefusal, retentionTerm, ruleRefusal } from '@fonds/law';
import { evolveAppraisal, opinionsOf, unitsOf, type Appraisal } from './appraisal.state';

export type AppraisalCommand = { readonly deed: Deed } & (
  | { readonly kind: 'open'; readonly opened: AppraisalOpened }
  | {
      readonly kind: 'list';
      readonly part: number;
      readonly units: readonly string[];
      readonly last: boolean;
    }
  | {
      readonly kind: 'decide';
      readonly opinions: AppraisalDecided['opinions'];
      /** REG 24 binds units for their own archives; for what an archives holds it is a default. */
      readonly ofArchives: boolean;
    }
  | { readonly kind: 'report'; readonly title: string; readonly dissent?: string }
  | { readonly kind: 'withdraw'; readonly ground: string }
);

type Drafts = Result<readonly EventDraft[]>;

/** E46–E48: a group gives an opinion of every unit, with its reason, and files its report; or it ends without one. */
export const appraisalDecider: Decider<Appraisal | undefined, AppraisalCommand, PastEvent, EventDraft> = {
  initial: undefined,
  evolve: evolveAppraisal,
  decide(command, appraisal) {
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    if (late) return refuse(late);
    if (command.kind === 'open')
      return ok(appraisal ? [] : [{ type: 'AppraisalOpened', data: command.opened, rules: ['CLK-11'] }]);
    if (!appraisal) return refuse(plainRefusal('appraisal-unknown'));
    if (appraisal.withdrawn)
      return refuse(plainRefusal('appraisal-withdrawn', { ground: appraisal.withdrawn.ground }));
    if (command.kind !== 'report' && appraisal.reported)
      return refuse(plainRefusal('appraisal-reported-already'));
    if (command.kind === 'withdraw')
      return ok([{ type: 'AppraisalWithdrawn', data: { ground: command.ground }, rules: ['CLK-11'] }]);
    if (command.kind === 'list') return list(appraisal, command);
    if (!appraisal.listed) return refuse(plainRefusal('appraisal-list-open'));
    return command.kind === 'report' ? report(appraisal, command) : decide(appraisal, command);
  },
};

/** Part after part, each once. */
function list(
  { lists, listed }: Appraisal,
  { part, units, last }: Extract<AppraisalCommand, { kind: 'list' }>,
): Drafts {
  const data = { part, units: [...units], last };
  return ok(part < lists.length || listed ? [] : [{ type: 'AppraisalUnitsListed', data, rules: ['CLK-11'] }]);
}

function decide(
  appraisal: Appraisal,
  { opinions, ofArchives, deed }: Extract<AppraisalCommand, { kind: 'decide' }>,
): Drafts {
  const units = opinions.flatMap((each) => each.units);
  const { openedOn } = appraisal;
  const listed = unitsOf(appraisal);
  const foreign = units.filter((unit) => !listed.has(unit));
  if (foreign.length) return refuse(plainRefusal('not-in-the-list', namedUnits(foreign)));
  if (new Set(units).size !== units.length) return refuse(plainRefusal('opinion-twice'));
  // Of what is to go nothing is reset: the register of destruction would meet its new period as one that runs.
  const going = opinions.filter(({ opinion, period }) => opinion !== 'keep' && period);
  if (going.length)
    return refuse(
      ruleRefusal('period-without-keeping', 'INV-11', {
        units: firstNamed(going.flatMap((each) => each.units)),
      }),
    );
  const [unread] = opinions.filter(({ period }) => period !== undefined && !isTerm(period));
  if (unread)
    return refuse(
      ruleRefusal('period-not-understood', 'INV-11', {
        period: unread.period ?? '',
        units: firstNamed(unread.units),
      }),
    );
  if (deed.businessDate < openedOn)
    return refuse(
      ruleRefusal('opinion-before-appraisal', 'INV-12', { on: deed.businessDate, opened: openedOn }),
    );
  // INV-11: what is kept gets a new period; that of an archives’ holdings is a default.
  const open = opinions.filter(({ opinion, period }) => opinion === 'keep' && !period);
  if (open.length && !ofArchives && lawOf(deed).enforces('INV-11'))
    return refuse(
      ruleRefusal('kept-without-period', 'INV-11', {
        units: firstNamed(open.flatMap((each) => each.units)),
      }),
    );
  return ok([{ type: 'AppraisalDecided', data: { opinions: [...opinions] }, rules: ['INV-11'] }]);
}

/** What the report can set, and a clock can count: years, or for ever. */
const isTerm = (period: string): boolean => {
  const term = retentionTerm(period);
  return typeof term === 'number' || term === 'permanent';
};

/** Once: told again in its own words it is done already, and what its opinions mean for units is carried on. */
function report(
  appraisal: Appraisal,
  { title, dissent, deed }: Extract<AppraisalCommand, { kind: 'report' }>,
): Drafts {
  const { reported, decidedOn } = appraisal;
  const [units, opinions] = [unitsOf(appraisal), opinionsOf(appraisal)];
  const open = [...units].filter((unit) => !opinions.has(unit));
  if (open.length) return refuse(ruleRefusal('units-without-opinion', 'INV-12', namedUnits(open)));
  // E48: all are decided, also on the day that the report bears.
  if (decidedOn !== undefined && deed.businessDate < decidedOn)
    return refuse(
      ruleRefusal('report-before-opinions', 'INV-12', { on: deed.businessDate, decided: decidedOn }),
    );
  if (reported)
    return reported.title === title && reported.dissent === dissent
      ? ok([])
      : refuse(plainRefusal('appraisal-reported-otherwise', { title: reported.title }));
  if (deed.evidence === 0) return refuse(ruleRefusal('report-without-paper', 'INV-12', { report: title }));
  const number = (wanted: string): number =>
    [...opinions.values()].filter(({ opinion }) => opinion === wanted).length;
  const counts = { keep: number('keep'), destroy: number('destroy'), transfer: number('transfer') };
  const root = rootOfRows([...units]);
  return ok([
    {
      type: 'AppraisalReported',
      data: { title, ...counts, root, ...(dissent && { dissent }) },
      rules: ['INV-12'],
    },
  ]);
}
