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
};
