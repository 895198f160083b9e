import type { Projection } from '@fonds/projections';
import { enterNumber, gateId, passGate, raiseCandidate, redateEffect } from './accession-rows';
import { ACCESSION_TABLES } from './accession-tables';
import { agree, setScope } from './agreement-rows';
import { foldLot } from './lot-rows';

/** The register of accessions (收进登记), agreements, receiving scopes, lots, and what an inspection would ask about. */
export const accessionProjection: Projection = {
  name: 'accession',
  version: 3,
  tables: ACCESSION_TABLES,
  types: [
    'AccessionNumbered',
    'AccessionRegistered',
    'EffectCorrected',
    'AcquisitionAgreed',
    'ScopeVersionSet',
    'FindingCandidateRaised',
    'LotRegistered',
    'LotArranged',
    'LotClosed',
    'LotDateCorrected',
  ],
  touches({ event, stored }) {
    switch (event.type) {
      case 'AccessionRegistered':
        return [{ table: 'accession', group: event.data.of.act ?? '' }];
      case 'EffectCorrected':
        return [{ table: 'accession_gate', group: gateId(stored.stream, event.data.corrects) }];
      case 'LotArranged':
        return [{ table: 'lot', group: event.data.lot }];
      case 'LotClosed':
        return [{ table: 'lot', group: stored.stream.slice('lot-'.length) }];
      case 'LotDateCorrected':
        return ['lot', 'accession'].map((table) => ({ table, group: stored.stream.slice('lot-'.length) }));
      default:
        return [];
    }
  },
  needs({ event, stored }, rows) {
    if (event.type !== 'EffectCorrected') return [];
    const found = rows.get('accession_gate', { id: gateId(stored.stream, event.data.corrects) });
    return found ? [{ table: 'accession', group: String(found.accession) }] : [];
  },
  fold(logged, rows) {
    const { event, stored } = logged;
    const id = stored.stream.slice(stored.stream.indexOf('-') + 1);
    const position = stored.position.toString();
    switch (event.type) {
      case 'AccessionNumbered':
        return enterNumber(event.data, logged, rows);
      case 'AccessionRegistered':
        return passGate(event.data.of.act ?? '', logged, rows);
      case 'EffectCorrected':
        return redateEffect(event, logged, rows);
      case 'AcquisitionAgreed':
        return agree(id, event.data, position, rows);
      case 'ScopeVersionSet':
        return setScope(event.data, position, rows);
      case 'FindingCandidateRaised':
        return raiseCandidate(event.data, stored.id, position, rows);
      case 'LotRegistered':
      case 'LotArranged':
      case 'LotClosed':
      case 'LotDateCorrected':
        return foldLot(event, id, position, rows);
      default:
    }
  },
};
