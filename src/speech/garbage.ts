import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The library gives a model back when its JavaScript object is collected, which left to itself may take hours. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
