import type { Outcome } from '@fonds/event-store';
import type { Output } from '../terminal/output';

/** What a command answers with `--json`: the shape of the HTTP interface. */
export const outcomeData = ({ stream, revision, position, events, repeated }: Outcome) => ({
  stream,
  revision,
  position: position.toString(),
  events,
  repeated,
});

/** Tells what a command did. */
export function tellOutcome(out: Output, outcome: Outcome, more: object = {}): void {
  if (out.json) return out.data({ ...more, ...outcomeData(outcome) });
  if (outcome.events.length === 0)
    return out.note({ zh: '没有变化，未写入。', en: 'Nothing changed; nothing was written.' });
  const position = out.at(outcome.position);
  out.note(
    outcome.repeated
      ? { zh: `此前已入账，位置 ${position}。`, en: `Recorded earlier, at position ${position}.` }
      : { zh: `已入账，位置 ${position}。`, en: `Recorded at position ${position}.` },
  );
}
