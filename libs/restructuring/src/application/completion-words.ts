import type { FormLanguage } from '@fonds/forms';
import { CLASS_WORDS, isArchiveClass, type Bilingual } from '@fonds/law';
import type { DisposalCase } from '../domain/case.state';
import type { EndingTerm } from '../domain/ending.rule';

const TERM_WORDS: { readonly [T in EndingTerm]: Bilingual } = {
  transferred: { zh: '移交', en: 'transferred' },
  deposited: { zh: '寄存', en: 'deposited' },
  entrusted: { zh: '代管', en: 'entrusted' },
  retained: { zh: '留存', en: 'retained' },
  destroyed: { zh: '销毁（本案清册）', en: 'destroyed (register of the case)' },
  destroyedElsewise: { zh: '销毁（案外）', en: 'destroyed otherwise' },
  lost: { zh: '丢失', en: 'lost' },
  withdrawn: { zh: '取回', en: 'withdrawn' },
  rearrangedOut: { zh: '拆并调出', en: 'rearranged into others' },
};
const CAME_WORDS: { readonly [term: string]: Bilingual } = {
  registered: { zh: '其后登记', en: 'registered since' },
  recovered: { zh: '其后寻回', en: 'recovered since' },
  rearrangedIn: { zh: '拆并调入', en: 'made by rearrangement' },
};

/** @example termWord('lost', 'en') // 'lost' */
export const termWord = (term: string, language: FormLanguage): string =>
  (TERM_WORDS[term as EndingTerm] ?? CAME_WORDS[term])?.[language] ?? term;

export function groupName(group: string, language: FormLanguage): string {
  const [of = ''] = group.split('-');
  return isArchiveClass(of) ? `${group} ${CLASS_WORDS[of][language]}` : group;
}

export function standingLine({ openedOn, closed }: DisposalCase, language: FormLanguage): string {
  if (language === 'en') return `opened ${openedOn}, ${closed ? 'closed' : 'not closed yet'}`;
  return `${openedOn} 立项，${closed ? '已完结' : '未完结'}`;
}

export function fondsEnded(
  { ends, lastDate, rule, ground }: NonNullable<DisposalCase['fondsEnded']>,
  language: FormLanguage,
): string {
  const ended = language === 'en' ? ['ended', lastDate] : [lastDate, '终止'];
  const goesOn = language === 'en' ? 'goes on' : '延续';
  return [ends ? ended.filter(Boolean).join(' ') : goesOn, rule, ground]
    .filter(Boolean)
    .join(language === 'en' ? '; ' : '；');
}

/** Of a catalogue: units that whoever prints it may not see. */
export const hiddenLine = (count: number, language: FormLanguage): string =>
  language === 'en'
    ? `Not listed below: ${count} permanent units that the person printing may not see`
    : `下列目录未列 ${count} 个永久单位：打印人无权查看`;

/** A loan that was decided, with the units that went. */
export type GivenLoan = DisposalCase['loans'][number] & { readonly given: number };

/** Copies, access and loans, one line each. */
export function besides(
  { copies, access }: Pick<DisposalCase, 'copies' | 'access'>,
  loans: readonly GivenLoan[],
  language: FormLanguage,
): string[] {
  if (language === 'en')
    return [
      ...copies.map(
        ({ group, to, what, quantity }) =>
          `${what === 'copy' ? 'Copies' : 'Catalogue'} of ${group} → ${to}: ${quantity}`,
      ),
      ...access.map(
        ({ to, scope, groups, from, until }) =>
          `Access of ${to}: ${[scope, ...(groups ?? [])].join(', ')} (${from} – ${until ?? 'open'})`,
      ),
      ...loans.map(
        ({ purpose, reader, given, due }) =>
          `Loan for ${purpose === 'audit' ? 'audit' : 'valuation'} to ${reader}: ${given}, due ${due}`,
      ),
    ];
  return [
    ...copies.map(
      ({ group, to, what, quantity }) =>
        `${what === 'copy' ? '复制件' : '目录'} ${group} → ${to}：${quantity}`,
    ),
    ...access.map(
      ({ to, scope, groups, from, until }) =>
        `查阅 ${to}：${[scope, ...(groups ?? [])].join('、')}（${from} – ${until ?? '无期'}）`,
    ),
    ...loans.map(
      ({ purpose, reader, given, due }) =>
        `${purpose === 'audit' ? '审计' : '评估'}借用 ${reader}：${given}，应还 ${due}`,
    ),
  ];
}
