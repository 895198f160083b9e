import { PartialType } from '@nestjs/swagger';
import {
  CodeDto,
  CodePassageDto,
  DeclassificationDto,
  FieldsDto,
  HeldSinceDto,
  HistoryDto,
  PlaceDto,
  SecrecyDto,
  SetAsideDto,
} from '@fonds/holdings';
import type { SetAsideOptions } from '../actions/set-aside.action';
import {
  beginningOf,
  intervalOf,
  type CodeOptions,
  type DocumentOptions,
  type FieldsOptions,
  type HeldSinceOptions,
  type HistoryOptions,
  type PassCodeOptions,
} from '../actions/unit-deed.action';
import { newValueOf } from '../actions/unit-fields';
import { deed, type CommandInputs } from './command-input';
import { correctedEvent } from './register.input';

/** The event that is wrong may be left unsaid: the one that tells the beginning of custody now. */
class BeginningDto extends PartialType(HeldSinceDto) {}

const fields = deed<FieldsOptions>(FieldsDto, ({ entry }, [, ...values]) => ({
  entry,
  fields: values.map(newValueOf),
}));

/** One unit. */
export const UNIT_INPUTS: CommandInputs = {
  'unit describe': fields,
  'unit correct': fields,
  'unit correct-event': correctedEvent,
  'unit held-since': deed<HeldSinceOptions>(BeginningDto, (options) => ({
    corrects: options.corrects,
    after: beginningOf(options),
  })),
  'unit history': deed<HistoryOptions>(HistoryDto, ({ interval }) => ({
    intervals: interval.map(intervalOf),
  })),
  'unit second': deed(),
  'unit secrecy': deed<DocumentOptions>(SecrecyDto, ({ document }, words) => ({ after: words[1], document })),
  'unit declassify': deed<DocumentOptions>(DeclassificationDto, ({ document }) => ({ document })),
  'unit shelve': deed(PlaceDto, (_options, words) => ({ place: words[1] })),
  'unit code': deed<CodeOptions>(CodeDto, ({ mode, archives }, words) => ({
    code: words[1],
    arrangementMode: mode,
    archives,
  })),
  'unit pass-code': deed<PassCodeOptions>(CodePassageDto, ({ to, replacement, mode }, words) => ({
    code: words[1],
    ...{ to, replacement, arrangementMode: mode },
  })),
  'unit set-aside': deed<SetAsideOptions>(SetAsideDto, ({ fonds, archives, keep }, words) => ({
    code: words[0],
    ...{ fonds, archives },
    decision: keep ? 'keep' : 'admit',
  })),
};
