import type { Readable, Writable } from 'node:stream';

/** A command's own standard streams, so that tests can give others. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
}

export const processIo: Io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

export function print(io: Io, text: string): void {
  io.stdout.write(`${text}\n`);
}
