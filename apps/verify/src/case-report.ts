import { caseKindWords } from '@fonds/law/words';
import type { CaseTerm, CheckedCase } from '@fonds/ledger/core';

type Say = (zh: string, en: string) => string;

/** Terms of a case's balance in words. */
const TERMS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  registered: ['登记', 'registered'],
  recovered: ['寻回、取回', 'recovered'],
  rearrangedIn: ['调整卷件而成', 'made by rearrangement'],
  transferred: ['移交', 'transferred to'],
  deposited: ['寄存', 'deposited with'],
  entrusted: ['代管', 'entrusted to'],
  retained: ['留存', 'retained'],
  destroyed: ['销毁（本案清册）', 'destroyed by the case’s own register'],
  destroyedElsewise: ['销毁（案外）', 'destroyed otherwise'],
  lost: ['丢失', 'lost'],
  withdrawn: ['取回', 'withdrawn'],
  rearrangedOut: ['并入其他卷件', 'gone into other units'],
};

const sum = (terms: readonly CaseTerm[]): number => terms.reduce((n, { count }) => n + count, 0);

function termWords({ term, count, receiver }: CaseTerm, say: Say): string {
  const [zh, en] = TERMS[term] ?? [term, term];
  return say(`${zh}${receiver ?? ''} ${count}`, `${[en, receiver].filter(Boolean).join(' ')} ${count}`);
}

/** What is proved of a case's units. */
export function caseLines({ kind, fixed, closed }: CheckedCase, say: Say): string[] {
  const called = caseKindWords(kind);
  const opening = say(
    `  处置案 ${called.zh}（${kind}）：立项时固定的单位共 ${fixed.count} 个（${fixed.asOf}，根 ${fixed.root}），所附清单即此清单。`,
    `  The case ${called.en} (${kind}): the set fixed at opening has ${fixed.count} units (${fixed.asOf}, root ${fixed.root}); the list in here is that list.`,
  );
  if (!closed)
    return [
      opening,
      say(
        '  此案尚未完结：各单位去向与平衡均无从说起。',
        '  The case is not closed: of endings and balance nothing is said.',
      ),
    ];
  const { came, ended, groups, endings, untouched } = closed;
  const listed = (terms: readonly CaseTerm[]): string =>
    terms.map((term) => termWords(term, say)).join(say('；', '; '));
  return [
    opening,
    came.length > 0
      ? say(
          `  其后登记、找到的 ${sum(came)} 个，各有登记事件或关口事件：${listed(came)}。`,
          `  ${sum(came)} came since, each by its registration or by an event of the gate: ${listed(came)}.`,
        )
      : say('  其后没有登记、找到的单位。', '  None came since.'),
    say(
      `  上述每个单位有且只有一个去向：去向清单 ${endings.count} 行（根 ${endings.root}），即完结事件所载。`,
      `  Every one of them has exactly one ending: the list of ${endings.count} (root ${endings.root}) is that of the closing event.`,
    ),
    say(
      `  每个去向都与该全宗的关口一致：${endings.count - untouched} 个各在所引关口事件的清单之中，${untouched} 个自立项至完结在关口没有变动。`,
      `  Every ending is what the gate of the fonds did: ${endings.count - untouched} are in the lists of its events, and to ${untouched} it did nothing from opening to closing.`,
    ),
    say(
      `  平衡成立：${fixed.count} + ${sum(came)} = ${sum(ended)}，共 ${groups} 组，各组亦逐一相符。`,
      `  The balance closes: ${fixed.count} + ${sum(came)} = ${sum(ended)}, and so do its ${groups} groups, one by one.`,
    ),
    ...ended.map((term) => `    ${termWords(term, say)}`),
  ];
}

/** What a closed case's bundle leaves to be believed. */
export const caseNotProved = ({ closed }: CheckedCase, say: Say): string[] =>
  closed
    ? [
        say(
          '  各单位归入哪一组、去向是否妥当；立项后另有登记而未计入的单位（没有，系完结事件所述）。',
          '  Whether each unit was put into the right group and sent to the right place; that no other unit was registered since the opening, which is the closing event’s word.',
        ),
      ]
    : [];
