import { setTimeout as sleep } from 'node:timers/promises';

/** A store whose process kills itself in the middle of the first write that `isLast` says is one: within so many milliseconds. */
export function dyingStore(real, isLast, milliseconds) {
  const write = (name) => async (requests) => {
    if (!requests.length || !(await isLast(requests))) return real[name](requests);
    const work = real[name](requests);
    work.catch(() => undefined);
    await sleep(Math.random() * milliseconds);
    process.kill(process.pid, 'SIGKILL');
    return work;
  };
  return new Proxy(real, {
    get(target, name) {
      if (name === 'append' || name === 'load') return write(name);
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
