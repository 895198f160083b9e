import type { CheckedEvent } from './bundle-events';
import { Faults } from './bundle-fault';
import type { BundleManifest } from './bundle-manifest';
import { UNIT_EVENTS, UNIT_PROOF, unitEventsFile, type UnitEventLine } from './bundle-units';
import { concat, toHex, utf8 } from './bytes';
import { checkCase } from './check-case';
import { dataDigest, leafEntry, metaDigest, streamTag } from './leaf';
import { leafSetProof, leafSetRanges, verifyLeafSet } from './leaf-set';
import { leafHash } from './merkle-hash';
import { rootOfRows } from './merkle-root';
import { rangeHash } from './range-hash';
import { readRowList, rowListFile } from './row-list';
import { TileSet } from './tile';

const CASE = 'c1';
const FONDS = 'f1';
const [KEEPER, RECEIVER, OTHER] = ['o-keeper', 'o-receiver', 'o-other'];
const SIZE = 64;
const INVESTOR = { name: '国资委', organisation: RECEIVER };
type Data = Record<string, unknown>;
/** A gate event: its type, data, and the units of the lists that it names by their roots. */
interface Passage {
  readonly type: string;
  readonly data: Data;
  readonly of?: readonly string[];
  readonly into?: readonly string[];
}
interface Line {
  unit: string;
  group: string;
  term: string;
  receiver?: string;
}

/** A case as its events tell it; a test changes one thing of it. */
interface Story {
  fixed: string[];
  fixedAt: string;
  gate: Passage[];
  came: Record<string, string[]>;
  endings: Line[];
  opening: number;
  terms?: Data[];
  groups?: Data[];
  executed: Data[];
  registered: Data;
  registeredAt: number;
  /** As the closing event says it. */
  position: unknown;
  /** The case's own events by which it says where a group goes. */
  sent: { readonly type: string; readonly data: Data }[];
  origin: string;
  withheld?: string;
  /** Where the gate says that the case was counted, and what else it says there. */
  counted?: Data;
  /** A fact of the gate behind the count. */
  late?: Passage;
  gateFrom: number;
  events: (events: CheckedEvent[]) => CheckedEvent[];
  files: (files: Map<string, Uint8Array>) => void;
}

/** u1, u2 go to the receiver by an act; u3 is lost, u4 stays, u5 becomes n1; r1 is registered and stays, l1 is found. */
const story = (): Story => ({
  fixed: ['u1', 'u2', 'u3', 'u4', 'u5'],
  fixedAt: '11',
  gate: [
    { type: 'LossRecorded', data: { of: named(['u3']) } },
    { type: 'RecoveryRecorded', data: { of: named(['l1']) } },
    { type: 'UnitsRearranged', data: { custodian: KEEPER }, of: ['u5'], into: ['n1'] },
    { type: 'TransferAccepted', data: { from: KEEPER, to: RECEIVER, nature: 'transfer' }, of: ['u1', 'u2'] },
  ],
  came: { rearrangedIn: ['n1'], recovered: ['l1'], registered: ['r1'] },
  endings: [
    { unit: 'u1', group: 'AD', term: 'transferred', receiver: '国资委' },
    { unit: 'u2', group: 'AD', term: 'transferred', receiver: '国资委' },
    { unit: 'u3', group: 'AD', term: 'lost' },
    ...['l1', 'n1', 'r1', 'u4'].map((unit) => ({ unit, group: 'KU', term: 'retained' })),
    { unit: 'u5', group: 'KU', term: 'rearrangedOut' },
  ],
  opening: 5,
  executed: [{ act: 'a4', gate: 4, count: 2, root: rootOfRows(['u1', 'u2']) }],
  registered: { fonds: FONDS, custodian: KEEPER },
  registeredAt: 30,
  position: '50',
  sent: [{ type: 'CustodyDecided', data: { group: 'AD', form: 'transfer', receiver: INVESTOR } }],
  origin: 'example/log',
  gateFrom: 0,
  events: (events) => events,
  files: () => undefined,
});

const named = (units: readonly string[]): Data => ({ units, count: units.length, root: rootOfRows(units) });
const listed = (units: readonly string[]): Data => ({ count: units.length, root: rootOfRows(units) });

function faultsOf(change: (told: Story) => void): string[] {
  const told = story();
  change(told);
  const files = new Map([['lists/fixed', rowListFile(told.fixed)]]);
  const events: CheckedEvent[] = [];
  const put = (stream: string, revision: number, leafIndex: number, type: string, data: Data): void =>
    void events.push({
      ...{ stream, revision, leafIndex },
      ...(told.withheld !== type && {
        shown: { id: type, type, businessDate: '', recordedAt: '', papers: [], data },
      }),
    });
  const opened = { fonds: FONDS, organisation: KEEPER, kind: 'C15', hold: 'h1' };
  put(`gate-${FONDS}`, 0, 10, 'HoldPlaced', { hold: 'h1', case: CASE });
  put(`case-${CASE}`, 0, 11, 'RestructuringOpened', opened);
  put(`case-${CASE}`, 1, 12, 'CaseUnitsFixed', {
    position: told.fixedAt,
    asOf: '2026-11-20',
    ...listed(story().fixed),
  });
  told.gate.forEach(({ type, data, of, into }, i) => {
    const revision = i + 1;
    if (of) files.set(`lists/gate-${revision}`, rowListFile(of));
    if (into) files.set(`lists/into-${revision}`, rowListFile(into));
    const about = {
      ...(of && { of: { act: `a${revision}`, ...listed(of) } }),
      ...(into && { into: listed(into) }),
    };
    put(`gate-${FONDS}`, revision, 20 + i, type, { ...about, ...data });
  });
  told.executed.forEach((data, i) => put(`case-${CASE}`, 2 + i, 40 + i, 'DisposalExecuted', data));
  told.sent.forEach(({ type, data }, i) => put(`case-${CASE}`, 3 + i, 44 + i, type, data));
  const lines = told.endings.map(({ receiver, ...line }) =>
    JSON.stringify({ group: line.group, ...(receiver && { receiver }), term: line.term, unit: line.unit }),
  );
  files.set('lists/endings', rowListFile(lines));
  for (const [term, units] of Object.entries(told.came)) files.set(`lists/came-${term}`, rowListFile(units));
  const of = { case: CASE, position: told.position, endings: listed(lines) };
  const next = told.gate.length + 1;
  if (told.counted) put(`gate-${FONDS}`, next, 48, 'CaseCounted', { ...of, ...told.counted });
  if (told.late) put(`gate-${FONDS}`, next + 1, 49, told.late.type, told.late.data);
  put(`case-${CASE}`, 9, 50, 'RestructuringClosed', {
    position: told.position,
    asOf: '2026-11-28',
    opening: told.opening,
    terms: told.terms ?? termsOf(told),
    endings: listed(lines),
    groups: told.groups ?? groupsOf(told.endings),
  });
  const root = register(told, files);
  told.files(files);
  const faults = new Faults();
  const manifest = {
    ...{ kind: 'case', subject: CASE, origin: told.origin },
    streams: [{ stream: `gate-${FONDS}`, from: told.gateFrom }],
  } as unknown as BundleManifest;
  checkCase(
    files,
    manifest,
    told.events(events),
    { origin: told.origin, size: SIZE, root, extensions: [] },
    faults,
  );
  return faults.found.map(({ code, where }) => `${code} ${where}`);
}

const termsOf = ({ came, endings }: Story): Data[] => [
  ...Object.entries(came).map(([term, units]) => ({ term, ...listed(units) })),
  ...[...new Set(endings.map(({ term }) => term))].map((term) => {
    const of = endings.filter((each) => each.term === term);
    const { receiver } = of[0] ?? {};
    return { term, ...(receiver && { receiver }), ...listed(of.map(({ unit }) => unit)) };
  }),
];
const groupsOf = (endings: readonly Line[]): Data[] =>
  [...new Set(endings.map(({ group }) => group))].map((group) => {
    const inGroup = endings.filter((each) => each.group === group);
    const terms = [...new Set(inGroup.map(({ term }) => term))].map((term) => {
      const of = inGroup.filter((each) => each.term === term);
      const { receiver } = of[0] ?? {};
      return { term, ...(receiver && { receiver }), count: of.length };
    });
    return { group, terms };
  });

/** Puts the registration of r1 into a tree of other leaves. @returns its root */
function register({ registered, registeredAt }: Story, files: Map<string, Uint8Array>): Uint8Array {
  const salt = new Uint8Array(16);
  const stream = 'unit-r1';
  const [data, meta] = [JSON.stringify(registered), '{"type":"HoldingTakenOn"}'];
  const key = new Uint8Array(32);
  const line: UnitEventLine = {
    ...{ stream, key: toHex(key), revision: 0, leafIndex: registeredAt, salt: toHex(salt), data, meta },
  };
  const leaf = leafHash(
    leafEntry({
      streamTag: streamTag(key, stream),
      revision: 0,
      dataDigest: dataDigest(salt, utf8(data)),
      metaDigest: metaDigest(salt, utf8(meta)),
    }),
  );
  const tiles = treeOf(SIZE, new Map([[registeredAt, leaf]]));
  files.set(UNIT_EVENTS, unitEventsFile([line]));
  files.set(UNIT_PROOF, concat(...leafSetProof([registeredAt], SIZE, tiles)));
  return rangeHash({ start: 0, end: SIZE }, tiles);
}

function treeOf(size: number, leaves: ReadonlyMap<number, Uint8Array> = new Map()): TileSet {
  const tiles = new TileSet(size);
  tiles.add(
    0,
    0,
    concat(...Array.from({ length: size }, (_, i) => leaves.get(i) ?? leafHash(utf8(String(i))))),
  );
  return tiles;
}

const gateAt = (told: Story, at: number, change: Partial<Passage>): void => {
  told.gate = told.gate.map((each, i) => (i === at ? { ...each, ...change } : each));
};
const ending = (told: Story, unit: string, change: Partial<Line>): void => {
  told.endings = told.endings.map((each) => (each.unit === unit ? { ...each, ...change } : each));
};
/** u1 and u2 went by a transfer of this nature, were decided to go in this form, and are said to have ended so. */
const sentAs = (nature: string, form: string, term: string) => (told: Story) => {
  gateAt(told, 3, { data: { from: KEEPER, to: RECEIVER, nature } });
  told.sent = [{ type: 'CustodyDecided', data: { group: 'AD', form, receiver: INVESTOR } }];
  for (const unit of ['u1', 'u2']) ending(told, unit, { term });
};
const decided = (receiver?: Data, group = 'AD') => ({
  type: 'CustodyDecided',
  data: { group, form: 'transfer', ...(receiver && { receiver }) },
});
const stated = (receiver: Data) => ({ type: 'CaseFactsStated', data: { group: 'AD', facts: { receiver } } });
/** u4 is lost between the count and the closing event. */
const lostLate = (counted?: Data) => (told: Story) => {
  if (counted) told.counted = counted;
  told.late = { type: 'LossRecorded', data: { of: named(['u4']) } };
};
const without = (told: Story, unit: string): void => {
  told.endings = told.endings.filter((each) => each.unit !== unit);
};

describe('the units of a case', () => {
  it('are all accounted for', () => expect(faultsOf(() => undefined)).toEqual([]));

  it('are gone by the case’s own register or otherwise, and the gate says that they are destroyed', () => {
    const destroyed = (term: string) => (t: Story) => {
      gateAt(t, 0, { type: 'UnitDestroyed', data: { of: named(['u3']), outcome: 'destroyed' } });
      ending(t, 'u3', { term });
    };
    for (const term of ['destroyed', 'destroyedElsewise']) expect(faultsOf(destroyed(term))).toEqual([]);
    expect(faultsOf(destroyed('lost'))).toContain('ending-unfounded u3');
  });

  it('are deposited by a deposit, transferred and entrusted by a transfer', () => {
    const natures = { deposited: 'deposit', entrusted: 'transfer', transferred: 'transfer' };
    const forms = { deposited: 'deposit', entrusted: 'entrusted', transferred: 'with-object' };
    for (const term of ['deposited', 'entrusted', 'transferred'] as const)
      for (const nature of ['deposit', 'transfer'])
        for (const form of ['deposit', 'entrusted', 'with-object']) {
          const faults = faultsOf(sentAs(nature, form, term));
          const wrong = nature !== natures[term] || form !== forms[term];
          expect([term, nature, form, faults]).toEqual([
            ...[term, nature, form],
            wrong ? ['ending-unfounded u1', 'ending-unfounded u2'] : [],
          ]);
        }
  });

  it('went to whom the facts of their group name, where the table leaves nothing to decide', () => {
    expect(faultsOf((t) => (t.sent = [stated(INVESTOR)]))).toEqual([]);
  });

  it('are counted to the closing in every epoch: before a restart a leaf is the position itself', () => {
    const restarted = (t: Story): void => {
      t.origin = 'example/log/e1';
      t.fixedAt = '10';
      t.position = '23';
    };
    expect(faultsOf(restarted)).toEqual([]);
  });

  it('are counted to where the gate says: what it did behind that came after the closing', () => {
    expect(faultsOf(lostLate({}))).toEqual([]);
  });

  const broken: readonly (readonly [string, string, (told: Story) => void])[] = [
    ['a fixed set with one unit less', 'list-differs lists/fixed', (t) => void t.fixed.pop()],
    ['a fixed set with another unit', 'list-differs lists/fixed', (t) => void t.fixed.splice(0, 1, 'u9')],
    ['a set fixed at another position', `case-differs case-${CASE}`, (t) => (t.fixedAt = '12')],
    [
      'a list of the gate with another unit',
      'list-differs lists/gate-4',
      (t) => (t.files = (files) => void files.set('lists/gate-4', rowListFile(['u1', 'u4']))),
    ],
    [
      'units that the gate event names',
      'list-differs lists/gate-1',
      (t) => gateAt(t, 0, { data: { of: { ...named(['u3']), units: ['u4'] } } }),
    ],
    [
      'a list that no event names',
      'file-not-named lists/gate-7',
      (t) => (t.files = (files) => void files.set('lists/gate-7', rowListFile([]))),
    ],
    ['a fixed unit without an ending', 'ending-missing u4', (t) => without(t, 'u4')],
    ['a unit that came, without an ending', 'ending-missing r1', (t) => without(t, 'r1')],
    [
      'a product of a rearrangement that nobody counts',
      'ending-missing n1',
      (t) => {
        without(t, 'n1');
        delete t.came['rearrangedIn'];
      },
    ],
    [
      'a unit that the keeper gave away and nobody counts',
      'ending-missing u9',
      (t) => gateAt(t, 3, { of: ['u1', 'u2', 'u9'] }),
    ],
    [
      'a unit that came back to the keeper and nobody counts',
      'ending-missing u9',
      (t) => t.gate.push({ type: 'TransferAccepted', data: { from: OTHER, to: KEEPER }, of: ['u9'] }),
    ],
    [
      'a unit with two endings',
      'ending-twice u4',
      (t) => t.endings.push({ unit: 'u4', group: 'KU', term: 'lost' }),
    ],
    [
      'an ending of a unit that is none of the case',
      'ending-stray u9',
      (t) => t.endings.push({ unit: 'u9', group: 'KU', term: 'retained' }),
    ],
    [
      'a unit that was fixed and is said to have come',
      'ending-stray u4',
      (t) => (t.came['registered'] = ['r1', 'u4']),
    ],
    [
      'a unit said to be kept that was transferred',
      'ending-unfounded u1',
      (t) => ending(t, 'u1', { term: 'retained', receiver: undefined }),
    ],
    [
      'a unit said to be transferred that the gate never moved',
      'ending-unfounded u4',
      (t) => ending(t, 'u4', { term: 'transferred', receiver: '国资委' }),
    ],
    [
      'a unit said to be transferred to somebody else',
      'ending-unfounded u1',
      (t) => ending(t, 'u1', { receiver: '他人' }),
    ],
    [
      'a unit that went to somebody else',
      'ending-unfounded u1',
      (t) => gateAt(t, 3, { data: { from: KEEPER, to: OTHER } }),
    ],
    [
      'a unit said to be kept that was lost',
      'ending-unfounded u3',
      (t) => ending(t, 'u3', { term: 'retained' }),
    ],
    ['a unit said to be lost that is there', 'ending-unfounded u4', (t) => ending(t, 'u4', { term: 'lost' })],
    [
      'a unit said to be lost that was destroyed',
      'ending-unfounded u3',
      (t) => gateAt(t, 0, { type: 'UnitDestroyed' }),
    ],
    ['an ending that is none', 'ending-unfounded u4', (t) => ending(t, 'u4', { term: 'vanished' })],
    [
      'a transfer that was only custody on behalf',
      'ending-unfounded u1',
      (t) => gateAt(t, 3, { data: { from: KEEPER, to: RECEIVER, nature: 'early-custody' } }),
    ],
    [
      'a loss after closing is not counted',
      'ending-unfounded u3',
      (t) =>
        (t.events = (events) =>
          events.map((each) => (each.shown?.type === 'LossRecorded' ? { ...each, leafIndex: 51 } : each))),
    ],
    [
      'a closing at an early position that hides what the gate did before it',
      'ending-unfounded u1',
      (t) => {
        t.position = '12';
        t.executed = [];
        for (const unit of ['u1', 'u2']) ending(t, unit, { term: 'retained', receiver: undefined });
      },
    ],
    ['a loss before the closing of a case that the gate does not count', 'ending-unfounded u4', lostLate()],
    ...[{ case: 'c2' }, { position: '49' }, { endings: listed(['u1']) }].map(
      (other) =>
        [
          `a count of ${Object.keys(other).join()} that is not the closing’s`,
          'ending-unfounded u4',
          lostLate(other),
        ] as const,
    ),
    ...['10', '51', 'NaN', '', '1.5', 50].map(
      (position) =>
        [
          `a closing at ${position}`,
          `case-differs case-${CASE}`,
          (t: Story) => (t.position = position),
        ] as const,
    ),
    [
      'a unit sent to whom another group was decided to go',
      'ending-unfounded u1',
      (t) => (t.sent = [decided(INVESTOR, 'KU')]),
    ],
    [
      'a receiver that was decided and is no more',
      'ending-unfounded u1',
      (t) => t.sent.push(decided({ name: '他人', organisation: OTHER })),
    ],
    [
      'a receiver of facts that are no more',
      'ending-unfounded u1',
      (t) => (t.sent = [stated(INVESTOR), stated({ name: '他人', organisation: OTHER })]),
    ],
    [
      'a receiver that an opinion alone names',
      'ending-unfounded u1',
      (t) =>
        (t.sent = [
          { type: 'ReceiverOpinionRecorded', data: { group: 'AD', receiver: INVESTOR } },
          decided(),
        ]),
    ],
    [
      'a unit said to be registered, of another keeper',
      'came-unfounded r1',
      (t) => (t.registered = { fonds: FONDS, custodian: OTHER }),
    ],
    [
      'a unit said to be registered, of another fonds',
      'came-unfounded r1',
      (t) => (t.registered = { fonds: 'f2', custodian: KEEPER }),
    ],
    ['a unit registered before the case', 'came-unfounded r1', (t) => (t.registeredAt = 9)],
    [
      'a unit said to be found that nobody found',
      'came-unfounded l1',
      (t) => gateAt(t, 1, { data: { of: named(['l2']) } }),
    ],
    [
      'a registration that is not in the log',
      `not-in-log ${UNIT_EVENTS}`,
      (t) => (t.files = (files) => void files.set(UNIT_PROOF, new Uint8Array(32))),
    ],
    [
      'a proof of registrations with a byte more',
      `malformed ${UNIT_EVENTS}`,
      (t) =>
        (t.files = (files) =>
          void files.set(UNIT_PROOF, concat(files.get(UNIT_PROOF) ?? new Uint8Array(), utf8('x')))),
    ],
    [
      'a list of the gate that is not there',
      'file-missing lists/gate-4',
      (t) => (t.files = (files) => void files.delete('lists/gate-4')),
    ],
    [
      'a registration without its proof',
      `file-missing ${UNIT_PROOF}`,
      (t) => (t.files = (files) => void files.delete(UNIT_PROOF)),
    ],
    [
      'a term that counts one unit more',
      'balance-differs lost',
      (t) => (t.terms = termsOf(t).map((each) => (each['term'] === 'lost' ? { ...each, count: 2 } : each))),
    ],
    [
      'a term over other units',
      'balance-differs lost',
      (t) =>
        (t.terms = termsOf(t).map((each) =>
          each['term'] === 'lost' ? { ...each, root: rootOfRows(['u4']) } : each,
        )),
    ],
    [
      'a term that is not told',
      'balance-differs lost',
      (t) => (t.terms = termsOf(t).filter(({ term }) => term !== 'lost')),
    ],
    [
      'a group that counts otherwise',
      'balance-differs AD: lost',
      (t) => (t.groups = groupsOf(t.endings.filter(({ term }) => term !== 'lost'))),
    ],
    ['an opening that counts otherwise', 'balance-open balance', (t) => (t.opening = 6)],
    [
      'a transfer whose units the case tells otherwise',
      `case-differs case-${CASE} 2`,
      (t) => (t.executed = [{ ...t.executed[0], root: rootOfRows(['u1']) }]),
    ],
    [
      'a transfer that is not at the gate',
      `case-differs case-${CASE} 2`,
      (t) => (t.executed = [{ ...t.executed[0], gate: 9 }]),
    ],
    ['a gate that is not told from the hold on', `gap gate-${FONDS}`, (t) => (t.gateFrom = 1)],
    [
      'a gate without the hold',
      `case-differs gate-${FONDS}`,
      (t) => (t.events = (events) => events.filter(({ shown }) => shown?.type !== 'HoldPlaced')),
    ],
    [
      'an event of the gate that is withheld',
      `case-withheld gate-${FONDS}`,
      (t) => (t.withheld = 'LossRecorded'),
    ],
    [
      'an event of the case that is withheld',
      `case-withheld case-${CASE}`,
      (t) => (t.withheld = 'CustodyDecided'),
    ],
    [
      'an event of the gate of an unknown kind',
      `malformed gate-${FONDS} 1`,
      (t) => gateAt(t, 0, { type: 'UnitsVanished' }),
    ],
    [
      'a case that was closed twice',
      `case-differs case-${CASE}`,
      (t) => (t.events = (events) => [...events, ...events.slice(-1)]),
    ],
  ];
  it.each(broken)('are not with %s', (_, fault, change) => expect(faultsOf(change)).toContain(fault));
});

describe('one proof for many leaves', () => {
  it('holds for these leaves at these places alone, in trees of all sizes', () => {
    for (let size = 1; size <= 20; size++) {
      const tiles = treeOf(size);
      const root = rangeHash({ start: 0, end: size }, tiles);
      for (const step of [1, 2, 3, 7]) {
        const indices = Array.from({ length: size }, (_, i) => i).filter((i) => i % step === 0);
        const leaves = indices.map((i) => tiles.node(0, i));
        const proof = leafSetProof(indices, size, tiles);
        const holds = [
          verifyLeafSet(indices, leaves, size, proof, root),
          verifyLeafSet(indices, leaves.with(0, leafHash(utf8('x'))), size, proof, root),
          verifyLeafSet(indices, leaves, size, [...proof, root], root),
          proof.length > 0 && verifyLeafSet(indices, leaves, size, proof.slice(1), root),
          indices.length > 1 && verifyLeafSet([...indices].reverse(), leaves, size, proof, root),
        ];
        expect([size, step, ...holds]).toEqual([size, step, true, false, false, false, false]);
      }
    }
    expect(leafSetRanges([0, 1, 2, 3], 4)).toEqual([]);
    expect(() => leafSetRanges([2, 1], 4)).toThrow(RangeError);
  });
});

describe('a list in a file', () => {
  it('has one text: rising rows, each once, a newline behind each', () => {
    const file = rowListFile(['b', 'a']);
    expect(readRowList(file, '')).toEqual({ rows: ['a', 'b'], count: 2, root: rootOfRows(['a', 'b']) });
    for (const text of ['b\na\n', 'a\na\n', 'a\nb']) expect(() => readRowList(utf8(text), '')).toThrow();
    expect(() => rowListFile(['a', 'a'])).toThrow();
    expect(() => rowListFile(['a\nb'])).toThrow();
  });
});
