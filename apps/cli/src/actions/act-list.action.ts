import { ActQuery, ActUnitsQuery, type ActKind, type ActPhase, type ActRow } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { ACT_KIND_WORDS } from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Words } from '../terminal/language';
import type { Output } from '../terminal/output';
import { phaseWords } from './act-phase';
import {
  actOf,
  appliedField,
  endFields,
  exceptionsInWords,
  namesAtGate,
  standingFields,
  tellUnits,
  unitsOfAct,
  type ActUnitsOptions,
} from './told-act';

export interface ActListOptions extends CommonOptions, PageOptions {
  readonly kind?: ActKind;
  readonly phase?: ActPhase;
  readonly fonds?: string;
  readonly side?: 'from' | 'to';
  readonly party?: string;
}

/** Who keeps what an act is about, and who stands on the other side, as people call them. */
const PARTIES: { readonly [K in ActKind]?: readonly [Words, Words] } = {
  transfer: [
    { zh: '移出单位', en: 'Sender' },
    { zh: '接收单位', en: 'Receiver' },
  ],
  opening: [
    { zh: '档案馆', en: 'Archives' },
    { zh: '会同单位', en: 'Partner' },
  ],
};
const KEEPER: Words = { zh: '保管者', en: 'Custodian' };
const OTHER: Words = { zh: '对方', en: 'Other side' };

/** Acts of which the caller's organisation is a party, newest first: of one kind, or of all. */
export const actList =
  (only?: ActKind): Action<ActListOptions> =>
  (invocation) =>
    Session.use(invocation, Permission.ActRead, async (session) => {
      const { out, options } = invocation;
      const { installation, viewer } = session;
      const { phase, fonds: text, side, party, kind = only } = options;
      const fonds =
        text === undefined || isUuid(text)
          ? text
          : unwrap(await installation.get(FondsDoor).visible(text, viewer));
      const organisation = party === undefined ? undefined : (await session.organisation(party)).id;
      const filter = { kind, phase, fonds, side, organisation };
      const { rows, next } = await installation.get(ActQuery).list(filter, pageOf(options), viewer);
      out.rows(headsOf(only), rows, (row) => cellsOf(out, row, only));
      out.more(next);
    });

function headsOf(only: ActKind | undefined): Words[] {
  const [keeper, other] = (only && PARTIES[only]) ?? [KEEPER, OTHER];
  return [
    { zh: '日期', en: 'Date' },
    ...(only ? [] : [{ zh: '种类', en: 'Kind' }]),
    keeper,
    other,
    { zh: '全宗', en: 'Fonds' },
    { zh: '状态', en: 'Phase' },
    { zh: '列入', en: 'Listed' },
    { zh: '标识', en: 'Id' },
  ];
}

const cellsOf = (out: Output, row: ActRow, only: ActKind | undefined): string[] => [
  row.businessDate,
  ...(only ? [] : [out.say(ACT_KIND_WORDS[row.kind])]),
  row.custodian.name ?? row.custodian.id,
  row.counterpart?.name ?? '',
  row.fonds.code ?? row.fonds.name ?? '',
  out.say(phaseWords(row)),
  String(row.counts.listed),
  row.id,
];

/** Any act: how far it is, what it could not have, and why it ended without effect. */
export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const act = actOf(word(invocation, 0));
    const found = await installation.get(ActUnitsQuery).detail(act, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    const { exceptions, lines } = await exceptionsInWords(session, found);
    if (out.json) return out.data({ ...found, exceptions });
    out.fields([
      [{ zh: '种类', en: 'Kind' }, out.say(ACT_KIND_WORDS[found.kind])],
      [KEEPER, found.custodian.name ?? found.custodian.id],
      [OTHER, found.counterpart?.name ?? found.counterpart?.id],
      ...standingFields(out, found),
      appliedField(found),
      ...endFields(out, found, await namesAtGate(session, found.gateRefusal)),
    ]);
    for (const line of lines) out.line(line);
  });

/** Units of any act, in the order of its list. */
export const units: Action<ActUnitsOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) =>
    tellUnits(session, (await unitsOfAct(invocation, session)).page),
  );
