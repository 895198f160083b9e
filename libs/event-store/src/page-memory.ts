/**
 * Where whoever reads page after page has each of them read into: megabytes of new memory for every page would have the
 * runtime look through all of its memory for what is left over, again and again. What was read into it is good until the
 * next reading into it; a store whose pages come otherwise leaves it empty.
 */
export class PageMemory {
  bytes: Buffer = Buffer.alloc(0);
}
