import type { PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { testId } from '@fonds/testing';
import {
  A,
  agreed,
  AUTHORITY,
  B,
  begun,
  closed,
  closing,
  deed,
  DIRECTOR,
  drawn,
  event,
  given,
  joint,
  OFFICIAL,
  opinion,
  order,
  PARTNER,
  plan,
  ready,
  REP,
  REVIEWER,
  root,
  said,
  submitted,
} from '../../test/review-story.fixture';
import type { OpeningCommand } from './opening.decider';
import { openingOf } from './opening.state';

const speaking = (
  words: { readonly opinion: '开放' | '延期开放'; readonly ground?: 'c' },
  units: readonly string[] = [A],
  side: 'archives' | 'partner' = 'archives',
): OpeningCommand => ({
  ...{ kind: 'opinion', side, opinion: words, units, secret: [] },
  deed: deed(side === 'archives' ? REVIEWER : REP),
});
const agreeing: OpeningCommand = { kind: 'agree', units: [A], secret: [], deed: deed(DIRECTOR) };
const coordinating = (account: string): OpeningCommand => ({
  ...{ kind: 'coordinate', authority: AUTHORITY, opinion: { opinion: '开放' }, units: [A], secret: [] },
  deed: deed(account),
});
const drawing = (unit: string): OpeningCommand => ({
  ...{ kind: 'draw-catalogue', rows: [{ unit, title: '甲' }] },
  deed: deed(DIRECTOR),
});
const reviewing: OpeningCommand = {
  kind: 'open-review',
  partner: { partner: PARTNER, as: 'transferring' },
  deed: deed(DIRECTOR),
};
const submitting: OpeningCommand = { kind: 'submit', authority: AUTHORITY, units: [B], deed: deed(DIRECTOR) };

describe('an opening review, step by step', () => {
  it('knows the titles that were put in the place of others until they are drawn as described (INV-23)', () => {
    const entry = testId();
    const row = { unit: A, title: '某某卷', edited: true };
    const within = { unit: A, entry, title: '某人来信', edited: true };
    const first = event('OpeningCatalogueDrawn', { rows: [row, within] });
    const titles = (...events: readonly PastEvent[]) => {
      const known = openingOf([...joint, ...said, agreed([A]), ...events])?.otherTitles;
      return [known?.get(A), known?.get(entry)];
    };
    expect(titles(first)).toEqual(['某某卷', '某人来信']);
    // The row of the unit is drawn again, those within it are not yet: a list is drawn in several events.
    const part = event('OpeningCatalogueDrawn', { rows: [{ unit: A, title: '李四卷' }] });
    expect(titles(first, part)).toEqual([undefined, '某人来信']);
  });

  it('is planned once, and is there before anything is said in it', () => {
    given().when(agreeing).refuses({ code: 'opening-unknown' });
    given(...begun)
      .when({ kind: 'plan', plan, stateArchives: true, deed: deed(DIRECTOR) })
      .refuses({ code: 'opening-exists' });
  });

  it('is opened with its partner once, when its list is complete (INV-20)', () => {
    given(...begun.slice(0, 2))
      .when(reviewing)
      .refuses({ code: 'list-open' });
    given(...begun)
      .when(reviewing)
      .writes([{ type: 'JointReviewOpened' }]);
    given(...joint)
      .when(reviewing)
      .refuses({ code: 'opening-review-open' });
  });

  it('is about units that are claimed, in it, and named', () => {
    given(...joint.slice(0, -1))
      .when(speaking({ opinion: '开放' }))
      .refuses({ code: 'claims-under-way' });
    given(...joint)
      .when(speaking({ opinion: '开放' }, []))
      .refuses({ code: 'opening-nothing-to-do' });
    given(...joint)
      .when(speaking({ opinion: '开放' }, [testId()]))
      .refuses({ code: 'not-in-the-list', facts: { count: 1 } });
    const out = event('OpeningUnitsTakenOut', { units: [A], ground: '另行审核' });
    given(...joint, out)
      .when(speaking({ opinion: '开放' }))
      .refuses({ code: 'not-in-the-list' });
  });

  it('has no opinion of a partner where there is none, nor a ground for opening (INV-20, O19 8)', () => {
    const [first, second, third, , claimed] = joint;
    const alone = event('JointReviewOpened', { count: 2, root, as: 'none', ground: '已终止' });
    given(...[first, second, third, alone, claimed].flatMap((each) => each ?? []))
      .when(speaking({ opinion: '开放' }, [A], 'partner'))
      .refuses({ code: 'opening-alone', rule: 'INV-20' });
    given(...joint)
      .when(speaking({ opinion: '开放', ground: 'c' }))
      .refuses({ code: 'opening-ground-not-wanted' });
  });

  it('that would close again concludes nothing as open: what stays open is taken out (INV-24)', () => {
    const reclosing = event('OpeningReviewPlanned', {
      ...plan,
      purpose: 'reclosing',
      ground: '涉及个人信息',
    });
    given(reclosing, ...joint.slice(1))
      .when(speaking({ opinion: '开放' }))
      .refuses({ code: 'opening-stays-open', rule: 'INV-24' });
  });

  it('says nothing more of what is concluded (E61)', () => {
    const concluded = given(...joint, ...said, agreed([A]));
    concluded.when(speaking({ opinion: '延期开放', ground: 'c' })).refuses({ code: 'opening-concluded' });
    concluded.when(agreeing).refuses({ code: 'opening-concluded' });
    concluded.when(coordinating(OFFICIAL)).refuses({ code: 'opening-concluded' });
  });

  it('is coordinated only where both sides differ, by somebody of neither (REG 30(3))', () => {
    given(...joint, ...said)
      .when(coordinating(OFFICIAL))
      .refuses({ code: 'opening-not-disputed', rule: 'INV-20', facts: { count: 1 } });
    const disputed = given(...joint, opinion('archives', [A]), opinion('partner', [A], closed));
    for (const account of [REVIEWER, REP])
      disputed.when(coordinating(account)).refuses({ code: 'opening-same-person', rule: 'INV-20' });
    disputed.when(coordinating(OFFICIAL)).writes([{ type: 'OpeningAgreed', data: { how: 'coordinated' } }]);
  });

  it('submits what is concluded to stay closed, once (INV-21)', () => {
    given(...joint)
      .when(submitting)
      .refuses({ code: 'opening-not-to-submit', rule: 'INV-21' });
    given(...joint, ...said, agreed([B]))
      .when(submitting)
      .refuses({ code: 'opening-not-to-submit' });
    given(...closing, submitted)
      .when(submitting)
      .refuses({ code: 'opening-not-to-submit' });
  });

  it('takes no step on a day before the one that it rests on (INV-20, INV-21)', () => {
    const before = <C extends OpeningCommand>(command: C): C => ({
      ...command,
      deed: { ...command.deed, businessDate: civilDate('2026-11-19') },
    });
    const early = (step: string, rule = 'INV-20') => ({
      ...{ code: 'opening-step-too-early', rule },
      facts: { on: '2026-11-19', step, day: '2026-11-20' },
    });
    const onDayBefore = (event: PastEvent) => ({ ...event, businessDate: civilDate('2026-11-19') });
    const opened = [...begun, ...joint.slice(begun.length).map(onDayBefore)];
    given(...begun)
      .when(before(reviewing))
      .refuses(early('plan'));
    given(...joint)
      .when(before(speaking({ opinion: '开放' })))
      .refuses(early('joint-review'));
    for (const late of [0, 1]) {
      const alike = said.map((each, at) => (at === late ? each : onDayBefore(each)));
      given(...opened, ...alike)
        .when(before(agreeing))
        .refuses(early('opinion'));
      const differing = [opinion('archives', [A]), opinion('partner', [A], closed)];
      given(...opened, ...differing.map((each, at) => (at === late ? each : onDayBefore(each))))
        .when(before(coordinating(OFFICIAL)))
        .refuses(early('opinion'));
    }
    given(...closing)
      .when(before(submitting))
      .refuses(early('conclusion', 'INV-21'));
    given(...opened, ...closing.slice(joint.length).map(onDayBefore))
      .when(before(submitting))
      .writes([{ type: 'ExtensionSubmitted' }]);
  });

  it('begins anew on no day before it was sent back (INV-20)', () => {
    const sentBack = [
      ...[...closing, submitted].map((each) => ({ ...each, businessDate: civilDate('2026-11-10') })),
      event('ExtensionRejected', { authority: AUTHORITY, units: [B], ground: '可隐去姓名' }),
    ];
    const early = { code: 'opening-step-too-early', facts: { step: 'rejection', day: '2026-11-20' } };
    const between = { businessDate: civilDate('2026-11-15') };
    given(...sentBack)
      .when({ ...speaking({ opinion: '开放' }, [B]), deed: deed(REVIEWER, between) } as OpeningCommand)
      .refuses(early);
    given(...sentBack)
      .when({ ...agreeing, units: [B], deed: deed(DIRECTOR, between) } as OpeningCommand)
      .refuses(early);
    given(...sentBack)
      .when({ ...agreeing, units: [B] } as OpeningCommand)
      .writes([{ type: 'OpeningAgreed' }]);
  });

  it('is answered on no day before the authority was asked (INV-21)', () => {
    const before = deed(OFFICIAL, { businessDate: civilDate('2026-11-19') });
    const answer = { authority: AUTHORITY, units: [B], deed: before };
    const early = { code: 'answered-before-submission', rule: 'INV-21', facts: { asked: '2026-11-20' } };
    given(...closing, submitted)
      .when({ kind: 'consent', ...answer })
      .refuses(early);
    given(...closing, submitted)
      .when({ kind: 'reject', ground: '可隐去姓名', ...answer })
      .refuses(early);
  });

  it('publishes the title of nothing that is not concluded as open (INV-23)', () => {
    given(...closing)
      .when(drawing(B))
      .refuses({ code: 'opening-not-concluded', rule: 'INV-20' });
    given(...joint, ...said, agreed([A]))
      .when(drawing(A))
      .writes([{ type: 'OpeningCatalogueDrawn' }]);
  });

  it('is ordered when what leaves it has left, and of something', () => {
    const out = (units: readonly string[]) =>
      event('OpeningUnitsTakenOut', { units: [...units], ground: '另行审核' });
    given(...ready, out([B]))
      .when(order())
      .refuses({ code: 'claims-under-way' });
    given(...ready, out([A, B]), event('ActUnitsReleased', { units: [A, B], why: 'returned' }))
      .when(order())
      .refuses({ code: 'opening-nothing-to-do' });
  });

  it('changes no more once it is sealed, nor once it has ended', () => {
    const sealed = event('ActSealed', { root, count: 2, gate: -1, signatures: [] });
    given(...ready, sealed)
      .when(order())
      .refuses({ code: 'act-sealed', rule: 'INV-02' });
    for (const end of [
      event('ActWithdrawn', { ground: '改期' }),
      event('ActClosed', { listed: 2, applied: 2, returned: 0, explained: [] } as never),
    ])
      given(...joint, drawn, end)
        .when(agreeing)
        .refuses({ code: 'act-ended' });
  });
});
