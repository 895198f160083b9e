import { isIP } from 'node:net';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** `postgres://` or `postgresql://` with a database; the host may be a socket folder in `?host=`. */
export const IsPostgresUrl = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isPostgresUrl', validator: { validate: isPostgresUrl } }, options);

export const IsServerName = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isServerName', validator: { validate: isServerName } }, options);

/** `esdb://` or `esdb+discover://`; certificates are always verified, and a password never goes in clear. */
export const IsEventServerUrl = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isEventServerUrl', validator: { validate: isEventServerUrl } }, options);

function isEventServerUrl(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = /^esdb(\+discover)?:\/\/([^@/?]+@)?[^@/?]+\/?(\?(.*))?$/.exec(value);
  if (!parts) return false;
  const settings = new URLSearchParams((parts[4] ?? '').toLowerCase());
  // The client ignores the account of a connection without TLS, and a wish not to verify.
  return settings.get('tlsverifycert') !== 'false' && !(parts[2] && settings.get('tls') === 'false');
}

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
