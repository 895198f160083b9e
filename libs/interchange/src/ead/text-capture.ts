import { SCOPE_LIMIT } from './description.limits';

/** One element being read: its attributes, its flattened text so far, and what was read inside it. */
export interface Capture {
  readonly name: string;
  readonly attributes: Record<string, string>;
  /** Depth of the element inside its component, to find its end. */
  readonly depth: number;
  text: string;
  /** Length of the text, counted on when `text` is no longer kept. */
  length: number;
  readonly inner: Capture[];
}

/** Kept of one element, with room to see that a limit was passed and for blanks that will be collapsed. */
const KEPT = 4 * SCOPE_LIMIT;

export const newCapture = (name: string, attributes: Record<string, string>, depth: number): Capture => ({
  name,
  attributes,
  depth,
  text: '',
  length: 0,
  inner: [],
});

export function appendText(capture: Capture, text: string): void {
  capture.length += text.length;
  if (capture.text.length < KEPT) capture.text += text.length > KEPT ? text.slice(0, KEPT) : text;
}
