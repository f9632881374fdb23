/**
 * Loaded into the box's program by a soak run (`--import`): tells on a socket what the program holds. It looks after a full collection of
 * garbage, so what it counts is reachable from somewhere.
 */
import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** What there is one of (or more) for each call. Nothing of it may be left when all calls are over. */
const PER_CALL: ReadonlySet<string> = new Set(['CallRun', 'Floor', 'AsteriskLeg', 'Media', 'AriSocket', 'CallerEar']);
/** Finalizers run in the turns of the event loop that follow a collection. */
const FINALIZED_MS = 100;

/** What the program answers. */
export interface Inside {
  /** Live objects by the name of their class. */
  objects: Record<string, number>;
  /** What keeps the event loop alive, by kind: timers, sockets, processes. */
  resources: Record<string, number>;
  /** Calls that went to the backup path because the box was full, since the start. */
  turnedAway: number;
  heapBytes: number;
  externalBytes: number;
}

const objects: Record<string, number> = {};
/** Who turns calls away, of which there is one for good. */
let gate: { admitted?: { turnedAway: number } } = {};

/** Counts what is made and what was collected. All of it is emitters, and each goes through `EventEmitter.init`. */
function count(): void {
  const gone = new FinalizationRegistry<string>((name) => {
    objects[name] = (objects[name] ?? 0) - 1;
  });
  const base = EventEmitter as unknown as { init: (this: object, ...args: unknown[]) => void };
  const { init } = base;
  base.init = function (...args) {
    init.apply(this, args);
    const { name } = this.constructor;
    if (name === 'AdmissionGate') gate = this;
    if (!PER_CALL.has(name)) return;
    objects[name] = (objects[name] ?? 0) + 1;
    gone.register(this, name);
  };
}

async function look(collect: () => void): Promise<Inside> {
  collect();
  await sleep(FINALIZED_MS);
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { heapUsed, external } = process.memoryUsage();
  return {
    objects,
    resources,
    turnedAway: gate.admitted?.turnedAway ?? 0,
    heapBytes: heapUsed,
    externalBytes: external,
  };
}

const at = process.env.NIGHTBELL_SOAK_SOCKET;
if (at && isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  count();
  rmSync(at, { force: true });
  createServer((socket) => {
    socket.on('error', () => undefined);
    look(collect).then(
      (inside) => socket.end(JSON.stringify(inside)),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  })
    .listen(at)
    .unref();
}
