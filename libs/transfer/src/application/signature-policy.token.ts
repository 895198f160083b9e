/** Nest token of the site's {@link SignaturePolicy} for transfers. */
export const TRANSFER_SIGNATURES = Symbol('TRANSFER_SIGNATURES');
