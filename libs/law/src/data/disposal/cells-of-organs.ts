import type { DisposalCell, DisposalKindId } from '../../disposal/disposal.types';
import { cite } from '../cite';
import { cell, note, read } from './cell-words';

const COMPETENT = note('主管机关代管', 'the competent organ keeps on behalf');

/** Organs and institutions (机构改革撤、并、转): one cell for all classes; domain.md §2.6. */
export const ORGAN_CELLS = {
  I1: cell([
    read('NAT', 'A', [...cite('JG83', '26(1)'), ...cite('IR3')], note('原全宗终止', 'the original fonds ends')),
    read('DSG', 'A', cite('JG83', '26(1)'), COMPETENT),
  ]),
  I2: cell([
    read('DSG', 'A', [...cite('JG83', '26(2)'), ...cite('IR2'), ...cite('IR3')], note('不得分散，由其中一个代管', 'not split; one of them keeps on behalf')),
    read('NAT', 'A', [...cite('JG83', '26(2)'), ...cite('IR2'), ...cite('IR3')]),
  ]),
  I3: cell([
    read('DSG', 'A', [...cite('JG83', '26(3)'), ...cite('IR1'), ...cite('IR2'), ...cite('IR3')], note('合并后的机关代管，旧名独立全宗，新机关另立全宗', 'the merged body keeps on behalf; the old name stays a fonds, the new body starts one')),
    read('NAT', 'A', [...cite('JG83', '26(3)'), ...cite('IR1'), ...cite('IR2'), ...cite('IR3')]),
  ]),
  I4: cell([
    read('EST', 'A', cite('JG83', '26(4)'), note('档案不随职能走；可借阅、复制', 'archives do not go along; borrow or copy')),
  ]),
  I5: cell([
    read('SUC', 'A', cite('JG83', '26(5)'), {
      when: { unfinished: true },
      ...note('可移交新机关办结，成为其档案', 'may go to the new organ, finished there, become its archives'),
    }),
    read('EST', 'A', cite('JG83', '26(4)'), { when: { unfinished: false } }),
  ]),
  I6: cell([
    read('EST', 'A', [...cite('JG83', '26(6)'), ...cite('IR1'), ...cite('IR5')], note('同一全宗，全宗号不变', 'the same fonds, with its number')),
  ]),
  I7: cell([
    read('DSG', 'A', [...cite('JG83', '27'), ...cite('IR5')], COMPETENT),
    read('NAT', 'A', cite('JG83', '27')),
  ]),
  I8: cell([
    read('NAT', 'B', cite('IR4'), note('转制前形成的', 'formed before the conversion')),
    read('EST', 'B', cite('IR4'), note('经主管部门同意，转制单位单独保管', 'with the authority’s consent, kept as a separate fonds by the converted unit')),
  ]),
  I9: cell([
    read('EST', 'B', cite('IR5'), note('文件分别办理的，立两个全宗', 'two fonds if documents are handled apart')),
  ]),
  I10: cell([
    read('NAT', 'B', cite('IR1'), { when: { ownNumber: true }, ...note('原有全宗号的', 'if it had a fonds number') }),
    read('DSG', 'B', cite('IR1'), { when: { ownNumber: false }, ...note('主管机关档案室', 'the competent organ’s archives room') }),
  ]),
} as const satisfies { readonly [K in DisposalKindId]?: DisposalCell };
