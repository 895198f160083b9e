// Generated from event-schemas/ by scripts/generate-contracts.mjs. Do not edit.
export type Uuid = string;
/**
 * 业务日期（北京时间）/ civil date, Asia/Shanghai
 */
export type CivilDate = string;
export type Sha256 = string;
export type Text = string;
/**
 * 移交批次或进馆行为 / the transfer, or the act that brings the units in
 */
export type Uuid1 = string;
/**
 * 所依据的征集协议 / the agreement it rests on
 */
export type Uuid2 = string;
/**
 * 来源方自己的编号，与进馆号并存 / the source’s own number, beside ours
 */
export type Text1 = string;
/**
 * 进馆日期 / day of the accession
 */
export type CivilDate1 = string;
/**
 * 权利 / rights
 */
export type Text2 = string;
/**
 * 义务 / duties
 */
export type Text3 = string;
/**
 * 利用条件 / conditions of use
 */
export type Text4 = string;
export type CivilDate2 = string;
/**
 * 违法行为代码 / offence of the catalogue
 */
export type Text5 = string;
/**
 * 违法行为代码 / offence of the catalogue
 */
export type Text6 = string;
/**
 * 来源所写的数量 / extent as its source prints it
 */
export type Text7 = string;
/**
 * 所依据的征集协议 / the agreement it rests on
 */
export type Uuid3 = string;
/**
 * 来源方自己的编号，与进馆号并存 / the source’s own number, beside ours
 */
export type Text8 = string;
/**
 * 来源行的摘要 / digest of the row it was read from
 */
export type Sha2561 = string;
/**
 * 批准文件 / document of the approval
 */
export type Text9 = string;
/**
 * 移交单位；不写则为所有单位 / transferring unit; every one when absent
 */
export type Uuid4 = string;
/**
 * 档案门类，如 WS / class of archives, as codes have it
 */
export type Text10 = string;
/**
 * 所依据的征集协议 / the agreement it rests on
 */
export type Uuid5 = string;
/**
 * 来源方自己的编号，与进馆号并存 / the source’s own number, beside ours
 */
export type Text11 = string;
/**
 * 保管期限起算日，由来源单位带来 / first day of its period, as its sources had it
 */
export type CivilDate3 = string;
/**
 * 密级起算日，由来源单位带来 / day from which its term of secrecy runs, as its sources had it
 */
export type CivilDate4 = string;
/**
 * 国家档案局批准文号 / approval of the State Archives Administration
 */
export type Text12 = string;
/**
 * 第一件事实之日 / day of the first fact
 */
export type CivilDate5 = string;
/**
 * 最后一件事实之日 / day of the last fact
 */
export type CivilDate6 = string;
/**
 * 备案机关 / with whom
 */
export type Text13 = string;
/**
 * 回执 / the receipt
 */
export type Text14 = string;
/**
 * 本系统中的鉴定 / the appraisal in this system
 */
export type Uuid6 = string;
/**
 * 处置案 / the restructuring case whose own list it is
 */
export type Uuid7 = string;
/**
 * 国家档案局批准文号 / approval of the State Archives Administration
 */
export type Text15 = string;
/**
 * 国家档案局批准文号 / approval of the State Archives Administration
 */
export type Text16 = string;
/**
 * 其他副本的处理 / what became of copies
 */
export type Text17 = string;
/**
 * 备份的处理 / what became of backups
 */
export type Text18 = string;
/**
 * 密钥销毁 / destroyed keys
 */
export type Text19 = string;
/**
 * 无法恢复的验证 / how it was verified that nothing can be restored
 */
export type Text20 = string;
/**
 * 处置案为审计、评估所列的例外 / the restructuring case that lists it as an exception for audit or valuation
 */
export type Uuid8 = string;
/**
 * 处置案自身的拆并，放行其冻结 / the restructuring case whose hold lets it pass
 */
export type Uuid9 = string;
/**
 * 所有权凭证 / how ownership was proven
 */
export type Text21 = string;
/**
 * 续存期限 / the new period of what is kept
 */
export type Text22 = string;
/**
 * 身份：档案、业务、负责人等 / as what he is a member
 */
export type Text23 = string;
/**
 * 鉴定范围 / what is appraised
 */
export type Text24 = string;
/**
 * 清单各单位之根 / root of the units
 */
export type Sha2562 = string;
/**
 * 不同意见 / dissent
 */
export type Text25 = string;
/**
 * 适用单位 / whose schedule it is
 */
export type Uuid10 = string;
/**
 * 批准文件 / the document
 */
export type Text26 = string;
/**
 * 条款号 / number of the line
 */
export type Text27 = string;
/**
 * 归档范围 / what it is about
 */
export type Text28 = string;
/**
 * 文号 / document
 */
export type Text29 = string;
/**
 * 形成日期 / date of the paper
 */
export type CivilDate7 = string;
/**
 * 编号单位 / organisation that numbers the fonds
 */
export type Uuid11 = string;
/**
 * 全宗号 / fonds number; may come later
 */
export type Text30 = string;
/**
 * 原保管者 / former custodian
 */
export type Uuid12 = string;
/**
 * 所有者是登记单位时 / the owner, where it is a registered body
 */
export type Uuid13 = string;
/**
 * 放行其自身行为的案件 / the case whose own acts pass
 */
export type Uuid14 = string;
/**
 * 放行其自身行为的案件 / the case whose own acts pass
 */
export type Uuid15 = string;
/**
 * 只及此保管单位所存及其后由其流出的 / it stops what concerns units that this body keeps, or that have gone from it since
 */
export type Uuid16 = string;
/**
 * 冻结期间移库的书面决定 / the recorded decision that lets it pass a hold
 */
export type Text31 = string;
/**
 * 公布目录各行的根 / root of its rows
 */
export type Sha2563 = string;
/**
 * 途中丢失所在的行为 / the act on whose way it happened
 */
export type Uuid17 = string;
/**
 * 现持有者 / who has them now
 */
export type Uuid18 = string;
/**
 * 随之恢复的保管者；调取时已移转保管的 / who has custody again, where the seizure had moved it
 */
export type Uuid19 = string;
/**
 * 所属处置案，放行其冻结 / the restructuring case whose hold lets it pass
 */
export type Uuid20 = string;
/**
 * 转归事件 / the event that says so: CodePassed
 */
export type Uuid21 = string;
/**
 * 误用它的单位，即本单位 / the unit that bears it, this one
 */
export type Uuid22 = string;
/**
 * 应得它的单位 / the unit that it belongs to
 */
export type Uuid23 = string;
/**
 * 误用它的单位，即本单位 / the unit that bears it, this one
 */
export type Uuid24 = string;
/**
 * 应得它的单位 / the unit that it belongs to
 */
export type Uuid25 = string;
/**
 * 导入批次 / the import that met it
 */
export type Uuid26 = string;
/**
 * 原保管者 / former custodian
 */
export type Uuid27 = string;
/**
 * 来源行原样，列名与值成对，按列序 / the cells as read: pairs of column and text, in the order of the columns
 */
export type SourceRow = string[][];
/**
 * 有误的事件 / the event that is wrong
 */
export type Uuid28 = string;
/**
 * 其类型 / its type
 */
export type Text32 = string;
/**
 * 有误的事件 / the event that is wrong
 */
export type Uuid29 = string;
/**
 * 其类型 / its type
 */
export type Text33 = string;
/**
 * 归档文件目录 / the catalogue that both sides sign
 */
export type Text34 = string;
/**
 * 归档文件目录 / the catalogue that both sides sign
 */
export type Text35 = string;
/**
 * 应归档日，默认值 / the day by which it was to be filed, a default (CLK-12); absent where its date is missing
 */
export type CivilDate8 = string;
/**
 * 库房-区-列-节-架-层-盒 / repository to box
 */
export type Text36 = string;
/**
 * 文号 / number of the document
 */
export type Text37 = string;
/**
 * 来源系统 / system it comes from
 */
export type Text38 = string;
/**
 * 形成者 / who made it
 */
export type Text39 = string;
/**
 * 业务活动 / in what activity
 */
export type Text40 = string;
/**
 * 形成时间 / when
 */
export type Text41 = string;
/**
 * 结构 / structure
 */
export type Text42 = string;
/**
 * 背景 / context
 */
export type Text43 = string;
/**
 * 占位事件 / the event that reserved: CodeReserved or FondsNumberReserved
 */
export type Uuid30 = string;
/**
 * 拒绝原因代码 / code of the refusal
 */
export type Text44 = string;
/**
 * 此前所载 / what stood before, as written
 */
export type Text45 = string;
/**
 * 划定的期限 / the period
 */
export type Text46 = string;
/**
 * 起算日，特殊起算的 / first day, where it starts from an event: the end of a fiscal year, scrapping
 */
export type CivilDate9 = string;
/**
 * 折算决定 / the decision that maps it
 */
export type Text47 = string;
/**
 * 此前所载 / what stood before, as written
 */
export type Text48 = string;
/**
 * 划定的期限 / the period
 */
export type Text49 = string;
/**
 * 起算日，特殊起算的 / first day, where it starts from an event: the end of a fiscal year, scrapping
 */
export type CivilDate10 = string;
/**
 * 批注 / the annotation
 */
export type Text50 = string;
/**
 * 保管期限起算日，由来源单位带来 / first day of its period, as its sources had it
 */
export type CivilDate11 = string;
/**
 * 密级起算日，由来源单位带来 / day from which its term of secrecy runs, as its sources had it
 */
export type CivilDate12 = string;
/**
 * 账户名 / name of the account
 */
export type Text51 = string;
/**
 * 姓名 / name of the person
 */
export type Text52 = string;
/**
 * 末日，含当日 / last day
 */
export type CivilDate13 = string;
/**
 * 公函文号 / letter
 */
export type Text53 = string;
/**
 * 系统管理员账户 / account of the system administrator
 */
export type Uuid31 = string;
/**
 * 系统管理员账户 / account of the system administrator
 */
export type Uuid32 = string;
/**
 * 启用时的国家规则数据版本 / version of the national rule data with which it begins; another takes effect by NationalLawActivated
 */
export type Text54 = string;
/**
 * 所在单位；系统、安全管理员可无 / absent where the role is for the whole installation
 */
export type Uuid33 = string;
/**
 * 末日，含当日 / last day
 */
export type CivilDate14 = string;
/**
 * 源文件 SHA-256 / of the file as sent
 */
export type Sha2564 = string;
/**
 * 规则数据中的法规编号 / id of the instrument in the rule data
 */
export type Text55 = string;
/**
 * 条，或条(款、项) / article, or article(paragraph or item)
 */
export type Text56 = string;
/**
 * 原文 / its words
 */
export type Text57 = string;
/**
 * 所据印本 / the print from which they are taken
 */
export type Text58 = string;
/**
 * 版次或日期 / its edition or date
 */
export type Text59 = string;
/**
 * 适用的档案馆；不写则为本系统内所有地方 / archives for which they hold; everywhere here when absent
 */
export type Uuid34 = string;
/**
 * 版本名 / name of the version, once for each place
 */
export type Text60 = string;
/**
 * 所依据的国家规则数据版本 / version of the national rule data that they stand on
 */
export type Text61 = string;
/**
 * 规则正文（RFC 8785）的摘要 / digest of the canonical JSON of the rules
 */
export type Sha2565 = string;
/**
 * 适用的档案馆；不写则为本系统内所有地方 / archives for which they hold; everywhere here when absent
 */
export type Uuid35 = string;
/**
 * 版本名 / name of the version, once for each place
 */
export type Text62 = string;
/**
 * 所依据的国家规则数据版本 / version of the national rule data that they stand on
 */
export type Text63 = string;
/**
 * 规则正文（RFC 8785）的摘要 / digest of the canonical JSON of the rules
 */
export type Sha2566 = string;
/**
 * 适用的档案馆；不写则为本系统内所有地方 / archives for which they hold; everywhere here when absent
 */
export type Uuid36 = string;
/**
 * 版本名 / name of the version, once for each place
 */
export type Text64 = string;
/**
 * 所依据的国家规则数据版本 / version of the national rule data that they stand on
 */
export type Text65 = string;
/**
 * 规则正文（RFC 8785）的摘要 / digest of the canonical JSON of the rules
 */
export type Sha2567 = string;
/**
 * 适用的档案馆，或其上级（省、市等），则其下各馆均适用，近者优先；不写则为本系统内所有地方 / archives for which they hold, or a body above archives (a province, a city): then for each archives below it, the nearest first; everywhere here when absent
 */
export type Uuid37 = string;
/**
 * 版本名 / name of the version, once for each place
 */
export type Text66 = string;
/**
 * 所依据的国家规则数据版本 / version of the national rule data that they stand on
 */
export type Text67 = string;
/**
 * 规则正文（RFC 8785）的摘要 / digest of the canonical JSON of the rules
 */
export type Sha2568 = string;
/**
 * 启用的版本 / the version that takes effect
 */
export type Text68 = string;
/**
 * 此前的版本 / the version that was in effect before
 */
export type Text69 = string;
/**
 * 规则数据（RFC 8785）的摘要 / digest of the canonical JSON of what decisions rest on in it
 */
export type Sha2569 = string;
/**
 * 档案馆代码 / code of the archives
 */
export type Text70 = string;
/**
 * 各行的 RFC 6962 根 / RFC 6962 root over the rows in byte order
 */
export type Sha25610 = string;
/**
 * 日志密钥签名的声明全文 / the statement as a note signed by the log's key, verbatim
 */
export type Text71 = string;
/**
 * 树根 / root hash
 */
export type Sha25611 = string;
/**
 * 树根 / root hash
 */
export type Sha25612 = string;
/**
 * 树根 / root hash
 */
export type Sha25613 = string;
/**
 * 档案主管部门 / archives authority
 */
export type Uuid38 = string;
/**
 * 文号 / document
 */
export type Text72 = string;
/**
 * 定期评估时间 / to be reassessed by (CLK-09)
 */
export type CivilDate15 = string;
/**
 * 档案主管部门 / archives authority
 */
export type Uuid39 = string;
/**
 * 理由 / why
 */
export type Text73 = string;
/**
 * 档案主管部门 / archives authority
 */
export type Uuid40 = string;
/**
 * 规则为默认值时所据的决定 / recorded decision where the rule is a default
 */
export type Text74 = string;
/**
 * 会同单位 / the other side
 */
export type Uuid41 = string;
/**
 * 已不存在的原单位 / the unit that is gone and was the transferring one
 */
export type Uuid42 = string;
/**
 * 所承接的职能 / function that it continues
 */
export type Text75 = string;
/**
 * 由档案馆单独审核的理由 / why the archives reviews alone
 */
export type Text76 = string;
/**
 * 协调的主管部门 / authority that coordinated
 */
export type Uuid43 = string;
/**
 * 依据文件 / document
 */
export type Text77 = string;
/**
 * 公布的题名 / title as published
 */
export type Text78 = string;
/**
 * 卷内条目；保管单位本身的一行不写 / entry within the unit; absent in the row of the unit itself
 */
export type Uuid44 = string;
/**
 * 公布的题名 / title as published
 */
export type Text79 = string;
/**
 * 答复日期 / day of the reply
 */
export type CivilDate16 = string;
/**
 * 拟开放时间 / to be opened on
 */
export type CivilDate17 = string;
/**
 * 同意事件 / event of the consent
 */
export type Uuid45 = string;
/**
 * 原标识 / state before
 */
export type Text80 = string;
/**
 * 具体理由 / in words
 */
export type Text81 = string;
/**
 * 拟开放时间 / to be opened on
 */
export type CivilDate18 = string;
/**
 * 公布目录各行的根 / root of its rows
 */
export type Sha25614 = string;
/**
 * 公布之处 / where: address or reading room
 */
export type Text82 = string;
/**
 * 公布目录各行的根 / root of its rows
 */
export type Sha25615 = string;
/**
 * 公布之处 / where: address or reading room
 */
export type Text83 = string;
/**
 * 档案馆 / the archives
 */
export type Uuid46 = string;
/**
 * 理由 / why; needed for closing again
 */
export type Text84 = string;
/**
 * 决定机构 / deciding institution
 */
export type Uuid47 = string;
/**
 * 最后一日 / last day
 */
export type CivilDate19 = string;
/**
 * 单位代码；档案馆为档案馆代码 / its code; for an archives its registered code
 */
export type Text85 = string;
/**
 * 上级单位 / superior organisation
 */
export type Uuid48 = string;
/**
 * 成立之日 / first day
 */
export type CivilDate20 = string;
/**
 * 终止之日，含当日 / last day
 */
export type CivilDate21 = string;
/**
 * 职能 / function
 */
export type Text86 = string;
/**
 * 自何日起 / first day
 */
export type CivilDate22 = string;
/**
 * 规则数据版本 / version of the rule data
 */
export type Text87 = string;
/**
 * 各明细行的 RFC 6962 根 / RFC 6962 root over all lines in byte order
 */
export type Sha25616 = string;
/**
 * 各行的 RFC 6962 根 / RFC 6962 root over rows {v, clock, entry, shown, unit} in byte order
 */
export type Sha25617 = string;
/**
 * 规则数据版本 / version of the rule data
 */
export type Text88 = string;
/**
 * 各明细行的 RFC 6962 根 / RFC 6962 root over all lines in byte order
 */
export type Sha25618 = string;
/**
 * 各行的 RFC 6962 根 / RFC 6962 root over rows {v, clock, entry, shown, unit} in byte order
 */
export type Sha25619 = string;
/**
 * 适用的档案馆；不写则为各处 / archives for which they hold; everywhere when absent
 */
export type Uuid49 = string;
/**
 * 规则数据版本 / version of the rule data
 */
export type Text89 = string;
/**
 * 各明细行的 RFC 6962 根 / RFC 6962 root over all lines in byte order
 */
export type Sha25620 = string;
/**
 * 各行的 RFC 6962 根 / RFC 6962 root over rows {v, clock, entry, shown, unit} in byte order
 */
export type Sha25621 = string;
/**
 * 各行的 RFC 6962 根 / RFC 6962 root over rows {v, clock, order, shown} in byte order
 */
export type Sha25622 = string;
/**
 * 适用的档案馆；不写则为各处 / archives for which they hold; everywhere when absent
 */
export type Uuid50 = string;
/**
 * 协商文件 / document of the consultation, signed by the unit or whoever acts for it
 */
export type Text90 = string;
/**
 * 规定不明确时的决定 / the recorded decision, where no rule known here was in force that day
 */
export type Text91 = string;
/**
 * 责令的档案主管部门 / authority that orders
 */
export type Uuid51 = string;
/**
 * 受责令单位 / body that is ordered
 */
export type Uuid52 = string;
/**
 * 整改要求 / what is to be done
 */
export type Text92 = string;
/**
 * 送达之日 / day of service
 */
export type CivilDate23 = string;
/**
 * 责令书载明的期限 / day written in the order; no law has a number
 */
export type CivilDate24 = string;
/**
 * 责令书文号 / the order’s document
 */
export type Text93 = string;
/**
 * 整改措施 / what was done
 */
export type Text94 = string;
/**
 * 移交单位 / the organisation that keeps them meanwhile
 */
export type Uuid53 = string;
/**
 * 应移交的档案馆 / the archives that it is due to
 */
export type Uuid54 = string;
/**
 * 延长至 / the new day on which the transfer is due
 */
export type CivilDate25 = string;
/**
 * 检查情况 / what the inspection found
 */
export type Text95 = string;
/**
 * 同意文件 / document of the consent
 */
export type Text96 = string;
/**
 * 规定不明确时的决定 / the recorded decision, where no rule known here was in force that day
 */
export type Text97 = string;
/**
 * 单位标识的根 / root over the unit ids
 */
export type Sha25623 = string;
/**
 * 方案各行的根 / root over the lines
 */
export type Sha25624 = string;
/**
 * 批复的处置要求 / disposal requirement of the approval
 */
export type Text98 = string;
/**
 * 所见单位标识的根 / root over the ids of what was found
 */
export type Sha25625 = string;
/**
 * 记载该事实的事件 / the event that records it
 */
export type Uuid55 = string;
/**
 * 变动单位，现保管者 / the changing unit, keeper of the units
 */
export type Uuid56 = string;
/**
 * 处置规则表版本 / version of the decision table
 */
export type Text99 = string;
/**
 * 立项说明 / what the case is about
 */
export type Text100 = string;
/**
 * 所属处置案，放行其冻结 / the restructuring case whose hold lets it pass
 */
export type Uuid57 = string;

export interface Contracts {
  Envelope?: Envelope;
  AccessionNumberedV1?: AccessionNumberedV1;
  AcquisitionAgreedV1?: AcquisitionAgreedV1;
  FindingCandidateRaisedV1?: FindingCandidateRaisedV1;
  FindingCandidateRaisedV2?: FindingCandidateRaisedV2;
  LotArrangementBegunV1?: LotArrangementBegunV1;
  LotClosedV1?: LotClosedV1;
  LotDateCorrectedV1?: LotDateCorrectedV1;
  LotDateCorrectionProposedV1?: LotDateCorrectionProposedV1;
  LotRegisteredV1?: LotRegisteredV1;
  ScopeVersionSetV1?: ScopeVersionSetV1;
  AccessionNumberTakenV1?: AccessionNumberTakenV1;
  AccessionOpenedV1?: AccessionOpenedV1;
  ActClosedV1?: ActClosedV1;
  ActCorrectionsListedV1?: ActCorrectionsListedV1;
  ActDecidedV1?: ActDecidedV1;
  ActPartAppliedV1?: ActPartAppliedV1;
  ActRefusedAtGateV1?: ActRefusedAtGateV1;
  ActSealedV1?: ActSealedV1;
  ActSecondedV1?: ActSecondedV1;
  ActUnitsClaimedV1?: ActUnitsClaimedV1;
  ActUnitsDraftedV1?: ActUnitsDraftedV1;
  ActUnitsDraftedV2?: ActUnitsDraftedV2;
  ActUnitsListedV1?: ActUnitsListedV1;
  ActUnitsReleasedV1?: ActUnitsReleasedV1;
  ActWithdrawnV1?: ActWithdrawnV1;
  ArrangementOpenedV1?: ArrangementOpenedV1;
  CorrectionBatchOpenedV1?: CorrectionBatchOpenedV1;
  DestructionApprovedV1?: DestructionApprovedV1;
  DestructionCertificateSignedV1?: DestructionCertificateSignedV1;
  DestructionCertifiedV1?: DestructionCertifiedV1;
  DestructionCountedV1?: DestructionCountedV1;
  DestructionDeclinedV1?: DestructionDeclinedV1;
  DestructionFiledV1?: DestructionFiledV1;
  DestructionListDrawnV1?: DestructionListDrawnV1;
  DestructionPaperEnteredV1?: DestructionPaperEnteredV1;
  DestructionRegisterSignedV1?: DestructionRegisterSignedV1;
  DestructionRegisterSignedV2?: DestructionRegisterSignedV2;
  DestructionStartOrderedV1?: DestructionStartOrderedV1;
  DestructionUnitsExcludedV1?: DestructionUnitsExcludedV1;
  DestructionUnitsRemovedV1?: DestructionUnitsRemovedV1;
  ElectronicDataErasedV1?: ElectronicDataErasedV1;
  LoanRequestedV1?: LoanRequestedV1;
  LoanRequestedV2?: LoanRequestedV2;
  ManifestSealedV1?: ManifestSealedV1;
  MoveOrderedV1?: MoveOrderedV1;
  RearrangementOpenedV1?: RearrangementOpenedV1;
  RearrangementOpenedV2?: RearrangementOpenedV2;
  WithdrawalCheckedV1?: WithdrawalCheckedV1;
  WithdrawalRequestedV1?: WithdrawalRequestedV1;
  AppraisalDecidedV1?: AppraisalDecidedV1;
  AppraisalOpenedV1?: AppraisalOpenedV1;
  AppraisalReportedV1?: AppraisalReportedV1;
  AppraisalUnitsListedV1?: AppraisalUnitsListedV1;
  AppraisalUnitsListedV2?: AppraisalUnitsListedV2;
  AppraisalWithdrawnV1?: AppraisalWithdrawnV1;
  RetentionScheduleApprovedV1?: RetentionScheduleApprovedV1;
  EvidenceOpenedV1?: EvidenceOpenedV1;
  EvidenceStoredV1?: EvidenceStoredV1;
  FondsClosedV1?: FondsClosedV1;
  FondsConfirmedV1?: FondsConfirmedV1;
  FondsDossierFiledV1?: FondsDossierFiledV1;
  FondsHistoryAmendedV1?: FondsHistoryAmendedV1;
  FondsNumberAssignedV1?: FondsNumberAssignedV1;
  FondsNumberReservedV1?: FondsNumberReservedV1;
  FondsRegisteredV1?: FondsRegisteredV1;
  FondsRelatedV1?: FondsRelatedV1;
  FondsReopenedV1?: FondsReopenedV1;
  SeriesRegisteredV1?: SeriesRegisteredV1;
  AccessionRegisteredV1?: AccessionRegisteredV1;
  CaseCountedV1?: CaseCountedV1;
  CorrectionBatchAppliedV1?: CorrectionBatchAppliedV1;
  DepositWithdrawnV1?: DepositWithdrawnV1;
  DestructionStartedV1?: DestructionStartedV1;
  EffectCorrectedV1?: EffectCorrectedV1;
  EffectCorrectedV2?: EffectCorrectedV2;
  EffectCorrectionProposedV1?: EffectCorrectionProposedV1;
  HoldLiftedV1?: HoldLiftedV1;
  HoldPlacedV1?: HoldPlacedV1;
  HoldPlacedV2?: HoldPlacedV2;
  IncidentReportedV1?: IncidentReportedV1;
  ItemsMovedV1?: ItemsMovedV1;
  ItemsOpenedV1?: ItemsOpenedV1;
  LoanIssuedV1?: LoanIssuedV1;
  LoanReturnedV1?: LoanReturnedV1;
  LossRecordedV1?: LossRecordedV1;
  LotArrangedV1?: LotArrangedV1;
  RecoveryRecordedV1?: RecoveryRecordedV1;
  SeizedV1?: SeizedV1;
  SeizureReturnedV1?: SeizureReturnedV1;
  SeizureReturnedV2?: SeizureReturnedV2;
  TakenOverV1?: TakenOverV1;
  TransferAcceptedV1?: TransferAcceptedV1;
  TransferAcceptedV2?: TransferAcceptedV2;
  UnitDestroyedV1?: UnitDestroyedV1;
  UnitsRearrangedV1?: UnitsRearrangedV1;
  AuditExportMadeV1?: AuditExportMadeV1;
  AuditExportMadeV2?: AuditExportMadeV2;
  AuditExportMadeV3?: AuditExportMadeV3;
  AuditExportMadeV4?: AuditExportMadeV4;
  ClaimReleasedV1?: ClaimReleasedV1;
  ClosedViewedV1?: ClosedViewedV1;
  CodeBearerMovedV1?: CodeBearerMovedV1;
  CodePassageProposedV1?: CodePassageProposedV1;
  CodePassedV1?: CodePassedV1;
  CodeReservedV1?: CodeReservedV1;
  CodeSetAsideV1?: CodeSetAsideV1;
  CorrectionProposedV1?: CorrectionProposedV1;
  DeclassifiedV1?: DeclassifiedV1;
  DestructionAppliedV1?: DestructionAppliedV1;
  EffectAppliedV1?: EffectAppliedV1;
  EffectCorrectionAppliedV1?: EffectCorrectionAppliedV1;
  EntriesDescribedV1?: EntriesDescribedV1;
  EventCorrectedV1?: EventCorrectedV1;
  EventCorrectionProposedV1?: EventCorrectionProposedV1;
  FilingProposedV1?: FilingProposedV1;
  HeldSinceCorrectedV1?: HeldSinceCorrectedV1;
  HeldSinceCorrectionProposedV1?: HeldSinceCorrectionProposedV1;
  HistoryReconstructedV1?: HistoryReconstructedV1;
  HistoryReconstructionProposedV1?: HistoryReconstructionProposedV1;
  HoldingTakenOnV1?: HoldingTakenOnV1;
  HoldingTakenOnV2?: HoldingTakenOnV2;
  HoldingsGradedV1?: HoldingsGradedV1;
  ItemCorrectedV1?: ItemCorrectedV1;
  ItemDescribedV1?: ItemDescribedV1;
  ItemFiledV1?: ItemFiledV1;
  ItemShelvedV1?: ItemShelvedV1;
  OpenMatterNotedV1?: OpenMatterNotedV1;
  OpenMatterSettledV1?: OpenMatterSettledV1;
  RecordCapturedV1?: RecordCapturedV1;
  ReferenceCodeAssignedV1?: ReferenceCodeAssignedV1;
  ReferenceCodeChangedV1?: ReferenceCodeChangedV1;
  ReservationRefusedV1?: ReservationRefusedV1;
  ReservationVoidedV1?: ReservationVoidedV1;
  RetentionAssignedV1?: RetentionAssignedV1;
  RetentionResetV1?: RetentionResetV1;
  SecrecyChangedV1?: SecrecyChangedV1;
  SetAsideDecidedV1?: SetAsideDecidedV1;
  UnitClaimedV1?: UnitClaimedV1;
  UnitEnteredV1?: UnitEnteredV1;
  UnitEnteredV2?: UnitEnteredV2;
  AccountCreatedV1?: AccountCreatedV1;
  AccountReinstatedV1?: AccountReinstatedV1;
  AccountSuspendedV1?: AccountSuspendedV1;
  AccountTermSetV1?: AccountTermSetV1;
  InstallationOpenedV1?: InstallationOpenedV1;
  InstallationOpenedV2?: InstallationOpenedV2;
  RoleGrantedV1?: RoleGrantedV1;
  RoleRevokedV1?: RoleRevokedV1;
  ImportCheckedV1?: ImportCheckedV1;
  ImportFinishedV1?: ImportFinishedV1;
  ImportStartedV1?: ImportStartedV1;
  ArticleTextsLoadedV1?: ArticleTextsLoadedV1;
  LawDataActivatedV1?: LawDataActivatedV1;
  LawDataActivatedV2?: LawDataActivatedV2;
  LawDataActivatedV3?: LawDataActivatedV3;
  LawDataActivatedV4?: LawDataActivatedV4;
  NationalLawActivatedV1?: NationalLawActivatedV1;
  HoldingsStatedV1?: HoldingsStatedV1;
  LogKeyAddedV1?: LogKeyAddedV1;
  LogKeyRetiredV1?: LogKeyRetiredV1;
  LogMovedV1?: LogMovedV1;
  LogRestartProposedV1?: LogRestartProposedV1;
  LogRestartedV1?: LogRestartedV1;
  WitnessRefusedV1?: WitnessRefusedV1;
  ExtensionConsentedV1?: ExtensionConsentedV1;
  ExtensionRejectedV1?: ExtensionRejectedV1;
  ExtensionSubmittedV1?: ExtensionSubmittedV1;
  JointReviewOpenedV1?: JointReviewOpenedV1;
  OpeningAgreedV1?: OpeningAgreedV1;
  OpeningCatalogueDrawnV1?: OpeningCatalogueDrawnV1;
  OpeningCatalogueDrawnV2?: OpeningCatalogueDrawnV2;
  OpeningComplaintHandledV1?: OpeningComplaintHandledV1;
  OpeningExtendedV1?: OpeningExtendedV1;
  OpeningOpinionGivenV1?: OpeningOpinionGivenV1;
  OpeningOrderedV1?: OpeningOrderedV1;
  OpeningOrderedV2?: OpeningOrderedV2;
  OpeningReviewPlannedV1?: OpeningReviewPlannedV1;
  OpeningUnitsTakenOutV1?: OpeningUnitsTakenOutV1;
  UnitOpenedV1?: UnitOpenedV1;
  OrganisationChangedV1?: OrganisationChangedV1;
  OrganisationEndedV1?: OrganisationEndedV1;
  OrganisationRegisteredV1?: OrganisationRegisteredV1;
  SuccessorNamedV1?: SuccessorNamedV1;
  ClockLinesListedV1?: ClockLinesListedV1;
  ClockLinesListedV2?: ClockLinesListedV2;
  ClockRanV1?: ClockRanV1;
  ClockRanV2?: ClockRanV2;
  ClockRanV3?: ClockRanV3;
  EarlyTransferAgreedV1?: EarlyTransferAgreedV1;
  RectificationOrderedV1?: RectificationOrderedV1;
  RectificationReportedV1?: RectificationReportedV1;
  ReinspectionHeldV1?: ReinspectionHeldV1;
  TransferExtensionApprovedV1?: TransferExtensionApprovedV1;
  BankruptcyTerminatedV1?: BankruptcyTerminatedV1;
  CaseAccessGrantedV1?: CaseAccessGrantedV1;
  CaseAmendedV1?: CaseAmendedV1;
  CaseAssetsListedV1?: CaseAssetsListedV1;
  CaseCopiesGivenV1?: CaseCopiesGivenV1;
  CaseFactsStatedV1?: CaseFactsStatedV1;
  CaseFondsEndedV1?: CaseFondsEndedV1;
  CaseLoanExceptedV1?: CaseLoanExceptedV1;
  CaseObligationMetV1?: CaseObligationMetV1;
  CaseUnitsFixedV1?: CaseUnitsFixedV1;
  CaseUnitsSortedV1?: CaseUnitsSortedV1;
  CaseUnitsSplitV1?: CaseUnitsSplitV1;
  CaseUnitsSplitV2?: CaseUnitsSplitV2;
  CustodyDecidedV1?: CustodyDecidedV1;
  DisposalActOpenedV1?: DisposalActOpenedV1;
  DisposalExecutedV1?: DisposalExecutedV1;
  DisposalGroupFormedV1?: DisposalGroupFormedV1;
  DisposalPlanAdoptedV1?: DisposalPlanAdoptedV1;
  DisposalPlanDraftedV1?: DisposalPlanDraftedV1;
  DisposalPlanFiledV1?: DisposalPlanFiledV1;
  InventoryCountedV1?: InventoryCountedV1;
  InventoryDifferenceExplainedV1?: InventoryDifferenceExplainedV1;
  ReceiverOpinionRecordedV1?: ReceiverOpinionRecordedV1;
  ResponsibleBodyNamedV1?: ResponsibleBodyNamedV1;
  RestructuringClosedV1?: RestructuringClosedV1;
  RestructuringOpenedV1?: RestructuringOpenedV1;
  UnitDeregisteredV1?: UnitDeregisteredV1;
  FourPropertyReportFiledV1?: FourPropertyReportFiledV1;
  OpinionsAttachedV1?: OpinionsAttachedV1;
  PaperSignatureEnteredV1?: PaperSignatureEnteredV1;
  TransferAdoptedV1?: TransferAdoptedV1;
  TransferCheckedV1?: TransferCheckedV1;
  TransferDispatchedV1?: TransferDispatchedV1;
  TransferDraftedV1?: TransferDraftedV1;
  TransferDraftedV2?: TransferDraftedV2;
  TransferOfferedV1?: TransferOfferedV1;
  TransferOfferedV2?: TransferOfferedV2;
  TransferReturnedV1?: TransferReturnedV1;
  TransferSignedV1?: TransferSignedV1;
  TransferWithdrawnV1?: TransferWithdrawnV1;
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
 * 进馆登记编号 / entry in the register of accessions: a number without gaps
 */
export interface AccessionNumberedV1 {
  archives: Uuid;
  year: number;
  number: number;
  printed: Text;
  accession: Uuid;
  /**
   * 移交批次、清单、接收批 / a transfer batch, a list of units, a lot
   */
  content: 'batch' | 'units' | 'lot';
  act?: Uuid1;
  /**
   * 移交批次的关口版次 / where the transfer passed the gate
   */
  gate?: {
    fonds: Uuid;
    revision: number;
  };
  lot?: Uuid;
  fonds?: Uuid;
  /**
   * 来源方式：移交、捐献、购买、代存/寄存、交换、征购/收购、代为保管、撤并接收、没收移交 / kind of source
   */
  sourceKind:
    | 'transfer'
    | 'donation'
    | 'purchase'
    | 'deposit'
    | 'exchange'
    | 'requisition'
    | 'keeping'
    | 'reorganisation'
    | 'confiscation';
  /**
   * 来源方，其所有制 / who it comes from, and whose it was
   */
  source: {
    kind: '国家' | '集体' | '个人' | '其他';
    name?: string;
    organisation?: Uuid;
  };
  agreement?: Uuid2;
  /**
   * 征集专题 / collecting topic (P-17)
   */
  topic?:
    | 'major-activity'
    | 'important-event'
    | 'famous-person'
    | 'cultural-heritage'
    | 'archaeological-find'
    | 'local-product'
    | 'scattered-archives';
  title: Text;
  sourceNumber?: Text1;
  on: CivilDate1;
  files?: number;
  items?: number;
  /**
   * 排架长度，米 / metres of shelf
   */
  metres?: string;
  /**
   * 所对照的接收范围 / the scope it was held against
   */
  scope?: {
    version: number;
    inside: boolean;
  };
}
/**
 * 征集协议签订 / agreement with the owner
 */
export interface AcquisitionAgreedV1 {
  archives: Uuid;
  kind: 'donation' | 'purchase' | 'deposit' | 'exchange' | 'requisition' | 'keeping';
  /**
   * 所有者 / the owner
   */
  party: {
    kind: '国家' | '集体' | '个人' | '其他';
    name?: string;
    organisation?: Uuid;
  };
  number?: Text;
  title: Text;
  rights: Text2;
  duties: Text3;
  useTerms: Text4;
  price?: {
    amount: string;
    currency: string;
  };
  from: CivilDate2;
  until?: CivilDate2;
}
/**
 * 疑似问题 / something that an inspection would ask about; blocks nothing
 */
export interface FindingCandidateRaisedV1 {
  archives: Uuid;
  rule: Text;
  offence: Text5;
  act?: Uuid;
  accession?: Uuid;
  on: CivilDate2;
  scopeVersion?: number;
  /**
   * @minItems 1
   */
  reasons: ('unit-not-in-scope' | 'class-not-in-scope' | 'retention-below-scope')[];
  /**
   * 前若干个 / the first of them
   *
   * @maxItems 100
   */
  units: Uuid[];
  count: number;
}
/**
 * 疑似问题 / something that an inspection would ask about; blocks nothing
 */
export interface FindingCandidateRaisedV2 {
  archives: Uuid;
  rule: Text;
  offence: Text6;
  act?: Uuid;
  accession?: Uuid;
  on: CivilDate2;
  scopeVersion?: number;
  /**
   * @minItems 1
   */
  reasons: ('unit-not-in-scope' | 'class-not-in-scope' | 'retention-below-scope' | 'returned-inside-scope')[];
  /**
   * 前若干个 / the first of them
   *
   * @maxItems 100
   */
  units: Uuid[];
  count: number;
}
/**
 * 接收批开始整理 / units of the lot are being made by an act
 */
export interface LotArrangementBegunV1 {
  act: Uuid;
  fonds: Uuid;
  files: number;
  items: number;
}
/**
 * 接收批整理完毕 / the lot is arranged; its difference is explained
 */
export interface LotClosedV1 {
  arranged: {
    files: number;
    items: number;
  };
  /**
   * 整理数减估计数 / arranged less estimated
   */
  difference: {
    files: number;
    items: number;
  };
  explanation?: Text;
  on: CivilDate2;
}
/**
 * 更正接收批日期 / E92 on a lot, second hand: its number in the register stays
 */
export interface LotDateCorrectedV1 {
  seconds: Uuid;
  before: CivilDate2;
  after: CivilDate2;
  /**
   * 新日期的规则所指出的问题，只提出、不阻止 / what the rules of the new day would have refused: raised, not refused
   */
  raised: {
    code: Text;
    rule?: Text;
  }[];
}
/**
 * 提出更正接收批日期 / E92 on a lot, first hand: without effect
 */
export interface LotDateCorrectionProposedV1 {
  before: CivilDate2;
  after: CivilDate2;
}
/**
 * 接收批登记 / unarranged material, counted as a whole
 */
export interface LotRegisteredV1 {
  archives: Uuid;
  title: Text;
  fonds?: Uuid;
  owner: Owner;
  /**
   * 估计数量 / estimate
   */
  estimate: {
    files?: number;
    items?: number;
    /**
     * 排架长度，米 / metres of shelf
     */
    metres?: string;
  };
  extent?: Text7;
  on: CivilDate2;
  /**
   * 随进馆登记的 / as it came in by an accession
   */
  accession?: {
    /**
     * 来源方式：移交、捐献、购买、代存/寄存、交换、征购/收购、代为保管、撤并接收、没收移交 / kind of source
     */
    sourceKind:
      | 'transfer'
      | 'donation'
      | 'purchase'
      | 'deposit'
      | 'exchange'
      | 'requisition'
      | 'keeping'
      | 'reorganisation'
      | 'confiscation';
    /**
     * 来源方，其所有制 / who it comes from, and whose it was
     */
    source: {
      kind: '国家' | '集体' | '个人' | '其他';
      name?: string;
      organisation?: Uuid;
    };
    agreement?: Uuid3;
    /**
     * 征集专题 / collecting topic (P-17)
     */
    topic?:
      | 'major-activity'
      | 'important-event'
      | 'famous-person'
      | 'cultural-heritage'
      | 'archaeological-find'
      | 'local-product'
      | 'scattered-archives';
    sourceNumber?: Text8;
    sourceDigest?: Sha2561;
  };
}
/**
 * 所有者 / owner
 */
export interface Owner {
  kind: '国家' | '集体' | '个人' | '其他';
  organisation?: Uuid;
}
/**
 * 接收范围公布 / receiving scope of an archives, one version
 */
export interface ScopeVersionSetV1 {
  archives: Uuid;
  version: number;
  validFrom: CivilDate2;
  approval: Text9;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  lines: {
    organisation?: Uuid4;
    unitName?: Text;
    class?: Text10;
    /**
     * 最低保管期限 / the shortest retention that is taken
     */
    minRetention?: 'Y' | 'D30' | 'D10';
    note?: Text;
  }[];
}
/**
 * 进馆号 / the act’s number in the register
 */
export interface AccessionNumberTakenV1 {
  year: number;
  number: number;
  printed: Text;
}
/**
 * 协议征集、撤并等进馆 / an accession of a list of units
 */
export interface AccessionOpenedV1 {
  fonds: Uuid;
  custodian: Uuid;
  /**
   * 来源方式：移交、捐献、购买、代存/寄存、交换、征购/收购、代为保管、撤并接收、没收移交 / kind of source
   */
  sourceKind:
    | 'transfer'
    | 'donation'
    | 'purchase'
    | 'deposit'
    | 'exchange'
    | 'requisition'
    | 'keeping'
    | 'reorganisation'
    | 'confiscation';
  /**
   * 来源方，其所有制 / who it comes from, and whose it was
   */
  source: {
    kind: '国家' | '集体' | '个人' | '其他';
    name?: string;
    organisation?: Uuid;
  };
  agreement?: Uuid5;
  /**
   * 征集专题 / collecting topic (P-17)
   */
  topic?:
    | 'major-activity'
    | 'important-event'
    | 'famous-person'
    | 'cultural-heritage'
    | 'archaeological-find'
    | 'local-product'
    | 'scattered-archives';
  title: Text;
  sourceNumber?: Text11;
  owner: Owner1;
}
/**
 * 所有者 / owner
 */
export interface Owner1 {
  kind: '国家' | '集体' | '个人' | '其他';
  organisation?: Uuid;
}
/**
 * 业务行为办结 / listed = applied + returned + explained
 */
export interface ActClosedV1 {
  listed: number;
  applied: number;
  returned: number;
  /**
   * 占用被拒等，逐件有因 / refused at claim, each with its reason
   */
  explained: number;
}
/**
 * 拟更正内容 / the changes proposed for units of the list, one chunk
 */
export interface ActCorrectionsListedV1 {
  part: number;
  changes: {
    unit: Uuid;
    entry?: Uuid;
    fields: FieldChange[];
    code?: ReferenceCode;
  }[];
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
 * 关口已决 / the gate event that is this act’s effect
 */
export interface ActDecidedV1 {
  sealed: number;
  gate: number;
  event: Uuid;
}
/**
 * 结果逐件落实 / a part of the manifest has its copies
 */
export interface ActPartAppliedV1 {
  part: number;
  count: number;
  /**
   * 未能赋予的档号及原因 / codes that could not be given, and the refusal that says why
   */
  uncoded?: {
    unit: Uuid;
    code: Text;
    refusal: Text;
  }[];
}
/**
 * 关口不予通过 / the gate refused: the act is open again
 */
export interface ActRefusedAtGateV1 {
  sealed: number;
  code: Text;
  rule?: Text;
  /**
   * 比对之事实 / what was compared
   */
  facts: unknown;
}
/**
 * 业务行为封定 / the final manifest is fixed: listed without refused and returned; only the gate answers now
 */
export interface ActSealedV1 {
  root: Sha256;
  count: number;
  /**
   * 封定时关口流的版次 / revision of the gate stream when it was sealed; -1: none
   */
  gate: number;
  /**
   * 签字事件 / the signing events
   */
  signatures: Uuid[];
}
/**
 * 复核同意 / second hand of an act that its own account may not decide alone
 */
export interface ActSecondedV1 {
  root: Sha256;
  count: number;
  sample?: {
    checked: number;
    wrong: number;
  };
}
/**
 * 单位占用结果 / which units of a chunk the act has claimed, and which refused
 */
export interface ActUnitsClaimedV1 {
  part: number;
  /**
   * 占用前关口流的版次 / revision of the gate before the units were read; -1: none
   */
  gate: number;
  /**
   * 已占用 / claimed
   *
   * @maxItems 4000
   */
  claimed: Uuid[];
  /**
   * 占用事件在各单位流中的版次 / revision of the claim in each unit’s stream
   */
  revisions: number[];
  /**
   * 各单位此前最后保管日期 / date of each unit’s previous custody event
   */
  since: CivilDate2[];
  /**
   * 各单位层级：f 卷，i 件 / level of each unit: f file, i item
   */
  levels: string;
  refused: {
    unit: Uuid;
    code: Text;
    rule?: Text;
    /**
     * 比对之事实 / what was compared
     */
    facts: unknown;
  }[];
}
/**
 * 拟立单位 / units that the act will bring into being, one chunk
 */
export interface ActUnitsDraftedV1 {
  part: number;
  /**
   * @minItems 1
   */
  units: {
    unit: Uuid;
    series?: Uuid;
    key: {
      kind: 'code' | 'source' | 'command';
      value: Text;
    };
    profile: 'isad' | 'dat18';
    level: 'file' | 'item';
    code?: ReferenceCode;
    description: Description;
    owner: Owner;
    transferringUnit?: Uuid;
    /**
     * 由哪些单位而来 / the units it comes from
     */
    from?: Uuid[];
  }[];
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
 * 形成日期：原样字串与可计算区间 / formation date as printed and as far as it can be computed with
 */
export interface FormationDate {
  printed: string;
  from?: CivilDate2;
  to?: CivilDate2;
  certainty: 'exact' | 'approximate' | 'inferred' | 'unknown';
}
/**
 * 拟立单位 / units that the act will bring into being, one chunk
 */
export interface ActUnitsDraftedV2 {
  part: number;
  /**
   * @minItems 1
   */
  units: {
    unit: Uuid;
    series?: Uuid;
    key: {
      kind: 'code' | 'source' | 'command';
      value: Text;
    };
    profile: 'isad' | 'dat18';
    level: 'file' | 'item';
    code?: ReferenceCode;
    description: Description;
    owner: Owner;
    transferringUnit?: Uuid;
    /**
     * 由哪些单位而来 / the units it comes from
     */
    from?: Uuid[];
    retentionStart?: CivilDate3;
    secretSince?: CivilDate4;
  }[];
}
/**
 * 列入单位清单 / units listed in an act, one chunk
 */
export interface ActUnitsListedV1 {
  part: number;
  /**
   * @maxItems 4000
   */
  units: Uuid[];
}
/**
 * 解除占用 / claims given back
 */
export interface ActUnitsReleasedV1 {
  /**
   * @maxItems 4000
   */
  units: Uuid[];
  why: 'returned' | 'withdrawn' | 'lost' | 'changed';
}
/**
 * 撤回 / the act ends without effect
 */
export interface ActWithdrawnV1 {
  ground: Text;
}
/**
 * 接收批整理入卷 / units are made of a lot
 */
export interface ArrangementOpenedV1 {
  fonds: Uuid;
  custodian: Uuid;
  lot: Uuid;
  ground?: Text;
}
/**
 * 拟定批量更正 / E101, first hand
 */
export interface CorrectionBatchOpenedV1 {
  fonds: Uuid;
  custodian: Uuid;
  ground: Text;
  count: number;
}
/**
 * 销毁批准 / the destruction is approved, but for units that are declined
 */
export interface DestructionApprovedV1 {
  root: Sha256;
  count: number;
  as:
    | 'organ-head'
    | 'legal-representative'
    | 'unit-head'
    | 'appraisal-committee'
    | 'leading-authority'
    | 'superior-property-body';
  name?: string;
  opinion?: Text;
  /**
   * 不予批准的单位 / units that are declined and kept
   *
   * @maxItems 2000
   */
  declined: Uuid[];
  saaApproval?: Text12;
  /**
   * 就默认规则作出的书面决定 / recorded decisions on rules that are defaults
   *
   * @minItems 0
   * @maxItems 20
   */
  decisions?: {
    rule: Text;
    text: Text;
  }[];
  kind: 'account' | 'paper';
  signedOn: CivilDate2;
  seconds?: Uuid;
}
/**
 * 监销人签字 / a supervisor has signed that it was carried out
 */
export interface DestructionCertificateSignedV1 {
  root: Sha256;
  destroyed: number;
  returned: number;
  alreadyGone: number;
  note?: Text;
}
/**
 * 监销完成 / both supervisors have signed: every unit has its fact
 */
export interface DestructionCertifiedV1 {
  root: Sha256;
  destroyed: number;
  returned: number;
  alreadyGone: number;
  method: Text;
  place: Text;
  from: CivilDate5;
  to: CivilDate6;
}
/**
 * 监销人清点核对 / a supervisor has counted the units against the register
 */
export interface DestructionCountedV1 {
  root: Sha256;
  count: number;
  /**
   * 监销人所属 / whose person the supervisor is
   */
  office: 'archives' | 'business' | 'accounting' | 'it';
  note?: Text;
}
/**
 * 不批准销毁 / the destruction is declined; its units are given back
 */
export interface DestructionDeclinedV1 {
  as:
    | 'organ-head'
    | 'legal-representative'
    | 'unit-head'
    | 'appraisal-committee'
    | 'leading-authority'
    | 'superior-property-body';
  name?: string;
  opinion: Text;
  kind: 'account' | 'paper';
  signedOn: CivilDate2;
  seconds?: Uuid;
}
/**
 * 销毁备案 / the destruction is filed for record
 */
export interface DestructionFiledV1 {
  with: Text13;
  receipt: Text14;
  on: CivilDate2;
}
/**
 * 编制销毁清册 / a register of destruction is drawn up; its units follow
 */
export interface DestructionListDrawnV1 {
  fonds: Uuid;
  custodian: Uuid;
  /**
   * 清册种类：一般、会计、科技 / kind of register
   */
  form: 'general' | 'accounting' | 'technical';
  /**
   * 默认批准人（INV-16）/ who approves by default (INV-16)
   */
  approver:
    | 'organ-head'
    | 'legal-representative'
    | 'unit-head'
    | 'appraisal-committee'
    | 'leading-authority'
    | 'superior-property-body';
  /**
   * 鉴定工作报告 / the appraisal report
   */
  report: {
    title: Text;
    appraisal?: Uuid6;
  };
  /**
   * 销毁前是否须备案 / whether it is to be filed for record before the start
   */
  filing: boolean;
  /**
   * 审视过的单位数 / units that were looked at
   */
  candidates: number;
  case?: Uuid7;
  /**
   * 就默认规则作出的书面决定 / recorded decisions on rules that are defaults
   *
   * @minItems 0
   * @maxItems 20
   */
  decisions?: {
    rule: Text;
    text: Text;
  }[];
  note?: Text;
}
/**
 * 录入销毁批准、签字的纸质件，待第二人核对 / an approval, refusal or signature entered from paper; without effect until a second person confirms it
 */
export interface DestructionPaperEnteredV1 {
  what: 'approval' | 'decline' | 'signature';
  root: Sha256;
  as?:
    | 'organ-head'
    | 'legal-representative'
    | 'unit-head'
    | 'appraisal-committee'
    | 'leading-authority'
    | 'superior-property-body';
  capacity?:
    | 'unit-head'
    | 'leader-in-charge'
    | 'office-head'
    | 'archives-head'
    | 'business-head'
    | 'accounting-head'
    | 'archives-clerk'
    | 'business-clerk'
    | 'accounting-clerk';
  name?: string;
  opinion?: Text;
  /**
   * @maxItems 2000
   */
  declined?: Uuid[];
  saaApproval?: Text15;
  /**
   * 就默认规则作出的书面决定 / recorded decisions on rules that are defaults
   *
   * @minItems 0
   * @maxItems 20
   */
  decisions?: {
    rule: Text;
    text: Text;
  }[];
  signedOn: CivilDate2;
}
/**
 * 销毁清册签署 / the register is signed
 */
export interface DestructionRegisterSignedV1 {
  capacity:
    | 'unit-head'
    | 'leader-in-charge'
    | 'office-head'
    | 'archives-head'
    | 'business-head'
    | 'accounting-head'
    | 'archives-clerk'
    | 'business-clerk'
    | 'accounting-clerk';
  root: Sha256;
  name?: string;
  kind: 'account' | 'paper';
  signedOn: CivilDate2;
  seconds?: Uuid;
}
/**
 * 销毁清册签署 / the register is signed
 */
export interface DestructionRegisterSignedV2 {
  capacity:
    | 'unit-head'
    | 'leader-in-charge'
    | 'office-head'
    | 'archives-head'
    | 'business-head'
    | 'accounting-head'
    | 'archives-clerk'
    | 'business-clerk'
    | 'accounting-clerk';
  root: Sha256;
  name?: string;
  kind: 'account' | 'paper';
  signedOn: CivilDate2;
  seconds?: Uuid;
  /**
   * 身份依据：登记的角色，或签署人自述；纸质件不填 / what the capacity rests on: a role that is registered at the body, or the signer's own word; none for a paper
   */
  restsOn?: 'role' | 'word';
}
/**
 * 决定开始销毁 / the start is ordered: how, where, and by which recorded decisions
 */
export interface DestructionStartOrderedV1 {
  method: Text;
  place: Text;
  facility?: {
    name: Text;
    /**
     * 保密行政管理部门设立的或确定的单位 / of the secrecy authority, or designated
     */
    kind: 'secrecy-authority' | 'designated-unit';
  };
  saaApproval?: Text16;
  /**
   * 就默认规则作出的书面决定 / recorded decisions on rules that are defaults
   *
   * @minItems 0
   * @maxItems 20
   */
  decisions: {
    rule: Text;
    text: Text;
  }[];
  /**
   * 1949年10月1日前形成的单位数 / units formed before 1949-10-01
   */
  before1949: number;
  /**
   * 涉密单位数 / units under a mark of secrecy
   */
  secret: number;
  /**
   * 电子的单位数 / electronic units
   */
  electronic: number;
}
/**
 * 未列入销毁清册的单位及理由 / units that the register leaves out, each with its reason
 */
export interface DestructionUnitsExcludedV1 {
  part: number;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  units: {
    unit: Uuid;
    code: Text;
    rule?: Text;
    /**
     * 比对之事实 / what was compared
     */
    facts: unknown;
  }[];
}
/**
 * 从销毁清册抽出 / units are drawn out of the register
 */
export interface DestructionUnitsRemovedV1 {
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
  ground: Text;
}
/**
 * 电子档案销毁 / electronic records were erased: media, copies, backups
 */
export interface ElectronicDataErasedV1 {
  /**
   * 介质 / media
   *
   * @minItems 1
   * @maxItems 200
   */
  media: {
    kind: Text;
    label?: Text;
    count?: number;
  }[];
  copies: Text17;
  backups: Text18;
  keys?: Text19;
  method: Text;
  result: Text20;
  on: CivilDate2;
}
/**
 * 借阅申请 / E38, before the gate
 */
export interface LoanRequestedV1 {
  fonds: Uuid;
  custodian: Uuid;
  reader: Text;
  purpose: Text;
  due: CivilDate2;
  approval?: Text;
}
/**
 * 借阅申请 / E38, before the gate
 */
export interface LoanRequestedV2 {
  fonds: Uuid;
  custodian: Uuid;
  reader: Text;
  purpose: Text;
  due: CivilDate2;
  approval?: Text;
  case?: Uuid8;
}
/**
 * 清单封存 / the list is complete: how many units, and the root over their ids in byte order
 */
export interface ManifestSealedV1 {
  count: number;
  root: Sha256;
}
/**
 * 移库安排 / E36, before the gate
 */
export interface MoveOrderedV1 {
  fonds: Uuid;
  custodian: Uuid;
  from: Text;
  to: Text;
  witness: Text;
  offSite: boolean;
  decision?: Text;
}
/**
 * 拟定拆并调卷 / E97, first hand
 */
export interface RearrangementOpenedV1 {
  fonds: Uuid;
  custodian: Uuid;
  ground: Text;
}
/**
 * 拟定拆并调卷 / E97, first hand
 */
export interface RearrangementOpenedV2 {
  fonds: Uuid;
  custodian: Uuid;
  ground: Text;
  case?: Uuid9;
}
/**
 * 取回核对 / the units were checked against the list, by another person
 */
export interface WithdrawalCheckedV1 {
  root: Sha256;
  count: number;
  note?: Text;
}
/**
 * 寄存取回申请 / the owner asks for a deposit back
 */
export interface WithdrawalRequestedV1 {
  fonds: Uuid;
  custodian: Uuid;
  /**
   * 取回的所有者 / the owner who withdraws
   */
  owner: {
    kind: '国家' | '集体' | '个人' | '其他';
    name?: string;
    organisation?: Uuid;
  };
  proof: Text21;
  agreement?: Uuid;
  ground?: Text;
}
/**
 * 鉴定意见 / opinions of the group, unit by unit; a later one takes the place of an earlier
 */
export interface AppraisalDecidedV1 {
  /**
   * @minItems 1
   * @maxItems 200
   */
  opinions: {
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units: Uuid[];
    opinion: 'keep' | 'destroy' | 'transfer';
    reason: Text;
    period?: Text22;
    /**
     * 期限依据：主管部门审核同意、上级单位、本单位自定、沿用旧档 / whose schedule says so (INV-10)
     */
    scheduleBasis?: 'authority' | 'superior' | 'own' | 'legacy';
  }[];
}
/**
 * 鉴定启动 / an appraisal is opened: who appraises what, and how
 */
export interface AppraisalOpenedV1 {
  fonds: Uuid;
  custodian: Uuid;
  /**
   * 鉴定小组成员 / members of the group
   *
   * @minItems 1
   * @maxItems 50
   */
  members: {
    name: string;
    role: Text23;
  }[];
  method: '逐卷' | '逐件';
  scope: Text24;
}
/**
 * 鉴定工作报告 / the report is filed: every unit has its opinion
 */
export interface AppraisalReportedV1 {
  title: Text;
  keep: number;
  destroy: number;
  transfer: number;
  root: Sha2562;
  dissent?: Text25;
}
/**
 * 鉴定清单 / units to be appraised, in chunks
 */
export interface AppraisalUnitsListedV1 {
  part: number;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
}
/**
 * 鉴定清单 / units to be appraised, in chunks
 */
export interface AppraisalUnitsListedV2 {
  part: number;
  /**
   * 最后一段可以为空 / the last part may be empty
   *
   * @maxItems 2000
   */
  units: Uuid[];
  /**
   * 清单至此列完 / the list is complete with it
   */
  last: boolean;
}
/**
 * 撤回鉴定 / the appraisal ends without a report
 */
export interface AppraisalWithdrawnV1 {
  ground: Text;
}
/**
 * 归档范围和保管期限表审核同意 / a retention schedule is agreed to; it takes the place of the one before from its day
 */
export interface RetentionScheduleApprovedV1 {
  organisation: Uuid10;
  version: number;
  validFrom: CivilDate2;
  /**
   * 谁审核同意：同级档案主管部门、上级单位、本单位 / who agreed to it
   */
  scheduleBasis: 'authority' | 'superior' | 'own';
  document: Text26;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  lines: {
    line: Text27;
    class?: Text28;
    period: Text;
  }[];
}
/**
 * 查阅佐证材料 / a supporting file was opened
 */
export interface EvidenceOpenedV1 {
  sha256: Sha256;
}
/**
 * 存入佐证材料 / a supporting file was stored, by whoever has it in hand
 */
export interface EvidenceStoredV1 {
  sha256: Sha256;
}
/**
 * 全宗终止 / E03: a fonds is closed, nothing is added to it any more
 */
export interface FondsClosedV1 {
  lastDate: CivilDate2;
}
/**
 * 全宗确认 / a fonds made by an import is confirmed by a person
 */
export interface FondsConfirmedV1 {
  name: Text;
  creator?: string;
}
/**
 * 全宗卷归入 / E05: a paper about the fonds itself is filed in its dossier; its scan is the event’s evidence
 */
export interface FondsDossierFiledV1 {
  /**
   * 全宗卷类目 / class of the dossier (DA/T 12)
   */
  category: '收集' | '整理' | '鉴定' | '保管' | '统计' | '利用' | '新技术';
  title: Text;
  document?: Text29;
  formed?: CivilDate7;
}
/**
 * 沿革补记 / E02: a change in the history of the creator is noted
 */
export interface FondsHistoryAmendedV1 {
  change: '名称' | '隶属' | '职能' | '地址' | '其他';
  text: Text;
  date: CivilDate2;
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
  numberingBody: Uuid11;
  key: {
    kind: 'number' | 'source' | 'command';
    value: Text;
  };
  number?: Text30;
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
  from: CivilDate2;
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
 * 进馆登记 / E29: the listed units are held from this position on
 */
export interface AccessionRegisteredV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  archives: Uuid;
  number: Text;
  /**
   * 来源方式：移交、捐献、购买、代存/寄存、交换、征购/收购、代为保管、撤并接收、没收移交 / kind of source
   */
  sourceKind:
    | 'transfer'
    | 'donation'
    | 'purchase'
    | 'deposit'
    | 'exchange'
    | 'requisition'
    | 'keeping'
    | 'reorganisation'
    | 'confiscation';
  custodian: Uuid;
  holder: Uuid;
  since: CivilDate2;
}
/**
 * 处置案结算 / where in the gate's order the balance of a restructuring case was counted: what comes later is after its closing
 */
export interface CaseCountedV1 {
  case: Uuid;
  /**
   * 计数所及的日志位置 / the log position up to which it was counted
   */
  position: string;
  asOf: CivilDate2;
  /**
   * 各单位去向的根 / root over each unit and its ending
   */
  endings: {
    count: number;
    root: Sha256;
  };
}
/**
 * 批量更正 / E101: many corrections as one act of two people
 */
export interface CorrectionBatchAppliedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  sample: {
    checked: number;
    wrong: number;
  };
}
/**
 * 寄存取回 / E32: the sealed manifest goes back to its owner
 */
export interface DepositWithdrawnV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  from: Uuid12;
  to?: Uuid13;
  since: CivilDate2;
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 开始销毁 / E99: the point of no return; each unit stays in the balance until its own fact
 */
export interface DestructionStartedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  custodian: Uuid;
  since: CivilDate2;
  method: Text;
  place: Text;
}
/**
 * 关口结果日期更正 / E92, second hand: the effect counts from another day, for all units but those split off
 */
export interface EffectCorrectedV1 {
  seconds: Uuid;
  corrects: number;
  before: CivilDate2;
  after: CivilDate2;
  /**
   * 新日期越过相邻保管日期的单位，不随同更正 / units whose neighbouring custody dates forbid the new date
   */
  split: {
    unit: Uuid;
    previous?: CivilDate2;
    next?: CivilDate2;
  }[];
}
/**
 * 关口结果日期更正 / E92, second hand: the effect counts from another day, for all units but those split off
 */
export interface EffectCorrectedV2 {
  seconds: Uuid;
  corrects: number;
  before: CivilDate2;
  after: CivilDate2;
  /**
   * 新日期越过相邻保管日期的单位，不随同更正 / units whose neighbouring custody dates forbid the new date
   */
  split: {
    unit: Uuid;
    previous?: CivilDate2;
    next?: CivilDate2;
  }[];
  /**
   * 新日期的规则所指出的问题，只提出、不阻止；没有则不写 / what the rules of the new day would have refused: raised, not refused; absent where there is nothing
   *
   * @minItems 1
   */
  raised?: {
    code: Text;
    rule?: Text;
  }[];
}
/**
 * 提出更正关口结果日期 / E92, first hand: without effect
 */
export interface EffectCorrectionProposedV1 {
  corrects: number;
  before: CivilDate2;
  after: CivilDate2;
}
/**
 * 解除冻结 / the hold ends
 */
export interface HoldLiftedV1 {
  hold: Uuid;
  since: CivilDate2;
  ground: Text;
}
/**
 * 施加冻结 / stops decisions of the named kinds on a whole fonds or on named units
 */
export interface HoldPlacedV1 {
  hold: Uuid;
  kind: 'restructuring' | 'inspection' | 'litigation' | 'evidence' | 'other';
  covers: 'fonds' | 'units';
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of?: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  /**
   * 所停行为种类 / kinds of acts it stops, resolved when it was placed
   *
   * @minItems 1
   */
  stops: Text[];
  case?: Uuid14;
  ground: Text;
  document?: Text;
}
/**
 * 施加冻结 / stops decisions of the named kinds on a whole fonds or on named units
 */
export interface HoldPlacedV2 {
  hold: Uuid;
  kind: 'restructuring' | 'inspection' | 'litigation' | 'evidence' | 'other';
  covers: 'fonds' | 'units';
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of?: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  /**
   * 所停行为种类 / kinds of acts it stops, resolved when it was placed
   *
   * @minItems 1
   */
  stops: Text[];
  case?: Uuid15;
  ground: Text;
  document?: Text;
  keeper?: Uuid16;
}
/**
 * 安全事故报告 / E56: damage, leak or another incident; duty of AL 44
 */
export interface IncidentReportedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of?: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  kind: '损毁' | '丢失' | '信息泄露' | '其他';
  scope: Text;
}
/**
 * 移库 / moved from one place to another before a witness
 */
export interface ItemsMovedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  from: Text;
  to: Text;
  witness: Text;
  offSite: boolean;
  decision?: Text31;
}
/**
 * 开放并公布目录 / E63: opened and published in one act
 */
export interface ItemsOpenedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  institution: Uuid;
  catalogue: {
    root: Sha2563;
    count: number;
  };
  /**
   * 公布方式 / how the catalogue is published
   */
  form: 'website' | 'print' | 'both';
  place: Text;
}
/**
 * 借出 / lent to a reader, with purpose and due date
 */
export interface LoanIssuedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  reader: Text;
  purpose: Text;
  due: CivilDate2;
  approval?: Text;
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 归还 / given back, condition and pages counted
 */
export interface LoanReturnedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  condition: Text;
  pages?: number;
}
/**
 * 丢失 / E57: units are lost; custody stays, the catalogue stays
 */
export interface LossRecordedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  circumstances: Text;
  act?: Uuid17;
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 接收批整理入卷 / E100: units made of a lot are counted from this position on
 */
export interface LotArrangedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  lot: Uuid;
  custodian: Uuid;
  files: number;
  items: number;
  since: CivilDate2;
}
/**
 * 寻回 / E57: lost units are found again
 */
export interface RecoveryRecordedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  circumstances: Text;
  holder?: Uuid18;
}
/**
 * 调取/查封 / E98: an organ takes the units away or seals them; custodian as the document says
 */
export interface SeizedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  holder: Uuid;
  custodian?: Uuid;
  document: Text;
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 调取归还 / E98: seized units come back
 */
export interface SeizureReturnedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  holder: Uuid;
  document: Text;
}
/**
 * 调取归还 / E98: seized units come back
 */
export interface SeizureReturnedV2 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  holder: Uuid;
  custodian?: Uuid19;
  document: Text;
}
/**
 * 接管 / E98: another body takes custody by a document
 */
export interface TakenOverV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  since: CivilDate2;
  custodian: Uuid;
  holder: Uuid;
  document: Text;
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 交接签字 / E27: both sides have signed; custody of the sealed manifest moves at this position
 */
export interface TransferAcceptedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  from: Uuid;
  to: Uuid;
  holder: Uuid;
  since: CivilDate2;
  /**
   * 移交、代管 / transfer, or custody before the formal transfer (REG 20(4))
   */
  nature: 'transfer' | 'early-custody';
  partial: boolean;
  /**
   * 签字方式 / kinds of signatures
   */
  signedBy: 'account' | 'paper' | 'both';
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
}
/**
 * 交接签字 / E27: both sides have signed; custody of the sealed manifest moves at this position
 */
export interface TransferAcceptedV2 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  from: Uuid;
  to: Uuid;
  holder: Uuid;
  since: CivilDate2;
  /**
   * 移交、代管、寄存 / transfer, custody before the formal transfer (REG 20(4)), deposit without change of owner
   */
  nature: 'transfer' | 'early-custody' | 'deposit';
  partial: boolean;
  /**
   * 签字方式 / kinds of signatures
   */
  signedBy: 'account' | 'paper' | 'both';
  /**
   * 事实发生时或早于其的在施冻结，如实记录 / holds in force that this met and that are explained by its date and papers
   */
  overHolds?: Uuid[];
  case?: Uuid20;
}
/**
 * 单位销毁事实 / E105: what became of units of a destruction that has started
 */
export interface UnitDestroyedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  act: Uuid;
  /**
   * 已销毁、退回入库、事前已不在 / destroyed, returned to the shelf, already gone
   */
  outcome: 'destroyed' | 'returned' | 'already-gone';
  since: CivilDate2;
  circumstances?: Text;
  /**
   * 事实所遇在施冻结 / holds in force that this met
   */
  overHolds?: Uuid[];
}
/**
 * 拆卷/并卷/调卷 / E97: these units end, those begin, in one event
 */
export interface UnitsRearrangedV1 {
  /**
   * 所涉单位：密封清单或直接列出 / the units: the sealed manifest of an act, or named here; root and count either way
   */
  of: {
    act?: Uuid;
    /**
     * 行为流中密封事件的版次 / revision of the sealing event in the act
     */
    sealed?: number;
    /**
     * @minItems 1
     * @maxItems 2000
     */
    units?: Uuid[];
    root: Sha256;
    count: number;
  };
  into: {
    count: number;
    root: Sha256;
  };
  since: CivilDate2;
  custodian: Uuid;
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
 * 审计导出 / E93: a selection of events, or a paper made from them, left the system, with its digest
 */
export interface AuditExportMadeV2 {
  scope: {
    [k: string]: string;
  };
  format: 'ndjson' | 'csv' | 'xlsx' | 'pdf';
  count: number;
  digest: Sha256;
  knownAt: string;
  purpose?: Text;
}
/**
 * 审计导出 / E93: a selection of events, or a paper or bundle made from them, left the system, with its digest
 */
export interface AuditExportMadeV3 {
  scope: {
    [k: string]: string;
  };
  format: 'ndjson' | 'csv' | 'xlsx' | 'pdf' | 'zip';
  count: number;
  digest: Sha256;
  knownAt: string;
  purpose?: Text;
}
/**
 * 审计导出 / E93: a selection of events, or a paper or bundle made from them, left the system, with its digest
 */
export interface AuditExportMadeV4 {
  scope: {
    [k: string]: string;
  };
  format: 'ndjson' | 'csv' | 'xlsx' | 'pdf' | 'html' | 'zip';
  count: number;
  digest: Sha256;
  knownAt: string;
  purpose?: Text;
}
/**
 * 占用解除 / the act gives the unit back without effect
 */
export interface ClaimReleasedV1 {
  act: Uuid;
  /**
   * done：更正已落实 / done: the act’s corrections have been made
   */
  why: 'returned' | 'withdrawn' | 'lost' | 'changed' | 'done';
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
 * 占位转归 / on the stream that a code derives: its bearer is another unit now
 */
export interface CodeBearerMovedV1 {
  code: ReferenceCode;
  from: Uuid;
  to: Uuid;
  passage: Uuid21;
}
/**
 * 误编档号转归提出 / first hand: a code entered in error is to pass to another unit; without effect
 */
export interface CodePassageProposedV1 {
  code: ReferenceCode1;
  from: Uuid22;
  to: Uuid23;
  numberingBody: Uuid;
  fromCode?: ReferenceCode2;
  toCode?: ReferenceCode3;
  replacement?: ReferenceCode4;
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode1 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode2 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode3 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode4 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 误编档号转归 / second hand, and the ordering point: from here the code is the other unit’s
 */
export interface CodePassedV1 {
  seconds: Uuid;
  code: ReferenceCode5;
  from: Uuid24;
  to: Uuid25;
  numberingBody: Uuid;
  fromCode?: ReferenceCode6;
  toCode?: ReferenceCode7;
  replacement?: ReferenceCode8;
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode5 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode6 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode7 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
}
/**
 * 档号：原样与各部分 / reference code as printed, with its parts
 */
export interface ReferenceCode8 {
  printed: Text;
  normalised: Text;
  scheme: 'dat13' | 'dat22' | 'catalogue' | 'legacy';
  arrangementMode?: '按卷' | '按件';
  parts?: {
    [k: string]: string;
  };
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
 * 档号搁置 / first event of the stream a code would derive: a catalogue lists the code with a status (已销毁, 空号 …) in place of holdings
 */
export interface CodeSetAsideV1 {
  code: ReferenceCode;
  numberingBody: Uuid;
  fonds: Uuid;
  status: '已销毁' | '已移交' | '缺' | '借出' | '空号';
  import: Uuid26;
  /**
   * 目录中的位置 / where the row stands
   */
  place: {
    file: Text;
    sheet?: string;
    line: number;
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
/**
 * 解密 / E16: a legal secrecy mark is lifted by a document
 */
export interface DeclassifiedV1 {
  before: Text;
  document: Text;
}
/**
 * 销毁进展落实到单位 / the unit’s copy of the start of its destruction, or of what became of it
 */
export interface DestructionAppliedV1 {
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  act: Uuid;
  outcome: 'started' | 'destroyed' | 'returned' | 'already-gone';
  since: CivilDate2;
}
/**
 * 关口结果落实到单位 / the unit’s copy of a gate event; ends the act’s claim
 */
export interface EffectAppliedV1 {
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  act?: Uuid;
  /**
   * 对本单位的结果 / what it means for this unit
   */
  effect: {
    kind:
      | 'transferred'
      | 'early-custody'
      | 'accessioned'
      | 'lost'
      | 'recovered'
      | 'incident'
      | 'taken-over'
      | 'seized'
      | 'seizure-returned'
      | 'withdrawn'
      | 'rearranged-away'
      | 'loaned'
      | 'loan-returned'
      | 'moved';
    since: CivilDate2;
    custodian?: Uuid;
    holder?: Uuid;
    from?: Uuid27;
    transferringUnit?: Uuid;
    document?: Text;
    place?: Text;
    due?: CivilDate2;
  };
}
/**
 * 更正落实到单位 / the unit’s copy of a corrected effect
 */
export interface EffectCorrectionAppliedV1 {
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  /**
   * 被更正的关口版次 / the gate revision it replaces
   */
  corrects: number;
  before: CivilDate2;
  after: CivilDate2;
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
 * 事件更正 / E92, second hand: the event stays as it is, from here its fields are believed otherwise
 */
export interface EventCorrectedV1 {
  seconds: Uuid;
  corrects: Uuid28;
  type: Text32;
  /**
   * 该事件各字段，更正前后 / its fields, before and after
   *
   * @minItems 1
   */
  fields: FieldChange[];
  /**
   * 本单位因此改变的现状：密级、沿革 / what is different of the unit itself now: secrecy, history
   */
  stands?: FieldChange[];
}
/**
 * 事件更正提出 / E92, first hand: names the wrong event and its fields, without effect
 */
export interface EventCorrectionProposedV1 {
  corrects: Uuid29;
  type: Text33;
  /**
   * 该事件各字段，更正前后 / its fields, before and after
   *
   * @minItems 1
   */
  fields: FieldChange[];
}
/**
 * 提交归档 / whoever files hands a record over to the archives room, with the catalogue of what is filed; without effect until the archivist accepts it
 */
export interface FilingProposedV1 {
  catalogue: Text34;
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
  from?: CivilDate2;
  to?: CivilDate2;
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
  from: CivilDate2;
  until: CivilDate2;
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
 * 馆藏建账 / E95: the opening entry of a unit that a custodian already holds
 */
export interface HoldingTakenOnV2 {
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
  /**
   * 发现 / found: in nobody's books until it was found; absent, an opening entry
   */
  kind?: 'found';
}
/**
 * 档案定级 / a unit is graded; what is graded is permanent
 */
export interface HoldingsGradedV1 {
  before?: '一级' | '二级' | '三级';
  grade: '一级' | '二级' | '三级';
  document: Text;
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
 * 归档 / the archivist accepts what was handed over: from here the archives room of the unit answers for it
 */
export interface ItemFiledV1 {
  seconds: Uuid;
  catalogue: Text35;
  due?: CivilDate8;
}
/**
 * 上架 / where the unit stands
 */
export interface ItemShelvedV1 {
  place: Text36;
}
/**
 * 未了事项 / an open matter of an accounting unit: it may not be destroyed
 */
export interface OpenMatterNotedV1 {
  matter: Text;
}
/**
 * 未了事项了结 / the open matter is settled
 */
export interface OpenMatterSettledV1 {
  matter: Text;
  document: Text;
}
/**
 * 文件形成登记 / a unit created in a unit’s own archives room
 */
export interface RecordCapturedV1 {
  fonds: Uuid;
  series?: Uuid;
  key: {
    kind: 'code' | 'source' | 'command';
    value: Text;
  };
  profile: 'isad' | 'dat18';
  level: 'file' | 'item';
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
  documentNumber?: Text37;
  sourceSystem?: Text38;
  digest?: Sha256;
  /**
   * 电子文件来源信息 / origin of an electronic record
   */
  origin?: {
    creator: Text39;
    activity: Text40;
    time: Text41;
    /**
     * 过程记录 / record of the process
     */
    process?: Text[];
    structure?: Text42;
    context?: Text43;
  };
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
 * 占位不受 / on the stream of the unit or fonds that a code or number was reserved for: it could not take it, and never will by this reservation
 */
export interface ReservationRefusedV1 {
  reservation: Uuid30;
  code: Text44;
  rule?: Text;
  /**
   * 比对之事实 / what was compared
   */
  facts: unknown;
}
/**
 * 占位撤销 / frees a code that was never borne
 */
export interface ReservationVoidedV1 {
  bearer: Uuid;
}
/**
 * 保管期限划定，含旧期限的折算决定 / a period is assigned; a legacy period is mapped by a dated decision
 */
export interface RetentionAssignedV1 {
  before?: Text45;
  after: Text46;
  /**
   * 期限依据：主管部门审核同意、上级单位、本单位自定、沿用旧档 / whose schedule says so (INV-10)
   */
  scheduleBasis: 'authority' | 'superior' | 'own' | 'legacy';
  /**
   * 所引保管期限表的版本和条款 / version and line of the schedule
   */
  schedule?: {
    organisation: Uuid;
    version: number;
    line: Text;
  };
  start?: CivilDate9;
  decision?: Text47;
}
/**
 * 鉴定后重新划定期限 / after an appraisal that keeps it, a unit gets a new period
 */
export interface RetentionResetV1 {
  before?: Text48;
  after: Text49;
  /**
   * 期限依据：主管部门审核同意、上级单位、本单位自定、沿用旧档 / whose schedule says so (INV-10)
   */
  scheduleBasis: 'authority' | 'superior' | 'own' | 'legacy';
  /**
   * 所引保管期限表的版本和条款 / version and line of the schedule
   */
  schedule?: {
    organisation: Uuid;
    version: number;
    line: Text;
  };
  start?: CivilDate10;
  note: Text50;
  appraisal?: Uuid;
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
 * 搁置档号的决定 / what is to be of a code that was set aside: kept for ever, or its unit may be taken on under it after all
 */
export interface SetAsideDecidedV1 {
  /**
   * keep：永久保留，不再使用 / never used again；admit：档案尚在，可以该号建账 / the very unit is there
   */
  decision: 'keep' | 'admit';
}
/**
 * 单位被占用 / an act claims the unit: no other custody decision until it ends
 */
export interface UnitClaimedV1 {
  act: Uuid;
  kind: Text;
}
/**
 * 单位入账 / opening entry of a unit that an act brought into being here; its gate event holds it already
 */
export interface UnitEnteredV1 {
  fonds: Uuid;
  series?: Uuid;
  key: {
    kind: 'code' | 'source' | 'command';
    value: Text;
  };
  profile: 'isad' | 'dat18';
  level: 'file' | 'item';
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
  since: CivilDate2;
  /**
   * 进馆、整理、调卷 / by accession, arrangement of a lot, rearrangement
   */
  how: 'accessioned' | 'arranged' | 'rearranged';
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  act: Uuid;
}
/**
 * 单位入账 / opening entry of a unit that an act brought into being here; its gate event holds it already
 */
export interface UnitEnteredV2 {
  fonds: Uuid;
  series?: Uuid;
  key: {
    kind: 'code' | 'source' | 'command';
    value: Text;
  };
  profile: 'isad' | 'dat18';
  level: 'file' | 'item';
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
  since: CivilDate2;
  /**
   * 进馆、整理、调卷 / by accession, arrangement of a lot, rearrangement
   */
  how: 'accessioned' | 'arranged' | 'rearranged';
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  act: Uuid;
  retentionStart?: CivilDate11;
  secretSince?: CivilDate12;
}
/**
 * 账户建立 / an account is created; passwords and tokens never stand in events
 */
export interface AccountCreatedV1 {
  name: Text51;
  displayName?: Text52;
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
  until: CivilDate13;
  letter?: Text53;
}
/**
 * 系统启用 / the first administrator is named; happens once
 */
export interface InstallationOpenedV1 {
  administrator: Uuid31;
  name: Text;
}
/**
 * 系统启用 / the first administrator is named; happens once
 */
export interface InstallationOpenedV2 {
  administrator: Uuid32;
  name: Text;
  lawData: Text54;
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
  organisation?: Uuid33;
  until?: CivilDate14;
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
  source: Sha2564;
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
 * 条文原文录入 / the words of articles, taken from a print, where the build gives less; no rule changes by them
 */
export interface ArticleTextsLoadedV1 {
  /**
   * 每条代替此前录入的同一条 / each takes the place of what was loaded of the same article before
   *
   * @maxItems 200
   */
  texts: {
    instrument: Text55;
    article: Text56;
    text: Text57;
    source: Text58;
    edition: Text59;
    /**
     * 与原件核对者 / who compared them with it
     */
    comparedBy: string;
  }[];
  /**
   * 撤回的录入，此后仍用程序所带的 / loaded texts that are taken back: what the build gives stands again
   *
   * @maxItems 200
   */
  withdrawn: {
    instrument: Text;
    article: Text;
  }[];
}
/**
 * 规则数据启用 / local rules of one place in one version: they take the place of its version before
 */
export interface LawDataActivatedV1 {
  place?: Uuid34;
  version: Text60;
  base: Text61;
  sha256: Sha2565;
  /**
   * 没有条目即恢复国家规定 / none: the national periods alone hold again
   *
   * @maxItems 200
   */
  rules: {
    clock: 'CLK-01' | 'CLK-02' | 'CLK-08';
    years: number;
    from: CivilDate2;
    until?: CivilDate2;
    /**
     * @minItems 1
     * @maxItems 20
     */
    basis: {
      instrument: Text;
      article: string;
    }[];
    mark: 'F' | 'F~' | 'K' | 'D';
    approvedBy: Text;
  }[];
}
/**
 * 规则数据启用 / local rules of one place in one version: they take the place of its version before
 */
export interface LawDataActivatedV2 {
  place?: Uuid35;
  version: Text62;
  base: Text63;
  sha256: Sha2566;
  /**
   * 没有条目即恢复国家规定 / none: the national periods alone hold again
   *
   * @maxItems 200
   */
  rules: {
    clock: 'CLK-01' | 'CLK-02' | 'CLK-05' | 'CLK-06' | 'CLK-08' | 'CLK-23';
    years?: number;
    /**
     * 以月计的期限，与年数二者取一 / in months, instead of years
     */
    months?: number;
    from: CivilDate2;
    until?: CivilDate2;
    /**
     * @minItems 1
     * @maxItems 20
     */
    basis: {
      instrument: Text;
      article: string;
    }[];
    mark: 'F' | 'F~' | 'K' | 'D';
    approvedBy: Text;
  }[];
}
/**
 * 规则数据启用 / local rules of one place in one version: they take the place of its version before
 */
export interface LawDataActivatedV3 {
  place?: Uuid36;
  version: Text64;
  base: Text65;
  sha256: Sha2567;
  /**
   * 没有条目即恢复国家规定 / none: the national periods alone hold again
   *
   * @maxItems 200
   */
  rules: {
    clock: 'CLK-01' | 'CLK-02' | 'CLK-05' | 'CLK-06' | 'CLK-08' | 'CLK-09' | 'CLK-23';
    years?: number;
    /**
     * 以月计的期限，与年数二者取一 / in months, instead of years
     */
    months?: number;
    from: CivilDate2;
    until?: CivilDate2;
    /**
     * @minItems 1
     * @maxItems 20
     */
    basis: {
      instrument: Text;
      article: string;
    }[];
    mark: 'F' | 'F~' | 'K' | 'D';
    approvedBy: Text;
  }[];
}
/**
 * 规则数据启用 / local rules of one place in one version: they take the place of its version before
 */
export interface LawDataActivatedV4 {
  place?: Uuid37;
  version: Text66;
  base: Text67;
  sha256: Sha2568;
  /**
   * 没有条目即恢复国家规定 / none: the national periods alone hold again
   *
   * @maxItems 200
   */
  rules: {
    clock: 'CLK-01' | 'CLK-02' | 'CLK-05' | 'CLK-06' | 'CLK-08' | 'CLK-09' | 'CLK-23';
    years?: number;
    /**
     * 以月计的期限，与年数二者取一 / in months, instead of years
     */
    months?: number;
    from: CivilDate2;
    until?: CivilDate2;
    /**
     * @minItems 1
     * @maxItems 20
     */
    basis: {
      instrument: Text;
      article: string;
    }[];
    mark: 'F' | 'F~' | 'K' | 'D';
    approvedBy: Text;
  }[];
}
/**
 * 国家规则数据启用 / a version of the national rule data, at hand with the build, takes effect in this installation: lists and decisions follow it from here on
 */
export interface NationalLawActivatedV1 {
  version: Text68;
  base: Text69;
  sha256: Sha2569;
}
/**
 * 馆藏声明 / an archives states what it held at the end of a day, as known at a log position; the signed note says the same
 */
export interface HoldingsStatedV1 {
  archives: Uuid;
  code: Text70;
  asOf: CivilDate2;
  /**
   * 截至此日志位置所知 / as known at this log position
   */
  knownAt: string;
  units: number;
  /**
   * 卷 / files among the units
   */
  files: number;
  /**
   * 件 / items among the units
   */
  items: number;
  digest: Sha25610;
  note: Text71;
}
/**
 * 新的签发密钥启用，换用期间两把密钥同时签发 / a new key of the log signs from now on, beside the old one
 */
export interface LogKeyAddedV1 {
  /**
   * 验证公钥 / verifier key (C2SP signed-note)
   */
  vkey: string;
}
/**
 * 签发密钥停用 / a key of the log signs no more
 */
export interface LogKeyRetiredV1 {
  /**
   * 验证公钥 / verifier key (C2SP signed-note)
   */
  vkey: string;
}
/**
 * 全部事件已逐字节迁至另一引擎，日志开始新的一段；本事件为新日志的第一叶 / all events were copied to another engine byte for byte; this event is leaf 0 of the new epoch, and cites the last checkpoint of the old one
 */
export interface LogMovedV1 {
  /**
   * 第几次迁移 / number of the move
   */
  move: number;
  /**
   * 迁入何处：数据库或事件服务器 / where they are now
   */
  engine: 'database' | 'server';
  /**
   * 迁移的事件数 / events that were moved
   */
  events: number;
  /**
   * 已签名的检查点全文 / the signed checkpoint, verbatim
   */
  after: string;
  origin: string;
  /**
   * 叶数 / number of leaves
   */
  size: number;
  root: Sha25611;
  /**
   * 新时期序号 / number of the new epoch
   */
  epoch: number;
  newOrigin: string;
}
/**
 * 提议在丢失尾部后重新开始日志 / proposes to begin a new epoch of the log after its tail was lost
 */
export interface LogRestartProposedV1 {
  /**
   * 已签名的检查点全文 / the signed checkpoint, verbatim
   */
  after: string;
  origin: string;
  /**
   * 叶数 / number of leaves
   */
  size: number;
  root: Sha25612;
  /**
   * 现存事件数 / events in the store
   */
  here: number;
  /**
   * 新时期序号 / number of the new epoch
   */
  epoch: number;
}
/**
 * 第二人确认，日志重新开始；本事件为新日志的第一叶 / a second person agrees; this event is leaf 0 of the new epoch, and cites the last checkpoint of the old one
 */
export interface LogRestartedV1 {
  seconds: Uuid;
  /**
   * 已签名的检查点全文 / the signed checkpoint, verbatim
   */
  after: string;
  origin: string;
  /**
   * 叶数 / number of leaves
   */
  size: number;
  root: Sha25613;
  epoch: number;
  newOrigin: string;
}
/**
 * 见证方拒绝联署：它可能看到过另一份历史 / a witness refused to cosign: it may have seen another history
 */
export interface WitnessRefusedV1 {
  /**
   * 验证公钥 / verifier key (C2SP signed-note)
   */
  witness: string;
  origin: string;
  /**
   * 叶数 / number of leaves
   */
  size: number;
  /**
   * 见证方所知的叶数 / leaves that the witness knows of
   */
  known?: number;
  /**
   * 见证方的答复 / what the witness answered
   */
  answer: string;
}
/**
 * 同意延期开放 / E62: the authority consents
 */
export interface ExtensionConsentedV1 {
  authority: Uuid38;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
  document?: Text72;
  reassessBy: CivilDate15;
}
/**
 * 不同意延期开放 / E62: the authority rejects; the units go back to both sides
 */
export interface ExtensionRejectedV1 {
  authority: Uuid39;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
  ground: Text73;
}
/**
 * 延期开放目录报审 / E62: the catalogue of what is to stay closed is submitted to the authority
 */
export interface ExtensionSubmittedV1 {
  authority: Uuid40;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
  decision?: Text74;
}
/**
 * 会同审核 / E59: the review is opened with the unit that formed or transferred the archives, or continues its function, or by the archives alone
 */
export interface JointReviewOpenedV1 {
  count: number;
  root: Sha256;
  partner?: Uuid41;
  /**
   * 会同单位的身份 / as what it takes part
   */
  as: 'forming' | 'transferring' | 'successor' | 'none';
  formerUnit?: Uuid42;
  function?: Text75;
  ground?: Text76;
}
/**
 * 开放审核结论 / E61: both sides’ equal opinions are the conclusion, or what the authority coordinated
 */
export interface OpeningAgreedV1 {
  /**
   * 协商一致、主管部门协调、档案馆单独 / agreed, coordinated by the authority, by the archives alone
   */
  how: 'agreed' | 'coordinated' | 'alone';
  /**
   * 意见 / open, extend the closure, or control
   */
  opinion: '开放' | '延期开放' | '控制';
  /**
   * a 国家秘密未到期或未解密 · b 国家和社会重大利益 · c 知识产权、个人信息，损害第三方 · d 其他法定限制 / O19 8
   */
  ground?: 'a' | 'b' | 'c' | 'd';
  text?: Text;
  until?: CivilDate2;
  authority?: Uuid43;
  document?: Text77;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
}
/**
 * 编制公布目录 / what will be published of each unit, after the check for personal data
 */
export interface OpeningCatalogueDrawnV1 {
  /**
   * @minItems 1
   * @maxItems 2000
   */
  rows: {
    unit: Uuid;
    code?: Text;
    title: Text78;
    dates?: Text;
    /**
     * 题名经隐去个人信息 / personal data were taken out of the title
     */
    edited?: boolean;
  }[];
}
/**
 * 编制公布目录 / what will be published of each unit and of what lies within it, after the check for personal data
 */
export interface OpeningCatalogueDrawnV2 {
  /**
   * @minItems 1
   * @maxItems 2000
   */
  rows: {
    unit: Uuid;
    entry?: Uuid44;
    code?: Text;
    title: Text79;
    dates?: Text;
    /**
     * 题名经隐去个人信息 / personal data were taken out of the title
     */
    edited?: boolean;
  }[];
}
/**
 * 开放投诉处理 / E65: a complaint about opening, what was found, and the reply
 */
export interface OpeningComplaintHandledV1 {
  archives: Uuid;
  complaint: Text;
  finding: Text;
  reply: Text;
  on: CivilDate16;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units?: Uuid[];
}
/**
 * 延期开放或控制 / the unit stays closed, or is closed again, with the authority’s consent
 */
export interface OpeningExtendedV1 {
  act: Uuid;
  /**
   * 开放标识 / state after it (DA/T 18)
   */
  state: '延期开放' | '控制';
  /**
   * a 国家秘密未到期或未解密 · b 国家和社会重大利益 · c 知识产权、个人信息，损害第三方 · d 其他法定限制 / O19 8
   */
  ground: 'a' | 'b' | 'c' | 'd';
  text?: Text;
  until?: CivilDate17;
  since: CivilDate2;
  reassessBy: CivilDate2;
  authority: Uuid;
  consent: Uuid45;
  document?: Text;
  before?: Text80;
}
/**
 * 开放审核意见 / E60: one side’s own opinion and secrecy check, unit by unit
 */
export interface OpeningOpinionGivenV1 {
  side: 'archives' | 'partner';
  /**
   * 意见 / open, extend the closure, or control
   */
  opinion: '开放' | '延期开放' | '控制';
  /**
   * a 国家秘密未到期或未解密 · b 国家和社会重大利益 · c 知识产权、个人信息，损害第三方 · d 其他法定限制 / O19 8
   */
  ground?: 'a' | 'b' | 'c' | 'd';
  text?: Text81;
  until?: CivilDate18;
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
}
/**
 * 决定开放 / E63, before the gate: the director orders that the sealed manifest be opened and its catalogue published
 */
export interface OpeningOrderedV1 {
  root: Sha256;
  count: number;
  catalogue: {
    root: Sha25614;
    count: number;
  };
  /**
   * 公布方式 / how the catalogue is published
   */
  form: 'website' | 'print' | 'both';
  place: Text82;
}
/**
 * 决定开放 / E63, before the gate: the director orders that the sealed manifest be opened and its catalogue published
 */
export interface OpeningOrderedV2 {
  root: Sha256;
  count: number;
  catalogue: {
    root: Sha25615;
    count: number;
    /**
     * 题名查隐个人信息：由何账户、何日、见哪些编目事件 / the check of its titles for personal data: by which account, on which day, in which drawings of it
     */
    checks: {
      account: Uuid;
      on: CivilDate2;
      /**
       * OpeningCatalogueDrawn 的事件标识 / ids of OpeningCatalogueDrawn
       *
       * @minItems 1
       */
      drawings: Uuid[];
    }[];
  };
  /**
   * 公布方式 / how the catalogue is published
   */
  form: 'website' | 'print' | 'both';
  place: Text83;
}
/**
 * 开放审核计划 / E58: a review of units of one fonds, planned by the archives that has custody
 */
export interface OpeningReviewPlannedV1 {
  fonds: Uuid;
  custodian: Uuid46;
  /**
   * 开放审核、延期后的定期评估、已开放的再行控制 / opening, reassessment of an extension, closing again
   */
  purpose: 'opening' | 'reassessment' | 'reclosing';
  /**
   * 计划年度 / year of the plan
   */
  year?: number;
  /**
   * 可以提前开放的类别 / class that may be opened before its term (AL 27)
   */
  early?: '经济' | '教育' | '科技' | '文化';
  ground?: Text84;
  note?: Text;
}
/**
 * 移出审核 / units leave the review without a conclusion
 */
export interface OpeningUnitsTakenOutV1 {
  /**
   * @minItems 1
   * @maxItems 4000
   */
  units: Uuid[];
  ground: Text;
}
/**
 * 单位开放 / the unit’s copy of the opening; its entry in the published catalogue
 */
export interface UnitOpenedV1 {
  act: Uuid;
  gate: {
    fonds: Uuid;
    revision: number;
    event: Uuid;
  };
  since: CivilDate2;
  institution: Uuid47;
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
    validFrom?: CivilDate2;
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
    validFrom?: CivilDate2;
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
  validTo: CivilDate19;
}
/**
 * 单位登记 / an organisation is registered under its own code
 */
export interface OrganisationRegisteredV1 {
  code: Text85;
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
  parent?: Uuid48;
  validFrom?: CivilDate20;
  validTo?: CivilDate21;
}
/**
 * 职能承接单位 / who carries on one function of an organisation; decided per function
 */
export interface SuccessorNamedV1 {
  function: Text86;
  successor: Uuid;
  from?: CivilDate22;
}
/**
 * 期限运行明细 / lines of the run that follows, where they are too many for one event
 */
export interface ClockLinesListedV1 {
  date: CivilDate2;
  part: number;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  lines: {
    fonds: Uuid;
    clock: Text;
    fell: number;
    found: number;
    root: Sha256;
  }[];
}
/**
 * 期限运行明细 / lines of the run that follows, where they are too many for one event
 */
export interface ClockLinesListedV2 {
  date: CivilDate2;
  part: number;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  lines: {
    fonds: Uuid;
    clock: Text;
    fell: number;
    found: number;
    root: Sha256;
  }[];
  /**
   * 截至此日志位置所知 / units as known at this log position
   */
  knownAt?: string;
}
/**
 * 期限运行 / E102: what fell due on one day, as the system noticed it; one a day per installation
 */
export interface ClockRanV1 {
  date: CivilDate2;
  law: Text87;
  regime: Text;
  /**
   * 截至此日志位置所知 / units as known at this log position
   */
  knownAt: string;
  /**
   * 前面的明细事件数 / events of lines before this one
   */
  parts: number;
  /**
   * 单位与条目数 / units and entries of all lines
   */
  count: number;
  root: Sha25616;
  /**
   * @maxItems 1000
   */
  lines: {
    fonds: Uuid;
    clock: Text;
    /**
     * 当日到期 / due on this very day
     */
    fell: number;
    /**
     * 早已到期、上次运行后才知 / due before, and known or changed only since the run before
     */
    found: number;
    root: Sha25617;
  }[];
}
/**
 * 期限运行 / E102: what fell due on one day, as the system noticed it; one a day per installation
 */
export interface ClockRanV2 {
  date: CivilDate2;
  law: Text88;
  regime: Text;
  /**
   * 截至此日志位置所知 / units as known at this log position
   */
  knownAt: string;
  /**
   * 前面的明细事件数 / events of lines before this one
   */
  parts: number;
  /**
   * 单位与条目数 / units and entries of all lines
   */
  count: number;
  root: Sha25618;
  /**
   * @maxItems 1000
   */
  lines: {
    fonds: Uuid;
    clock: Text;
    /**
     * 当日到期 / due on this very day
     */
    fell: number;
    /**
     * 早已到期、上次运行后才知 / due before, and known or changed only since the run before
     */
    found: number;
    root: Sha25619;
  }[];
  /**
   * 当日并用的地方规定：适用地方、版本和摘要；没有则不写 / local rules applied beside the national data: place, version and digest; absent where there were none
   *
   * @maxItems 1000
   */
  local?: {
    place?: Uuid49;
    version: Text;
    sha256: Sha256;
  }[];
}
/**
 * 期限运行 / E102: what fell due on one day, as the system noticed it; one a day per installation
 */
export interface ClockRanV3 {
  date: CivilDate2;
  law: Text89;
  regime: Text;
  /**
   * 截至此日志位置所知 / units as known at this log position
   */
  knownAt: string;
  /**
   * 前面的明细事件数 / events of lines before this one
   */
  parts: number;
  /**
   * 单位与条目数 / units and entries of all lines
   */
  count: number;
  root: Sha25620;
  /**
   * @maxItems 1000
   */
  lines: {
    fonds: Uuid;
    clock: Text;
    /**
     * 当日到期 / due on this very day
     */
    fell: number;
    /**
     * 早已到期、上次运行后才知 / due before, and known or changed only since the run before
     */
    found: number;
    root: Sha25621;
  }[];
  /**
   * 限期整改（CLK-14）：当日到期和事后才知的责令；没有则不写 / orders to put something right (CLK-14); absent where there were none
   */
  orders?: {
    /**
     * 当日到期 / due on this very day
     */
    fell: number;
    /**
     * 早已到期、上次运行后才知 / due before, and known only since the run before
     */
    found: number;
    root: Sha25622;
  };
  /**
   * 当日并用的地方规定：适用地方、版本和摘要；没有则不写 / local rules applied beside the national data: place, version and digest; absent where there were none
   *
   * @maxItems 1000
   */
  local?: {
    place?: Uuid50;
    version: Text;
    sha256: Sha256;
  }[];
}
/**
 * 提前移交、提前代管 / E21: the archives consents to take these units before their transfer is due
 */
export interface EarlyTransferAgreedV1 {
  agreement: Uuid;
  fonds: Uuid;
  custodian: Uuid;
  archives: Uuid;
  /**
   * 已撤销单位、保管条件不安全、协商 / abolished unit, unsafe custody, by consultation
   */
  ground: 'abolished' | 'unsafe' | 'consultation';
  /**
   * 提前移交、代管 / early transfer, or custody until the formal transfer, whose clock keeps running
   */
  nature: 'transfer' | 'early-custody';
  document: Text90;
  decision?: Text91;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
}
/**
 * 责令限期整改、改正 / E80: an archives authority orders a body to put something right by a day
 */
export interface RectificationOrderedV1 {
  order: Uuid;
  authority: Uuid51;
  organisation: Uuid52;
  instrument: 'AL' | 'REG';
  /**
   * 责令依据 / ground of the order
   */
  article: '45' | '48' | '49' | '50';
  /**
   * 问题清单 / what was found
   *
   * @minItems 1
   * @maxItems 200
   */
  findings: Text[];
  requirement: Text92;
  servedOn: CivilDate23;
  dueOn: CivilDate24;
  document: Text93;
}
/**
 * 整改报告 / E81: what the body did about the order
 */
export interface RectificationReportedV1 {
  order: Uuid;
  actions: Text94;
  /**
   * 期限之前或之后 / before or after the order’s day
   */
  due: 'before' | 'after';
}
/**
 * 复查 / E82: whether what was ordered is done
 */
export interface ReinspectionHeldV1 {
  order: Uuid;
  /**
   * 已整改、未整改 / done, or not
   */
  result: 'done' | 'not-done';
  note?: Text;
}
/**
 * 延长移交 / E20: the authority inspected and agreed that these units are transferred later
 */
export interface TransferExtensionApprovedV1 {
  extension: Uuid;
  fonds: Uuid;
  custodian: Uuid53;
  archives: Uuid54;
  /**
   * 专业性较强、需要保密 / specialised archives, or those that need secrecy
   */
  ground: 'specialised' | 'secrecy';
  until: CivilDate25;
  inspection: Text95;
  document: Text96;
  decision?: Text97;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
}
/**
 * 破产程序终结 / the bankruptcy was terminated: the administrator’s counters run from here
 */
export interface BankruptcyTerminatedV1 {
  on: CivilDate2;
  document: Text;
  /**
   * 有未决诉讼、仲裁 / litigation is pending
   */
  litigation: boolean;
}
/**
 * 许可查阅复制 / a party may consult and copy what concerns it
 */
export interface CaseAccessGrantedV1 {
  to: Text;
  organisation?: Uuid;
  scope: Text;
  /**
   * @maxItems 500
   *
   * Items: 分组 / the group of units
   */
  groups?: string[];
  until?: CivilDate2;
  from: CivilDate2;
}
/**
 * 变动种类变更 / the change has become another one; what was recorded stands
 */
export interface CaseAmendedV1 {
  before:
    | 'C01'
    | 'C02'
    | 'C03'
    | 'C04'
    | 'C05'
    | 'C06'
    | 'C07'
    | 'C08'
    | 'C09'
    | 'C10'
    | 'C11'
    | 'C12'
    | 'C13'
    | 'C14'
    | 'C15'
    | 'C16'
    | 'C17'
    | 'C18'
    | 'I1'
    | 'I2'
    | 'I3'
    | 'I4'
    | 'I5'
    | 'I6'
    | 'I7'
    | 'I8'
    | 'I9'
    | 'I10';
  after:
    | 'C01'
    | 'C02'
    | 'C03'
    | 'C04'
    | 'C05'
    | 'C06'
    | 'C07'
    | 'C08'
    | 'C09'
    | 'C10'
    | 'C11'
    | 'C12'
    | 'C13'
    | 'C14'
    | 'C15'
    | 'C16'
    | 'C17'
    | 'C18'
    | 'I1'
    | 'I2'
    | 'I3'
    | 'I4'
    | 'I5'
    | 'I6'
    | 'I7'
    | 'I8'
    | 'I9'
    | 'I10';
  /**
   * 依据文件 / the document it rests on
   */
  document: {
    title: Text;
    number?: Text;
    issuer?: Text;
    on: CivilDate2;
  };
}
/**
 * 资产处置清单 / assets with their buyers, and the files that describe them
 */
export interface CaseAssetsListedV1 {
  /**
   * @minItems 1
   * @maxItems 2000
   */
  assets: {
    asset: Text;
    name?: Text;
    buyer?: Text;
    stateControlled?: boolean;
    /**
     * @maxItems 2000
     */
    units?: Uuid[];
  }[];
}
/**
 * 交付复制件 / copies or a catalogue go to a party; custody stays where it is
 */
export interface CaseCopiesGivenV1 {
  /**
   * 分组 / the group of units
   */
  group: string;
  to: Text;
  what: 'copy' | 'catalogue';
  quantity: Text;
  on?: CivilDate2;
}
/**
 * 分组事实补充 / facts that decide what is proposed for a group
 */
export interface CaseFactsStatedV1 {
  /**
   * 分组 / the group of units
   */
  group: string;
  /**
   * 分组事实 / facts of the group
   */
  facts: {
    /**
     * 档案种类 / kind of archives (domain.md §2.2)
     */
    contentClass?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
    graded?: boolean;
    objectSold?: boolean;
    unsettled?: boolean;
    unfinished?: boolean;
    ownNumber?: boolean;
    businessMoves?: boolean;
    unitsSurvive?: boolean;
    receiver?: {
      name?: Text;
      organisation?: Uuid;
      stateControlled?: boolean;
      foreign?: boolean;
      secretsQualified?: boolean;
    };
  };
}
/**
 * 全宗的终止与关系 / what the end of the case means for the fonds: it goes on or is closed, and is related to others
 */
export interface CaseFondsEndedV1 {
  rule: 'INV-40' | 'INV-41' | 'INV-42';
  /**
   * 全宗是否终止 / whether the fonds is closed
   */
  ends: boolean;
  lastDate?: CivilDate2;
  /**
   * 登记的全宗关系 / relations that are registered with it
   *
   * @maxItems 100
   */
  relations: {
    other: Uuid;
    relation: 'predecessor' | 'successor' | 'merged' | 'split';
  }[];
  /**
   * 与规则所示不同，据记录的决定 / other than the rule says, by a recorded decision
   */
  deviates: boolean;
  ground?: Text;
}
/**
 * 审计、评估借用 / units are lent for audit or valuation in spite of the hold: a listed exception
 */
export interface CaseLoanExceptedV1 {
  act: Uuid;
  purpose: 'audit' | 'valuation';
  reader: Text;
  due: CivilDate2;
  approval: Text;
  count: number;
  root: Sha256;
}
/**
 * 处置义务履行 / an obligation of the case is met, with its evidence
 */
export interface CaseObligationMetV1 {
  obligation: string;
  by: string;
  on: CivilDate2;
  note: Text;
}
/**
 * 案内单位固定 / the units of the case, as the read model has them at exactly this log position
 */
export interface CaseUnitsFixedV1 {
  position: string;
  asOf: CivilDate2;
  count: number;
  files: number;
  items: number;
  root: Sha25623;
}
/**
 * 单位分组 / each unit of the case is in the group of its class and secrecy, unless it was drawn out by name
 */
export interface CaseUnitsSortedV1 {
  /**
   * 类别归入的档案种类 / the class of each series; of units without series where none is named
   *
   * @maxItems 3000
   */
  bySeries: {
    series?: Uuid;
    /**
     * 档案种类 / kind of archives (domain.md §2.2)
     */
    class?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
  }[];
  /**
   * @maxItems 500
   */
  groups: {
    /**
     * 分组 / the group of units
     */
    group: string;
    secret: boolean;
    count: number;
    files: number;
    items: number;
    root: Sha256;
    /**
     * 档案种类 / kind of archives (domain.md §2.2)
     */
    class?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
  }[];
}
/**
 * 单位另分一组 / units are drawn out of their group into one of their own
 */
export interface CaseUnitsSplitV1 {
  /**
   * 分组 / the group of units
   */
  from: string;
  /**
   * 分组 / the group of units
   */
  to: string;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
  ground: Text;
  /**
   * 档案种类 / kind of archives (domain.md §2.2)
   */
  class?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
}
/**
 * 单位另分一组 / units are drawn out of their group into one of their own
 */
export interface CaseUnitsSplitV2 {
  /**
   * 分组 / the group of units
   */
  from: string;
  /**
   * 分组 / the group of units
   */
  to: string;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  units: Uuid[];
  /**
   * 其中立项后到、原组未计的单位数 / of these, units that came after the opening: their group did not count them
   */
  uncounted?: number;
  ground: Text;
  /**
   * 档案种类 / kind of archives (domain.md §2.2)
   */
  class?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
}
/**
 * 归属决定 / where a group of units goes, decided by a named person with reason and consent
 */
export interface CustodyDecidedV1 {
  /**
   * 分组 / the group of units
   */
  group: string;
  destination: 'SUC' | 'EST' | 'INV' | 'NAT' | 'DEP' | 'DSG' | 'OBJ' | 'CPY' | 'FIN' | 'HR';
  form: 'transfer' | 'retain' | 'deposit' | 'entrusted' | 'copy' | 'with-object';
  /**
   * 接收单位 / the receiver
   */
  receiver?: {
    name: Text;
    organisation?: Uuid;
  };
  originals?: 'SUC' | 'EST' | 'INV' | 'NAT' | 'DEP' | 'DSG' | 'OBJ' | 'CPY' | 'FIN' | 'HR';
  by: string;
  on: CivilDate2;
  reason: Text;
  consent?: Text;
  /**
   * 当时的建议 / what was proposed then
   */
  proposal: {
    table: Text;
    destination:
      | 'SUC'
      | 'EST'
      | 'INV'
      | 'NAT'
      | 'DEP'
      | 'DSG'
      | 'OBJ'
      | 'CPY'
      | 'FIN'
      | 'HR'
      | 'undecided'
      | 'untouched';
    confidence?: 'A' | 'A~' | 'B' | 'C' | 'D';
    basis: {
      instrument: Text;
      article: string;
    }[];
  };
  /**
   * 与建议不同 / not what was proposed
   */
  deviates: boolean;
}
/**
 * 分流移交立项 / a transfer to one destination is drafted for groups of the case
 */
export interface DisposalActOpenedV1 {
  act: Uuid;
  destination: 'SUC' | 'EST' | 'INV' | 'NAT' | 'DEP' | 'DSG' | 'OBJ' | 'CPY' | 'FIN' | 'HR';
  form: 'transfer' | 'retain' | 'deposit' | 'entrusted' | 'copy' | 'with-object';
  /**
   * 接收单位 / the receiver
   */
  receiver: {
    name: Text;
    organisation?: Uuid;
  };
  /**
   * @minItems 1
   * @maxItems 500
   *
   * Items: 分组 / the group of units
   */
  groups: string[];
  count: number;
  root: Sha256;
  agreement?: Text;
}
/**
 * 分流移交完成 / the gate has moved what was drafted for a destination
 */
export interface DisposalExecutedV1 {
  act: Uuid;
  /**
   * 关口流中移交事件的版次 / revision of the effect in the gate
   */
  gate: number;
  count: number;
  root: Sha256;
}
/**
 * 工作组成立 / the working group of the case
 */
export interface DisposalGroupFormedV1 {
  /**
   * @minItems 1
   * @maxItems 100
   */
  members: {
    name: string;
    role: 'leader' | 'superior' | 'liquidator' | 'archivist' | 'business' | 'other';
    organisation?: Text;
  }[];
}
/**
 * 处置方案批准 / a version of the plan is approved and frozen
 */
export interface DisposalPlanAdoptedV1 {
  version: number;
  root: Sha256;
  by: string;
}
/**
 * 处置方案编制 / a version of the disposal plan: each group with its destination
 */
export interface DisposalPlanDraftedV1 {
  version: number;
  table: Text;
  /**
   * @maxItems 500
   */
  lines: {
    /**
     * 分组 / the group of units
     */
    group: string;
    count: number;
    root: Sha256;
    destination:
      | 'SUC'
      | 'EST'
      | 'INV'
      | 'NAT'
      | 'DEP'
      | 'DSG'
      | 'OBJ'
      | 'CPY'
      | 'FIN'
      | 'HR'
      | 'undecided'
      | 'untouched';
    form?: 'transfer' | 'retain' | 'deposit' | 'entrusted' | 'copy' | 'with-object';
    /**
     * 接收单位 / the receiver
     */
    receiver?: {
      name: Text;
      organisation?: Uuid;
    };
    confidence?: 'A' | 'A~' | 'B' | 'C' | 'D';
    basis: {
      instrument: Text;
      article: string;
    }[];
    decided: boolean;
    /**
     * 档案种类 / kind of archives (domain.md §2.2)
     */
    class?: 'DQ' | 'AD' | 'MG' | 'PT' | 'CP' | 'KY' | 'JJ' | 'SB' | 'KU' | 'RS' | 'SX' | 'EL' | 'RP';
  }[];
  root: Sha25624;
  cost?: Text;
  payer?: Text;
  timetable?: Text;
  requirement?: Text98;
}
/**
 * 报同级档案主管部门备案 / the approved plan is filed with the authority
 */
export interface DisposalPlanFiledV1 {
  version: number;
  authority: Text;
  receipt: Text;
  on: CivilDate2;
}
/**
 * 清点 / what was found, against the catalogue of the case
 */
export interface InventoryCountedV1 {
  method: 'scan' | 'box' | 'hand';
  /**
   * 分组 / the group of units
   */
  group?: string;
  expected: number;
  found: number;
  /**
   * @maxItems 2000
   */
  missing: Uuid[];
  /**
   * @maxItems 2000
   */
  unlisted: Text[];
  root?: Sha25625;
  note?: Text;
}
/**
 * 清点差异说明 / one difference of the inventory, with what became of it
 */
export interface InventoryDifferenceExplainedV1 {
  unit?: Uuid;
  code?: Text;
  outcome: 'found' | 'missing' | 'registered' | 'not-ours' | 'miscounted';
  explanation: Text;
  event?: Uuid55;
}
/**
 * 接收方意见 / what a receiver says to the plan
 */
export interface ReceiverOpinionRecordedV1 {
  version: number;
  receiver: Text;
  agrees: boolean;
  opinion: Text;
}
/**
 * 指定后续责任单位 / who answers for the archives once the unit is gone
 */
export interface ResponsibleBodyNamedV1 {
  name: Text;
  organisation?: Uuid;
  ground: Text;
}
/**
 * 处置完结 / every unit of the case is accounted for
 */
export interface RestructuringClosedV1 {
  position: string;
  asOf: CivilDate2;
  opening: number;
  /**
   * @maxItems 500
   */
  terms: {
    term: Text;
    count: number;
    receiver?: Text;
    root?: Sha256;
    act?: Uuid;
    gate?: number;
  }[];
  /**
   * 各单位去向的根 / root over each unit and its ending
   */
  endings: {
    count: number;
    root: Sha256;
  };
  /**
   * @maxItems 500
   */
  groups: {
    /**
     * 分组 / the group of units
     */
    group: string;
    /**
     * @maxItems 100
     */
    terms: {
      term: Text;
      count: number;
      receiver?: Text;
    }[];
  }[];
}
/**
 * 处置案立项 / a restructuring case is opened for one fonds; its whole-fonds hold stands at the gate
 */
export interface RestructuringOpenedV1 {
  fonds: Uuid;
  organisation: Uuid56;
  kind:
    | 'C01'
    | 'C02'
    | 'C03'
    | 'C04'
    | 'C05'
    | 'C06'
    | 'C07'
    | 'C08'
    | 'C09'
    | 'C10'
    | 'C11'
    | 'C12'
    | 'C13'
    | 'C14'
    | 'C15'
    | 'C16'
    | 'C17'
    | 'C18'
    | 'I1'
    | 'I2'
    | 'I3'
    | 'I4'
    | 'I5'
    | 'I6'
    | 'I7'
    | 'I8'
    | 'I9'
    | 'I10';
  /**
   * 依据文件 / the document it rests on
   */
  decision: {
    title: Text;
    number?: Text;
    issuer?: Text;
    on: CivilDate2;
  };
  table: Text99;
  hold: Uuid;
  parent?: Uuid;
  supplements?: Uuid;
  scope?: Text100;
}
/**
 * 注销登记 / the unit was deregistered: recorded whatever the state of the case
 */
export interface UnitDeregisteredV1 {
  on: CivilDate2;
  document: Text;
  /**
   * 其时未定归属的单位数 / units without a decided keeper then
   */
  undecided: number;
}
/**
 * 四性检测报告 / E26: checks of authenticity, integrity, usability and safety, item by item
 */
export interface FourPropertyReportFiledV1 {
  stage: 'sender' | 'receiver';
  tool?: Text;
  /**
   * @minItems 1
   */
  results: {
    property: '真实性' | '完整性' | '可用性' | '安全性';
    check: Text;
    mandatory: boolean;
    result: 'pass' | 'fail' | 'not-applicable';
    method: 'machine' | 'manual';
    unit?: Uuid;
    note?: Text;
  }[];
}
/**
 * 附具开放意见 / E23: opening opinion, disclosure and secrecy for units of the list
 */
export interface OpinionsAttachedV1 {
  /**
   * @minItems 1
   */
  opinions: {
    opinion: '开放' | '延期开放' | '控制';
    ground?: Text;
    expiry?: Text;
    disclosure?: '主动公开' | '依申请公开' | '不予公开';
    secrecyChange?: Text;
    /**
     * @minItems 1
     * @maxItems 4000
     */
    units: Uuid[];
  }[];
}
/**
 * 录入纸质签字 / first hand of a signature on paper: scan, name, seal; without effect until another person confirms it
 */
export interface PaperSignatureEnteredV1 {
  side: 'from' | 'to';
  capacity: 'head' | 'handler' | 'supervisor';
  name: Text;
  seal?: Text;
  signedOn: CivilDate2;
  root: Sha256;
  count: number;
}
/**
 * 移交批次由处置案承接 / a batch that a hold of the case had suspended is one of the case now
 */
export interface TransferAdoptedV1 {
  case: Uuid;
}
/**
 * 接收核对 / the receiver’s check by identity of units: what is there, what is missing, what was not listed
 */
export interface TransferCheckedV1 {
  method: 'scan' | 'box' | 'hand';
  /**
   * @maxItems 4000
   */
  found: Uuid[];
  /**
   * @maxItems 4000
   */
  missing: Uuid[];
  unlisted: Text[];
  seals?: {
    box: Text;
    seal?: Text;
    intact: boolean;
  }[];
}
/**
 * 交运 / in transit: who collected it, in what, in which sealed boxes
 */
export interface TransferDispatchedV1 {
  collectedBy: Text;
  vehicle?: Text;
  boxes: {
    box: Text;
    seal?: Text;
    /**
     * @maxItems 4000
     */
    units?: Uuid[];
  }[];
}
/**
 * 编制移交 / E22: a transfer of units of one fonds from one custodian to another
 */
export interface TransferDraftedV1 {
  fonds: Uuid;
  from: Uuid;
  to: Uuid;
  nature: 'transfer' | 'early-custody';
  years?: Text;
  note?: Text;
  /**
   * 据旧纸质文据补录 / entered late from paper
   */
  historical: boolean;
}
/**
 * 编制移交 / E22: a transfer of units of one fonds from one custodian to another
 */
export interface TransferDraftedV2 {
  fonds: Uuid;
  from: Uuid;
  to: Uuid;
  /**
   * 移交、代管、寄存 / transfer, custody before the formal transfer (REG 20(4)), deposit without change of owner
   */
  nature: 'transfer' | 'early-custody' | 'deposit';
  years?: Text;
  note?: Text;
  /**
   * 据旧纸质文据补录 / entered late from paper
   */
  historical: boolean;
  case?: Uuid57;
}
/**
 * 提交移交 / E24: the sender offers the list; units are claimed from here on
 */
export interface TransferOfferedV1 {
  count: number;
  root: Sha256;
  packages?: Text[];
  catalogue?: Sha256;
  /**
   * 已知缺项，如无机读目录 / listed defects such as no machine-readable catalogue
   */
  defects: {
    code: Text;
    text: Text;
  }[];
}
/**
 * 提交移交 / E24: the sender offers the list; units are claimed from here on
 */
export interface TransferOfferedV2 {
  count: number;
  root: Sha256;
  packages?: Text[];
  catalogue?: Sha256;
  /**
   * 载体：起止号、类型、规格 / what the electronic records lie on: numbers, kind, format
   */
  carriers?: {
    from: Text;
    to: Text;
    kind: Text;
    format?: Text;
  };
  /**
   * 检索工具种类和数量 / finding aids that come with it, by kind and number
   *
   * @minItems 1
   */
  findingAids?: {
    kind: Text;
    count: number;
    unit: Text;
  }[];
  /**
   * 已知缺项，如无机读目录 / listed defects such as no machine-readable catalogue
   */
  defects: {
    code: Text;
    text: Text;
  }[];
}
/**
 * 退回整改 / E25: returned for itemised defects, never refused; the periods keep running
 */
export interface TransferReturnedV1 {
  scope: 'all' | 'units';
  /**
   * @maxItems 4000
   */
  units: Uuid[];
  /**
   * @minItems 1
   */
  defects: {
    unit?: Uuid;
    code: Text;
    text: Text;
  }[];
}
/**
 * 签字 / a signature on the deed of transfer: the signer’s own command, or a paper confirmed by a second person
 */
export interface TransferSignedV1 {
  side: 'from' | 'to';
  capacity: 'head' | 'handler' | 'supervisor';
  kind: 'account' | 'paper';
  seconds?: Uuid;
  name?: Text;
  signedOn: CivilDate2;
  root: Sha256;
  count: number;
}
/**
 * 撤回移交 / the sender takes the offer back before it is sealed
 */
export interface TransferWithdrawnV1 {
  ground: Text;
}

/** The data of each event in its current version. */
export interface EventMap {
  AccessionNumbered: AccessionNumberedV1;
  AcquisitionAgreed: AcquisitionAgreedV1;
  FindingCandidateRaised: FindingCandidateRaisedV2;
  LotArrangementBegun: LotArrangementBegunV1;
  LotClosed: LotClosedV1;
  LotDateCorrected: LotDateCorrectedV1;
  LotDateCorrectionProposed: LotDateCorrectionProposedV1;
  LotRegistered: LotRegisteredV1;
  ScopeVersionSet: ScopeVersionSetV1;
  AccessionNumberTaken: AccessionNumberTakenV1;
  AccessionOpened: AccessionOpenedV1;
  ActClosed: ActClosedV1;
  ActCorrectionsListed: ActCorrectionsListedV1;
  ActDecided: ActDecidedV1;
  ActPartApplied: ActPartAppliedV1;
  ActRefusedAtGate: ActRefusedAtGateV1;
  ActSealed: ActSealedV1;
  ActSeconded: ActSecondedV1;
  ActUnitsClaimed: ActUnitsClaimedV1;
  ActUnitsDrafted: ActUnitsDraftedV2;
  ActUnitsListed: ActUnitsListedV1;
  ActUnitsReleased: ActUnitsReleasedV1;
  ActWithdrawn: ActWithdrawnV1;
  ArrangementOpened: ArrangementOpenedV1;
  CorrectionBatchOpened: CorrectionBatchOpenedV1;
  DestructionApproved: DestructionApprovedV1;
  DestructionCertificateSigned: DestructionCertificateSignedV1;
  DestructionCertified: DestructionCertifiedV1;
  DestructionCounted: DestructionCountedV1;
  DestructionDeclined: DestructionDeclinedV1;
  DestructionFiled: DestructionFiledV1;
  DestructionListDrawn: DestructionListDrawnV1;
  DestructionPaperEntered: DestructionPaperEnteredV1;
  DestructionRegisterSigned: DestructionRegisterSignedV2;
  DestructionStartOrdered: DestructionStartOrderedV1;
  DestructionUnitsExcluded: DestructionUnitsExcludedV1;
  DestructionUnitsRemoved: DestructionUnitsRemovedV1;
  ElectronicDataErased: ElectronicDataErasedV1;
  LoanRequested: LoanRequestedV2;
  ManifestSealed: ManifestSealedV1;
  MoveOrdered: MoveOrderedV1;
  RearrangementOpened: RearrangementOpenedV2;
  WithdrawalChecked: WithdrawalCheckedV1;
  WithdrawalRequested: WithdrawalRequestedV1;
  AppraisalDecided: AppraisalDecidedV1;
  AppraisalOpened: AppraisalOpenedV1;
  AppraisalReported: AppraisalReportedV1;
  AppraisalUnitsListed: AppraisalUnitsListedV2;
  AppraisalWithdrawn: AppraisalWithdrawnV1;
  RetentionScheduleApproved: RetentionScheduleApprovedV1;
  EvidenceOpened: EvidenceOpenedV1;
  EvidenceStored: EvidenceStoredV1;
  FondsClosed: FondsClosedV1;
  FondsConfirmed: FondsConfirmedV1;
  FondsDossierFiled: FondsDossierFiledV1;
  FondsHistoryAmended: FondsHistoryAmendedV1;
  FondsNumberAssigned: FondsNumberAssignedV1;
  FondsNumberReserved: FondsNumberReservedV1;
  FondsRegistered: FondsRegisteredV1;
  FondsRelated: FondsRelatedV1;
  FondsReopened: FondsReopenedV1;
  SeriesRegistered: SeriesRegisteredV1;
  AccessionRegistered: AccessionRegisteredV1;
  CaseCounted: CaseCountedV1;
  CorrectionBatchApplied: CorrectionBatchAppliedV1;
  DepositWithdrawn: DepositWithdrawnV1;
  DestructionStarted: DestructionStartedV1;
  EffectCorrected: EffectCorrectedV2;
  EffectCorrectionProposed: EffectCorrectionProposedV1;
  HoldLifted: HoldLiftedV1;
  HoldPlaced: HoldPlacedV2;
  IncidentReported: IncidentReportedV1;
  ItemsMoved: ItemsMovedV1;
  ItemsOpened: ItemsOpenedV1;
  LoanIssued: LoanIssuedV1;
  LoanReturned: LoanReturnedV1;
  LossRecorded: LossRecordedV1;
  LotArranged: LotArrangedV1;
  RecoveryRecorded: RecoveryRecordedV1;
  Seized: SeizedV1;
  SeizureReturned: SeizureReturnedV2;
  TakenOver: TakenOverV1;
  TransferAccepted: TransferAcceptedV2;
  UnitDestroyed: UnitDestroyedV1;
  UnitsRearranged: UnitsRearrangedV1;
  AuditExportMade: AuditExportMadeV4;
  ClaimReleased: ClaimReleasedV1;
  ClosedViewed: ClosedViewedV1;
  CodeBearerMoved: CodeBearerMovedV1;
  CodePassageProposed: CodePassageProposedV1;
  CodePassed: CodePassedV1;
  CodeReserved: CodeReservedV1;
  CodeSetAside: CodeSetAsideV1;
  CorrectionProposed: CorrectionProposedV1;
  Declassified: DeclassifiedV1;
  DestructionApplied: DestructionAppliedV1;
  EffectApplied: EffectAppliedV1;
  EffectCorrectionApplied: EffectCorrectionAppliedV1;
  EntriesDescribed: EntriesDescribedV1;
  EventCorrected: EventCorrectedV1;
  EventCorrectionProposed: EventCorrectionProposedV1;
  FilingProposed: FilingProposedV1;
  HeldSinceCorrected: HeldSinceCorrectedV1;
  HeldSinceCorrectionProposed: HeldSinceCorrectionProposedV1;
  HistoryReconstructed: HistoryReconstructedV1;
  HistoryReconstructionProposed: HistoryReconstructionProposedV1;
  HoldingTakenOn: HoldingTakenOnV2;
  HoldingsGraded: HoldingsGradedV1;
  ItemCorrected: ItemCorrectedV1;
  ItemDescribed: ItemDescribedV1;
  ItemFiled: ItemFiledV1;
  ItemShelved: ItemShelvedV1;
  OpenMatterNoted: OpenMatterNotedV1;
  OpenMatterSettled: OpenMatterSettledV1;
  RecordCaptured: RecordCapturedV1;
  ReferenceCodeAssigned: ReferenceCodeAssignedV1;
  ReferenceCodeChanged: ReferenceCodeChangedV1;
  ReservationRefused: ReservationRefusedV1;
  ReservationVoided: ReservationVoidedV1;
  RetentionAssigned: RetentionAssignedV1;
  RetentionReset: RetentionResetV1;
  SecrecyChanged: SecrecyChangedV1;
  SetAsideDecided: SetAsideDecidedV1;
  UnitClaimed: UnitClaimedV1;
  UnitEntered: UnitEnteredV2;
  AccountCreated: AccountCreatedV1;
  AccountReinstated: AccountReinstatedV1;
  AccountSuspended: AccountSuspendedV1;
  AccountTermSet: AccountTermSetV1;
  InstallationOpened: InstallationOpenedV2;
  RoleGranted: RoleGrantedV1;
  RoleRevoked: RoleRevokedV1;
  ImportChecked: ImportCheckedV1;
  ImportFinished: ImportFinishedV1;
  ImportStarted: ImportStartedV1;
  ArticleTextsLoaded: ArticleTextsLoadedV1;
  LawDataActivated: LawDataActivatedV4;
  NationalLawActivated: NationalLawActivatedV1;
  HoldingsStated: HoldingsStatedV1;
  LogKeyAdded: LogKeyAddedV1;
  LogKeyRetired: LogKeyRetiredV1;
  LogMoved: LogMovedV1;
  LogRestartProposed: LogRestartProposedV1;
  LogRestarted: LogRestartedV1;
  WitnessRefused: WitnessRefusedV1;
  ExtensionConsented: ExtensionConsentedV1;
  ExtensionRejected: ExtensionRejectedV1;
  ExtensionSubmitted: ExtensionSubmittedV1;
  JointReviewOpened: JointReviewOpenedV1;
  OpeningAgreed: OpeningAgreedV1;
  OpeningCatalogueDrawn: OpeningCatalogueDrawnV2;
  OpeningComplaintHandled: OpeningComplaintHandledV1;
  OpeningExtended: OpeningExtendedV1;
  OpeningOpinionGiven: OpeningOpinionGivenV1;
  OpeningOrdered: OpeningOrderedV2;
  OpeningReviewPlanned: OpeningReviewPlannedV1;
  OpeningUnitsTakenOut: OpeningUnitsTakenOutV1;
  UnitOpened: UnitOpenedV1;
  OrganisationChanged: OrganisationChangedV1;
  OrganisationEnded: OrganisationEndedV1;
  OrganisationRegistered: OrganisationRegisteredV1;
  SuccessorNamed: SuccessorNamedV1;
  ClockLinesListed: ClockLinesListedV2;
  ClockRan: ClockRanV3;
  EarlyTransferAgreed: EarlyTransferAgreedV1;
  RectificationOrdered: RectificationOrderedV1;
  RectificationReported: RectificationReportedV1;
  ReinspectionHeld: ReinspectionHeldV1;
  TransferExtensionApproved: TransferExtensionApprovedV1;
  BankruptcyTerminated: BankruptcyTerminatedV1;
  CaseAccessGranted: CaseAccessGrantedV1;
  CaseAmended: CaseAmendedV1;
  CaseAssetsListed: CaseAssetsListedV1;
  CaseCopiesGiven: CaseCopiesGivenV1;
  CaseFactsStated: CaseFactsStatedV1;
  CaseFondsEnded: CaseFondsEndedV1;
  CaseLoanExcepted: CaseLoanExceptedV1;
  CaseObligationMet: CaseObligationMetV1;
  CaseUnitsFixed: CaseUnitsFixedV1;
  CaseUnitsSorted: CaseUnitsSortedV1;
  CaseUnitsSplit: CaseUnitsSplitV2;
  CustodyDecided: CustodyDecidedV1;
  DisposalActOpened: DisposalActOpenedV1;
  DisposalExecuted: DisposalExecutedV1;
  DisposalGroupFormed: DisposalGroupFormedV1;
  DisposalPlanAdopted: DisposalPlanAdoptedV1;
  DisposalPlanDrafted: DisposalPlanDraftedV1;
  DisposalPlanFiled: DisposalPlanFiledV1;
  InventoryCounted: InventoryCountedV1;
  InventoryDifferenceExplained: InventoryDifferenceExplainedV1;
  ReceiverOpinionRecorded: ReceiverOpinionRecordedV1;
  ResponsibleBodyNamed: ResponsibleBodyNamedV1;
  RestructuringClosed: RestructuringClosedV1;
  RestructuringOpened: RestructuringOpenedV1;
  UnitDeregistered: UnitDeregisteredV1;
  FourPropertyReportFiled: FourPropertyReportFiledV1;
  OpinionsAttached: OpinionsAttachedV1;
  PaperSignatureEntered: PaperSignatureEnteredV1;
  TransferAdopted: TransferAdoptedV1;
  TransferChecked: TransferCheckedV1;
  TransferDispatched: TransferDispatchedV1;
  TransferDrafted: TransferDraftedV2;
  TransferOffered: TransferOfferedV2;
  TransferReturned: TransferReturnedV1;
  TransferSigned: TransferSignedV1;
  TransferWithdrawn: TransferWithdrawnV1;
}

export type AccessionNumbered = AccessionNumberedV1;
export type AcquisitionAgreed = AcquisitionAgreedV1;
export type FindingCandidateRaised = FindingCandidateRaisedV2;
export type LotArrangementBegun = LotArrangementBegunV1;
export type LotClosed = LotClosedV1;
export type LotDateCorrected = LotDateCorrectedV1;
export type LotDateCorrectionProposed = LotDateCorrectionProposedV1;
export type LotRegistered = LotRegisteredV1;
export type ScopeVersionSet = ScopeVersionSetV1;
export type AccessionNumberTaken = AccessionNumberTakenV1;
export type AccessionOpened = AccessionOpenedV1;
export type ActClosed = ActClosedV1;
export type ActCorrectionsListed = ActCorrectionsListedV1;
export type ActDecided = ActDecidedV1;
export type ActPartApplied = ActPartAppliedV1;
export type ActRefusedAtGate = ActRefusedAtGateV1;
export type ActSealed = ActSealedV1;
export type ActSeconded = ActSecondedV1;
export type ActUnitsClaimed = ActUnitsClaimedV1;
export type ActUnitsDrafted = ActUnitsDraftedV2;
export type ActUnitsListed = ActUnitsListedV1;
export type ActUnitsReleased = ActUnitsReleasedV1;
export type ActWithdrawn = ActWithdrawnV1;
export type ArrangementOpened = ArrangementOpenedV1;
export type CorrectionBatchOpened = CorrectionBatchOpenedV1;
export type DestructionApproved = DestructionApprovedV1;
export type DestructionCertificateSigned = DestructionCertificateSignedV1;
export type DestructionCertified = DestructionCertifiedV1;
export type DestructionCounted = DestructionCountedV1;
export type DestructionDeclined = DestructionDeclinedV1;
export type DestructionFiled = DestructionFiledV1;
export type DestructionListDrawn = DestructionListDrawnV1;
export type DestructionPaperEntered = DestructionPaperEnteredV1;
export type DestructionRegisterSigned = DestructionRegisterSignedV2;
export type DestructionStartOrdered = DestructionStartOrderedV1;
export type DestructionUnitsExcluded = DestructionUnitsExcludedV1;
export type DestructionUnitsRemoved = DestructionUnitsRemovedV1;
export type ElectronicDataErased = ElectronicDataErasedV1;
export type LoanRequested = LoanRequestedV2;
export type ManifestSealed = ManifestSealedV1;
export type MoveOrdered = MoveOrderedV1;
export type RearrangementOpened = RearrangementOpenedV2;
export type WithdrawalChecked = WithdrawalCheckedV1;
export type WithdrawalRequested = WithdrawalRequestedV1;
export type AppraisalDecided = AppraisalDecidedV1;
export type AppraisalOpened = AppraisalOpenedV1;
export type AppraisalReported = AppraisalReportedV1;
export type AppraisalUnitsListed = AppraisalUnitsListedV2;
export type AppraisalWithdrawn = AppraisalWithdrawnV1;
export type RetentionScheduleApproved = RetentionScheduleApprovedV1;
export type EvidenceOpened = EvidenceOpenedV1;
export type EvidenceStored = EvidenceStoredV1;
export type FondsClosed = FondsClosedV1;
export type FondsConfirmed = FondsConfirmedV1;
export type FondsDossierFiled = FondsDossierFiledV1;
export type FondsHistoryAmended = FondsHistoryAmendedV1;
export type FondsNumberAssigned = FondsNumberAssignedV1;
export type FondsNumberReserved = FondsNumberReservedV1;
export type FondsRegistered = FondsRegisteredV1;
export type FondsRelated = FondsRelatedV1;
export type FondsReopened = FondsReopenedV1;
export type SeriesRegistered = SeriesRegisteredV1;
export type AccessionRegistered = AccessionRegisteredV1;
export type CaseCounted = CaseCountedV1;
export type CorrectionBatchApplied = CorrectionBatchAppliedV1;
export type DepositWithdrawn = DepositWithdrawnV1;
export type DestructionStarted = DestructionStartedV1;
export type EffectCorrected = EffectCorrectedV2;
export type EffectCorrectionProposed = EffectCorrectionProposedV1;
export type HoldLifted = HoldLiftedV1;
export type HoldPlaced = HoldPlacedV2;
export type IncidentReported = IncidentReportedV1;
export type ItemsMoved = ItemsMovedV1;
export type ItemsOpened = ItemsOpenedV1;
export type LoanIssued = LoanIssuedV1;
export type LoanReturned = LoanReturnedV1;
export type LossRecorded = LossRecordedV1;
export type LotArranged = LotArrangedV1;
export type RecoveryRecorded = RecoveryRecordedV1;
export type Seized = SeizedV1;
export type SeizureReturned = SeizureReturnedV2;
export type TakenOver = TakenOverV1;
export type TransferAccepted = TransferAcceptedV2;
export type UnitDestroyed = UnitDestroyedV1;
export type UnitsRearranged = UnitsRearrangedV1;
export type AuditExportMade = AuditExportMadeV4;
export type ClaimReleased = ClaimReleasedV1;
export type ClosedViewed = ClosedViewedV1;
export type CodeBearerMoved = CodeBearerMovedV1;
export type CodePassageProposed = CodePassageProposedV1;
export type CodePassed = CodePassedV1;
export type CodeReserved = CodeReservedV1;
export type CodeSetAside = CodeSetAsideV1;
export type CorrectionProposed = CorrectionProposedV1;
export type Declassified = DeclassifiedV1;
export type DestructionApplied = DestructionAppliedV1;
export type EffectApplied = EffectAppliedV1;
export type EffectCorrectionApplied = EffectCorrectionAppliedV1;
export type EntriesDescribed = EntriesDescribedV1;
export type EventCorrected = EventCorrectedV1;
export type EventCorrectionProposed = EventCorrectionProposedV1;
export type FilingProposed = FilingProposedV1;
export type HeldSinceCorrected = HeldSinceCorrectedV1;
export type HeldSinceCorrectionProposed = HeldSinceCorrectionProposedV1;
export type HistoryReconstructed = HistoryReconstructedV1;
export type HistoryReconstructionProposed = HistoryReconstructionProposedV1;
export type HoldingTakenOn = HoldingTakenOnV2;
export type HoldingsGraded = HoldingsGradedV1;
export type ItemCorrected = ItemCorrectedV1;
export type ItemDescribed = ItemDescribedV1;
export type ItemFiled = ItemFiledV1;
export type ItemShelved = ItemShelvedV1;
export type OpenMatterNoted = OpenMatterNotedV1;
export type OpenMatterSettled = OpenMatterSettledV1;
export type RecordCaptured = RecordCapturedV1;
export type ReferenceCodeAssigned = ReferenceCodeAssignedV1;
export type ReferenceCodeChanged = ReferenceCodeChangedV1;
export type ReservationRefused = ReservationRefusedV1;
export type ReservationVoided = ReservationVoidedV1;
export type RetentionAssigned = RetentionAssignedV1;
export type RetentionReset = RetentionResetV1;
export type SecrecyChanged = SecrecyChangedV1;
export type SetAsideDecided = SetAsideDecidedV1;
export type UnitClaimed = UnitClaimedV1;
export type UnitEntered = UnitEnteredV2;
export type AccountCreated = AccountCreatedV1;
export type AccountReinstated = AccountReinstatedV1;
export type AccountSuspended = AccountSuspendedV1;
export type AccountTermSet = AccountTermSetV1;
export type InstallationOpened = InstallationOpenedV2;
export type RoleGranted = RoleGrantedV1;
export type RoleRevoked = RoleRevokedV1;
export type ImportChecked = ImportCheckedV1;
export type ImportFinished = ImportFinishedV1;
export type ImportStarted = ImportStartedV1;
export type ArticleTextsLoaded = ArticleTextsLoadedV1;
export type LawDataActivated = LawDataActivatedV4;
export type NationalLawActivated = NationalLawActivatedV1;
export type HoldingsStated = HoldingsStatedV1;
export type LogKeyAdded = LogKeyAddedV1;
export type LogKeyRetired = LogKeyRetiredV1;
export type LogMoved = LogMovedV1;
export type LogRestartProposed = LogRestartProposedV1;
export type LogRestarted = LogRestartedV1;
export type WitnessRefused = WitnessRefusedV1;
export type ExtensionConsented = ExtensionConsentedV1;
export type ExtensionRejected = ExtensionRejectedV1;
export type ExtensionSubmitted = ExtensionSubmittedV1;
export type JointReviewOpened = JointReviewOpenedV1;
export type OpeningAgreed = OpeningAgreedV1;
export type OpeningCatalogueDrawn = OpeningCatalogueDrawnV2;
export type OpeningComplaintHandled = OpeningComplaintHandledV1;
export type OpeningExtended = OpeningExtendedV1;
export type OpeningOpinionGiven = OpeningOpinionGivenV1;
export type OpeningOrdered = OpeningOrderedV2;
export type OpeningReviewPlanned = OpeningReviewPlannedV1;
export type OpeningUnitsTakenOut = OpeningUnitsTakenOutV1;
export type UnitOpened = UnitOpenedV1;
export type OrganisationChanged = OrganisationChangedV1;
export type OrganisationEnded = OrganisationEndedV1;
export type OrganisationRegistered = OrganisationRegisteredV1;
export type SuccessorNamed = SuccessorNamedV1;
export type ClockLinesListed = ClockLinesListedV2;
export type ClockRan = ClockRanV3;
export type EarlyTransferAgreed = EarlyTransferAgreedV1;
export type RectificationOrdered = RectificationOrderedV1;
export type RectificationReported = RectificationReportedV1;
export type ReinspectionHeld = ReinspectionHeldV1;
export type TransferExtensionApproved = TransferExtensionApprovedV1;
export type BankruptcyTerminated = BankruptcyTerminatedV1;
export type CaseAccessGranted = CaseAccessGrantedV1;
export type CaseAmended = CaseAmendedV1;
export type CaseAssetsListed = CaseAssetsListedV1;
export type CaseCopiesGiven = CaseCopiesGivenV1;
export type CaseFactsStated = CaseFactsStatedV1;
export type CaseFondsEnded = CaseFondsEndedV1;
export type CaseLoanExcepted = CaseLoanExceptedV1;
export type CaseObligationMet = CaseObligationMetV1;
export type CaseUnitsFixed = CaseUnitsFixedV1;
export type CaseUnitsSorted = CaseUnitsSortedV1;
export type CaseUnitsSplit = CaseUnitsSplitV2;
export type CustodyDecided = CustodyDecidedV1;
export type DisposalActOpened = DisposalActOpenedV1;
export type DisposalExecuted = DisposalExecutedV1;
export type DisposalGroupFormed = DisposalGroupFormedV1;
export type DisposalPlanAdopted = DisposalPlanAdoptedV1;
export type DisposalPlanDrafted = DisposalPlanDraftedV1;
export type DisposalPlanFiled = DisposalPlanFiledV1;
export type InventoryCounted = InventoryCountedV1;
export type InventoryDifferenceExplained = InventoryDifferenceExplainedV1;
export type ReceiverOpinionRecorded = ReceiverOpinionRecordedV1;
export type ResponsibleBodyNamed = ResponsibleBodyNamedV1;
export type RestructuringClosed = RestructuringClosedV1;
export type RestructuringOpened = RestructuringOpenedV1;
export type UnitDeregistered = UnitDeregisteredV1;
export type FourPropertyReportFiled = FourPropertyReportFiledV1;
export type OpinionsAttached = OpinionsAttachedV1;
export type PaperSignatureEntered = PaperSignatureEnteredV1;
export type TransferAdopted = TransferAdoptedV1;
export type TransferChecked = TransferCheckedV1;
export type TransferDispatched = TransferDispatchedV1;
export type TransferDrafted = TransferDraftedV2;
export type TransferOffered = TransferOfferedV2;
export type TransferReturned = TransferReturnedV1;
export type TransferSigned = TransferSignedV1;
export type TransferWithdrawn = TransferWithdrawnV1;

/** The current version of each event. */
export const CURRENT_VERSION: { readonly [T in keyof EventMap]: number } = {
  AccessionNumbered: 1,
  AcquisitionAgreed: 1,
  FindingCandidateRaised: 2,
  LotArrangementBegun: 1,
  LotClosed: 1,
  LotDateCorrected: 1,
  LotDateCorrectionProposed: 1,
  LotRegistered: 1,
  ScopeVersionSet: 1,
  AccessionNumberTaken: 1,
  AccessionOpened: 1,
  ActClosed: 1,
  ActCorrectionsListed: 1,
  ActDecided: 1,
  ActPartApplied: 1,
  ActRefusedAtGate: 1,
  ActSealed: 1,
  ActSeconded: 1,
  ActUnitsClaimed: 1,
  ActUnitsDrafted: 2,
  ActUnitsListed: 1,
  ActUnitsReleased: 1,
  ActWithdrawn: 1,
  ArrangementOpened: 1,
  CorrectionBatchOpened: 1,
  DestructionApproved: 1,
  DestructionCertificateSigned: 1,
  DestructionCertified: 1,
  DestructionCounted: 1,
  DestructionDeclined: 1,
  DestructionFiled: 1,
  DestructionListDrawn: 1,
  DestructionPaperEntered: 1,
  DestructionRegisterSigned: 2,
  DestructionStartOrdered: 1,
  DestructionUnitsExcluded: 1,
  DestructionUnitsRemoved: 1,
  ElectronicDataErased: 1,
  LoanRequested: 2,
  ManifestSealed: 1,
  MoveOrdered: 1,
  RearrangementOpened: 2,
  WithdrawalChecked: 1,
  WithdrawalRequested: 1,
  AppraisalDecided: 1,
  AppraisalOpened: 1,
  AppraisalReported: 1,
  AppraisalUnitsListed: 2,
  AppraisalWithdrawn: 1,
  RetentionScheduleApproved: 1,
  EvidenceOpened: 1,
  EvidenceStored: 1,
  FondsClosed: 1,
  FondsConfirmed: 1,
  FondsDossierFiled: 1,
  FondsHistoryAmended: 1,
  FondsNumberAssigned: 1,
  FondsNumberReserved: 1,
  FondsRegistered: 1,
  FondsRelated: 1,
  FondsReopened: 1,
  SeriesRegistered: 1,
  AccessionRegistered: 1,
  CaseCounted: 1,
  CorrectionBatchApplied: 1,
  DepositWithdrawn: 1,
  DestructionStarted: 1,
  EffectCorrected: 2,
  EffectCorrectionProposed: 1,
  HoldLifted: 1,
  HoldPlaced: 2,
  IncidentReported: 1,
  ItemsMoved: 1,
  ItemsOpened: 1,
  LoanIssued: 1,
  LoanReturned: 1,
  LossRecorded: 1,
  LotArranged: 1,
  RecoveryRecorded: 1,
  Seized: 1,
  SeizureReturned: 2,
  TakenOver: 1,
  TransferAccepted: 2,
  UnitDestroyed: 1,
  UnitsRearranged: 1,
  AuditExportMade: 4,
  ClaimReleased: 1,
  ClosedViewed: 1,
  CodeBearerMoved: 1,
  CodePassageProposed: 1,
  CodePassed: 1,
  CodeReserved: 1,
  CodeSetAside: 1,
  CorrectionProposed: 1,
  Declassified: 1,
  DestructionApplied: 1,
  EffectApplied: 1,
  EffectCorrectionApplied: 1,
  EntriesDescribed: 1,
  EventCorrected: 1,
  EventCorrectionProposed: 1,
  FilingProposed: 1,
  HeldSinceCorrected: 1,
  HeldSinceCorrectionProposed: 1,
  HistoryReconstructed: 1,
  HistoryReconstructionProposed: 1,
  HoldingTakenOn: 2,
  HoldingsGraded: 1,
  ItemCorrected: 1,
  ItemDescribed: 1,
  ItemFiled: 1,
  ItemShelved: 1,
  OpenMatterNoted: 1,
  OpenMatterSettled: 1,
  RecordCaptured: 1,
  ReferenceCodeAssigned: 1,
  ReferenceCodeChanged: 1,
  ReservationRefused: 1,
  ReservationVoided: 1,
  RetentionAssigned: 1,
  RetentionReset: 1,
  SecrecyChanged: 1,
  SetAsideDecided: 1,
  UnitClaimed: 1,
  UnitEntered: 2,
  AccountCreated: 1,
  AccountReinstated: 1,
  AccountSuspended: 1,
  AccountTermSet: 1,
  InstallationOpened: 2,
  RoleGranted: 1,
  RoleRevoked: 1,
  ImportChecked: 1,
  ImportFinished: 1,
  ImportStarted: 1,
  ArticleTextsLoaded: 1,
  LawDataActivated: 4,
  NationalLawActivated: 1,
  HoldingsStated: 1,
  LogKeyAdded: 1,
  LogKeyRetired: 1,
  LogMoved: 1,
  LogRestartProposed: 1,
  LogRestarted: 1,
  WitnessRefused: 1,
  ExtensionConsented: 1,
  ExtensionRejected: 1,
  ExtensionSubmitted: 1,
  JointReviewOpened: 1,
  OpeningAgreed: 1,
  OpeningCatalogueDrawn: 2,
  OpeningComplaintHandled: 1,
  OpeningExtended: 1,
  OpeningOpinionGiven: 1,
  OpeningOrdered: 2,
  OpeningReviewPlanned: 1,
  OpeningUnitsTakenOut: 1,
  UnitOpened: 1,
  OrganisationChanged: 1,
  OrganisationEnded: 1,
  OrganisationRegistered: 1,
  SuccessorNamed: 1,
  ClockLinesListed: 2,
  ClockRan: 3,
  EarlyTransferAgreed: 1,
  RectificationOrdered: 1,
  RectificationReported: 1,
  ReinspectionHeld: 1,
  TransferExtensionApproved: 1,
  BankruptcyTerminated: 1,
  CaseAccessGranted: 1,
  CaseAmended: 1,
  CaseAssetsListed: 1,
  CaseCopiesGiven: 1,
  CaseFactsStated: 1,
  CaseFondsEnded: 1,
  CaseLoanExcepted: 1,
  CaseObligationMet: 1,
  CaseUnitsFixed: 1,
  CaseUnitsSorted: 1,
  CaseUnitsSplit: 2,
  CustodyDecided: 1,
  DisposalActOpened: 1,
  DisposalExecuted: 1,
  DisposalGroupFormed: 1,
  DisposalPlanAdopted: 1,
  DisposalPlanDrafted: 1,
  DisposalPlanFiled: 1,
  InventoryCounted: 1,
  InventoryDifferenceExplained: 1,
  ReceiverOpinionRecorded: 1,
  ResponsibleBodyNamed: 1,
  RestructuringClosed: 1,
  RestructuringOpened: 1,
  UnitDeregistered: 1,
  FourPropertyReportFiled: 1,
  OpinionsAttached: 1,
  PaperSignatureEntered: 1,
  TransferAdopted: 1,
  TransferChecked: 1,
  TransferDispatched: 1,
  TransferDrafted: 2,
  TransferOffered: 2,
  TransferReturned: 1,
  TransferSigned: 1,
  TransferWithdrawn: 1,
};
