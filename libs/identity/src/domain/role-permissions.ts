import { Permission as P, type Permission } from './permission';
import type { Role } from './role';

/** Finds and reads what it may see. */
const READING = [P.OrganisationRead, P.FondsRead, P.HoldingRead, P.CatalogueRead, P.Self] as const;
/** Reading, and who did what to it with which papers. */
const FOLLOWING = [
  ...READING,
  P.TrailRead,
  P.EvidenceRead,
  P.ActRead,
  P.CaseRead,
  P.LedgerRead,
  P.DueRead,
] as const;
/** The second of two people: carries out what another proposed, checks what another imported. */
const SECONDING = [P.UnitCorrectSecond, P.ImportCheck] as const;
/** What happens on the shelves: lending, moving, and recording what befell a unit. */
const KEEPING = [P.LoanWrite, P.MoveWrite, P.FactRecord] as const;
/** Describing units and proposing corrections, with the papers that go with it. */
const DESCRIBING = [P.UnitDescribe, P.UnitCode, P.UnitCorrect, P.UnitHistory, P.EvidenceWrite] as const;

/** Periods, appraisals and registers of destruction, as far as an archivist prepares them. */
const RETAINING = [P.RetentionWrite, P.AppraisalWrite, P.DestructionPrepare, P.DestructionSign] as const;
/** Whoever heads a body approves what is destroyed there, and signs the register (INV-16). */
const APPROVING = [P.DestructionApprove, P.DestructionSign] as const;

/** A body may send and receive; on which side of a transfer it stands is told by the transfer, not by the role. */
const TRANSFERRING = [P.TransferPrepare, P.TransferReceive, P.TransferReport, P.TransferSign] as const;

/**
 * What a role allows. That proposer and second are two people is decided by accounts, not here: an archivist may do
 * either, but never both for one correction (architecture.md §5).
 */
export const ROLE_PERMISSIONS: { readonly [R in Role]: readonly Permission[] } = {
  // Arranges and describes; a small archives has two of them, who second each other.
  AccessionArchivist: [
    ...FOLLOWING,
    ...DESCRIBING,
    ...SECONDING,
    ...TRANSFERRING,
    P.UnitSecrecy,
    P.FondsWrite,
    P.ImportRun,
    P.TrailExport,
    ...KEEPING,
    P.ArrangeWrite,
    P.HoldWrite,
    P.AccessionWrite,
    P.LotWrite,
    P.DepositWithdraw,
    P.DepositCheck,
    ...RETAINING,
    P.CaseWrite,
  ],
  UnitArchivist: [
    ...FOLLOWING,
    ...DESCRIBING,
    ...SECONDING,
    ...TRANSFERRING,
    P.RectificationReport,
    P.UnitSecrecy,
    P.FondsWrite,
    P.ImportRun,
    ...KEEPING,
    P.ArrangeWrite,
    P.HoldWrite,
    P.LotWrite,
    P.RecordCapture,
    P.RecordFile,
    ...RETAINING,
    P.CaseWrite,
  ],
  // Keeps what is there: corrects what the shelf shows, seconds what archivists propose, imports nothing.
  Keeper: [
    ...FOLLOWING,
    ...SECONDING,
    ...KEEPING,
    P.UnitDescribe,
    P.UnitCorrect,
    P.EvidenceWrite,
    P.DepositCheck,
  ],
  // E07: whoever files registers what comes into being.
  Filer: [...READING, P.RecordCapture],
  // Heads decide and second; they do not describe.
  UnitHead: [
    ...FOLLOWING,
    ...SECONDING,
    ...TRANSFERRING,
    ...APPROVING,
    P.RectificationReport,
    P.FactRecord,
    P.HoldWrite,
    P.TrailExport,
    P.AppraisalWrite,
    P.RetentionApprove,
    P.OpeningReview,
    P.CaseWrite,
    P.CaseApprove,
  ],
  // E30: the director signs with the owner.
  Director: [
    ...FOLLOWING,
    ...SECONDING,
    ...TRANSFERRING,
    P.FactRecord,
    P.HoldWrite,
    P.FondsWrite,
    P.TrailExport,
    P.EvidenceWrite,
    P.AgreementWrite,
    P.EarlyTransferAgree,
    P.RectificationReport,
    P.LawActivate,
    ...APPROVING,
    P.AppraisalWrite,
    P.RetentionApprove,
    P.OpeningPlan,
    P.OpeningReview,
    P.OpeningDecide,
    P.OpeningAnswer,
    P.CaseWrite,
    P.CaseApprove,
  ],
  Approver: [...FOLLOWING, P.UnitCorrectSecond, ...APPROVING, P.CaseApprove],
  AppraisalGroup: [...FOLLOWING, P.EvidenceWrite, P.AppraisalWrite],
  // INV-13: counts and certifies; whoever proposed or approved it does not, unless a decision says why.
  DestructionSupervisor: [...FOLLOWING, P.EvidenceWrite, P.DestructionSupervise, P.DestructionSign],
  // Reviews opening item by item, and so records declassification (INV-20, INV-22).
  OpeningReviewer: [
    ...FOLLOWING,
    P.UnitSecrecy,
    P.EvidenceWrite,
    P.OpeningPlan,
    P.OpeningReview,
    P.OpeningAnswer,
  ],
  // E60: speaks for the unit that formed or transferred what is reviewed.
  FormingUnitRep: [...FOLLOWING, P.EvidenceWrite, P.OpeningReview],
  // E01: the authority may register a fonds; otherwise it supervises. Holds are placed on what one supervises.
  Authority: [
    ...FOLLOWING,
    P.FondsWrite,
    P.HoldWrite,
    P.TrailExport,
    P.EvidenceWrite,
    P.ScopeSet,
    P.ExtensionApprove,
    P.RectificationOrder,
    P.LawActivate,
    P.DestructionApprove,
    P.RetentionApprove,
    P.OpeningAnswer,
    P.CaseApprove,
  ],
  Inspector: [...FOLLOWING, P.HoldWrite, P.TrailExport, P.EvidenceWrite, P.RectificationOrder],
  LegalReviewer: [...FOLLOWING],
  DisposalGroup: [...FOLLOWING, P.HoldWrite, P.EvidenceWrite, P.CaseWrite],
  Investor: [...READING, P.CaseRead],
  Liquidator: [...READING, P.EvidenceRead, P.EvidenceWrite, P.CaseRead],
  Conservator: [...READING],
  Reader: [...READING],
  // Read only; an export is an event about reading, not about archives.
  Auditor: [...FOLLOWING, P.TrailExport, P.AccountRead, P.ProjectionRead],
  // Runs the installation and writes nothing about archives.
  SystemAdministrator: [
    P.OrganisationRead,
    P.OrganisationWrite,
    P.AccountRead,
    P.AccountWrite,
    P.AccountSuspend,
    P.ProjectionRead,
    P.ProjectionManage,
    P.BackupRun,
    P.LedgerRead,
    P.LedgerManage,
    P.Self,
  ],
  SecurityAdministrator: [
    P.OrganisationRead,
    P.AccountRead,
    P.AccountSuspend,
    P.LedgerRead,
    P.LedgerManage,
    P.Self,
  ],
};

export const allows = (role: Role, permission: Permission): boolean =>
  ROLE_PERMISSIONS[role].includes(permission);
