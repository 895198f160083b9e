import type { PastEvent } from '@fonds/event-contracts';
import { happened } from '@fonds/testing';
import { decided, deed, given, ROOT, roots, SORTED, TODAY } from '../../test/case-history.fixture';
import { caseDecider } from './case.decider';
import { checklistOf } from './checklist.rule';

describe('the checklist', () => {
  const lines = (events: readonly PastEvent[]) => {
    const { state } = given(events);
    return new Map(state && checklistOf(state, TODAY).map((line) => [line.id, line] as const));
  };

  it('shows what the record tells by itself, and names what is missing', () => {
    const group = happened('DisposalGroupFormed', {
      members: [
        { name: '李某', role: 'leader' },
        { name: '王某', role: 'archivist' },
      ],
    });
    expect(lines([...SORTED, group]).get('O2')).toMatchObject({
      met: false,
      force: 'default',
      missing: ['superior', 'liquidator'],
    });
    expect(lines(SORTED).get('O11')).toMatchObject({ met: false, force: 'binding', missing: ['AD', 'KU'] });
    expect(lines([...SORTED, decided('AD'), decided('KU')]).get('O11')).toMatchObject({
      met: true,
      metBy: 'record',
    });
    expect(lines(SORTED).get('O1')).toMatchObject({ met: false, missing: ['requirement'] });
    const met = happened('CaseObligationMet', {
      obligation: 'O7',
      by: '王某',
      on: '2026-11-20',
      note: '已收齐',
    });
    expect(lines([...SORTED, met]).get('O7')).toMatchObject({ met: true, metBy: { by: '王某' } });
  });

  it('shows with which papers an obligation was met', () => {
    const receipt = { sha256: 'a'.repeat(64), kind: '备案回执' };
    const met = happened(
      'CaseObligationMet',
      { obligation: 'O6', by: '王某', on: '2026-11-20', note: '已备案' },
      { evidence: [receipt] },
    );
    expect(lines([...SORTED, met]).get('O6')?.metBy).toEqual({
      ...{ by: '王某', on: '2026-11-20', note: '已备案' },
      evidence: [receipt],
    });
  });

  it('counts what a party may consult to its end, and no longer (O10)', () => {
    const granted = (until?: string) =>
      happened('CaseAccessGranted', {
        to: '甲公司',
        scope: '会计',
        from: '2026-11-01',
        ...(until && { until }),
      });
    const met = (until?: string) => lines([...SORTED, granted(until)]).get('O10')?.met;
    expect([met(), met('2026-11-22'), met('2026-11-21')]).toEqual([true, true, false]);
  });

  it('counts a plan as filed only when it was approved (E70)', () => {
    const order = {
      kind: 'file-plan',
      version: 1,
      authority: '市档案局',
      receipt: '3号',
      on: '2026-11-20',
      deed: deed(),
    } as const;
    const told = caseDecider.decide({ kind: 'draft-plan', roots, deed: deed() }, given(SORTED).state);
    if (!told.ok || told.value[0]?.type !== 'DisposalPlanDrafted') throw new Error('a plan was expected');
    const plan = happened('DisposalPlanDrafted', told.value[0].data);
    given([...SORTED, plan])
      .when(order)
      .then({ code: 'plan-not-adopted' });
    const adopted = happened('DisposalPlanAdopted', { version: 1, root: ROOT, by: '赵某' });
    const filed = caseDecider.decide(order, given([...SORTED, plan, adopted]).state);
    expect(filed.ok && filed.value.map(({ type }) => type)).toEqual(['DisposalPlanFiled']);
  });
});
