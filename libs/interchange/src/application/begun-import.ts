import type { CommandContext } from '@fonds/event-store';
import type { ImportId } from '@fonds/kernel';

/** The context under which a run registers: an interrupted import keeps the business date of its first event. */
export interface BegunImport {
  readonly id: ImportId;
  readonly context: CommandContext;
  /** Units that it registered in an earlier run are counted as registered: it was started and not finished. */
  readonly resumed: boolean;
  readonly written: number;
}
