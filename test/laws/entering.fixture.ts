import { ActRunner, actStream, loadAct, ownActDecider } from '@fonds/acts';
import { execute, pastEvent, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { CivilDate, FondsId } from '@fonds/kernel';
import { testId } from '@fonds/testing';
import fc from 'fast-check';
import {
  ArrangeLot,
  CaptureRecord,
  CheckWithdrawal,
  RegisterAccession,
  RegisterLot,
  RequestWithdrawal,
} from '../../libs/accession/src/application/accession.commands';
import { AccessionNumbering } from '../../libs/accession/src/application/accession-numbering';
import { ArrangeLotHandler } from '../../libs/accession/src/application/arrange-lot.handler';
import { CaptureRecordHandler } from '../../libs/accession/src/application/capture-record.handler';
import { RegisterAccessionHandler } from '../../libs/accession/src/application/register-accession.handler';
import { RegisterLotHandler } from '../../libs/accession/src/application/register-lot.handler';
import {
  CheckWithdrawalHandler,
  RequestWithdrawalHandler,
} from '../../libs/accession/src/application/withdrawal.handlers';
import { commandedId } from '../../libs/accession/src/domain/accession-ids';
import { unitDrafts } from '../../libs/interchange/src/domain/taken-on';
import { actIdOf, openAct } from '../../libs/acts/src/application/open-act';
import { lastDay, present, type ModelUnit } from './custody-model.fixture';
import type { RandomHistory } from './random-history.fixture';
import { carrierOn, contextOn, takenOn, type Sent } from './transfer-bench.fixture';

const WAYS = ['captured', 'taken-on', 'found', 'acceded', 'arranged', 'rearranged', 'taken-back'] as const;

/** What brings units into being, and what ends them otherwise than by a fact. */
export const entering = (
  one: fc.Arbitrary<number>,
  pick: fc.Arbitrary<number>,
  shift: fc.Arbitrary<number>,
) =>
  fc.record({
    do: fc.constant('enter' as const),
    way: fc.constantFrom(...WAYS),
    fonds: one,
    by: one,
    pick,
    levels: fc.array(fc.constantFrom('file' as const, 'item' as const), { minLength: 1, maxLength: 3 }),
    shift,
    kill: fc.option(fc.integer({ min: 1, max: 12 })),
  });
type Entering = ReturnType<typeof entering> extends fc.Arbitrary<infer C> ? C : never;

/** Whose the deposits of these histories are. */
const DEPOSITOR = { kind: '个人' as const, name: '李某' };
const SECOND = testId<'account'>();

export function enter(h: RandomHistory, c: Entering): Promise<void> {
  switch (c.way) {
    case 'captured':
      return capture(h, c);
    case 'taken-on':
    case 'found':
      return takeOn(h, c, c.way);
    case 'acceded':
      return accede(h, c);
    case 'arranged':
      return arrange(h, c);
    case 'rearranged':
      return rearrange(h, c);
    case 'taken-back':
      return takeBack(h, c);
  }
}

const sent =
  (command: (store: EventStore) => Promise<{ readonly ok: boolean }>): Sent =>
  (store) =>
    command(store) as ReturnType<Sent>;

function handlersOn(store: EventStore) {
  const { settler, process } = carrierOn(store);
  const runner = new ActRunner(process);
  return { settler, process, runner, numbering: new AccessionNumbering(store, runner) };
}

const described = (levels: Entering['levels']) =>
  levels.map((level, n) => ({ level, description: { title: `文件${n + 1}` } }));

/** E07: in the custody of the unit that made it, from its day on. */
async function capture(h: RandomHistory, c: Entering): Promise<void> {
  const [fonds, organisation, on] = [h.fondsAt(c.fonds), h.organisationAt(c.by), h.on(c.shift)];
  const context = contextOn(on);
  const [unit] = described(c.levels);
  if (!unit) return;
  const organisations = { state: () => Promise.resolve({ successors: {} }) };
  const owner = { kind: '国家' as const };
  const input = { fonds, organisation, electronic: false, profile: 'isad' as const, owner, ...unit };
  const refused = await h.send(
    [
      sent((store) =>
        new CaptureRecordHandler(store, organisations as never).execute(
          new CaptureRecord(input as never, context),
        ),
      ),
    ],
    c.kill,
  );
  expect(refused).toEqual([]);
  const log = await h.store.readPage((await h.store.head()) - 1n, 1);
  const id = log.events[0]?.stream.slice('unit-'.length) ?? '';
  known(h, [{ id, level: unit.level }], { fonds, custodian: organisation, on, came: 'captured' });
}

/** E95, as an import enters what is there: in somebody's books already, or *found*, in nobody's until then. */
async function takeOn(h: RandomHistory, c: Entering, came: 'taken-on' | 'found'): Promise<void> {
  const [fonds, archives, on] = [h.fondsAt(c.fonds), h.organisationAt(c.by), h.on(c.shift)];
  const [unit] = described(c.levels);
  if (!unit) return;
  const key = { kind: 'command' as const, value: testId() };
  const { id, takenOn: data } = unitDrafts({ ...unit, key, entries: [] } as never, fonds as FondsId, {
    archives,
    owner: { kind: '国家' },
    heldSince: { printed: on, to: on },
    profile: 'isad',
    found: came === 'found',
  });
  await takenOn(h.store, id, data);
  known(h, [{ id, level: unit.level }], { fonds, custodian: archives, on, came });
}

/** E29, kept for its owner: so that it can be taken back. */
async function accede(h: RandomHistory, c: Entering): Promise<void> {
  const [fonds, archives, on] = [h.fondsAt(c.fonds), h.organisationAt(c.by), h.on(c.shift)];
  const context = contextOn(on);
  const input = {
    archives,
    fonds,
    profile: 'isad' as const,
    sourceKind: 'keeping' as const,
    source: DEPOSITOR,
    title: '日记',
    units: described(c.levels),
  };
  const refused = await h.send(
    [
      sent((store) =>
        new RegisterAccessionHandler(store, handlersOn(store).numbering).execute(
          new RegisterAccession(input, context),
        ),
      ),
    ],
    c.kill,
  );
  expect(refused).toEqual([]);
  await begun(h, commandedId('accession', context), { fonds, custodian: archives, on, came: 'acceded' });
}

/** E100: a lot, and units made of it. */
async function arrange(h: RandomHistory, c: Entering): Promise<void> {
  const [fonds, archives, on] = [h.fondsAt(c.fonds), h.organisationAt(c.by), h.on(c.shift)];
  const [counted, context] = [contextOn(on), contextOn(on)];
  const lot = commandedId('lot', counted);
  const register = new RegisterLot({ archives, title: '积存', estimate: { files: 3 } }, counted);
  const input = { archives, lot, fonds, profile: 'isad' as const, units: described(c.levels) };
  const refused = await h.send(
    [
      sent((store) => new RegisterLotHandler(store, handlersOn(store).numbering).execute(register)),
      sent((store) =>
        new ArrangeLotHandler(store, handlersOn(store).runner).execute(new ArrangeLot(input, context)),
      ),
    ],
    c.kill,
  );
  expect(refused).toEqual([]);
  await begun(h, commandedId('arrangement', context), { fonds, custodian: archives, on, came: 'arranged' });
}

/** E97 of two people: some units end, others begin, in one event. */
async function rearrange(h: RandomHistory, c: Entering): Promise<void> {
  const free = freeUnits(h, c, () => true);
  const [fonds, custodian] = [h.fondsAt(c.fonds), free.custodian];
  if (!free.units.length) return;
  const [context, second] = [contextOn(free.on), contextOn(free.on, { account: SECOND })];
  const act = actIdOf(context);
  const opening = {
    type: 'RearrangementOpened' as const,
    data: { fonds, custodian, ground: '调卷' },
    into: c.levels.map((level) => ({
      profile: 'isad' as const,
      level,
      description: { title: '新卷' },
      owner: { kind: '国家' as const },
    })),
  };
  const ids = free.units.map(({ id }) => id);
  const refused = await h.send(
    [
      sent((store) => openAct(store, handlersOn(store).process, opening, ids, context)),
      sent((store) => seconded(store, act, second)),
    ],
    c.kill,
  );
  expect(refused).toEqual([]);
  const gate = await begun(h, act, { fonds, custodian, on: free.on, came: 'product' });
  await inherit(h, fonds, ids, gate);
  h.move(free.units, gate, free.on, 'rearranged', (unit) => ({
    ...parties(unit),
    out: 'rearranged',
  }));
}

/** Architecture.md §5: products inherit the holds on what they are made of; each is lifted by itself. */
async function inherit(
  h: RandomHistory,
  fonds: string,
  from: readonly string[],
  gate: number,
): Promise<void> {
  const on = h.holds.filter(
    (hold) => hold.fonds === fonds && hold.units?.some((unit) => from.includes(unit)),
  );
  const products = [...h.units.values()].filter(({ begun: by, fonds: of }) => of === fonds && by === gate);
  const placed = (await h.store.readStream(`gate-${fonds}`, gate + 1)).map(pastEvent);
  const inherited = placed.flatMap((event) => (event.type === 'HoldPlaced' ? [event.data] : []));
  expect(inherited).toHaveLength(on.length);
  for (const { hold, since, of } of inherited) {
    expect([...(of?.units ?? [])].sort()).toEqual(products.map(({ id }) => id).sort());
    h.holds.push({ id: hold, fonds, since: since as CivilDate, units: of?.units ?? [] });
  }
}

async function seconded(store: EventStore, act: string, context: CommandContext) {
  const command = { kind: 'second', deed: deedOf(context) } as const;
  const result = await execute(store, actStream(act), ownActDecider, command, context);
  if (result.ok) await handlersOn(store).process.carry(act);
  return result;
}

/** E32: a deposit goes back to whose it is. */
async function takeBack(h: RandomHistory, c: Entering): Promise<void> {
  const free = freeUnits(h, c, ({ came }) => came === 'acceded');
  if (!free.units.length) return;
  const [fonds, units] = [h.fondsAt(c.fonds), free.units.map(({ id }) => id)];
  const evidence = [{ sha256: 'a'.repeat(64), kind: '身份证明' }];
  const [context, second] = [contextOn(free.on, { evidence }), contextOn(free.on, { account: SECOND })];
  const act = commandedId('withdrawal', context);
  const request = new RequestWithdrawal(
    { archives: free.custodian, fonds, owner: DEPOSITOR, proof: '身份证', units },
    context,
  );
  const refused = await h.send(
    [
      sent((store) => new RequestWithdrawalHandler(store, handlersOn(store).settler).execute(request)),
      sent((store) =>
        new CheckWithdrawalHandler(store, handlersOn(store).runner).execute(
          new CheckWithdrawal({ act, found: units }, second),
        ),
      ),
    ],
    c.kill,
  );
  expect(refused).toEqual([]);
  h.ownActs.push(act);
  const gate = await decidedAt(h, act);
  h.move(free.units, gate, free.on, 'withdrawn', (unit) => ({
    ...parties(unit),
    out: 'withdrawn',
  }));
}

/** Units of one custodian that no act has and that are in store, on a day that none of their own forbids. */
function freeUnits(
  h: RandomHistory,
  c: Entering,
  wanted: (unit: ModelUnit) => boolean,
): { units: readonly ModelUnit[]; custodian: string; on: CivilDate } {
  const picked = h
    .picked(h.fondsAt(c.fonds), c.pick)
    .filter((unit) => wanted(unit) && !present(unit).out && !h.claimant(unit.id));
  const first = picked[c.by % Math.max(picked.length, 1)];
  const custodian = first ? present(first).custodian : '';
  const units = picked.filter((unit) => present(unit).custodian === custodian);
  const on = units.map(lastDay).reduce((last, day) => (day > last ? day : last), h.on(c.shift));
  return { units, custodian, on };
}

const parties = (unit: ModelUnit) => {
  const { custodian, holder } = present(unit);
  return { custodian, holder };
};

interface Beginning {
  readonly fonds: string;
  readonly custodian: string;
  readonly on: CivilDate;
  readonly came: ModelUnit['came'];
}

/** The units that an act has drafted are held from its gate event on. @returns its revision */
async function begun(h: RandomHistory, act: string, beginning: Beginning): Promise<number> {
  const gate = await decidedAt(h, act);
  const events = (await loadAct(h.store, act))?.events ?? [];
  const units = events.flatMap((event) => (event.type === 'ActUnitsDrafted' ? event.data.units : []));
  known(
    h,
    units.map(({ unit, level }) => ({ id: unit, level })),
    beginning,
    gate,
  );
  h.ownActs.push(act);
  return gate;
}

async function decidedAt(h: RandomHistory, act: string): Promise<number> {
  const { decided, closed } = await h.state(act);
  expect({ decided: decided !== undefined, closed }).toEqual({ decided: true, closed: true });
  return decided?.gate ?? -1;
}

function known(
  h: RandomHistory,
  units: readonly { readonly id: string; readonly level: 'file' | 'item' }[],
  { fonds, custodian, on, came }: Beginning,
  begun?: number,
): void {
  for (const { id, level } of units)
    h.units.set(id, {
      id,
      fonds,
      level,
      entry: { custodian, holder: custodian, out: false },
      came,
      ...(begun !== undefined && { begun }),
      first: on,
      start: on,
      moves: [],
    });
}
