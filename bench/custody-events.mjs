import { hash } from 'node:crypto';
import { kernel } from './product.mjs';

/** Titles, boxes and dates as catalogues of municipal archives print them; the mix gives about 455 bytes of data. */
const BODIES = ['市人民政府办公室', '市民政局', '市水利局', '县供销合作社', '市档案局', '市国土资源局'];
const MATTERS = [
  '关于做好防汛抗旱工作的通知',
  '关于干部任免的批复',
  '关于土地权属登记的请示',
  '年度工作总结及来年计划',
  '关于撤乡建镇的会议纪要',
];
const RETENTION = ['永久', '30年', '10年'];

const id = (...parts) => kernel.derivedId('bench/1', ...parts.map(String));
const pick = (list, n) => list[n % list.length];

const FONDS = id('fonds');
const ARCHIVES = id('archives');
const ACCOUNT = id('account');
const IMPORT = id('import');

/** The event number `n` of a run: the same number gives the same event. */
function custodyEvent(run, n) {
  const year = 1950 + (n % 70);
  const number = String((n % 9999) + 1).padStart(4, '0');
  return {
    id: id(run, 'event', n),
    type: 'HoldingTakenOn',
    data: {
      fonds: FONDS,
      key: { kind: 'code', value: `J109-${year}-${number}` },
      profile: 'dat18',
      level: 'item',
      description: {
        title: `${pick(BODIES, n)}${pick(MATTERS, n >> 3)}`,
        dates: [{ printed: `${year}0517`, certainty: 'exact' }],
        pages: (n % 40) + 1,
        retention: pick(RETENTION, n),
      },
      custodian: ARCHIVES,
      holder: ARCHIVES,
      owner: { kind: '国家' },
      heldSince: { printed: '不详' },
      entries: 0,
    },
    meta: {
      businessDate: '2026-11-22',
      actor: { account: ACCOUNT, role: 'AccessionArchivist' },
      regime: 'R3',
      rules: [],
      basis: 'internal',
      evidence: [],
      correlation: IMPORT,
      causation: IMPORT,
      command: IMPORT,
    },
  };
}

/**
 * Append requests of `batch` events each, `perStream` requests to a stream one after another.
 * Requests of one stream stay together, so that one caller sends them in order. Categories spread message-db's locks.
 */
export function requests({ run, count, batch, perStream = 1, categories = 1 }) {
  const made = [];
  for (let r = 0; r < count; r++) {
    const stream = Math.floor(r / perStream);
    const before = (r % perStream) * batch;
    made.push({
      stream: `unit${categories > 1 ? stream % categories : ''}-${id(run, 'stream', stream)}`,
      expected: before - 1,
      events: Array.from({ length: batch }, (_, i) => custodyEvent(run, r * batch + i)),
    });
  }
  return made;
}

const RECORDED_AT = '2026-11-22T04:00:00.000Z';

/** The rows that the product would write, for those contestants that take rows and check nothing. */
export function rows(asked) {
  return asked.flatMap(({ stream, expected, events }) =>
    events.map((event, i) => ({
      stream,
      revision: expected + 1 + i,
      id: event.id,
      type: event.type,
      recordedAt: RECORDED_AT,
      data: kernel.canonicalJson(event.data),
      meta: kernel.canonicalJson(envelope(event)),
      salt: hash('sha256', event.id, 'hex').slice(0, 32),
    })),
  );
}

const envelope = (event) => ({
  ...event.meta,
  v: 1,
  id: event.id,
  type: event.type,
  schemaVersion: 1,
  recordedAt: RECORDED_AT,
});

/** Average bytes of data and of metadata in the canonical form. */
export function payload() {
  const sample = rows(requests({ run: 'sample', count: 1000, batch: 1 }));
  const mean = (key) => sample.reduce((sum, row) => sum + Buffer.byteLength(row[key]), 0) / sample.length;
  return { data: mean('data'), meta: mean('meta') };
}
