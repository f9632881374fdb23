import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a running box can be found by the commands beside it. */
export interface RunningBox {
  pid: number;
  host: string;
  /** UDP port of SIP. */
  sip: number;
  /** Address of the console, or null while it is not there. */
  console: string | null;
  /** What the page asks of the first administrator, while there is none and others could reach it. */
  setUpCode: string | null;
  /** Error code of why the language model that the settings name does not run; null: it does, or there shall be none. */
  llmDown: string | null;
}

/** The small file in the data directory that says so. */
export class BoxFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  write(box: Omit<RunningBox, 'pid'>): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, JSON.stringify({ pid: process.pid, ...box } satisfies RunningBox), { mode: 0o600 });
    renameSync(draft, this.#path);
  }

  remove(): void {
    if (this.read()?.pid === process.pid) rmSync(this.#path, { force: true });
  }

  /** The box that runs, or null: no file, or its process is gone. */
  read(): RunningBox | null {
    if (!existsSync(this.#path)) return null;
    try {
      const box = JSON.parse(readFileSync(this.#path, 'utf8')) as RunningBox;
      process.kill(box.pid, 0);
      return box;
    } catch {
      return null;
    }
  }
}
