import type { CommandContext } from '@fonds/event-store';
import type { ImportId } from '@fonds/kernel';

/** The context under which a run registers: an interrupted import keeps the business date of its first event. */
export interface BegunImport {
  readonly id: ImportId;
  readonly context: CommandContext;
  /** It had been started and not finished: some of its units may be there already. */
  readonly resumed: boolean;
  readonly written: number;
}
