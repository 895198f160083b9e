import { ValidateIf } from 'class-validator';

/** DTO field that may be left out. Unlike IsOptional it does not let `null` pass unchecked. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);
