import { isIP } from 'node:net';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** `postgres://` or `postgresql://` with a database; the host may be a socket folder in `?host=`. */
export const IsPostgresUrl = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isPostgresUrl', validator: { validate: isPostgresUrl } }, options);

export const IsServerName = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isServerName', validator: { validate: isServerName } }, options);

function isPostgresUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    /^postgres(ql)?:$/.test(url.protocol) &&
    url.pathname.length > 1 &&
    (url.hostname !== '' || url.searchParams.has('host'))
  );
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

function isServerName(value: unknown): boolean {
  // Digits and dots that are no address would be looked up as a name, and fail late.
  return (
    typeof value === 'string' && (isIP(value) !== 0 || (HOST_NAME.test(value) && !/^[\d.]+$/.test(value)))
  );
}
