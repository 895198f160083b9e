import type { AppraisalOpened } from '@fonds/event-contracts';

/** Kinds of members that a group has [K]: those of the archives, of the business, of the leadership, say. */
const KINDS = 3;

/**
 * E46: a group has members of at least three kinds. Known, not verified: a default that reminds and refuses nothing.
 *
 * @returns what it says, in both languages; nothing where the group has as many
 */
export function groupReminders({
  members,
}: Pick<AppraisalOpened, 'members'>): readonly { readonly zh: string; readonly en: string }[] {
  const kinds = new Set(members.map(({ role }) => role.normalize('NFKC').trim())).size;
  return kinds < KINDS
    ? [
        {
          zh: `默认（未核实，E46）：鉴定小组应有至少三方面的人员，现有${kinds}方面`,
          en: `Default (not verified, E46): a group has members of at least three kinds; this one has ${kinds}`,
        },
      ]
    : [];
}
