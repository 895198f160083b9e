import {
  CASE,
  decided,
  ending,
  faultsOf,
  FONDS,
  gateAt,
  groupsOf,
  INVESTOR,
  KEEPER,
  listed,
  lostLate,
  named,
  OTHER,
  RECEIVER,
  sentAs,
  stated,
  termsOf,
  without,
  type Story,
} from '../../../../test/fixtures/ledger/case-story.fixture';
import { UNIT_EVENTS, UNIT_PROOF } from './bundle-units';
import { concat, utf8 } from './bytes';
import { rootOfRows } from './merkle-root';
import { rowListFile } from './row-list';

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
