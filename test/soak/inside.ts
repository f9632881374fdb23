/**
 * Loaded into the box's program by a soak run (`--import`): tells on a socket what the program holds. It looks after a full collection of
 * garbage, so what it counts is reachable from somewhere.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { queryObjects } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/** What there is one of (or more) for each call, by module. Nothing of it may be left when all calls are over. */
const PER_CALL: Record<string, [module: string, name: string]> = {
  runs: ['conversation/call-run', 'CallRun'],
  legs: ['telephony/asterisk/leg', 'AsteriskLeg'],
  media: ['telephony/asterisk/media', 'Media'],
  ears: ['speech/ear', 'CallerEar'],
};

/** What the program answers. */
export interface Inside {
  /** Live objects by kind. */
  objects: Record<string, number>;
  /** What keeps the event loop alive, by kind: timers, sockets, processes. */
  resources: Record<string, number>;
  heapBytes: number;
  externalBytes: number;
}

async function look(): Promise<Inside> {
  const objects: Record<string, number> = {};
  for (const [what, [module, name]] of Object.entries(PER_CALL)) {
    const { [name]: of } = (await import(new URL(`../../src/${module}.ts`, import.meta.url).href)) as Record<
      string,
      unknown
    >;
    if (typeof of === 'function') objects[what] = queryObjects(of, { format: 'count' }) as unknown as number;
  }
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { heapUsed, external } = process.memoryUsage();
  return { objects, resources, heapBytes: heapUsed, externalBytes: external };
}

const at = process.env.NIGHTBELL_SOAK_SOCKET;
if (at && isMainThread) {
  rmSync(at, { force: true });
  createServer((socket) => {
    socket.on('error', () => undefined);
    look().then(
      (inside) => socket.end(JSON.stringify(inside)),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  })
    .listen(at)
    .unref();
}
