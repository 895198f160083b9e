import { Inject, Injectable } from '@nestjs/common';
import type { CaseAssetsListed } from '@fonds/event-contracts';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from '@fonds/identity';
import { LIMITS } from '@fonds/event-store';
import { derivedId, namedUnits, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { DisposalCase, GroupFacts } from '../domain/case.state';
import type { AssetWords, CaseOrder } from './case.commands';
import { byGroup, CaseOrders } from './case-orders';

type Split = Extract<CaseOrder, { kind: 'split' }>;

const LONGEST_KEY = 100;
/** Of an event, for what is listed in it: its other parts are short. */
const MOST_BYTES = LIMITS.eventBytes - 4_096;

/** Asset list (资产处置清单): which files follow which object, and to whom. */
@Injectable()
export class CaseAssets {
  constructor(
    private readonly orders: CaseOrders,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @returns refusals `units-not-in-case`, `unit-ambiguous`, `unit-sold-twice` and `assets-too-many` */
  async listed(
    state: DisposalCase,
    assets: readonly AssetWords[],
    today: CivilDate,
  ): Promise<Result<CaseAssetsListed['assets']>> {
    const listed: CaseAssetsListed['assets'] = [];
    const named = await this.orders.byText(
      state,
      assets.flatMap(({ units = [] }) => units),
      today,
    );
    if (!named.ok) return named;
    for (const { asset, name, buyer, stateControlled, units: texts = [] } of assets) {
      const units = new Set(texts.flatMap((text) => named.value.get(text)?.unit ?? []));
      listed.push({
        asset,
        ...(name && { name }),
        ...(buyer && { buyer }),
        ...(stateControlled !== undefined && { stateControlled }),
        ...(units.size && { units: [...units] }),
      });
    }
    const bytes = Buffer.byteLength(JSON.stringify(listed));
    if (bytes > MOST_BYTES) return refuse(plainRefusal('assets-too-many', { bytes, most: MOST_BYTES }));
    // What found no buyer before may find one at a later auction.
    const twice = soldTwice([...state.assets.filter(({ buyer }) => buyer), ...listed]);
    return twice.length ? refuse(plainRefusal('unit-sold-twice', namedUnits(twice))) : ok(listed);
  }

  /** One group for the files of each buyer, out of each group that they lie in; unsold ones stay together. */
  async splits(
    state: DisposalCase,
    assets: CaseAssetsListed['assets'],
    today: CivilDate,
  ): Promise<readonly Split[]> {
    const splits: Split[] = [];
    for (const [buyer, of] of byBuyer(assets)) {
      const units = of.flatMap((each) => each.units ?? []);
      const found = await this.orders.ofCase(state, units, today);
      if (!found.ok) throw new Error(`units of a listed asset are not in its case: ${found.error.code}`);
      const facts = buyer === '' ? { objectSold: false } : await this.soldTo(buyer, of);
      for (const [group, ids] of byGroup(found.value))
        splits.push({
          kind: 'split',
          to: groupOfBuyer(group, buyer),
          units: ids,
          ground: '资产处置清单',
          facts,
        });
    }
    return splits;
  }

  private async soldTo(buyer: string, assets: CaseAssetsListed['assets']): Promise<GroupFacts> {
    const [known] = await this.organisations.find([this.organisations.idOf(buyer)]);
    const states = new Set(assets.flatMap(({ stateControlled }) => stateControlled ?? []));
    // Where the list says both of one buyer, nothing is known.
    const [stateControlled] = states.size === 1 ? [...states] : [];
    return {
      objectSold: true,
      receiver: {
        name: known?.name ?? buyer,
        ...(known && { organisation: known.id }),
        ...(stateControlled !== undefined && { stateControlled }),
      },
    };
  }
}

/** One group for each source and buyer, also where their names together are too long for a key. */
function groupOfBuyer(group: string, buyer: string): string {
  const key = `${group}-${buyer === '' ? 'unsold' : buyer}`;
  if (key.length <= LONGEST_KEY) return key;
  const tail = derivedId<'group'>('asset-group/1', group, buyer).slice(0, 8);
  return `${key.slice(0, LONGEST_KEY - tail.length - 1)}-${tail}`;
}

/** Units that a list gives to two buyers, or to one and to nobody: they could be drawn out for one alone. */
function soldTwice(assets: CaseAssetsListed['assets']): readonly string[] {
  const buyers = new Map<string, string>();
  const twice = new Set<string>();
  for (const { buyer = '', units = [] } of assets)
    for (const unit of units) {
      if ((buyers.get(unit) ?? buyer) !== buyer) twice.add(unit);
      buyers.set(unit, buyer);
    }
  return [...twice];
}

function byBuyer(assets: CaseAssetsListed['assets']): ReadonlyMap<string, CaseAssetsListed['assets']> {
  const buyers = new Map<string, CaseAssetsListed['assets']>();
  for (const each of assets) {
    if (!each.units?.length) continue;
    const buyer = each.buyer ?? '';
    buyers.set(buyer, [...(buyers.get(buyer) ?? []), each]);
  }
  return buyers;
}
