import { runFonds } from './run';

void runFonds(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
