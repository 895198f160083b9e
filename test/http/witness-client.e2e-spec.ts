import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  concat,
  cosign,
  cosignedMessage,
  COSIGNATURE_V1,
  formatSignature,
  formatVkey,
  Malformed,
  openNote,
  verifierKey,
} from '@fonds/ledger/core';
import { witnessesOf } from '@fonds/ledger/integrator';
import { WitnessClient } from '@fonds/ledger/witness';
import { practiceSigner, PracticeLog } from '@fonds/testing';
import { WitnessFixture } from './witness.fixture';

const log = new PracticeLog('county.example/log');
const ask = async (client: WitnessClient, oldSize: number, size: number, of = log) =>
  client.addCheckpoint({ oldSize, proof: of.proof(oldSize, size), note: await of.checkpoint(size) });

describe('a log and its witness', () => {
  let witness: WitnessFixture;
  let client: WitnessClient;
  beforeAll(async () => {
    witness = await WitnessFixture.start();
    client = new WitnessClient({ prefix: witness.url, key: witness.open.verifier });
  });
  afterAll(() => witness.close());

  it('understand each other in every case', async () => {
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'refused', status: 404 });
    expect(await client.latest(log.origin)).toEqual({ kind: 'never' });
    await witness.open.logs.add(log.vkey);
    const cosigned = await ask(client, 0, 7);
    expect(cosigned).toMatchObject({ kind: 'cosigned', timestamp: 1_800_000_000 });
    if (cosigned.kind !== 'cosigned') throw new Error(cosigned.kind);
    const note = { text: log.text(7), signatures: [cosigned.signature] };
    expect(await openNote(note, [witness.open.verifier])).toMatchObject({ ok: true });
    expect(await ask(client, 3, 9)).toEqual({ kind: 'behind', size: 7 });
    expect(await ask(client, 7, 9, log.forkedAt(3))).toMatchObject({ kind: 'refused', status: 422 });
    const impostor = new PracticeLog(log.origin, 'another key');
    expect(await ask(client, 7, 9, impostor)).toMatchObject({ kind: 'refused', status: 403 });
    expect(await client.latest(log.origin)).toMatchObject({
      kind: 'seen',
      checkpoint: { origin: log.origin, size: 7, root: log.root(7) },
      timestamp: 1_800_000_000,
    });
  });

  it('are told apart by the key: a cosignature of another is none', async () => {
    const other = verifierKey('city.example/witness', COSIGNATURE_V1, practiceSigner('other').publicKey);
    const deceived = new WitnessClient({ prefix: witness.url, key: other });
    expect(await ask(deceived, 7, 7)).toMatchObject({ kind: 'unreachable', why: 'not-understood' });
    expect(await deceived.latest(log.origin)).toMatchObject({ kind: 'unreachable', why: 'not-understood' });
  });

  it('need the key of a witness and an address of the web', () => {
    expect(() => new WitnessClient({ prefix: witness.url, key: log.key })).toThrow(Malformed);
    for (const prefix of ['file:///etc/passwd', 'witness.example', `${witness.url}?a=b`])
      expect(() => new WitnessClient({ prefix, key: witness.open.verifier })).toThrow(Malformed);
  });
});

describe('a log whose witness misbehaves', () => {
  const signer = practiceSigner('witness');
  const key = verifierKey('w.example', COSIGNATURE_V1, signer.publicKey);
  let server: Server | undefined;
  let asked: string[];
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });

  async function facing(listener: RequestListener, deadlineMs?: number): Promise<WitnessClient> {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      listener(request, response);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new WitnessClient({ prefix: `http://127.0.0.1:${port}/below`, key, deadlineMs });
  }

  it('asks below the prefix it was given', async () => {
    const client = await facing((_, response) => response.writeHead(500).end());
    await ask(client, 0, 7);
    await client.latest('o');
    expect(asked).toEqual([
      'POST /below/add-checkpoint',
      `GET /below/65c74c15a686187bb6bbf9958f494fc6b80068034a659a9ad44991b08c58f2d2/checkpoint`,
    ]);
  });

  it('is asked at one address and read at another where the setting names two', async () => {
    await facing((_, response) => response.writeHead(404).end());
    const { port } = server?.address() as AddressInfo;
    const at = `http://127.0.0.1:${port}`;
    const [asking] = witnessesOf(`${formatVkey(key)} ${at}/submit ${at}/monitor/`);
    await asking?.client.addCheckpoint({ oldSize: 0, proof: [], note: await log.checkpoint(7) });
    expect(await asking?.client.latest('o')).toEqual({ kind: 'never' });
    expect(asked).toEqual([
      'POST /submit/add-checkpoint',
      'GET /monitor/65c74c15a686187bb6bbf9958f494fc6b80068034a659a9ad44991b08c58f2d2/checkpoint',
    ]);
    expect(() => witnessesOf(`${formatVkey(key)} ${at} ${at} ${at}`)).toThrow(Malformed);
  });

  it('follows no redirect', async () => {
    const client = await facing((_, response) => response.writeHead(307, { Location: '/elsewhere' }).end());
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'redirected' });
    expect(await client.latest(log.origin)).toMatchObject({ kind: 'unreachable', why: 'redirected' });
    expect(asked).toHaveLength(2);
  });

  it('does not wait for ever, neither for an answer nor for its end', async () => {
    const silent = await facing(() => undefined, 100);
    expect(await ask(silent, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'deadline' });
    server?.closeAllConnections();
    server?.close();
    const slow = await facing((_, response) => response.writeHead(200).write('— '), 100);
    expect(await ask(slow, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'deadline' });
  });

  it('reads no more than an answer may have', async () => {
    const client = await facing((_, response) => {
      const pour = (): boolean => response.writable && response.write('x'.repeat(65_536), () => pour());
      response.writeHead(200);
      pour();
    });
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'too-large' });
  });

  it('that is not there is unreachable, with the reason', async () => {
    const client = await facing(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await ask(client, 0, 7)).toMatchObject({
      kind: 'unreachable',
      why: 'network',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it.each([429, 500, 503, 413, 204])('hears no decision in status %i', async (status) => {
    const client = await facing((_, response) => response.writeHead(status).end());
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'status' });
  });

  it.each([
    ['5', 'text/x.tlog.size'],
    ['05\n', 'text/x.tlog.size'],
    ['-5\n', 'text/x.tlog.size'],
    ['5\n', 'text/plain'],
    ['', 'text/x.tlog.size'],
  ])('hears no size in %j of type %s', async (body, type) => {
    const client = await facing((_, response) => response.writeHead(409, { 'Content-Type': type }).end(body));
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'not-understood' });
  });

  it('takes a cosignature for this checkpoint only, with a time, from among others', async () => {
    const good = formatSignature(await cosign(key.name, log.text(7), 5, signer));
    const stranger = formatSignature(await cosign('x.example', log.text(7), 5, practiceSigner('x')));
    const elsewhere = formatSignature(await cosign(key.name, log.text(8), 5, signer));
    const atZero = await signer.sign(cosignedMessage(log.text(7), 0));
    const timeless = formatSignature({
      name: key.name,
      keyId: key.id,
      signature: concat(new Uint8Array(8), atZero),
    });
    let answer = '';
    const client = await facing((_, response) => response.writeHead(200).end(answer));
    for (answer of [elsewhere, timeless, stranger, `${good}${elsewhere}`, good.slice(0, -1), '', `\n${good}`])
      expect(await ask(client, 0, 7)).toMatchObject({ kind: 'unreachable', why: 'not-understood' });
    answer = `${stranger}${good}`;
    expect(await ask(client, 0, 7)).toMatchObject({ kind: 'cosigned', timestamp: 5 });
  });

  it('is shown no head of another log', async () => {
    const other = new PracticeLog('other.example');
    const note = `${await other.checkpoint(7)}${formatSignature(await cosign(key.name, other.text(7), 5, signer))}`;
    const client = await facing((_, response) => response.writeHead(200).end(note));
    expect(await client.latest(log.origin)).toMatchObject({ kind: 'unreachable', why: 'not-understood' });
    expect(await client.latest(other.origin)).toMatchObject({ kind: 'seen', checkpoint: { size: 7 } });
  });
});
