import {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  ActRunner,
  actStream,
  ClaimPart,
  GatePassage,
  ownActDecider,
} from '@fonds/acts';
import { execute, MemoryEventStore, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf, unitStream } from '@fonds/holdings';
import {
  ARCHIVES,
  FONDS,
  fondsRegistered,
  holdingTakenOn,
  record,
  testClock,
  testContext,
  testId,
} from '@fonds/testing';
import {
  ACCESSION_KIND,
  ARRANGEMENT_KIND,
  WITHDRAWAL_KIND,
} from '../../libs/accession/src/application/act-kinds';
import {
  ArrangeLot,
  CancelWithdrawal,
  CheckWithdrawal,
  RegisterAccession,
  RegisterLot,
  RequestWithdrawal,
} from '../../libs/accession/src/application/accession.commands';
import { AccessionNumbering } from '../../libs/accession/src/application/accession-numbering';
import { ArrangeLotHandler } from '../../libs/accession/src/application/arrange-lot.handler';
import { RegisterAccessionHandler } from '../../libs/accession/src/application/register-accession.handler';
import { RegisterLotHandler } from '../../libs/accession/src/application/register-lot.handler';
import {
  CancelWithdrawalHandler,
  CheckWithdrawalHandler,
  RequestWithdrawalHandler,
} from '../../libs/accession/src/application/withdrawal.handlers';
import { commandedId, lotStream } from '../../libs/accession/src/domain/accession-ids';
import { destructionStory, DESTRUCTION_KIND } from './destruction-story.fixture';
import { atGate } from '../../libs/acts/src/application/at-gate';
import { secondEffectCorrection } from '../../libs/acts/src/application/correct-effect';
import { CORRECTIONS_KIND } from '../../libs/acts/src/application/corrections.kind';
import type { Fact } from '../../libs/acts/src/application/fact';
import { LOAN_KIND, MOVE_KIND } from '../../libs/acts/src/application/loan-and-move.kinds';
import { actIdOf, openAct } from '../../libs/acts/src/application/open-act';
import { REARRANGEMENT_KIND } from '../../libs/acts/src/application/rearrangement.kind';
import { recordFact } from '../../libs/acts/src/application/record-fact';
import type { ActOpening } from '../../libs/acts/src/application/act.commands';
import type { Sent } from '../laws/transfer-bench.fixture';

/** What carries every kind of act in one process. */
export function workerOn(store: EventStore) {
  const kinds = new ActKinds();
  for (const spec of [
    LOAN_KIND,
    MOVE_KIND,
    REARRANGEMENT_KIND,
    CORRECTIONS_KIND,
    ACCESSION_KIND,
    ARRANGEMENT_KIND,
    WITHDRAWAL_KIND,
    DESTRUCTION_KIND,
  ])
    kinds.register(spec);
  const settler = new ActClaimSettler(store, kinds);
  const claims = new ClaimPart(store, kinds, settler);
  const process = new ActProcess(store, kinds, claims, new GatePassage(store, kinds));
  const runner = new ActRunner(process);
  return { store, settler, process, runner, numbering: new AccessionNumbering(store, runner) };
}

/** What a person's command answers matters to no story: it is told by what is durable. */
export interface Tried {
  readonly ok: boolean;
}

const sent =
  (command: (worker: ReturnType<typeof workerOn>) => Promise<Tried>): Sent =>
  (store) =>
    command(workerOn(store)) as ReturnType<Sent>;

/** Every party acts by itself. */
const accounts = { hasAccounts: () => Promise.resolve(true), nameOf: (id: string) => Promise.resolve(id) };

const UNITS = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const OTHER = testId<'account'>();
const DAY = '2026-11-20';

/** Commands keep their ids, so that a process that is started again tells the same command. */
const first = (over: Partial<CommandContext> = {}) => testContext(over);
const second = (over: Partial<CommandContext> = {}) => testContext({ account: OTHER, ...over });

export interface Story {
  /** What was there before it. */
  prepare(store: EventStore): Promise<void>;
  readonly commands: readonly Sent[];
  /** Durable writes that it has at least. */
  readonly writes: number;
}

async function taken(store: EventStore): Promise<void> {
  for (const unit of UNITS)
    await record(
      store,
      unitStream(unit),
      'HoldingTakenOn',
      holdingTakenOn({ profile: 'isad', heldSince: { printed: '2010', to: '2010-12-31' } }),
    );
}

const open = (opening: ActOpening, context: CommandContext): Sent =>
  sent(({ store, process }) => openAct(store, process, opening, UNITS, context));

function decide(
  act: string,
  order:
    { kind: 'second'; sample?: { checked: number; wrong: number } } | { kind: 'withdraw'; ground: string },
  context: CommandContext,
): Sent {
  const command = { ...order, deed: deedOf(context) };
  return sent(async ({ store, process }) => {
    const result = await execute(store, actStream(act), ownActDecider, command, context);
    if (result.ok) await process.carry(act);
    return result;
  });
}

const fact = (told: Fact, context: CommandContext): Sent =>
  sent(({ store, settler }) =>
    recordFact(store, settler, { fonds: FONDS, units: UNITS, fact: told }, context),
  );

const opened = { fonds: FONDS, custodian: ARCHIVES };
const loan: ActOpening = {
  type: 'LoanRequested',
  data: { ...opened, reader: '李某', purpose: '编史', due: '2026-12-31', approval: '批准' },
};
const move: ActOpening = {
  type: 'MoveOrdered',
  data: { ...opened, from: '一库', to: '二库', witness: '王某', offSite: false },
};
const rearrangement: ActOpening = {
  type: 'RearrangementOpened',
  data: { ...opened, ground: '一卷过厚' },
  into: ['上', '下'].map((title) => ({
    profile: 'isad' as const,
    level: 'file' as const,
    description: { title },
    owner: { kind: '国家' as const },
    from: [...UNITS],
  })),
};
const corrections: ActOpening = {
  type: 'CorrectionBatchOpened',
  data: { ...opened, ground: '误录' },
  changes: UNITS.map((unit) => ({
    unit,
    fields: [{ field: 'title', before: '关于修建水库的批复', after: '关于修建青河水库的批复' }],
  })),
};

const listed = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    level: at % 2 ? ('item' as const) : ('file' as const),
    code: `A001-WS·2011·Y-${String(at + 1).padStart(4, '0')}`,
    description: { title: `文件${at + 1}` },
  }));
const person = { kind: '个人' as const, name: '李某' };
const evidence = [{ sha256: 'a'.repeat(64), kind: '身份证明' }];

async function fonds(store: EventStore): Promise<void> {
  await record(store, `fonds-${FONDS}`, 'FondsRegistered', fondsRegistered());
}

const accession = (context: CommandContext, deposit = false): Sent =>
  sent(({ store, numbering }) =>
    new RegisterAccessionHandler(store, numbering).execute(
      new RegisterAccession(
        {
          archives: ARCHIVES,
          fonds: FONDS,
          profile: 'dat18',
          sourceKind: deposit ? 'deposit' : 'reorganisation',
          source: deposit ? person : { kind: '国家', name: '撤销单位' },
          title: '接收',
          units: listed(3),
        },
        context,
      ),
    ),
  );

/** Before the law asked for an agreement (INV-09 is for the day of the deed). */
const OLD = { businessDate: '2015-05-04' as never };

function deposits(): Story['prepare'] {
  const context = first(OLD);
  return async (store) => {
    await fonds(store);
    await accession(context, true)(store);
  };
}

/** The units that the deposit has brought in. */
async function depositedIn(store: EventStore): Promise<readonly string[]> {
  const units: string[] = [];
  for await (const { type, stream } of store.readAll(0n))
    if (type === 'UnitEntered') units.push(stream.slice('unit-'.length));
  return units;
}

const request = (context: CommandContext): Sent =>
  sent(async ({ store, settler }) =>
    new RequestWithdrawalHandler(store, settler).execute(
      new RequestWithdrawal(
        { archives: ARCHIVES, fonds: FONDS, owner: person, proof: '身份证', units: await depositedIn(store) },
        context,
      ),
    ),
  );

const seconded = (opening: ActOpening, sample?: { checked: number; wrong: number }): Story => {
  const context = first();
  const act = actIdOf(context);
  return {
    prepare: taken,
    commands: [open(opening, context), decide(act, { kind: 'second', ...(sample && { sample }) }, second())],
    writes: 8,
  };
};

const withdrawal = (end: (act: string) => Sent): Story => {
  const context = first({ evidence });
  return {
    prepare: deposits(),
    commands: [request(context), end(commandedId('withdrawal', context))],
    writes: 4,
  };
};

/** A gate event, and the act of telling its units: corrected by two people. */
function correctedEffect(): Story {
  const [lost, proposed, done] = [first({ evidence }), first({ reason: '据值班记录' }), second()];
  return {
    prepare: async (store) => {
      await taken(store);
      await fact({ type: 'LossRecorded', data: { since: DAY, circumstances: '遗失' } }, lost)(store);
    },
    commands: [
      sent(({ store }) =>
        atGate(
          store,
          FONDS,
          { kind: 'propose-correction', corrects: 0, after: '2026-10-10' as never },
          proposed,
        ),
      ),
      sent(async ({ store, settler, process }) => {
        const gate = await store.readStream(`gate-${FONDS}`);
        const proposal = gate.find(({ type }) => type === 'EffectCorrectionProposed')?.id ?? '';
        return secondEffectCorrection(
          { store, settler, process, accounts },
          { fonds: FONDS, proposal },
          done,
        );
      }),
    ],
    writes: 3,
  };
}

function lotWithNumber(): Story {
  const context = first();
  const input = {
    archives: ARCHIVES,
    title: '积存',
    estimate: { files: 2 },
    accession: { sourceKind: 'reorganisation' as const, source: { kind: '国家' as const, name: '撤销单位' } },
  };
  const command = sent(({ store, numbering }) =>
    new RegisterLotHandler(store, numbering).execute(new RegisterLot(input, context)),
  );
  return { prepare: fonds, commands: [command], writes: 2 };
}

function arrangement(): Story {
  const context = first();
  const lot = testId<'lot'>();
  const input = { archives: ARCHIVES, lot, fonds: FONDS, profile: 'dat18' as const, units: listed(3) };
  return {
    prepare: async (store) => {
      await fonds(store);
      await record(store, lotStream(lot), 'LotRegistered', {
        archives: ARCHIVES,
        title: '积存',
        owner: { kind: '国家' },
        estimate: { files: 2, items: 1 },
        on: '2026-04-01',
      });
    },
    commands: [
      sent(({ store, runner }) =>
        new ArrangeLotHandler(store, runner).execute(new ArrangeLot(input, context)),
      ),
    ],
    writes: 8,
  };
}

/** Every kind of act but a transfer, each from its first command to its end; and facts, which are told to units alike. */
export function stories(): { readonly [name: string]: () => Story } {
  return {
    loan: () => ({ prepare: taken, commands: [open(loan, first())], writes: 8 }),
    'loan that comes back': () => {
      const lent = open(loan, first());
      const back: Fact = { type: 'LoanReturned', data: { since: '2026-11-22', condition: '完好' } };
      return {
        prepare: async (store) => {
          await taken(store);
          await lent(store);
        },
        commands: [fact(back, first())],
        writes: 1,
      };
    },
    move: () => ({ prepare: taken, commands: [open(move, first())], writes: 8 }),
    rearrangement: () => seconded(rearrangement),
    'rearrangement, withdrawn': () => {
      const context = first();
      const end = decide(actIdOf(context), { kind: 'withdraw', ground: '改期' }, first());
      return { prepare: taken, commands: [open(rearrangement, context), end], writes: 5 };
    },
    corrections: () => seconded(corrections, { checked: 2, wrong: 0 }),
    accession: () => ({ prepare: fonds, commands: [accession(first())], writes: 8 }),
    arrangement,
    'lot with a number': lotWithNumber,
    'withdrawal of a deposit': () =>
      withdrawal((act) => {
        const context = second();
        return sent(async ({ store, runner }) =>
          new CheckWithdrawalHandler(store, runner).execute(
            new CheckWithdrawal({ act, found: await depositedIn(store) }, context),
          ),
        );
      }),
    'withdrawal, given up': () =>
      withdrawal((act) => {
        const context = second();
        return sent(({ store, runner }) =>
          new CancelWithdrawalHandler(store, runner).execute(
            new CancelWithdrawal({ act, ground: '改期' }, context),
          ),
        );
      }),
    'loss of units': () => ({
      prepare: taken,
      commands: [
        fact({ type: 'LossRecorded', data: { since: DAY, circumstances: '遗失' } }, first({ evidence })),
      ],
      writes: 2,
    }),
    'corrected day of a loss': correctedEffect,
    destruction: () => destructionStory(sent),
  };
}

export async function begunStore({ prepare }: Story): Promise<{ store: MemoryEventStore; base: bigint }> {
  const store = new MemoryEventStore(testClock);
  await prepare(store);
  return { store, base: await store.head() };
}

/** What was written since, stream by stream: ids, types and bytes. */
export async function told(store: EventStore, base: bigint): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { stream, revision, id, type, bytes } of store.readAll(base))
    lines.push(JSON.stringify([stream, revision, id, type, bytes.data]));
  return lines.sort();
}
