import {
  APPROVER_WORDS,
  CAPACITY_WORDS,
  FORM_WORDS,
  OFFICE_WORDS,
  RESTS_ON_WORDS,
  type DestructionDetail,
  type ToldFacts,
} from '@fonds/appraisal';
import type { Names } from '@fonds/http-edge';
import type { Output } from '../terminal/output';
import { phaseWords } from './act-phase';
import { gateField } from './told-act';

const OUTDATED = { zh: '（清册已变，不再算数）', en: '(void: the register has changed)' };
const CERTIFIED = { zh: '已监销签字', en: 'certificate signed' };
const PAPER_WORDS = {
  approval: { zh: '批准', en: 'approval' },
  decline: { zh: '不批准', en: 'decline' },
  signature: { zh: '签署', en: 'signature' },
} as const;

/** A register of destruction on the terminal. */
export function tellRegister(out: Output, found: DestructionDetail, names: Names): void {
  const { counts, outcomes, filing } = found;
  const named = (words: { readonly zh: string; readonly en: string } | undefined, code: string): string =>
    words ? out.say(words) : code;
  out.fields([
    [{ zh: '清册', en: 'Register' }, named(FORM_WORDS[found.form as keyof typeof FORM_WORDS], found.form)],
    [{ zh: '保管单位', en: 'Custodian' }, found.custodian.name ?? found.custodian.id],
    [{ zh: '全宗', en: 'Fonds' }, [found.fonds.code, found.fonds.name].filter(Boolean).join(' ')],
    [{ zh: '状态', en: 'Phase' }, out.say(phaseWords(found))],
    [{ zh: '鉴定报告', en: 'Report' }, found.report.title],
    [{ zh: '列入', en: 'Listed' }, counts.listed],
    [{ zh: '未列入', en: 'Left out' }, found.excluded || undefined],
    [{ zh: '现有', en: 'Units now' }, found.manifest.count],
    [
      { zh: '默认批准人', en: 'Approver (default)' },
      named(APPROVER_WORDS[found.approver as keyof typeof APPROVER_WORDS], found.approver),
    ],
    ...found.approvals.map(
      (approval) =>
        [
          { zh: '批准', en: 'Approved' },
          [
            approval.signedOn,
            named(APPROVER_WORDS[approval.as], approval.as),
            approval.name,
            approval.opinion,
          ]
            .filter(Boolean)
            .join(' '),
        ] as const,
    ),
    [
      { zh: '备案', en: 'Filed' },
      filing.asked || filing.done
        ? out.say(filing.done ? { zh: '已备案', en: 'yes' } : { zh: '须备案', en: 'asked for' })
        : undefined,
    ],
    ...filing.receipts.map(
      ({ with: authority, receipt, on }) =>
        [{ zh: '备案回执', en: 'Receipt' }, [on, authority, receipt].join(' ')] as const,
    ),
    ...found.signatures.map(
      ({ capacity, name, signedOn, restsOn, valid }) =>
        [
          { zh: '签署', en: 'Signed' },
          [
            named(CAPACITY_WORDS[capacity as keyof typeof CAPACITY_WORDS], capacity),
            restsOn === 'role' || restsOn === 'word' ? out.say(RESTS_ON_WORDS[restsOn]) : undefined,
            name,
            signedOn,
            valid ? '' : out.say(OUTDATED),
          ]
            .filter(Boolean)
            .join(' '),
        ] as const,
    ),
    [
      { zh: '还缺签署', en: 'Still to sign' },
      found.missingSignatures
        .map((each) => named(CAPACITY_WORDS[each as keyof typeof CAPACITY_WORDS], each))
        .join('、') || undefined,
    ],
    ...found.papers.map(
      ({ id, what, name }) =>
        [
          { zh: '待核对的纸质件', en: 'Paper to confirm' },
          [id, out.say(PAPER_WORDS[what]), name].filter(Boolean).join(' '),
        ] as const,
    ),
    ...found.counted.map(
      ({ name, account, office, valid, certified }) =>
        [
          { zh: '已清点', en: 'Counted' },
          [
            name ?? account,
            named(OFFICE_WORDS[office as keyof typeof OFFICE_WORDS], office),
            certified ? out.say(CERTIFIED) : '',
            valid ? '' : out.say(OUTDATED),
          ]
            .filter(Boolean)
            .join(' '),
        ] as const,
    ),
    gateField(found.gateRefusal, out.language, names),
    [
      { zh: '事实', en: 'Facts' },
      found.order &&
        out.say({
          zh: `已销毁 ${outcomes.destroyed}，退回 ${outcomes.returned}，事前已不在 ${outcomes.alreadyGone}，尚无事实 ${outcomes.open}`,
          en: `destroyed ${outcomes.destroyed}, returned ${outcomes.returned}, already gone ${outcomes.alreadyGone}, still without ${outcomes.open}`,
        }),
    ],
    [{ zh: '被冻结所停', en: 'Stopped by a hold' }, found.stopped || undefined],
    [{ zh: '冻结后销毁（安全事故）', en: 'Gone under a hold (incidents)' }, found.incidents || undefined],
    [{ zh: '涉密载体承接单位', en: 'Secret carriers go to' }, found.order?.facility?.name],
    ...found.erasures.map(
      ({ on, media, copies, backups, keys, method, result }) =>
        [
          { zh: '电子档案销毁', en: 'Electronic records' },
          [on, method, media.map(({ kind }) => kind).join('、'), copies, backups, keys, result]
            .filter(Boolean)
            .join('；'),
        ] as const,
    ),
    [{ zh: '监销签字', en: 'Certificates' }, found.certificates || undefined],
  ]);
}

const listed = ({ units, count }: ToldFacts['incidents']): string => {
  const named = units.map(({ unit, code, hold }) => [code ?? unit, hold].filter(Boolean).join(' '));
  return [...named, ...(count > units.length ? ['…'] : [])].join('、');
};

/** INV-17b: what was gone under a later hold, and what such a hold stops and nobody has told of. */
export function tellStopped(
  out: Pick<Output, 'note'>,
  { incidents, leftOut }: Pick<ToldFacts, 'incidents' | 'leftOut'>,
): void {
  if (incidents.count)
    out.note({
      zh: `${incidents.count} 个单位在开始后已被冻结，已同时登记为安全事故：${listed(incidents)}`,
      en: `${incidents.count} units were under a hold that came after the start; an incident is recorded, too: ${listed(incidents)}`,
    });
  if (leftOut.count)
    out.note({
      zh: `${leftOut.count} 个单位被开始后的冻结所停，未计入，请逐个列出：${listed(leftOut)}`,
      en: `${leftOut.count} units are stopped by a hold that came after the start and were left out; name them: ${listed(leftOut)}`,
    });
}
