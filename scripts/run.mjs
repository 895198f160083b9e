import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program in the checkout and gives its exit code. What it prints goes to stderr: stdout belongs to the command the person asked for. */
export function run(program, args, env = process.env) {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
    child.once('error', fail);
    child.once('close', (code, signal) => settle(signal ? 1 : code));
  });
}
