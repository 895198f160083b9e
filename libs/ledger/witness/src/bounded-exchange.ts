/** What came back, as far as it is read. */
export interface Exchanged {
  readonly status: number;
  /** Without parameters, lower case; empty when none was told. */
  readonly contentType: string;
  readonly body: Uint8Array;
}

export type Unreachable = {
  readonly kind: 'unreachable';
  /** `redirected` and `too-large` are answers that are not read on purpose. */
  readonly why: 'deadline' | 'network' | 'redirected' | 'too-large' | 'status' | 'not-understood';
  /** For the operator; never shown to others. */
  readonly detail: string;
};

export const unreachable = (why: Unreachable['why'], detail: string): Unreachable => ({
  kind: 'unreachable',
  why,
  detail,
});

/** One question over HTTP and no further: no redirect is followed, a deadline for all of it, so many bytes at most. */
export async function exchange(
  url: URL,
  options: { readonly body?: string; readonly deadlineMs: number; readonly maxBytes: number },
): Promise<Exchanged | Unreachable> {
  try {
    const response = await fetch(url, {
      method: options.body === undefined ? 'GET' : 'POST',
      ...(options.body === undefined ? {} : { body: options.body }),
      headers: options.body === undefined ? {} : { 'Content-Type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(options.deadlineMs),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      return unreachable('redirected', `status ${response.status}`);
    }
    const body = await readAtMost(response, options.maxBytes);
    if (!body) return unreachable('too-large', `over ${options.maxBytes} bytes`);
    const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';');
    return { status: response.status, contentType: type.trim().toLowerCase(), body };
  } catch (error) {
    return failed(error);
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  if (response.body)
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      length += piece.length;
      // Leaving the loop cancels what is still to come.
      if (length > maxBytes) return undefined;
      pieces.push(piece);
    }
  return Buffer.concat(pieces);
}

/** fetch throws a TypeError and hides the reason (a refused connection, a certificate) in its cause. */
function failed(error: unknown): Unreachable {
  const { name, message = String(error), cause } = error as Partial<Error>;
  if (name === 'TimeoutError') return unreachable('deadline', message);
  return unreachable('network', (cause as Partial<Error> | undefined)?.message || message);
}
