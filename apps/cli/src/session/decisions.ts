import { misread } from '../terminal/form';

/** `INV-13:why`, several of them. @throws UsageError */
export const decisionsOf = (given: readonly string[] = []): { rule: string; text: string }[] =>
  given.map((each) => {
    const [rule = '', ...text] = each.split(':');
    if (!/^INV-\d\d$/.test(rule) || !text.join(':').trim()) throw misread('rule:text', each, '--decision');
    return { rule, text: text.join(':') };
  });

/** `CODE:VERSION:LINE`. @throws UsageError */
export function scheduleOf(
  given: string | undefined,
): { organisation: string; version: number; line: string } | undefined {
  if (given === undefined) return undefined;
  const [organisation = '', version = '', ...line] = given.split(':');
  if (!organisation || !/^\d{1,6}$/.test(version) || !line.join(':'))
    throw misread('code:version:line', given, '--schedule');
  return { organisation, version: Number(version), line: line.join(':') };
}
