import type { Action, CommonOptions } from '../session/invocation';
export const demo: Action<CommonOptions> = async () => undefined;
