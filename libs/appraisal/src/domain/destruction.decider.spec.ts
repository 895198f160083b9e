import type { PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { happened } from '@fonds/testing';
import {
  A,
  APPROVER,
  approved,
  B,
  counted,
  DAY,
  deed,
  drawn,
  FIRST,
  given,
  listed,
  PROPOSER,
  ROOT,
  SECOND,
  signed,
  signedBy,
  signedOnPaper,
  start,
  started,
  UNITS,
} from '../../test/register-story.fixture';
import type { DestructionCommand } from './destruction.decider';

const ready = [drawn(), ...listed, approved(), counted(FIRST), counted(SECOND)];
const approval = (
  account: string,
  over: object = {},
  seat: 'custodian' | 'above' = 'custodian',
): DestructionCommand => ({
  kind: 'approve',
  approval: { as: 'legal-representative', declined: [], decisions: [], ...over },
  seat,
  deed: deed(account),
});
/** Whatever it says. */
const done = (type: 'DestructionApproved' | 'DestructionDeclined') => ({
  type,
  data: expect.anything() as never,
});
const counting = (account: string, found: readonly string[]): DestructionCommand => ({
  kind: 'count',
  found,
  office: 'archives',
  deed: deed(account),
});
const seal = (facts = { before1949: 0, secret: 0, electronic: 0 }, more: object = {}) => [
  {
    type: 'DestructionStartOrdered' as const,
    data: { method: '化浆', place: '纸业公司', decisions: [], ...more, ...facts },
  },
  {
    type: 'ActSealed' as const,
    data: { root: ROOT, count: 2, gate: 3, signatures: expect.any(Array) as never },
  },
];

describe('an approval (E51, INV-16)', () => {
  it('is not the proposer’s, and that of another body needs a recorded decision', () => {
    const state = given([drawn(), ...listed]);
    state.when(approval(PROPOSER)).then({ code: 'proposer-approves' });
    state.when(approval(APPROVER, { as: 'organ-head' })).then({
      code: 'approver-not-the-right-one',
      rule: 'INV-16',
      facts: { wanted: 'legal-representative', given: 'organ-head', decision: 'INV-16' },
    });
  });

  it('of an authority is given in a role that is held there, and of the custodian’s head at the custodian', () => {
    const ofArchives = given([drawn('general', 'leading-authority'), ...listed]);
    const authority = { as: 'leading-authority' };
    const wrong = { code: 'approver-of-another-body', rule: 'INV-16' };
    ofArchives.when(approval(APPROVER, authority)).then(wrong);
    ofArchives.when(approval(APPROVER, authority, 'above')).then([done('DestructionApproved')]);
    const decided = { ...authority, decisions: [{ rule: 'INV-16', text: '县政府授权' }] };
    ofArchives.when(approval(APPROVER, decided)).then([done('DestructionApproved')]);
    given([drawn(), ...listed])
      .when(approval(APPROVER, {}, 'above'))
      .then(wrong);
    const declining = {
      kind: 'decline',
      as: 'leading-authority',
      opinion: '再议',
      deed: deed(APPROVER),
    } as const;
    ofArchives.when({ ...declining, seat: 'custodian' }).then(wrong);
    ofArchives.when({ ...declining, seat: 'above' }).then([done('DestructionDeclined')]);
  });

  it('may decline some units, which are given back; not all of them', () => {
    const state = given([drawn(), ...listed]);
    state.when(approval(APPROVER, { declined: UNITS })).then({ code: 'all-units-declined' });
    const declined = given([drawn(), ...listed, approved(APPROVER, { declined: [A], count: 1 })]);
    declined.when(counting(FIRST, UNITS)).then({
      code: 'counted-differs-from-register',
      facts: { missing: [], unlisted: [A], count: 1 },
    });
  });

  it('on paper is entered by one person with its scan and confirmed by another', () => {
    const paper = {
      what: 'approval' as const,
      as: 'legal-representative' as const,
      name: '王某',
      signedOn: DAY,
    };
    const state = given([drawn(), ...listed]);
    state.when({ kind: 'enter-paper', paper, deed: deed() }).then({ code: 'paper-missing' });
    const entered = happened('DestructionPaperEntered', { ...paper, root: ROOT }, { account: PROPOSER });
    const confirm = (account: string): DestructionCommand => ({
      kind: 'confirm-paper',
      paper: entered.id,
      deed: deed(account),
    });
    const waiting = given([drawn(), ...listed, entered]);
    waiting.when(confirm(PROPOSER)).then({ code: 'same-person', rule: 'INV-01' });
    waiting.when(confirm(SECOND)).then([
      {
        type: 'DestructionApproved',
        data: {
          root: ROOT,
          count: 2,
          as: 'legal-representative',
          name: '王某',
          declined: [],
          kind: 'paper',
          signedOn: DAY,
          seconds: entered.id,
        },
      },
    ]);
  });
});

describe('a start (E99)', () => {
  it('needs an approval and two who counted the same list (INV-12; S13)', () => {
    given([drawn(), ...listed])
      .when(start(FIRST))
      .then({ code: 'approval-missing', rule: 'INV-12' });
    given([drawn(), ...listed, approved(), counted(FIRST)])
      .when(start(FIRST))
      .then({ code: 'two-must-count', rule: 'INV-12', facts: { counted: 1, wanted: 2 } });
    given([drawn(), ...listed, approved(), counted(FIRST)])
      .when(counting(FIRST, UNITS))
      .then({ code: 'counted-already', rule: 'INV-13' });
    given(ready).when(start(APPROVER)).then({ code: 'not-a-supervisor' });
    given(ready).when(start(FIRST)).then(seal());
  });

  it('is not supervised by proposer or approver, unless the reason is recorded (INV-13; S14)', () => {
    const mixed = given([drawn(), ...listed, approved(), counted(APPROVER), counted(SECOND)]);
    mixed.when(start(SECOND)).then({ code: 'supervisor-not-apart', rule: 'INV-13' });
    const decisions = [{ rule: 'INV-13', text: '仅三人' }];
    mixed.when(start(SECOND, { decisions })).then(seal(undefined, { decisions }));
  });

  it('counts again when a unit was drawn out (INV-17b)', () => {
    const removed = happened('DestructionUnitsRemoved', { units: [A], ground: '冻结' });
    given([...ready, removed])
      .when(start(FIRST))
      .then({ code: 'two-must-count', facts: { counted: 0, wanted: 2 } });
  });

  it('does not take what runs by what it says now (INV-12)', () => {
    given(ready)
      .when(start(FIRST, {}, { running: [B] }))
      .then({ code: 'periods-not-over', rule: 'INV-12', facts: { units: [B], count: 1 } });
  });

  it('is not dated before it was counted, and follows the law of its day only with papers (INV-17b, INV-17)', () => {
    const on = (businessDate: string, evidence: number): DestructionCommand => ({
      ...start(FIRST),
      deed: deed(FIRST, { businessDate: civilDate(businessDate), evidence }),
    });
    const [day, before] = ['2015-06-01', '2015-05-31'];
    const at = (event: PastEvent, businessDate: string): PastEvent =>
      ({
        ...event,
        ...{ businessDate: civilDate(businessDate) },
        data: 'signedOn' in event.data ? { ...event.data, signedOn: businessDate } : event.data,
      }) as PastEvent;
    const old = (count: string) => [
      ...[drawn('accounting'), ...listed, approved()].map((event) => at(event, before)),
      ...[counted(FIRST), counted(SECOND)].map((event) => at(event, count)),
    ];
    given(old('2015-06-02')).when(on(day, 1)).then({ code: 'started-before-counted', rule: 'INV-17b' });
    // O79 is in force since 2016: what is done now is done under it, whatever day it bears.
    given(old(day)).when(on(day, 0)).then({ code: 'joint-supervision-missing', rule: 'INV-17' });
    given(old(day)).when(on(day, 1)).then(seal());
  });

  it.each([
    ['before1949', 'saa-approval-missing', 'INV-15', { saaApproval: '档函8号' }],
    [
      'secret',
      'secret-carriers-facility-missing',
      'INV-17b',
      { facility: { name: '销毁中心', kind: 'secrecy-authority' as const } },
    ],
    ['openMatter', 'matters-open', 'INV-17', { decisions: [{ rule: 'INV-17', text: '经批准' }] }],
  ] as const)('with units that are %s is refused %s (%s) until it says more', (fact, code, rule, order) => {
    given(ready)
      .when(start(FIRST, {}, { [fact]: [B] }))
      .then({ code, rule });
    const counts = { before1949: 0, secret: 0, electronic: 0, ...(fact !== 'openMatter' && { [fact]: 1 }) };
    given(ready)
      .when(start(FIRST, order, { [fact]: [B] }))
      .then(seal(counts, order));
  });

  it('waits for the filing of technical archives, or a decision (INV-16)', () => {
    const state = given([
      drawn('technical', 'unit-head', true),
      ...listed,
      approved(),
      counted(FIRST),
      counted(SECOND),
    ]);
    state.when(start(FIRST)).then({ code: 'filing-missing', rule: 'INV-16' });
    state
      .when({ kind: 'file', with: '主管局', receipt: '备3号', deed: deed() })
      .then([{ type: 'DestructionFiled', data: { with: '主管局', receipt: '备3号', on: DAY } }]);
  });

  it('of accounting archives is supervised jointly, with five signatures (INV-17; O79 18)', () => {
    const alone = [drawn('accounting'), ...listed, approved(), counted(FIRST), counted(SECOND)];
    given(alone)
      .when(start(FIRST))
      .then({ code: 'joint-supervision-missing', facts: { missing: ['accounting'] } });
    const joint = [drawn('accounting'), ...listed, approved(), counted(FIRST), counted(SECOND, 'accounting')];
    given(joint)
      .when(start(FIRST, {}, { electronic: [A] }))
      .then({ code: 'joint-supervision-missing', facts: { missing: ['it'] } });
    given([...joint, signed('unit-head'), signed('archives-head'), signed('archives-clerk')])
      .when(start(FIRST))
      .then({
        code: 'register-signatures-missing',
        rule: 'INV-17',
        facts: { missing: ['accounting-head', 'accounting-clerk'] },
      });
  });

  const FIVE = [
    'unit-head',
    'archives-head',
    'accounting-head',
    'archives-clerk',
    'accounting-clerk',
  ] as const;
  it.each(FIVE)(
    'of accounting archives is not without the signature of its %s (INV-17; O79 18)',
    (missing) => {
      const joint = [
        drawn('accounting'),
        ...listed,
        approved(),
        counted(FIRST),
        counted(SECOND, 'accounting'),
      ];
      const others = FIVE.filter((capacity) => capacity !== missing).map((capacity) => signed(capacity));
      given([...joint, ...others])
        .when(start(FIRST, { decisions: [{ rule: 'INV-17', text: '经批准' }] }))
        .then({ code: 'register-signatures-missing', rule: 'INV-17', facts: { missing: [missing] } });
      given([...joint, ...FIVE.map(signed)])
        .when(start(FIRST))
        .then(seal());
    },
  );

  it('of accounting archives is signed by as many people as capacities, unless the reason is recorded (INV-17, INV-13)', () => {
    const joint = [drawn('accounting'), ...listed, approved(), counted(FIRST), counted(SECOND, 'accounting')];
    const [head, ...others] = FIVE;
    const clerks = others.map(signed);
    const both = { code: 'register-signed-by-one-person', rule: 'INV-17' };
    const oneAccount = [...joint, ...FIVE.map((capacity) => signedBy(APPROVER, capacity))];
    given(oneAccount)
      .when(start(FIRST))
      .then({ ...both, facts: { capacities: [...FIVE], decision: 'INV-13' } });
    const decisions = [{ rule: 'INV-13', text: '全馆仅三人' }];
    given(oneAccount).when(start(FIRST, { decisions })).then(seal(undefined, { decisions }));
    const wang = (capacity: (typeof FIVE)[number]) => signedOnPaper('王某', capacity);
    given([...joint, wang(head), wang('archives-head'), ...clerks.slice(1)])
      .when(start(FIRST))
      .then({ ...both, facts: { capacities: ['unit-head', 'archives-head'], decision: 'INV-13' } });
    // Two papers that one person has compared are two people's all the same.
    given([...joint, wang(head), signedOnPaper('李某', 'archives-head'), ...clerks.slice(1)])
      .when(start(FIRST))
      .then(seal());
  });

  it('says of each account whether its role or its own word makes it what it signs as; the head is a role (INV-17)', () => {
    const sign = (capacity: (typeof FIVE)[number], role?: string): DestructionCommand => ({
      ...{ kind: 'sign', capacity, role, deed: deed(APPROVER) },
    });
    const accounting = given([drawn('accounting'), ...listed]);
    accounting.when(sign('unit-head', 'UnitArchivist')).then({
      ...{ code: 'capacity-of-another-role', rule: 'INV-17' },
      facts: { capacity: 'unit-head', role: 'UnitArchivist' },
    });
    const says = (command: DestructionCommand, restsOn: 'role' | 'word', on = accounting) => {
      const { capacity } = command as ReturnType<typeof sign> & { kind: 'sign' };
      const data = { capacity, root: ROOT, kind: 'account', signedOn: DAY, restsOn } as const;
      on.when(command).then([{ type: 'DestructionRegisterSigned', data }]);
    };
    says(sign('unit-head', 'UnitHead'), 'role');
    says(sign('archives-clerk', 'AccessionArchivist'), 'role');
    says(sign('archives-clerk', 'Director'), 'word');
    says(sign('accounting-head', 'UnitHead'), 'word');
    // No article asks for a head's signature on another register.
    says(sign('unit-head', 'Approver'), 'word', given([drawn(), ...listed]));
  });

  it('of accounting archives counts signatures of the list as it stands, each capacity once (INV-17)', () => {
    const sign: DestructionCommand = { kind: 'sign', capacity: 'unit-head', deed: deed(APPROVER) };
    given([drawn('accounting'), ...listed, signed('unit-head')])
      .when(sign)
      .then({ code: 'capacity-signed' });
    const removed = happened('DestructionUnitsRemoved', { units: [A], ground: '未了事项' });
    const anew = [drawn('accounting'), ...listed, approved(), ...FIVE.map(signed), removed];
    const root = rootOfRows([B]);
    const recounted = (account: string, office: 'archives' | 'accounting') =>
      happened(
        'DestructionCounted',
        { root, count: 1, office },
        { account: account as never, businessDate: DAY },
      );
    given([...anew, recounted(FIRST, 'archives'), recounted(SECOND, 'accounting')])
      .when(start(FIRST))
      .then({ code: 'register-signatures-missing', rule: 'INV-17', facts: { missing: [...FIVE] } });
  });

  it('of an organ bears six signatures, or a recorded decision (INV-16)', () => {
    const organ = [drawn('general', 'organ-head'), ...listed, approved(), counted(FIRST), counted(SECOND)];
    given(organ).when(start(FIRST)).then({ code: 'register-signatures-missing', rule: 'INV-16' });
    const decisions = [{ rule: 'INV-16', text: '未设业务部门' }];
    given(organ).when(start(FIRST, { decisions })).then(seal(undefined, { decisions }));
  });
});

describe('after the start (INV-17b)', () => {
  const certificate = (account: string, told: readonly string[]): DestructionCommand => ({
    kind: 'certify',
    outcomes: new Map(told.map((unit) => [unit, { outcome: 'destroyed' as const, since: DAY }])),
    deed: deed(account),
  });
  const counts = { root: ROOT, destroyed: 2, returned: 0, alreadyGone: 0 };

  it('nothing is undone: no withdrawal, no unit drawn out, no second start', () => {
    const state = given(started());
    state.when({ kind: 'withdraw', ground: '改期', deed: deed() }).then({ code: 'destruction-started' });
    state
      .when({ kind: 'remove', units: [A], ground: '冻结', deed: deed() })
      .then({ code: 'destruction-started' });
    state.when(start(FIRST)).then({ code: 'destruction-started' });
  });

  it('it is certified by both who counted, when every unit has its fact (INV-12, INV-18)', () => {
    const state = given(started());
    state.when(certificate(FIRST, [A])).then({ code: 'units-without-fact', facts: { units: [B], count: 1 } });
    state.when(certificate(APPROVER, UNITS)).then({ code: 'not-a-supervisor' });
    state.when(certificate(FIRST, UNITS)).then([{ type: 'DestructionCertificateSigned', data: counts }]);
    const once = given([
      ...started(),
      happened('DestructionCertificateSigned', counts, { account: FIRST as never }),
    ]);
    once.when(certificate(FIRST, UNITS)).then({ code: 'certificate-signed-already', rule: 'INV-13' });
    once.when(certificate(SECOND, UNITS)).then([
      { type: 'DestructionCertificateSigned', data: counts },
      {
        type: 'DestructionCertified',
        data: { ...counts, method: '化浆', place: '纸业公司', from: DAY, to: DAY },
      },
    ]);
  });

  it('electronic records are certified when media, copies and backups are told (E55)', () => {
    given(started(1)).when(certificate(FIRST, UNITS)).then({ code: 'erasure-missing' });
    const erased = happened('ElectronicDataErased', {
      media: [{ kind: '硬盘' }],
      copies: '无',
      backups: '已覆写',
      method: '消磁',
      result: '无法读取',
      on: DAY,
    });
    given([...started(1), erased])
      .when(certificate(FIRST, UNITS))
      .then([{ type: 'DestructionCertificateSigned', data: counts }]);
  });
});
