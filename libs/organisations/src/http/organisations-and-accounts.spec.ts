import { Global, Module, type INestApplication } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import type { App } from 'supertest/types';
import { EVENT_STORE, MemoryEventStore } from '@fonds/event-store';
import { HttpEdgeModule } from '@fonds/http-edge';
import { accountId, APP_POOL, CLOCK, IdentityModule, OpenInstallation, SECRET_STORE } from '@fonds/identity';
import { civilDate, dayNumber, type Clock } from '@fonds/kernel';
import { MemorySecretStore } from '../../../../test/fixtures/identity/memory-secret-store';
import { organisationId } from '../domain/organisation-id';
import { OrganisationsModule } from '../organisations.module';
import { OrganisationQuery } from '../read/organisation.query';

const HOUR = 3_600_000;
/** Noon in Shanghai. */
const NOON = dayNumber(civilDate('2026-11-22')) * 24 * HOUR + 4 * HOUR;
const DAY = 24 * HOUR;

interface House {
  readonly app: INestApplication<App>;
  readonly store: MemoryEventStore;
  readonly secrets: MemorySecretStore;
  readonly clock: { milliseconds: number } & Clock;
}

async function build(): Promise<House> {
  const clock = { milliseconds: NOON, now: () => clock.milliseconds };
  const store = new MemoryEventStore(clock);
  const secrets = new MemorySecretStore();

  @Global()
  @Module({
    providers: [
      { provide: EVENT_STORE, useValue: store },
      { provide: CLOCK, useValue: clock },
      { provide: APP_POOL, useValue: {} },
    ],
    exports: [EVENT_STORE, CLOCK, APP_POOL],
  })
  class Ground {}

  const module = await Test.createTestingModule({
    imports: [Ground, HttpEdgeModule, IdentityModule, OrganisationsModule],
  })
    .overrideProvider(SECRET_STORE)
    .useValue(secrets)
    .overrideProvider(OrganisationQuery)
    .useValue({ descendantsOf: (ids: readonly string[]) => Promise.resolve(ids) })
    .compile();
  const app = module.createNestApplication<INestApplication<App>>({ logger: false });
  await app.init();
  return { app, store, secrets, clock };
}

let house: House;
let admin: string;

const open = (name: string) => house.app.get(CommandBus).execute(new OpenInstallation({ name }));
const call = (method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, token?: string) => {
  const asked = request(house.app.getHttpServer())[method](`/api/v1/${path}`).set('Accept-Language', 'en');
  return token ? asked.set('Authorization', `Bearer ${token}`) : asked;
};
const register = (code: string, more: object = {}) =>
  call('post', 'organisations', admin).send({ code, name: code, kind: '综合档案馆', level: '市', ...more });
const account = (body: object) => call('post', 'accounts', admin).send(body);

beforeEach(async () => {
  house = await build();
  const first = await open('admin');
  if (!first.ok) throw new Error(first.error.code);
  admin = first.value.token.token;
});
afterEach(() => house.app.close());

describe('the first administrator', () => {
  it('is made exactly once', async () => {
    expect(await open('admin')).toMatchObject({ ok: false, error: { code: 'installation-already-open' } });
    expect(await open('eve')).toMatchObject({ ok: false, error: { code: 'installation-already-open' } });
    expect(await house.store.readStream(`account-${accountId('eve')}`)).toEqual([]);
  });

  it('whose making was cut off by a crash is finished by the same name, once', async () => {
    house.secrets.tokens.clear();
    const again = await open('admin');
    expect(again.ok && again.value.token.token).toMatch(/^fl_/);
    expect(await house.store.readStream('installation')).toHaveLength(1);
    expect(await house.store.readStream(`account-${accountId('admin')}`)).toHaveLength(2);
    expect((await open('admin')).ok).toBe(false);
  });
});

describe('tokens', () => {
  it('are kept as hashes only, and stand in no event', async () => {
    const kept = JSON.stringify(
      [...house.secrets.tokens.entries()].map(([key, t]) => [key, Buffer.from(t.sha256).toString('utf8')]),
    );
    expect(kept).not.toContain(admin);
    expect([...house.secrets.tokens.values()].every((token) => token.sha256.length === 32)).toBe(true);
    let recorded = '';
    for await (const { bytes } of house.store.readAll(0n)) recorded += bytes.data + bytes.meta;
    expect(recorded).toContain(accountId('admin'));
    expect(recorded).not.toContain(admin);
  });

  it('are asked for on every route that is not public', async () => {
    const answer = await call('get', 'me');
    expect([answer.status, answer.type, (answer.body as { code: string }).code]).toEqual([
      401,
      'application/problem+json',
      'token-missing',
    ]);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect((await call('get', 'me', 'fl_unknown')).body).toMatchObject({
      status: 401,
      code: 'token-refused',
    });
    expect((await call('get', 'me', admin)).body).toMatchObject({
      name: 'admin',
      roles: [{ role: 'SystemAdministrator' }],
    });
  });

  it('end with their time', async () => {
    house.clock.milliseconds += 90 * DAY - 1;
    expect((await call('get', 'me', admin)).status).toBe(200);
    house.clock.milliseconds += 1;
    expect((await call('get', 'me', admin)).body).toMatchObject({ status: 401, code: 'token-refused' });
  });

  it('end when they are given back', async () => {
    expect((await call('post', 'logout', admin)).status).toBe(204);
    expect((await call('get', 'me', admin)).status).toBe(401);
  });
});

describe('organisations', () => {
  it('are registered with kind and level by Chinese name, and answer revision and position', async () => {
    const answer = await register('150100');
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ etag: '"0"', 'fonds-position': '4' });
    expect(answer.body).toMatchObject({
      id: organisationId('150100'),
      code: '150100',
      revision: 0,
      position: '4',
    });
    const [event] = await house.store.readStream(`organisation-${organisationId('150100')}`);
    expect(event?.data).toEqual({
      code: '150100',
      name: '150100',
      kind: 'comprehensive-archives',
      level: 'city',
    });
    expect(event?.meta).toMatchObject({
      businessDate: '2026-11-22',
      regime: 'R3',
      actor: { account: accountId('admin'), role: 'SystemAdministrator' },
    });
  });

  it('are registered once for one Idempotency-Key, and refused for the same code otherwise', async () => {
    const first = await register('150100').set('Idempotency-Key', 'k1');
    const second = await register('150100').set('Idempotency-Key', 'k1');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toMatchObject({
      repeated: true,
      events: (first.body as { events: string[] }).events,
    });
    expect((await register('150100')).body).toMatchObject({ status: 409, code: 'organisation-exists' });
  });

  it('below one that is not registered are refused', async () => {
    expect((await register('150102', { parent: '150100' })).body).toMatchObject({
      status: 422,
      code: 'organisation-parent-not-found',
    });
    await register('150100');
    expect((await register('150102', { parent: '150100', level: '县' })).status).toBe(201);
  });

  it('cannot be put below what stands below them', async () => {
    await register('A');
    await register('B', { parent: 'A' });
    await register('C', { parent: 'B' });
    expect((await call('patch', 'organisations/A', admin).send({ parent: 'C' })).body).toMatchObject({
      code: 'organisation-above-itself',
    });
  });

  it('changed by somebody else meanwhile are refused by If-Match', async () => {
    await register('A');
    const change = (name: string) =>
      call('patch', 'organisations/A', admin).set('If-Match', '"0"').send({ name });
    expect((await change('x')).headers).toMatchObject({ etag: '"1"' });
    expect((await change('y')).body).toMatchObject({
      status: 412,
      code: 'revision-moved',
      facts: { expected: 0, actual: 1 },
    });
  });

  it('end, and name who carries on their functions', async () => {
    await register('A');
    await register('B');
    expect((await call('post', 'organisations/A/end', admin).send({ validTo: '2019-01-01' })).status).toBe(
      200,
    );
    const named = await call('post', 'organisations/A/successors', admin).send({
      function: '接收',
      successor: 'B',
    });
    expect(named.body).toMatchObject({ revision: 2 });
    expect(
      (await call('post', 'organisations/A/successors', admin).send({ function: '接收', successor: 'Z' }))
        .body,
    ).toMatchObject({
      status: 422,
      code: 'organisation-successor-not-found',
    });
  });

  it('sent with wrong fields are refused with each field named, in the language asked for', async () => {
    const answer = await register('A', {
      level: null,
      kind: '',
      colour: 'red',
      businessDate: '2026-02-30',
    }).set('Accept-Language', 'zh-CN');
    expect(answer.status).toBe(400);
    const { code, errors } = answer.body as { code: string; errors: { path: string; message: string }[] };
    expect(code).toBe('input-invalid');
    expect([...new Set(errors.map((error) => error.path))].sort()).toEqual([
      'businessDate',
      'colour',
      'kind',
      'level',
    ]);
    expect(errors.find((error) => error.path === 'colour')?.message).toBe('colour：没有这个字段');
  });

  it('dated later than today are refused by INV-43', async () => {
    expect((await register('A', { businessDate: '2026-11-23' })).body).toMatchObject({
      status: 422,
      rule: 'INV-43',
    });
  });
});

describe('accounts', () => {
  beforeEach(() => register('150100'));
  const made = async (body: object): Promise<{ token: string; oneTimePassword: string }> =>
    (await account(body)).body as { token: string; oneTimePassword: string };

  it('are made with a role by its Chinese name and answer their token', async () => {
    const answer = await account({ name: 'li', role: '接收员', organisation: '150100' });
    expect(answer.status).toBe(201);
    const { token } = answer.body as { token: string };
    expect((await call('get', 'me', token)).body).toMatchObject({
      account: accountId('li'),
      roles: [{ role: 'AccessionArchivist', organisation: { code: '150100' } }],
    });
  });

  it('are no administrators’: what needs another permission is refused', async () => {
    const { token } = await made({ name: 'li', role: 'AccessionArchivist', organisation: '150100' });
    expect(
      (await call('post', 'organisations', token).send({ code: 'X', name: 'X', kind: '村' })).body,
    ).toMatchObject({
      status: 403,
      code: 'permission-denied',
      facts: { permission: 'organisation.write' },
    });
  });

  it('in an organisation that is not registered, or in an unknown role, are refused', async () => {
    expect((await account({ name: 'li', role: 'Keeper', organisation: 'nowhere' })).body).toMatchObject({
      code: 'role-organisation-not-found',
    });
    expect((await account({ name: 'li', role: 'King', organisation: '150100' })).body).toMatchObject({
      code: 'role-unknown',
      cure: expect.stringContaining('接收员 (AccessionArchivist)') as unknown,
    });
    expect(await house.store.readStream(`account-${accountId('li')}`)).toEqual([]);
  });

  it('that are suspended are refused at once, and act again when reinstated', async () => {
    const { token } = await made({ name: 'li', role: 'Keeper', organisation: '150100' });
    expect((await call('post', 'accounts/li/suspend', admin).send({ reason: 'left' })).status).toBe(200);
    expect((await call('get', 'me', token)).body).toMatchObject({ status: 401, code: 'account-suspended' });
    await call('post', 'accounts/li/reinstate', admin).send({});
    expect((await call('get', 'me', token)).status).toBe(200);
  });

  it('end after their last day in Shanghai', async () => {
    const { token } = await made({ name: 'auditor', role: '审计员' });
    await call('post', 'accounts/auditor/term', admin).send({
      until: '2026-11-22',
      letter: '审函〔2026〕1号',
    });
    house.clock.milliseconds = NOON + 12 * HOUR - 1;
    expect((await call('get', 'me', token)).status).toBe(200);
    house.clock.milliseconds = NOON + 12 * HOUR;
    expect((await call('get', 'me', token)).body).toMatchObject({ status: 401, code: 'account-expired' });
  });

  it('lose a role at once when it is taken back', async () => {
    const { token } = await made({ name: 'sec', role: 'SecurityAdministrator' });
    await made({ name: 'li' });
    expect((await call('post', 'accounts/li/suspend', token).send({})).status).toBe(200);
    expect(
      (await call('delete', `accounts/sec/roles/${encodeURIComponent('安全保密管理员')}`, admin)).status,
    ).toBe(200);
    expect((await call('post', 'accounts/li/reinstate', token).send({})).status).toBe(403);
  });

  it('whose reply was lost are answered again with a token that works; the lost one does not', async () => {
    const make = () => account({ name: 'li' }).set('Idempotency-Key', 'once');
    const [lost, again] = [await make(), await make()].map(
      (answer) => (answer.body as { token: string }).token,
    );
    expect((await call('get', 'me', lost)).status).toBe(401);
    expect((await call('get', 'me', again)).status).toBe(200);
  });

  it('with a one-time password must change it before anything else', async () => {
    const { oneTimePassword, token: seenByTheMaker } = await made({
      name: 'sec',
      role: 'SecurityAdministrator',
      oneTimePassword: true,
    });
    const login = (password: string) => call('post', 'login').send({ name: 'sec', password });
    const first = (await login(oneTimePassword)).body as { token: string; passwordChangeRequired: boolean };
    expect(first.passwordChangeRequired).toBe(true);
    expect((await call('get', 'accounts/sec', first.token)).body).toMatchObject({
      status: 403,
      code: 'password-change-required',
    });
    const change = (next: string) =>
      call('put', 'me/password', first.token).send({ present: oneTimePassword, next });
    expect((await change('short')).body).toMatchObject({ code: 'password-weak' });
    expect((await change(oneTimePassword)).body).toMatchObject({ code: 'password-weak' });
    expect((await change('a longer phrase')).status).toBe(200);
    expect((await call('get', 'me', first.token)).status).toBe(401);
    // Whoever made the account has its token: from now on nobody acts in the person's name but the person.
    expect((await call('get', 'me', seenByTheMaker)).status).toBe(401);
    expect((await login(oneTimePassword)).body).toMatchObject({ status: 401, code: 'login-refused' });
    const second = (await login('a longer phrase')).body as {
      token: string;
      passwordChangeRequired: boolean;
    };
    expect(second.passwordChangeRequired).toBe(false);
    expect((await call('get', 'me', second.token)).status).toBe(200);
  });

  it('unknown and wrong passwords are answered alike', async () => {
    const wrong = await call('post', 'login').send({ name: 'admin', password: 'x' });
    const unknown = await call('post', 'login').send({ name: 'nobody', password: 'x' });
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.status).toBe(401);
  });

  it('act in the role that the header names', async () => {
    const { token } = await made({ name: 'sec', role: 'SecurityAdministrator' });
    await made({ name: 'li' });
    expect(
      (await call('post', 'accounts/li/suspend', token).set('Fonds-Role', 'Keeper').send({})).body,
    ).toMatchObject({ code: 'role-not-held' });
    expect(
      (
        await call('post', 'accounts/li/suspend', token)
          .set('Fonds-Role', encodeURIComponent('安全保密管理员'))
          .send({})
      ).status,
    ).toBe(200);
  });
});

describe('what is not there', () => {
  it('is told as problem details too', async () => {
    const answer = await call('get', 'nothing', admin);
    expect([answer.status, answer.type]).toEqual([404, 'application/problem+json']);
    const broken = await call('post', 'login').set('Content-Type', 'application/json').send('{');
    expect(broken.body).toMatchObject({ status: 400, code: 'request-malformed' });
  });
});
