/** One file that breaks one arrow. */
export interface Planted {
  readonly rule: string;
  readonly from: string;
  readonly code: string;
  /** Further files it takes. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** What stands at the other end of the planted imports; breaks nothing itself. */
export const GROUND: Readonly<Record<string, string>> = {
  'libs/kernel/src/index.ts': "export { clock } from './clock';",
  'libs/kernel/src/clock.ts': 'export const clock = 1;',
  'libs/database/src/index.ts': 'export const database = 1;',
  'libs/transfer/src/index.ts': "export { decide } from './domain/transfer.decider';",
  'libs/transfer/src/domain/transfer.decider.ts':
    "import { clock } from '@fonds/kernel';\nexport const decide = clock;",
  'libs/transfer/src/application/offer.handler.ts':
    "import { decide } from '../domain/transfer.decider';\nexport const offer = decide;",
  'libs/transfer/src/read/due.query.ts': "import { clock } from '@fonds/kernel';\nexport const due = clock;",
  'libs/ledger/core/src/index.ts': "import { clock } from '@fonds/kernel';\nexport const root = clock;",
  'libs/event-store/src/index.ts': 'export const store = 1;',
  'libs/event-store/src/adapters/kurrentdb/client.ts':
    "import { EventStoreDBClient } from '@eventstore/db-client';\nexport const client = EventStoreDBClient;",
  'libs/testing/src/index.ts': 'export const given = 1;',
  'libs/opening/src/read/open.spec.ts':
    "import { given } from '@fonds/testing';\nimport { decide } from '@fonds/transfer';\nexport const spec = [given, decide];",
  'apps/server/src/main.ts': "import { decide } from '@fonds/transfer';\nexport const main = decide;",
  'apps/verify/src/main.ts':
    "import { readFileSync } from 'node:fs';\nimport { root } from '../../../libs/ledger/core/src';\nexport const verify = [root, readFileSync];",
  'bench/peer.ts': 'export const peer = 1;',
};

const domain = 'libs/opening/src/domain';

export const PLANTED: readonly Planted[] = [
  { rule: 'domain-stays-pure', from: `${domain}/nest.ts`, code: "import '@nestjs/common';" },
  { rule: 'domain-stays-pure', from: `${domain}/cqrs.ts`, code: "import '@nestjs/cqrs';" },
  { rule: 'domain-stays-pure', from: `${domain}/pg.ts`, code: "import 'pg';" },
  {
    rule: 'domain-stays-pure',
    from: `${domain}/pg-type.ts`,
    code: "import type { Pool } from 'pg';\nexport type P = Pool;",
  },
  { rule: 'domain-stays-pure', from: `${domain}/database.ts`, code: "import '@fonds/database';" },
  {
    rule: 'domain-has-no-machine',
    from: `${domain}/random.ts`,
    code: "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;",
  },
  {
    rule: 'domain-has-no-machine',
    from: `${domain}/process.ts`,
    code: "import { env } from 'node:process';\nexport const e = env;",
  },
  {
    rule: 'domain-has-no-machine',
    from: `${domain}/clock.ts`,
    code: "import { performance } from 'perf_hooks';\nexport const p = performance;",
  },
  {
    rule: 'domain-looks-inward',
    from: 'libs/transfer/src/domain/eager.ts',
    code: "import '../application/offer.handler';",
  },
  { rule: 'no-lib-to-app', from: 'libs/opening/src/app.ts', code: "import '../../../apps/server/src/main';" },
  // The alias leads to doors only: what it cannot reach is refused as unresolved.
  {
    rule: 'everything-resolves',
    from: 'libs/opening/src/alias.ts',
    code: "import '@fonds/transfer/domain/transfer.decider';",
  },
  {
    rule: 'only-through-the-door',
    from: 'libs/opening/src/relative.ts',
    code: "import '../../transfer/src/read/due.query';",
  },
  {
    rule: 'only-through-the-door',
    from: 'libs/opening/src/tree.ts',
    code: "import '../../ledger/core/src/tree';",
    beside: { 'libs/ledger/core/src/tree.ts': 'export const tree = 1;' },
  },
  {
    rule: 'apps-through-the-door',
    from: 'apps/server/src/inside.ts',
    code: "import '../../../libs/transfer/src/read/due.query';",
  },
  {
    rule: 'no-read-to-decide',
    from: 'libs/transfer/src/read/decides.query.ts',
    code: "import '../domain/transfer.decider';",
  },
  {
    rule: 'no-read-to-decide',
    from: 'libs/transfer/src/read/acts.query.ts',
    code: "import '../application/offer.handler';",
  },
  {
    rule: 'event-server-client-in-one-place',
    from: 'libs/opening/src/client.ts',
    code: "import '@eventstore/db-client';",
  },
  {
    rule: 'event-server-client-in-one-place',
    from: 'libs/event-store/src/client.ts',
    code: "import '@kurrent/kurrentdb-client';",
  },
  {
    rule: 'ledger-core-needs-kernel-only',
    from: 'libs/ledger/core/src/store.ts',
    code: "import '@fonds/event-store';",
  },
  { rule: 'ledger-core-needs-kernel-only', from: 'libs/ledger/core/src/files.ts', code: "import 'node:fs';" },
  {
    rule: 'ledger-core-needs-kernel-only',
    from: 'libs/ledger/core/src/hash.ts',
    code: "import { hash } from 'node:crypto';\nexport const h = hash;",
  },
  {
    rule: 'ledger-core-needs-kernel-only',
    from: 'libs/ledger/core/hashing/src/files.ts',
    code: "import 'node:fs';",
  },
  {
    rule: 'leaf-thread-loads-little',
    from: 'libs/ledger/audit/src/leaf-thread.ts',
    code: "import './rows';",
    beside: { 'libs/ledger/audit/src/rows.ts': "import 'pg';" },
  },
  {
    rule: 'ledger-core-needs-kernel-only',
    from: 'libs/ledger/core/src/nest.ts',
    code: "import '@nestjs/common';",
  },
  {
    rule: 'verifier-needs-ledger-core-only',
    from: 'apps/verify/src/store.ts',
    code: "import '@fonds/event-store';",
  },
  {
    rule: 'verifier-needs-ledger-core-only',
    from: 'apps/verify/src/nest.ts',
    code: "import '@nestjs/common';",
  },
  {
    rule: 'verifier-needs-ledger-core-only',
    from: 'apps/verify/src/net.ts',
    code: "import { get } from 'node:https';\nexport const g = get;",
  },
  {
    rule: 'audit-shares-only-the-core',
    from: 'libs/ledger/audit/src/store.ts',
    code: "import '@fonds/event-store';",
  },
  {
    rule: 'audit-shares-only-the-core',
    from: 'libs/ledger/audit/src/integrator.ts',
    code: "import { leaves } from '@fonds/ledger/integrator';\nexport const derived = leaves;",
    beside: { 'libs/ledger/integrator/src/index.ts': 'export const leaves = 1;' },
  },
  {
    rule: 'forms-print-what-they-are-given',
    from: 'libs/forms/src/store.ts',
    code: "import '@fonds/event-store';",
  },
  {
    rule: 'forms-print-what-they-are-given',
    from: 'libs/forms/src/form/deed.form.ts',
    code: "import { decide } from '@fonds/transfer';\nexport const deed = decide;",
  },
  {
    rule: 'product-never-needs-bench',
    from: 'libs/opening/src/bench.ts',
    code: "import '../../../bench/peer';",
  },
  { rule: 'product-never-needs-tests', from: 'libs/opening/src/tests.ts', code: "import '@fonds/testing';" },
  {
    rule: 'no-cycle',
    from: 'libs/opening/src/egg.ts',
    code: "import './hen';\nexport const egg = 1;",
    beside: { 'libs/opening/src/hen.ts': "import './egg';\nexport const hen = 1;" },
  },
  { rule: 'everything-resolves', from: 'libs/opening/src/lost.ts', code: "import './nowhere';" },
  { rule: 'declared-dependencies', from: 'libs/opening/src/dev.ts', code: "import 'fast-check';" },
];
