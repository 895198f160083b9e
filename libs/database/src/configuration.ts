import 'reflect-metadata';
import { plainToInstance, Transform, type TransformFnParams } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { IsEventServerUrl, IsPostgresUrl, IsServerName } from './configuration-rules';
import { BootError } from './boot-error';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SIGNATURES =
  /^(head|handler|supervisor)(\+(head|handler|supervisor)){0,2}(:(account|paper)(\+(account|paper))?)?$/;

/** Digits become a number; anything else stays as written and fails the check with its own text. */
const toNumber = ({ value }: TransformFnParams): unknown =>
  typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;

/** All three checks say the same: a text that is no number fails whichever is asked first. */
const PORT_RANGE = 'must be a whole number from 0 to 65535 · 应为 0 至 65535 的整数';

const QUORUM = 'must be a whole number from 0 to 16 · 应为 0 至 16 的整数';

/** What the environment may set. Names are the variables' own. */
export class Configuration {
  /** TCP port of the HTTP server; 0 takes any free one. */
  @Transform(toNumber)
  @IsInt({ message: PORT_RANGE })
  @Min(0, { message: PORT_RANGE })
  @Max(65535, { message: PORT_RANGE })
  PORT: number = 8150;

  /** Address to listen on. Loopback unless set on purpose. */
  @IsServerName({ message: 'must be an IP address or a host name · 应为 IP 地址或主机名' })
  HOST: string = '127.0.0.1';

  /** Folder of the embedded database and the supporting files. */
  @IsString({ message: 'must be a folder · 应为文件夹路径' })
  @MinLength(1, { message: 'must be a folder · 应为文件夹路径' })
  FONDS_DATA: string = './data';

  /** A PostgreSQL of the user's own, 15 or newer. Absent: the embedded one. */
  @IsOptional()
  @IsPostgresUrl({
    message:
      'must be postgres://user:password@host:port/database · 应为 postgres://用户:密码@主机:端口/数据库',
  })
  DATABASE_URL?: string;

  /** An EventStoreDB or KurrentDB that has the events; read models, the log's tiles and accounts stay in PostgreSQL. */
  @IsOptional()
  @IsEventServerUrl({
    message:
      'must be esdb://user:password@host:port, with TLS and verified certificates where there is a password · 应为 esdb://用户:密码@主机:端口；带密码时须启用 TLS 并校验证书',
  })
  EVENT_STORE?: string;

  /** What the names of our streams begin with on an event server that others use too. Fixed when the first event is written. */
  @Matches(/^[a-z0-9]{1,32}\.$/, {
    message:
      'must be up to 32 small letters or digits and a full stop · 应为至多 32 个小写字母或数字加一个句点',
  })
  EVENT_STORE_PREFIX: string = 'fonds.';

  /** Who signs a transfer on each side, and which kinds of signatures suffice: `head+handler:account+paper`. */
  @Matches(SIGNATURES, {
    message:
      'must be head, handler, supervisor joined by +, and the kinds account, paper after a colon · 应为 head、handler、supervisor 以 + 相连，冒号后为签字方式 account、paper',
  })
  SIGNATURES_TRANSFER: string = 'head+handler:account+paper';

  /** Name of a new log: its address without scheme, such as `archives.example.cn/log`. Fixed when the log begins. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.:/_-]{0,199}$/, {
    message: 'must be an address without scheme, blanks or plus · 应为不带协议、空格和加号的地址',
  })
  LEDGER_ORIGIN?: string;

  /** Witnesses that cosign: `vkey address`, and where it is read elsewhere that address too; parted by semicolons. */
  @IsOptional()
  @Matches(/^\s*\S+(\s+https?:\/\/[^\s;]+){1,2}(\s*;\s*\S+(\s+https?:\/\/[^\s;]+){1,2})*\s*;?\s*$/, {
    message:
      'must be a vkey and an address for each witness, or two, to ask and to read it; parted by semicolons · 应为每个见证方的公钥和网址（提交与查询网址不同时写两个），以分号分隔',
  })
  LEDGER_WITNESSES?: string;

  /** How many witnesses must have cosigned before a checkpoint counts as published. */
  @Transform(toNumber)
  @IsOptional()
  @IsInt({ message: QUORUM })
  @Min(0, { message: QUORUM })
  @Max(16, { message: QUORUM })
  LEDGER_QUORUM?: number;

  /** Whether /log answers other machines too. It holds digests only. */
  @IsIn(['true', 'false'], { message: 'must be true or false · 应为 true 或 false' })
  LEDGER_PUBLIC: 'true' | 'false' = 'false';

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')} · 应为其中之一` })
  LOG_LEVEL: LogLevel = 'info';

  @IsIn(['development', 'production', 'test'], {
    message: 'must be development, production or test · 应为 development、production 或 test',
  })
  NODE_ENV: 'development' | 'production' | 'test' = 'production';
}

const NAMES = [
  'PORT',
  'HOST',
  'FONDS_DATA',
  'DATABASE_URL',
  'EVENT_STORE',
  'EVENT_STORE_PREFIX',
  'SIGNATURES_TRANSFER',
  'LEDGER_ORIGIN',
  'LEDGER_WITNESSES',
  'LEDGER_QUORUM',
  'LEDGER_PUBLIC',
  'LOG_LEVEL',
  'NODE_ENV',
] as const;
/** Values that can carry a password are never shown. */
const SECRET: ReadonlySet<string> = new Set(['DATABASE_URL', 'EVENT_STORE']);

/**
 * Reads and checks the configuration. An empty variable counts as absent.
 *
 * @throws BootError that lists every wrong variable at once, in English and Chinese
 * @example readConfiguration({ PORT: '9000' }).PORT // 9000
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(
    NAMES.filter((name) => env[name]?.trim()).map((name) => [name, env[name]]),
  );
  const configuration = plainToInstance(Configuration, given, { exposeDefaultValues: true });
  const problems = validateSync(configuration, { stopAtFirstError: true }).map((error) =>
    describe(error, given),
  );
  if (problems.length > 0)
    throw new BootError({
      en: `The configuration has ${problems.length} problem(s); nothing was started.`,
      zh: `配置有 ${problems.length} 处错误，尚未启动。\n${problems.join('\n')}`,
    });
  return configuration;
}

function describe(error: ValidationError, given: Record<string, string | undefined>): string {
  const shown = SECRET.has(error.property) ? '(not shown · 不显示)' : JSON.stringify(given[error.property]);
  return `  ${error.property}=${shown}: ${Object.values(error.constraints ?? {}).join('; ')}`;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** What the person who starts the server should know about a configuration that is valid. */
export function warningsOf(configuration: Configuration): string[] {
  if (LOOPBACK.test(configuration.HOST)) return [];
  return [
    `HOST=${configuration.HOST}: other computers can reach this server, without encryption. Put a proxy with TLS before it. ` +
      `HOST=${configuration.HOST}：其他计算机可以访问本服务，且未加密，请在前面设置 TLS 代理。`,
  ];
}
