import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '@fonds/event-store';
import { UnreadableSource, readAtomAccessions, type AtomAccession, type Place } from '@fonds/interchange';
import { derivedId, refuse, type CivilDate, type Refusal, type Result } from '@fonds/kernel';
import { law, plainRefusal, ruleRefusal } from '@fonds/law';
import { sourceKindOf, SOURCE_KINDS, type SourceKind, type SourceParty } from '../domain/source-kinds';
import { RegisterLot } from './accession.commands';
import { estimateIn } from './printed-extent';

export interface ImportAccessionsRequest {
  readonly path: string;
  readonly file?: string;
  readonly archives: string;
  /** Which AtoM it comes from: two may number alike. */
  readonly sourceName?: string;
  /** For rows that do not say how they came in. */
  readonly sourceKind?: SourceKind;
  /** Whose the archives were, where neither row nor kind says it. */
  readonly owner?: SourceParty['kind'];
}

/** A row that was not entered, and why: a refusal of ours, or a problem of the reader with its code. */
export interface AccessionProblem {
  readonly place: Place;
  readonly number?: string;
  readonly refusal: Refusal;
  /** Whose code it is, where the reader of the file says it. */
  readonly reader?: 'atom' | 'catalogue';
}

export interface AccessionImportOutcome {
  readonly read: number;
  readonly registered: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly heldOut: number;
  readonly problems: readonly AccessionProblem[];
}

/**
 * Takes the accessions of an AtoM into the register, each as a lot that waits to be arranged: AtoM tells no units. The
 * number it had there stays beside ours. The same file again registers nothing; a row that has changed is refused.
 */
@Injectable()
export class AccessionImport {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  async run(
    request: ImportAccessionsRequest,
    context: CommandContext,
    progress?: (read: number) => void,
  ): Promise<Result<AccessionImportOutcome>> {
    const counts = { read: 0, registered: 0, unchanged: 0, refused: 0, heldOut: 0 };
    const problems: AccessionProblem[] = [];
    try {
      const options = { today: context.today, ...(request.file && { fileName: request.file }) };
      for await (const item of readAtomAccessions(request.path, options)) {
        if (item.kind === 'problem' || item.kind === 'control') continue;
        counts.read++;
        progress?.(counts.read);
        if (item.kind !== 'accession') {
          counts[item.kind === 'heldOut' ? 'heldOut' : 'refused']++;
          for (const { code, place, facts } of item.problems)
            problems.push({ place, refusal: plainRefusal(code, facts), reader: 'atom' });
          continue;
        }
        const entered = await this.enter(item, request, context);
        if (entered.ok) counts[entered.value ? 'unchanged' : 'registered']++;
        else {
          counts.refused++;
          problems.push({ place: item.place, number: item.number, refusal: entered.error });
        }
      }
    } catch (error) {
      if (!(error instanceof UnreadableSource)) throw error;
      const { code, facts } = error.problem;
      return refuse(plainRefusal(code, facts));
    }
    return { ok: true, value: { ...counts, problems } };
  }

  /** @returns whether it was there already */
  private async enter(
    row: AtomAccession,
    request: ImportAccessionsRequest,
    context: CommandContext,
  ): Promise<Result<boolean>> {
    const { archives, sourceName = '' } = request;
    const sourceKind = (row.sourceKind && sourceKindOf(row.sourceKind)) ?? request.sourceKind;
    if (!sourceKind) return refuse(plainRefusal('accession-kind-unknown', { number: row.number }));
    const on = (row.acquisitionDate?.to ?? row.acquisitionDate?.from) as CivilDate | undefined;
    if (!on) return refuse(plainRefusal('accession-date-unknown', { number: row.number }));
    if (on > context.today)
      return refuse(
        ruleRefusal('accession-date-ahead', 'INV-43', { number: row.number, date: on, today: context.today }),
      );
    const key = derivedId<'lot'>('lot/atom/1', archives, sourceName, row.number);
    const name = row.donor?.name ?? row.creators[0];
    const kind = request.owner ?? (SOURCE_KINDS[sourceKind].agreed ? '其他' : '国家');
    const extent = row.receivedExtentUnits;
    const result = await this.commands.execute(
      new RegisterLot(
        {
          archives,
          title: row.title ?? name ?? row.number,
          estimate: estimateIn(extent ?? ''),
          extent: extent?.trim() ? extent : NOT_STATED,
          accession: {
            sourceKind,
            source: { kind, ...(name && { name }) },
            sourceNumber: row.number,
            sourceDigest: row.digest,
          },
          key,
        },
        contextOn(context, on, key),
      ),
    );
    return result.ok ? { ok: true, value: result.value.unchanged } : result;
  }
}

/** A lot has an extent: of a row without one nobody knows it. */
const NOT_STATED = '未著录 not stated';

/** The deed of one row: on its own day, under the law of that day. */
function contextOn(context: CommandContext, on: CivilDate, key: string): CommandContext {
  const { regime, version } = law.at(on, context.law.version);
  const { expectedRevision: _, ...rest } = context;
  return {
    ...rest,
    command: derivedId<'command'>('command/1', context.account, 'accession', key),
    correlation: context.command,
    businessDate: on,
    law: { regime: regime.id, version },
  };
}
