import { Parser } from 'tap-parser';

/** What one test file said: how many assertions held, how many did not, and which. */
export type Outcome = { passed: number; failed: number; skipped: number; failures: Failure[] };
export type Failure = { name: string; detail: string };

type Point = {
  ok: boolean;
  name: string;
  fullname: string;
  skip?: unknown;
  todo?: unknown;
  diag?: unknown;
};

/**
 * Reads the TAP of one file and counts its assertions. The line that closes a subtest counts only when the
 * subtest failed without a failing assertion of its own (a thrown error, a wrong plan).
 */
export class TapReader {
  readonly #root: Parser;
  readonly #outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };

  /** @param root of a file whose TAP is a subtest of another's: what reads that subtest */
  constructor(root: Parser = new Parser()) {
    this.#root = root;
    this.#follow(root);
  }

  write(text: string): void {
    this.#root.write(text);
  }

  /**
   * To be called when the file has ended.
   * @param ending why the process did not end well ('exit status 3', 'killed by SIGSEGV', 'timed out'), or null
   */
  end(ending: string | null): Outcome {
    this.#root.end();
    return this.outcome(ending);
  }

  /** The line that closes it as a subtest has come. */
  closed(ok: boolean): void {
    if (!ok && this.#outcome.failed === 0) this.#fail('the file as a whole', 'it failed outside of its assertions');
  }

  /** The same of a subtest, which its own parent has ended. */
  outcome(ending: string | null): Outcome {
    const { failed, passed, skipped } = this.#outcome;
    if (failed === 0 && (ending !== null || !this.#root.ok)) this.#fail('the file as a whole', ending ?? 'wrong plan');
    else if (passed + failed + skipped === 0) this.#fail('the file as a whole', 'it asserts nothing');
    return this.#outcome;
  }

  #follow(parser: Parser): void {
    let failedBefore = 0;
    let inSubtest = false;
    parser.on('child', (child: Parser) => {
      inSubtest = true;
      failedBefore = this.#outcome.failed;
      this.#follow(child);
    });
    parser.on('assert', (point: Point) => {
      const closes = inSubtest;
      inSubtest = false;
      if (point.skip || point.todo) this.#outcome.skipped += 1;
      else if (closes) {
        if (!point.ok && this.#outcome.failed === failedBefore) this.#fail(point.fullname || point.name, point.diag);
      } else if (point.ok) this.#outcome.passed += 1;
      else this.#fail(point.fullname || point.name, point.diag);
    });
    parser.on('bailout', (reason: string) => {
      if (parser === this.#root) this.#fail('bailed out', reason);
    });
  }

  #fail(name: string, diag: unknown): void {
    this.#outcome.failed += 1;
    const detail = typeof diag === 'string' ? diag : JSON.stringify(diag, null, 2);
    this.#outcome.failures.push({ name, detail: detail ?? '' });
  }
}
