import { both, onRegister, onReview } from './act-deeds.fixture';
import { CLOSING_STEPS, of, REVIEW_STEPS, type Deed, type Words } from './life-commands.fixture';
import type { Answer, LifeHistory } from './life-history.fixture';
import { STOPS } from './life-model.fixture';
import { AppraisalModel, draw, RegisterModel } from './register-model.fixture';
import { plan, ReviewModel, type Purpose } from './review-model.fixture';

const YEARS = 30;
const KINDS_OF_HOLD = Object.keys(STOPS);
const PURPOSES: readonly Purpose[] = ['opening', 'opening', 'opening', 'reassessment', 'reclosing'];
const REVIEWED: ReadonlySet<Deed> = new Set<Deed>([
  ...REVIEW_STEPS,
  ...CLOSING_STEPS,
  ...(['coordinate', 'reject', 'take-out', 'give-up-review'] as const),
]);

export async function takeDeed(h: LifeHistory, deed: Deed, words: Words): Promise<Answer | undefined> {
  const { product, life } = h;
  const at = h.context({ ...words, late: false });
  const units = h.picked(words);
  switch (deed) {
    case 'hold': {
      const kind = KINDS_OF_HOLD[words.kind] ?? 'other';
      const stops = words.b ? undefined : ['opening'];
      const told = await product.hold(kind, words.a ? units : undefined, stops, at);
      const model = {
        stops: new Set(stops ?? STOPS[kind]),
        lifted: false,
        ...(words.a && { units: new Set(units) }),
      };
      life.holds.push(model);
      h.holds.push({ id: told.ok ? told.value.hold : '', model });
      return { told, why: [] };
    }
    case 'lift': {
      const hold = of(h.holds, words.which);
      return hold && { why: life.lift(hold.model), told: await product.lift(hold.id, at) };
    }
    case 'lend':
      return { why: life.lend(units), told: await product.lend(units, at) };
    case 'take-back': {
      const lent = h.picked(
        words,
        units.filter((id) => life.unit(id).loan),
      );
      return lent.length
        ? { why: life.takeBack(lent), told: await product.fact('LoanReturned', lent, at) }
        : undefined;
    }
    case 'lose': {
      // What is lost while it is lent is a matter of the loan.
      const there = units.slice(0, 2).filter((id) => !life.unit(id).loan);
      return there.length
        ? { why: life.lose(there), told: await product.fact('LossRecorded', there, at) }
        : undefined;
    }
    case 'recover': {
      const lost = h.picked(
        words,
        units.filter((id) => life.unit(id).out === 'lost'),
      );
      return lost.length
        ? { why: life.recover(lost), told: await product.fact('RecoveryRecorded', lost, at) }
        : undefined;
    }
    case 'note-matter': {
      const [id = ''] = units;
      return { why: life.noteMatter(id), told: await product.noteMatter(id, at) };
    }
    case 'appraise': {
      // A unit is under one appraisal at a time.
      const taken = h.appraisals.some(
        ({ model, units: theirs }) => !model.reported && theirs.some((each) => units.includes(each)),
      );
      const { id, told } = await product.appraise(units, at);
      if (!taken)
        h.appraisals.push({ id, model: new AppraisalModel(life, new Set(units), h.stateArchives), units });
      return { why: taken ? ['form'] : [], told };
    }
    case 'opine': {
      const appraisal = of(h.appraisals, words.which);
      if (!appraisal) return undefined;
      const those = h.picked(words, appraisal.units);
      const [opinion, period] = words.a ? (['destroy', false] as const) : (['keep', words.b] as const);
      const told = product.opine(appraisal.id, those, opinion, period ? `${YEARS}年` : undefined, at);
      return both({ ...words, late: false }, () => appraisal.model.decide(those, opinion, period), told);
    }
    case 'report': {
      const appraisal = of(h.appraisals, words.which);
      const paper = words.a || words.b;
      return (
        appraisal && {
          why: appraisal.model.report(paper, YEARS),
          told: await product.report(appraisal.id, h.context({ ...words, late: false }, paper)),
        }
      );
    }
    case 'draw':
      return drawn(h, words, units);
    case 'plan':
      return planned(h, words, units);
    default:
      return REVIEWED.has(deed) ? onReview(h, deed, words) : onRegister(h, deed, words);
  }
}

async function drawn(h: LifeHistory, words: Words, units: readonly string[]): Promise<Answer> {
  const paper = words.kind !== 4;
  const appraisal = words.kind === 3 ? of(h.appraisals, words.which) : undefined;
  const context = h.context({ ...words, late: false }, paper);
  const by = context.account;
  const register = draw(h.life, units, { by, paper, appraisal: appraisal?.model, matters: words.a });
  const told = await h.product.draw(units, { appraisal: appraisal?.id, matters: words.a }, context);
  if (register instanceof RegisterModel)
    h.registers.push({
      id: told.ok ? told.value.act : '',
      model: register,
      step: 0,
      closing: false,
      from: words.who,
    });
  return { told, why: register instanceof RegisterModel ? [] : register };
}

async function planned(h: LifeHistory, words: Words, units: readonly string[]): Promise<Answer> {
  const purpose = PURPOSES[words.kind] ?? 'opening';
  const terms = { purpose, ground: words.a, early: words.b && words.a, stateArchives: h.stateArchives };
  const fit = units.filter((id) => !h.life.unit(id).secret && h.life.ofAge(h.life.unit(id)));
  const chosen = words.b && fit.length ? fit : units;
  const review = plan(h.life, chosen, terms);
  const told = await h.product.plan(chosen, terms, h.context({ ...words, late: false }));
  const closing = purpose === 'reclosing' || !words.b;
  if (review instanceof ReviewModel)
    h.reviews.push({ id: told.ok ? told.value.act : '', model: review, step: 0, closing, from: 0 });
  return { told, why: review instanceof ReviewModel ? [] : review };
}
