import { Permission as P, type Permission } from './permission';
import type { Role } from './role';

/** Finds and reads what it may see. */
const READING = [P.OrganisationRead, P.FondsRead, P.HoldingRead, P.CatalogueRead, P.Self] as const;
/** Reading, and who did what to it with which papers. */
const FOLLOWING = [...READING, P.TrailRead, P.EvidenceRead, P.ActRead, P.LedgerRead, P.DueRead] as const;
/** The second of two people: carries out what another proposed, checks what another imported. */
const SECONDING = [P.UnitCorrectSecond, P.ImportCheck] as const;
/** What happens on the shelves: lending, moving, and recording what befell a unit. */
const KEEPING = [P.LoanWrite, P.MoveWrite, P.FactRecord] as const;
/** Describing units and proposing corrections, with the papers that go with it. */
const DESCRIBING = [P.UnitDescribe, P.UnitCode, P.UnitCorrect, P.UnitHistory, P.EvidenceWrite] as const;

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
  ],
  UnitArchivist: [
    ...FOLLOWING,
    ...DESCRIBING,
    ...SECONDING,
    ...TRANSFERRING,
    P.UnitSecrecy,
    P.FondsWrite,
    P.ImportRun,
    ...KEEPING,
    P.ArrangeWrite,
    P.HoldWrite,
    P.LotWrite,
    P.RecordCapture,
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
  UnitHead: [...FOLLOWING, ...SECONDING, ...TRANSFERRING, P.FactRecord, P.HoldWrite, P.TrailExport],
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
  ],
  Approver: [...FOLLOWING, P.UnitCorrectSecond],
  AppraisalGroup: [...FOLLOWING, P.EvidenceWrite],
  DestructionSupervisor: [...FOLLOWING],
  // Reviews opening item by item, and so records declassification (INV-20, INV-22).
  OpeningReviewer: [...FOLLOWING, P.UnitSecrecy, P.EvidenceWrite],
  FormingUnitRep: [...FOLLOWING],
  // E01: the authority may register a fonds; otherwise it supervises. Holds are placed on what one supervises.
  Authority: [
    ...FOLLOWING,
    P.FondsWrite,
    P.HoldWrite,
    P.TrailExport,
    P.EvidenceWrite,
    P.ScopeSet,
    P.ExtensionApprove,
  ],
  Inspector: [...FOLLOWING, P.HoldWrite, P.TrailExport, P.EvidenceWrite],
  LegalReviewer: [...FOLLOWING],
  DisposalGroup: [...FOLLOWING, P.HoldWrite, P.EvidenceWrite],
  Investor: [...READING],
  Liquidator: [...READING, P.EvidenceRead, P.EvidenceWrite],
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
