import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import type { TransferListRow } from '@fonds/forms';
import { unitDecider, unitStream, type Unit } from '@fonds/holdings';
import { fold } from '@fonds/kernel';
import type { Opinion } from '../domain/transfer.state';

const STREAMS_A_PAGE = 500;

/** Rows of a 移交目录 from the units' own events up to a position, a page of streams at a time. */
@Injectable()
export class TransferListRows {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async *of(
    units: readonly string[],
    opinions: { get(unit: string): Opinion | undefined },
    position: bigint,
  ): AsyncGenerator<TransferListRow> {
    for (let at = 0; at < units.length; at += STREAMS_A_PAGE) {
      const page = units.slice(at, at + STREAMS_A_PAGE);
      const streams = await this.store.readStreams(page.map(unitStream));
      for (const unit of page) {
        const known = (streams.get(unitStream(unit)) ?? []).filter((event) => event.position <= position);
        const state = fold(unitDecider, known.map(pastEvent));
        if (state.kind === 'unit') yield rowOf(state.unit, opinions.get(unit));
      }
    }
  }
}

function rowOf({ code, description }: Unit, opinion: Opinion | undefined): TransferListRow {
  const { title, creators, dates, pages, bytes, retention, secrecy } = description;
  const note = [opinion?.ground, opinion?.expiry, opinion?.secrecyChange].filter(Boolean).join('；');
  return {
    code: code?.printed ?? description.code ?? '',
    title,
    ...(creators?.length && { author: creators.join('、') }),
    ...(dates?.length && { date: dates.map(({ printed }) => printed).join('；') }),
    ...(pages !== undefined && { pages }),
    ...(bytes !== undefined && { bytes }),
    ...(retention && { retention }),
    ...(secrecy && { secrecy }),
    ...(opinion && { openingOpinion: opinion.opinion }),
    ...(opinion?.disclosure && { disclosure: opinion.disclosure }),
    ...(note && { note }),
  };
}
