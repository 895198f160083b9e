import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { loadFonds } from '@fonds/fonds';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ArrangeLot, RegisterAccession } from './accession.commands';
import type { EnterFile, UploadedAccessions } from './accession-uploads';
import { AccessionImport, type ImportAccessionsRequest } from './import-accessions';
import { unitsOfList } from './listed-units';
import type { UnitInput } from './unit-draft';

interface ListOptions {
  readonly fonds: string;
  readonly hiddenRows?: 'include' | 'exclude';
  readonly today: CivilDate;
}
type Listed<T> = Omit<T, 'units'> & { readonly hiddenRows?: 'include' | 'exclude' };

/** What a file with accessions becomes: lots of an AtoM, one accession of a list, or units made of a lot. */
@Injectable()
export class EnterFiles {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly imports: AccessionImport,
  ) {}

  atom(request: Omit<ImportAccessionsRequest, 'path'>, context: CommandContext): EnterFile {
    return async (path, read) => {
      const result = await this.imports.run({ ...request, path }, context, read);
      if (!result.ok) return result;
      const { problems, ...counts } = result.value;
      return ok({ counts, problems });
    };
  }

  accession(
    { hiddenRows, ...terms }: Listed<RegisterAccession['input']>,
    context: CommandContext,
  ): EnterFile {
    return this.listed({ fonds: terms.fonds, hiddenRows, today: context.today }, async (units) => {
      const result = await this.commands.execute(new RegisterAccession({ ...terms, units }, context));
      if (!result.ok) return result;
      const { accession, number, listed, applied } = result.value;
      return ok({ counts: { listed, applied }, answer: { accession, number }, problems: [] });
    });
  }

  arrangement({ hiddenRows, ...terms }: Listed<ArrangeLot['input']>, context: CommandContext): EnterFile {
    return this.listed({ fonds: terms.fonds, hiddenRows, today: context.today }, async (units) => {
      const result = await this.commands.execute(new ArrangeLot({ ...terms, units }, context));
      if (!result.ok) return result;
      const { act, listed, applied } = result.value;
      return ok({ counts: { listed, applied }, answer: { act, lot: terms.lot }, problems: [] });
    });
  }

  /** Every row or none: of a list with a row that cannot be taken nothing is entered. */
  private listed(
    { fonds, hiddenRows, today }: ListOptions,
    enter: (units: readonly UnitInput[]) => Promise<Result<UploadedAccessions>>,
  ): EnterFile {
    return async (path, read) => {
      // The fonds that it goes into is the one that a list without a column of its own is about.
      const known = await loadFonds(this.store, fonds);
      const fondsNumber = known.kind === 'fonds' ? known.fonds.number : undefined;
      const list = await unitsOfList(path, {
        today,
        ...(hiddenRows && { hiddenRows }),
        ...(fondsNumber && { fondsNumber }),
      });
      if (!list.ok) return list;
      const { units, problems } = list.value;
      read(units.length + problems.length);
      if (problems.length)
        return ok({ counts: { listed: units.length, refused: problems.length }, problems });
      return units.length > UNITS_OF_AN_ACT
        ? refuse(plainRefusal('too-many-units', { given: units.length, most: UNITS_OF_AN_ACT }))
        : enter(units);
    };
  }
}
