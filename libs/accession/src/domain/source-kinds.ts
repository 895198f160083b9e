import type { AccessionOpened, Owner } from '@fonds/event-contracts';
import { codeWords } from '@fonds/law';

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
  code: SourceKind,
  also: readonly string[] = [],
  { agreed = false, bought = false, keepsOwner = false } = {},
): SourceKindSpec => ({ ...codeWords('accession-sources', code), also, agreed, bought, keepsOwner });

/** Source kinds of accessions (来源方式): named in the rule data; what follows from each is here. */
export const SOURCE_KINDS: { readonly [K in SourceKind]: SourceKindSpec } = {
  transfer: kind('transfer'),
  donation: kind('donation', ['捐赠'], { agreed: true }),
  purchase: kind('purchase', [], { agreed: true, bought: true }),
  deposit: kind('deposit', ['代存', '代存/寄存'], { agreed: true, keepsOwner: true }),
  exchange: kind('exchange', [], { agreed: true }),
  requisition: kind('requisition', ['收购', '征购/收购'], { bought: true }),
  keeping: kind('keeping', ['代管'], { keepsOwner: true }),
  reorganisation: kind('reorganisation'),
  confiscation: kind('confiscation'),
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
