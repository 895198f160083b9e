import {
  AppraisalDoor,
  AppraisalListQuery,
  AppraisalPaper,
  AppraisalUnitsQuery,
  AppraisalViewQuery,
  LEFT_OUT_WORDS,
  OPINION_WORDS,
  type AppraisalStanding,
  type AppraisedAs,
} from '@fonds/appraisal';
import { FondsDoor } from '@fonds/fonds';
import { unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { word, type Action, type CommonOptions, type DeedOptions } from '../session/invocation';
import { pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import { whileWaiting } from '../terminal/waiting-line';
import { misread } from '../terminal/form';
import { asking } from './destruction.action';
import { namedUnits, type ListOptions } from './named-units';
import { paperFormat, printed } from './paper-answer';
import { outcomeData, tellOutcome } from './outcome-answer';

/** An appraisal may be of a hundred thousand units. */
const APPRAISING = { zh: '正在核对鉴定内各单位', en: 'Looking at the units of the appraisal' };
const RESETTING = { zh: '正在登记新期限', en: 'Setting new periods' };

/** `NAME:ROLE`, several of them. @throws UsageError */
export const membersOf = (given: readonly string[]): { name: string; role: string }[] =>
  given.map((each) => {
    const [name = '', ...role] = each.split(':');
    if (!name.trim() || !role.join(':').trim()) throw misread('name:role', each, '--member');
    return { name, role: role.join(':') };
  });

export interface OpenOptions extends DeedOptions, ListOptions {
  readonly custodian: string;
  readonly fonds: string;
  readonly method: '逐卷' | '逐件';
  readonly scope: string;
  readonly member: string[];
}

/** E46. */
export const open: Action<OpenOptions> = (invocation) =>
  Session.use(invocation, Permission.AppraisalWrite, async (session) => {
    const { options, words, out } = invocation;
    const units = await namedUnits(session, words, options);
    const { custodian, fonds, method, scope, member } = options;
    const told = { custodian, fonds, method, scope, members: membersOf(member), ...(units && { units }) };
    const door = session.installation.get(AppraisalDoor);
    const asked = asking(session, Permission.AppraisalWrite, options);
    const { outcome, ...opened } = await whileWaiting(out, APPRAISING, async (progress) =>
      session.execute(unwrap(await door.open(told, asked, progress))),
    );
    if (out.json) return out.data({ ...opened, ...outcomeData(outcome) });
    out.line(opened.appraisal);
    out.note({ zh: `列入 ${opened.units} 个单位`, en: `${opened.units} units listed` });
    for (const { code, count } of opened.leftOut)
      out.note({
        zh: `未列入 ${count} 个：${LEFT_OUT_WORDS[code]?.zh ?? code}`,
        en: `${count} left out: ${LEFT_OUT_WORDS[code]?.en ?? code}`,
      });
    tellOutcome(out, outcome);
  });

export interface DecideOptions extends DeedOptions, ListOptions {
  readonly opinion: 'keep' | 'destroy' | 'transfer';
  readonly why: string;
  readonly period?: string;
  readonly scheduleBasis?: 'authority' | 'superior' | 'own' | 'legacy';
}

/** E47. */
export const decide: Action<DecideOptions> = (invocation) =>
  Session.use(invocation, Permission.AppraisalWrite, async (session) => {
    const { options, words, out } = invocation;
    const units = await namedUnits(session, words.slice(1), options);
    const { opinion, why: reason, period, scheduleBasis } = options;
    const told = {
      opinion,
      reason,
      ...(units && { units }),
      ...(period && { period }),
      ...(scheduleBasis && { scheduleBasis }),
    };
    const door = session.installation.get(AppraisalDoor);
    const asked = asking(session, Permission.AppraisalWrite, options);
    const appraisal = word(invocation, 0);
    const outcome = await whileWaiting(out, APPRAISING, async (progress) =>
      session.execute(unwrap(await door.decide(appraisal, [told], asked, progress))),
    );
    tellOutcome(out, outcome);
    if (!out.json && opinion === 'keep' && !period)
      out.note({
        zh: '没有写新期限：登记报告后期限不变，仍为期满；可再次给出意见并写明 --period。',
        en: 'No new period is given: the report leaves the one that stands, and it stays over; give the opinion again with --period.',
      });
  });

export interface ReportOptions extends DeedOptions {
  readonly title: string;
  readonly dissent?: string;
}

/** E48, E49. */
export const report: Action<ReportOptions> = (invocation) =>
  Session.use(invocation, Permission.AppraisalWrite, async (session) => {
    const { options, out } = invocation;
    const { title, dissent } = options;
    const door = session.installation.get(AppraisalDoor);
    const asked = asking(session, Permission.AppraisalWrite, options);
    const words = { title, ...(dissent && { dissent }) };
    const { outcome, reset, refused } = await whileWaiting(out, RESETTING, async (progress) =>
      session.execute(unwrap(await door.report(word(invocation, 0), words, asked, progress))),
    );
    tellOutcome(out, outcome, { reset, refused });
    if (out.json) return;
    out.note({
      zh: `${reset} 个单位有了新期限，${refused.length} 个未能（再执行一次即继续）`,
      en: `${reset} units have their new period, ${refused.length} could not (run it again to go on)`,
    });
  });

export interface WithdrawOptions extends DeedOptions {
  readonly ground: string;
}

export const withdraw: Action<WithdrawOptions> = (invocation) =>
  Session.use(invocation, Permission.AppraisalWrite, async (session) => {
    const { options, out } = invocation;
    const asked = asking(session, Permission.AppraisalWrite, options);
    const door = session.installation.get(AppraisalDoor);
    const command = unwrap(await door.withdraw(word(invocation, 0), options.ground, asked));
    tellOutcome(out, await session.execute(command));
  });

export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer, out } = session;
    const id = word(invocation, 0);
    const appraisal = unwrap(await installation.get(AppraisalDoor).visible(id, viewer));
    const found = await installation.get(AppraisalViewQuery).of(id, appraisal);
    if (out.json) return out.data(found);
    out.fields([
      [{ zh: '范围', en: 'Scope' }, found.scope],
      [{ zh: '方法', en: 'Method' }, found.method],
      [{ zh: '小组', en: 'Group' }, found.members.map(({ name, role }) => `${name}（${role}）`).join('、')],
      [{ zh: '单位', en: 'Units' }, found.units],
      [{ zh: '继续保管', en: 'Keep' }, found.keep],
      [{ zh: '销毁', en: 'Destroy' }, found.destroy],
      [{ zh: '移交', en: 'Transfer' }, found.transfer],
      [{ zh: '尚无意见', en: 'Without an opinion' }, found.open],
      [{ zh: '报告', en: 'Report' }, found.report?.title],
      [{ zh: '不同意见', en: 'Dissent' }, found.report?.dissent],
      [{ zh: '已撤回', en: 'Withdrawn' }, found.withdrawn],
      [{ zh: '提示', en: 'Reminder' }, found.reminders.map((each) => out.say(each)).join('；') || undefined],
    ]);
  });

interface UnitsOptions extends CommonOptions, PageOptions {
  readonly opinion?: AppraisedAs;
}

export const units: Action<UnitsOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer } = session;
    const appraisal = unwrap(await installation.get(AppraisalDoor).visible(word(invocation, 0), viewer));
    const query = installation.get(AppraisalUnitsQuery);
    const { rows, next } = await query.list(appraisal, { opinion: options.opinion }, pageOf(options));
    out.rows(
      [
        { zh: '档号', en: 'Code' },
        { zh: '题名', en: 'Title' },
        { zh: '日期', en: 'Date' },
        { zh: '意见', en: 'Opinion' },
        { zh: '新期限', en: 'New period' },
        { zh: '理由', en: 'Why' },
      ],
      rows,
      (row) => [
        row.code ?? row.unit,
        row.title ?? '',
        row.dates ?? '',
        row.opinion ? out.say(OPINION_WORDS[row.opinion]) : '',
        row.period ?? '',
        row.reason ?? '',
      ],
    );
    out.more(next);
  });

/** 鉴定工作报告. */
export const print: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { installation, viewer } = session;
    const [id, path] = [word(invocation, 0), word(invocation, 1)];
    const format = paperFormat(path);
    installation.noteWriting();
    const found = unwrap(await installation.get(AppraisalDoor).visible(id, viewer));
    const paper = await installation.get(AppraisalPaper).prepare(id, found);
    const scope = { appraisal: id };
    await printed(session, paper, { path, format, scope }, session.context(Permission.ActRead));
  });

interface ListAppraisals extends CommonOptions, PageOptions {
  readonly fonds?: string;
  readonly state?: AppraisalStanding;
}

export const list: Action<ListAppraisals> = (invocation) =>
  Session.use(invocation, Permission.ActRead, async (session) => {
    const { options, out } = invocation;
    const { installation, viewer } = session;
    const { fonds: text, state } = options;
    const fonds =
      text === undefined ? undefined : unwrap(await installation.get(FondsDoor).visible(text, viewer));
    const query = installation.get(AppraisalListQuery);
    const { rows, next } = await query.list({ state, fonds }, pageOf(options), viewer);
    out.rows(
      [
        { zh: '启动', en: 'Opened' },
        { zh: '全宗', en: 'Fonds' },
        { zh: '范围', en: 'Scope' },
        { zh: '单位数', en: 'Units' },
        { zh: '报告', en: 'Report' },
        { zh: '保管/销毁/移交', en: 'Keep/destroy/transfer' },
        { zh: '标识', en: 'Id' },
      ],
      rows,
      (row) => [
        row.opened,
        row.fondsName ?? row.fonds,
        row.scope,
        String(row.units),
        row.report ?? (row.withdrawn ? out.say({ zh: '已撤回', en: 'withdrawn' }) : ''),
        row.report === null ? '' : [row.keep, row.destroy, row.transfer].join('/'),
        row.id,
      ],
    );
    out.more(next);
  });
