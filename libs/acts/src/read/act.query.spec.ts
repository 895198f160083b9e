import { ActQuery } from './act.query';

it('an act that is asked for by what is no id is none, and the database is not asked', async () => {
  const query = new ActQuery({ query: () => Promise.reject(new Error('asked')) } as never);
  expect(await query.one('x', { all: true } as never)).toBeUndefined();
});
