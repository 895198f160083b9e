import { groupReminders } from '../domain/appraisal-group.rule';
import type { Appraisal } from '../domain/appraisal.state';

export interface AppraisalView {
  readonly id: string;
  readonly fonds: string;
  readonly custodian: string;
  readonly method: string;
  readonly scope: string;
  readonly members: readonly { readonly name: string; readonly role: string }[];
  readonly units: number;
  readonly keep: number;
  readonly destroy: number;
  readonly transfer: number;
  /** Units without an opinion. */
  readonly open: number;
  readonly report?: { readonly title: string; readonly dissent?: string };
  /** Defaults that it does not follow: they refuse nothing. */
  readonly reminders: readonly { readonly zh: string; readonly en: string }[];
}

export function appraisalView(id: string, { opened, units, opinions, reported }: Appraisal): AppraisalView {
  const number = (wanted: string): number =>
    [...opinions.values()].filter(({ opinion }) => opinion === wanted).length;
  const { title, dissent } = reported ?? {};
  return {
    id,
    ...opened,
    units: units.size,
    keep: number('keep'),
    destroy: number('destroy'),
    transfer: number('transfer'),
    open: units.size - opinions.size,
    ...(title !== undefined && { report: { title, ...(dissent && { dissent }) } }),
    reminders: groupReminders(opened),
  };
}
