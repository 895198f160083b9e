import { OmitType } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import {
  AccessDto,
  AdoptBatchDto,
  AdoptDto,
  AmendDto,
  CaseLoanDto,
  CloseCaseDto,
  CopiesDto,
  CaseCountDto,
  DecideDto,
  defined,
  DeregistrationDto,
  ExecuteDto,
  ExplainDto,
  PlanFilingDto,
  ObligationDto,
  OpenCaseDto,
  OpinionOnPlanDto,
  PlanDto,
  ResponsibleDto,
  SplitDto,
  StateFactsDto,
  TerminationDto,
  WorkgroupDto,
} from '@fonds/restructuring';
import {
  receiverOf,
  versionOf,
  type AccessOptions,
  type AdoptBatchOptions,
  type AdoptOptions,
  type CloseOptions,
  type LendOptions,
  type TerminatedOptions,
  type CopiesOptions,
  type DecideOptions,
  type DeregisteredOptions,
  type ExecuteOptions,
  type FileOptions,
  type MetOptions,
  type OpinionOptions,
  type PlanOptions,
  type ResponsibleOptions,
} from '../actions/case-deciding.action';
import {
  assetsIn,
  documentOf,
  factsOf,
  foundOption,
  membersOf,
  type AssetsOptions,
  type CountOptions,
  type ExplainOptions,
  type FactOptions,
  type OpenOptions,
  type PaperOptions,
  type SortOptions,
  type SplitOptions,
} from '../actions/case-step.action';
import { classesOption, yes } from '../actions/case-options';
import { dayOption, optionalDay } from '../session/option-values';
import { deed, eachUnit, type CommandInputs } from './command-input';

/** Units come from the words and from a list, however long; each is checked by itself. */
class SplitWordsDto extends OmitType(SplitDto, ['units'] as const) {}
class AdoptBatchWordsDto extends AdoptBatchDto {
  @IsUUID()
  act!: string;
}
class LendWordsDto extends OmitType(CaseLoanDto, ['units'] as const) {}
class CountWordsDto extends OmitType(CaseCountDto, ['units'] as const) {}

/** Steps of a restructuring case. */
export const CASE_INPUTS: CommandInputs = {
  'case open': deed<OpenOptions>(OpenCaseDto, (options, [kind = '']) => {
    const { fonds, org: organisation, parent, supplements } = options;
    return {
      kind: kind.toUpperCase(),
      fonds,
      decision: documentOf(options),
      organisation,
      parent,
      supplements,
    };
  }),
  'case workgroup': deed(WorkgroupDto, (_, [, ...members]) => ({ members: membersOf(members) })),
  'case sort': deed<SortOptions>(undefined, ({ classes }) => void classesOption(classes)),
  'case split': deed<SplitOptions>(SplitWordsDto, (options, [, ...units]) => {
    eachUnit(units);
    const { group: to, ground, batch, class: of } = options;
    return { to, ground, ...defined({ batch, class: of }), facts: factsOf(options) };
  }),
  'case fact': deed<FactOptions>(StateFactsDto, (options, [, group]) => ({ group, facts: factsOf(options) })),
  'case assets': deed<AssetsOptions>(
    undefined,
    async ({ hiddenRows }, [, path = '']) =>
      void (await assetsIn(path, { language: 'zh', ...defined({ hiddenRows }) })),
  ),
  'case count': deed<CountOptions>(CountWordsDto, ({ method, group, found }, [, ...units]) => {
    eachUnit(units);
    return { method, group, found: foundOption(found) };
  }),
  'case explain': deed<ExplainOptions>(ExplainDto, ({ outcome, explanation }, [, difference]) => ({
    difference,
    outcome,
    explanation,
  })),
  'case amend': deed<PaperOptions>(AmendDto, (options, [, kind = '']) => ({
    kind: kind.toUpperCase(),
    document: documentOf(options),
  })),
  'case decide': deed<DecideOptions>(DecideDto, (options, [, group]) => {
    const { destination, by, ground, on, consent, originals } = options;
    const receiver = receiverOf(options);
    return { group, destination, by, ground, on: optionalDay('--on', on), consent, originals, receiver };
  }),
  'case plan': deed<PlanOptions>(PlanDto, ({ cost, payer, timetable, requirement }) => ({
    cost,
    payer,
    timetable,
    requirement,
  })),
  'case opinion': deed<OpinionOptions>(OpinionOnPlanDto, ({ receiver, agrees, opinion }, words) => {
    versionOf({ words });
    return { receiver, agrees: agrees === 'yes', opinion };
  }),
  'case adopt': deed<AdoptOptions>(AdoptDto, ({ by }, words) => {
    versionOf({ words });
    return { by };
  }),
  'case file': deed<FileOptions>(PlanFilingDto, ({ authority, receipt, on }, words) => {
    versionOf({ words });
    return { authority, receipt, on: optionalDay('--on', on) };
  }),
  'case execute': deed<ExecuteOptions>(ExecuteDto, ({ agreement }, [, ...groups]) => ({ groups, agreement })),
  'case close': deed<CloseOptions>(CloseCaseDto, ({ ends, lastDate, successor, relation, ground }) => {
    const relations = successor?.map((other) => defined({ other, relation }));
    const day = optionalDay('--last-date', lastDate);
    return { fonds: defined({ ends: yes(ends), lastDate: day, relations, ground }) };
  }),
  'case adopt-batch': deed<AdoptBatchOptions>(AdoptBatchWordsDto, ({ agreement }, [, act]) => ({
    act,
    agreement,
  })),
  'case lend': deed<LendOptions>(LendWordsDto, ({ purpose, reader, due, approval }, [, ...units]) => {
    eachUnit(units);
    return { purpose, reader, due: dayOption('--due', due), approval };
  }),
  'case terminated': deed<TerminatedOptions>(TerminationDto, ({ on, document, litigation }) => ({
    on: dayOption('--on', on),
    document,
    litigation,
  })),
  'case copies': deed<CopiesOptions>(CopiesDto, ({ receiver: to, what, quantity }, [, group]) => ({
    group,
    to,
    what,
    quantity,
  })),
  'case access': deed<AccessOptions>(AccessDto, ({ receiver: to, to: code, scope, from, until }, words) => ({
    to,
    code,
    scope,
    groups: words.length > 1 ? words.slice(1) : undefined,
    from: optionalDay('--from', from),
    until: optionalDay('--until', until),
  })),
  'case met': deed<MetOptions>(ObligationDto, ({ by, note, on }, [, obligation = '']) => ({
    obligation: obligation.toUpperCase(),
    by,
    note,
    on: optionalDay('--on', on),
  })),
  'case deregistered': deed<DeregisteredOptions>(DeregistrationDto, ({ on, document }) => ({
    on: dayOption('--on', on),
    document,
  })),
  'case responsible': deed<ResponsibleOptions>(ResponsibleDto, (options) => ({
    ...receiverOf(options),
    ground: options.ground,
  })),
};
