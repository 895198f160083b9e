import { randomBytes } from 'node:crypto';
import { kernel } from './product.mjs';

export const uuid = () => kernel.uuidV7(Date.now(), randomBytes(10));

const account = uuid();
const meta = {
  businessDate: '2026-11-22',
  actor: { account, role: 'AccessionArchivist' },
  regime: 'R3',
  rules: [],
  basis: 'internal',
  evidence: [],
  correlation: account,
  causation: account,
  command: account,
};

/** Small real events, for processes that write until they are killed. */
export const events = (count) =>
  Array.from({ length: count }, () => ({
    id: uuid(),
    type: 'FondsConfirmed',
    data: { name: '某全宗' },
    meta,
  }));
