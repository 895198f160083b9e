import { PASSING, typeOf } from './client-error';

const unknown = (message: string) => Object.assign(new Error(message), { type: 'unknown' });

it.each(['Server Is Not Ready', 'Server Is Busy', 'No leader info available in response'])(
  'a batch that a server refuses with "%s" is given again',
  (words) => {
    expect(PASSING.has(typeOf(unknown(`Could not recognize ${words}`)))).toBe(true);
  },
);

it('what the server says of a batch otherwise is not given again', () => {
  expect(PASSING.has(typeOf(unknown('Could not recognize Unknown NotHandledReason (9)')))).toBe(false);
});

it('a cluster in which no node leads is asked again', () => {
  expect(PASSING.has(typeOf(new Error('Failed to discover after 10 attempts.')))).toBe(true);
});
