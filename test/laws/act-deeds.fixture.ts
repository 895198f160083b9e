import type { Result } from '@fonds/kernel';
import type { OpeningAsk } from '../../libs/opening/src/application/opening.commands';
import type { Opinion } from '../../libs/opening/src/domain/opening.state';
import { CITY, PARTNER, PROVINCE } from './life-bench.fixture';
import type { Answer, LifeHistory } from './life-history.fixture';
import { of, type Deed, type Words } from './life-commands.fixture';
import type { Why } from './life-model.fixture';
import type { Word } from './review-model.fixture';

const WORDS: readonly Word[] = ['open', 'open', 'closed', 'closed', 'closed-without-ground'];
const OUTCOMES = ['destroyed', 'destroyed', 'destroyed', 'returned', 'already-gone'] as const;
const OPINIONS: { readonly [W in Word]: Opinion } = {
  open: { opinion: '开放' },
  closed: { opinion: '延期开放', ground: 'c' },
  'closed-without-ground': { opinion: '延期开放' },
};
const ANY: readonly Why[] = [
  ...([
    'form',
    'INV-02',
    'INV-11',
    'INV-12',
    'INV-13',
    'INV-14',
    'INV-15',
    'INV-16',
    'INV-17',
    'INV-17b',
  ] as const),
  ...(['INV-19', 'INV-20', 'INV-21', 'INV-22', 'INV-23', 'INV-24', 'INV-43'] as const),
];

export async function onRegister(h: LifeHistory, deed: Deed, words: Words): Promise<Answer | undefined> {
  const register = of(h.registers, words.which);
  if (!register) return undefined;
  const { model, id } = register;
  const units = h.picked(words, model.list);
  const at = h.context(words);
  const by = at.account;
  const { product } = h;
  const { a, b } = words;
  switch (deed) {
    case 'approve': {
      const declined = words.pick === null ? [] : units;
      return both(words, () => model.approve(by, a, b, declined), product.approve(id, a, b, declined, at));
    }
    case 'remove':
      return both(
        words,
        () => model.remove(units),
        product.onRegister(id, { kind: 'remove', units, ground: '误列' }, at),
      );
    case 'give-up-register':
      return both(
        words,
        () => model.withdraw(),
        product.onRegister(id, { kind: 'withdraw', ground: '改期' }, at),
      );
    case 'count': {
      const all = [...model.list];
      const other = [...h.life.units.keys()].filter((unit) => !model.list.has(unit)).slice(0, 1);
      const found = words.kind === 3 ? all.slice(1) : words.kind === 4 ? [...all, ...other] : all;
      const ask = { kind: 'count', found, office: 'archives' } as const;
      return both(words, () => model.count(by, new Set(found)), product.onRegister(id, ask, at));
    }
    case 'start': {
      const terms = { saa: a, facility: b, apart: words.kind === 4 };
      const now = h.context({ ...words, late: false });
      const told = product.start(id, terms, now);
      return both({ ...words, late: false }, () => model.start({ by: now.account, ...terms }), told);
    }
    case 'tell': {
      const outcome = OUTCOMES[words.kind] ?? 'destroyed';
      return both(words, () => model.tell(by, units, outcome), product.tell(id, units, outcome, at));
    }
    default:
      return both(words, () => model.certify(by), product.onRegister(id, { kind: 'certify' }, at));
  }
}

export async function onReview(h: LifeHistory, deed: Deed, words: Words): Promise<Answer | undefined> {
  const review = of(h.reviews, words.which);
  if (!review) return undefined;
  const { model } = review;
  const units = h.picked(words, model.list);
  const at = h.context(words);
  const by = at.account;
  const word = WORDS[words.kind] ?? 'open';
  const authority = words.a ? CITY : PROVINCE;
  const ask = (order: OpeningAsk) => h.product.onReview(review.id, order, at);
  if (!units.length && deed !== 'open-review' && deed !== 'order' && deed !== 'give-up-review')
    return undefined;
  switch (deed) {
    case 'open-review': {
      const wanted = words.a
        ? { partner: PARTNER }
        : { alone: true, ...(words.b && { ground: '无承接单位' }) };
      return both(words, () => model.open(words.a, words.b), ask({ kind: 'open-review', wanted }));
    }
    case 'give': {
      const side = words.b ? 'archives' : 'partner';
      const order = { kind: 'opinion', side, opinion: OPINIONS[word], units } as const;
      return both(words, () => model.give(side, by, word, units), ask(order));
    }
    case 'agree':
      return both(words, () => model.agree(units), ask({ kind: 'agree', units }));
    case 'coordinate': {
      const order = { kind: 'coordinate', authority: CITY, opinion: OPINIONS[word], units } as const;
      return both(words, () => model.coordinate(by, word, units), ask(order));
    }
    case 'submit':
      return both(words, () => model.submit(by, words.a, units), ask({ kind: 'submit', authority, units }));
    case 'consent':
      return both(words, () => model.consent(by, words.a, units), ask({ kind: 'consent', authority, units }));
    case 'reject': {
      const order = { kind: 'reject', authority, ground: '理由不足', units } as const;
      return both(words, () => model.reject(by, words.a, units), ask(order));
    }
    case 'publish':
      return both(
        words,
        () => model.publish(units),
        ask({ kind: 'draw-catalogue', units, titles: { units: new Map(), within: new Map() } }),
      );
    case 'take-out':
      return both(words, () => model.takeOut(units), ask({ kind: 'take-out', units, ground: '另议' }));
    case 'order': {
      const now = h.context({ ...words, late: false });
      const told = h.product.onReview(review.id, { kind: 'order', form: 'both', place: '网站' }, now);
      return both({ ...words, late: false }, () => model.order(now.account), told);
    }
    default:
      return both(words, () => model.withdraw(), ask({ kind: 'withdraw', ground: '改期' }));
  }
}

/** What is dated tomorrow is refused, whatever else there is against it (INV-43). */
export async function both(
  words: Words,
  model: () => Why[],
  told: Promise<Result<unknown>>,
): Promise<Answer> {
  return { told: await told, why: words.late ? ANY : model() };
}
