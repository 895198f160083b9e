import type { CommandContext } from '@fonds/event-store';
import type { Paper } from '@fonds/forms';
import type { Session } from '../session/session';
import { printed } from './paper-answer';

describe('a paper', () => {
  it('is not recorded as gone out where its file cannot be written', async () => {
    const print = jest.fn();
    const session = { out: {}, installation: { get: () => ({ print }) } } as unknown as Session;
    const order = { path: `${__dirname}/no/such/register.pdf`, format: 'pdf', scope: {} } as const;
    await expect(printed(session, {} as Paper, order, {} as CommandContext)).rejects.toMatchObject({
      code: 'ENOENT',
      path: `${__dirname}/no/such`,
    });
    expect(print).not.toHaveBeenCalled();
  });
});
