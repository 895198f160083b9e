import { CustodyChainQuery } from '@fonds/custody';
import {
  ClosedReading,
  openingToReaders,
  OUT_WORDS,
  partiesOf,
  UnitDoor,
  unitView,
  type CatalogueDetail,
  type UnitView,
} from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission, roleWords } from '@fonds/identity';
import type { OrganisationId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { STANDING_WORDS } from '@fonds/ledger/integrator';
import { OrganisationStreams } from '@fonds/organisations';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import type { Output } from '../terminal/output';

/** A unit as its own stream says at this moment; reading what is not 开放 is recorded (E104). */
export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CatalogueRead, async (session) => {
    const { installation, viewer, out } = session;
    const door = installation.get(UnitDoor);
    const visible = await door.visible(word(invocation, 0), viewer);
    const published = visible.ok ? undefined : await door.published(word(invocation, 0), viewer);
    if (published) return out.json ? out.data(published) : tellPublished(out, published);
    const found = unwrap(visible);
    const { id, unit } = found;
    const context = session.context(Permission.CatalogueRead);
    await installation.get(ClosedReading).record(id, openingToReaders(unit.description), context);
    const parties = [...new Set(partiesOf(unit))] as OrganisationId[];
    const known = await installation.get(OrganisationStreams).find(parties);
    const view = unitView(found, known, await session.instance.ledger.standing());
    if (out.json) return out.data(view);
    tellUnit(out, view);
  });

/** What everybody may read of an open unit, and no more. */
const tellPublished = (out: Output, { title, code, dates, opening, id }: CatalogueDetail): void =>
  out.fields([
    [{ zh: '题名', en: 'Title' }, title],
    [{ zh: '档号', en: 'Code' }, code],
    [{ zh: '日期', en: 'Dates' }, dates],
    [{ zh: '开放标识', en: 'Opening' }, opening],
    [{ zh: '标识', en: 'Id' }, id],
  ]);

function tellUnit(out: Output, view: UnitView): void {
  const { description, heldSince } = view;
  const named = (
    organisation: { readonly id: string; readonly code?: string; readonly name?: string } | undefined,
  ): string | undefined =>
    organisation && [organisation.code, organisation.name ?? organisation.id].filter(Boolean).join(' ');
  out.fields([
    [{ zh: '题名', en: 'Title' }, description.title],
    [{ zh: '档号', en: 'Code' }, view.code?.printed],
    [{ zh: '状态', en: 'State' }, view.out && out.say(OUT_WORDS[view.out])],
    [{ zh: '曾用档号', en: 'Former codes' }, view.formerCodes.map((code) => code.printed).join('、')],
    [{ zh: '保管者', en: 'Custodian' }, named(view.custodian)],
    [{ zh: '现持有者', en: 'Holder' }, named(view.holder)],
    [{ zh: '所有者', en: 'Owner' }, named(view.owner.organisation) ?? view.owner.kind],
    [{ zh: '移出单位', en: 'Transferring unit' }, named(view.transferringUnit)],
    [{ zh: '位置', en: 'Place' }, view.place],
    [{ zh: '借出，应还', en: 'On loan until' }, view.loan?.due],
    [
      { zh: '保管起始', en: 'Held since' },
      heldSince.to ??
        out.say({ zh: `不详（${view.takenOn} 建账）`, en: `unknown (taken on ${view.takenOn})` }),
    ],
    [{ zh: '建账', en: 'Taken on' }, view.takenOn],
    [{ zh: '日期', en: 'Dates' }, description.dates?.map((date) => date.printed).join('；')],
    [{ zh: '保管期限', en: 'Retention' }, description.retention],
    [{ zh: '密级', en: 'Secrecy' }, description.secrecy],
    [{ zh: '开放标识', en: 'Opening' }, description.opening],
    [{ zh: '卷内', en: 'Within' }, view.entries || undefined],
    [{ zh: '标识', en: 'Id' }, view.id],
    [{ zh: '版次', en: 'Revision' }, view.revision],
    [
      { zh: '末次事件', en: 'Last event' },
      `#${out.at(view.position)} ${out.say(STANDING_WORDS[view.standing])}`,
    ],
    ...view.openProposals.map((p) => [{ zh: '待第二人', en: 'To be seconded' }, p.id] as const),
  ]);
}

/** Who held it, since when, on what basis. */
export const chain: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.HoldingRead, async (session) => {
    const { installation, viewer, out } = session;
    const text = word(invocation, 0);
    const { id, unit } = unwrap(await installation.get(UnitDoor).visible(text, viewer));
    await installation
      .get(ClosedReading)
      .record(id, openingToReaders(unit.description), session.context(Permission.HoldingRead));
    const steps = await installation.get(CustodyChainQuery).chain(id, viewer);
    if (!steps) throw new RefusedError(plainRefusal('unit-unknown', { unit: text }));
    if (out.json) return out.data({ unit: id, steps });
    for (const step of steps) {
      const state = out.say(STANDING_WORDS[step.standing]);
      out.line(`${step.businessDate}  #${out.at(step.position)} ${state}  ${step[out.language]}`);
      const papers = step.papers.map(({ kind, sha256 }) => `${kind} ${sha256.slice(0, 12)}…`).join('，');
      const by = `${step.by} (${out.say(roleWords(step.role))})`;
      out.line(
        out.say({
          zh: `            经手：${by}${papers && `；材料：${papers}`}`,
          en: `            by ${by}${papers && `; papers: ${papers}`}`,
        }),
      );
      const { source } = step;
      if (source)
        out.line(
          out.say({
            zh: `            凭导入文件：${source.file}（SHA-256 ${source.sha256.slice(0, 12)}…，${source.checked ? '已复核' : '未复核'}）`,
            en: `            on the imported file ${source.file} (SHA-256 ${source.sha256.slice(0, 12)}…, ${source.checked ? 'checked' : 'not checked yet'})`,
          }),
        );
    }
  });
