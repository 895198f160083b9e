import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as plain, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

export interface Member {
  /** `Leader` and `Follower` take part; what starts, catches up, elects or ends is called otherwise. */
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointIp: string;
  readonly httpEndPointPort: number;
  readonly epochNumber: number;
}

interface Gossip {
  readonly members: readonly Member[];
  /** Of the node that answers. */
  readonly serverIp: string;
  readonly serverPort: number;
}

/** The nodes of `esdb://user:password@host:port,host:port?tlsCAFile=…`, as an operator sees them. */
export class OperatedServer {
  /** The first. */
  readonly host: string;
  private readonly hosts: readonly string[];
  private readonly scheme: string;
  private readonly account: { auth?: string; ca?: Buffer } = {};

  constructor(url: string) {
    const { username, password, host, searchParams } = new URL(
      url.replace(/^esdb:/, 'tcp:').replace(/,[^?]*/, ''),
    );
    const authority = searchParams.get('tlsCAFile');
    this.host = host;
    this.hosts = [host, ...(/,([^/?]*)/.exec(url)?.[1]?.split(',') ?? [])];
    this.scheme = searchParams.get('tls') === 'false' ? 'http' : 'https';
    if (username) this.account.auth = `${username}:${password}`;
    if (authority) this.account.ca = readFileSync(authority);
  }

  /** The state that the node at the first host tells of itself; nothing while it does not answer. */
  async state(): Promise<string | undefined> {
    const { members, serverIp, serverPort } = await this.gossip();
    const isItself = (m: Member): boolean =>
      m.httpEndPointIp === serverIp && m.httpEndPointPort === serverPort;
    return members.find(isItself)?.state;
  }

  /** As one node after the other tells: one that has stepped down may end itself, and tells nothing until it is back. */
  async leader(): Promise<Member> {
    for (let turn = 0; ; turn++) {
      const { members } = await this.gossip(this.hosts[turn % this.hosts.length]);
      const found = members.find(({ state, isAlive }) => isAlive && state === 'Leader');
      if (found) return found;
      await pause(100);
    }
  }

  /** Resolves when there was an election. */
  async stepDown(): Promise<void> {
    const { httpEndPointIp, httpEndPointPort, epochNumber } = await this.leader();
    await this.asked('POST', '/admin/node/resign', `${httpEndPointIp}:${httpEndPointPort}`);
    while ((await this.leader()).epochNumber === epochNumber) await pause(100);
  }

  /** A node that starts has nobody to tell of. */
  private async gossip(at?: string): Promise<Gossip> {
    const told = await this.asked('GET', '/gossip', at).catch(() => '{"members":[]}');
    return JSON.parse(told) as Gossip;
  }

  /** @throws what is no answer, or one with another status than 200 */
  private async asked(method: string, path: string, at = this.host): Promise<string> {
    const request = this.scheme === 'http' ? plain : secure;
    const asking = request(`${this.scheme}://${at}${path}`, { method, ...this.account }).end();
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const said = await text(answer);
    if (answer.statusCode === 200) return said;
    throw new Error(`${method} ${at}${path}: ${answer.statusCode} ${said}`);
  }
}
