import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { CustodyChainQuery } from '@fonds/custody';
import { eventWords } from '@fonds/event-contracts/words';
import { writePdf, type CustodyPage, type CustodyPageRow } from '@fonds/forms';
import { roleWords, type Viewer } from '@fonds/identity';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { HOW_TO_CHECK, subjectWords, withheldWords, type WordFacts } from './bundle-words';
import { leafOfEvent } from './signed-tree';

/** The printed page of a bundle. */
@Injectable()
export class BundlePages {
  constructor(private readonly chains: CustodyChainQuery) {}

  async page(facts: WordFacts, viewer: Viewer): Promise<Uint8Array> {
    const { subject, tree, events } = facts;
    const [about, withheld] = [subjectWords(subject), withheldWords(events)];
    const paper: CustodyPage = {
      form: 'custody-page',
      subject: `${about.zh}\n${about.en}`,
      origin: tree.origin,
      size: tree.size,
      keys: tree.keys.trimEnd(),
      checkpoint: tree.note,
      withheld: `${withheld.zh}\n${withheld.en}`,
      howToCheck: `${HOW_TO_CHECK.zh}\n${HOW_TO_CHECK.en}`,
      rows: await this.rows(facts, viewer),
      logPosition: String(tree.size),
      ...(tree.epoch.number > 0 && { logEpoch: tree.epoch.number }),
      standing: `${STANDING_WORDS.published.zh} ${STANDING_WORDS.published.en}`,
      // Of the events, not of the hour: the same bundle is the same bytes.
      preparedAt: events.reduce(
        (last, { stored }) => (stored.meta.recordedAt > last ? stored.meta.recordedAt : last),
        '',
      ),
      signatures: [],
    };
    const output = new PassThrough();
    const [bytes] = await Promise.all([buffer(output), writePdf(paper, output, { language: 'en' })]);
    return bytes;
  }

  /** Of a unit its chain in words; of an act and a fonds what their events are called. Only what is shown. */
  private async rows({ subject, tree, events }: WordFacts, viewer: Viewer): Promise<CustodyPageRow[]> {
    const steps = subject.kind === 'unit' ? await this.chains.chain(subject.id, viewer) : undefined;
    const words = new Map(steps?.map((step) => [step.event, step]));
    return events.flatMap(({ stored, shown }): CustodyPageRow[] => {
      const told = words.get(stored.id);
      if (!shown || (subject.kind === 'unit' && !told)) return [];
      const { businessDate, actor } = stored.meta;
      const [called, role] = [eventWords(stored.type), roleWords(actor.role)];
      const acting = `${role.zh} ${role.en} (${actor.role})`;
      return [
        {
          leaf: String(leafOfEvent(tree, stored)),
          date: businessDate,
          zh: told?.zh ?? `${called.zh} ${stored.type}`,
          en: told?.en ?? `${called.en} (${stored.stream})`,
          by: told ? `${told.by}\n${acting}` : acting,
        },
      ];
    });
  }
}
