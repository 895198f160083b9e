import { allows, Permission, type Grant, type Role } from '@fonds/identity';
import type { InboxKind } from '../read/inbox-words';
import type { InboxDuty } from '../read/inbox.query';

/** What a person needs to be able to do about it. */
const NEEDED: { readonly [K in InboxKind]: Permission } = {
  'transfer-to-check': Permission.TransferReceive,
  'transfer-to-sign': Permission.TransferSign,
  'paper-to-confirm': Permission.TransferSign,
  'transfer-returned': Permission.TransferPrepare,
  'transfer-refused': Permission.TransferSign,
  'batch-to-register': Permission.AccessionWrite,
  'rearrangement-to-second': Permission.UnitCorrectSecond,
  'corrections-to-second': Permission.UnitCorrectSecond,
  'withdrawal-to-check': Permission.DepositCheck,
  'import-to-check': Permission.ImportCheck,
  'correction-proposed': Permission.UnitCorrectSecond,
  'held-since-proposed': Permission.UnitCorrectSecond,
  'history-proposed': Permission.UnitCorrectSecond,
  'effect-date-proposed': Permission.UnitCorrectSecond,
  'lot-date-proposed': Permission.UnitCorrectSecond,
  'filing-proposed': Permission.RecordFile,
  'opening-to-review': Permission.OpeningReview,
  'opening-opinion': Permission.OpeningReview,
  'opening-to-conclude': Permission.OpeningReview,
  'opening-to-coordinate': Permission.OpeningAnswer,
  'extension-to-submit': Permission.OpeningDecide,
  'extension-to-answer': Permission.OpeningAnswer,
  'opening-to-order': Permission.OpeningDecide,
  'opening-refused': Permission.OpeningDecide,
  'destruction-to-approve': Permission.DestructionApprove,
  'destruction-paper-to-confirm': Permission.DestructionPrepare,
  'destruction-to-file': Permission.DestructionPrepare,
  'destruction-to-count': Permission.DestructionSupervise,
  'destruction-to-start': Permission.DestructionSupervise,
  'destruction-to-finish': Permission.DestructionSupervise,
  'destruction-refused': Permission.DestructionPrepare,
  'appraisal-opinion': Permission.AppraisalWrite,
  'appraisal-to-report': Permission.AppraisalWrite,
  'order-to-report': Permission.RectificationReport,
  'order-to-reinspect': Permission.RectificationOrder,
  'loan-overdue': Permission.LoanWrite,
  'loss-to-report': Permission.FactRecord,
};

/** E27: a head signs as head. Everybody else who may sign does so as handler, or enters a supervisor's paper. */
const HEADS: readonly Role[] = ['UnitHead', 'Director'];

/** What waits for these roles, each at its own organisation. */
export const dutiesOf = (grants: readonly Grant[]): readonly InboxDuty[] =>
  grants.flatMap(({ role, organisation }) => {
    const kinds = (Object.keys(NEEDED) as InboxKind[]).filter((kind) => allows(role, NEEDED[kind]));
    const capacities = HEADS.includes(role) ? ['head'] : ['handler', 'supervisor'];
    return organisation && kinds.length ? [{ organisation, kinds, capacities }] : [];
  });
