import { IntersectionType, OmitType } from '@nestjs/swagger';
import {
  ApproveDto,
  ApproveScheduleDto,
  AssignRetentionDto,
  CertifyDto,
  CountDto,
  DeclineDto,
  DestructionGroundDto,
  DestructionPaperDto,
  DrawDto,
  ErasureDto,
  FileDto,
  FilingDto,
  GradeDto,
  OpenAppraisalDto,
  OpenMatterDto,
  OutcomeDto,
  PaperConfirmationDto,
  RemoveDto,
  ReportAppraisalDto,
  SettleMatterDto,
  SignRegisterDto,
  StartDto,
  UnitOpinionDto,
} from '@fonds/appraisal';
import { ActDto } from '@fonds/identity';
import {
  membersOf,
  type DecideOptions,
  type OpenOptions,
  type ReportOptions,
  type WithdrawOptions,
} from '../actions/appraisal.action';
import type {
  ApproveOptions,
  DrawOptions,
  FileOptions,
  PaperOptions,
  RemoveOptions,
  SignOptions,
} from '../actions/destruction.action';
import type {
  ApproveOptions as ApproveScheduleOptions,
  AssignOptions,
  FileOptions as FilingOptions,
  GradeOptions,
  MatterOptions,
  SettleOptions,
} from '../actions/retention.action';
import type {
  CertifyOptions,
  CountOptions,
  EraseOptions,
  FactOptions,
  StartOptions,
} from '../actions/supervision.action';
import { jsonOf } from '../session/json-file';
import { decisionsOf, scheduleOf } from '../session/decisions';
import { dayOption, optionalDay } from '../session/option-values';
import { deed, eachUnit, type CommandInputs } from './command-input';

/** Units come from the words and from a list, however long; each is checked by itself. */
class OpenAppraisalWordsDto extends OmitType(OpenAppraisalDto, ['units'] as const) {}
class UnitOpinionWordsDto extends IntersectionType(OmitType(UnitOpinionDto, ['units'] as const), ActDto) {}
class DrawWordsDto extends OmitType(DrawDto, ['units'] as const) {}
class RemoveWordsDto extends OmitType(RemoveDto, ['units'] as const) {}
class CountWordsDto extends OmitType(CountDto, ['found'] as const) {}
class OutcomeWordsDto extends OmitType(OutcomeDto, ['units'] as const) {}
class FilingWordsDto extends OmitType(FilingDto, ['units'] as const) {}
class AssignWordsDto extends OmitType(AssignRetentionDto, ['units'] as const) {}

const filing = deed<FilingOptions>(FilingWordsDto, ({ catalogue }, units) => {
  eachUnit(units);
  return { catalogue };
});

/** Registers of destruction, and periods. */
export const DESTRUCTION_INPUTS: CommandInputs = {
  'appraisal open': deed<OpenOptions>(OpenAppraisalWordsDto, (options, units) => {
    eachUnit(units);
    const { custodian, fonds, method, scope, member } = options;
    return { custodian, fonds, method, scope, members: membersOf(member) };
  }),
  'appraisal decide': deed<DecideOptions>(UnitOpinionWordsDto, (options, [, ...units]) => {
    eachUnit(units);
    const { opinion, why: reason, period, scheduleBasis } = options;
    return { opinion, reason, period, scheduleBasis };
  }),
  'appraisal report': deed<ReportOptions>(ReportAppraisalDto, ({ title, dissent }) => ({ title, dissent })),
  'appraisal withdraw': deed<WithdrawOptions>(DestructionGroundDto, ({ ground }) => ({ ground })),
  'destruction draw': deed<DrawOptions>(DrawWordsDto, (options, units) => {
    eachUnit(units);
    const { custodian, fonds, form, report, appraisal, note, decision } = options;
    return {
      ...{ custodian, fonds, form, report, appraisal, case: options.case, note },
      decisions: decisionsOf(decision),
    };
  }),
  'destruction remove': deed<RemoveOptions>(RemoveWordsDto, ({ ground }, [, ...units]) => {
    eachUnit(units);
    return { ground };
  }),
  'destruction withdraw': deed<RemoveOptions>(DestructionGroundDto, ({ ground }) => ({ ground })),
  'destruction file': deed<FileOptions>(FileDto, (options) => ({
    with: options.with,
    receipt: options.receipt,
  })),
  'destruction approve': deed<ApproveOptions>(ApproveDto, (options) => {
    const { approver: as, opinion, declined, saaApproval, decision } = options;
    return { as, opinion, declined, saaApproval, decisions: decisionsOf(decision) };
  }),
  'destruction decline': deed<ApproveOptions>(DeclineDto, ({ approver: as, opinion }) => ({ as, opinion })),
  'destruction sign': deed<SignOptions>(SignRegisterDto, ({ capacity, name }) => ({ capacity, name })),
  'destruction paper': deed<PaperOptions>(DestructionPaperDto, (options) => {
    const { what, name, signedOn, approver, capacity, opinion, declined, saaApproval, decision } = options;
    return {
      ...{ what, name, as: approver, capacity, opinion, declined, saaApproval },
      signedOn: dayOption('--signed-on', signedOn),
      decisions: decisionsOf(decision),
    };
  }),
  'destruction confirm': deed(PaperConfirmationDto),
  'destruction count': deed<CountOptions>(CountWordsDto, ({ office, all, note }, [, ...units]) => {
    eachUnit(units);
    return { office, all, note };
  }),
  'destruction start': deed<StartOptions>(StartDto, (options) => {
    const { method, place, facility: name, facilityKind: kind, saaApproval, decision } = options;
    return {
      method,
      place,
      saaApproval,
      ...(name && { facility: { name, kind: kind ?? 'designated-unit' } }),
      decisions: decisionsOf(decision),
    };
  }),
  'destruction fact': deed<FactOptions>(OutcomeWordsDto, ({ outcome, rest, circumstances }, [, ...units]) => {
    eachUnit(units);
    return { outcome, rest, circumstances };
  }),
  'destruction erase': deed<EraseOptions>(ErasureDto, (options) => {
    const { medium, copies, backups, keys, method, result } = options;
    return { media: medium.map((kind) => ({ kind })), copies, backups, keys, method, result };
  }),
  'destruction certify': deed<CertifyOptions>(CertifyDto, ({ note }) => ({ note })),
  'retention approve': deed<ApproveScheduleOptions>(ApproveScheduleDto, async (options) => ({
    validFrom: dayOption('--valid-from', options.validFrom),
    scheduleBasis: options.scheduleBasis,
    document: options.document,
    lines: await jsonOf<unknown>(options.lines),
  })),
  'retention assign': deed<AssignOptions>(AssignWordsDto, (options, units) => {
    eachUnit(units);
    const { period, scheduleBasis, schedule, start, decision } = options;
    const line = scheduleOf(schedule);
    return {
      ...{ period, scheduleBasis, decision },
      ...(line && { schedule: line }),
      start: optionalDay('--start', start),
    };
  }),
  'retention file': filing,
  'retention accept': filing,
  'retention grade': deed<GradeOptions>(GradeDto, ({ grade, document }) => ({ grade, document })),
  'retention open-matter': deed<MatterOptions>(OpenMatterDto, ({ matter }) => ({ matter })),
  'retention settle': deed<SettleOptions>(SettleMatterDto, ({ document }) => ({ document })),
};
