import { Permission } from '@fonds/identity';
import { CLASS_WORDS, CONFIDENCE_WORDS, DESTINATION_WORDS, type Destination } from '@fonds/law';
import { CaseLedgerRows, destinationMap } from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { seen } from './case-seen';

/** Class → destination with counts. */
export const map: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const rows = destinationMap(state, state.closing?.on ?? session.today());
    out.rows(
      [
        { zh: '种类', en: 'Class' },
        { zh: '归属', en: 'Goes to' },
        { zh: '接收单位', en: 'Receiver' },
        { zh: '单位', en: 'Units' },
        { zh: '可信度', en: 'Confidence' },
        { zh: '已定', en: 'Settled' },
      ],
      rows,
      ({ class: of, destination, receiver, units, confidence, settled }) => [
        of === null ? '—' : out.say(CLASS_WORDS[of]),
        out.say(DESTINATION_WORDS[destination as Destination]),
        receiver ?? '',
        String(units),
        confidence === null ? '' : `${confidence} ${out.say(CONFIDENCE_WORDS[confidence])}`,
        settled ? '✓' : '',
      ],
    );
  });

/** What went where, when, why, by whose decision. */
export const ledger: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const rows = await session.installation.get(CaseLedgerRows).rows(state, session.today());
    out.rows(
      [
        { zh: '分组', en: 'Group' },
        { zh: '去向', en: 'Ending' },
        { zh: '接收单位', en: 'Receiver' },
        { zh: '单位', en: 'Units' },
        { zh: '何时', en: 'When' },
        { zh: '决定人', en: 'Decided by' },
        { zh: '理由', en: 'Why' },
      ],
      rows,
      ({ group, term, receiver, units, when, why }) => [
        group,
        term,
        receiver ?? '',
        String(units),
        when.map(({ since }) => since ?? '').join(' '),
        why?.decidedBy ?? '',
        why?.reason ??
          why?.basis.map(({ instrument, article }) => `${instrument} ${article}`).join(' ') ??
          '',
      ],
    );
  });
