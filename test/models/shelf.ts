import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';

/** A host on a free port with files on it, as an upstream or an npm registry has them. */
export interface Shelf {
  address: string;
  files: Map<string, Buffer>;
  /** Paths and ranges that were asked for, in order. */
  asked: { path: string; range: string | undefined }[];
  /** By path: cut the connection, that many times, when `received` has been told of so many bytes. */
  cuts: Map<string, { after: number; times: number }>;
  /** To be called with what the other side has on its disk, so that a cut comes neither sooner nor later. */
  received(bytes: number): void;
  /** So many requests are answered with 503 first. */
  troubles: number;
  /** Called before an answer is sent. */
  onRequest?: (path: string) => void | Promise<void>;
  close(): Promise<void>;
}

export async function openShelf(): Promise<Shelf> {
  let waiting: { bytes: number; cut: () => void } | undefined;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const range = request.headers.range;
    shelf.asked.push({ path, range });
    await shelf.onRequest?.(path);
    if (shelf.troubles > 0) {
      shelf.troubles--;
      return void response.writeHead(503).end();
    }
    const whole = shelf.files.get(path);
    if (!whole) return void response.writeHead(404).end();
    const etag = `"${sha256(whole).slice(0, 8)}"`;
    const from = wants(request, etag);
    const rest = whole.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      etag,
      'content-length': rest.length,
      ...(from > 0 && { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }),
    });
    const cut = shelf.cuts.get(path);
    if (!cut || cut.times === 0) return void response.end(rest);
    cut.times--;
    response.write(rest.subarray(0, cut.after));
    waiting = { bytes: cut.after, cut: () => response.destroy() };
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shelf: Shelf = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: new Map(),
    asked: [],
    cuts: new Map(),
    troubles: 0,
    received(bytes) {
      if (waiting && bytes >= waiting.bytes) {
        waiting.cut();
        waiting = undefined;
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return shelf;
}

/** Where the answer starts: a changed file (If-Range) is given from its beginning. */
function wants(request: IncomingMessage, etag: string): number {
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const tag = request.headers['if-range'];
  return from && (!tag || tag === etag) ? Number(from) : 0;
}

/** A real .tgz with these files in it. */
export function tarball(files: Record<string, Buffer>): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'nightbell-tarball-'));
  try {
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), bytes);
    }
    create({ cwd: directory, file: join(directory, 'made.tgz'), gzip: true, sync: true }, Object.keys(files));
    return readFileSync(join(directory, 'made.tgz'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes that gzip cannot shrink and that are the same in every run. */
export function noise(length: number, seed: number): Buffer {
  const blocks: Buffer[] = [];
  for (let made = 0; made < length; made += 32) {
    blocks.push(createHash('sha256').update(`${seed} ${made}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}
