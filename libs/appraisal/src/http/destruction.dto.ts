import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { APPROVER_KINDS, type ApproverKind } from '../domain/approver.rule';
import type { CountingOffice, RegisterCapacity, RegisterForm } from '../domain/destruction.state';

export const FORMS = ['general', 'accounting', 'technical'] as const satisfies readonly RegisterForm[];
const OFFICES = ['archives', 'business', 'accounting', 'it'] as const satisfies readonly CountingOffice[];
export const OUTCOMES = ['destroyed', 'returned', 'already-gone'] as const;
export const CAPACITIES = [
  'unit-head',
  'leader-in-charge',
  'office-head',
  'archives-head',
  'business-head',
  'accounting-head',
  'archives-clerk',
  'business-clerk',
  'accounting-clerk',
] as const satisfies readonly RegisterCapacity[];
const PAPERS = ['approval', 'decline', 'signature'] as const;
const FACILITIES = ['secrecy-authority', 'designated-unit'] as const;

const SHORT = 200;
const LONG = 2000;

function Text(most = LONG): PropertyDecorator {
  return (target, name) => {
    IsString()(target, name);
    IsNotEmpty()(target, name);
    MaxLength(most)(target, name);
  };
}

function Units(most = UNITS_OF_AN_ACT, least = 1): PropertyDecorator {
  return (target, name) => {
    IsArray()(target, name);
    ArrayMinSize(least)(target, name);
    ArrayMaxSize(most)(target, name);
    IsString({ each: true })(target, name);
    IsNotEmpty({ each: true })(target, name);
    MaxLength(SHORT, { each: true })(target, name);
  };
}

/** A recorded decision on a rule that is a default: who, why, which paper. */
export class DecisionDto {
  /** INV-12 (of the period of a document within alone), INV-13, INV-14 (of what a title says alone), INV-15, INV-16 or INV-17. */
  @IsIn(['INV-12', 'INV-13', 'INV-14', 'INV-15', 'INV-16', 'INV-17'])
  rule!: string;

  @Text()
  text!: string;
}

class DecidedDto extends ActDto {
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DecisionDto)
  decisions?: DecisionDto[];
}

/** Draws up the register (销毁清册). Without units: whatever the custodian holds of the fonds whose period is over. */
export class DrawDto extends DecidedDto {
  /** Code of the custodian. */
  @Text(SHORT)
  custodian!: string;

  /** Id or number. */
  @Text(SHORT)
  fonds!: string;

  /** general 一般 · accounting 会计 · technical 科技 */
  @IsIn(FORMS)
  form!: RegisterForm;

  /** Title of the appraisal report; on paper it goes with it as evidence. */
  @Text()
  report!: string;

  /** An appraisal of this system. */
  @MayBeAbsent()
  @IsUUID()
  appraisal?: string;

  /** The restructuring case whose own list it is. */
  @MayBeAbsent()
  @IsUUID()
  case?: string;

  @MayBeAbsent()
  @Text()
  note?: string;

  /** Ids or reference codes. */
  @MayBeAbsent()
  @Units()
  units?: string[];
}

export class RemoveDto extends ActDto {
  /** Ids or reference codes. */
  @Units(2000)
  units!: string[];

  @Text()
  ground!: string;
}

export class DestructionGroundDto extends ActDto {
  @Text()
  ground!: string;
}

export class ApproveDto extends DecidedDto {
  /** As what: organ-head, legal-representative, unit-head, appraisal-committee, leading-authority, superior-property-body. */
  @IsIn(APPROVER_KINDS)
  as!: ApproverKind;

  @MayBeAbsent()
  @Text()
  opinion?: string;

  /** Units that are declined and kept. */
  @MayBeAbsent()
  @Units(2000, 0)
  declined?: string[];

  /** Approval of the State Archives Administration (INV-15). */
  @MayBeAbsent()
  @Text()
  saaApproval?: string;
}

export class DeclineDto extends ActDto {
  @IsIn(APPROVER_KINDS)
  as!: ApproverKind;

  @Text()
  opinion!: string;
}

export class SignRegisterDto extends ActDto {
  @IsIn(CAPACITIES)
  capacity!: RegisterCapacity;

  /** Name that the signature is to be printed with. */
  @MayBeAbsent()
  @Text(SHORT)
  name?: string;
}

/** What somebody without an account signed on paper; its scan goes with it as evidence. */
export class DestructionPaperDto extends DecidedDto {
  @IsIn(PAPERS)
  what!: (typeof PAPERS)[number];

  /** Approval and decline. */
  @MayBeAbsent()
  @IsIn(APPROVER_KINDS)
  as?: ApproverKind;

  /** Signature. */
  @MayBeAbsent()
  @IsIn(CAPACITIES)
  capacity?: RegisterCapacity;

  /** Who signed. */
  @Text(SHORT)
  name!: string;

  @MayBeAbsent()
  @Text()
  opinion?: string;

  @MayBeAbsent()
  @Units(2000, 0)
  declined?: string[];

  @MayBeAbsent()
  @Text()
  saaApproval?: string;

  @IsCivilDate()
  signedOn!: string;
}

export class FileDto extends ActDto {
  /** With whom it is filed for record (备案). */
  @Text()
  with!: string;

  @Text()
  receipt!: string;
}

/** Either the units found, or `all`: every unit of the register was found, one by one. */
export class CountDto extends ActDto {
  @ValidateIf(({ all }: CountDto) => all !== true)
  @Units()
  found?: string[];

  @MayBeAbsent()
  @IsBoolean()
  all?: boolean;

  /** Whose person the supervisor is: archives 档案, business 业务, accounting 会计, it 信息 */
  @IsIn(OFFICES)
  office!: CountingOffice;

  @MayBeAbsent()
  @Text()
  note?: string;
}

class FacilityDto {
  @Text(SHORT)
  name!: string;

  @IsIn(FACILITIES)
  kind!: (typeof FACILITIES)[number];
}

export class StartDto extends DecidedDto {
  /** 化浆, 粉碎 … */
  @Text(SHORT)
  method!: string;

  @Text(SHORT)
  place!: string;

  /** Where secret carriers go (SECR 28). */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => FacilityDto)
  facility?: FacilityDto;

  @MayBeAbsent()
  @Text()
  saaApproval?: string;
}

/** What became of units: those named, or `rest`: all that have no fact yet, without what a later hold stops and is gone. */
export class OutcomeDto extends ActDto {
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ValidateIf(({ rest }: OutcomeDto) => rest !== true)
  @Units()
  units?: string[];

  @MayBeAbsent()
  @IsBoolean()
  rest?: boolean;

  @MayBeAbsent()
  @Text()
  circumstances?: string;
}

export class MediumDto {
  @Text(SHORT)
  kind!: string;

  @MayBeAbsent()
  @Text(SHORT)
  label?: string;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  count?: number;
}

export class ErasureDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MediumDto)
  media!: MediumDto[];

  /** What became of other copies. */
  @Text()
  copies!: string;

  /** What became of backups. */
  @Text()
  backups!: string;

  @MayBeAbsent()
  @Text()
  keys?: string;

  @Text()
  method!: string;

  /** How it was verified that nothing can be restored. */
  @Text()
  result!: string;
}

export class CertifyDto extends ActDto {
  @MayBeAbsent()
  @Text()
  note?: string;
}

export class PaperConfirmationDto extends ActDto {}

export class RegisterPaperFormat {
  @IsIn(['pdf', 'xlsx', 'html'])
  format!: 'pdf' | 'xlsx' | 'html';

  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}
