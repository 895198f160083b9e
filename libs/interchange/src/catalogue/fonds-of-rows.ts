import { normaliseReferenceCode, type ReferenceCode } from '@fonds/kernel';
import type { Place } from '../source';
import type { Cover } from './cover.reader';
import type { CatalogueOptions, UnitDraft } from './findings';
import { textOf } from './row-code';
import type { RowValues } from './row-values';

/** The fonds that rows are of: as the code says, else the row, else the lines above the table, else whoever imports. */
export class FondsOfRows {
  /** `cover` is read when it is needed: lines between tables change it. */
  constructor(
    private readonly cover: Cover,
    private readonly options: CatalogueOptions,
  ) {}

  /** The name of the creator. */
  name(values?: RowValues): string | undefined {
    return (
      (values && textOf(values, 'fondsName')) || this.cover.get('fondsName')?.value || this.options.fondsName
    );
  }

  of(code: ReferenceCode, values: RowValues | undefined, place: Place): UnitDraft['fonds'] | undefined {
    const printed =
      code.fonds ??
      ((values && textOf(values, 'fonds')) || this.cover.get('fonds')?.value || this.options.fondsNumber);
    const name = this.name(values);
    return printed ? { number: normaliseReferenceCode(printed), ...(name && { name }), place } : undefined;
  }
}
