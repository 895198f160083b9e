import type { Request, Response } from 'express';
import { RefusedError } from '@fonds/http-edge';
import type { Ledger } from '../ledger';
import { LogController } from './log.controller';

/** A log without any epoch: whoever may ask is told that there is nothing. */
const NOTHING = { log: { epochs: () => Promise.resolve([]) } } as unknown as Ledger;

const refused = async (forAll: boolean, onLoopback: boolean, forwarded?: string): Promise<boolean> => {
  const controller = new LogController(NOTHING, forAll, onLoopback);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const request = { headers, path: '/log/checkpoint', params: {} } as unknown as Request;
  const asked = [
    () => controller.checkpoint(request, {} as Response),
    () => controller.vkey(request, {} as Response),
    () => controller.tile({ ...request, path: '/log/tile/0/000' } as Request, {} as Response),
  ];
  const answers = await Promise.all(asked.map((ask) => ask().catch((error: unknown) => error)));
  const codes = answers.map((error) => error instanceof RefusedError && error.refusal.code);
  expect(new Set(codes).size).toBe(1);
  return codes[0] === 'log-not-public';
};

describe('the log over HTTP', () => {
  it('is for this machine alone unless it was made public (LEDGER_PUBLIC)', async () => {
    expect(await refused(false, true)).toBe(false);
    expect(await refused(false, false)).toBe(true);
    expect(await refused(true, false)).toBe(false);
  });

  it('is not for whom a proxy before a loopback server speaks, unless it was made public', async () => {
    expect(await refused(false, true, '203.0.113.7')).toBe(true);
    expect(await refused(true, true, '203.0.113.7')).toBe(false);
  });
});
