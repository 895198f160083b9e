import { basename } from 'node:path';
import { OmitType } from '@nestjs/swagger';
import {
  AgreeDto,
  ArrangeLotDto,
  AtomAccessionsQuery,
  CheckWithdrawalDto,
  CloseLotDto,
  DateCorrectionDto,
  RegisterAccessionDto,
  RegisterBatchDto,
  RegisterLotDto,
  SecondDateDto,
  SetScopeDto,
  WithdrawDto,
} from '@fonds/accession';
import { CheckImportDto, UploadQuery, type ImportFormat } from '@fonds/interchange';
import type {
  BatchOptions,
  AgreeOptions,
  ImportOptions as AtomOptions,
  RegisterOptions,
  WithdrawOptions,
} from '../actions/accession.action';
import type { CheckOptions } from '../actions/import-list.action';
import type { ImportOptions } from '../actions/import.action';
import { estimateOf, type RegisterOptions as LotOptions } from '../actions/lot.action';
import type { SetOptions } from '../actions/scope.action';
import { jsonOf } from '../session/json-file';
import type { ListOptions, PartyOptions, TermsOptions } from '../session/accession-options';
import type { DeedOptions } from '../session/invocation';
import { countOption, dayOption, optionalDay } from '../session/option-values';
import { deed, eachUnit, query, type CommandInput, type CommandInputs } from './command-input';

/** Units come from a file, whose rows are checked as it is read. */
class AccessionWordsDto extends OmitType(RegisterAccessionDto, ['units'] as const) {}
class WithdrawWordsDto extends OmitType(WithdrawDto, ['units'] as const) {}
class CheckWordsDto extends OmitType(CheckWithdrawalDto, ['found'] as const) {}
class ArrangementWordsDto extends OmitType(ArrangeLotDto, ['units'] as const) {}

const partyOf = ({ sourceName, sourceOrg, sourceOwner = '其他' }: PartyOptions) => ({
  kind: sourceOwner,
  name: sourceName,
  organisation: sourceOrg,
});
const termsOf = (options: TermsOptions) => {
  const { archives, agreement, topic, sourceNumber } = options;
  return { archives, agreement, topic, sourceNumber, source: partyOf(options) };
};
const redated = deed<DeedOptions & { readonly after: string }>(DateCorrectionDto, ({ after }) => ({
  after: dayOption('--after', after),
}));
const second = deed(SecondDateDto, (_options, words) => ({ proposal: words[1] }));

/** HTTP takes one file after the other; so do the limits of their names. */
const files = (format: ImportFormat): CommandInput =>
  query<ImportOptions>(UploadQuery, (options, [path = '']) => {
    const { archives, profile, owner, heldSince, hiddenRows, fondsName, sourceName, reason } = options;
    return {
      file: basename(path),
      ...{ format, archives, profile, owner, hiddenRows, fondsName, sourceName, reason },
      heldSince: optionalDay('--held-since', heldSince),
    };
  });

/** Accessions, lots, receiving scopes, and imports. */
export const ACCESSION_INPUTS: CommandInputs = {
  'accession agree': deed<AgreeOptions>(AgreeDto, (options) => {
    const { archives, kind, number, title, rights, duties, useTerms, price } = options;
    return {
      ...{ archives, kind, number, title, rights, duties, useTerms, party: partyOf(options) },
      ...(price !== undefined && { price: { amount: price, currency: 'CNY' } }),
      from: optionalDay('--from', options.from),
      until: optionalDay('--until', options.until),
    };
  }),
  'accession register': deed<RegisterOptions>(AccessionWordsDto, (options) => {
    const { fonds, sourceKind, title, profile } = options;
    return { ...termsOf(options), fonds, sourceKind, title, profile };
  }),
  'accession batch': deed<BatchOptions>(RegisterBatchDto, ({ archives, title, agreement }, words) => ({
    archives,
    title,
    agreement,
    act: words[0],
  })),
  'accession import': deed<AtomOptions>(AtomAccessionsQuery, (options, [path = '']) => {
    const { archives, sourceName, sourceKind, sourceOwner } = options;
    return { file: basename(path), archives, sourceName, sourceKind, sourceOwner };
  }),
  'accession correct': redated,
  'accession second': second,
  'accession withdraw': deed<WithdrawOptions>(WithdrawWordsDto, (options, units) => {
    eachUnit(units);
    const { archives, fonds, proof, agreement } = options;
    return { archives, fonds, proof, agreement, owner: partyOf(options) };
  }),
  'accession check': deed(CheckWordsDto, (_options, [, ...found]) => {
    eachUnit(found);
    return {};
  }),
  'lot register': deed<LotOptions>(RegisterLotDto, (options) => {
    const { title, fonds, sourceKind } = options;
    return { ...termsOf(options), title, fonds, sourceKind, estimate: estimateOf(options) };
  }),
  'lot arrange': deed<ListOptions & { readonly fonds: string }>(
    ArrangementWordsDto,
    ({ fonds, profile }) => ({ fonds, profile }),
  ),
  'lot close': deed<DeedOptions & { readonly explanation?: string }>(CloseLotDto, ({ explanation }) => ({
    explanation,
  })),
  'lot correct': redated,
  'lot second': second,
  'scope set': deed<SetOptions>(SetScopeDto, async ({ validFrom, approval, lines }) => ({
    validFrom: dayOption('--valid-from', validFrom),
    approval,
    lines: await jsonOf<unknown>(lines),
  })),
  'import ead': files('ead'),
  'import atom': files('atom'),
  'import catalogue': files('catalogue'),
  'import check': deed<CheckOptions>(CheckImportDto, ({ sample }) => ({
    ...(sample !== undefined && { sample: countOption('--sample', sample, 100_000_000) }),
  })),
};
