import type { AcquisitionAgreed } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES } from '@fonds/testing';

/** A deed of the tests’ person, with a paper. */
export const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-05-01'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  evidence: 1,
  lawData: LAW_DATA_VERSION,
  ...over,
});
export const person = { kind: '个人', name: '李某' } as const;
export const agreed: AcquisitionAgreed = {
  archives: ARCHIVES,
  kind: 'deposit',
  party: person,
  title: '寄存协议',
  rights: '甲',
  duties: '乙',
  useTerms: '丙',
  from: '2026-01-01',
  until: '2026-12-31',
};
