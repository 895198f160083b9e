import type { FaultCode } from '@fonds/ledger/core';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong, in words. */
export const FAULT_WORDS: Readonly<Record<FaultCode, Words>> = {
  malformed: { zh: '格式不符，无法识读', en: 'is not in the form it should have, and cannot be read' },
  'file-missing': { zh: '缺少此文件', en: 'is missing' },
  'file-not-named': {
    zh: '此文件未列入签名清单，是后加的',
    en: 'is not named in what was signed: it was put in',
  },
  'file-differs': { zh: '文件字节与签名时不同', en: 'has other bytes than were signed' },
  'not-signed': {
    zh: '日志密钥的签名缺失或不成立',
    en: 'lacks the log’s signature, or the signature does not hold',
  },
  'key-not-trusted': { zh: '不是所给公钥签的', en: 'was not signed by the key that was given' },
  'too-few-witnesses': {
    zh: '见证方联署不足',
    en: 'was cosigned by too few of the witnesses that were given',
  },
  'says-otherwise': { zh: '与签发的其他部分说法不一', en: 'says otherwise than the other signed parts' },
  'not-in-log': {
    zh: '证明不成立：该叶不在检查点的树中',
    en: 'does not hold: the leaf is not in the checkpoint’s tree',
  },
  'bytes-differ': {
    zh: '事件的字节与其叶不符：内容被改动',
    en: 'the bytes of the event are not those of its leaf: they were changed',
  },
  gap: {
    zh: '事件流不连续：有事件缺失、重复或换序',
    en: 'the stream has a gap: an event is missing, doubled or out of order',
  },
  'manifest-misses': {
    zh: '该单位不在关口事件所引清单中',
    en: 'the unit is not in the manifest that the gate event names',
  },
  'gate-differs': { zh: '与所引关口事件不符', en: 'does not go with the gate event that it cites' },
  'not-cited': {
    zh: '佐证材料与引用它的事件不符',
    en: 'papers and the events that cite them do not go together',
  },
  'withheld-untold': {
    zh: '未附内容的事件数与所述不符',
    en: 'more or fewer events are withheld than is said',
  },
  'entries-differ': {
    zh: '全部条目算出的根与检查点不同',
    en: 'the entries do not give the root of the checkpoint',
  },
  'entries-missing': { zh: '条目不齐', en: 'entries of the log are missing' },
  'leaf-left-out': {
    zh: '日志中有该事件流的叶未列入本包',
    en: 'the log has a leaf of this stream that the bundle leaves out',
  },
  'case-withheld': {
    zh: '处置案或其关口有事件未附内容：单位去向无从核对',
    en: 'an event of the case or of its gate is withheld: nothing can be said of its units',
  },
  'case-differs': {
    zh: '处置案所述与关口或案内其他事件不符',
    en: 'what the case says does not go with its gate, or with its other events',
  },
  'list-differs': {
    zh: '清单与日志中事件所载的根或行数不符：有单位被删去、加入或改动',
    en: 'is not the list whose root and count the event in the log names: a unit was removed, added or changed',
  },
  'balance-differs': {
    zh: '完结事件所载数目与逐单位去向清单不符',
    en: 'the closing event counts otherwise than the list of endings',
  },
  'balance-open': {
    zh: '平衡不成立：立项时的单位 + 其后登记、找到的 ≠ 各去向之和',
    en: 'the balance does not close: units at opening + those that came since ≠ the endings',
  },
  'ending-missing': { zh: '此单位没有去向', en: 'this unit has no ending' },
  'ending-twice': { zh: '此单位有两个去向', en: 'this unit has two endings' },
  'ending-stray': {
    zh: '此单位有去向，但既不在立项时固定的单位之中，也不在其后登记、找到的单位之中；或重复列入',
    en: 'this unit has an ending, and was neither fixed at opening nor came since; or it came twice',
  },
  'ending-unfounded': {
    zh: '此单位的去向与关口事件不符',
    en: 'the ending of this unit is not what the gate did to it',
  },
  'came-unfounded': {
    zh: '此单位称立项后登记或找到，但没有登记事件，也没有关口事件',
    en: 'this unit is said to have come since the opening: no registration and no event of the gate shows it',
  },
};
