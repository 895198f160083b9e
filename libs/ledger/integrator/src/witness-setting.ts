import { Malformed, parseVkey } from '@fonds/ledger/core';
import { WitnessClient } from '@fonds/ledger/witness';
import type { AskedWitness } from './witnessing';

/**
 * Reads `LEDGER_WITNESSES`: for each witness its vkey and its address, witnesses parted by semicolons. A witness may
 * be read at another address than it is asked at (tlog-witness "HTTP Interface"): that one stands last.
 *
 * @throws Malformed for a key that is no witness's, an address that is none, or a third one
 * @example witnessesOf('county.example.cn/w1+b25332a4+BMd0… https://county.example.cn/')
 */
export const witnessesOf = (setting: string): AskedWitness[] =>
  setting
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [vkey = '', prefix = '', monitoringPrefix = prefix, ...more] = part.split(/\s+/);
      if (more.length > 0) throw new Malformed('witness', `more than two addresses of ${vkey}`);
      const key = parseVkey(vkey);
      return { key, client: new WitnessClient({ prefix, monitoringPrefix, key }) };
    });
