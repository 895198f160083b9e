import type { SourceSetAside } from '../source';

export type RowStatus = SourceSetAside['status'];

/** 拟于2020年销毁, 到期可销毁, 不予销毁: what is planned, allowed or forbidden has not been done. */
const NOT_DONE =
  '(?:[未不没待拟须需]|未[到至达]|(?<![供响对])应当?|(?<![许认])可|不得|不准|不许|禁止|严禁|暂缓|缓期|建议|申请|报请|计划|准备|是否)' +
  '(?:予以|予|以|进行|全部|一并|集中|统一|[于在按][^已,;。、]{0,14}|经?(?:鉴定|审批|批准)[^已,;。、]{0,8}后)?';

/** In this order; the first that fits is the status. 缺页 and 缺附件 say something about a unit that is there. */
const STATUS: readonly (readonly [RowStatus, RegExp])[] = [
  [
    '已销毁',
    new RegExp(`(?<!${NOT_DONE})已?(?:被|全部|于.{0,14})?销毁(?!清册|目录|鉴定|意见|报告|审批|期限|前)`),
  ],
  [
    '已移交',
    /已(?:全部|于.{0,14})?(?:移交|移送|调出|划出|转出|进馆|移出)|^(?:移交|移送|转出|划出)(?:至|到|给|[^意]*$)/,
  ],
  ['借出', /借出(?!.{0,20}(?:已还|归还|还回))|借阅未还|外借|(?<!已)未归还/],
  ['空号', /空号|空卷|废号|作废|撤号|此号未用|跳号/],
  [
    '缺',
    /^(?:原)?缺(?:[卷件失号档]|档案)?[。.;;]?$|(?:已|原件)?(?:丢失|遗失|下落不明)|^缺(?:此|本)?[卷件]|^无此[卷件]/,
  ],
];

/**
 * 备注 such as 已销毁, 已移交, 缺, 借出, 空号: a status, not holdings (`domain.md` §8b). Whether it is true, and on
 * what basis, is a person's decision.
 */
export function statusOf(remark: string, title: string): RowStatus | undefined {
  const text = remark && remark.normalize('NFKC').replace(/\s/g, '');
  if (text) for (const [status, pattern] of STATUS) if (pattern.test(text)) return status;
  if (!title || title.length > 8) return undefined;
  const name = title.normalize('NFKC').replace(/[\s()[\]〔〕【】]/g, '');
  const named = STATUS.find(([status]) => name === status || name === status.replace(/^已/, ''));
  return named?.[0] ?? (/^缺[卷件号]$/.test(name) ? '缺' : undefined);
}
