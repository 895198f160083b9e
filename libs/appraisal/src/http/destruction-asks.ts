import type { DestructionAsk } from '../application/destruction.commands';
import type { DrawWords } from '../application/destruction-door';
import type {
  ApproveDto,
  CountDto,
  DestructionPaperDto,
  DrawDto,
  ErasureDto,
  OutcomeDto,
  StartDto,
} from './destruction.dto';

/** From what a request or a command line says, checked by its DTO, to what is asked of a register. */
export const drawWords = ({
  custodian,
  fonds,
  form,
  report,
  appraisal,
  case: of,
  note,
  units,
  decisions = [],
}: DrawDto): DrawWords => ({
  custodian,
  fonds,
  form,
  report,
  decisions,
  ...(appraisal && { appraisal }),
  ...(of && { case: of }),
  ...(note && { note }),
  ...(units && { units }),
});

export const approveAsk = ({
  as,
  opinion,
  declined = [],
  saaApproval,
  decisions = [],
}: ApproveDto): DestructionAsk => ({
  kind: 'approve',
  approval: {
    as,
    declined,
    decisions,
    ...(opinion && { opinion }),
    ...(saaApproval && { saaApproval }),
  },
});

export const paperAsk = ({
  what,
  as,
  capacity,
  name,
  opinion,
  declined,
  saaApproval,
  decisions,
  signedOn,
}: DestructionPaperDto): DestructionAsk => ({
  kind: 'enter-paper',
  paper: {
    what,
    name,
    signedOn,
    ...(as && { as }),
    ...(capacity && { capacity }),
    ...(opinion && { opinion }),
    ...(declined && { declined }),
    ...(saaApproval && { saaApproval }),
    ...(decisions?.length && { decisions: decisions.map(({ rule, text }) => ({ rule, text })) }),
  },
});

export const countAsk = ({ found = [], all, office, note }: CountDto): DestructionAsk => ({
  kind: 'count',
  found: all ? 'all' : found,
  office,
  ...(note && { note }),
});

export const startAsk = ({
  method,
  place,
  facility,
  saaApproval,
  decisions = [],
}: StartDto): DestructionAsk => ({
  kind: 'start',
  order: {
    method,
    place,
    decisions: decisions.map(({ rule, text }) => ({ rule, text })),
    ...(facility && { facility: { ...facility } }),
    ...(saaApproval && { saaApproval }),
  },
});

export const outcomeWords = ({ outcome, units = [], rest, circumstances }: OutcomeDto) => ({
  outcome,
  units: rest ? ('rest' as const) : units,
  ...(circumstances && { circumstances }),
});

export const eraseAsk = (
  { media, copies, backups, keys, method, result }: ErasureDto,
  on: string,
): DestructionAsk => ({
  kind: 'erase',
  erased: {
    media: media.map((medium) => ({ ...medium })),
    copies,
    backups,
    ...(keys && { keys }),
    method,
    result,
    on,
  },
});
