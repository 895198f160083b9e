import type { CodeSetAside } from '@fonds/event-contracts';
import { metaOf, NO_STREAM, pastEvent, type AppendRequest, type EventStore } from '@fonds/event-store';
import { fondsNumbered, isFree, unitDecider, unitIdOf, unitStream } from '@fonds/holdings';
import { derivedId, fold, type FondsId } from '@fonds/kernel';
import { recordedCode } from '../domain/taken-on';
import type { SourceRefused } from '../source';
import type { BegunImport } from './begun-import';

/** Requests handed to the store at once. */
const BATCH = 500;

/**
 * Reserves the codes that a catalogue lists with a status in place of holdings (domain.md §8b): nobody may give them
 * until a person has decided. Ids follow from the code, so the same catalogue again writes nothing; a code that a unit
 * bears, or that was set aside or reserved before, is left as it is.
 */
export class SettingAside {
  private readonly fonds = new Map<string, FondsId>();
  private pending: AppendRequest[] = [];
  eventsWritten = 0;

  constructor(
    private readonly store: EventStore,
    private readonly archives: string,
    private readonly begun: BegunImport,
  ) {}

  async add({ setAside, place }: SourceRefused): Promise<void> {
    if (!setAside) return;
    const { normalised, printed, arrangementMode, status } = setAside;
    const fonds = await this.fondsOf(setAside.fonds);
    const unit = unitIdOf(fonds, { kind: 'code', value: normalised }, this.archives);
    const { file, sheet, line } = place;
    const data: CodeSetAside = {
      code: recordedCode(printed, normalised, arrangementMode),
      numberingBody: this.archives,
      fonds,
      status,
      import: this.begun.id,
      place: { file, ...(sheet !== undefined && { sheet }), line: line ?? 1 },
    };
    this.pending.push({
      stream: unitStream(unit),
      expected: NO_STREAM,
      events: [
        {
          id: derivedId<'event'>('set-aside/1', unit, this.begun.id),
          type: 'CodeSetAside',
          data,
          meta: metaOf(this.begun.context, ['INV-44']),
        },
      ],
    });
    if (this.pending.length >= BATCH) await this.write();
  }

  async write(): Promise<void> {
    const requests = this.pending;
    this.pending = [];
    if (!requests.length) return;
    const results = await this.store.load(requests);
    const met: AppendRequest[] = [];
    results.forEach((result, i) => {
      const request = requests[i];
      if (result.ok) this.eventsWritten += result.repeated ? 0 : 1;
      else if (result.reason === 'conflict' && request) met.push(request);
      else throw new Error('a code could not be set aside');
    });
    for (const request of met) await this.behind(request);
  }

  /** A reservation that was voided leaves the code free; everything else that stands on its stream stays. */
  private async behind(request: AppendRequest): Promise<void> {
    const stored = await this.store.readStream(request.stream);
    const state = fold(unitDecider, stored.map(pastEvent));
    if (state.kind === 'set-aside' || !isFree(state)) return;
    const [result] = await this.store.load([{ ...request, expected: stored.length - 1 }]);
    if (result?.ok) this.eventsWritten += result.repeated ? 0 : 1;
    else await this.behind(request);
  }

  private async fondsOf(number: string): Promise<FondsId> {
    const known = this.fonds.get(number) ?? (await fondsNumbered(this.store, this.archives, number));
    this.fonds.set(number, known);
    return known;
  }
}
