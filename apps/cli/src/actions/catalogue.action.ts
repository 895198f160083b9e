import { FondsDoor } from '@fonds/fonds';
import {
  CatalogueQuery,
  ClosedReading,
  openingToReaders,
  OUT_WORDS,
  type CatalogueNode,
} from '@fonds/holdings';
import { RefusedError, unwrap } from '@fonds/http-edge';
import { Permission } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { word, type Action, type CommonOptions } from '../session/invocation';
import { optionalDay, pageOf, type PageOptions } from '../session/option-values';
import { Session } from '../session/session';
import type { Words } from '../terminal/language';
import type { Output } from '../terminal/output';

export interface TreeOptions extends CommonOptions, PageOptions {
  readonly parent?: string;
}

/** The top of a fonds, or what lies below a node. */
export const tree: Action<TreeOptions> = (invocation) =>
  Session.use(invocation, Permission.CatalogueRead, async (session) => {
    const { options, out } = invocation;
    const fonds = unwrap(
      await session.installation.get(FondsDoor).readable(word(invocation, 0), session.viewer),
    );
    const query = session.installation.get(CatalogueQuery);
    const { rows, next } = await query.children(
      { fonds, parent: options.parent },
      pageOf(options),
      session.viewer,
    );
    tellNodes(out, rows, next);
  });

export interface SearchOptions extends CommonOptions, PageOptions {
  readonly code?: string;
  readonly creator?: string;
  readonly from?: string;
  readonly to?: string;
  readonly box?: string;
  readonly archives?: string;
  readonly fonds?: string;
}

export const search: Action<SearchOptions> = (invocation) =>
  Session.use(invocation, Permission.CatalogueRead, async (session) => {
    const { options, out, words } = invocation;
    const { code, creator, box, archives } = options;
    const custodian = archives === undefined ? undefined : (await session.organisation(archives)).id;
    const door = session.installation.get(FondsDoor);
    const fonds =
      options.fonds === undefined
        ? undefined
        : unwrap(await door.readable(options.fonds, session.viewer, custodian));
    const wanted = {
      title: words.join(' ') || undefined,
      code,
      creator,
      from: optionalDay('--from', options.from),
      to: optionalDay('--to', options.to),
      box,
      custodian,
      fonds,
    };
    const found = await session.installation
      .get(CatalogueQuery)
      .search(wanted, pageOf(options), session.viewer);
    tellNodes(out, found.rows, found.next);
    const count = `${found.count}${found.countCapped ? '+' : ''}`;
    out.note({ zh: `共 ${count} 条。`, en: `${count} found.` });
  });

/** A series, unit or entry with its description; reading what is not 开放 is recorded (E104). */
export const show: Action<CommonOptions> = (invocation) =>
  Session.use(invocation, Permission.CatalogueRead, async (session) => {
    const { out } = invocation;
    const text = word(invocation, 0);
    const query = session.installation.get(CatalogueQuery);
    const found = await query.resolve(text, session.viewer);
    const [first, ...others] = found;
    if (others.length)
      throw new RefusedError(
        plainRefusal('subject-ambiguous', { given: text, ids: found.map(({ id }) => id) }),
      );
    const node = first && (await query.node(first.id, session.viewer));
    if (!node) throw new RefusedError(plainRefusal('node-unknown', { id: text }));
    const { unit, description } = node;
    const opening = openingToReaders({ opening: node.opening ?? undefined, secrecy: description.secrecy });
    if (unit)
      await session.installation
        .get(ClosedReading)
        .record(unit, opening, session.context(Permission.CatalogueRead));
    if (out.json) return out.data(node);
    out.fields([
      [{ zh: '题名', en: 'Title' }, node.title],
      [{ zh: '档号', en: 'Code' }, node.code],
      [{ zh: '状态', en: 'State' }, node.gone && out.say(OUT_WORDS[node.gone])],
      [{ zh: '层级', en: 'Level' }, node.level && levelIn(out, node.level)],
      [{ zh: '日期', en: 'Dates' }, node.dates],
      [{ zh: '责任者', en: 'Creators' }, description.creators?.join('；')],
      [{ zh: '数量', en: 'Extent' }, description.extents?.join('；')],
      [{ zh: '范围和内容', en: 'Scope' }, description.scope],
      [{ zh: '保管期限', en: 'Retention' }, description.retention],
      [{ zh: '密级', en: 'Secrecy' }, description.secrecy],
      [{ zh: '开放标识', en: 'Opening' }, node.opening],
      [{ zh: '保管单位', en: 'Unit' }, node.unit],
      [{ zh: '标识', en: 'Id' }, node.id],
    ]);
  });

const LEVELS: Readonly<Record<string, Words>> = {
  file: { zh: '卷', en: 'file' },
  item: { zh: '件', en: 'item' },
};
/** A level of a finding aid has no other name than its own. */
const levelIn = (out: Output, level: string): string => {
  const words = LEVELS[level];
  return words ? out.say(words) : level;
};

const KINDS: { readonly [K in CatalogueNode['kind']]: { readonly zh: string; readonly en: string } } = {
  series: { zh: '类别', en: 'series' },
  unit: { zh: '保管单位', en: 'unit' },
  entry: { zh: '卷内', en: 'within' },
};

function tellNodes(out: Output, rows: readonly CatalogueNode[], next: string | undefined): void {
  out.rows(
    [
      { zh: '', en: '' },
      { zh: '类型', en: 'Kind' },
      { zh: '档号', en: 'Code' },
      { zh: '题名', en: 'Title' },
      { zh: '日期', en: 'Dates' },
      { zh: '标识', en: 'Id' },
    ],
    rows,
    (row) => [
      row.hasChildren ? '+' : ' ',
      out.say(KINDS[row.kind]),
      row.code ?? '',
      [row.title, row.gone && `（${out.say(OUT_WORDS[row.gone])}）`].filter(Boolean).join(' '),
      row.dates ?? '',
      row.id,
    ],
  );
  out.more(next);
}
