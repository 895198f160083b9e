import type { DomainEvent } from '@fonds/event-contracts';
import type { LoggedEvent, Row, Rows } from '@fonds/projections';
import { blankItem } from './inbox-item';

/** What is proposed, by the event that proposes it. */
export const PROPOSED: { readonly [type: string]: string } = {
  CorrectionProposed: 'correction-proposed',
  HeldSinceCorrectionProposed: 'held-since-proposed',
  HistoryReconstructionProposed: 'history-proposed',
  EffectCorrectionProposed: 'effect-date-proposed',
  LotDateCorrectionProposed: 'lot-date-proposed',
  FilingProposed: 'filing-proposed',
};
/** What a second person does with it. */
export const SECONDED = [
  'ItemCorrected',
  'HeldSinceCorrected',
  'HistoryReconstructed',
  'EffectCorrected',
  'LotDateCorrected',
  'ItemFiled',
] as const;

/** The two sides of what passed the gate by a transfer: `<fonds>/<revision>`. */
export const PASSED_TABLE = {
  name: 'inbox_passed',
  columns: { id: 'text', sender: 'uuid', receiver: 'uuid' },
  key: ['id'],
  group: 'id',
} as const;

export const passedId = (stream: string, revision: number): string =>
  `${stream.slice('gate-'.length)}/${revision}`;

/** The event whose proposal it carries out. */
export function secondedBy(event: DomainEvent): string | undefined {
  return (SECONDED as readonly string[]).includes(event.type)
    ? (event.data as { readonly seconds: string }).seconds
    : undefined;
}

/** Named by its event; it waits for another person of whoever keeps the unit, or for the other side of a transfer. */
export function proposal(kind: string, { event, stored }: LoggedEvent, rows: Rows): Row {
  const own = stored.meta.actor.organisation ?? null;
  const passed =
    event.type === 'EffectCorrectionProposed'
      ? rows.get('inbox_passed', { id: passedId(stored.stream, event.data.corrects) })
      : undefined;
  const other = passed && [passed.sender, passed.receiver].find((side) => side !== own);
  const at = (prefix: string): string | null =>
    stored.stream.startsWith(prefix) ? stored.stream.slice(prefix.length) : null;
  return {
    ...blankItem(stored.id, stored),
    item: 'proposal',
    kind,
    organisation: other ?? own,
    ...(other && { party: own }),
    fonds: at('gate-'),
    unit: at('unit-'),
    revision: event.type === 'EffectCorrectionProposed' ? event.data.corrects : null,
    not_by: [stored.meta.actor.account],
  };
}
