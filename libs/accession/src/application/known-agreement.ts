import { pastEvent, type CommandContext, type EventStore } from '@fonds/event-store';
import { loadFonds, unknownSeries } from '@fonds/fonds';
import { deedOf, isFree, unitDecider, unitStream } from '@fonds/holdings';
import { fold, type Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ceasedRefusal } from '@fonds/organisations';
import { agreementStream } from '../domain/accession-ids';
import type { AccessionQuestion, AccessionTerms } from '../domain/accession-terms.rule';
import { agreementDecider, type Agreement } from '../domain/agreement.decider';

export async function loadAgreement(store: EventStore, id?: string): Promise<Agreement | undefined> {
  return id === undefined
    ? undefined
    : fold(agreementDecider, (await store.readStream(agreementStream(id))).map(pastEvent));
}

/** The terms with the agreement that they name, as it stands in the record. */
export async function questionOf(
  store: EventStore,
  terms: AccessionTerms,
  about: Pick<AccessionQuestion, 'archives' | 'content' | 'owner'>,
  context: CommandContext,
): Promise<AccessionQuestion> {
  const agreed = await loadAgreement(store, terms.agreement);
  const { businessDate: date, lawData } = deedOf(context);
  const ceased = await ceasedRefusal(store, about.archives, date);
  return { ...terms, ...about, date, lawData, ...(agreed && { agreed }), ...(ceased && { ceased }) };
}

/** Where units are to lie: the fonds, and the series in it that are named. */
export async function placeRefusal(
  store: EventStore,
  fonds: string,
  units: readonly { readonly series?: string }[],
): Promise<Refusal | undefined> {
  if ((await loadFonds(store, fonds)).kind !== 'fonds') return plainRefusal('fonds-unknown', { fonds });
  return unknownSeries(
    store,
    fonds,
    units.map(({ series }) => series),
  );
}

const STREAMS_A_PAGE = 500;

/** Those of the ids whose stream says that something is there: a unit, or a code that some unit bears. */
export async function takenUnits(store: EventStore, ids: readonly string[]): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let at = 0; at < ids.length; at += STREAMS_A_PAGE) {
    const page = ids.slice(at, at + STREAMS_A_PAGE);
    const streams = await store.readStreams(page.map(unitStream));
    for (const id of page) {
      const state = fold(unitDecider, (streams.get(unitStream(id)) ?? []).map(pastEvent));
      // A code that is set aside is taken, too, unless somebody let its unit in.
      if (!isFree(state)) taken.push(id);
    }
  }
  return taken;
}
