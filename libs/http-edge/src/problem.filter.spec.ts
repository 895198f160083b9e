import type { ArgumentsHost } from '@nestjs/common';
import { EventServerError, LogRefused, StoreOverloaded } from '@fonds/event-store';
import { ProblemFilter } from './index';

/** What a client would get. */
async function answered(error: unknown, language = 'zh'): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = {};
  const answer: Record<string, unknown> = { headers };
  const response = {
    headersSent: false,
    setHeader: (name: string, value: string) => (headers[name] = value),
    status: (status: number) => ((answer['status'] = status), response),
    type: () => response,
    send: (body: string) => (answer['body'] = JSON.parse(body)),
  };
  const request = { headers: { 'accept-language': language }, originalUrl: '/api/v1/units', query: {} };
  const http = { getRequest: () => request, getResponse: () => response };
  const filter = new ProblemFilter();
  jest.spyOn(filter['logger'], 'error').mockReturnValue(undefined);
  await filter.catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return answer;
}

describe('a store that cannot answer now', () => {
  it.each([
    [new StoreOverloaded(9), 'store-overloaded', '1', '等待写入的请求过多', 'Too many writes'],
    [
      new Error('timeout exceeded when trying to connect'),
      'database-busy',
      '5',
      '数据库繁忙',
      'The database is busy',
    ],
    [
      Object.assign(new Error('sorry, too many clients already for unit-secret'), { code: '53300' }),
      'database-busy',
      '5',
      '数据库繁忙',
      'The database is busy',
    ],
    [
      new EventServerError('unavailable', 'append to unit-secret'),
      'event-server-away',
      '5',
      '事件服务器没有应答',
      'The event server does not answer',
    ],
    [new LogRefused('unit-secret was deleted'), 'event-log-not-whole', '60', '不完整', 'is not whole'],
  ])('%s: 503, when to ask again, and no stream named', async (error, code, after, zh, en) => {
    const told = await answered(error);
    expect(told).toMatchObject({
      status: 503,
      headers: { 'Retry-After': after },
      body: { type: `urn:fonds:refusal:${code}`, status: 503 },
    });
    expect(JSON.stringify(told)).toContain(zh);
    expect(JSON.stringify(told)).not.toContain('unit-secret');
    expect(JSON.stringify(await answered(error, 'en'))).toContain(en);
  });

  it('is not taken for a defect, and a defect not for it', async () => {
    const { status, headers } = await answered(new Error('bug'));
    expect([status, headers]).toEqual([500, { 'Content-Language': 'zh-CN' }]);
  });
});
