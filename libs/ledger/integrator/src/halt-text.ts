import type { HaltFacts } from './ledger-halted';

/** A halt in words: what was found, and what to do. Both languages, since it is met before anybody chose one. */
export function haltText(facts: HaltFacts): { readonly zh: string; readonly en: string } {
  const who = knower(facts);
  const known = facts.known ?? 0;
  const here = facts.here ?? 0;
  switch (facts.reason) {
    case 'log-shorter':
      return {
        zh: `${who.zh}已签发 ${known} 条的检查点，而本库只有 ${here} 条：本库缺少已签发的记录（可能恢复了较旧的备份）。不再签发。请恢复完整的库；确已丢失的，由两人执行 fonds ledger restart。`,
        en: `${who.en} knows a signed checkpoint of ${known} events, and this store has ${here}: signed history is missing (an older backup?). Nothing is signed. Put the whole store back; if the rest is lost for good, two people run: fonds ledger restart.`,
      };
    case 'root-differs':
      return {
        zh: `在第 ${known} 条处，树根与${who.zh}所知的检查点不同：历史已被改动，或两套系统使用同一密钥。不再签发。请执行 fonds verify。`,
        en: `At ${known} leaves the root is not the one that ${who.en} knows: history was changed, or two installations sign with one key. Nothing is signed. Run: fonds verify.`,
      };
    case 'leaves-differ':
      return {
        zh: `已入链的记录与库中事件不符（${facts.detail ?? ''}）。不再签发。请执行 fonds verify。`,
        en: `What is in the log is not what the events give now (${facts.detail ?? ''}). Nothing is signed. Run: fonds verify.`,
      };
    case 'tiles-missing':
      return {
        zh: `日志的瓦片缺失（${facts.detail ?? ''}）。不再签发。请执行 fonds verify，并恢复备份。`,
        en: `Tiles of the log are missing (${facts.detail ?? ''}). Nothing is signed. Run: fonds verify, and restore a backup.`,
      };
    case 'key-differs':
      return {
        zh: '密钥文件不是签发此日志的密钥。不再签发。请从备份中恢复 ledger/keys.json。',
        en: 'The key file is not the one that signed this log. Nothing is signed. Put ledger/keys.json back from a backup.',
      };
    case 'witness-refused':
      return {
        zh: `${who.zh}拒绝联署（${facts.detail ?? ''}）：见证方可能看到过另一份历史。不再签发。请与见证方核对。`,
        en: `${who.en} refused to cosign (${facts.detail ?? ''}): it may have seen another history. Nothing is signed. Compare with the witness.`,
      };
  }
}

function knower({ knower: from }: HaltFacts): { zh: string; en: string } {
  if (from === undefined || from === 'database') return { zh: '数据库', en: 'The database' };
  if (from === 'here') return { zh: '本机', en: 'This machine' };
  return { zh: `见证方 ${from.witness} `, en: `The witness ${from.witness}` };
}
