import { Inject, Injectable } from '@nestjs/common';
import { loadAct } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { DisposalCompletionPaper, DisposalCompletionRow, FormLanguage } from '@fonds/forms';
import type { Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { disposalKind, disposalTable } from '@fonds/law';
import { CaseUnits } from './case-units';
import {
  besides,
  fondsEnded,
  groupName,
  hiddenLine,
  standingLine,
  termWord,
  type GivenLoan,
} from './completion-words';
import { PermanentUnits, type PermanentCatalogue } from './permanent-units';
import type { DisposalCase } from '../domain/case.state';
import type { Ending } from '../domain/ending.rule';
import { fondsAdvice } from '../domain/fonds-advice';
import { PaperHead } from '../read/paper-head';

/** 处置完结报告 (O13): the balance, class to destination, and the catalogue of permanent units with where each went. */
@Injectable()
export class CompletionPaper {
  constructor(
    private readonly units: CaseUnits,
    private readonly permanent: PermanentUnits,
    private readonly head: PaperHead,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async prepared(
    state: DisposalCase,
    today: CivilDate,
    viewer: Viewer,
    language: FormLanguage = 'zh',
  ): Promise<DisposalCompletionPaper> {
    const told = await this.units.told(state, today);
    const balance = this.units.balance(state, told, told.date);
    const endings = this.units.endings(state, told, told.date);
    const asOf = (state.closing?.asOf ?? today) as CivilDate;
    const catalogue = await this.permanent.among(
      endings.map(({ unit }) => unit),
      { position: told.position, asOf },
      viewer,
    );
    const { opened, kind, fondsEnded: ended } = state;
    const { decision } = opened;
    const name = disposalKind(kind, disposalTable(opened.table))?.name[language] ?? '';
    return {
      form: 'disposal-completion',
      ...(await this.head.of(state)),
      change: `${kind} ${name}`.trim(),
      decision: [decision.number, decision.title, decision.on].filter(Boolean).join(' '),
      standing: standingLine(state, language),
      opening: balance.opening,
      terms: [...balance.came, ...balance.ended].map(({ term, receiver, count }) => ({
        term: termWord(term, language),
        ...(receiver !== undefined && { receiver }),
        count,
      })),
      flows: balance.groups.flatMap(({ group, terms }) =>
        terms.map(({ term, receiver, count }) => ({
          group: groupName(group, language),
          term: termWord(term, language),
          ...(receiver !== undefined && { receiver }),
          count,
        })),
      ),
      fondsEnding: ended ? fondsEnded(ended, language) : fondsAdvice(kind).text[language],
      beside: [
        ...besides(state, await this.given(state), language),
        ...(catalogue.hidden ? [hiddenLine(catalogue.hidden, language)] : []),
      ],
      rows: rowsOf(catalogue, endings, language),
    };
  }

  /** Excepted is not lent: a loan whose units all refused never went out. */
  private async given({ loans }: DisposalCase): Promise<readonly GivenLoan[]> {
    const given: GivenLoan[] = [];
    for (const loan of loans) {
      const decided = (await loadAct(this.store, loan.act))?.state.decided;
      if (decided) given.push({ ...loan, given: decided.manifest.size });
    }
    return given;
  }
}

async function* rowsOf(
  { units }: PermanentCatalogue,
  endings: readonly Ending[],
  language: FormLanguage,
): AsyncGenerator<DisposalCompletionRow> {
  const went = new Map(endings.map((each) => [each.unit, each]));
  for await (const { unit, code, title, dates, retention } of units) {
    const ending = went.get(unit);
    yield {
      code: code ?? unit,
      title,
      date: dates,
      retention,
      destination: ending ? [termWord(ending.term, language), ending.receiver].filter(Boolean).join(' ') : '',
    };
  }
}
