import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import {
  allows,
  isDomainPermission,
  Permission,
  PUBLIC_ROUTE,
  REQUIRED_PERMISSION,
  type Role,
} from '@fonds/identity';
import { HttpFixture } from './application.fixture';

interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly permission?: Permission;
  readonly public: boolean;
}

/** What may be asked for without saying who asks. Another public route must be added here on purpose. */
const PUBLIC_ROUTES = [
  'get /',
  'get /health',
  'get /ready',
  'get /metrics',
  'post /api/v1/login',
  // The published catalogue of what is open (AL 28, REG 29).
  'get /api/v1/opened',
  // Digests alone, for whoever checks the history.
  'get /log/checkpoint',
  'get /log/:epoch/checkpoint',
  'get /log/vkey',
  'get /log/:epoch/vkey',
  'get /log/tile/*path',
  'get /log/:epoch/tile/*path',
];

let http: HttpFixture;
let routes: Route[];
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  routes = routesOf(http);
});
afterAll(() => http.close());

describe('every route', () => {
  it('is found by this walk', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'get /api/v1/holdings',
        'post /api/v1/units/:unit/held-since',
        'get /api/v1/trail/export',
      ]),
    );
  });

  it('names one permission, or is public on purpose', () => {
    const open = routes.filter((route) => route.public).map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([...PUBLIC_ROUTES].sort());
    for (const route of routes.filter((each) => !each.public))
      expect(Object.values(Permission)).toContain(route.permission);
  });

  it('is closed to somebody who does not say who asks', async () => {
    for (const { method, path } of routes.filter((route) => !route.public)) {
      const answer = await http.as()[method](concrete(path));
      expect([`${method} ${path}`, answer.status, (answer.body as { code: string }).code]).toEqual([
        `${method} ${path}`,
        401,
        'token-missing',
      ]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('is closed to a role that lacks its permission', async () => {
    for (const { method, path, permission } of routes.filter((route) => !route.public)) {
      if (!permission || EVERYBODYS.includes(permission)) continue;
      const name = Object.keys(ROLE_OF).find((each) => !allows(ROLE_OF[each] ?? 'Reader', permission));
      const answer = await http.as(name ?? 'nobody lacks it')[method](concrete(path));
      expect([`${method} ${path}`, answer.status, (answer.body as { code: string }).code]).toEqual([
        `${method} ${path}`,
        403,
        'permission-denied',
      ]);
    }
  });

  it('about archives is closed to the system administrator', () => {
    const writing = routes.filter(
      ({ permission }) => permission && allows('SystemAdministrator', permission),
    );
    expect(writing.filter(({ permission }) => permission && isDomainPermission(permission))).toEqual([]);
  });
});

const ROLE_OF: Readonly<Record<string, Role>> = { root: 'SystemAdministrator', reader: 'Reader' };
/** That an organisation exists is no secret, and one's own account is one's own. */
const EVERYBODYS: readonly Permission[] = [Permission.OrganisationRead, Permission.Self];

const concrete = (path: string): string =>
  path.replace(/:[a-zA-Z]+/g, '00000000-0000-8000-8000-000000000000');

function routesOf(fixture: HttpFixture): Route[] {
  const discovery = new DiscoveryService(fixture.app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    const prototype: object = Object.getPrototypeOf(instance) as object;
    const base = Reflect.getMetadata(PATH_METADATA, metatype as object) as string;
    return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
      const handler = (prototype as Record<string, object>)[name] ?? {};
      const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | readonly string[] | undefined;
      if (paths === undefined) return [];
      const method =
        RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase();
      const meta = (key: string): unknown =>
        Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype as object);
      return [paths].flat().map((path) => ({
        method: method as Route['method'],
        path: `/${[base, path]
          .map((part) => part.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`,
        permission: meta(REQUIRED_PERMISSION) as Permission | undefined,
        public: meta(PUBLIC_ROUTE) === true,
      }));
    });
  });
}
