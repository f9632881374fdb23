import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Longer than Asterisk takes to clear away a media channel, and little of the second in which a caller must hear something. */
const LONGER_S = 0.3;

/**
 * Keeps an ARI connection open for a moment longer than this process lives. When the process is killed the kernel breaks
 * all its connections at once; Asterisk then clears away the media channels and writes events about it to ARI sessions
 * that another of its threads is just closing, without a lock, and crashes about one time in twelve: every caller is
 * dropped, and the backup path with them. With this the ARI sessions break when those events have long been written.
 * (Asterisk 22.10.1, `outbound_session_handler_thread` and `session_write` in res/ari/ari_websockets.c.)
 */
export function outlive(socket: Socket): void {
  // The kernel's own descriptor: Node gives it in no public way that leaves the socket readable here.
  const fd = (socket as Socket & { _handle?: { fd?: number } })._handle?.fd;
  if (fd === undefined || fd < 0 || socket.destroyed) return;
  // It holds a copy of the descriptor and waits for the end of its standard input, which is the end of this process.
  const keeper = spawn('/bin/sh', ['-c', `trap '' HUP INT TERM; read -r _; sleep ${LONGER_S}`], {
    stdio: ['pipe', 'ignore', 'ignore', fd],
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
  });
  keeper.on('error', () => undefined);
  keeper.stdin?.on('error', () => undefined);
  keeper.unref();
  socket.once('close', () => keeper.stdin?.destroy());
}
