/** What a route asks of its caller: one permission per route. */
export enum Permission {
  OrganisationRead = 'organisation.read',
  OrganisationWrite = 'organisation.write',
  AccountRead = 'account.read',
  AccountWrite = 'account.write',
  /** Stop an account, or let it act again: also the security administrator's. */
  AccountSuspend = 'account.suspend',
  FondsRead = 'fonds.read',
  FondsWrite = 'fonds.write',
  UnitDescribe = 'unit.describe',
  UnitCode = 'unit.code',
  /** Propose a correction. */
  UnitCorrect = 'unit.correct',
  /** Carry out what another person proposed. */
  UnitCorrectSecond = 'unit.correct.second',
  UnitSecrecy = 'unit.secrecy',
  UnitHistory = 'unit.history',
  /** Acts over many units: what they list, how far they are, what was refused. */
  ActRead = 'act.read',
  /** The sending side of a transfer: draft, opinions, offer, dispatch, withdrawal. */
  TransferPrepare = 'transfer.prepare',
  /** The receiving side of a transfer: check, return. */
  TransferReceive = 'transfer.receive',
  /** Four-property reports, of either side. */
  TransferReport = 'transfer.report',
  /** Sign a deed of transfer for one's own side, or enter its paper. */
  TransferSign = 'transfer.sign',
  ImportRun = 'import.run',
  ImportCheck = 'import.check',
  /** Place and lift holds (冻结). */
  HoldWrite = 'hold.write',
  /** Record at the gate what happened: loss, recovery, incident, takeover, seizure. */
  FactRecord = 'fact.record',
  LoanWrite = 'loan.write',
  /** Move units, and say where they stand. */
  MoveWrite = 'move.write',
  /** Split, merge and regroup units. */
  ArrangeWrite = 'arrange.write',
  /** The receiving scope of an archives. */
  ScopeSet = 'scope.set',
  AgreementWrite = 'agreement.write',
  AccessionWrite = 'accession.write',
  LotWrite = 'lot.write',
  /** Enter that an owner takes his deposit back. */
  DepositWithdraw = 'deposit.withdraw',
  /** Check the units that go back. */
  DepositCheck = 'deposit.check',
  RecordCapture = 'record.capture',
  /** Accept for the archives room what is handed over for filing (归档). */
  RecordFile = 'record.file',
  /** Due lists and the radar. */
  DueRead = 'due.read',
  /** Put local rules beside the national law data (E103). */
  LawActivate = 'law.activate',
  /** Let a transfer wait longer: the authority's. */
  ExtensionApprove = 'extension.approve',
  /** Agree to take archives early: the receiving archives'. */
  EarlyTransferAgree = 'early-transfer.agree',
  /** Order a body to put something right by a day, and look whether it did: the authority's. */
  RectificationOrder = 'rectification.order',
  /** Report what was done about such an order. */
  RectificationReport = 'rectification.report',
  /** Draw up a register of destruction, shorten it, enter its papers. */
  DestructionPrepare = 'destruction.prepare',
  /** Approve or decline it (INV-16). */
  DestructionApprove = 'destruction.approve',
  /** Sign the register in one's capacity. */
  DestructionSign = 'destruction.sign',
  /** Count before, start, say what became of each unit, certify after (监销). */
  DestructionSupervise = 'destruction.supervise',
  /** Appraise units: open an appraisal, give opinions, file its report. */
  AppraisalWrite = 'appraisal.write',
  /** Assign periods, note open matters. */
  RetentionWrite = 'retention.write',
  /** Agree to a retention schedule, grade holdings. */
  RetentionApprove = 'retention.approve',
  /** Plan an opening review of one's own holdings. */
  OpeningPlan = 'opening.plan',
  /** Open a joint review, give an opinion for one's own side, conclude what both sides say, draw the catalogue. */
  OpeningReview = 'opening.review',
  /** Order the opening, submit an extension, take units out of a review. */
  OpeningDecide = 'opening.decide',
  /** The authority's part: coordinate, consent, reject; its letter is entered by the archives where it has no accounts. */
  OpeningAnswer = 'opening.answer',
  /** Restructuring cases (处置案): look at them, and ask what a change would mean. */
  CaseRead = 'case.read',
  CaseWrite = 'case.write',
  /** Approve a disposal plan, close a case. */
  CaseApprove = 'case.approve',
  HoldingRead = 'holding.read',
  CatalogueRead = 'catalogue.read',
  TrailRead = 'trail.read',
  TrailExport = 'trail.export',
  EvidenceRead = 'evidence.read',
  EvidenceWrite = 'evidence.write',
  ProjectionRead = 'projection.read',
  ProjectionManage = 'projection.manage',
  BackupRun = 'backup.run',
  /** How far the log is, its keys and witnesses; proofs of what one may read. */
  LedgerRead = 'ledger.read',
  /** Keys of the log, and its restart after a loss. */
  LedgerManage = 'ledger.manage',
  /** One's own account: every caller has it. */
  Self = 'self',
}

/** Permissions under which nothing is written about archives. Every other one is a domain permission. */
export const ADMINISTRATIVE: readonly Permission[] = [
  Permission.OrganisationRead,
  Permission.OrganisationWrite,
  Permission.AccountRead,
  Permission.AccountWrite,
  Permission.AccountSuspend,
  Permission.ProjectionRead,
  Permission.ProjectionManage,
  Permission.BackupRun,
  Permission.LedgerRead,
  Permission.LedgerManage,
  Permission.Self,
];

export const isDomainPermission = (permission: Permission): boolean => !ADMINISTRATIVE.includes(permission);
