export function switchOff(text: string, rule: string): { readonly text: string; readonly sites: number };
export function switchOffInLaw(text: string, rule: string): string;
