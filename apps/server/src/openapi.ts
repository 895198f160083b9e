import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Instance } from '@fonds/instance';
import { ServerModule } from './server.module';
import { VERSION } from './version';

const DESCRIPTION = [
  'Every command answers `position`; any query takes `?after=<position>` and then shows what was saved.',
  'Commands take `Idempotency-Key` (the same key of the same account with the same request is the same command; with another request it is refused with 422), `If-Match` (the ETag of the last reading), `Fonds-Role` and `Fonds-Organisation` (in which role to act).',
  'Refusals are problem details (RFC 9457) with `code`, `rule`, `basis` and `cure`, in Chinese or English by `Accept-Language`.',
  'Lists are paged by `cursor`; `next` of the answer is the cursor of the next page.',
].join('\n\n');

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem details of a refusal',
  required: ['type', 'title', 'status', 'detail', 'code', 'cure', 'basis', 'facts'],
  properties: {
    type: { type: 'string', example: 'urn:fonds:refusal:business-date-in-future' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    cure: { type: 'string' },
    rule: { type: 'string', example: 'INV-43' },
    basis: {
      type: 'array',
      items: {
        type: 'object',
        properties: { instrument: { type: 'string' }, article: { type: 'string' }, text: { type: 'string' } },
      },
    },
    facts: { type: 'object', additionalProperties: true },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, check: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const AFTER: Parameter = {
  name: 'after',
  in: 'query',
  required: false,
  description: 'Answer only when everything up to this log position is shown; waits up to 10 seconds.',
  schema: { type: 'string', pattern: '^[0-9]{1,18}$' },
};

const header = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});
const COMMAND_HEADERS: readonly Parameter[] = [
  header(
    'Idempotency-Key',
    'The same key of the same account with the same request is the same command: it is carried out once. With another request it is refused with 422.',
  ),
  header('If-Match', 'ETag of the last reading: refused with 412 when somebody else changed it meanwhile.'),
  header('Fonds-Role', 'The role to act in, by English or percent-encoded Chinese name.'),
  header('Fonds-Organisation', 'Code of the organisation to act for.'),
];

/** The interface as OpenAPI, with what holds for every route: problem details, `?after=`. */
function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('fondsledger')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: { ...PROBLEM } as never },
  };
  for (const [path, item] of Object.entries(document.paths))
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (!operation) continue;
      operation.responses['default'] = {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
      if (!path.startsWith('/api/')) continue;
      (operation.parameters ??= []).push(...(method === 'get' ? [AFTER] : COMMAND_HEADERS));
    }
  return document;
}

/** The agreed interface, from apps/server/src in the checkout or in dist/. */
const COMMITTED = [
  join(__dirname, '../../../docs/openapi.json'),
  join(__dirname, '../../../../docs/openapi.json'),
];

/** Serves the description at /api/v1/openapi.json and a page to read it at /api/reference. Read when first asked for. */
export function describeApi(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/reference', app, () => (document ??= committed() ?? apiDocument(app)), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
    customSiteTitle: 'fondsledger API',
  });
}

/** It has the answers too, which this process cannot know: types are gone at run time (scripts/response-schemas.mjs). */
function committed(): OpenAPIObject | undefined {
  const file = COMMITTED.find((path) => existsSync(path));
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject);
}

/** The description without a running instance: routes and types only, nothing is opened. */
export async function describeWithoutInstance(): Promise<OpenAPIObject> {
  const nothing = { dataDir: '' } as Instance;
  const app = await NestFactory.create(ServerModule.register(nothing, { onLoopback: true }), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return apiDocument(app);
}
