import { Injectable } from '@nestjs/common';
import { inChunks, manifestOf } from '@fonds/acts';
import type { OpeningOrdered } from '@fonds/event-contracts';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { UnitsOfAct } from '@fonds/transfer';
import { toSubmit } from '../domain/conclusion.rule';
import {
  sameOpinion,
  submittedTo,
  unitsStanding,
  type OpeningReview,
  type Opinion,
} from '../domain/opening.state';
import type { OpeningAsk } from './opening.commands';
import type { EnteredReview } from './opening-door';

/** Units in one event, well under its limit of bytes. */
const UNITS_IN_ONE = { bytes: 150_000, most: 3_000 };

type Asks = Promise<Result<readonly OpeningAsk[]>>;

export interface ConcludeWords extends Opinion {
  /** Codes or ids; absent: all that the step is about. */
  readonly units?: readonly string[];
  readonly document?: string;
}

/** From the words of a person to what is asked of the review; where no unit is named, of all that the step is about. */
@Injectable()
export class OpeningAsks {
  constructor(private readonly units: UnitsOfAct) {}

  /** Without units: whatever this side has said nothing of yet. */
  opinion({ review, party }: EnteredReview, { units, opinion, ground, text, until }: ConcludeWords): Asks {
    const side = party === 'partner' ? 'partner' : 'archives';
    const given = withoutAbsent({ opinion, ground, text, until });
    const rest = unitsStanding(review, 'in-review').filter((unit) => !review[side].get(unit));
    return this.each(review, units, rest, (some) => ({
      kind: 'opinion',
      side,
      opinion: given,
      units: some,
    }));
  }

  /** Without units: whatever both sides have said alike. */
  agree({ review }: EnteredReview, units: readonly string[] | undefined): Asks {
    const alone = review.joint?.as === 'none';
    const ready = unitsStanding(review, 'in-review').filter((unit) => {
      const [one, other] = [review.archives.get(unit), review.partner.get(unit)];
      return one && (alone || (other && sameOpinion(one, other)));
    });
    return this.each(review, units, ready, (some) => ({ kind: 'agree', units: some }));
  }

  coordinate({ review, organisation: authority }: EnteredReview, words: ConcludeWords): Asks {
    const { units, document, opinion, ground, text, until } = words;
    const given = withoutAbsent({ opinion, ground, text, until });
    return this.each(review, units, unitsStanding(review, 'disputed'), (some) => ({
      kind: 'coordinate',
      authority,
      ...(document && { document }),
      opinion: given,
      units: some,
    }));
  }

  submit({ review }: EnteredReview, authority: string, units: readonly string[] | undefined): Asks {
    const closed = manifestOf(review.act).filter((unit) => toSubmit(review, unit));
    return this.each(review, units, closed, (some) => ({ kind: 'submit', authority, units: some }));
  }

  answer(
    { review, organisation: authority }: EnteredReview,
    words:
      | { readonly kind: 'consent'; readonly document?: string; readonly units?: readonly string[] }
      | { readonly kind: 'reject'; readonly ground: string; readonly units?: readonly string[] },
  ): Asks {
    const asked = manifestOf(review.act).filter((unit) => submittedTo(review, unit) === authority);
    const { units, ...answer } = words;
    return this.each(review, units, asked, (some) => ({ ...answer, authority, units: some }));
  }

  /** INV-23: titles as they are to be published, all others as they are described; also of what lies within a unit. */
  async catalogue(
    { review }: EnteredReview,
    titles: readonly { readonly unit: string; readonly title: string }[],
  ): Asks {
    const names = this.units.of(review.act);
    const named = { units: new Map<string, string>(), within: new Map<string, string>() };
    for (const { unit: text, title } of titles) {
      const { units } = await names.named([text]);
      for (const id of units) named.units.set(id, title);
      if (!units.length) named.within.set(text, title);
    }
    const open = unitsStanding(review, 'agreed-open');
    if (!open.length) return refuse(plainRefusal('opening-nothing-to-do'));
    return ok([{ kind: 'draw-catalogue', units: open, titles: named }]);
  }

  /** What stops the opening of the others: not concluded as open. */
  takeOut(
    { review }: EnteredReview,
    {
      units,
      pending,
      ground,
    }: { readonly units?: readonly string[]; readonly pending?: boolean; readonly ground: string },
  ): Asks {
    const open = new Set(unitsStanding(review, 'agreed-open'));
    const waiting = pending ? manifestOf(review.act).filter((unit) => !open.has(unit)) : [];
    return this.each(review, units, waiting, (some) => ({ kind: 'take-out', units: some, ground }));
  }

  order(form: OpeningOrdered['form'], place: string): Result<readonly OpeningAsk[]> {
    return ok([{ kind: 'order', form, place }]);
  }

  private async each(
    { act }: OpeningReview,
    texts: readonly string[] | undefined,
    otherwise: readonly string[],
    ask: (units: readonly string[]) => OpeningAsk,
  ): Asks {
    const named = texts ? await this.units.allNamed(act, texts) : ok(otherwise);
    if (!named.ok) return named;
    if (!named.value.length) return refuse(plainRefusal('opening-nothing-to-do'));
    return ok(inChunks(named.value, UNITS_IN_ONE).map(ask));
  }
}

const withoutAbsent = (opinion: Opinion): Opinion =>
  Object.fromEntries(
    Object.entries(opinion).filter(([, value]) => value !== undefined),
  ) as unknown as Opinion;
