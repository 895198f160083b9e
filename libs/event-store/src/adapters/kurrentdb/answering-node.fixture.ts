import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { AllStreamPosition } from '@eventstore/db-client/generated/shared_pb';
import { AppendResp, BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { once } from 'node:events';
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** `false` refuses as one that is unavailable. */
export type Answer = (isDone: boolean) => void;

interface Message {
  serializeBinary(): Uint8Array;
}

const UNAVAILABLE = '14';
/** Before each message: whether it is compressed, and its length in bytes. */
const HEAD = 5;

/** An event server's node without a log: it leads, and takes every append at revision 0 and commit 7, or as a test says. */
export class AnsweringNode {
  appended: (answer: Answer) => void = (answer) => answer(true);
  gossiped: (answer: Answer) => void = (answer) => answer(true);
  private port = 0;
  private server?: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session>();

  /** As of a cluster: the client looks for who leads. */
  get url(): string {
    return `esdb+discover://127.0.0.1:${this.port}?tls=false&maxDiscoverAttempts=1`;
  }

  /** At the port that it had before, if any. */
  async start(): Promise<void> {
    this.server = createServer()
      .on('session', (session) => this.sessions.add(session))
      .on('stream', (call, { ':path': path = '' }) =>
        this.called(
          call.on('error', () => undefined),
          path,
        ),
      );
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.server?.listening) return;
    const closed = once(this.server.close(), 'close');
    for (const session of this.sessions) session.destroy();
    this.sessions.clear();
    await closed;
  }

  private called(call: ServerHttp2Stream, path: string): void {
    const { port } = this;
    call.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    if (path.endsWith('BatchAppend')) call.on('data', (framed: Buffer) => this.takeOf(call, framed));
    else if (path.endsWith('Append')) void buffer(call).then(() => this.appended(answering(call, taken())));
    else if (path.endsWith('Gossip/Read')) this.gossiped(answering(call, leading(port)));
    else answering(call, supportingBatches())(true);
  }

  /** The client's own way, one call for all appends: each comes whole in what is read at once. */
  private takeOf(call: ServerHttp2Stream, framed: Buffer): void {
    const batch = BatchAppendReq.deserializeBinary(framed.subarray(HEAD));
    const position = new AllStreamPosition().setCommitPosition('7').setPreparePosition('7');
    const success = new BatchAppendResp.Success().setCurrentRevision('0').setPosition(position);
    const answer = new BatchAppendResp().setCorrelationId(batch.getCorrelationId()).setSuccess(success);
    this.appended((isDone) => void (isDone ? call.write(frame(answer)) : call.destroy()));
  }
}

const frame = (message: Message): Buffer => {
  const bytes = message.serializeBinary();
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

const answering =
  (call: ServerHttp2Stream, message: Message): Answer =>
  (isDone) => {
    call.once('wantTrailers', () => call.sendTrailers({ 'grpc-status': isDone ? '0' : UNAVAILABLE }));
    call.end(isDone ? frame(message) : undefined);
  };

const taken = (): Message => {
  const position = new AppendResp.Position().setCommitPosition('7').setPreparePosition('7');
  return new AppendResp().setSuccess(new AppendResp.Success().setCurrentRevision('0').setPosition(position));
};

const leading = (port: number): Message => {
  const at = new EndPoint().setAddress('127.0.0.1').setPort(port);
  const { LEADER } = MemberInfo.VNodeState;
  return new ClusterInfo().setMembersList([
    new MemberInfo().setIsAlive(true).setState(LEADER).setHttpEndPoint(at),
  ]);
};

const supportingBatches = (): Message => {
  const batches = new SupportedMethod().setMethodName('batchappend');
  batches.setServiceName('event_store.client.streams.streams');
  return new SupportedMethods().setEventStoreServerVersion('24.6.0').setMethodsList([batches]);
};
