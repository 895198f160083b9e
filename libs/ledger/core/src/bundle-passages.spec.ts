import type { CheckedEvent } from './bundle-events';
import { Faults } from './bundle-fault';
import type { BundleManifest } from './bundle-manifest';
import { checkPassages } from './bundle-passages';
import type { JsonObject } from './json-reader';

const ACT = '01900000-0000-8000-8000-000000000001';
const FONDS = '01900000-0000-8000-8000-000000000002';
const [SEALED, FORGED] = ['a'.repeat(64), 'b'.repeat(64)];

const event = (stream: string, revision: number, type: string, data: JsonObject): CheckedEvent => ({
  stream,
  revision,
  leafIndex: revision,
  shown: { id: `${stream}/${revision}`, type, businessDate: '', recordedAt: '', papers: [], data },
});

/** Of an act: what is wrong when its own event seals `root` and the gate event names another one. */
function faultsOf(seal: { type: string; root: string; revision: number }, gateRoot: string): string[] {
  const events = [
    event(`act-${ACT}`, seal.revision, seal.type, { root: seal.root }),
    event(`gate-${FONDS}`, 0, 'TransferAccepted', { of: { act: ACT, sealed: 3, root: gateRoot } }),
  ];
  const faults = new Faults();
  const manifest = { kind: 'act', subject: ACT, passages: [], streams: [] };
  checkPassages(manifest as unknown as BundleManifest, events, faults);
  return faults.found.map(({ code }) => code);
}

describe('the gate event that decided an act', () => {
  it('names the manifest that the act sealed', () => {
    expect(faultsOf({ type: 'ActSealed', root: SEALED, revision: 3 }, SEALED)).toEqual([]);
  });

  it('is refused with another root than the sealed one', () => {
    expect(faultsOf({ type: 'ActSealed', root: SEALED, revision: 3 }, FORGED)).toEqual(['gate-differs']);
    expect(faultsOf({ type: 'ActSealed', root: FORGED, revision: 3 }, SEALED)).toEqual(['gate-differs']);
  });

  it('is refused when what it calls the seal is none, or not here', () => {
    expect(faultsOf({ type: 'ActUnitsListed', root: SEALED, revision: 3 }, SEALED)).toEqual(['gate-differs']);
    expect(faultsOf({ type: 'ActSealed', root: SEALED, revision: 2 }, SEALED)).toEqual(['gate-differs']);
  });
});
