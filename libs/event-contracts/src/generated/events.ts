// Generated from event-schemas/ by scripts/generate-contracts.mjs. Do not edit.
/* eslint-disable */
export type Uuid = string;
/**
 * 业务日期（北京时间）/ civil date, Asia/Shanghai
 */
export type CivilDate = string;
export type Sha256 = string;
export type CivilDate1 = string;
export type Text = string;
/**
 * 编号单位 / organisation that numbers the fonds
 */
export type Uuid1 = string;
/**
 * 全宗号 / fonds number; may come later
 */
export type Text1 = string;
/**
 * 来源行原样，列名与值成对，按列序 / the cells as read: pairs of column and text, in the order of the columns
 */
export type SourceRow = string[][];
/**
 * 账户名 / name of the account
 */
export type Text2 = string;
/**
 * 姓名 / name of the person
 */
export type Text3 = string;
/**
 * 末日，含当日 / last day
 */
export type CivilDate2 = string;
/**
 * 公函文号 / letter
 */
export type Text4 = string;
/**
 * 系统管理员账户 / account of the system administrator
 */
export type Uuid2 = string;
/**
 * 所在单位；系统、安全管理员可无 / absent where the role is for the whole installation
 */
export type Uuid3 = string;
/**
 * 末日，含当日 / last day
 */
export type CivilDate3 = string;
/**
 * 源文件 SHA-256 / of the file as sent
 */
export type Sha2561 = string;
/**
 * 最后一日 / last day
 */
export type CivilDate4 = string;
/**
 * 单位代码；档案馆为档案馆代码 / its code; for an archives its registered code
 */
export type Text5 = string;
/**
 * 上级单位 / superior organisation
 */
export type Uuid4 = string;
/**
 * 成立之日 / first day
 */
export type CivilDate5 = string;
/**
 * 终止之日，含当日 / last day
 */
export type CivilDate6 = string;
/**
 * 职能 / function
 */
export type Text6 = string;
/**
 * 自何日起 / first day
 */
export type CivilDate7 = string;

export interface Contracts {
  Envelope?: Envelope;
  EvidenceOpenedV1?: EvidenceOpenedV1;
  FondsClosedV1?: FondsClosedV1;
  FondsConfirmedV1?: FondsConfirmedV1;
  FondsHistoryAmendedV1?: FondsHistoryAmendedV1;
  FondsNumberAssignedV1?: FondsNumberAssignedV1;
  FondsNumberReservedV1?: FondsNumberReservedV1;
  FondsRegisteredV1?: FondsRegisteredV1;
  FondsRelatedV1?: FondsRelatedV1;
  FondsReopenedV1?: FondsReopenedV1;
  SeriesRegisteredV1?: SeriesRegisteredV1;
  AuditExportMadeV1?: AuditExportMadeV1;
  ClosedViewedV1?: ClosedViewedV1;
  CodeReservedV1?: CodeReservedV1;
  CorrectionProposedV1?: CorrectionProposedV1;
  DeclassifiedV1?: DeclassifiedV1;
  EntriesDescribedV1?: EntriesDescribedV1;
  HeldSinceCorrectedV1?: HeldSinceCorrectedV1;
  HeldSinceCorrectionProposedV1?: HeldSinceCorrectionProposedV1;
  HistoryReconstructedV1?: HistoryReconstructedV1;
  HistoryReconstructionProposedV1?: HistoryReconstructionProposedV1;
  HoldingTakenOnV1?: HoldingTakenOnV1;
  ItemCorrectedV1?: ItemCorrectedV1;
  ItemDescribedV1?: ItemDescribedV1;
  ReferenceCodeAssignedV1?: ReferenceCodeAssignedV1;
  ReferenceCodeChangedV1?: ReferenceCodeChangedV1;
  ReservationVoidedV1?: ReservationVoidedV1;
  SecrecyChangedV1?: SecrecyChangedV1;
  AccountCreatedV1?: AccountCreatedV1;
  AccountReinstatedV1?: AccountReinstatedV1;
  AccountSuspendedV1?: AccountSuspendedV1;
  AccountTermSetV1?: AccountTermSetV1;
  InstallationOpenedV1?: InstallationOpenedV1;
  RoleGrantedV1?: RoleGrantedV1;
  RoleRevokedV1?: RoleRevokedV1;
  ImportCheckedV1?: ImportCheckedV1;
  ImportFinishedV1?: ImportFinishedV1;
  ImportStartedV1?: ImportStartedV1;
  OrganisationChangedV1?: OrganisationChangedV1;
  OrganisationEndedV1?: OrganisationEndedV1;
  OrganisationRegisteredV1?: OrganisationRegisteredV1;
  SuccessorNamedV1?: SuccessorNamedV1;
}
/**
 * 每个事件的元数据 / the metadata of every event; stored as canonical JSON beside the data and hashed with it
 */
export interface Envelope {
  v: 1;
  id: Uuid;
  type: string;
  schemaVersion: number;
  businessDate: CivilDate;
  /**
   * 仅在知道时刻时 / only where an instant is known; with offset
   */
  occurredAt?: string;
  /**
   * 入账时刻 / UTC milliseconds, set at append
   */
  recordedAt: string;
  actor: {
    account: Uuid;
    role: string;
    organisation?: Uuid;
  };
  /**
   * 代何人 / account or organisation for which the actor acts
   */
  onBehalfOf?: string;
  /**
   * 业务日期所属法规时期 / regime at the business date
   */
  regime: string;
  rules: {
    id: string;
    version: string;
  }[];
  /**
   * 依据条文；内部业务为 internal / articles, or the literal `internal`
   */
  basis:
    | 'internal'
    | {
        instrument: string;
        article: string;
      }[];
  evidence: {
    sha256: Sha256;
    kind: string;
  }[];
  reason?: string;
  correlation: Uuid;
  causation: Uuid;
  command: Uuid;
  /**
   * 操作系统用户或地址 / operating-system user or address
   */
  client?: string;
}
/**
 * 查阅佐证材料 / a supporting file was opened
 */
export interface EvidenceOpenedV1 {
  sha256: Sha256;
}
/**
 * 全宗终止 / E03: a fonds is closed, nothing is added to it any more
 */
export interface FondsClosedV1 {
  lastDate: CivilDate1;
}
/**
 * 全宗确认 / a fonds made by an import is confirmed by a person
 */
export interface FondsConfirmedV1 {
  name: Text;
  creator?: string;
}
/**
 * 沿革补记 / E02: a change in the history of the creator is noted
 */
export interface FondsHistoryAmendedV1 {
  change: '名称' | '隶属' | '职能' | '地址' | '其他';
  text: Text;
  date: CivilDate1;
}
/**
 * 全宗号赋予 / a number given later; the reservation stream holds it
 */
export interface FondsNumberAssignedV1 {
  number: Text;
  previous?: Text;
}
/**
 * 全宗号占位 / first event of the stream a fonds number would derive: holds all data of the assignment
 */
export interface FondsNumberReservedV1 {
  number: Text;
  bearer: Uuid;
}
/**
 * 全宗设立 / E01: a fonds is registered by the body that numbers it
 */
export interface FondsRegisteredV1 {
  numberingBody: Uuid1;
  key: {
    kind: 'number' | 'source' | 'command';
    value: Text;
  };
  number?: Text1;
  name: Text;
  /**
   * 立档单位 / creator
   */
  creator?: string;
  kind: '机构' | '联合' | '汇集' | '主题';
  dates?: FormationDate[];
  description?: Description;
  /**
   * 暂定，由导入建立 / made by an import and still to be confirmed
   */
  provisional: boolean;
}
/**
 * 形成日期：原样字串与可计算区间 / formation date as printed and as far as it can be computed with
 */
export interface FormationDate {
  printed: string;
  from?: CivilDate1;
  to?: CivilDate1;
  certainty: 'exact' | 'approximate' | 'inferred' | 'unknown';
}
/**
 * 著录内容，均为原样 / description, everything as printed
 */
export interface Description {
  title: Text;
  titleSource?: 'own' | 'inherited' | 'date';
  /**
   * 来源中的标识 / identifier as the source prints it
   */
  code?: string;
  dates?: FormationDate[];
  creators?: string[];
  extents?: string[];
  containers?: {
    type?: string;
    label?: string;
    value: string;
  }[];
  languages?: string[];
  scripts?: string[];
  scope?: string;
  accessRestrictions?: string;
  useRestrictions?: string;
  pages?: number;
  bytes?: number;
  medium?: string;
  retention?: string;
  secrecy?: string;
  opening?: string;
  derived?: string[];
  other?: {
    [k: string]: string;
  };
}
/**
 * 全宗关系登记 / E04: never moves a unit
 */
export interface FondsRelatedV1 {
  other: Uuid;
  relation: 'predecessor' | 'successor' | 'merged' | 'split';
}
/**
 * 全宗恢复 / E03: a closed fonds takes additions again
 */
export interface FondsReopenedV1 {
  from: CivilDate1;
}
/**
 * 类别登记 / a class inside a fonds: a node of its arrangement, no custody of its own
 */
export interface SeriesRegisteredV1 {
  fonds: Uuid;
  key: Text;
  parent?: Uuid;
  level: Text;
  description: Description;
  profile: 'isad' | 'dat18';
}
/**
 * 审计导出 / E93: a selection of events left the system, with its digest
 */
export interface AuditExportMadeV1 {
  scope: {
    [k: string]: string;
  };
  format: 'ndjson' | 'csv' | 'xlsx';
  count: number;
  digest: Sha256;
  knownAt: string;
  purpose?: Text;
}
/**
 * 查阅未开放 / E104: closed content was read
 */
export interface ClosedViewedV1 {
  /**
   * @minItems 1
   */
  units: Uuid[];
  purpose?: Text;
}
/**
 * 档号占位 / first event of the stream a code would derive: holds all data of the assignment
 */
export interface CodeReservedV1 {
  code: ReferenceCode;
  numberingBody: Uuid;
  fonds: Uuid;
  bearer: Uuid;
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 著录更正提出 / E15, first hand: without effect
 */
export interface CorrectionProposedV1 {
  entry?: Uuid;
  /**
   * @minItems 1
   */
  fields: FieldChange[];
}
export interface FieldChange {
  field: Text;
  /**
   * 更正前后之值 / any JSON value
   */
  before?: unknown;
  /**
   * 更正前后之值 / any JSON value
   */
  after?: unknown;
}
/**
 * 解密 / E16: a legal secrecy mark is lifted by a document
 */
export interface DeclassifiedV1 {
  before: Text;
  document: Text;
}
/**
 * 卷内著录 / entries within a unit, in chunks
 */
export interface EntriesDescribedV1 {
  chunk: number;
  chunks: number;
  /**
   * @minItems 1
   */
  entries: {
    id: Uuid;
    key: Text;
    parent?: Uuid;
    level: Text;
    description: Description;
    row?: SourceRow;
  }[];
}
/**
 * 保管起始更正 / E92, second hand: keeps the place of what it corrects
 */
export interface HeldSinceCorrectedV1 {
  seconds: Uuid;
  corrects: Uuid;
  before: HeldSince;
  after: HeldSince;
}
/**
 * 保管起始：自 to 起计 / beginning of custody; custody counts from `to`; unknown when `to` is absent
 */
export interface HeldSince {
  printed: string;
  from?: CivilDate1;
  to?: CivilDate1;
}
/**
 * 保管起始更正提出 / E92, first hand: names the wrong event
 */
export interface HeldSinceCorrectionProposedV1 {
  corrects: Uuid;
  before: HeldSince;
  after: HeldSince;
}
/**
 * 沿革补录 / E96, second hand: custody before the opening entry
 */
export interface HistoryReconstructedV1 {
  seconds: Uuid;
  /**
   * @minItems 1
   */
  intervals: CustodyInterval[];
}
/**
 * 保管期间，止日不含 / a period of custody, half-open
 */
export interface CustodyInterval {
  custodian: Uuid;
  holder?: Uuid;
  from: CivilDate1;
  until: CivilDate1;
}
/**
 * 沿革补录提出 / E96, first hand
 */
export interface HistoryReconstructionProposedV1 {
  /**
   * @minItems 1
   */
  intervals: CustodyInterval[];
}
/**
 * 馆藏建账 / E95: the opening entry of a unit that a custodian already holds
 */
export interface HoldingTakenOnV1 {
  fonds: Uuid;
  series?: Uuid;
  key: {
    kind: 'code' | 'source' | 'command';
    value: Text;
  };
  profile: 'isad' | 'dat18';
  level: 'file' | 'item';
  sourceLevel?: string;
  describedAtSeriesLevel?: boolean;
  code?: ReferenceCode;
  otherCodes?: {
    kind: Text;
    printed: Text;
  }[];
  description: Description;
  custodian: Uuid;
  owner: Owner;
  holder: Uuid;
  transferringUnit?: Uuid;
  heldSince: HeldSince;
  /**
   * 卷内条目数 / entries that lie within, in the chunks that follow
   */
  entries: number;
  row?: SourceRow;
}
/**
 * 所有者 / owner
 */
export interface Owner {
  kind: '国家' | '集体' | '个人' | '其他';
  organisation?: Uuid;
}
/**
 * 著录更正 / E15, second hand: described fields change, before and after are kept
 */
export interface ItemCorrectedV1 {
  seconds: Uuid;
  entry?: Uuid;
  /**
   * @minItems 1
   */
  fields: FieldChange[];
}
/**
 * 著录 / E08: fields that were empty are described
 */
export interface ItemDescribedV1 {
  entry?: Uuid;
  /**
   * @minItems 1
   */
  fields: FieldChange[];
}
/**
 * 档号赋予 / E10: a unit receives its reference code
 */
export interface ReferenceCodeAssignedV1 {
  code: ReferenceCode;
  numberingBody: Uuid;
}
/**
 * 档号变更 / E11: old and new are both kept, neither is free again
 */
export interface ReferenceCodeChangedV1 {
  before: ReferenceCode;
  after: ReferenceCode;
  numberingBody: Uuid;
}
/**
 * 占位撤销 / frees a code that was never borne
 */
export interface ReservationVoidedV1 {
  bearer: Uuid;
}
/**
 * 密级变更 / E16: a legal secrecy mark is set or changed by a document
 */
export interface SecrecyChangedV1 {
  before?: string;
  after: Text;
  document: Text;
}
/**
 * 账户建立 / an account is created; passwords and tokens never stand in events
 */
export interface AccountCreatedV1 {
  name: Text2;
  displayName?: Text3;
}
/**
 * 账户恢复 / a suspended account may act again
 */
export interface AccountReinstatedV1 {}
/**
 * 账户停用 / an account is suspended, at once
 */
export interface AccountSuspendedV1 {}
/**
 * 账户期限 / the last day of an account, with the letter that asks for it
 */
export interface AccountTermSetV1 {
  until: CivilDate2;
  letter?: Text4;
}
/**
 * 系统启用 / the first administrator is named; happens once
 */
export interface InstallationOpenedV1 {
  administrator: Uuid2;
  name: Text;
}
/**
 * 授予角色 / a role in an organisation is granted
 */
export interface RoleGrantedV1 {
  /**
   * 角色 / role
   */
  role:
    | 'Filer'
    | 'UnitArchivist'
    | 'UnitHead'
    | 'AccessionArchivist'
    | 'Keeper'
    | 'AppraisalGroup'
    | 'Approver'
    | 'DestructionSupervisor'
    | 'OpeningReviewer'
    | 'FormingUnitRep'
    | 'Director'
    | 'Authority'
    | 'Inspector'
    | 'LegalReviewer'
    | 'DisposalGroup'
    | 'Investor'
    | 'Liquidator'
    | 'Conservator'
    | 'Reader'
    | 'Auditor'
    | 'SystemAdministrator'
    | 'SecurityAdministrator';
  organisation?: Uuid3;
  until?: CivilDate3;
}
/**
 * 收回角色 / a role is taken back
 */
export interface RoleRevokedV1 {
  /**
   * 角色 / role
   */
  role:
    | 'Filer'
    | 'UnitArchivist'
    | 'UnitHead'
    | 'AccessionArchivist'
    | 'Keeper'
    | 'AppraisalGroup'
    | 'Approver'
    | 'DestructionSupervisor'
    | 'OpeningReviewer'
    | 'FormingUnitRep'
    | 'Director'
    | 'Authority'
    | 'Inspector'
    | 'LegalReviewer'
    | 'DisposalGroup'
    | 'Investor'
    | 'Liquidator'
    | 'Conservator'
    | 'Reader'
    | 'Auditor'
    | 'SystemAdministrator'
    | 'SecurityAdministrator';
  organisation?: Uuid;
}
/**
 * 导入复核 / a second account has checked the file
 */
export interface ImportCheckedV1 {
  sample?: number;
}
/**
 * 导入完成 / counts and the root over what the file stands for
 */
export interface ImportFinishedV1 {
  counts: {
    components: number;
    series: number;
    units: number;
    within: number;
    registered: number;
    unchanged: number;
    refused: number;
    heldOut: number;
  };
  root: Sha256;
  fonds: Uuid[];
}
/**
 * 导入开始 / an import of existing holdings begins; fixes its business date
 */
export interface ImportStartedV1 {
  format: 'ead' | 'atom' | 'catalogue';
  file: Text;
  source: Sha2561;
  /**
   * redacted：涉密行不入库 / rows held out are not in the stored source
   */
  stored: 'whole' | 'redacted';
  storedSource?: Sha256;
  archives: Uuid;
  options: {
    [k: string]: string;
  };
  mapping: Text;
}
/**
 * 单位变更 / name, kind, level, superior or first day of an organisation change; only changed fields stand here
 */
export interface OrganisationChangedV1 {
  /**
   * 变更前之值，原无者不列 / values before; a field that had none is absent
   */
  before: {
    name?: Text;
    /**
     * 综合/专门/部门/企业/乡镇档案馆、机关档案管理中心、机关、事业单位、国企、非国企、村、社区、农户、档案主管部门、出资人、管理人，依此序 / kind of organisation
     */
    kind?:
      | 'comprehensive-archives'
      | 'specialised-archives'
      | 'departmental-archives'
      | 'enterprise-archives'
      | 'township-archives'
      | 'organ-archives-centre'
      | 'organ'
      | 'institution'
      | 'state-enterprise'
      | 'private-enterprise'
      | 'village'
      | 'community'
      | 'household'
      | 'authority'
      | 'investor'
      | 'administrator';
    /**
     * 省、市、县级 / administrative level
     */
    level?: 'province' | 'city' | 'county';
    parent?: Uuid;
    validFrom?: CivilDate1;
  };
  /**
   * 变更后之值 / values after
   */
  after: {
    name?: Text;
    /**
     * 综合/专门/部门/企业/乡镇档案馆、机关档案管理中心、机关、事业单位、国企、非国企、村、社区、农户、档案主管部门、出资人、管理人，依此序 / kind of organisation
     */
    kind?:
      | 'comprehensive-archives'
      | 'specialised-archives'
      | 'departmental-archives'
      | 'enterprise-archives'
      | 'township-archives'
      | 'organ-archives-centre'
      | 'organ'
      | 'institution'
      | 'state-enterprise'
      | 'private-enterprise'
      | 'village'
      | 'community'
      | 'household'
      | 'authority'
      | 'investor'
      | 'administrator';
    /**
     * 省、市、县级 / administrative level
     */
    level?: 'province' | 'city' | 'county';
    parent?: Uuid;
    validFrom?: CivilDate1;
  };
  /**
   * 清空的字段 / fields that have no value any more
   */
  cleared: ('level' | 'parent' | 'validFrom')[];
}
/**
 * 单位终止 / an organisation ended; a fact, whatever became of its archives
 */
export interface OrganisationEndedV1 {
  validTo: CivilDate4;
}
/**
 * 单位登记 / an organisation is registered under its own code
 */
export interface OrganisationRegisteredV1 {
  code: Text5;
  name: Text;
  /**
   * 综合/专门/部门/企业/乡镇档案馆、机关档案管理中心、机关、事业单位、国企、非国企、村、社区、农户、档案主管部门、出资人、管理人，依此序 / kind of organisation
   */
  kind:
    | 'comprehensive-archives'
    | 'specialised-archives'
    | 'departmental-archives'
    | 'enterprise-archives'
    | 'township-archives'
    | 'organ-archives-centre'
    | 'organ'
    | 'institution'
    | 'state-enterprise'
    | 'private-enterprise'
    | 'village'
    | 'community'
    | 'household'
    | 'authority'
    | 'investor'
    | 'administrator';
  /**
   * 省、市、县级 / administrative level
   */
  level?: 'province' | 'city' | 'county';
  parent?: Uuid4;
  validFrom?: CivilDate5;
  validTo?: CivilDate6;
}
/**
 * 职能承接单位 / who carries on one function of an organisation; decided per function
 */
export interface SuccessorNamedV1 {
  function: Text6;
  successor: Uuid;
  from?: CivilDate7;
}

/** The data of each event in its current version. */
export interface EventMap {
  EvidenceOpened: EvidenceOpenedV1;
  FondsClosed: FondsClosedV1;
  FondsConfirmed: FondsConfirmedV1;
  FondsHistoryAmended: FondsHistoryAmendedV1;
  FondsNumberAssigned: FondsNumberAssignedV1;
  FondsNumberReserved: FondsNumberReservedV1;
  FondsRegistered: FondsRegisteredV1;
  FondsRelated: FondsRelatedV1;
  FondsReopened: FondsReopenedV1;
  SeriesRegistered: SeriesRegisteredV1;
  AuditExportMade: AuditExportMadeV1;
  ClosedViewed: ClosedViewedV1;
  CodeReserved: CodeReservedV1;
  CorrectionProposed: CorrectionProposedV1;
  Declassified: DeclassifiedV1;
  EntriesDescribed: EntriesDescribedV1;
  HeldSinceCorrected: HeldSinceCorrectedV1;
  HeldSinceCorrectionProposed: HeldSinceCorrectionProposedV1;
  HistoryReconstructed: HistoryReconstructedV1;
  HistoryReconstructionProposed: HistoryReconstructionProposedV1;
  HoldingTakenOn: HoldingTakenOnV1;
  ItemCorrected: ItemCorrectedV1;
  ItemDescribed: ItemDescribedV1;
  ReferenceCodeAssigned: ReferenceCodeAssignedV1;
  ReferenceCodeChanged: ReferenceCodeChangedV1;
  ReservationVoided: ReservationVoidedV1;
  SecrecyChanged: SecrecyChangedV1;
  AccountCreated: AccountCreatedV1;
  AccountReinstated: AccountReinstatedV1;
  AccountSuspended: AccountSuspendedV1;
  AccountTermSet: AccountTermSetV1;
  InstallationOpened: InstallationOpenedV1;
  RoleGranted: RoleGrantedV1;
  RoleRevoked: RoleRevokedV1;
  ImportChecked: ImportCheckedV1;
  ImportFinished: ImportFinishedV1;
  ImportStarted: ImportStartedV1;
  OrganisationChanged: OrganisationChangedV1;
  OrganisationEnded: OrganisationEndedV1;
  OrganisationRegistered: OrganisationRegisteredV1;
  SuccessorNamed: SuccessorNamedV1;
}

export type EvidenceOpened = EvidenceOpenedV1;
export type FondsClosed = FondsClosedV1;
export type FondsConfirmed = FondsConfirmedV1;
export type FondsHistoryAmended = FondsHistoryAmendedV1;
export type FondsNumberAssigned = FondsNumberAssignedV1;
export type FondsNumberReserved = FondsNumberReservedV1;
export type FondsRegistered = FondsRegisteredV1;
export type FondsRelated = FondsRelatedV1;
export type FondsReopened = FondsReopenedV1;
export type SeriesRegistered = SeriesRegisteredV1;
export type AuditExportMade = AuditExportMadeV1;
export type ClosedViewed = ClosedViewedV1;
export type CodeReserved = CodeReservedV1;
export type CorrectionProposed = CorrectionProposedV1;
export type Declassified = DeclassifiedV1;
export type EntriesDescribed = EntriesDescribedV1;
export type HeldSinceCorrected = HeldSinceCorrectedV1;
export type HeldSinceCorrectionProposed = HeldSinceCorrectionProposedV1;
export type HistoryReconstructed = HistoryReconstructedV1;
export type HistoryReconstructionProposed = HistoryReconstructionProposedV1;
export type HoldingTakenOn = HoldingTakenOnV1;
export type ItemCorrected = ItemCorrectedV1;
export type ItemDescribed = ItemDescribedV1;
export type ReferenceCodeAssigned = ReferenceCodeAssignedV1;
export type ReferenceCodeChanged = ReferenceCodeChangedV1;
export type ReservationVoided = ReservationVoidedV1;
export type SecrecyChanged = SecrecyChangedV1;
export type AccountCreated = AccountCreatedV1;
export type AccountReinstated = AccountReinstatedV1;
export type AccountSuspended = AccountSuspendedV1;
export type AccountTermSet = AccountTermSetV1;
export type InstallationOpened = InstallationOpenedV1;
export type RoleGranted = RoleGrantedV1;
export type RoleRevoked = RoleRevokedV1;
export type ImportChecked = ImportCheckedV1;
export type ImportFinished = ImportFinishedV1;
export type ImportStarted = ImportStartedV1;
export type OrganisationChanged = OrganisationChangedV1;
export type OrganisationEnded = OrganisationEndedV1;
export type OrganisationRegistered = OrganisationRegisteredV1;
export type SuccessorNamed = SuccessorNamedV1;

/** The current version of each event. */
export const CURRENT_VERSION: { readonly [T in keyof EventMap]: number } = {
  EvidenceOpened: 1,
  FondsClosed: 1,
  FondsConfirmed: 1,
  FondsHistoryAmended: 1,
  FondsNumberAssigned: 1,
  FondsNumberReserved: 1,
  FondsRegistered: 1,
  FondsRelated: 1,
  FondsReopened: 1,
  SeriesRegistered: 1,
  AuditExportMade: 1,
  ClosedViewed: 1,
  CodeReserved: 1,
  CorrectionProposed: 1,
  Declassified: 1,
  EntriesDescribed: 1,
  HeldSinceCorrected: 1,
  HeldSinceCorrectionProposed: 1,
  HistoryReconstructed: 1,
  HistoryReconstructionProposed: 1,
  HoldingTakenOn: 1,
  ItemCorrected: 1,
  ItemDescribed: 1,
  ReferenceCodeAssigned: 1,
  ReferenceCodeChanged: 1,
  ReservationVoided: 1,
  SecrecyChanged: 1,
  AccountCreated: 1,
  AccountReinstated: 1,
  AccountSuspended: 1,
  AccountTermSet: 1,
  InstallationOpened: 1,
  RoleGranted: 1,
  RoleRevoked: 1,
  ImportChecked: 1,
  ImportFinished: 1,
  ImportStarted: 1,
  OrganisationChanged: 1,
  OrganisationEnded: 1,
  OrganisationRegistered: 1,
  SuccessorNamed: 1,
};
