import type { PastEvent } from '@fonds/event-contracts';
import { civilDate, fold, type OrganisationId, type Result } from '@fonds/kernel';
import { organisationDecider, type OrganisationCommand } from './organisation.decider';
import { organisationId } from './organisation-id';
import { kindOf, levelOf, ORGANISATION_KINDS } from './organisation-kind';

const CITY = organisationId('150100');
const REGION = organisationId('150000');
const decider = organisationDecider(CITY);

interface Drafted {
  readonly type: string;
  readonly data: unknown;
}

const given = (...events: Drafted[]) => ({
  when: (command: OrganisationCommand): Result<readonly Drafted[]> =>
    decider.decide(
      command,
      fold(
        decider,
        events.map((event, revision) => ({ ...event, revision }) as unknown as PastEvent),
      ),
    ),
});

const register = (
  more: Partial<Extract<OrganisationCommand, { kind: 'register' }>> = {},
): OrganisationCommand => ({
  kind: 'register',
  id: CITY,
  code: '150100',
  attributes: { name: '呼和浩特市档案馆', kind: 'comprehensive-archives', level: 'city', parent: REGION },
  ...more,
});
const registered: Drafted = {
  type: 'OrganisationRegistered',
  data: {
    code: '150100',
    name: '呼和浩特市档案馆',
    kind: 'comprehensive-archives',
    level: 'city',
    parent: REGION,
  },
};
const change = (changes: object, above: readonly OrganisationId[] = []): OrganisationCommand =>
  ({ kind: 'change', changes, above }) as OrganisationCommand;
const refused = (code: string): object => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
});

describe('registering an organisation', () => {
  it('records its code, name, kind, level and superior', () => {
    expect(given().when(register())).toEqual({ ok: true, value: [registered] });
  });

  it('is refused under a code that is registered already', () => {
    expect(given(registered).when(register())).toMatchObject(refused('organisation-exists'));
  });

  it('is refused for an archives without a level', () => {
    for (const kind of ['comprehensive-archives', 'township-archives'] as const)
      expect(given().when(register({ attributes: { name: '馆', kind } }))).toMatchObject(
        refused('archives-without-level'),
      );
  });

  it('of another kind needs no level', () => {
    expect(given().when(register({ attributes: { name: '市局', kind: 'organ' } })).ok).toBe(true);
  });

  it.each(['', ' ', 'a b', '-x', 'x'.repeat(65), 'a\u0000b'])(
    'is refused under the malformed code %j',
    (code) => {
      expect(given().when(register({ code }))).toMatchObject(refused('organisation-code-malformed'));
    },
  );

  it('is refused when it would be its own superior', () => {
    const attributes = { name: '馆', kind: 'organ', parent: CITY } as const;
    expect(given().when(register({ attributes }))).toMatchObject(refused('organisation-above-itself'));
  });

  it('is refused when it would end before it begins', () => {
    const attributes = { name: '局', kind: 'organ', validFrom: civilDate('2000-01-01') } as const;
    expect(given().when(register({ attributes, validTo: civilDate('1999-12-31') }))).toMatchObject(
      refused('organisation-ends-before-it-begins'),
    );
  });
});

describe('changing an organisation', () => {
  it('keeps before and after of what changed, and only that', () => {
    expect(given(registered).when(change({ name: '市档案馆', level: 'city' }))).toEqual({
      ok: true,
      value: [
        {
          type: 'OrganisationChanged',
          data: { before: { name: '呼和浩特市档案馆' }, after: { name: '市档案馆' }, cleared: [] },
        },
      ],
    });
  });

  it('to what it is already changes nothing', () => {
    expect(given(registered).when(change({ name: '呼和浩特市档案馆', parent: REGION }))).toEqual({
      ok: true,
      value: [],
    });
    const cleared = {
      type: 'OrganisationChanged',
      data: { before: { parent: REGION }, after: {}, cleared: ['parent'] },
    };
    expect(given(registered).when(change({ parent: null }))).toEqual({ ok: true, value: [cleared] });
    expect(given(registered, cleared).when(change({ parent: null }))).toEqual({ ok: true, value: [] });
  });

  it('is refused when the level of an archives would be cleared', () => {
    expect(given(registered).when(change({ level: null }))).toMatchObject(refused('archives-without-level'));
  });

  it('is refused when it would stand above itself', () => {
    expect(
      given(registered).when(change({ parent: organisationId('x') }, [organisationId('x'), CITY])),
    ).toMatchObject(refused('organisation-above-itself'));
  });

  it('is refused when it has ended or was never registered', () => {
    const ended = { type: 'OrganisationEnded', data: { validTo: '2019-01-01' } };
    expect(given(registered, ended).when(change({ name: 'x' }))).toMatchObject(refused('organisation-ended'));
    expect(given().when(change({ name: 'x' }))).toMatchObject(refused('organisation-not-found'));
  });
});

describe('the end of an organisation', () => {
  const end = (validTo: string): OrganisationCommand => ({ kind: 'end', validTo: civilDate(validTo) });
  const ended = { type: 'OrganisationEnded', data: { validTo: '2019-01-01' } };

  it('is recorded once, and told again changes nothing', () => {
    expect(given(registered).when(end('2019-01-01'))).toEqual({ ok: true, value: [ended] });
    expect(given(registered, ended).when(end('2019-01-01'))).toEqual({ ok: true, value: [] });
    expect(given(registered, ended).when(end('2019-01-02'))).toMatchObject(refused('organisation-ended'));
  });

  it('is not before its beginning', () => {
    const young = {
      type: 'OrganisationRegistered',
      data: { code: 'a', name: 'a', kind: 'organ', validFrom: '2019-05-01' },
    };
    expect(given(young).when(end('2019-04-30'))).toMatchObject(refused('organisation-ends-before-it-begins'));
    expect(given(young).when(end('2019-05-01')).ok).toBe(true);
  });
});

describe('successors', () => {
  const name = (work: string, successor: OrganisationId): OrganisationCommand => ({
    kind: 'name-successor',
    function: work,
    successor,
  });

  it('are named for each function, also after the end', () => {
    const ended = { type: 'OrganisationEnded', data: { validTo: '2019-01-01' } };
    const result = given(registered, ended).when(name('档案接收', REGION));
    expect(result).toMatchObject({
      ok: true,
      value: [{ type: 'SuccessorNamed', data: { function: '档案接收', successor: REGION } }],
    });
  });

  it('named again for the same function change nothing, another one takes its place', () => {
    const named = { type: 'SuccessorNamed', data: { function: '档案接收', successor: REGION } };
    expect(given(registered, named).when(name('档案接收', REGION))).toEqual({ ok: true, value: [] });
    expect(given(registered, named).when(name('档案接收', organisationId('y')))).toMatchObject({
      ok: true,
      value: [{}],
    });
  });

  it('are never the organisation itself', () => {
    expect(given(registered).when(name('x', CITY))).toMatchObject(refused('organisation-succeeds-itself'));
  });
});

describe('kinds and levels', () => {
  it('are accepted by their Chinese name and by their code', () => {
    for (const [code, { zh }] of Object.entries(ORGANISATION_KINDS)) {
      expect(kindOf(code)).toBe(code);
      expect(kindOf(zh)).toBe(code);
    }
    expect([levelOf('市'), levelOf('市级'), levelOf('city'), levelOf('City')]).toEqual([
      'city',
      'city',
      'city',
      'city',
    ]);
    expect(kindOf('博物馆')).toBeUndefined();
    expect(levelOf('乡')).toBeUndefined();
  });
});

describe('the id of an organisation', () => {
  it('is derived from its code and never changes', () => {
    expect(organisationId('150100')).toBe(organisationId(' 150100 '));
    expect(organisationId('150100')).toBe('435947bc-a357-8304-ade1-972611a3a429');
  });
});
