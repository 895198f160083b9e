import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { DESTINATION_WORDS, type Destination } from '@fonds/law';
import { comparedPlans, type LineField, type TermField } from '@fonds/restructuring';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { countOption } from '../session/option-values';
import { Session } from '../session/session';
import type { Words } from '../terminal/language';
import type { Output } from '../terminal/output';
import { seen } from './case-seen';

const MOST_VERSIONS = 10_000;
const FIELDS: { readonly [F in LineField | TermField]: Words } = {
  units: { zh: '单位', en: 'units' },
  root: { zh: '所含单位', en: 'which units' },
  destination: { zh: '归属', en: 'goes to' },
  form: { zh: '方式', en: 'form' },
  receiver: { zh: '接收单位', en: 'receiver' },
  confidence: { zh: '可信度', en: 'confidence' },
  basis: { zh: '依据', en: 'basis' },
  decided: { zh: '已定', en: 'decided' },
  table: { zh: '规则表', en: 'table' },
  cost: { zh: '费用', en: 'cost' },
  payer: { zh: '承担方', en: 'payer' },
  timetable: { zh: '时限安排', en: 'timetable' },
  requirement: { zh: '处置要求', en: 'requirement' },
  adopted: { zh: '批准', en: 'approved' },
  filed: { zh: '备案', en: 'filed' },
};

/** Two versions of the plan: groups that came and went, and what of the others and of the plan is not as it was. */
export const planDiff: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CaseRead, async (session) => {
    const { out } = invocation;
    const id = word(invocation, 0);
    const [from, to] = [1, 2].map((at) => countOption('VERSION', word(invocation, at), MOST_VERSIONS));
    const state = await seen(session, id);
    const told = unwrap(comparedPlans(state, from ?? 0, to ?? 0));
    if (out.json) return out.data(told);
    const group = (sign: string) => (each: (typeof told.added)[number]) => [
      sign,
      each.group,
      out.say(FIELDS.units),
      sign === '−' ? String(each.units) : '',
      sign === '+' ? String(each.units) : '',
    ];
    out.table(
      [
        { zh: '', en: '' },
        { zh: '分组', en: 'Group' },
        { zh: '项目', en: 'What' },
        { zh: `第${told.from}版`, en: `Version ${told.from}` },
        { zh: `第${told.to}版`, en: `Version ${told.to}` },
      ],
      [
        ...told.added.map(group('+')),
        ...told.gone.map(group('−')),
        ...told.changed.flatMap(({ group: key, fields }) =>
          fields.map(({ field, ...values }) => ['~', key, ...valuesOf(out, field, values)]),
        ),
        ...told.terms.map(({ field, ...values }) => ['~', '', ...valuesOf(out, field, values)]),
      ],
    );
    if (told.same) out.note({ zh: '两版相同。', en: 'The two versions say the same.' });
  });

function valuesOf(
  out: Output,
  field: LineField | TermField,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): string[] {
  const text = (value: string | null): string =>
    value !== null && field === 'destination' && value in DESTINATION_WORDS
      ? out.say(DESTINATION_WORDS[value as Destination])
      : (value ?? '');
  return [out.say(FIELDS[field]), text(from), text(to)];
}
