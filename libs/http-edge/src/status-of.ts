import { messageOf } from './message.registry';

/** Codes that tell their status by their ending, so that libraries need not know HTTP. */
const BY_ENDING: readonly (readonly [RegExp, number])[] = [
  [/(^|[.-])not-found$/, 404],
  [/(^|[.-])(exists|taken|conflict|differs|already-[a-z-]+)$/, 409],
];

/** HTTP status of a refusal: what its text names, else what its code ends in, else 422. */
export function statusOf(code: string): number {
  return messageOf(code)?.status ?? BY_ENDING.find(([ending]) => ending.test(code))?.[1] ?? 422;
}
