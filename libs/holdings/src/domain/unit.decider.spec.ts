import type { HoldingTakenOn } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type Deed } from './unit.decider';

const { given } = rulesOf(unitDecider);
const [FIRST, SECOND, ENTRY, OPENING] = [ACTOR, testId<'account'>(), testId<'entry'>(), testId<'event'>()];

const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: FIRST,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  reason: '抄录有误',
  ...over,
});
const taken = (over: Partial<HoldingTakenOn> = {}) =>
  happened('HoldingTakenOn', holdingTakenOn(over), { id: OPENING });
const within = happened('EntriesDescribed', {
  chunk: 0,
  chunks: 1,
  entries: [{ id: ENTRY, key: '1', level: 'item', description: { title: '请示' } }],
});
const title = (before: string, after: string) => [{ field: 'title', before, after }];

describe('a unit that was never taken on', () => {
  it('has nothing to describe, correct or code', () => {
    given([])
      .when({ kind: 'describe', fields: [{ field: 'scope', after: 'x' }], deed: deed() })
      .then({ code: 'unit-unknown' });
  });
});

describe('a deed of tomorrow', () => {
  it('is refused on the Shanghai day of the recording (INV-43)', () => {
    given([taken()])
      .when({
        kind: 'change-secrecy',
        after: '秘密',
        document: '密字1号',
        deed: deed({ businessDate: civilDate('2026-11-23') }),
      })
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });
});

describe('description by one person (E08)', () => {
  it('fills what is empty', () => {
    given([taken()])
      .when({
        kind: 'describe',
        fields: [
          { field: 'scope', after: '水库' },
          { field: 'pages', after: 12 },
        ],
        deed: deed(),
      })
      .then([
        {
          type: 'ItemDescribed',
          data: {
            fields: [
              { field: 'scope', after: '水库' },
              { field: 'pages', after: 12 },
            ],
          },
        },
      ]);
  });

  it('never overwrites what stands: that is a correction by two (INV-01)', () => {
    given([taken()])
      .when({ kind: 'describe', fields: [{ field: 'title', after: '另题' }], deed: deed() })
      .then({ code: 'field-stands', rule: 'INV-01', facts: { field: 'title' } });
    given([taken(), happened('ItemDescribed', { fields: [{ field: 'scope', after: '水库' }] })])
      .when({ kind: 'describe', fields: [{ field: 'scope', after: '水闸' }], deed: deed() })
      .then({ code: 'field-stands' });
  });

  it('reaches an entry within the unit by its id, and no unknown one', () => {
    given([taken(), within])
      .when({ kind: 'describe', entry: ENTRY, fields: [{ field: 'pages', after: 3 }], deed: deed() })
      .then([{ type: 'ItemDescribed', data: { entry: ENTRY, fields: [{ field: 'pages', after: 3 }] } }]);
    given([taken(), within])
      .when({ kind: 'describe', entry: testId(), fields: [{ field: 'pages', after: 3 }], deed: deed() })
      .then({ code: 'entry-unknown' });
  });

  it.each([
    ['nothing at all', [], 'no-fields'],
    [
      'a field twice',
      [
        { field: 'scope', after: 'a' },
        { field: 'scope', after: 'b' },
      ],
      'field-twice',
    ],
    [
      'custodian: custody events alone move it (INV-02)',
      [{ field: 'custodian', after: testId() }],
      'field-unknown',
    ],
    ['holder: likewise', [{ field: 'holder', after: testId() }], 'field-unknown'],
    [
      'heldSince: it has a correction of its own',
      [{ field: 'heldSince', after: { printed: '' } }],
      'field-unknown',
    ],
    ['an empty field with emptiness', [{ field: 'scope' }], 'field-unchanged'],
    ['a value its schema does not take', [{ field: 'pages', after: 'twelve' }], 'description-invalid'],
    ['a transferring unit that is no id', [{ field: 'transferringUnit', after: '水利局' }], 'party-invalid'],
  ])('refuses %s', (_, fields, code) => {
    given([taken()]).when({ kind: 'describe', fields, deed: deed() }).then({ code });
  });
});

describe('a correction needs two people (INV-01, S26)', () => {
  const proposed = happened(
    'CorrectionProposed',
    { fields: title('关于修建水库的批复', '关于修建水闸的批复') },
    { account: FIRST },
  );
  const second = { kind: 'second', proposal: proposed.id } as const;
  const corrected = {
    type: 'ItemCorrected' as const,
    data: { seconds: proposed.id, fields: title('关于修建水库的批复', '关于修建水闸的批复') },
    rules: ['INV-01'],
  };

  it('is proposed with the value that stands, without effect', () => {
    given([taken()])
      .when({
        kind: 'propose-correction',
        fields: [{ field: 'title', after: '关于修建水闸的批复' }],
        deed: deed(),
      })
      .then([
        {
          type: 'CorrectionProposed',
          data: { fields: title('关于修建水库的批复', '关于修建水闸的批复') },
          rules: ['INV-01'],
        },
      ]);
    expect(given([taken(), proposed]).state).toMatchObject({
      unit: { description: { title: '关于修建水库的批复' } },
    });
  });

  it('takes effect when another person seconds it', () => {
    given([taken(), proposed])
      .when({ ...second, deed: deed({ account: SECOND }) })
      .then([corrected]);
    expect(given([taken(), proposed, happened('ItemCorrected', corrected.data)]).state).toMatchObject({
      unit: { description: { title: '关于修建水闸的批复' } },
    });
  });

  it('is refused to the one who proposed it', () => {
    given([taken(), proposed])
      .when({ ...second, deed: deed({ account: FIRST }) })
      .then({ code: 'same-person', rule: 'INV-01' });
  });

  it('is seconded once', () => {
    given([taken(), proposed, happened('ItemCorrected', corrected.data)])
      .when({ ...second, deed: deed({ account: SECOND }) })
      .then({ code: 'proposal-done' });
  });

  it('is not seconded when it was never proposed here', () => {
    given([taken(), proposed])
      .when({ kind: 'second', proposal: testId(), deed: deed({ account: SECOND }) })
      .then({ code: 'proposal-unknown' });
  });

  it('is refused when the named field moved in between', () => {
    const other = happened(
      'CorrectionProposed',
      { fields: title('关于修建水库的批复', '批复') },
      { account: SECOND },
    );
    given([
      taken(),
      proposed,
      other,
      happened('ItemCorrected', { seconds: other.id, fields: title('关于修建水库的批复', '批复') }),
    ])
      .when({ ...second, deed: deed({ account: SECOND }) })
      .then({ code: 'proposal-moved', rule: 'INV-01', facts: { proposal: proposed.id, field: 'title' } });
  });

  it('stays possible when only other fields moved', () => {
    given([taken(), proposed, happened('ItemDescribed', { fields: [{ field: 'scope', after: '水库' }] })])
      .when({ ...second, deed: deed({ account: SECOND }) })
      .then([corrected]);
  });

  it('notices that a field empty at the proposal was described meanwhile', () => {
    const empty = happened(
      'CorrectionProposed',
      { fields: [{ field: 'pages', after: 3 }] },
      { account: FIRST },
    );
    given([taken(), empty, happened('ItemDescribed', { fields: [{ field: 'pages', after: 4 }] })])
      .when({ kind: 'second', proposal: empty.id, deed: deed({ account: SECOND }) })
      .then({ code: 'proposal-moved' });
  });

  it.each(['custodian', 'holder', 'heldSince', 'derived', 'constructor'])('does not reach %s', (field) => {
    given([taken()])
      .when({ kind: 'propose-correction', fields: [{ field, after: testId() }], deed: deed() })
      .then({ code: 'field-unknown', facts: { field } });
  });

  it('needs its reason', () => {
    given([taken()])
      .when({
        kind: 'propose-correction',
        fields: [{ field: 'title', after: 'x' }],
        deed: deed({ reason: undefined }),
      })
      .then({ code: 'reason-missing', rule: 'INV-01' });
  });

  it('reaches an entry within the unit, and leaves the unit as it is', () => {
    const inside = happened(
      'CorrectionProposed',
      { entry: ENTRY, fields: title('请示', '批示') },
      { account: FIRST },
    );
    const data = { seconds: inside.id, entry: ENTRY, fields: title('请示', '批示') };
    given([taken(), within, inside])
      .when({ kind: 'second', proposal: inside.id, deed: deed({ account: SECOND }) })
      .then([{ type: 'ItemCorrected', data }]);
    const { state } = given([taken(), within, inside, happened('ItemCorrected', data)]);
    expect(
      state.kind === 'unit' && [state.unit.description.title, state.unit.entries.get(ENTRY)?.title],
    ).toEqual(['关于修建水库的批复', '批示']);
  });

  it('may empty a field, but not the title', () => {
    given([taken({ description: { title: '题', scope: '误' } })])
      .when({ kind: 'propose-correction', fields: [{ field: 'scope' }], deed: deed() })
      .then([{ type: 'CorrectionProposed', data: { fields: [{ field: 'scope', before: '误' }] } }]);
    given([taken()])
      .when({ kind: 'propose-correction', fields: [{ field: 'title' }], deed: deed() })
      .then({ code: 'description-invalid' });
  });
});

describe('the four parties of a unit (INV-39b)', () => {
  const propose = (field: string, after: unknown, entry?: string) =>
    ({ kind: 'propose-correction', entry, fields: [{ field, after }], deed: deed() }) as const;

  it('lets the owner be corrected, never emptied', () => {
    given([taken()])
      .when(propose('owner', { kind: '集体' }))
      .then([
        {
          type: 'CorrectionProposed',
          data: { fields: [{ field: 'owner', before: { kind: '国家' }, after: { kind: '集体' } }] },
        },
      ]);
    given([taken()]).when(propose('owner', undefined)).then({ code: 'owner-missing', rule: 'INV-39b' });
  });

  it.each([
    ['a name', '国家'],
    ['another kind', { kind: '公司' }],
    ['an organisation that is no id', { kind: '集体', organisation: '某社' }],
    ['more than an owner has', { kind: '国家', share: 1 }],
    ['null', null],
    ['a list', []],
  ])('takes no owner that is %s', (_, owner) =>
    given([taken()]).when(propose('owner', owner)).then({ code: 'party-invalid', rule: 'INV-39b' }),
  );

  it('belong to the unit: an entry within it has none of its own', () => {
    given([taken(), within])
      .when(propose('owner', { kind: '集体' }, ENTRY))
      .then({ code: 'field-unknown', facts: { field: 'owner' } });
  });
});

describe('secrecy (E16)', () => {
  it('keeps the old mark in the event; a first mark has none', () => {
    given([taken()])
      .when({ kind: 'change-secrecy', after: '秘密', document: '密字1号', deed: deed() })
      .then([{ type: 'SecrecyChanged', data: { after: '秘密', document: '密字1号' } }]);
    given([taken(), happened('SecrecyChanged', { after: '秘密', document: '密字1号' })])
      .when({ kind: 'change-secrecy', after: '机密', document: '密字2号', deed: deed() })
      .then([{ type: 'SecrecyChanged', data: { before: '秘密', after: '机密', document: '密字2号' } }]);
  });

  it('is not changed to what it is, and not lifted where there is none', () => {
    given([taken({ description: { title: '题', secrecy: '秘密' } })])
      .when({ kind: 'change-secrecy', after: '秘密', document: 'd', deed: deed() })
      .then({ code: 'field-unchanged' });
    given([taken()])
      .when({ kind: 'declassify', document: 'd', deed: deed() })
      .then({ code: 'not-classified' });
  });

  it('is lifted with its document, and may be set anew', () => {
    const lifted = happened('Declassified', { before: '秘密', document: '解密1号' });
    given([taken({ description: { title: '题', secrecy: '秘密' } })])
      .when({ kind: 'declassify', document: '解密1号', deed: deed() })
      .then([{ type: 'Declassified', data: { before: '秘密', document: '解密1号' } }]);
    // What nobody can read has no end that anybody could compute.
    for (const after of ['机密10年', '内密'])
      given([taken()])
        .when({ kind: 'change-secrecy', after, document: 'd', deed: deed() })
        .then({ code: 'secrecy-unread', rule: 'INV-22' });
    // The mark that was looked at, and no other one that took its place meanwhile (INV-22).
    given([taken({ description: { title: '题', secrecy: '机密★20年' } })])
      .when({ kind: 'declassify', document: '期满', before: '秘密★10年', deed: deed() })
      .then({ code: 'secrecy-changed-since', rule: 'INV-22' });
    given([taken({ description: { title: '题', secrecy: '秘密' } }), lifted])
      .when({ kind: 'change-secrecy', after: '秘密', document: 'd', deed: deed() })
      .then([{ type: 'SecrecyChanged', data: { after: '秘密', document: 'd' } }]);
  });
});

describe('a reference code (E10, E11) is never used again (INV-44)', () => {
  const code = (printed: string) => ({ printed, normalised: printed, scheme: 'dat22' as const });
  const body = testId<'organisation'>();
  const give = (printed: string) =>
    ({ kind: 'give-code', code: code(printed), numberingBody: body, deed: deed() }) as const;
  const assigned = happened('ReferenceCodeAssigned', { code: code('A-1'), numberingBody: body });
  const changed = happened('ReferenceCodeChanged', {
    before: code('A-1'),
    after: code('A-2'),
    numberingBody: body,
  });

  it('is assigned first, and changed with both codes kept', () => {
    given([taken()])
      .when(give('A-1'))
      .then([
        {
          type: 'ReferenceCodeAssigned',
          data: { code: code('A-1'), numberingBody: body },
          rules: ['INV-44'],
        },
      ]);
    given([taken(), assigned])
      .when(give('A-2'))
      .then([
        {
          type: 'ReferenceCodeChanged',
          data: { before: code('A-1'), after: code('A-2'), numberingBody: body },
          rules: ['INV-44'],
        },
      ]);
  });

  it('is not given twice, and not given back to a unit that bore it before', () => {
    given([taken(), assigned]).when(give('A-1')).then({ code: 'field-unchanged' });
    given([taken(), assigned, changed])
      .when(give('A-1'))
      .then({ code: 'code-borne-before', rule: 'INV-44', facts: { code: 'A-1' } });
  });

  it('counts the code of the opening entry as borne', () => {
    given([taken({ code: code('A-1') }), changed])
      .when(give('A-1'))
      .then({ code: 'code-borne-before' });
  });
});
