import type {
  Destination,
  DisposalKind,
  DisposalOption,
  DisposalOverlay,
  DisposalTable,
  GroupFacets,
} from './disposal.types';

/** What stands after the overlays: the option, what else is possible, and the overlays that bear on it. */
export interface Overlaid {
  readonly option: DisposalOption;
  readonly alternatives: readonly DisposalOption[];
  readonly overlays: readonly DisposalOverlay[];
  /** Copies of it may go out. */
  readonly copies: boolean;
}

type Overlays = DisposalTable['overlays'];

/** Keepers that are entitled to what is secret by what they are. */
const STATE_KEEPERS: readonly Destination[] = ['NAT', 'INV', 'DEP'];
/** Destinations that hand originals to whoever comes after. */
const HANDED_OVER: readonly Destination[] = ['SUC', 'DSG', 'FIN'];

/** Whether the receiver is state-controlled, as far as it is known: the acquirer of C03, C07 and C10 is not. */
export const stateControlled = (
  { controlAfter }: DisposalKind,
  { receiver }: GroupFacets,
): boolean | undefined =>
  receiver?.foreign ? false : (receiver?.stateControlled ?? (controlAfter === 'no' ? false : undefined));

/** Domain.md §2.4, overlays; they come before the cell, and only ever make a proposal less sure. */
export function overlaid(
  kind: DisposalKind,
  facets: GroupFacets,
  option: DisposalOption,
  others: readonly DisposalOption[],
  overlays: Overlays,
): Overlaid {
  let now: Overlaid = { option, alternatives: others, overlays: [], copies: true };
  const nonState = stateControlled(kind, facets) === false;
  if (facets.receiver?.foreign) now = withOverlay(now, overlays.FOREIGN);
  if (facets.secret) now = secret(kind, facets, now, overlays);
  if (nonState && HANDED_OVER.includes(now.option.destination))
    now = redirected(now, overlays['NON-STATE'], ['INV', 'NAT']);
  if (nonState && now.option.destination === 'OBJ') {
    const { basis } = overlays.BUYER;
    now = withOverlay({ ...now, option: { ...now.option, confidence: 'C', basis } }, overlays.BUYER);
  }
  if (facets.graded) {
    const { basis } = overlays.GRADED;
    now = withOverlay(
      { ...now, option: { ...now.option, confidence: 'D', basis: [...now.option.basis, ...basis] } },
      overlays.GRADED,
    );
  }
  return now;
}

function secret(
  { controlAfter }: DisposalKind,
  { receiver }: GroupFacets,
  now: Overlaid,
  overlays: Overlays,
): Overlaid {
  const { destination } = now.option;
  const stays = destination === 'EST' && controlAfter !== 'no';
  if (STATE_KEEPERS.includes(destination) || stays || receiver?.secretsQualified)
    return withOverlay(now, overlays.SECRET);
  return { ...redirected(now, overlays.SECRET, ['NAT', 'INV']), copies: false };
}

const withOverlay = (now: Overlaid, overlay: DisposalOverlay): Overlaid => ({
  ...now,
  overlays: [...now.overlays, overlay],
});

/** The overlay names other keepers: what the cell said is no alternative any more. */
function redirected(
  now: Overlaid,
  overlay: DisposalOverlay,
  [first, ...rest]: readonly [Destination, ...Destination[]],
): Overlaid {
  const option = (destination: Destination): DisposalOption => ({
    destination,
    confidence: 'D',
    basis: overlay.basis,
    note: overlay.text,
  });
  return withOverlay({ ...now, option: option(first), alternatives: rest.map(option) }, overlay);
}
