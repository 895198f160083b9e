import { Inject, Injectable } from '@nestjs/common';
import type { DisposalCompletionPaper, DisposalCompletionRow } from '@fonds/forms';
import { APP_POOL } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { CLASS_WORDS, disposalKind, disposalTable, isArchiveClass } from '@fonds/law';
import type { Pool } from 'pg';
import { CaseUnits } from './case-units';
import type { DisposalCase } from '../domain/case.state';
import type { Ending, EndingTerm } from '../domain/ending.rule';
import { fondsAdvice } from '../domain/fonds-advice';
import { PaperHead } from '../read/paper-head';

const TERM_WORDS: { readonly [T in EndingTerm]: string } = {
  transferred: '移交',
  deposited: '寄存',
  entrusted: '代管',
  retained: '留存',
  destroyed: '销毁（本案清册）',
  destroyedElsewise: '销毁（案外）',
  lost: '丢失',
  withdrawn: '取回',
  rearrangedOut: '拆并调出',
};
const CAME_WORDS: { readonly [term: string]: string } = {
  registered: '其后登记',
  recovered: '其后寻回',
  rearrangedIn: '拆并调入',
};
const wordOf = (term: string): string => TERM_WORDS[term as EndingTerm] ?? CAME_WORDS[term] ?? term;

interface Described {
  readonly id: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly dates: string | null;
  readonly retention: string | null;
}

/** 处置完结报告 (O13): the balance, class to destination, and the catalogue of permanent units with where each went. */
@Injectable()
export class CompletionPaper {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    private readonly units: CaseUnits,
    private readonly head: PaperHead,
  ) {}

  async prepared(state: DisposalCase, today: CivilDate): Promise<DisposalCompletionPaper> {
    const told = await this.units.told(state, today);
    const balance = this.units.balance(state, told, told.date);
    const { opened, kind, fondsEnded, closed, openedOn } = state;
    const { decision } = opened;
    const name = disposalKind(kind, disposalTable(today, opened.table))?.name.zh ?? '';
    return {
      form: 'disposal-completion',
      ...(await this.head.of(state)),
      change: `${kind} ${name}`.trim(),
      decision: [decision.number, decision.title, decision.on].filter(Boolean).join(' '),
      standing: closed ? `${openedOn} 立项，已完结` : `${openedOn} 立项，未完结`,
      opening: balance.opening,
      terms: [...balance.came, ...balance.ended].map(({ term, receiver, count }) => ({
        term: wordOf(term),
        ...(receiver !== undefined && { receiver }),
        count,
      })),
      flows: balance.groups.flatMap(({ group, terms }) =>
        terms.map(({ term, receiver, count }) => ({
          group: groupName(group),
          term: wordOf(term),
          ...(receiver !== undefined && { receiver }),
          count,
        })),
      ),
      fondsEnding: fondsEnded
        ? [fondsEnded.ends ? `${fondsEnded.lastDate ?? ''} 终止` : '延续', fondsEnded.rule, fondsEnded.ground]
            .filter(Boolean)
            .join('；')
        : fondsAdvice(kind).text.zh,
      beside: besides(state),
      rows: this.permanent(this.units.endings(state, told, told.date)),
    };
  }

  private async *permanent(endings: readonly Ending[]): AsyncGenerator<DisposalCompletionRow> {
    const went = new Map(endings.map((each) => [each.unit, each]));
    const { rows } = await this.pool.query<Described>(
      `SELECT id::text, code, title, dates, retention FROM read.node
       WHERE id = ANY($1::uuid[]) AND retention IN ('永久', 'Y') ORDER BY code COLLATE "C" NULLS LAST, id`,
      [[...went.keys()]],
    );
    for (const { id, code, title, dates, retention } of rows) {
      const ending = went.get(id);
      yield {
        code: code ?? id,
        title: title ?? '',
        date: dates ?? '',
        retention: retention ?? '',
        destination: ending ? [wordOf(ending.term), ending.receiver].filter(Boolean).join(' ') : '',
      };
    }
  }
}

function groupName(group: string): string {
  const [of = ''] = group.split('-');
  return isArchiveClass(of) ? `${group} ${CLASS_WORDS[of].zh}` : group;
}

const besides = ({ copies, access, loans }: DisposalCase): string[] => [
  ...copies.map(
    ({ group, to, what, quantity }) => `${what === 'copy' ? '复制件' : '目录'} ${group} → ${to}：${quantity}`,
  ),
  ...access.map(({ to, scope, from, until }) => `查阅 ${to}：${scope}（${from} – ${until ?? '无期'}）`),
  ...loans.map(
    ({ purpose, reader, count, due }) =>
      `${purpose === 'audit' ? '审计' : '评估'}借用 ${reader}：${count}，应还 ${due}`,
  ),
];
