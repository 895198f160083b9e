import type { AccessionOpened, Owner } from '@fonds/event-contracts';

export type SourceKind = AccessionOpened['sourceKind'];
export type SourceParty = AccessionOpened['source'];
export type Topic = NonNullable<AccessionOpened['topic']>;

interface SourceKindSpec {
  readonly zh: string;
  readonly en: string;
  /** Other names it is asked for by. */
  readonly also: readonly string[];
  /** INV-09: rests on a written agreement. */
  readonly agreed: boolean;
  /** INV-28: something is paid for it. */
  readonly bought: boolean;
  /** INV-39b: what comes in goes on belonging to whom it came from. */
  readonly keepsOwner: boolean;
}

const kind = (
  zh: string,
  en: string,
  also: readonly string[] = [],
  { agreed = false, bought = false, keepsOwner = false } = {},
): SourceKindSpec => ({ zh, en, also, agreed, bought, keepsOwner });

/** Source kinds of accessions (来源方式), domain.md §8: AL 17, 22, 50; REG 21. */
export const SOURCE_KINDS: { readonly [K in SourceKind]: SourceKindSpec } = {
  transfer: kind('移交', 'Transfer'),
  donation: kind('捐献', 'Donation', ['捐赠'], { agreed: true }),
  purchase: kind('购买', 'Purchase', [], { agreed: true, bought: true }),
  deposit: kind('寄存', 'Deposit', ['代存', '代存/寄存'], { agreed: true, keepsOwner: true }),
  exchange: kind('交换', 'Exchange', [], { agreed: true }),
  requisition: kind('征购', 'Requisition', ['收购', '征购/收购'], { bought: true }),
  keeping: kind('代为保管', 'Kept on behalf', ['代管'], { keepsOwner: true }),
  reorganisation: kind('撤并接收', 'Received on abolition or merger'),
  confiscation: kind('没收移交', 'Handed over after confiscation'),
};

export const ALL_SOURCE_KINDS = Object.keys(SOURCE_KINDS) as readonly SourceKind[];

/** By code or Chinese name. @example sourceKindOf('代存') // 'deposit' */
export function sourceKindOf(text: string): SourceKind | undefined {
  const given = text.trim();
  return ALL_SOURCE_KINDS.find((code) => {
    const { zh, also } = SOURCE_KINDS[code];
    return code === given.toLowerCase() || zh === given || also.includes(given);
  });
}

/** Whose the units are once they are in: the depositor's, or the state's. */
export const ownerAfter = (sourceKind: SourceKind, source: SourceParty): Owner =>
  SOURCE_KINDS[sourceKind].keepsOwner
    ? { kind: source.kind, ...(source.organisation && { organisation: source.organisation }) }
    : { kind: '国家' };
