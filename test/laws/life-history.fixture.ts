import type { EventStore } from '@fonds/event-store';
import { civilDate, type Refusal, type Result } from '@fonds/kernel';
import { testContext, testId } from '@fonds/testing';
import {
  CLOSING_STEPS,
  REGISTER_STEPS,
  REVIEW_STEPS,
  UNITS,
  type Command,
  type Deed,
  type Words,
} from './life-commands.fixture';
import { takeDeed } from './life-deeds.fixture';
import { LifeModel, type LifeHold, type LifeUnit, type Why } from './life-model.fixture';
import { lifeProduct, type LifeProduct } from './life-product.fixture';
import type { AppraisalModel, RegisterModel } from './register-model.fixture';
import type { ReviewModel } from './review-model.fixture';

/** Ordinary units; one of before 1949, one with a mark of secrecy, a permanent one, two that are too young for something. */
const KINDS: readonly Pick<LifeUnit, 'formed' | 'retention' | 'secret'>[] = [
  { formed: 2001, retention: 10, secret: false },
  { formed: 2000, retention: 10, secret: false },
  { formed: 1937, retention: 10, secret: false },
  { formed: 2001, retention: 10, secret: true },
  { formed: 1995, retention: undefined, secret: false },
  { formed: 2010, retention: 10, secret: false },
  { formed: 2005, retention: 30, secret: false },
];

interface Going<M> {
  readonly id: string;
  readonly model: M;
  /** How far it has come on the lawful way. */
  step: number;
  readonly closing: boolean;
  /** Of a register: whoever drew it. */
  readonly from: number;
}

/** What the product answered, and what the model has against it. */
export interface Answer {
  readonly told: Result<unknown>;
  readonly why: readonly Why[];
}

/** Commands against the product, and beside it against the model; whatever the two answer differently is an error. */
export class LifeHistory {
  readonly life = new LifeModel();
  readonly refusals: Refusal[] = [];
  /** By command, how often it was accepted. */
  readonly accepted = new Map<string, number>();
  readonly registers: Going<RegisterModel>[] = [];
  readonly reviews: Going<ReviewModel>[] = [];
  readonly appraisals: {
    readonly id: string;
    readonly model: AppraisalModel;
    readonly units: readonly string[];
  }[] = [];
  readonly holds: { readonly id: string; readonly model: LifeHold }[] = [];
  readonly people = Array.from({ length: 5 }, () => testId<'account'>());
  readonly product: LifeProduct;

  constructor(
    store: EventStore,
    readonly stateArchives: boolean,
  ) {
    this.product = lifeProduct(store, stateArchives);
  }

  async begin(): Promise<void> {
    for (const kind of KINDS) {
      const id = testId<'unit'>();
      this.life.units.set(id, { ...kind, id, openMatter: false, loan: false, opening: '未审核' });
      await this.product.takeOn(id, kind);
    }
  }

  async run(commands: readonly Command[]): Promise<void> {
    for (const { do: deed, all } of commands) await this.compare(deed, all);
  }

  private async compare(deed: Command['do'], words: Words): Promise<void> {
    const [taken, answer] = await this.take(deed, words);
    if (!answer) return;
    const { told, why } = answer;
    const seen = told.ok ? 'accepted' : `${told.error.rule ?? 'form'} ${told.error.code}`;
    const agreed = told.ok ? !why.length : why.includes((told.error.rule ?? 'form') as Why);
    if (!agreed)
      throw new Error(
        `${taken} ${JSON.stringify(words)}: ${seen}, the model says ${why.join() || 'accepted'}`,
      );
    if (told.ok) this.accepted.set(taken, (this.accepted.get(taken) ?? 0) + 1);
    else this.refusals.push(told.error);
    expect({ taken, ...(await this.product.standings(this.life.units.keys())) }).toEqual({
      taken,
      ...this.standings(),
    });
  }

  private standings() {
    return Object.fromEntries(
      [...this.life.units.values()].map(({ id, out, loan, claim, destroying, opening, retention }) => [
        id,
        { out, loan, claimed: claim !== undefined, destroying: destroying !== undefined, opening, retention },
      ]),
    );
  }

  /** @returns nothing where there is nothing that it could be about */
  private async take(deed: Command['do'], words: Words): Promise<readonly [string, Answer | undefined]> {
    if (deed === 'go-on-register') return this.goOn(this.registers, words, () => REGISTER_STEPS);
    if (deed === 'go-on-review')
      return this.goOn(this.reviews, words, ({ closing }) => (closing ? CLOSING_STEPS : REVIEW_STEPS));
    return [deed, await takeDeed(this, deed, words)];
  }

  /** The next step of an act that is under way, by whoever may take it. */
  private async goOn<M extends { readonly ended: boolean }>(
    acts: readonly Going<M>[],
    words: Words,
    steps: (act: Going<M>) => readonly Deed[],
  ): Promise<readonly [string, Answer | undefined]> {
    const open = acts.filter((act) => !act.model.ended && act.step < steps(act).length);
    const act = open[words.which % (open.length || 1)];
    const next = act && steps(act)[act.step];
    if (!act || !next) return ['nothing', undefined];
    const other = words.kind === DISPUTED;
    const deed = (other && INSTEAD[next]) || next;
    const people = steps(act) === REGISTER_STEPS ? OF_REGISTER : act.closing ? OF_CLOSING : OF_REVIEW;
    const closed = act.closing !== (other && next === 'give');
    const lawful: Words = {
      ...words,
      who: act.from + (deed === 'coordinate' ? COORDINATOR : (people[act.step] ?? 0)),
      ...{ pick: null, a: true, late: false, kind: closed ? 2 : 0 },
      // The archives says its opinion first, then its partner.
      b: next !== 'give' || act.step === 1,
    };
    const answer = await takeDeed(this, deed, { ...lawful, which: acts.indexOf(act) });
    // What the authority does not consent to comes before both sides again.
    if (answer?.told.ok) act.step = deed === 'reject' ? 1 : act.step + 1;
    return [deed, answer];
  }

  context(words: Words, paper = false) {
    return testContext({
      account: this.people[words.who % this.people.length] ?? testId<'account'>(),
      ...(words.late && { businessDate: civilDate('2026-11-23') }),
      ...(paper && { evidence: [{ sha256: 'a'.repeat(64), kind: '鉴定工作报告' }] }),
    });
  }

  picked({ pick }: Words, otherwise?: Iterable<string>): string[] {
    if (pick === null && otherwise) return [...otherwise];
    return [...this.life.units.keys()].filter((_, n) => ((pick ?? 2 ** UNITS - 1) >> n) & 1);
  }
}

/** Now and then the two sides differ, and the authority does not consent. */
const DISPUTED = 3;
const INSTEAD: { readonly [D in Deed]?: Deed } = { agree: 'coordinate', consent: 'reject' };
const COORDINATOR = 2;

/** Who takes a step of a register, counted from whoever drew it; and of a review. */
const OF_REGISTER = [1, 2, 3, 2, 2, 2, 3];
const OF_REVIEW = [0, 0, 4, 1, 1, 3];
const OF_CLOSING = [0, 0, 4, 1, 1, 2];
