/** Ends this process when the one that forked it is gone, also when it went while this one was starting. */
export function endWithParent() {
  const end = () => process.exit(1);
  process.on('disconnect', end);
  if (!process.connected) end();
  /** For a process that disconnects by itself. */
  return { ignore: () => process.off('disconnect', end) };
}
