import { inheritedHoldId, placedBy, type GateDeed } from './hold-origin';

const placed = (hold: string, organisation: string): GateDeed => ({
  type: 'HoldPlaced',
  data: { hold },
  meta: { actor: { organisation } },
});
const rearranged = (act: string): GateDeed => ({
  type: 'UnitsRearranged',
  data: { of: { act } },
  meta: { actor: { organisation: 'archives' } },
});

describe('whose a hold is', () => {
  it('is told by who placed it', () => {
    expect(placedBy([placed('h', 'inspectorate')], 'h')).toBe('inspectorate');
    expect(placedBy([placed('h', 'inspectorate')], 'other')).toBeUndefined();
  });

  it('stays so for units that a rearrangement made of held ones, however often', () => {
    const once = inheritedHoldId('h', 'first');
    const twice = inheritedHoldId(once, 'second');
    const gate = [
      placed('h', 'inspectorate'),
      rearranged('first'),
      placed(once, 'archives'),
      rearranged('second'),
      placed(twice, 'archives'),
    ];
    expect(placedBy(gate, once)).toBe('inspectorate');
    expect(placedBy(gate, twice)).toBe('inspectorate');
  });
});
