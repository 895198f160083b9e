import type { DomainEvent } from '@fonds/event-contracts';
import type { Row } from '@fonds/projections';
import { actAfter, actBegun, isActOpening, itemsOf } from './inbox-act';
import type { InboxItem } from './inbox-item';
import { spokenIn } from './inbox-spoken';
import { inboxWords } from './inbox-words';

const [FROM, TO, FONDS, ACT] = ['sender', 'receiver', 'fonds', 'act'];
const PAPER = '018f0000-0000-7000-8000-000000000001';
const ROOT = '0'.repeat(64);

interface Told {
  readonly type: string;
  readonly data: object;
  readonly account?: string;
}

/** The rows of one act, by their id. */
function memory() {
  const rows = new Map<unknown, Row>();
  return spokenIn(ACT, {
    get: (_, { id }) => rows.get(id),
    put: (_, row) => void rows.set(row.id, row),
    remove: (_, { id }) => void rows.delete(id),
  });
}

/** Folds what happened to an act, and says what then waits. */
function itemsAfter(told: readonly Told[]): readonly InboxItem[] {
  let act: Row | undefined;
  const spoken = memory();
  for (const { type, data, account = 'somebody' } of told) {
    const event = { type, data } as DomainEvent;
    const stored = { id: PAPER, meta: { actor: { account } } } as never;
    act = isActOpening(event) ? actBegun(ACT, event, stored) : act && actAfter(act, event, stored, spoken);
  }
  return act ? itemsOf(act) : [];
}

/** For whom it waits, and who may not. */
const waiting = (...told: Told[]): string[] =>
  itemsAfter(told).map(({ kind, organisation, capacity, not_by }) =>
    [kind, organisation, capacity, ...not_by].filter(Boolean).join(' '),
  );

/** How many units each is about. */
const numbers = (...told: Told[]): { readonly [kind: string]: number | null } =>
  Object.fromEntries(itemsAfter(told).map(({ kind, units }) => [kind, units]));

const drafted = (historical = false): Told => ({
  type: 'TransferDrafted',
  data: { fonds: FONDS, from: FROM, to: TO, nature: 'transfer', historical },
});
const listed: Told = { type: 'ManifestSealed', data: { count: 3, root: ROOT } };
const offered: Told = { type: 'TransferOffered', data: {} };
const checked: Told = { type: 'TransferChecked', data: {} };
const returned = (scope: 'all' | 'units'): Told => ({ type: 'TransferReturned', data: { scope } });
const signed = (side: string, capacity: string, seconds?: string): Told => ({
  type: 'TransferSigned',
  data: { side, capacity, ...(seconds && { seconds }) },
});
const paper: Told = {
  type: 'PaperSignatureEntered',
  data: { side: 'from', capacity: 'head' },
  account: 'clerk',
};
const ALL = ['sender', 'receiver'].flatMap((side) =>
  ['head', 'handler', 'supervisor'].map((capacity) => `transfer-to-sign ${side} ${capacity}`),
);

describe('a transfer', () => {
  it('that is drafted waits for nobody else', () => {
    expect(waiting(drafted(), listed)).toEqual([]);
  });

  it('that is offered waits for the receiver’s check, then for the signatures of both sides', () => {
    expect(waiting(drafted(), listed, offered)).toEqual(['transfer-to-check receiver']);
    expect(waiting(drafted(), listed, offered, checked)).toEqual(ALL);
  });

  it('that both sides have signed waits for its number in the register of the receiver, and only into custody', () => {
    const decided: Told = { type: 'ActDecided', data: {} };
    const closed: Told = { type: 'ActClosed', data: {} };
    const before = [drafted(), listed, offered, checked];
    expect(waiting(...before, decided)).toEqual(['batch-to-register receiver']);
    expect(waiting(...before, decided, closed)).toEqual(['batch-to-register receiver']);
    const numbered: Told = { type: 'AccessionNumbered', data: {} };
    expect(waiting(...before, decided, closed, numbered)).toEqual([]);
    expect(waiting(...before, decided, numbered, closed)).toEqual([]);
    const kept = { type: 'TransferDrafted', data: { ...drafted().data, nature: 'early-custody' } };
    expect(waiting(kept, listed, offered, checked, decided, closed)).toEqual([]);
    expect(waiting(...before, returned('all'), closed)).toEqual(['transfer-returned sender']);
  });

  it('that is entered late from paper was checked then', () => {
    expect(waiting(drafted(true), listed, offered)).toEqual(ALL);
  });

  it('is signed once for each side and capacity', () => {
    const still = waiting(drafted(), listed, offered, checked, signed('from', 'head'));
    expect(still).toEqual(ALL.filter((item) => item !== 'transfer-to-sign sender head'));
  });

  it('with a signature on paper waits for another person than who entered it', () => {
    const entered = [drafted(), listed, offered, checked, paper];
    const still = waiting(...entered);
    expect(still).toContain('paper-to-confirm sender head clerk');
    expect(still).not.toContain('transfer-to-sign sender head');
    const confirmed = waiting(...entered, signed('from', 'head', PAPER));
    expect(confirmed).toEqual(ALL.filter((item) => item !== 'transfer-to-sign sender head'));
  });

  it('of which a part is returned is signed anew: the list is another', () => {
    expect(waiting(drafted(), listed, offered, checked, signed('from', 'head'), returned('units'))).toEqual(
      ALL,
    );
  });

  it('that is returned whole waits for its sender, also when it is closed', () => {
    const whole = [drafted(), listed, offered, checked, returned('all')];
    expect(waiting(...whole)).toEqual(['transfer-returned sender']);
    expect(waiting(...whole, { type: 'ActClosed', data: {} })).toEqual(['transfer-returned sender']);
  });

  it('is of so many units as still move: not those refused at their claim, nor those given back', () => {
    const claims: Told = { type: 'ActUnitsClaimed', data: { refused: [{ unit: 'a' }] } };
    const back = (n: number): Told => ({
      type: 'ActUnitsReleased',
      data: { units: Array.from({ length: n }, (_, i) => String(i)) },
    });
    const before = [drafted(), listed, offered, claims];
    expect(numbers(...before)).toEqual({ 'transfer-to-check': 2 });
    expect(numbers(...before, checked, returned('units'), back(1))).toEqual({ 'transfer-to-sign': 1 });
    expect(numbers(...before, checked, returned('all'), back(2))).toEqual({ 'transfer-returned': 2 });
  });

  it('that the gate refuses waits for both sides, and for signatures that no longer count', () => {
    const sealed = [
      drafted(),
      listed,
      offered,
      checked,
      signed('from', 'head'),
      { type: 'ActSealed', data: {} },
    ];
    expect(waiting(...sealed)).toEqual([]);
    const refused = (code: string): string[] =>
      waiting(...sealed, { type: 'ActRefusedAtGate', data: { code } });
    expect(refused('held')).toEqual([
      'transfer-refused sender',
      'transfer-refused receiver',
      ...ALL.filter((item) => item !== 'transfer-to-sign sender head'),
    ]);
    expect(refused('units-changed-since')).toEqual(expect.arrayContaining(ALL));
  });

  it.each(['TransferWithdrawn', 'ActClosed'])('waits for nobody after %s', (type) => {
    expect(waiting(drafted(), listed, offered, checked, { type, data: {} })).toEqual([]);
  });
});

describe.each([
  ['RearrangementOpened', 'rearrangement-to-second', 'ActSeconded'],
  ['CorrectionBatchOpened', 'corrections-to-second', 'ActSeconded'],
  ['WithdrawalRequested', 'withdrawal-to-check', 'WithdrawalChecked'],
])('an act begun by %s', (type, kind, seconded) => {
  const begun: Told = { type, data: { fonds: FONDS, custodian: FROM }, account: 'first' };

  it('waits for a second person from its complete list on, until it is seconded or withdrawn', () => {
    expect(waiting(begun)).toEqual([]);
    expect(waiting(begun, listed)).toEqual([`${kind} sender first`]);
    for (const end of [seconded, 'ActWithdrawn'])
      expect(waiting(begun, listed, { type: end, data: {} })).toEqual([]);
  });
});

describe('an opening review', () => {
  const told = (type: string, data: object = {}, account = 'somebody'): Told => ({ type, data, account });
  const planned = [told('OpeningReviewPlanned', { fonds: FONDS, custodian: TO }), listed];
  const joint = told('JointReviewOpened', { partner: FROM });
  const units = (n: number) => ({ units: Array.from({ length: n }, (_, i) => String(i)) });
  const opinion = (side: string, n: number) => told('OpeningOpinionGiven', { side, ...units(n) });
  const agreed = (state: string, n: number) => told('OpeningAgreed', { opinion: state, ...units(n) });
  const spoken = [...planned, joint, opinion('archives', 3), opinion('partner', 3)];

  it('waits for the archives to begin, then for whichever side has not spoken of every unit', () => {
    expect(waiting(...planned)).toEqual(['opening-to-review receiver']);
    expect(waiting(...planned, joint)).toEqual(['opening-opinion receiver', 'opening-opinion sender']);
    expect(waiting(...planned, joint, opinion('archives', 3), opinion('partner', 2))).toEqual([
      'opening-opinion sender',
    ]);
    expect(waiting(...spoken)).toEqual(['opening-to-conclude receiver']);
    expect(waiting(...planned, told('JointReviewOpened'), opinion('archives', 3))).toEqual([
      'opening-to-conclude receiver',
    ]);
  });

  describe('of which the sides say what is not the same (REG 30(3))', () => {
    const says = (side: string, word: string, ...of: string[]) =>
      told('OpeningOpinionGiven', { side, opinion: word, units: of });
    const differing = [
      ...planned,
      joint,
      says('archives', '开放', '0', '1', '2'),
      says('partner', '延期开放', '0'),
    ];

    it('waits for an authority to coordinate, and for the archives to conclude no more than what both say', () => {
      expect(numbers(...differing)).toEqual({ 'opening-opinion': 2, 'opening-to-coordinate': 1 });
      const all = [...differing, says('partner', '开放', '1', '2')];
      expect(numbers(...all)).toEqual({ 'opening-to-conclude': 2, 'opening-to-coordinate': 1 });
      expect(numbers(...all, agreed('开放', 3))).toEqual({ 'opening-to-order': 3 });
      const rest = told('OpeningAgreed', { opinion: '开放', units: ['1', '2'] });
      expect(numbers(...all, rest)).toEqual({ 'opening-to-coordinate': 1 });
    });

    it('and of which one says it otherwise in the end waits for no authority, nor does what is taken out', () => {
      expect(numbers(...differing, says('archives', '延期开放', '0'))).toEqual({ 'opening-opinion': 2 });
      expect(numbers(...differing, says('partner', '延期开放', '0'))).toMatchObject({
        'opening-to-coordinate': 1,
      });
      const out = [...differing, told('OpeningUnitsTakenOut', { units: ['0'] })];
      expect(numbers(...out)).toEqual({ 'opening-opinion': 2 });
    });

    it('also where only the ground or the day is not the same', () => {
      const closed = (side: string, over: object) =>
        told('OpeningOpinionGiven', { side, opinion: '延期开放', ground: 'c', until: '2040-01-01', ...over });
      const both = (over: object) =>
        numbers(...planned, joint, closed('archives', units(3)), closed('partner', { ...units(3), ...over }));
      expect(both({})).toEqual({ 'opening-to-conclude': 3 });
      for (const over of [{ ground: 'd' }, { until: '2041-01-01' }])
        expect(both(over)).toEqual({ 'opening-to-coordinate': 3 });
    });

    it('is coordinated by the authority before which it lies already', () => {
      const before = [...differing, told('OpeningAgreed', { opinion: '延期开放', units: ['1'] })];
      const submitted = told('ExtensionSubmitted', { authority: 'authority', units: ['1'] });
      const coordinating = (...all: Told[]) =>
        waiting(...all).filter((each) => each.startsWith('opening-to-coordinate'));
      expect(coordinating(...before)).toEqual(['opening-to-coordinate receiver']);
      expect(coordinating(...before, submitted)).toEqual(['opening-to-coordinate authority']);
      expect(coordinating(...before, submitted, told('ExtensionConsented', { units: ['1'] }))).toEqual([
        'opening-to-coordinate receiver',
      ]);
    });
  });

  it('what stays closed waits for its authority; a refusal puts it back before both sides', () => {
    const closed = [...spoken, agreed('开放', 2), agreed('延期开放', 1)];
    expect(waiting(...closed)).toEqual(['extension-to-submit receiver']);
    const submitted = [...closed, told('ExtensionSubmitted', { authority: 'authority', ...units(1) })];
    expect(waiting(...submitted)).toEqual(['extension-to-answer authority']);
    expect(waiting(...submitted, told('ExtensionConsented', units(1)))).toEqual([
      'opening-to-order receiver',
    ]);
    expect(waiting(...submitted, told('ExtensionRejected', units(1)))).toEqual([
      'opening-opinion receiver',
      'opening-opinion sender',
    ]);
  });

  it('an opinion that is given twice for one unit counts once', () => {
    const twice = [...planned, joint, opinion('archives', 2), opinion('archives', 2), opinion('partner', 3)];
    expect(waiting(...twice)).toEqual(['opening-opinion receiver']);
    expect(waiting(...twice, opinion('archives', 3))).toEqual(['opening-to-conclude receiver']);
  });

  it('what was said of a unit that is taken out stands for no other unit', () => {
    const taken = [...planned, joint, opinion('archives', 2), opinion('partner', 3)];
    const left = waiting(...taken, told('OpeningUnitsTakenOut', units(1)));
    expect(left).toEqual(['opening-opinion receiver']);
  });

  it('what was concluded of a unit that is taken out is concluded of no other unit', () => {
    const closed = [...spoken, agreed('开放', 2), told('OpeningUnitsTakenOut', units(2))];
    expect(waiting(...closed)).toEqual(['opening-to-conclude receiver']);
    const submitted = [
      ...spoken,
      agreed('延期开放', 1),
      told('ExtensionSubmitted', { authority: 'a', ...units(1) }),
    ];
    expect(waiting(...submitted, told('OpeningUnitsTakenOut', units(1)))).toEqual([
      'opening-to-conclude receiver',
    ]);
  });

  it('says of how many units each side is still to say what, and how many are to be opened', () => {
    expect(numbers(...planned, joint, opinion('archives', 2))).toEqual({ 'opening-opinion': 3 });
    expect(numbers(...planned, joint, opinion('archives', 2), opinion('partner', 3))).toEqual({
      'opening-opinion': 1,
    });
    expect(numbers(...spoken, agreed('开放', 2))).toEqual({ 'opening-to-conclude': 1 });
    const closed = [...spoken, agreed('开放', 2), agreed('延期开放', 1)];
    expect(numbers(...closed)).toEqual({ 'extension-to-submit': 1 });
    const submitted = [...closed, told('ExtensionSubmitted', { authority: 'authority', ...units(1) })];
    expect(numbers(...submitted)).toEqual({ 'extension-to-answer': 1 });
    const consented = [...submitted, told('ExtensionConsented', units(1))];
    expect(numbers(...consented)).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...consented, told('ActRefusedAtGate'))).toEqual({ 'opening-refused': 2 });
  });

  it('is of so many units as are there: none that a fact has changed, and those that are given back count once', () => {
    const all = [...spoken, agreed('开放', 3)];
    const released = (why: string): Told => told('ActUnitsReleased', { why, ...units(1) });
    expect(numbers(...all, released('changed'))).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...all, told('ActRefusedAtGate'), released('changed'))).toEqual({ 'opening-refused': 2 });
    const out = [...all, told('OpeningUnitsTakenOut', units(1)), released('returned')];
    expect(numbers(...out)).toEqual({ 'opening-to-order': 2 });
    expect(numbers(...spoken, released('changed'))).toEqual({ 'opening-to-conclude': 2 });
  });

  it('waits to be ordered when all is concluded, less what was taken out or never claimed, and then for nobody', () => {
    const left = [
      ...planned,
      told('ActUnitsClaimed', { refused: ['x'] }),
      ...spoken.slice(2),
      told('OpeningUnitsTakenOut', units(1)),
      agreed('开放', 1),
    ];
    expect(waiting(...left)).toEqual(['opening-to-order receiver']);
    expect(waiting(...left, told('ActDecided'))).toEqual([]);
  });
});

describe('a destruction', () => {
  const told = (type: string, account: string, data: object = {}): Told => ({ type, data, account });
  const drawn = [told('DestructionListDrawn', 'drawer', { fonds: FONDS, custodian: FROM }), listed];
  const approved = [...drawn, told('DestructionApproved', 'head')];
  const counted = (...who: string[]) => who.map((each) => told('DestructionCounted', each, { root: ROOT }));

  it('waits for an approver who did not draw it up, then for two who did neither', () => {
    expect(waiting(...drawn)).toEqual(['destruction-to-approve sender drawer']);
    expect(waiting(...approved)).toEqual(['destruction-to-count sender drawer head']);
    expect(waiting(...approved, ...counted('one'))).toEqual(['destruction-to-count sender drawer head one']);
    expect(waiting(...approved, ...counted('one', 'two'))).toEqual([
      'destruction-to-start sender drawer head',
    ]);
  });

  it('that a body above approves says so; the query knows which body that is (INV-16)', () => {
    const by = (approver: string) =>
      waiting(told('DestructionListDrawn', 'drawer', { fonds: FONDS, custodian: FROM, approver }), listed);
    expect(by('organ-head')).toEqual(['destruction-to-approve sender drawer']);
    expect(by('leading-authority')).toEqual(['destruction-to-approve sender leading-authority drawer']);
    expect(by('superior-property-body')).toEqual([
      'destruction-to-approve sender superior-property-body drawer',
    ]);
  });

  it('that is to be filed waits for that from its approval on, and starts no earlier (INV-16)', () => {
    const register = (over: object = {}) => [
      told('DestructionListDrawn', 'drawer', { fonds: FONDS, custodian: FROM, filing: true, ...over }),
      listed,
    ];
    const yes = told('DestructionApproved', 'head');
    expect(waiting(...register())).toEqual(['destruction-to-approve sender drawer']);
    expect(waiting(...register(), yes)).toEqual([
      'destruction-to-file sender',
      'destruction-to-count sender drawer head',
    ]);
    const complete = [...register(), yes, ...counted('one', 'two')];
    expect(waiting(...complete)).toEqual(['destruction-to-file sender']);
    const start = ['destruction-to-start sender drawer head'];
    expect(waiting(...complete, told('DestructionFiled', 'drawer'))).toEqual(start);
    // A recorded decision does without.
    const decisions = [{ rule: 'INV-16', text: '无须备案' }];
    expect(waiting(...register({ decisions }), yes, ...counted('one', 'two'))).toEqual(start);
    const decided = told('DestructionApproved', 'head', { decisions });
    expect(waiting(...register(), decided, ...counted('one', 'two'))).toEqual(start);
  });

  it('is counted anew when the list is another', () =>
    expect(waiting(...approved, ...counted('one', 'two'), told('DestructionUnitsRemoved', 'drawer'))).toEqual(
      ['destruction-to-count sender drawer head'],
    ));

  it('that was entered from paper waits for another person', () => {
    const entered = [...drawn, told('DestructionPaperEntered', 'clerk')];
    expect(waiting(...entered)).toContain('destruction-paper-to-confirm sender clerk');
    expect(waiting(...entered, told('DestructionApproved', 'other', { seconds: PAPER }))).toEqual([
      'destruction-to-count sender drawer other',
    ]);
  });

  it('that has ended waits for no paper', () => {
    const ended = [...drawn, told('DestructionPaperEntered', 'clerk'), told('ActWithdrawn', 'drawer')];
    expect(waiting(...ended)).toEqual([]);
  });

  it('that has started waits until both have certified it', () => {
    const started = [...approved, ...counted('one', 'two'), told('ActDecided', 'system')];
    expect(waiting(...started)).toEqual(['destruction-to-finish sender']);
    const signed = [...started, told('DestructionCertificateSigned', 'one')];
    expect(waiting(...signed)).toEqual(['destruction-to-finish sender one']);
    expect(waiting(...signed, told('DestructionCertified', 'two'))).toEqual([]);
  });
});

describe('an appraisal', () => {
  const told = (type: string, data: object = {}): Told => ({ type, data });
  const opened = told('AppraisalOpened', { fonds: FONDS, custodian: FROM });
  const listing = (units: readonly string[], last = true) => told('AppraisalUnitsListed', { units, last });
  const opinion = (...units: string[]) => told('AppraisalDecided', { opinions: [{ units }] });

  it('waits for the opinions of its group, of every unit in all parts of its list', () => {
    expect(waiting(opened)).toEqual([]);
    expect(waiting(opened, listing(['a', 'b'], false))).toEqual([]);
    const listed = [opened, listing(['a', 'b'], false), listing(['c'])];
    expect(waiting(...listed)).toEqual(['appraisal-opinion sender']);
    expect(waiting(...listed, opinion('a', 'b'))).toEqual(['appraisal-opinion sender']);
  });

  it('counts a unit of which the opinion was changed once, then waits for its report, and then for nobody', () => {
    const listed = [opened, listing(['a', 'b'])];
    expect(waiting(...listed, opinion('a'), opinion('a'))).toEqual(['appraisal-opinion sender']);
    const all = [...listed, opinion('a'), opinion('a'), opinion('b')];
    expect(waiting(...all)).toEqual(['appraisal-to-report sender']);
    expect(waiting(...all, told('AppraisalReported'))).toEqual([]);
    expect(waiting(...listed, told('AppraisalWithdrawn'))).toEqual([]);
  });
});

describe('the words of what waits', () => {
  it('say side, capacity, day and number in both languages', () => {
    const facts = { side: null, capacity: null, units: null, due: null };
    expect(
      inboxWords({ ...facts, kind: 'transfer-to-sign', side: 'to', capacity: 'head', units: 1 }),
    ).toEqual({
      zh: '移交批次待签字（接收方负责人，1个单位）',
      en: 'A transfer waits for a signature (receiver, head, 1 unit)',
    });
    expect(inboxWords({ ...facts, kind: 'loan-overdue', units: 2, due: '2026-01-31' }).zh).toBe(
      '借出逾期未还（应于2026-01-31归还，2个单位）',
    );
    expect(inboxWords({ ...facts, kind: 'history-proposed' }).zh).toBe('补录沿革待第二人复核');
  });
});
