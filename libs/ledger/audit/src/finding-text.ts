import type { Finding, FindingKind, Notice } from './finding';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Names of an event's parts, as a finding lists them. */
const PART_ZH: Readonly<Record<string, string>> = {
  data: '数据',
  metadata: '元数据',
  salt: '盐',
  'stream tag': '流标记',
  revision: '流内序号',
};

const TEXTS: Readonly<Record<FindingKind, (finding: Finding) => Words>> = {
  'leaf-differs': (f) => ({
    zh: `入账序号 ${at(f)}：${partsZh(f)}与叶 ${leaf(f)} 不符`,
    en: `position ${at(f)}: ${partsEn(f)} from leaf ${leaf(f)}`,
  }),
  'event-elsewhere': (f) => ({
    zh: `入账序号 ${at(f)}：此处的事件不是叶 ${leaf(f)} 的事件${f.here === undefined ? '' : `，而是叶 ${f.here} 的`}`,
    en: `position ${at(f)}: another event stands here than that of leaf ${leaf(f)}${f.here === undefined ? '' : `: that of leaf ${f.here}`}`,
  }),
  'event-missing': (f) => ({
    zh: `入账序号 ${at(f)}${to(f)}：事件${f.what === undefined ? '' : ` ${f.what} `}缺失`,
    en: `position ${at(f)}${to(f)}: the event ${f.what === undefined ? '' : `${f.what} `}is missing`,
  }),
  'stream-truncated': (f) => ({
    zh: `流 ${f.what ?? ''}：事件服务器上的元数据或删除使其不完整，清理时事件将会消失`,
    en: `stream ${f.what ?? ''}: metadata or a deletion on the event server take events from it; a scavenge removes them`,
  }),
  'event-unnumbered': (f) => ({
    zh: `入账序号 ${at(f)}：超出库首尾（${f.should ?? ''}）的事件`,
    en: `position ${at(f)}: an event outside the store's numbering (${f.should ?? ''})`,
  }),
  'column-differs': (f) => ({
    zh: `入账序号 ${at(f)}：列 ${f.what ?? ''} 为 ${f.here ?? ''}，元数据为 ${f.should ?? ''}`,
    en: `position ${at(f)}: column ${f.what ?? ''} is ${f.here ?? ''}, the metadata say ${f.should ?? ''}`,
  }),
  'metadata-unreadable': (f) => ({
    zh: `入账序号 ${at(f)}：元数据不是 JSON`,
    en: `position ${at(f)}: the metadata are no JSON`,
  }),
  'revision-gap': (f) => ({
    zh: `流 ${f.what ?? ''}：流内序号 ${f.should ?? ''} 处为 ${f.here ?? ''}`,
    en: `stream ${f.what ?? ''}: revision ${f.here ?? ''} stands where ${f.should ?? ''} should`,
  }),
  'leaf-missing': (f) => ({
    zh: `叶 ${leaf(f)}${to(f)}：日志中没有记录`,
    en: `leaf ${leaf(f)}${to(f)}: the log has no record of it`,
  }),
  'tile-missing': (f) => ({
    zh: `瓦片 ${tile(f)}：缺失或太短`,
    en: `tile ${tile(f)}: missing, or too short`,
  }),
  'tile-differs': (f) => ({
    zh: `瓦片 ${tile(f)}：第 ${f.here ?? ''} 个摘要与其下的叶不符`,
    en: `tile ${tile(f)}: hash ${f.here ?? ''} is not that of the leaves below`,
  }),
  'log-end-differs': (f) => ({
    zh: `日志末尾不一致：${f.what ?? ''} 为 ${f.here ?? ''}，应为 ${f.should ?? ''}`,
    en: `the log's ends differ: ${f.what ?? ''} has ${f.here ?? ''}, should have ${f.should ?? ''}`,
  }),
  'checkpoint-unsigned': (f) => ({
    zh: `检查点 ${checkpoint(f)}：没有本日志密钥的有效签名（${f.here ?? ''}）`,
    en: `checkpoint ${checkpoint(f)}: no valid signature of this log's keys (${f.here ?? ''})`,
  }),
  'root-differs': (f) => ({
    zh: `检查点 ${checkpoint(f)}：树根为 ${f.here ?? ''}，已签发的为 ${f.should ?? ''}`,
    en: `checkpoint ${checkpoint(f)}: the root is ${f.here ?? ''}, signed was ${f.should ?? ''}`,
  }),
  'checkpoint-missing': (f) => ({
    zh: `检查点 ${checkpoint(f)}：${f.here === undefined ? '已签发，而库中没有' : `编号为 ${f.here}，应为 ${f.should ?? ''}：其前有检查点被删去`}`,
    en: `checkpoint ${checkpoint(f)}: ${f.here === undefined ? 'signed, and not kept in the database' : `it is number ${f.here} where ${f.should ?? ''} should be: one before it was removed`}`,
  }),
  'cosignature-false': (f) => ({
    zh: `检查点 ${checkpoint(f)}：${f.here ?? ''} 的联署不是其密钥对此检查点所签（${f.should ?? ''}）`,
    en: `checkpoint ${checkpoint(f)}: the cosignature of ${f.here ?? ''} is not its key's for this checkpoint (${f.should ?? ''})`,
  }),
  'log-shorter': (f) => ({
    zh: `检查点 ${checkpoint(f)}：已签发，而日志只有 ${f.here ?? ''} 条`,
    en: `checkpoint ${checkpoint(f)}: signed, and the log has only ${f.here ?? ''} leaves`,
  }),
  'proof-fails': (f) => ({
    zh: `叶 ${leaf(f)}：瓦片给出的证明不能到达已签发的树根${f.what === undefined ? '' : `（${f.what}）`}`,
    en: `leaf ${leaf(f)}: the proof out of the tiles does not lead to the signed root${f.what === undefined ? '' : ` (${f.what})`}`,
  }),
  'paper-missing': (f) => ({
    zh: `佐证材料 ${f.what ?? ''}（入账序号 ${at(f)} 引用）：缺失`,
    en: `paper ${f.what ?? ''} (cited at position ${at(f)}): missing`,
  }),
  'paper-damaged': (f) => ({
    zh: `佐证材料 ${f.what ?? ''}（入账序号 ${at(f)} 引用）：内容已变，现摘要为 ${f.here ?? ''}`,
    en: `paper ${f.what ?? ''} (cited at position ${at(f)}): its bytes now give ${f.here ?? ''}`,
  }),
  'projection-differs': (f) => ({
    zh: `读模型 ${f.what ?? ''}：与日志不符（${f.here ?? ''}，应为 ${f.should ?? ''}）`,
    en: `projection ${f.what ?? ''}: not what the log gives (${f.here ?? ''}, should be ${f.should ?? ''})`,
  }),
};

/** A finding in words, for people; programs read its members. */
export const findingText = (finding: Finding): Words => TEXTS[finding.kind](finding);

/** A notice in words. */
export function noticeText({ kind, epoch, position, count, what }: Notice): Words {
  switch (kind) {
    case 'restarted':
      return {
        zh: `日志在入账序号 ${position ?? ''} 处重新开始，为第 ${epoch ?? ''} 段`,
        en: `the log was begun anew at position ${position ?? ''}, as epoch ${epoch ?? ''}`,
      };
    case 'lost-by-restart':
      return {
        zh: `第 ${epoch ?? ''} 段末尾 ${count ?? ''} 条随重新开始而丢失，无法与事件比对`,
        en: `the last ${count ?? ''} leaves of epoch ${epoch ?? ''} were lost with the restart and have no event here`,
      };
    case 'not-in-log':
      return {
        zh: `末尾 ${count ?? ''} 个事件已入账、尚未入链`,
        en: `the last ${count ?? ''} events are recorded and not yet in the log`,
      };
    case 'cosignatures-unchecked':
      return {
        zh: `${what ?? ''} 的 ${count ?? ''} 个联署未核对：本机不知其公钥（LEDGER_WITNESSES）`,
        en: `${count ?? ''} cosignatures of ${what ?? ''} are not checked: its key is not known here (LEDGER_WITNESSES)`,
      };
    case 'no-log':
      return { zh: '日志尚未开始', en: 'the log has not begun yet' };
    case 'no-checkpoint-file':
      return {
        zh: '没有 ledger/last-checkpoint：本机不记得签发过什么',
        en: 'there is no ledger/last-checkpoint: this machine remembers nothing that it signed',
      };
  }
}

const at = ({ position }: Finding): string => String(position ?? '');
const epochOf = ({ epoch }: Finding): string => (epoch === undefined || epoch === 0 ? '' : `e${epoch}/`);
const leaf = (f: Finding): string => `${epochOf(f)}${f.leaf ?? ''}`;
const tile = (f: Finding): string => `${epochOf(f)}${f.what ?? ''}`;
const checkpoint = (f: Finding): string => `${epochOf(f)}${f.what ?? ''}`;
/** The end of a run of missing ones. */
const to = ({ should }: Finding): string => (should === undefined ? '' : ` … ${should}`);

const partsOf = ({ what = '' }: Finding): string[] => what.split(', ');

function partsEn(finding: Finding): string {
  const parts = partsOf(finding);
  const both = parts.includes('data') && parts.includes('metadata');
  const names = parts.map((part) => (part === 'data' || part === 'metadata' ? `${part} bytes` : part));
  const list = names.join(' and ') + (both ? ' (or the salt)' : '');
  return `${list} ${names.length === 1 && !list.endsWith('bytes') ? 'differs' : 'differ'}`;
}

function partsZh(finding: Finding): string {
  const parts = partsOf(finding);
  const both = parts.includes('data') && parts.includes('metadata');
  return parts.map((part) => PART_ZH[part] ?? part).join('、') + (both ? '（或盐）' : '');
}
