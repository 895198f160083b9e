import { readConfiguration } from '@fonds/database';
import { Permission } from '@fonds/identity';
import { copyStore, openInstance, type EngineSettings, type StoreCopied } from '@fonds/instance';
import { haltText, LedgerHalted, statusOf, type LedgerStatus } from '@fonds/ledger/integrator';
import type { Action, CommonOptions } from '../session/invocation';
import { Session } from '../session/session';
import { ToldFailure } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { needed } from '../terminal/form';

export interface StoreCopyOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
}

interface GivenStore {
  readonly engine: EngineSettings;
  readonly databaseUrl?: string;
}

/** Both engines of one installation: accounts, read models, tiles and papers stay where they are. */
export const storeCopy: Action<StoreCopyOptions> = async (invocation) => {
  const { options, out } = invocation;
  const [from, to] = [givenStore(options.from ?? ''), givenStore(options.to ?? '')];
  const onServer = from.engine.EVENT_STORE !== undefined;
  if (onServer === (to.engine.EVENT_STORE !== undefined)) throw needed('store copy');
  const databaseUrl = from.databaseUrl ?? to.databaseUrl;
  const place = { engine: from.engine, ...(databaseUrl !== undefined && { databaseUrl }) };
  const copied = await Session.use(
    invocation,
    Permission.LedgerManage,
    async (session) => {
      const { account, role, command } = session.context(Permission.LedgerManage);
      return copyStore({
        source: session.instance,
        from: onServer ? 'server' : 'database',
        to: to.engine,
        by: { account, role, command },
        tell: progressTo(out),
      }).catch((error: unknown) => {
        throw told(error, out);
      });
    },
    place,
  );
  tell(out, copied, await begunThere({ ...to, ...(databaseUrl !== undefined && { databaseUrl }) }));
};

/** @throws UsageError, and BootError for an address that the configuration would not take */
function givenStore(given: string): GivenStore {
  if (given === 'postgres') return { engine: {} };
  if (/^postgres(ql)?:/.test(given)) {
    readConfiguration({ ...process.env, DATABASE_URL: given });
    return { engine: {}, databaseUrl: given };
  }
  const { EVENT_STORE, EVENT_STORE_PREFIX } = readConfiguration({ ...process.env, EVENT_STORE: given });
  return { engine: { ...(EVENT_STORE !== undefined && { EVENT_STORE }), EVENT_STORE_PREFIX } };
}

/** The first opening on the other engine begins the new epoch; it is signed at once. */
async function begunThere({ engine, databaseUrl }: GivenStore): Promise<LedgerStatus> {
  const configuration = readConfiguration(process.env);
  const instance = await openInstance({
    dataDir: configuration.FONDS_DATA,
    databaseUrl: databaseUrl ?? configuration.DATABASE_URL,
    role: 'cli',
    ledger: configuration,
    engine,
  });
  try {
    await instance.projections.catchUp();
    await instance.ledger.catchUp();
    return await statusOf(instance.ledger);
  } finally {
    await instance.close();
  }
}

function tell(out: Output, copied: StoreCopied, status: LedgerStatus): void {
  const { engine, events, digests } = copied;
  if (out.json) return out.data({ ...copied, log: status });
  const next =
    engine === 'server'
      ? { zh: '今后请设置 EVENT_STORE 启动', en: 'From now on, start with EVENT_STORE set' }
      : { zh: '今后启动时不再设置 EVENT_STORE', en: 'From now on, start without EVENT_STORE' };
  out.note({
    zh: `已迁移 ${events} 个事件，逐字节相同；${digests.length} 张读模型表的摘要相同。日志新的一段：${status.origin}。${next.zh}。`,
    en: `${events} events were moved, byte for byte the same; the digests of ${digests.length} tables of read models are the same. New epoch of the log: ${status.origin}. ${next.en}.`,
  });
}

function told(error: unknown, out: Output): unknown {
  if (!(error instanceof LedgerHalted)) return error;
  out.note(haltText(error.facts));
  return new ToldFailure();
}

/** One line a phase on a terminal, none elsewhere. */
function progressTo(out: Output): Parameters<typeof copyStore>[0]['tell'] {
  if (!process.stderr.isTTY) return undefined;
  const names = {
    comparing: { zh: '核对已复制的事件', en: 'comparing what was copied' },
    copying: { zh: '复制事件', en: 'copying events' },
  };
  return ({ phase, done, total }) => {
    process.stderr.write(`\r${out.say(names[phase])} ${done}/${total}${done >= total ? '\n' : ''}`);
  };
}
