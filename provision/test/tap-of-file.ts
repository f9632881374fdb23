import type { Test } from 'tap';

/**
 * What a test file gets for `tap` where several share one process (see shared-child.ts): the root of its own file, which is a subtest of
 * the process's. Files run one after the other, so that there is one at a time, also for the kits that they share.
 */
let current: Test | undefined;

export function rootIs(file: Test): void {
  current = file;
}

function now(): Test {
  if (!current) throw new Error('no test file runs');
  return current;
}

const root = new Proxy({} as Test, {
  get(_, key) {
    const value = Reflect.get(now(), key);
    return typeof value === 'function' ? value.bind(now()) : value;
  },
  set: (_, key, value) => Reflect.set(now(), key, value),
  has: (_, key) => Reflect.has(now(), key),
});

export default root;
export const test: Test['test'] = (...args: unknown[]) => Reflect.apply(now().test, now(), args);
