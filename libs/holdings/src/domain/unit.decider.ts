import { sameValue, secondHand, type WantedCorrection } from '@fonds/corrections';
import type {
  CustodyInterval,
  EventDraft,
  HeldSince,
  PastEvent,
  ReferenceCode,
} from '@fonds/event-contracts';
import { ok, refuse, type Decider, type Refusal, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, isReadMark, plainRefusal, ruleRefusal } from '@fonds/law';
import { custodyStart } from './custody-timeline';
import type { Deed } from './deed';
import { codeDraft, codeRefusal, passCode, proposePassage, type WantedPassage } from './code-passage.rule';
import { correctUnitEvent, proposeUnitEvent } from './event-correction.rule';
import { acceptFiling, proposeFiling } from './filing.rule';
import { fieldValue, isParty, refusedChange } from './unit-fields';
import { claim, closedWhileClaimed, type ClaimOrder } from './unit-claim.rule';
import { decideMark, type MarkCommand } from './unit-destruction.rule';
import { changesCustody } from './unit-effects';
import { evolveUnit, fieldsOf, NO_UNIT } from './unit.state';
import type { OpenProposal, Unit, UnitState } from './unit.types';

export type { Deed } from './deed';

export type NewValue = { readonly field: string; readonly after?: unknown };

export type UnitCommand = { readonly deed: Deed } & (
  | { readonly kind: 'describe'; readonly entry?: string; readonly fields: readonly NewValue[] }
  | { readonly kind: 'propose-correction'; readonly entry?: string; readonly fields: readonly NewValue[] }
  | { readonly kind: 'propose-held-since'; readonly corrects: string; readonly after: HeldSince }
  | { readonly kind: 'propose-history'; readonly intervals: readonly CustodyInterval[] }
  | { readonly kind: 'second'; readonly proposal: string }
  | { readonly kind: 'change-secrecy'; readonly after: string; readonly document: string }
  | {
      readonly kind: 'declassify';
      readonly document: string;
      /** The mark that is taken away; another one stands against it. */
      readonly before?: string;
    }
  | { readonly kind: 'give-code'; readonly code: ReferenceCode; readonly numberingBody: string }
  | { readonly kind: 'propose-event-correction'; readonly correction: WantedCorrection }
  | { readonly kind: 'propose-code-passage'; readonly passage: WantedPassage }
  | { readonly kind: 'shelve'; readonly place: string }
  | { readonly kind: 'propose-filing' | 'accept-filing'; readonly catalogue: string }
  | MarkCommand
  | ({ readonly kind: 'claim' } & ClaimOrder)
);

type Drafts = Result<readonly EventDraft[]>;

export const unitDecider: Decider<UnitState, UnitCommand, PastEvent, EventDraft> = {
  initial: NO_UNIT,
  evolve: evolveUnit,
  decide(command, state) {
    if (state.kind !== 'unit') return refuse(plainRefusal('unit-unknown'));
    const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
    const closed = late ?? closedWhileClaimed(state.unit, command);
    return closed ? refuse(closed) : decideKnown(command, state.unit);
  },
};

function decideKnown(command: UnitCommand, unit: Unit): Drafts {
  switch (command.kind) {
    case 'describe':
      return describe(unit, command.entry, command.fields);
    case 'propose-correction':
      return proposeCorrection(unit, command.deed, command.entry, command.fields);
    case 'propose-held-since':
      return proposeHeldSince(unit, command.deed, command.corrects, command.after);
    case 'propose-history':
      return proposeHistory(unit, command.deed, command.intervals);
    case 'second':
      return second(unit, command.deed, command.proposal);
    case 'change-secrecy':
      return changeSecrecy(unit, command.after, command.document);
    case 'declassify':
      return declassify(unit, command);
    case 'give-code':
      return giveCode(unit, command.code, command.numberingBody);
    case 'propose-event-correction':
      return proposeUnitEvent(unit, withPapers(command.deed), command.correction, historyRefusal);
    case 'propose-code-passage':
      return proposePassage(unit, command.deed.reason, command.passage);
    case 'shelve':
      return shelve(unit, command.place);
    case 'propose-filing':
      return proposeFiling(unit, command.catalogue, command.deed);
    case 'accept-filing':
      return acceptFiling(unit, command.catalogue, command.deed);
    case 'grade':
    case 'note-open-matter':
    case 'settle-open-matter':
    case 'assign-retention':
    case 'reset-retention':
      return decideMark(unit, command, command.deed);
    case 'claim':
      return claim(unit, command);
  }
}

const withPapers = (deed: Deed): Deed & { readonly cited: readonly string[] } => ({
  ...deed,
  cited: deed.cited ?? [],
});

/** E08: what is empty may be described by one person; what stands, and its parties, are corrected by two (E15). */
function describe(unit: Unit, entry: string | undefined, fields: readonly NewValue[]): Drafts {
  const current = fieldsOf(unit, entry);
  if (!current) return refuse(plainRefusal('entry-unknown'));
  const filled = fields.find(({ field }) => fieldValue(current, field) !== undefined);
  if (filled) return refuse(ruleRefusal('field-stands', 'INV-01', { field: filled.field }));
  const refusal = refusedChange(current, fields, entry);
  if (refusal) return refuse(refusal);
  const party = fields.find(({ field }) => isParty(field));
  if (party) return refuse(ruleRefusal('party-by-two-people', 'INV-39b', { field: party.field }));
  return ok([
    {
      type: 'ItemDescribed',
      data: { ...(entry && { entry }), fields: fields.map(({ field, after }) => ({ field, after })) },
    },
  ]);
}

/** E15, first hand. */
function proposeCorrection(
  unit: Unit,
  deed: Deed,
  entry: string | undefined,
  fields: readonly NewValue[],
): Drafts {
  const current = fieldsOf(unit, entry);
  if (!current) return refuse(plainRefusal('entry-unknown'));
  if (!deed.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  const refusal = refusedChange(current, fields, entry);
  if (refusal) return refuse(refusal);
  const changes = fields.map(({ field, after }) => ({ field, before: fieldValue(current, field), after }));
  return ok([
    { type: 'CorrectionProposed', data: { ...(entry && { entry }), fields: changes }, rules: ['INV-01'] },
  ]);
}

/** E35: what stands nowhere yet gets its place. From where it stands it is moved, with a witness and past its holds (E36). */
function shelve({ out, place: stands }: Unit, place: string): Drafts {
  if (out) return refuse(ruleRefusal('unit-not-in-store', 'INV-02', { out }));
  if (stands === place) return refuse(plainRefusal('field-unchanged', { field: 'place' }));
  if (stands !== undefined) return refuse(plainRefusal('stands-already', { place: stands }));
  return ok([{ type: 'ItemShelved', data: { place } }]);
}

/** E92 on the beginning of custody, first hand: names the event that is wrong. */
function proposeHeldSince(unit: Unit, deed: Deed, corrects: string, after: HeldSince): Drafts {
  // What an act brought into being began with its effect: that has one day for all its units (INV-03).
  if (unit.begun !== undefined)
    return refuse(ruleRefusal('begun-by-an-effect', 'INV-03', { fonds: unit.fonds, revision: unit.begun }));
  if (corrects !== unit.heldSinceEvent)
    return refuse(ruleRefusal('corrects-other-event', 'INV-01', { corrects, current: unit.heldSinceEvent }));
  if (!deed.reason) return refuse(ruleRefusal('reason-missing', 'INV-01'));
  if (sameValue(unit.heldSince, after))
    return refuse(plainRefusal('field-unchanged', { field: 'heldSince' }));
  const refusal = heldSinceRefusal(unit, after);
  if (refusal) return refuse(refusal);
  return ok([
    {
      type: 'HeldSinceCorrectionProposed',
      data: { corrects, before: unit.heldSince, after },
      rules: ['INV-01', 'INV-43'],
    },
  ]);
}

/** INV-43: the beginning lies between the history before it and the opening entry that states it. */
function heldSinceRefusal(unit: Unit, after: HeldSince): Refusal | undefined {
  if (after.from && after.to && after.from > after.to)
    return plainRefusal('dates-reversed', { from: after.from, to: after.to });
  const start = custodyStart({ heldSince: after, businessDate: unit.takenOn });
  // Known to have begun no earlier than `from`, on a day not known.
  const earliest = after.to ?? after.from ?? start;
  if (earliest > unit.takenOn)
    return ruleRefusal('held-since-after-entry', 'INV-43', { heldSince: earliest, takenOn: unit.takenOn });
  const next = unit.effects.filter(changesCustody)[0];
  if (next && earliest > next.since)
    return ruleRefusal('held-since-after-next', 'INV-43', { heldSince: earliest, next: next.since });
  const lastEnd = unit.history.reduce((end, interval) => (interval.until > end ? interval.until : end), '');
  if (lastEnd > start)
    return ruleRefusal('held-since-before-history', 'INV-43', { heldSince: start, historyUntil: lastEnd });
  return undefined;
}

/** E96, first hand: custody before the opening entry, with papers, never after it, never overlapping. */
function proposeHistory(unit: Unit, deed: Deed, intervals: readonly CustodyInterval[]): Drafts {
  if (deed.evidence === 0) return refuse(ruleRefusal('evidence-missing', 'INV-43'));
  const refusal = historyRefusal(unit, intervals);
  if (refusal) return refuse(refusal);
  return ok([
    {
      type: 'HistoryReconstructionProposed',
      data: { intervals: [...intervals] },
      rules: ['INV-02', 'INV-43'],
    },
  ]);
}

function historyRefusal(unit: Unit, intervals: readonly CustodyInterval[]): Refusal | undefined {
  if (!intervals.length) return plainRefusal('no-intervals');
  const start = custodyStart({ heldSince: unit.heldSince, businessDate: unit.takenOn });
  const all = [...unit.history];
  for (const interval of intervals) {
    if (interval.from >= interval.until)
      return plainRefusal('dates-reversed', { from: interval.from, to: interval.until });
    if (interval.until > start)
      return ruleRefusal('history-after-entry', 'INV-43', { until: interval.until, heldSince: start });
    const other = all.find((o) => o.from < interval.until && interval.from < o.until);
    if (other)
      return ruleRefusal('history-overlaps', 'INV-02', {
        from: interval.from,
        until: interval.until,
        otherFrom: other.from,
        otherUntil: other.until,
      });
    all.push(interval);
  }
  return undefined;
}

/** The second hand: another person, once, and only while what the proposal names still stands as it did (INV-01). */
function second(unit: Unit, deed: Deed, id: string): Drafts {
  const proposal = secondHand(unit, id, deed.account);
  return proposal.ok ? effectOf(unit, deed, id, proposal.value.what) : proposal;
}

function effectOf(unit: Unit, deed: Deed, id: string, what: OpenProposal['what']): Drafts {
  const moved = (field: string): Drafts =>
    refuse(ruleRefusal('proposal-moved', 'INV-01', { proposal: id, field }));
  switch (what.kind) {
    case 'fields': {
      const current = fieldsOf(unit, what.entry);
      if (!current) return refuse(plainRefusal('entry-unknown'));
      const changed = what.fields.find((f) => !sameValue(fieldValue(current, f.field), f.before));
      if (changed) return moved(changed.field);
      return ok([
        {
          type: 'ItemCorrected',
          data: { seconds: id, ...(what.entry && { entry: what.entry }), fields: [...what.fields] },
          rules: ['INV-01'],
        },
      ]);
    }
    case 'heldSince': {
      if (what.corrects !== unit.heldSinceEvent) return moved('heldSince');
      const refusal = heldSinceRefusal(unit, what.after);
      if (refusal) return refuse(refusal);
      return ok([
        {
          type: 'HeldSinceCorrected',
          data: { seconds: id, corrects: what.corrects, before: what.before, after: what.after },
          rules: ['INV-01', 'INV-43'],
        },
      ]);
    }
    case 'history': {
      if (deed.evidence === 0) return refuse(ruleRefusal('evidence-missing', 'INV-43'));
      const refusal = historyRefusal(unit, what.intervals);
      if (refusal) return refuse(refusal);
      return ok([
        {
          type: 'HistoryReconstructed',
          data: { seconds: id, intervals: [...what.intervals] },
          rules: ['INV-02', 'INV-43'],
        },
      ]);
    }
    case 'event':
      return correctUnitEvent(unit, withPapers(deed), id, what, historyRefusal);
    case 'passage':
      return passCode(unit, id, what.passage);
    case 'filing':
      // E13: its second hand is the archives room's, under the catalogue; who may second corrections is not that.
      return refuse(plainRefusal('filing-is-accepted', { catalogue: what.catalogue }));
  }
}

/** E16. The old value is kept in the event; a first mark has none. */
function changeSecrecy(unit: Unit, after: string, document: string): Drafts {
  const before = unit.description.secrecy;
  if (before === after) return refuse(plainRefusal('field-unchanged', { field: 'secrecy' }));
  // What nobody can read has no end that anybody could compute (CLK-13).
  if (!isReadMark(after)) return refuse(ruleRefusal('secrecy-unread', 'INV-22', { secrecy: after }));
  const data = { ...(before !== undefined && { before }), after, document };
  return ok([{ type: 'SecrecyChanged', data, rules: ['INV-22'] }]);
}

/** E16. What was looked at is what is taken away: a mark that was changed meanwhile stays. */
function declassify(
  { description: { secrecy } }: Unit,
  { document, before }: { readonly document: string; readonly before?: string },
): Drafts {
  if (secrecy === undefined) return refuse(plainRefusal('not-classified'));
  if (before !== undefined && before !== secrecy)
    return refuse(ruleRefusal('secrecy-changed-since', 'INV-22', { before, secrecy }));
  // By the end of its term, as the clock found it, or by whoever classified it.
  const rules = before === undefined ? ['INV-22'] : ['INV-22', 'CLK-13'];
  return ok([{ type: 'Declassified', data: { before: secrecy, document }, rules }]);
}

/** E10, E11. Whether the code is free is decided at the stream that it derives (INV-44), before this. */
function giveCode(unit: Unit, code: ReferenceCode, numberingBody: string): Drafts {
  const refusal = codeRefusal(unit, code);
  return refusal ? refuse(refusal) : ok([codeDraft(unit, code, numberingBody)]);
}
