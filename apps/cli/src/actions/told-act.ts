import {
  ActUnitsQuery,
  idsOfExceptions,
  STEP_WORDS,
  toldException,
  UNIT_STANDING_WORDS,
  type ActDetail,
  type ActUnitRow,
  type ToldException,
  type UnitStanding,
} from '@fonds/acts';
import { NamesOfIds } from '@fonds/holdings';
import { NO_NAMES, RefusedError, type Names, type Page } from '@fonds/http-edge';
import { isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { word, type CommonOptions, type Invocation } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import type { Session } from '../session/session';
import type { Language, Words } from '../terminal/language';
import type { Output } from '../terminal/output';
import { phaseWords } from './act-phase';

export type Field = readonly [Words, string | number | undefined];

/** @throws RefusedError `act-unknown` */
export function actOf(text: string): string {
  if (!isUuid(text)) throw new RefusedError(plainRefusal('act-unknown', { act: text }));
  return text;
}

export interface ExceptionsInWords {
  readonly exceptions: readonly ToldException[];
  /** One a line: the unit as people call it, and why. */
  readonly lines: readonly string[];
}

/** What an act could not have, in the reader's words. */
export async function exceptionsInWords(
  { installation, viewer, out }: Session,
  { exceptions }: Pick<ActDetail, 'exceptions'>,
): Promise<ExceptionsInWords> {
  const ids = [...idsOfExceptions(exceptions), ...exceptions.map(({ unit }) => unit)];
  const names = await installation.get(NamesOfIds).of(ids, viewer);
  const told = exceptions.map((each) => toldException(each, out.language, names));
  return {
    exceptions: told,
    lines: told.map(({ unit, title, code }) => `${names.get(unit) ?? unit}  ${title} [${code}]`),
  };
}

/** How far an act is, and how many units it has had to leave behind. */
export const standingFields = (out: Output, act: ActDetail): Field[] => {
  const { fonds, progress, counts } = act;
  return [
    [{ zh: '全宗', en: 'Fonds' }, [fonds.code, fonds.name].filter(Boolean).join(' ')],
    [{ zh: '状态', en: 'Phase' }, out.say(phaseWords(act))],
    [
      { zh: '进度', en: 'Progress' },
      progress && `${out.say(STEP_WORDS[progress.step])} ${progress.done}/${progress.total}`,
    ],
    [{ zh: '列入', en: 'Listed' }, counts.listed],
    [{ zh: '未能占用', en: 'Not claimed' }, counts.refused || undefined],
    [{ zh: '退回', en: 'Returned' }, counts.returned || undefined],
  ];
};

export const appliedField = ({ counts }: ActDetail): Field => [
  { zh: '已落账', en: 'Applied' },
  counts.applied || undefined,
];

type GateRefusal = ActDetail['gateRefusal'];

/** Names of what the gate refused an act for, that the reader may know. */
export const namesAtGate = async ({ installation, viewer }: Session, refused: GateRefusal): Promise<Names> =>
  refused ? installation.get(NamesOfIds).of(idsOfExceptions([{ unit: '', ...refused }]), viewer) : NO_NAMES;

/** What the gate refused last, in words. */
export const gateField = (refused: GateRefusal, language: Language, names: Names): Field => {
  const told = refused && toldException({ unit: '', ...refused }, language, names);
  return [{ zh: '关口', en: 'Gate' }, told && `${told.title} [${told.code}]`];
};

/** What the gate said last, and how far the log has the act's last event. */
export const endFields = (
  out: Output,
  { gateRefusal, lastPosition, lastEvent }: ActDetail,
  names: Names,
): Field[] => [
  gateField(gateRefusal, out.language, names),
  [
    { zh: '末次事件', en: 'Last event' },
    `#${out.at(lastPosition)} ${out.say(STANDING_WORDS[lastEvent.standing])}`,
  ],
];

export interface ActUnitsOptions extends CommonOptions, PageOptions {
  readonly standing?: UnitStanding;
}

/** A page of the units of the act that a command names. @throws RefusedError `act-unknown` */
export async function unitsOfAct(
  invocation: Invocation<ActUnitsOptions>,
  { installation, viewer }: Session,
): Promise<{ readonly act: string; readonly page: Page<ActUnitRow> }> {
  const { options } = invocation;
  const act = actOf(word(invocation, 0));
  const { standing } = options;
  const page = await installation.get(ActUnitsQuery).units(act, { standing }, pageOf(options), viewer);
  if (!page) throw new RefusedError(plainRefusal('act-unknown', { act }));
  return { act, page };
}

/** Units of an act: code, title, standing, whatever its kind has besides, and why it could not have them. */
export async function tellUnits<Row extends ActUnitRow>(
  { installation, viewer, out }: Session,
  { rows, next }: Page<Row>,
  besides: readonly (readonly [Words, (row: Row) => string])[] = [],
): Promise<void> {
  if (out.json) rows.forEach((row) => out.data(row));
  else {
    const told = rows.flatMap(({ unit, exception }) => (exception ? [{ unit, ...exception }] : []));
    const names: Names = await installation.get(NamesOfIds).of(idsOfExceptions(told), viewer);
    out.table(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '状态', en: 'Standing' },
        ...besides.map(([name]) => name),
        { zh: '原因', en: 'Why' },
      ],
      rows.map((row) => [
        row.code ?? row.unit,
        row.title ?? '',
        out.say(UNIT_STANDING_WORDS[row.standing]),
        ...besides.map(([, value]) => value(row)),
        row.exception ? toldException({ unit: row.unit, ...row.exception }, out.language, names).title : '',
      ]),
    );
  }
  out.more(next);
}
