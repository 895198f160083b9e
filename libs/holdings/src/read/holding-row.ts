/** One unit's custody, in the shape that the digest is taken over. */
export interface HoldingRow {
  readonly v: 1;
  readonly unit: string;
  readonly fonds: string;
  readonly custodian: string;
  /** Organisation id of the owner, or the kind of owner (国家 …) where none is named. */
  readonly owner: string;
  readonly holder: string;
  readonly since: string;
}
