import { HOLD_KINDS, STOPPABLE_WORDS } from '@fonds/acts';
import { barsOf } from '@fonds/appraisal';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { ACT_KIND_WORDS, UnitDoor } from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { inWords } from '../terminal/output';

const WORDS = {
  hold: { zh: '冻结', en: 'hold' },
  loan: { zh: '借出', en: 'loan' },
  act: { zh: '业务行为', en: 'act' },
  destruction: { zh: '正在销毁', en: 'being destroyed' },
  'open-matter': { zh: '未了事项', en: 'open matter' },
  grade: { zh: '定级', en: 'grade' },
} as const;

/** Kinds of holds and of acts. */
const KINDS = { ...ACT_KIND_WORDS, ...HOLD_KINDS };

/** Holds in force on a unit, and what else stands against acts on it. */
export const of: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const { id, unit } = unwrap(await installation.get(UnitDoor).visible(word(invocation, 0), viewer));
    const rows = await barsOf(installation.get<EventStore>(EVENT_STORE), id, unit);
    out.rows(
      [
        { zh: '何事', en: 'What' },
        { zh: '类型', en: 'Kind' },
        { zh: '为何', en: 'Why' },
        { zh: '自', en: 'Since' },
        { zh: '阻止', en: 'Stops' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      ({ what, kind = [], why, since = '', stops = [], id: of = '' }) => [
        out.say(WORDS[what]),
        inWords(out, KINDS, kind),
        what === 'act' || what === 'destruction' ? '' : why,
        since,
        inWords(out, STOPPABLE_WORDS, stops),
        of,
      ],
    );
  });
