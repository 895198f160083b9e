import { MemoryEventStore, type CommandContext } from '@fonds/event-store';
import { loadUnit, unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { actStream } from '../src/domain/act.state';
import { ActKinds } from '../src/application/act-kind';
import { ActProcess } from '../src/application/act.process';
import { ActClaimSettler } from '../src/application/claim-settler';
import { ClaimPart } from '../src/application/claim-part';
import { CORRECTIONS_KIND } from '../src/application/corrections.kind';
import { GatePassage } from '../src/application/gate-passage';
import { LOAN_KIND, MOVE_KIND } from '../src/application/loan-and-move.kinds';
import { openAct } from '../src/application/open-act';
import { REARRANGEMENT_KIND } from '../src/application/rearrangement.kind';
import { recordFact } from '../src/application/record-fact';
import { execute } from '@fonds/event-store';
import { ownActDecider } from '../src/domain/own-act.decider';
import { deedOf } from '@fonds/holdings';
import type { DraftedUnit } from '../src/application/drafted-units';
import type { Fact } from '../src/application/fact';

export const OTHER = testId<'account'>();

export async function bench(n: number) {
  const store = new MemoryEventStore(testClock);
  const kinds = new ActKinds();
  for (const spec of [LOAN_KIND, MOVE_KIND, REARRANGEMENT_KIND, CORRECTIONS_KIND]) kinds.register(spec);
  const settler = new ActClaimSettler(store, kinds);
  const process = new ActProcess(
    store,
    kinds,
    new ClaimPart(store, kinds, settler),
    new GatePassage(store, kinds),
  );
  const units = Array.from({ length: n }, () => testId<'unit'>());
  for (const unit of units)
    await record(
      store,
      unitStream(unit),
      'HoldingTakenOn',
      holdingTakenOn({ heldSince: { printed: '2010', to: '2010-12-31' } }),
    );
  const fact = (told: Fact, of: readonly string[], over: Partial<CommandContext> = {}) =>
    recordFact(store, settler, { fonds: FONDS, units: of, fact: told }, testContext(over));
  const second = async (act: string, sample?: { checked: number; wrong: number }) => {
    const context = testContext({ account: OTHER });
    const command = { kind: 'second' as const, ...(sample && { sample }), deed: deedOf(context) };
    const result = await execute(store, actStream(act), ownActDecider, command, context);
    if (result.ok) await process.carry(act);
    return result;
  };
  const accounts = {
    hasAccounts: () => Promise.resolve(true),
    nameOf: (id: string) => Promise.resolve(id),
  };
  return { store, settler, process, accounts, units, fact, second };
}

export type Bench = Awaited<ReturnType<typeof bench>>;
export const unitOf = async (b: Bench, unit: string) => {
  const state = await loadUnit(b.store, unit);
  if (state.kind !== 'unit') throw new Error(`${unit} is no unit`);
  return state.unit;
};
export const loan = (b: Bench, units: readonly string[], approval?: string) =>
  openAct(
    b.store,
    b.process,
    {
      type: 'LoanRequested',
      data: {
        fonds: FONDS,
        custodian: ARCHIVES,
        reader: '李某',
        purpose: '编史',
        due: '2026-12-31',
        ...(approval && { approval }),
      },
    },
    units,
    testContext(),
  );

/** Opens a rearrangement of all the bench's units into files of these titles. @returns the act's id */
export async function rearrange(
  b: Bench,
  ground: string,
  titles: readonly string[],
  {
    from,
    within,
    series,
    product,
    context = testContext(),
  }: {
    from?: readonly string[];
    within?: string;
    series?: string;
    product?: Partial<DraftedUnit>;
    context?: CommandContext;
  } = {},
): Promise<string> {
  const into = titles.map((title) => ({
    profile: 'isad' as const,
    level: 'file' as const,
    description: { title },
    owner: { kind: '国家' as const },
    ...(from && { from: [...from] }),
    ...(series && { series }),
    ...product,
  }));
  const data = { fonds: FONDS, custodian: ARCHIVES, ground, ...(within && { case: within }) };
  const opened = await openAct(
    b.store,
    b.process,
    { type: 'RearrangementOpened', data, into },
    b.units,
    context,
  );
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.act;
}
