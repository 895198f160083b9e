import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpFixture } from './application.fixture';

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags?: readonly string[] }>>>>;
}

const routesOf = (tags: readonly string[]): readonly string[] => {
  const { paths } = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as Contract;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).some(
      ([method, { tags: own = [] }]) => method !== 'get' && tags.includes(own[0] ?? ''),
    )
      ? [path]
      : [],
  );
};

type Body = Record<string, unknown> & { readonly act: string; readonly events: readonly string[] };
interface Sent {
  readonly name: string;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly status: number;
  readonly answer: Body;
}

/**
 * Sends every command with an `Idempotency-Key`, and again: with the same key it answers what it answered and writes
 * nothing, also when others have gone on with what it was about; with another key it is another command.
 */
export class ToldAgain {
  private readonly sent: Sent[] = [];
  private keys = 0;

  /** @param rested waits until nothing is carried on behind an answer */
  constructor(
    private readonly http: HttpFixture,
    private readonly rested: (path: string) => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /**
   * @param otherwise how the same request is refused under another key; `another` where it is done once more, `nothing`
   *   where there is nothing left to do
   */
  async tell(name: string, path: string, body: object, otherwise: string): Promise<Body> {
    const key = this.nextKey();
    const { status, body: answer } = await this.send(name, path, body, key);
    expect([path, status < 300, answer]).toEqual([path, true, answer]);
    expect([path, answer['repeated']]).toEqual([path, false]);
    const sent = { name, path, body, key, status, answer };
    this.sent.push(sent);
    await this.again(sent);
    const before = await this.http.instance.store.head();
    const other = await this.send(name, path, body, this.nextKey());
    const written = await this.since(before);
    const done = written.length ? 'another' : 'nothing';
    expect([path, other.status < 300 ? done : other.body['code']]).toEqual([path, otherwise]);
    if (otherwise !== 'another') expect([path, written]).toEqual([path, []]);
    return answer;
  }

  /** Everything that was sent, once more, when all of it is over. */
  async allAgain(): Promise<void> {
    for (const sent of this.sent) await this.again(sent);
  }

  /** Routes of these parts of the interface that nothing was sent to. */
  untold(tags: readonly string[]): readonly string[] {
    const patterns = routesOf(tags).map((route) => [route, patternOf(route)] as const);
    const told = this.sent.map(({ path }) => `/api/v1${path}`);
    return patterns.flatMap(([route, pattern]) => (told.some((path) => pattern.test(path)) ? [] : [route]));
  }

  private async again({ name, path, body, key, status, answer }: Sent): Promise<void> {
    await this.rested(path);
    const before = await this.http.instance.store.head();
    const second = await this.send(name, path, body, key);
    expect({ path, ...second }).toEqual({ path, status, body: { ...answer, repeated: true } });
    expect([path, await this.since(before)]).toEqual([path, []]);
  }

  private async send(name: string, path: string, body: object, key: string) {
    const answer = await this.http.as(name).post(`/api/v1${path}`).set('Idempotency-Key', key).send(body);
    await this.rested(path);
    return { status: answer.status, body: answer.body as Body };
  }

  /** Types of what was written since; that a day was noticed is nobody's command. */
  private async since(position: bigint): Promise<readonly string[]> {
    const { events } = await this.http.instance.store.readPage(position, 500);
    return events.flatMap(({ stream, type }) => (stream.startsWith('clock-') ? [] : [type]));
  }

  private nextKey(): string {
    return `key-${++this.keys}`;
  }
}

const patternOf = (route: string): RegExp => new RegExp(`^${route.replace(/\{[^}]+\}/g, '[^/]+')}$`);
