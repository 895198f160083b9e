import { UsageError } from '../terminal/exit-codes';

/** `INV-13:why`, several of them. @throws UsageError */
export const decisionsOf = (given: readonly string[] = []): { rule: string; text: string }[] =>
  given.map((each) => {
    const [rule = '', ...text] = each.split(':');
    if (!/^INV-\d\d$/.test(rule) || !text.join(':').trim())
      throw new UsageError({
        zh: `--decision ${each}：应写作“规则:理由”，如 INV-13:仅有三人`,
        en: `--decision ${each}: write RULE:WHY, as in "INV-13:only three people"`,
      });
    return { rule, text: text.join(':') };
  });

/** `CODE:VERSION:LINE`. @throws UsageError */
export function scheduleOf(
  given: string | undefined,
): { organisation: string; version: number; line: string } | undefined {
  if (given === undefined) return undefined;
  const [organisation = '', version = '', ...line] = given.split(':');
  if (!organisation || !/^\d{1,6}$/.test(version) || !line.join(':'))
    throw new UsageError({
      zh: `--schedule ${given}：应写作“单位代码:版本:条款”`,
      en: `--schedule ${given}: write CODE:VERSION:LINE`,
    });
  return { organisation, version: Number(version), line: line.join(':') };
}
