import type { PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { rulesOf, testId } from '@fonds/testing';
import {
  A,
  ACT,
  agreed,
  ARCHIVES,
  AUTHORITY,
  B,
  begun,
  closed,
  closing,
  DAY,
  deed,
  DIRECTOR,
  drawn,
  event,
  fit,
  given,
  joint,
  lawOf,
  OFFICIAL,
  opinion,
  order,
  PARTNER,
  plan,
  ready,
  REVIEWER,
  root,
  said,
  submitted,
} from '../../test/review-story.fixture';
import { competenceRefusal } from './competent-authority.rule';
import { complaintDecider } from './complaint.decider';
import { extensionOf } from './extension.rule';
import { openingDecider, type OpeningCommand } from './opening.decider';
import { openingOf } from './opening.state';
import { catalogueRows } from './order-opening.rule';
import { reviewPartner } from './review-partner.rule';

describe('a plan (E58)', () => {
  const plans = (stateArchives: boolean, over: Partial<typeof plan> = {}, reason?: string) => ({
    ...{ kind: 'plan' as const, plan: { ...plan, ...over }, stateArchives },
    deed: deed(DIRECTOR, { ...(reason && { reason }) }),
  });

  it('is of a state archives; while the day of that rule is not established, a recorded decision may say otherwise (INV-19)', () => {
    given().when(plans(false)).refuses({ code: 'opening-only-archives', rule: 'INV-19' });
    given()
      .when(plans(false, {}, '市政府专题会议纪要'))
      .writes([{ type: 'OpeningReviewPlanned' }]);
  });

  it('that closes again gives its reason (INV-24)', () => {
    given()
      .when(plans(true, { purpose: 'reclosing' }))
      .refuses({ code: 'opening-reason-missing', rule: 'INV-24' });
  });
});

describe('opinions and agreement (E59–E61)', () => {
  it('come after the joint review is open (INV-20)', () => {
    given(...begun)
      .when(order())
      .refuses({ code: 'opening-no-review', rule: 'INV-20' });
  });

  it('to open is not given of what is still secret (INV-22)', () => {
    given(...joint)
      .when({
        ...{ kind: 'opinion', side: 'archives', opinion: { opinion: '开放' }, units: [A, B] },
        ...{ secret: [B], deed: deed(REVIEWER) },
      })
      .refuses({ code: 'opening-still-secret', rule: 'INV-22' });
  });

  it('to open are not concluded of what became secret since they were given; others are (INV-22)', () => {
    const both = [opinion('archives', [A, B]), opinion('partner', [A, B])];
    const agree = (units: readonly string[]): OpeningCommand => ({
      ...{ kind: 'agree', units, secret: [B], deed: deed(DIRECTOR) },
    });
    const review = given(...joint, ...both);
    review.when(agree([A, B])).refuses({ code: 'opening-still-secret', rule: 'INV-22' });
    review.when(agree([A])).writes([{ type: 'OpeningAgreed' }]);
    // To stay closed is what a secret is concluded to.
    const apart = [opinion('archives', [B], closed), opinion('partner', [B], closed)];
    given(...joint, ...apart)
      .when(agree([B]))
      .writes([{ type: 'OpeningAgreed' }]);
  });

  it('are given of each unit: what nobody has looked at is not concluded with the others (INV-20, O19 12)', () => {
    const sample = [opinion('archives', [A]), opinion('partner', [A])];
    given(...joint, ...sample)
      .when({ kind: 'agree', units: [A, B], secret: [], deed: deed(DIRECTOR) })
      .refuses({ code: 'opening-opinion-missing', rule: 'INV-20', facts: { units: [B], count: 1 } });
  });

  it('are of two people, one for each side (INV-20)', () => {
    given(...joint, opinion('archives', [A]))
      .when({
        ...{ kind: 'opinion', side: 'partner', opinion: { opinion: '开放' }, units: [A] },
        ...{ secret: [], deed: deed(REVIEWER) },
      })
      .refuses({ code: 'opening-same-person', rule: 'INV-20' });
  });

  it('S5: are concluded only where they are equal (INV-20)', () => {
    const differing = [...joint, opinion('archives', [A]), opinion('partner', [A], closed)];
    const agree: OpeningCommand = { kind: 'agree', units: [A], secret: [], deed: deed(DIRECTOR) };
    given(...differing)
      .when(agree)
      .refuses({ code: 'opening-opinions-differ', rule: 'INV-20' });
    given(...joint, opinion('archives', [A]))
      .when(agree)
      .refuses({ code: 'opening-opinion-missing', rule: 'INV-20' });
  });
});

describe('the days of a review', () => {
  it('nothing is opened before its conclusions (INV-20)', () => {
    const concluded = agreed([A, B]);
    const before = { ...order(), deed: deed(DIRECTOR, { businessDate: civilDate('2026-11-19') }) };
    given(...joint, ...said, { ...concluded, businessDate: DAY }, drawn)
      .when(before)
      .refuses({ code: 'opening-before-conclusion', rule: 'INV-20', facts: { concluded: DAY } });
  });

  it('an old day without papers makes no old law: who is there is asked (INV-20, AL 30)', () => {
    const unit = { id: PARTNER, name: '市水利局', successors: [] };
    const alone = (lawOn: string) =>
      reviewPartner(
        [unit],
        () => unit,
        { alone: true, ground: '沿例' },
        civilDate('2020-12-31'),
        lawOf(lawOn),
      );
    expect(alone('2026-11-20')).toMatchObject({ ok: false, error: { code: 'opening-partner-there' } });
    expect(alone('2020-12-31')).toMatchObject({ ok: true, value: { as: 'none' } });
  });

  it('an old day without papers hides no successor that is there by now (INV-20)', () => {
    const gone = {
      ...{ id: PARTNER, name: '市水利局', validTo: civilDate('2019-12-31') },
      successors: [{ function: '水利管理', successor: ARCHIVES, from: '2024-03-01' }],
    };
    const partner = (lawOn: string) =>
      reviewPartner([gone], () => undefined, {}, civilDate('2023-06-01'), lawOf(lawOn));
    expect(partner('2026-11-20')).toMatchObject({ ok: true, value: { partner: ARCHIVES, as: 'successor' } });
    expect(partner('2023-06-01')).toMatchObject({ ok: true, value: { as: 'none' } });
  });
});

describe('an extension (E62)', () => {
  it('needs a ground, also when the authority coordinates (INV-21)', () => {
    given(...joint, opinion('archives', [A]), opinion('partner', [A], closed))
      .when({
        ...{ kind: 'coordinate', authority: AUTHORITY, opinion: { opinion: '控制' }, units: [A] },
        ...{ secret: [], deed: deed(OFFICIAL) },
      })
      .refuses({ code: 'opening-ground-missing', rule: 'INV-21' });
  });

  it('is not submitted to an authority that was not competent on its day (INV-21)', () => {
    const submit = (level: 'county' | 'city'): OpeningCommand => ({
      ...{ kind: 'submit', authority: AUTHORITY, units: [B], deed: deed(DIRECTOR) },
      refusal: competenceRefusal({ isAuthority: true, level, inLine: true }, 'county', { on: lawOf(DAY) }),
    });
    given(...closing)
      .when(submit('city'))
      .refuses({ code: 'opening-authority-not-competent', rule: 'INV-21' });
    given(...closing)
      .when(submit('county'))
      .writes([{ type: 'ExtensionSubmitted', data: { authority: AUTHORITY, units: [B] } }]);
  });

  it('is consented to by the authority it lies before, and by nobody who proposed it (INV-21)', () => {
    const consent = (authority: string, account: string): OpeningCommand => ({
      ...{ kind: 'consent', authority, units: [B], deed: deed(account) },
    });
    given(...closing, submitted)
      .when(consent(ARCHIVES, OFFICIAL))
      .refuses({ code: 'opening-not-submitted', rule: 'INV-21' });
    given(...closing, submitted)
      .when(consent(AUTHORITY, DIRECTOR))
      .refuses({ code: 'opening-same-person', rule: 'INV-21' });
    given(...closing, submitted)
      .when(consent(AUTHORITY, OFFICIAL))
      .writes([
        {
          ...{ type: 'ExtensionConsented', data: { units: [B], reassessBy: '2031-11-20' } },
          ...{ rules: ['INV-21', 'CLK-09'], basis: [{ instrument: 'REG', article: '31' }] },
        },
      ]);
  });

  it('names the articles of its own day, and of the local rule that gives the time (E103)', () => {
    const old = deed(OFFICIAL, { businessDate: civilDate('2020-12-31') });
    const reassess = { by: civilDate('2022-12-31'), basis: [{ instrument: '某市办法', article: '9' }] };
    given(...closing, { ...submitted, businessDate: civilDate('2020-12-01') })
      .when({ kind: 'consent', authority: AUTHORITY, units: [B], reassess, deed: old })
      .writes([
        {
          data: { reassessBy: '2022-12-31' },
          basis: [{ instrument: 'IM99', article: '19' }, ...reassess.basis],
        },
      ]);
  });

  it('is consented to by whoever is competent on that day; who was asked under another law sends it back (INV-21)', () => {
    const lies = [...closing, { ...submitted, businessDate: civilDate('2024-02-20') }];
    const [on, asked] = [
      civilDate('2024-03-01'),
      { isAuthority: true, level: 'city', inLine: true } as const,
    ];
    const refusal = competenceRefusal(asked, 'county', { on: lawOf(on) });
    const said = { authority: AUTHORITY, units: [B], deed: deed(OFFICIAL, { businessDate: on }), refusal };
    given(...lies)
      .when({ kind: 'consent', ...said })
      .refuses({
        code: 'opening-authority-not-competent',
        rule: 'INV-21',
        basis: [{ instrument: 'REG', article: '31' }],
      });
    given(...lies)
      .when({ kind: 'reject', ground: '已非本级权限', ...said })
      .writes([{ type: 'ExtensionRejected' }]);
  });

  it('is told to its unit by OpeningExtended when it leaves the review: state, ground, consent, reassessment (E64)', () => {
    const consented = event('ExtensionConsented', {
      ...{ authority: AUTHORITY, units: [B], document: '12号', reassessBy: '2031-11-20' },
    });
    const review = rulesOf(openingDecider).given([...closing, submitted, consented]).state;
    expect(review && extensionOf(review, ACT, B)).toMatchObject({
      type: 'OpeningExtended',
      data: { state: '延期开放', ground: 'c', reassessBy: '2031-11-20', consent: consented.id },
    });
    expect(review && extensionOf(review, ACT, A)).toBeUndefined();
  });

  it('that is rejected goes back before both sides', () => {
    const rejected = event('ExtensionRejected', { authority: AUTHORITY, units: [B], ground: '可隐去姓名' });
    given(...closing, submitted, rejected)
      .when({
        ...{ kind: 'opinion', side: 'archives', opinion: { opinion: '开放' }, units: [B] },
        ...{ secret: [], deed: deed(REVIEWER) },
      })
      .writes([{ type: 'OpeningOpinionGiven' }]);
  });
});

describe('the order to open (E63)', () => {
  it('opens and publishes in one act, and seals the manifest', () => {
    given(...ready)
      .when(order())
      .writes([
        {
          ...{ type: 'OpeningOrdered', data: { count: 2, root, catalogue: { count: 2 } } },
          rules: ['INV-19', 'INV-20', 'INV-22', 'INV-23', 'CLK-08'],
          basis: [{ instrument: 'AL', article: '27' }],
        },
        { type: 'ActSealed', data: { count: 2, root } },
      ]);
  });

  it('publishes what lies within a unit by its last drawing alone', () => {
    const [one, two] = [testId(), testId()];
    const rows = (...entries: readonly string[]) => ({
      rows: [{ unit: A, title: '甲' }, ...entries.map((entry) => ({ unit: A, entry, title: '件' }))],
    });
    const first = event('OpeningCatalogueDrawn', rows(one));
    // A long file goes on in the next event.
    const more = event('OpeningCatalogueDrawn', { rows: [{ unit: A, entry: two, title: '件' }] });
    const published = (...events: readonly PastEvent[]) => {
      const review = openingOf([...joint, ...said, agreed([A, B]), ...events]);
      return review && catalogueRows(review).map(({ unit, entry }) => entry ?? unit);
    };
    expect(published(drawn, first, more)).toEqual([A, one, two, B]);
    expect(published(drawn, first, more, event('OpeningCatalogueDrawn', rows(two)))).toEqual([A, two, B]);
    given(...ready, first)
      .when(order())
      .writes([
        { type: 'OpeningOrdered', data: { count: 2, root, catalogue: { count: 3 } } },
        { type: 'ActSealed' },
      ]);
  });

  it('states who has looked for personal data in what it publishes, on which day, and in which drawings (INV-23)', () => {
    const rows = (unit: string) => ({ rows: [{ unit, title: '甲' }] });
    const again = { ...event('OpeningCatalogueDrawn', rows(A)), account: OFFICIAL };
    const ordered = (...events: readonly PastEvent[]) => {
      const review = openingOf([...joint, ...said, agreed([A, B]), ...events]);
      const result = openingDecider.decide(order(), review);
      const [draft] = result.ok ? result.value : [];
      return draft?.type === 'OpeningOrdered' ? draft.data.catalogue.checks : undefined;
    };
    const by = ({ id, account, businessDate: on }: PastEvent) => ({ account, on, drawings: [id] });
    expect(ordered(drawn)).toEqual([by(drawn)]);
    // Of what was drawn anew the new look counts, and the first one for the rest.
    expect(ordered(drawn, again)).toEqual([by(again), by(drawn)]);
    const last = event('OpeningCatalogueDrawn', rows(B));
    expect(ordered(drawn, again, last)).toEqual([by(again), by(last)]);
    // Two drawings of one hand on one day are one check.
    const more = { ...event('OpeningCatalogueDrawn', rows(B)), account: again.account };
    expect(ordered(drawn, again, more)).toEqual([{ ...by(again), drawings: [again.id, more.id] }]);
  });

  it('is not given without a catalogue for every unit (INV-23)', () => {
    given(...joint, ...said, agreed([A, B]))
      .when(order())
      .refuses({ code: 'opening-catalogue-missing', rule: 'INV-23' });
  });

  it('is not given while a unit is not concluded as open (INV-20)', () => {
    given(...joint, ...said, agreed([A]), drawn)
      .when(order())
      .refuses({ code: 'opening-not-concluded', rule: 'INV-20' });
  });

  it('is not given of what is younger than the regime says, has no date, or is secret (INV-19, INV-22)', () => {
    given(...ready)
      .when(order(DIRECTOR, fit({ due: civilDate('2027-01-01') })))
      .refuses({ code: 'opening-not-due', rule: 'INV-19' });
    given(...ready)
      .when(order(DIRECTOR, fit({ due: undefined })))
      .refuses({ code: 'opening-date-missing', rule: 'INV-19' });
    given(...ready)
      .when(order(DIRECTOR, fit({ secret: true })))
      .refuses({ code: 'opening-still-secret', rule: 'INV-22' });
  });

  it('is not given by whoever gave an opinion (INV-20)', () => {
    given(...ready)
      .when(order(REVIEWER))
      .refuses({ code: 'opening-same-person', rule: 'INV-20' });
  });
});

describe('a complaint (E65)', () => {
  it('is recorded once, with what was found and the reply', () => {
    const told = { archives: ARCHIVES, complaint: '未公布', finding: '属实', reply: '已公布', on: DAY };
    const decide = (handled: boolean) => complaintDecider.decide({ told, deed: deed(OFFICIAL) }, handled);
    const basis = [{ instrument: 'AL', article: '28(2)' }];
    expect(decide(false)).toMatchObject({ ok: true, value: [{ type: 'OpeningComplaintHandled', basis }] });
    expect(decide(true)).toMatchObject({ ok: false, error: { code: 'opening-complaint-handled' } });
  });
});
