import { Permission } from '@fonds/identity';
import { balanceView, CaseBatches, CaseUnits, termWord } from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { seen } from './case-seen';
import { COUNTING } from './case-stepping';

export const balance: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const units = session.installation.get(CaseUnits);
    const standing = await whileWaiting(out, COUNTING, () => units.told(state, session.today()));
    const told = balanceView(units.balance(state, standing, standing.date));
    if (out.json) return out.data(told);
    out.table(
      [
        { zh: '项目', en: 'Term' },
        { zh: '接收单位', en: 'Receiver' },
        { zh: '单位', en: 'Units' },
      ],
      [
        [out.say({ zh: '立项时', en: 'opening' }), '', String(told.opening)],
        ...told.came.map(({ term, count }) => [`+ ${termWord(term, out.language)}`, '', String(count)]),
        ...told.ended.map(({ term, receiver = '', count }) => [
          `− ${termWord(term, out.language)}`,
          receiver,
          String(count),
        ]),
        [out.say({ zh: '去向不明', en: 'unaccounted' }), '', String(told.open)],
      ],
    );
    out.note(
      told.closes
        ? { zh: '收支平衡，可以完结。', en: 'The balance closes.' }
        : { zh: '尚有单位去向不明，不能完结。', en: 'Units are not accounted for yet: it does not close.' },
    );
  });

/** Transfers that the hold of a case has suspended. */
export const batches: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    for (const each of await session.installation.get(CaseBatches).suspended(state, session.caller.viewer)) {
      if (out.json) out.data(each);
      else out.line([each.act, each.nature, String(each.units), each.offered ? 'offered' : ''].join('\t'));
    }
  });

export const endings: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const state = await seen(session, word(invocation, 0));
    const units = session.installation.get(CaseUnits);
    const standing = await units.told(state, session.today());
    for (const each of units.endings(state, standing, standing.date)) {
      if (out.json) out.data(each);
      else out.line([each.unit, each.group, each.term, each.receiver].filter(Boolean).join('\t'));
    }
  });
