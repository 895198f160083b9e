import { BUNDLE_KIND_WORDS } from '@fonds/ledger/core';
import type { BundleSubject } from './bundle-scope';
import type { ContentEvent } from './bundle-content';
import type { SignedTree } from './signed-tree';

/** Why events are withheld: the one reason there is. */
export const WITHHELD_WHY = {
  zh: '索取者在审计轨迹中无权看到其内容；其叶仍在日志中并附证明。',
  en: 'Whoever asked for the bundle may not see their content in the trail; their leaves are in the log all the same, with proofs.',
} as const;

export interface WordFacts {
  readonly subject: BundleSubject;
  readonly tree: SignedTree;
  readonly events: readonly ContentEvent[];
}

export const subjectWords = ({ kind, id, name }: BundleSubject): { zh: string; en: string } => ({
  zh: `${BUNDLE_KIND_WORDS[kind].zh} ${name.zh}（${id}）`,
  en: `${BUNDLE_KIND_WORDS[kind].en} ${name.en} (${id})`,
});

export const withheldCount = (events: readonly ContentEvent[]): number =>
  events.filter(({ shown }) => !shown).length;

export const withheldWords = (events: readonly ContentEvent[]): { zh: string; en: string } => {
  const count = withheldCount(events);
  return count === 0
    ? { zh: '无，全部事件附原文。', en: 'Nothing: the bytes of every event are here.' }
    : {
        zh: `${events.length} 个事件中有 ${count} 个未附内容：${WITHHELD_WHY.zh}`,
        en: `The content of ${count} of ${events.length} events is not here. ${WITHHELD_WHY.en}`,
      };
};

/** How a stranger checks it: only Node is needed, and the one file of the verifier. */
export const HOW_TO_CHECK = {
  zh: `1. 只需 Node 20.19 以上与一个文件 verify.mjs（在任一检出目录中执行 npm run build，得 dist/verify.mjs），无须网络与数据库。
2. 从档案馆公布处另行取得日志公钥（不要用包内 vkeys），执行：node verify.mjs --vkey '公钥' 本包.zip
3. 有见证方的，加 --witness '见证方公钥' --quorum 个数。
4. 包内的“齐全”以日志签名所述为准；要自行核对有无遗漏，取得日志的全部条目（/log/tile/entries/…），加 --entries 文件夹。
5. 每个 proofs/*.tlog-proof 与旁边的 .entry 也可用任何 C2SP tlog-proof 工具核对。`,
  en: `1. Only Node 20.19 or newer and one file are needed, verify.mjs (npm run build in a checkout writes dist/verify.mjs); no network, no database.
2. Get the log's key from where the archives publishes it, not from vkeys in here, and run: node verify.mjs --vkey 'KEY' THIS.zip
3. With witnesses, add --witness 'KEY' --quorum N.
4. That nothing is left out is what the log's signature says. To check that yourself, get all entries of the log (/log/tile/entries/…) and add --entries FOLDER.
5. Any C2SP tlog-proof tool checks each proofs/*.tlog-proof against the .entry beside it.`,
} as const;

/** What a case's bundle has besides. */
const CASE_LISTS = {
  zh: `lists/ 是各清单本身：立项时固定的单位、其后登记或找到的单位、各关口事件所涉单位、逐单位的去向；每份清单的根与行数见于日志中的事件。units/ 是立项后单独登记的单位的登记事件及一份合并证明。
`,
  en: `lists/ holds the lists themselves: the units fixed at opening, those registered or found since, the units of each event of the gate, and the ending of each unit; root and count of every list stand in an event of the log. units/ holds the registrations of single units since the opening, with one proof for all of them.
`,
} as const;

/** `README.txt` of a bundle. */
export function readmeText({ subject, tree, events }: WordFacts): string {
  const [about, withheld] = [subjectWords(subject), withheldWords(events)];
  const members = `bundle.json bundle.note checkpoint vkeys page.pdf events/ proofs/ heads/ papers/${subject.kind === 'case' ? ' lists/ units/' : ''}`;
  const lists = subject.kind === 'case' ? CASE_LISTS : { zh: '', en: '' };
  return `档案保管凭证包 · Custody bundle

对象：${about.zh}
日志：${tree.origin}，检查点 ${tree.size} 条
事件：${events.length} 个
未附内容：${withheld.zh}

这是什么
本包载有上述对象的全部事件的原样字节（events/）、每一事件在日志中的叶与证明（proofs/）、日志对每个事件流“到第几版为止”的签名（heads/）、一个签发的检查点及见证方联署（checkpoint）、公钥（vkeys）与一页说明（page.pdf）。bundle.json 列出其余每个文件的 SHA-256，bundle.note 是日志密钥对 bundle.json 的签名：改动任一文件的任一字节都会被发现。
${lists.zh}文件：${members}

如何核对
${HOW_TO_CHECK.zh}

它不能证明什么
它证明这些事件在何时已经入账并且此后未被改动；不证明所记之事属实，也不证明实物现状。

----------------------------------------------------------------

Subject: ${about.en}
Log: ${tree.origin}, checkpoint of ${tree.size} leaves
Events: ${events.length}
Withheld: ${withheld.en}

What this is
The exact bytes of all events of the subject (events/), the leaf and the proof of each of them in the log (proofs/), the log's signature on how far each stream goes (heads/), one signed checkpoint with the cosignatures of witnesses (checkpoint), the keys (vkeys) and a page to be read (page.pdf). bundle.json names the SHA-256 of every other file, and bundle.note is the log key's signature on bundle.json: a change of any byte of any file is found.
${lists.en}Files: ${members}

How to check
${HOW_TO_CHECK.en}

What it does not prove
It proves that these events were recorded by then and were not changed since; not that what they say is true, nor where the papers are today.
`;
}
