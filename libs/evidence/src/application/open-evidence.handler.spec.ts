import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { EVENT_STORE, MemoryEventStore, type CommandContext, type EventStore } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { ACTOR, testClock, testContext } from '@fonds/testing';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { EVIDENCE_STORE, type EvidenceStore } from '../evidence-store.port';
import { EVIDENCE_VISIBILITY } from '../evidence-visibility.port';
import { FileEvidenceStore } from '../adapters/file/file-evidence-store';
import { OpenEvidence, OpenEvidenceHandler } from './open-evidence.handler';

let dataDir: string;
let evidence: FileEvidenceStore;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fonds-evidence-'));
  evidence = await FileEvidenceStore.open({ dataDir });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const context = (): CommandContext => testContext({ account: ACTOR });

const viewer = (all = true): Viewer => ({ account: ACTOR, roles: [], organisations: [], all, open: true });

/** Whoever sees all may open all, others nothing. */
const visibility = { mayOpen: (_sha256: string, { all }: Viewer) => Promise.resolve(all) };

async function busWith(events: EventStore, files: EvidenceStore = evidence): Promise<CommandBus> {
  const module = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    providers: [
      OpenEvidenceHandler,
      { provide: EVENT_STORE, useValue: events },
      { provide: EVIDENCE_STORE, useValue: files },
      { provide: EVIDENCE_VISIBILITY, useValue: visibility },
    ],
  }).compile();
  await module.init();
  return module.get(CommandBus);
}

async function text(content: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

describe('opening a supporting file', () => {
  it('is recorded in a stream of its own, then the bytes come', async () => {
    const events = new MemoryEventStore(testClock);
    const { sha256 } = await evidence.put(Buffer.from('移交目录'));
    const bus = await busWith(events);
    const opened = await bus.execute(new OpenEvidence(sha256, viewer(), context()));
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await text(opened.value.content)).toBe('移交目录');
    expect(opened.value.file).toEqual({ sha256, bytes: 12 });
    const [event] = await events.readStream(opened.value.outcome.stream);
    expect(event).toMatchObject({
      type: 'EvidenceOpened',
      data: { sha256 },
      meta: { actor: { account: ACTOR } },
    });
    expect(event?.stream).toMatch(/^reading-[0-9a-f-]{36}$/);
  });

  it('gives no byte when the event cannot be recorded', async () => {
    const { sha256 } = await evidence.put(Buffer.from('closed'));
    const events = new MemoryEventStore(testClock);
    await events.close();
    let opened = 0;
    const watched: EvidenceStore = Object.assign(Object.create(evidence) as EvidenceStore, {
      open: (name: string) => (opened++, evidence.open(name)),
    });
    const bus = await busWith(events, watched);
    await expect(bus.execute(new OpenEvidence(sha256, viewer(), context()))).rejects.toThrow('closed');
    expect(opened).toBe(0);
  });

  it('by the same command again is one reading, and by another command another', async () => {
    const events = new MemoryEventStore(testClock);
    const { sha256 } = await evidence.put(Buffer.from('x'));
    const bus = await busWith(events);
    const once = context();
    for (const each of [once, once, context()]) {
      const opened = await bus.execute(new OpenEvidence(sha256, viewer(), each));
      if (opened.ok) opened.value.content.destroy();
    }
    expect(await events.head()).toBe(2n);
  });

  it('that he may not see is as if it were not there, and nothing is recorded', async () => {
    const events = new MemoryEventStore(testClock);
    const { sha256 } = await evidence.put(Buffer.from('他馆文件'));
    const bus = await busWith(events);
    expect(await bus.execute(new OpenEvidence(sha256, viewer(false), context()))).toEqual({
      ok: false,
      error: { code: 'evidence-not-found', basis: [], facts: { sha256 } },
    });
    expect(await events.head()).toBe(0n);
  });

  it.each(['f'.repeat(64), '../secret'])(
    'that is not there is refused and not recorded: %s',
    async (sha256) => {
      const events = new MemoryEventStore(testClock);
      const bus = await busWith(events);
      expect(await bus.execute(new OpenEvidence(sha256, viewer(), context()))).toEqual({
        ok: false,
        error: { code: 'evidence-not-found', basis: [], facts: { sha256 } },
      });
      expect(await events.head()).toBe(0n);
    },
  );
});
