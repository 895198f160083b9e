import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import type { FactWords } from '../application/fact.door';
import { UnitsDto } from './units.dto';

const FACTS = ['loss', 'recovery', 'incident', 'takeover', 'seizure', 'seizure-return'] as const;
type FactName = (typeof FACTS)[number];

const LONGEST = 2000;

/** Wanted for these facts, and for no other. */
const Of = (...facts: FactName[]): PropertyDecorator =>
  ValidateIf(({ fact }: { fact: FactName }, value: unknown) => facts.includes(fact) || value !== undefined);

/** What happened, whether its units are named or come as a list. */
export class FactWordsDto {
  @IsIn(FACTS)
  fact!: FactName;

  /** Loss and recovery: what is known. */
  @Of('loss', 'recovery')
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  circumstances?: string;

  /** Loss: the act on the way of which they were lost. */
  @MayBeAbsent()
  @IsUUID()
  act?: string;

  /** Incident: 损毁, 丢失, 信息泄露 or 其他. */
  @Of('incident')
  @IsIn(['损毁', '丢失', '信息泄露', '其他'])
  kind?: '损毁' | '丢失' | '信息泄露' | '其他';

  /** Incident: what it concerns. */
  @Of('incident')
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  scope?: string;

  /** Takeover: code of the new custodian. Seizure: where the document moves custody too. Its return: who has custody again. */
  @Of('takeover')
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  custodian?: string;

  /** Code of who has them in hand from then on; wanted for a seizure. */
  @Of('seizure')
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  holder?: string;

  /** Takeover, seizure and its return: the document. */
  @Of('takeover', 'seizure', 'seizure-return')
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  document?: string;
}

export class FactDto extends IntersectionType(UnitsDto, FactWordsDto) {}

/** The words of one fact; the validation has seen to it that they are there. */
export function factWords(body: FactWordsDto): FactWords {
  const { fact, circumstances = '', act, kind = '其他', scope = '', document = '' } = body;
  const { custodian, holder } = body;
  switch (fact) {
    case 'loss':
      return { fact, circumstances, act };
    case 'recovery':
      return { fact, circumstances, holder };
    case 'incident':
      return { fact, kind, scope };
    case 'takeover':
      return { fact, custodian: custodian ?? '', holder, document };
    case 'seizure':
      return { fact, holder: holder ?? '', custodian, document };
    case 'seizure-return':
      return { fact, custodian, holder, document };
  }
}
