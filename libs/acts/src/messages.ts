import { OUT_WORDS } from '@fonds/holdings';
import { coded } from '@fonds/http-edge';
import { HOLD_KINDS, STOPPABLE_WORDS } from './domain/hold-kinds';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const ACT_MESSAGES = {
  'withdrawn-elsewhere': {
    zh: { title: '此类业务行为（{kind}）不在此撤回', cure: '由有权办理的人员在该业务自己的命令中撤回。' },
    en: {
      title: 'An act of this kind ({kind}) is not withdrawn here',
      cure: 'Whoever may begin it withdraws it by its own command.',
    },
  },
  'fact-told-in-part': {
    zh: {
      title: '清单分段记录：前{told}个单位已记录，其余{left}个自 {first} 起未记录，因期间有变（{refused}）',
      cure: '已记录的不再撤回；核对其余单位后，去掉不符的，就其余另行记录。',
    },
    en: {
      title:
        'The list is told in parts: the first {told} units stand recorded, the other {left}, from {first} on, do not, for something came between ({refused})',
      cure: 'What was told stands. Look at the rest, leave out what does not fit, and record those in a list of their own.',
    },
  },
  'graded-kept-whole': {
    zh: { title: '已定级（{grade}）的档案不拆并', cure: '定级随原单位，不随拆并调卷转移。' },
    en: {
      title: 'Graded archives ({grade}) are not made into other units',
      cure: 'A grade is of the unit that bears it and does not go along.',
    },
  },
  'open-matter-unsettled': {
    zh: { title: '有未了事项：{matter}', cure: '未了事项办结后再拆并调卷。' },
    en: { title: 'It has an open matter: {matter}', cure: 'Settle it first, and rearrange then.' },
  },
  'retention-shortened': {
    zh: {
      title: '《{title}》的保管期限 {retention} 短于其来源（{sources}）',
      cure: '拆并调卷不缩短保管期限；请写不短于来源的期限，或省略。',
    },
    en: {
      title: 'The period {retention} of “{title}” is shorter than that of what it is made of ({sources})',
      cure: 'Rearranging shortens no period: give one that is as long, or none.',
    },
  },
  'retention-not-in-common': {
    zh: {
      title: '《{title}》的来源保管期限不可比较：{sources}',
      cure: '请写明期限：永久，或先划定来源的期限。',
    },
    en: {
      title: 'The periods of what “{title}” is made of cannot be compared: {sources}',
      cure: 'Give one: 永久, or assign the periods of its sources first.',
    },
  },
  'formed-before-sources': {
    zh: {
      title: '《{title}》的日期（{formed}）早于其全部来源（{sources}）',
      cure: '请核对日期；期限自形成之日起算。',
    },
    en: {
      title: '“{title}” is dated {formed}, before all that it is made of ({sources})',
      cure: 'Check its dates: its clocks run from them.',
    },
  },
  'source-marks-changed': {
    zh: { title: '提出之后其标识已变（{field}：{source}）', cure: '请另行提出，使之后的单位承接现有标识。' },
    en: {
      title: 'Its marks have changed since this was proposed ({field}: {source})',
      cure: 'Propose it again, so that what begins takes over the marks as they are.',
    },
  },
  'case-holds-nothing-here': {
    zh: {
      title: '处置案 {case} 不涉及该单位在此全宗的档案，或已完结',
      cure: '请核对案的标识（fonds case list）。',
    },
    en: {
      title: 'The restructuring case {case} is not about what this body keeps of the fonds, or is closed',
      cure: 'Check its id (fonds case list).',
    },
  },
  'destroyed-already': {
    zh: { title: '该单位已有销毁事实', cure: '一个单位只有一个事实；有误的，更正其日期或登记安全事故。' },
    en: {
      title: 'The unit was destroyed already',
      cure: 'A unit has one such fact. Correct its day, or record an incident.',
    },
  },
  'destruction-not-started': {
    zh: { title: '销毁尚未开始', cure: '先由两名监销人清点，再开始销毁。' },
    en: {
      title: 'The destruction has not started',
      cure: 'Two supervisors count first; then it is started.',
    },
  },
  'act-unknown': {
    status: 404,
    zh: { title: '没有这个业务行为', cure: '请核对标识；用 fonds act list 查看本单位的业务行为。' },
    en: {
      title: 'There is no such act',
      cure: 'Check its id; fonds act list shows those of your organisation.',
    },
  },
  'act-ended': {
    zh: { title: '该业务行为已经结束', cure: '需要时请另行办理新的业务行为。' },
    en: { title: 'The act has ended', cure: 'Begin a new one if it is still wanted.' },
  },
  'act-sealed': {
    zh: {
      title: '该业务行为已经封定，等待关口裁定',
      cure: '封定之后不再接受任何变更；请稍候查看结果。',
    },
    en: {
      title: 'The act is sealed and waits for the gate',
      cure: 'Nothing can change it now; look at its result in a moment.',
    },
  },
  'rearrangement-moves-whole': {
    zh: {
      title: '拆并调卷是一个整体：{count}个单位的前后日期不允许改为{after}',
      cure: '请核对日期；其中单位的后续日期有误的，先更正那些日期。',
    },
    en: {
      title: 'A rearrangement has one day: {count} units have dates around it that forbid {after}',
      cure: 'Check the day. If a later date of one of its units is wrong, correct that one first.',
    },
  },
  'accession-numbered': {
    zh: {
      title: '该次进馆的清单（{count}个单位）已经完成，进馆号不得落空',
      cure: '进馆登记将办理到底；误接收的，另行办理移交、取回或更正。',
    },
    en: {
      title: 'The list of this accession ({count} units) is complete: its number is given and stays given',
      cure: 'It is carried to its end. What came in by error leaves by a transfer, a withdrawal or a correction.',
    },
  },
  'act-not-sealed': {
    zh: { title: '业务行为 {act} 不属于该全宗或尚未封定', cure: '请先封定，或直接列出所涉单位。' },
    en: {
      title: 'The act {act} is not of this fonds, or not sealed',
      cure: 'Seal it first, or name the units themselves.',
    },
  },
  'not-to-be-seconded': {
    zh: { title: '该业务行为无需复核，或清单尚未完成', cure: '只有拆并调卷和批量更正须由第二人复核。' },
    en: {
      title: 'The act needs no second hand, or its list is not complete',
      cure: 'Only rearrangements and batches of corrections are seconded.',
    },
  },
  'sample-missing': {
    status: 400,
    zh: { title: '复核批量更正须写明抽查结果', cure: '请抽查若干件，给出抽查件数和错误件数。' },
    en: {
      title: 'A batch of corrections is seconded with the result of a sample',
      cure: 'Look at some of the changes and say how many you checked and how many were wrong.',
    },
  },
  'nothing-begins': {
    status: 400,
    zh: { title: '没有写明拆并调卷之后的保管单位', cure: '请至少列出一个新的保管单位。' },
    en: { title: 'It is not said which units begin', cure: 'Name at least one new unit.' },
  },
  'source-not-listed': {
    status: 400,
    zh: { title: '来源单位 {unit} 不在所列单位之中', cure: '请把它列入，或从来源中去掉。' },
    en: { title: 'The source {unit} is not among the units listed', cure: 'List it, or leave it out.' },
  },
  'too-many-sources': {
    status: 400,
    zh: {
      title: '“{title}”列出 {given} 个来源单位，最多 {most} 个',
      cure: '请分为几个新的保管单位；来源为全部所列单位的，不必列出来源。',
    },
    en: {
      title: '“{title}” names {given} sources, at most {most} are possible',
      cure: 'Make several units of them; name no sources where all units of the list are meant.',
    },
  },
  'owners-differ': {
    status: 400,
    zh: { title: '来源单位的所有者不同，须写明“{title}”的所有者', cure: '请写明所有者。' },
    en: {
      title: 'The sources have different owners; the owner of “{title}” must be given',
      cure: 'Say whose property it is.',
    },
  },
  'code-of-entry': {
    status: 400,
    zh: { title: '档号属于保管单位，不属于卷内条目 {entry}', cure: '卷内条目的编号请作为字段 code 更正。' },
    en: {
      title: 'A reference code is the unit’s, not that of the entry {entry}',
      cure: 'Correct the number of an entry as its field code.',
    },
  },
  'change-twice': {
    status: 400,
    zh: { title: '对 {unit} 列出了两次更正', cure: '请把同一单位或条目的字段合在一行。' },
    en: { title: '{unit} is listed twice', cure: 'Give all fields of a unit or entry in one line.' },
  },
  'not-yours-to-hold': {
    status: 403,
    zh: {
      title: '所述档案不由您的单位保管，也不在其监管之下',
      cure: '请由保管单位或其档案主管部门施加冻结。',
    },
    en: {
      title: 'Your organisation neither keeps these archives nor supervises who does',
      cure: 'Ask the custodian, or its archives authority, to place the hold.',
    },
  },
  'not-your-hold': {
    status: 403,
    zh: { title: '冻结由另一单位施加', cure: '由施加冻结的单位或其上级解除。' },
    en: {
      title: 'Another organisation placed the hold',
      cure: 'It is lifted by whoever placed it, or by an authority above.',
    },
  },
  'too-many-units': {
    status: 400,
    zh: { title: '一次列出 {given} 个单位，最多 {most} 个', cure: '请分几次办理。' },
    en: { title: '{given} units are named, at most {most} are possible', cure: 'Do it in several steps.' },
  },
  'consent-missing': {
    zh: {
      title: '未开放的档案（{opening}）须经同意方可借出',
      cure: '请取得档案馆同意（必要时并经形成单位同意），写明批准文号后再办理。',
    },
    en: {
      title: 'What is not open ({opening}) is lent with consent only',
      cure: 'Get the consent of the archives, and of the forming unit where necessary, and name its approval.',
    },
  },
  'stands-elsewhere': {
    zh: { title: '该单位现存 {place}，不在 {from}', cure: '请核对现存位置后再移库。' },
    en: { title: 'The unit stands at {place}, not at {from}', cure: 'Check where it stands, then move it.' },
  },
  'not-in-store': {
    words: OUT_WORDS,
    zh: { title: '该单位已不在库（{out}）', cure: '请核对其保管沿革；已记载的事实不必重复记载。' },
    en: {
      title: 'The unit is not in store ({out})',
      cure: 'Look at its custody chain; what is recorded already needs no second record.',
    },
  },
  'not-lost': {
    zh: { title: '该单位没有丢失记录', cure: '寻回只针对已记载丢失的单位；请核对标识。' },
    en: { title: 'The unit is not recorded as lost', cure: 'Only what was lost is recovered; check its id.' },
  },
  'not-of-that-act': {
    status: 400,
    zh: {
      title: '业务行为 {act} 的清单上没有所述 {count} 个单位：{units}',
      cure: '请核对业务行为的标识；不在途中丢失的不必写明业务行为。',
    },
    en: {
      title: 'The act {act} does not list {count} of these units: {units}',
      cure: 'Check the act; leave it out where they were not lost on its way.',
    },
  },
  'returned-before-lent': {
    zh: { title: '归还日期 {since} 早于借出日期 {lent}', cure: '请核对业务日期。' },
    en: { title: 'It was lent on {lent}: it did not come back on {since}', cure: 'Check the business date.' },
  },
  'not-on-loan': {
    zh: { title: '该单位没有借出', cure: '请核对标识；未借出的无需归还。' },
    en: { title: 'The unit is not on loan', cure: 'Check its id; what was not lent is not given back.' },
  },
  'not-seized': {
    zh: {
      title: '该单位没有未归还的调取或查封，或已由所述单位持有',
      cure: '请核对归还给谁，以及其现持有者；调取或查封尚未记载的先行记载。',
    },
    en: {
      title: 'The unit is under no seizure, or is in the hands of that organisation already',
      cure: 'Check to whom it comes back, and who has it now; record the seizure first if it is not there.',
    },
  },
  'paper-missing': {
    zh: { title: '该事实须附文件方可记载', cure: '请先上传决定书、清单等文件，再附其摘要值记载。' },
    en: {
      title: 'This is recorded with its paper only',
      cure: 'Upload the decision or the list first and cite it.',
    },
  },
  held: {
    words: HOLD_KINDS,
    zh: {
      title: '{count} 个单位处于冻结之中（{holdKind}，自 {since} 起：{ground}），不能办理',
      cure: '请待冻结解除，或将所列单位退出后办理；处置案期间移库可附书面决定。',
    },
    en: {
      title: '{count} units are under a hold ({holdKind}, since {since}: {ground})',
      cure: 'Wait until it is lifted, or take the units named out; while a case is open a move may cite a recorded decision.',
    },
  },
  'units-changed-since': {
    zh: {
      title: '{count} 个单位在占用之后发生了变动（丢失、接管、调取等）',
      cure: '所列单位已退出该业务行为；请就其余单位重新签署或办理。',
    },
    en: {
      title: '{count} units were lost, taken over or moved since they were claimed',
      cure: 'Those named leave the act; sign again, or go on, with the others.',
    },
  },
  'before-previous-custody': {
    zh: {
      title: '日期 {since} 早于 {count} 个单位的上一保管日期（如 {previous}）',
      cure: '请核对日期；有误的先更正此前的日期，或补录沿革。',
    },
    en: {
      title: 'The date {since} lies before the previous custody date of {count} units (such as {previous})',
      cure: 'Check it; correct the earlier date first if that one is wrong, or reconstruct the history.',
    },
  },
  'hold-known': {
    zh: { title: '该冻结已经施加或已解除', cure: '需要时请重新施加。' },
    en: { title: 'The hold was placed, or lifted, already', cure: 'Place a new one if it is wanted.' },
  },
  'hold-unknown': {
    status: 404,
    zh: { title: '该全宗没有在施的冻结 {hold}', cure: '请用 fonds hold list 核对。' },
    en: { title: 'No hold {hold} is in force on this fonds', cure: 'Look at fonds hold list.' },
  },
  'not-of-that-case': {
    zh: {
      title: '您不办理处置案 {case}',
      cure: '由办理该案的人员提出。',
    },
    en: {
      title: 'You do not act in the case {case}',
      cure: 'Somebody who acts in it proposes this.',
    },
  },
  'hold-of-a-case': {
    status: 409,
    zh: { title: '冻结属处置案 {case}，至处置结束', cure: '办结该案（fonds case close），冻结随之解除。' },
    en: {
      title: 'The hold is that of the case {case}, and lasts until its disposal ends',
      cure: 'Close the case (fonds case close): the hold falls with it.',
    },
  },
  'hold-without-units': {
    status: 400,
    zh: { title: '冻结的范围不明', cure: '请指明整个全宗，或列出所涉单位。' },
    en: { title: 'It is not said what the hold covers', cure: 'Name the whole fonds, or its units.' },
  },
  'stops-unknown': {
    status: 400,
    words: coded(STOPPABLE_WORDS),
    zh: { title: '没有这种可冻结的行为：{unknown}', cure: '可冻结的行为：{known}。' },
    en: { title: 'A hold cannot stop {unknown}', cure: 'It can stop: {known}.' },
  },
  'effect-unknown': {
    status: 404,
    zh: { title: '该全宗关口没有第 {revision} 号结果', cure: '请用 fonds act passages 核对版次。' },
    en: {
      title: 'The gate of this fonds has no effect at revision {revision}',
      cure: 'Look at fonds act passages for the revision.',
    },
  },
  'other-side-wanted': {
    status: 403,
    zh: {
      title: '双方签字的交接，其日期须由双方各出一人更正，另一方（{organisation}）尚未办理',
      cure: '请由另一方人员复核；该方没有账户的，附其签字的纸质文书作为佐证材料。',
    },
    en: {
      title:
        'What both sides signed is corrected by one person of each; {organisation} has no hand in it yet',
      cure: 'Ask a person of the other side to second it; where it has no accounts, cite its signed paper as evidence.',
    },
  },
  'no-unit-can-move': {
    zh: {
      title: '没有一个单位可以改为 {after}：都越过了相邻的保管日期',
      cure: '请核对日期，或先更正相邻的保管日期。',
    },
    en: {
      title: 'No unit can take the date {after}: all have a neighbouring custody date that forbids it',
      cure: 'Check the date, or correct the neighbouring one first.',
    },
  },
} as const;
