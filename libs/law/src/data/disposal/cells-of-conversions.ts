import type { DisposalCell, DisposalColumn, DisposalKindId } from '../../disposal/disposal.types';
import { cite } from '../cite';
import {
  cell,
  COMPANY,
  copyTo,
  INVESTOR,
  note,
  PERSONNEL,
  read,
  to,
  withObject,
} from './cell-words';

type Row = { readonly [C in DisposalColumn]: DisposalCell };

const CHINESE = note('中方', 'the Chinese party');
const ON_LOAN = note(
  '承包、承租方可凭清单借用现行档案',
  'the contractor or lessee may keep current ones on loan against a list',
);
const OWNER = cell([to('EST', 'C', ON_LOAN)]);
const COMPANY_KEEPS = cell([to('EST', 'C')]);
const ONE_KEEPING_FEE = note(
  '保管费从清算费用一次支付',
  'with a keeping fee that the liquidation pays once',
);
const THREE_WAYS = cell([
  read('INV', 'B', cite('QD', '22'), note('主管部门', 'the competent department')),
  read('NAT', 'B', cite('QD', '22')),
  read('DSG', 'B', cite('QD', '22'), note('指定单位', 'a designated keeper')),
]);
const OBJECT_OR_STATE = cell([to('OBJ', 'C', { when: { objectSold: true } }), to('INV', 'C'), to('NAT', 'C')]);
const INV_OR_NAT = cell([to('INV', 'C'), to('NAT', 'C')]);
const SAME = note('同一全宗，全宗号不变', 'the same fonds, with its number');
const NUMBER_STAYS = [...cite('JG83', '26(6)'), ...cite('O13', '24'), ...cite('IR5')];
const STAYS = cell([read('EST', 'A~', NUMBER_STAYS, SAME)]);
const SURVIVES = cell([to('EST', 'D')]);

/** Conversions, hand-overs, ends and what changes little: C09–C18 of domain.md §2.4. */
export const CONVERSION_CELLS = {
  C09: {
    MG4: cell([to('EST', 'C', note('控股公司，全宗不变或延续', 'the controlled company; the same or a continued fonds'))]),
    CPKY: COMPANY_KEEPS,
    JJSB: COMPANY_KEEPS,
    KU: COMPANY_KEEPS,
    RS: PERSONNEL,
    RP: cell([to('EST', 'D')], { copies: [copyTo(INVESTOR, 'D')] }),
  },
  C10: {
    MG4: cell([
      to('INV', 'C', note('变动前全宗终止', 'the fonds before the change is closed')),
      to('NAT', 'C'),
      to('DEP', 'C'),
      to('DSG', 'C', note('协议由新公司代管', 'the new company by agreement')),
    ]),
    CPKY: cell([to('EST', 'C', note('按协议，写明所有权', 'by agreement, ownership stated'))]),
    JJSB: cell([withObject(), to('EST', 'C', { when: { objectSold: false } })]),
    KU: cell([to('EST', 'C'), to('INV', 'C')]),
    RS: PERSONNEL,
    RP: cell([to('INV', 'C')], { copies: [copyTo(COMPANY, 'C')] }),
  },
  C11: {
    MG4: cell([
      to('EST', 'C', CHINESE),
      to('INV', 'C'),
      read(
        'EST',
        'B',
        cite('QD', '23'),
        note('合资终止后其档案归中方', 'after the venture ends its archives go to the Chinese side'),
      ),
    ], { copies: [copyTo({ zh: '合资企业', en: 'the venture' }, 'C')] }),
    CPKY: cell([
      to('CPY', 'C', { originals: 'EST', ...note('按合同；涉密原件不得交出', 'under contract; no secret originals') }),
    ]),
    JJSB: cell([
      withObject(note('以实物出资的', 'where the object is contributed')),
      to('CPY', 'D', { originals: 'EST', when: { objectSold: false } }),
    ]),
    KU: cell([
      to('EST', 'C', note('旧账归中方，合资企业自设新账', 'old books the Chinese party; the venture keeps its own from its start')),
    ]),
    RS: PERSONNEL,
    RP: cell([to('EST', 'C', CHINESE)]),
  },
  C12: {
    MG4: OWNER,
    CPKY: OWNER,
    JJSB: OWNER,
    KU: cell([
      to('EST', 'D', note('出租方的账在出租方；经营者的账期满归出租方', 'the owner’s books stay; the operator’s go to the owner at the end')),
    ]),
    RS: PERSONNEL,
    RP: cell([to('EST', 'D')]),
  },
  C13: {
    MG4: cell([to('SUC', 'C', note('划入的国有单位，独立全宗', 'the receiving state unit, a fonds of its own'))]),
    CPKY: cell([to('SUC', 'C')]),
    JJSB: cell([withObject(), to('SUC', 'C')]),
    KU: cell([to('SUC', 'C')]),
    RS: PERSONNEL,
    RP: cell([to('SUC', 'D')], { copies: [copyTo({ zh: '原出资人', en: 'the old investor' }, 'D')] }),
  },
  C14: {
    MG4: THREE_WAYS,
    CPKY: OBJECT_OR_STATE,
    JJSB: cell([withObject(), to('INV', 'D', { when: { objectSold: false } })]),
    KU: cell([
      to('INV', 'C', note('注销前；O79 第20条只指向国家档案规定', 'before deregistration; O79 20 only points to state archives rules')),
      to('NAT', 'C'),
      to('DSG', 'C'),
    ]),
    RS: PERSONNEL,
    RP: INV_OR_NAT,
  },
  C15: {
    MG4: cell([
      read('INV', 'B', cite('SZ', '9'), ONE_KEEPING_FEE),
      read('NAT', 'B', cite('SZ', '9')),
      read('DEP', 'B', cite('SZ', '9'), ONE_KEEPING_FEE),
    ]),
    CPKY: OBJECT_OR_STATE,
    JJSB: cell([withObject(note('破产财产的买受人', 'the buyer of the estate')), to('INV', 'D', { when: { objectSold: false } })]),
    KU: cell([
      to('INV', 'C', note('管理人保管至终结，再移交', 'the administrator holds until the end, then they go')),
      to('NAT', 'C'),
      to('DSG', 'C'),
    ]),
    RS: PERSONNEL,
    RP: cell([
      to('INV', 'C', note('法院卷宗另存', 'beside the court file')),
      to('NAT', 'C'),
    ]),
  },
  C16: {
    MG4: SURVIVES,
    CPKY: SURVIVES,
    JJSB: SURVIVES,
    KU: cell([to('EST', 'D', note('管理人归还所接管的', 'the administrator returns what it took'))]),
    RS: cell([to('EST', 'D'), to('HR', 'C')]),
    RP: SURVIVES,
  },
  C17: {
    MG4: cell([
      to('SUC', 'C', note('职能档案归接收方；集团政策文件留集团', 'records of the function to the receiving body; the group keeps policy files')),
      to('EST', 'C'),
    ], { copies: [copyTo({ zh: '双方互相', en: 'both ways' }, 'C')] }),
    CPKY: cell([to('OBJ', 'C', { when: { objectSold: true } })]),
    JJSB: cell([withObject()]),
    KU: cell(
      [read('EST', 'A', cite('O79', '21(4)'), note('原单位保管，接收方查阅复制', 'the original unit keeps; the receiver consults and copies'))],
      { unsettled: cite('O79', '21(4)') },
    ),
    RS: PERSONNEL,
    RP: cell([to('EST', 'D')], { copies: [copyTo({ zh: '接收方', en: 'the receiving body' }, 'D')] }),
  },
  C18: { MG4: STAYS, CPKY: STAYS, JJSB: STAYS, KU: STAYS, RS: STAYS, RP: STAYS },
} as const satisfies { readonly [K in DisposalKindId]?: Row };
