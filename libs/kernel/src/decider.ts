import type { Result } from './refusal';

/**
 * The pure core of one consistency boundary. `decide` answers a command with events or a refusal; `evolve` folds one
 * event into the state. Neither reads a clock, a random source, the environment or a database.
 */
export interface Decider<State, Command, Past, Draft> {
  readonly initial: State;
  evolve(state: State, event: Past): State;
  decide(command: Command, state: State): Result<readonly Draft[]>;
}

export const fold = <State, Past>(
  decider: Pick<Decider<State, never, Past, never>, 'initial' | 'evolve'>,
  events: readonly Past[],
): State => events.reduce((state, event) => decider.evolve(state, event), decider.initial);
