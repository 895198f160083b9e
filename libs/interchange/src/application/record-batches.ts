/** Records handed to the store at once: enough for COPY, small enough for memory, also where units have many entries. */
const BATCH_RECORDS = 2_000;
const BATCH_COMPONENTS = 20_000;

export async function* batches<T extends { readonly components?: number }>(
  records: AsyncIterable<T>,
): AsyncGenerator<T[]> {
  let [batch, components]: [T[], number] = [[], 0];
  for await (const record of records) {
    batch.push(record);
    components += record.components ?? 0;
    if (batch.length >= BATCH_RECORDS || components >= BATCH_COMPONENTS) {
      yield batch;
      [batch, components] = [[], 0];
    }
  }
  if (batch.length) yield batch;
}
