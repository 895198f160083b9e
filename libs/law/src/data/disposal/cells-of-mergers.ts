import type { DisposalCell, DisposalColumn, DisposalKindId } from '../../disposal/disposal.types';
import { cite } from '../cite';
import {
  ARCHIVES,
  BUYER,
  cell,
  copyTo,
  INVESTOR,
  MERGER,
  note,
  PERSONNEL,
  read,
  to,
  withObject,
} from './cell-words';

type Row = { readonly [C in DisposalColumn]: DisposalCell };

const APART = note('单一管理，作为独立全宗单独保存', 'under one management, kept apart as a fonds of its own');
const BY_LINE = note('随业务线走', 'by business line');
const NEW_PARTY = { zh: '新设方', en: 'the new party' };

/** Mergers and splits (合并、分立): C01–C05 of domain.md §2.4. */
export const MERGER_CELLS = {
  C01: {
    MG4: cell([read('SUC', 'B', MERGER, APART)]),
    CPKY: cell([read('SUC', 'B', MERGER)]),
    JJSB: cell([read('SUC', 'B', MERGER)]),
    KU: cell([
      read(
        'SUC',
        'A',
        cite('O79', '22'),
        note(
          '原单位解散或一方存续的，合并后单位保管全部',
          'the merged unit keeps all, if the originals dissolve or one survives',
        ),
      ),
    ]),
    RS: cell([...PERSONNEL.options, to('SUC', 'C')]),
    RP: cell([to('SUC', 'D')], { copies: [copyTo(ARCHIVES, 'D')] }),
  },
  C02: {
    MG4: cell([read('SUC', 'B', MERGER)]),
    CPKY: cell([read('SUC', 'B', MERGER)]),
    JJSB: cell([read('SUC', 'B', MERGER)]),
    KU: cell([
      read('SUC', 'A', cite('O79', '22'), { when: { unitsSurvive: false } }),
      read(
        'EST',
        'A~',
        cite('O79', '22'),
        { when: { unitsSurvive: true }, ...note('原单位仍存在的，各自保管', 'where the units still exist, each keeps its own') },
      ),
    ]),
    RS: PERSONNEL,
    RP: cell([to('SUC', 'D')], { copies: [copyTo(ARCHIVES, 'D')] }),
  },
  C03: {
    MG4: cell([
      read('INV', 'B', MERGER, note('按隶属关系', 'by subordination')),
      read('DEP', 'B', MERGER, note('当地国家档案馆', 'at the local state archives')),
      read('DSG', 'B', MERGER),
    ]),
    CPKY: cell([
      to('OBJ', 'C', { when: { objectSold: true }, ...note('交兼并方', 'to the acquirer') }),
      to('CPY', 'C', {
        originals: 'INV',
        ...note('价值重大的原件归出资人或档案馆', 'originals of major value to the investor or the archives'),
      }),
    ]),
    JJSB: cell([withObject()], { copies: [copyTo(INVESTOR, 'D', 'catalogue')] }),
    KU: cell([
      to('INV', 'C', note('已结期间；按协议亦可', 'closed periods; otherwise by agreement')),
      to('DSG', 'C'),
      to('FIN', 'C', note('按协议由兼并方保管', 'the acquirer by agreement')),
    ]),
    RS: PERSONNEL,
    RP: cell([to('INV', 'C'), to('NAT', 'C')]),
  },
  C04: {
    MG4: cell([to('EST', 'C')], { copies: [copyTo(NEW_PARTY, 'C')] }),
    CPKY: cell([to('SUC', 'C', BY_LINE)], { copies: [copyTo({ zh: '另一方', en: 'the other side' }, 'C')] }),
    JJSB: cell([withObject()]),
    KU: cell(
      [
        read(
          'EST',
          'A',
          cite('O79', '21(1)'),
          note('存续方保管，他方查阅复制', 'the survivor keeps; the others consult and copy'),
        ),
      ],
      { unsettled: cite('O79', '19', '21(3)') },
    ),
    RS: PERSONNEL,
    RP: cell([to('EST', 'D')], { copies: [copyTo(NEW_PARTY, 'D')] }),
  },
  C05: {
    MG4: cell([to('SUC', 'C', note('协商由一方保管', 'one party by agreement')), to('INV', 'C'), to('NAT', 'C')]),
    CPKY: cell([to('SUC', 'C', BY_LINE)]),
    JJSB: cell([withObject()]),
    KU: cell([
      read('SUC', 'A', cite('O79', '21(2)'), note('协商由一方代管', 'one party by agreement')),
      read('NAT', 'A', cite('O79', '21(2)'), note('按国家档案管理规定', 'as state archives rules say')),
    ]),
    RS: PERSONNEL,
    RP: cell([to('SUC', 'D', note('随管理类', 'with whoever keeps the 管理类'))]),
  },
  C06: {
    MG4: cell([to('SUC', 'C', note('受让方，独立全宗', 'the buyer, a fonds of its own'))]),
    CPKY: cell([to('SUC', 'C')]),
    JJSB: cell([withObject()]),
    KU: cell([to('SUC', 'C')]),
    RS: PERSONNEL,
    RP: cell([to('SUC', 'D')], { copies: [copyTo(INVESTOR, 'D')] }),
  },
  C07: {
    MG4: cell([
      to('INV', 'C', note('比照 C03', 'by analogy with C03')),
      to('NAT', 'C'),
      to('DEP', 'C'),
    ]),
    CPKY: cell([
      to('CPY', 'C', {
        originals: 'INV',
        ...note('涉密、重大原件归国家', 'the state keeps originals of secret and major items'),
      }),
      to('OBJ', 'C', note('按合同', 'by contract')),
    ]),
    JJSB: cell([withObject()]),
    KU: cell([
      to('INV', 'C', note('转让前的：有协议从协议', 'before the transfer: as agreed, else the investor')),
      to('FIN', 'C', note('按协议', 'by agreement')),
    ]),
    RS: PERSONNEL,
    RP: cell([to('INV', 'C'), to('NAT', 'C')]),
  },
  C08: {
    MG4: cell([to('EST', 'D')]),
    CPKY: cell([to('CPY', 'D', { originals: 'EST' })]),
    JJSB: cell([withObject()]),
    KU: cell([to('EST', 'D', { when: { businessMoves: false }, ...note('仅转让资产', 'where assets alone are sold') }), read('EST', 'A', cite('O79', '21(4)'), { when: { businessMoves: true }, ...note('业务一并移转的：原单位保管，对方查阅复制', 'where business moves: the original unit keeps, the other consults and copies') })], {
      unsettled: cite('O79', '21(4)'),
    }),
    RS: cell([]),
    RP: cell([to('EST', 'D')], { copies: [copyTo(BUYER, 'D')] }),
  },
} as const satisfies { readonly [K in DisposalKindId]?: Row };
