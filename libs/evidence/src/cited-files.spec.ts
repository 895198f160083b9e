import { canonicalJson } from '@fonds/kernel';
import { MemoryEventStore, NO_STREAM } from '@fonds/event-store';
import { namedEvent, testClock, testMeta } from '@fonds/testing';
import { citedBy, citedFiles } from './cited-files';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const meta = (...evidence: string[]): string =>
  canonicalJson({ evidence: evidence.map((sha256) => ({ sha256, kind: 'scan' })) });

describe('the supporting files that must be there', () => {
  it('are those that the metadata of an event cites', () => {
    expect(citedFiles({ type: 'FondsConfirmed', meta: meta(A, B), data: null })).toEqual([A, B]);
    expect(citedFiles({ type: 'FondsConfirmed', meta: meta(), data: null })).toEqual([]);
  });

  it('and the stored source of an import: the whole file, or the one without held-out rows', () => {
    const started = (data: object): string[] =>
      citedFiles({ type: 'ImportStarted', meta: meta(), data: canonicalJson(data) });
    expect(started({ stored: 'whole', source: A })).toEqual([A]);
    expect(started({ stored: 'whole', source: A, storedSource: A })).toEqual([A]);
    expect(started({ stored: 'redacted', source: A, storedSource: B })).toEqual([B]);
    expect(started({ stored: 'redacted', source: A })).toEqual([]);
  });

  it('an event without any carries the empty list in exactly the bytes that the query looks for', () => {
    expect(meta()).toContain('"evidence":[]');
    expect(canonicalJson({ reason: '"evidence":[]', evidence: [{ sha256: A }] })).not.toContain(
      '"evidence":[]',
    );
  });

  it('are gathered from a log, each once', async () => {
    const store = new MemoryEventStore(testClock);
    const citing = (...evidence: string[]) => ({
      ...namedEvent('x'),
      meta: testMeta({ evidence: evidence.map((sha256) => ({ sha256, kind: 'scan' })) }),
    });
    await store.append([
      { stream: 'fonds-1', expected: NO_STREAM, events: [citing(A), citing(), citing(B, A)] },
    ]);
    expect([...(await citedBy(store.readAll(0n)))]).toEqual([A, B]);
  });
});
