import type {
  EarlyTransferAgreed,
  EventDraft,
  PastEvent,
  TransferExtensionApproved,
} from '@fonds/event-contracts';
import { type Deed, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Citation, type CivilDate, type Decider, type Refusal } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';

export type Extension = TransferExtensionApproved;
export type EarlyTransfer = EarlyTransferAgreed;

export type TransferDayCommand = { readonly deed: Deed } & (
  | {
      readonly kind: 'extend';
      readonly extension: Extension;
      /** Levels of the authority and of the archives, where they are known. */
      readonly levels: { readonly authority?: string; readonly archives?: string };
    }
  | {
      readonly kind: 'agree-early';
      readonly agreement: EarlyTransfer;
      /** Last day of the unit that hands over; undefined while it goes on. */
      readonly ended?: CivilDate;
    }
);

const REG_EXTENSION: readonly Citation[] = [{ instrument: 'REG', article: '20(3)' }];
const REG_EARLY: readonly Citation[] = [
  { instrument: 'REG', article: '20(3)' },
  { instrument: 'REG', article: '20(4)' },
  { instrument: 'AL', article: '15(2)' },
];
const IM99_EARLY: readonly Citation[] = [{ instrument: 'IM99', article: '13' }];

/**
 * E20 and E21: another day than the age's for a transfer, on its grounds and by whom the law of that day names. What no
 * rule known here covers asks for a recorded decision.
 */
export const transferDayDecider: Decider<boolean, TransferDayCommand, PastEvent, EventDraft> = {
  initial: false,
  evolve: (known, { type }) =>
    known || type === 'TransferExtensionApproved' || type === 'EarlyTransferAgreed',
  decide(command, known) {
    if (known) return refuse(plainRefusal('transfer-day-known'));
    const { deed } = command;
    const late = businessDateNotInFuture(deed.businessDate, deed.today);
    const refusal = late ?? (command.kind === 'extend' ? extensionRefusal(command) : earlyRefusal(command));
    if (refusal) return refuse(refusal);
    return command.kind === 'extend'
      ? ok([
          {
            type: 'TransferExtensionApproved',
            data: command.extension,
            rules: ['CLK-03'],
            basis: regulated(deed) ? REG_EXTENSION : [],
          },
        ])
      : ok([
          {
            type: 'EarlyTransferAgreed',
            data: command.agreement,
            rules: ['CLK-04'],
            basis: regulated(deed) ? REG_EARLY : measured(deed) ? IM99_EARLY : [],
          },
        ]);
  },
};

const regulated = (deed: Deed): boolean => lawOnDay(deed).inForce('REG');
const measured = (deed: Deed): boolean => lawOnDay(deed).inForce('IM99');

function extensionRefusal({
  extension: { until, decision },
  levels: { authority, archives },
  deed,
}: Extract<TransferDayCommand, { kind: 'extend' }>): Refusal | undefined {
  if (until <= deed.businessDate)
    return cited('extension-not-later', 'CLK-03', REG_EXTENSION, { until, on: deed.businessDate });
  // The ground and who consents are found in REG 20(3) alone.
  if (!regulated(deed) && !decision)
    return cited('extension-decision-required', 'CLK-03', REG_EXTENSION, { on: deed.businessDate });
  if (regulated(deed) && authority && archives && authority !== archives)
    return cited('authority-of-another-level', 'CLK-03', REG_EXTENSION, { authority, archives });
  if (deed.evidence === 0) return cited('transfer-day-paper-missing', 'CLK-03', REG_EXTENSION, {});
  // Whether it is the one of the same level nobody can tell: a recorded decision says so.
  return regulated(deed) && !(authority && archives) && !decision
    ? cited('authority-level-unknown', 'CLK-03', REG_EXTENSION, {
        authority: authority ?? '',
        archives: archives ?? '',
      })
    : undefined;
}

function earlyRefusal({
  agreement: { ground, nature, decision },
  ended,
  deed,
}: Extract<TransferDayCommand, { kind: 'agree-early' }>): Refusal | undefined {
  const basis = regulated(deed) ? REG_EARLY : IM99_EARLY;
  if (ground === 'abolished' && !(ended && ended <= deed.businessDate))
    return cited('unit-not-abolished', 'CLK-04', basis, { on: deed.businessDate, ended: ended ?? '' });
  if (!regulated(deed) && !measured(deed) && !decision)
    return cited('early-decision-required', 'CLK-04', REG_EARLY, { on: deed.businessDate });
  // REG 20(4): until the formal transfer it is custody only, and the period goes on; before, it was early transfer.
  if (regulated(deed) && ground !== 'abolished' && nature !== 'early-custody')
    return cited('early-is-custody', 'CLK-04', basis, { on: deed.businessDate });
  if (!regulated(deed) && measured(deed) && nature !== 'transfer')
    return cited('early-is-transfer', 'CLK-04', basis, { on: deed.businessDate });
  return deed.evidence === 0 ? cited('transfer-day-paper-missing', 'CLK-04', basis, {}) : undefined;
}

const cited = (
  code: string,
  rule: 'CLK-03' | 'CLK-04',
  basis: readonly Citation[],
  facts: Refusal['facts'],
): Refusal => ({ code, rule, basis, facts });
