import type { EventDraft, ImportFinished, ImportStarted, PastEvent } from '@fonds/event-contracts';
import {
  canonicalJson,
  derivedId,
  ok,
  refuse,
  type CivilDate,
  type Decider,
  type ImportId,
} from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal, ruleRefusal } from '@fonds/law';

export type ImportState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'started' | 'finished' | 'checked';
      readonly started: ImportStarted;
      readonly startedEvent: string;
      /** Fixed by the first event: a run that goes on later keeps it. */
      readonly businessDate: CivilDate;
      readonly account: string;
      /** Who ran it to an end: another person may have gone on where the first was interrupted, or run it again later. */
      readonly finishedBy: readonly string[];
      /** Of the last end: what the file stood for then. */
      readonly root?: string;
    };

export type ImportCommand =
  | {
      readonly kind: 'start';
      readonly started: ImportStarted;
      readonly businessDate: CivilDate;
      readonly today: CivilDate;
    }
  | { readonly kind: 'finish'; readonly finished: ImportFinished }
  | { readonly kind: 'check'; readonly account: string; readonly sample?: number };

/** One file taken on is one stream: started, finished, checked by a second account (E95). */
export const importDecider: Decider<ImportState, ImportCommand, PastEvent, EventDraft> = {
  initial: { kind: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'ImportStarted':
        return {
          kind: 'started',
          started: event.data,
          startedEvent: event.id,
          businessDate: event.businessDate,
          account: event.account,
          finishedBy: [],
        };
      case 'ImportFinished':
        return state.kind === 'none'
          ? state
          : {
              ...state,
              kind: 'finished',
              finishedBy: [...state.finishedBy, event.account],
              root: event.data.root,
            };
      case 'ImportChecked':
        return state.kind === 'none' ? state : { ...state, kind: 'checked' };
      default:
        return state;
    }
  },
  decide(command, state) {
    switch (command.kind) {
      case 'start': {
        if (state.kind !== 'none') return ok([]);
        const late = businessDateNotInFuture(command.businessDate, command.today);
        return late
          ? refuse(late)
          : ok([{ type: 'ImportStarted', data: command.started, rules: ['INV-02', 'INV-39b'] }]);
      }
      case 'finish':
        // Rows refused at first may be registered by a later run: the account is told anew, for a second person to check.
        return state.kind === 'none' || state.root === command.finished.root
          ? ok([])
          : ok([{ type: 'ImportFinished', data: command.finished }]);
      case 'check':
        if (state.kind === 'none') return refuse(plainRefusal('import-unknown'));
        if (state.kind === 'started') return refuse(plainRefusal('import-unfinished'));
        if (state.kind === 'checked') return refuse(plainRefusal('import-checked-already'));
        if ([state.account, ...state.finishedBy].includes(command.account))
          return refuse(ruleRefusal('same-person', 'INV-01'));
        return ok([
          { type: 'ImportChecked', data: command.sample === undefined ? {} : { sample: command.sample } },
        ]);
    }
  },
};

/** The same file, options and mapping for the same archives is the same import, whenever it is run. */
export const importIdOf = (
  started: Pick<ImportStarted, 'archives' | 'source' | 'options' | 'mapping' | 'format'>,
): ImportId =>
  derivedId<'import'>(
    'import/1',
    started.archives,
    started.source,
    started.format,
    started.mapping,
    canonicalJson(started.options),
  );

export const importStream = (id: string): string => `import-${id}`;
