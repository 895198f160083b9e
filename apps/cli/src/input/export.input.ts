import { extname } from 'node:path';
import { TrailExportQuery } from '@fonds/custody';
import { CatalogueExportQuery } from '@fonds/interchange';
import { BundleQuery, StatementDto } from '@fonds/ledger/proofs';
import type { BundleOptions } from '../actions/bundle.action';
import type { ExportOptions as CatalogueOptions } from '../actions/import-list.action';
import type { StatementOptions } from '../actions/statement.action';
import type { ExportOptions } from '../actions/trail.action';
import { dayOption } from '../session/option-values';
import { deed, query, type CommandInput, type CommandInputs } from './command-input';

const bundle: CommandInput = query<BundleOptions>(BundleQuery, ({ purpose }) => ({ purpose }));

/** What is recorded because it is handed out, and the log itself. */
export const EXPORT_INPUTS: CommandInputs = {
  'trail export': query<ExportOptions>(TrailExportQuery, ({ format, purpose }) => ({ format, purpose })),
  'import export': query<CatalogueOptions>(CatalogueExportQuery, ({ output, purpose }) => {
    const format = extname(output).slice(1).toLowerCase();
    return format === 'csv' || format === 'xlsx' ? { format, purpose } : undefined;
  }),
  'bundle unit': bundle,
  'bundle act': bundle,
  'bundle fonds': bundle,
  'bundle case': bundle,
  'holdings statement': deed<StatementOptions>(StatementDto, ({ archives, asOf, knownAt }) =>
    asOf === undefined || archives === undefined
      ? undefined
      : { archives, asOf: dayOption('--as-of', asOf), knownAt },
  ),
  'ledger restart': deed(),
  'ledger key rotate': deed(),
  'ledger key retire': deed(),
};
