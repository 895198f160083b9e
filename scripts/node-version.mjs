/** Before anything else is loaded, so that an old Node gets a sentence and not a syntax error from a dependency. */
const OLDEST = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `fonds needs Node ${OLDEST.join('.')} or newer, and this is ${version}. Install a current one from https://nodejs.org and run the same command again.\n` +
      `需要 Node ${OLDEST.join('.')} 或更新版本，当前为 ${version}。请安装后重新执行同一命令。`,
  );
  process.exit(1);
}
