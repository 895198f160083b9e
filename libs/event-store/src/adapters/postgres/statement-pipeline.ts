import type { ClientBase, Connection, Submittable } from 'pg';

/** A statement with a name; a connection parses it once. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

export interface BoundStatement {
  readonly statement: NamedStatement;
  readonly values: readonly (string | Buffer)[];
}

const prepared = new WeakMap<ClientBase, Set<string>>();

/**
 * Several statements in one round trip. No `BEGIN` is needed: up to the Sync message they are one transaction, each with
 * a snapshot of its own, and the first that fails undoes those before it.
 *
 * @returns the rows of all of them, as text
 * @throws the database's error
 */
export async function pipelined(client: ClientBase, parts: readonly BoundStatement[]): Promise<string[][]> {
  const known = prepared.get(client) ?? new Set();
  prepared.set(client, known);
  const unknown = parts.map(({ statement }) => statement).filter(({ name }) => !known.has(name));
  if (unknown.length) {
    await roundTrip(client, (connection) => {
      for (const { name, text } of unknown) connection.parse({ name, text, types: [] }, true);
    });
    for (const { name } of unknown) known.add(name);
  }
  return roundTrip(client, (connection) => {
    for (const { statement, values } of parts) {
      connection.bind({ statement: statement.name, values: [...values] }, true);
      connection.execute(null, true);
    }
  });
}

const roundTrip = (client: ClientBase, send: (connection: Connection) => void): Promise<string[][]> =>
  new Promise((resolve, reject) => void client.query(new Messages(send, resolve, reject)));

/** What the client asks of a query of its own making. */
class Messages implements Submittable {
  private readonly rows: string[][] = [];

  constructor(
    private readonly send: (connection: Connection) => void,
    private readonly resolve: (rows: string[][]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    // One packet.
    connection.stream.cork();
    this.send(connection);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: string[] }): void {
    this.rows.push(fields);
  }

  handleError(error: Error): void {
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.resolve(this.rows);
  }

  handleCommandComplete(): void {
    // Nothing is counted here.
  }
}
