import { inboxWords } from './inbox-words';
import {
  ALL,
  FONDS,
  FROM,
  PAPER,
  ROOT,
  type Told,
  checked,
  drafted,
  listed,
  numbers,
  offered,
  paper,
  returned,
  signed,
  waiting,
} from './inbox-act.fixture';

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
