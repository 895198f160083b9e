import { parseVkey } from '@fonds/ledger/core';
import { WitnessClient } from '@fonds/ledger/witness';
import type { AskedWitness } from './witnessing';

/**
 * Reads `LEDGER_WITNESSES`: for each witness its vkey and its address, witnesses parted by semicolons.
 *
 * @throws Malformed for a key that is no witness's, or an address that is none
 * @example witnessesOf('county.example.cn/w1+b25332a4+BMd0… https://county.example.cn/')
 */
export const witnessesOf = (setting: string): AskedWitness[] =>
  setting
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [vkey = '', prefix = ''] = part.split(/\s+/);
      const key = parseVkey(vkey);
      return { key, client: new WitnessClient({ prefix, key }) };
    });
