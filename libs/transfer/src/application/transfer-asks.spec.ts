import { codeKey } from '@fonds/holdings';
import { testId } from '@fonds/testing';
import { TransferAsks } from './transfer-asks';
import { UnitsOfTransfer } from './units-of-transfer';

const UNITS = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const CODES = ['J021-1-1', 'J021-1-2', 'J021-1-3'];

/** What the sender says, over a pool that counts its questions. */
function asks() {
  let asked = 0;
  const rows = UNITS.map((node, n) => ({ node, code: codeKey(CODES[n] ?? '') }));
  const pool = { query: () => Promise.resolve({ rows: (asked++, rows) }) };
  const act = { parts: [new Map(UNITS.map((unit) => [unit, { standing: 'claimed' }]))] };
  const entered = { transfer: { act, checked: new Map() }, events: [] } as never;
  return { asks: new TransferAsks(new UnitsOfTransfer(pool as never)), entered, asked: () => asked };
}

describe('a batch whose units are named by their codes', () => {
  it('is asked for its codes once, however many boxes are sent', async () => {
    const { asks: sender, entered, asked } = asks();
    const boxes = CODES.map((code, n) => ({ box: `${n + 1}号箱`, units: [code] }));
    const sent = await sender.dispatch(entered, { collectedBy: '王某', boxes });
    expect(JSON.stringify(sent)).toContain(UNITS[2]);
    expect(asked()).toBe(1);
  });

  it('or defects are found; one that is named by ids alone is asked for none', async () => {
    const { asks: receiver, entered, asked } = asks();
    const wet = (units: readonly string[]) => units.map((unit) => ({ code: 'damaged', units: [unit] }));
    expect(await receiver.return(entered, 'units', UNITS, wet(UNITS))).toMatchObject({ ok: true });
    expect(asked()).toBe(0);
    expect(await receiver.return(entered, 'units', CODES, wet(CODES))).toMatchObject({ ok: true });
    expect(asked()).toBe(1);
  });
});
