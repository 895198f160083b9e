import type { FourPropertyReportFiled, PastEvent } from '@fonds/event-contracts';
import type { ElectronicCheck, ElectronicTransferRecord } from '@fonds/forms';

type Result = FourPropertyReportFiled['results'][number];

/** What the form asks, by what the report tells: 真实性 is what its 准确性 has come to be called. */
const CHECKS: Readonly<Record<ElectronicCheck, Result['property'] | undefined>> = {
  accuracy: '真实性',
  completeness: '完整性',
  usability: '可用性',
  security: '安全性',
  appearance: undefined,
};

/** The newest report of each side in words, and how the seals were found. */
export function checksOf(events: readonly PastEvent[]): ElectronicTransferRecord['checks'] {
  const newest: { sender?: FourPropertyReportFiled; receiver?: FourPropertyReportFiled } = {};
  const seals: { intact: number; broken: string[] } = { intact: 0, broken: [] };
  for (const event of events) {
    if (event.type === 'FourPropertyReportFiled') newest[event.data.stage] = event.data;
    if (event.type === 'TransferChecked')
      for (const { box, intact } of event.data.seals ?? [])
        if (intact) seals.intact += 1;
        else seals.broken.push(box);
  }
  const words = (property: Result['property'] | undefined) => ({
    ...(newest.sender && { sender: inWords(newest.sender.results, property) }),
    ...(newest.receiver && { receiver: inWords(newest.receiver.results, property) }),
  });
  const looked = seals.intact + seals.broken.length;
  const appearance = seals.broken.length
    ? `封条破损：${seals.broken.join('、')}`
    : `封条完好 ${seals.intact}`;
  return {
    accuracy: words(CHECKS.accuracy),
    completeness: words(CHECKS.completeness),
    usability: words(CHECKS.usability),
    security: words(CHECKS.security),
    appearance: looked ? { receiver: appearance } : {},
  };
}

function inWords(results: readonly Result[], property: Result['property'] | undefined): string {
  const asked = results.filter((each) => each.property === property && each.result !== 'not-applicable');
  const failed = asked.filter(({ result }) => result === 'fail');
  if (asked.length === 0) return '';
  const told = failed.map(({ check, note }) => `${check}${note ? `（${note}）` : ''}`).join('、');
  return failed.length ? `${asked.length}项，不通过：${told}` : `${asked.length}项，通过`;
}
