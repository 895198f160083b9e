import type { PastEvent, RecordCaptured } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES, FONDS, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type UnitCommand } from './unit.decider';

const { given } = rulesOf(unitDecider);
const [FILER, ARCHIVIST] = [ACTOR, testId<'account'>()];
const CATALOGUE = '2025年归档文件目录';
const PRINTED = 'J019-WS·2025-0001';
const code = { printed: PRINTED, normalised: PRINTED, scheme: 'legacy' } as unknown as RecordCaptured['code'];
const captured = (over: Partial<RecordCaptured['description']> = {}): PastEvent =>
  happened(
    'RecordCaptured',
    {
      fonds: FONDS,
      key: { kind: 'code', value: PRINTED },
      profile: 'dat18',
      level: 'item',
      ...(code && { code }),
      description: {
        title: '关于防汛的通知',
        creators: ['市水利局'],
        retention: '30年',
        dates: [{ printed: '20250309', from: '2025-03-09', to: '2025-03-09', certainty: 'exact' }],
        ...over,
      },
      custodian: ARCHIVES,
      holder: ARCHIVES,
      owner: { kind: '国家' },
    } as RecordCaptured,
    { businessDate: civilDate('2025-03-10') },
  );
const assigned = happened('RetentionAssigned', { after: '30年', scheduleBasis: 'own' });
const ready = [captured(), assigned];
const proposed = happened('FilingProposed', { catalogue: CATALOGUE }, { account: FILER });
const file = (
  kind: 'propose-filing' | 'accept-filing',
  account: string,
  on = '2026-06-30',
  catalogue = CATALOGUE,
): UnitCommand => ({
  kind,
  catalogue,
  deed: {
    businessDate: civilDate(on),
    today: civilDate('2026-11-22'),
    account: account as never,
    evidence: 0,
    lawData: LAW_DATA_VERSION,
  },
});
const filed = (seconds: string) => [
  { type: 'ItemFiled' as const, data: { seconds, catalogue: CATALOGUE, due: civilDate('2026-06-30') } },
];

describe('filing (E13)', () => {
  it('is handed over by one person and accepted by another; from then on it is filed', () => {
    given(ready)
      .when(file('propose-filing', FILER))
      .then([{ type: 'FilingProposed', data: { catalogue: CATALOGUE } }]);
    const waiting = given([...ready, proposed]);
    waiting.when(file('accept-filing', FILER)).then({ code: 'same-person', rule: 'INV-01' });
    waiting.when(file('accept-filing', ARCHIVIST)).then(filed(proposed.id));
    const done = happened(
      'ItemFiled',
      { seconds: proposed.id, catalogue: CATALOGUE, due: '2026-06-30' },
      { businessDate: civilDate('2026-05-04') },
    );
    const state = given([...ready, proposed, done]);
    expect(state.state).toMatchObject({ unit: { filed: { on: '2026-05-04', catalogue: CATALOGUE } } });
    for (const kind of ['propose-filing', 'accept-filing'] as const)
      state.when(file(kind, ARCHIVIST)).then({ code: 'filed-already' });
  });

  it('is accepted by the archives room: whoever may second corrections does not file (E13)', () => {
    const second: UnitCommand = {
      ...file('accept-filing', ARCHIVIST),
      kind: 'second',
      proposal: proposed.id,
    };
    given([...ready, proposed])
      .when(second)
      .then({ code: 'filing-is-accepted', facts: { catalogue: CATALOGUE } });
    given([captured({ creators: [] }), assigned, proposed])
      .when(file('accept-filing', ARCHIVIST))
      .then({ code: 'filing-incomplete' });
  });

  it('comes after description, code and period (E08, E10, E12)', () => {
    const wants = (events: readonly PastEvent[], ...missing: string[]) =>
      given(events)
        .when(file('propose-filing', FILER))
        .then({ code: 'filing-incomplete', facts: { missing } });
    wants([captured()], 'retention');
    wants([captured({ dates: [], creators: [] }), assigned], 'dates', 'creators');
    const { code: _, ...uncoded } = captured().data as RecordCaptured;
    const uncodedRecord = happened('RecordCaptured', uncoded as RecordCaptured, {
      businessDate: civilDate('2025-03-10'),
    });
    wants([uncodedRecord, assigned], 'code');
  });

  it('is of what was created here, not before that, and under the catalogue that was handed over', () => {
    given([happened('HoldingTakenOn', holdingTakenOn()), assigned])
      .when(file('propose-filing', FILER))
      .then({ code: 'filing-of-no-record' });
    given(ready)
      .when(file('propose-filing', FILER, '2025-03-09'))
      .then({ code: 'filed-before-capture', rule: 'INV-43' });
    given(ready).when(file('accept-filing', ARCHIVIST)).then({ code: 'filing-not-proposed' });
    const waiting = given([...ready, proposed]);
    waiting.when(file('propose-filing', ARCHIVIST)).then({ code: 'filing-proposed-already' });
    waiting
      .when(file('accept-filing', ARCHIVIST, '2026-06-30', '另一目录'))
      .then({ code: 'filing-of-another-catalogue' });
  });

  it('is nothing that an act holds the unit for (INV-02)', () => {
    const claimed = happened('UnitClaimed', { act: testId(), kind: 'transfer' });
    given([...ready, claimed])
      .when(file('propose-filing', FILER))
      .then({ code: 'claimed-by-act' });
  });
});
