import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../../event-store.port';
import { EventServerError } from '../numbered/event-server.port';
import { AnsweringNode, type Answer } from './answering-node.fixture';
import { KurrentDbServer } from './kurrentdb-server';

const TAKEN = { revision: 0, commit: 7n };

describe('appends to an event server that is away for a while', () => {
  const nodes: AnsweringNode[] = [];
  const servers: KurrentDbServer[] = [];
  const started = async (): Promise<AnsweringNode> => {
    const node = new AnsweringNode();
    await node.start();
    nodes.push(node);
    return node;
  };
  /** In milliseconds: how long an append is tried again. */
  const connected = (node: AnsweringNode, patience: number): KurrentDbServer => {
    const server = new KurrentDbServer({ url: node.url, prefix: 'a.', patience });
    servers.push(server);
    return server;
  };
  const append = (server: KurrentDbServer) => {
    const event = {
      id: randomUUID(),
      type: 'FondsConfirmed',
      data: '{}',
      meta: '{}',
      dataBytes: 2,
      metaBytes: 2,
    };
    return server.append('unit-a', NO_STREAM, [{ ...event, recordedAt: '' }], [Buffer.alloc(16)]);
  };
  /** The next append or question for the leader that reaches a node and waits. */
  const reached = (node: AnsweringNode, what: 'appended' | 'gossiped'): Promise<Answer> =>
    new Promise((resolve) => {
      const before = node[what];
      node[what] = (answer) => {
        node[what] = before;
        resolve(answer);
      };
    });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    for (const node of nodes.splice(0)) await node.stop();
  });

  it('go on when it answers again, though nobody could be reached at first', async () => {
    const node = await started();
    await node.stop();
    const server = connected(node, 0);
    await expect(append(server)).rejects.toThrow(EventServerError);
    await node.start();
    expect(await append(server)).toEqual(TAKEN);
  });

  it('are answered late by a server when the calls to another have broken', async () => {
    const [slow, dying] = [await started(), await started()];
    const [late, lost] = [reached(slow, 'appended'), reached(dying, 'appended')];
    const [waiting, breaking] = [append(connected(slow, 10_000)), append(connected(dying, 0))];
    await lost;
    const answer = await late;
    await dying.stop();
    await expect(breaking).rejects.toThrow(EventServerError);
    answer(true);
    expect(await waiting).toEqual(TAKEN);
  });

  it('are refused one after the other while a leader is looked for in vain', async () => {
    const node = await started();
    const server = connected(node, 0);
    const first = reached(node, 'appended');
    const refused = append(server);
    const refuse = await first;
    const second = reached(node, 'appended');
    const refusedLater = append(server);
    const refuseLater = await second;
    const asked = reached(node, 'gossiped');
    refuse(false);
    await expect(refused).rejects.toThrow(EventServerError);
    const again = append(server);
    const tellNobody = await asked;
    refuseLater(false);
    await expect(refusedLater).rejects.toThrow(EventServerError);
    tellNobody(false);
    await expect(again).rejects.toThrow(EventServerError);
  });
});
