import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';

/**
 * Runs `work` while no other process of this user on this machine fetches into the same directory; waits for one
 * that does. The lock is a socket in Linux' abstract namespace: the kernel gives it to one process and takes it back
 * when that process ends, however it ends, so there is never a stale one.
 */
export async function alone<T>(
  directory: string,
  work: () => Promise<T>,
  options: { signal?: AbortSignal | undefined; onWait?: () => void } = {},
): Promise<T> {
  mkdirSync(directory, { recursive: true });
  const id = createHash('sha256')
    .update(`${process.getuid?.()}:${realpathSync(directory)}`)
    .digest('hex')
    .slice(0, 24);
  const name = `\0nightbell-models-${id}`;
  let lock = await take(name);
  for (let waited = false; !lock; waited = true) {
    if (!waited) options.onWait?.();
    await released(name, options.signal);
    options.signal?.throwIfAborted();
    lock = await take(name);
  }
  const held = lock;
  try {
    return await work();
  } finally {
    for (const waiter of held.waiters) waiter.destroy();
    await new Promise((resolve) => held.server.close(resolve));
  }
}

interface Lock {
  server: Server;
  waiters: Set<{ destroy(): void }>;
}

function take(name: string): Promise<Lock | undefined> {
  return new Promise((resolve, reject) => {
    const waiters: Lock['waiters'] = new Set();
    const server = createServer((socket) => {
      waiters.add(socket);
      socket.on('error', () => {}).on('close', () => waiters.delete(socket));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path: name }, () => resolve({ server: server.unref(), waiters }));
  });
}

/** Resolves when whoever holds the lock lets go, which ends every connection to it. */
function released(name: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ path: name });
    const stop = () => socket.destroy();
    signal?.addEventListener('abort', stop, { once: true });
    socket
      .on('error', () => {})
      .once('close', () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
    socket.resume();
    if (signal?.aborted) stop();
  });
}
