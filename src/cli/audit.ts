import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { exportAudit } from '../audit/export.ts';
import { type Verdict, verifyAudit } from '../audit/verify.ts';
import { verifyExport } from '../audit/verify-export.ts';
import { NightbellError } from '../errors.ts';
import type { Store } from '../store/store.ts';

export interface AuditParts {
  /** Opens the store for as long as the work lasts. What is done with an export needs none, and never asks. */
  withStore: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  /** Where lines for the person at the terminal go; default: standard output. */
  print?: (line: string) => void;
}

const USAGE = 'audit verify [--export FILE] | audit export --recipient age1… [--out FILE]';

/**
 * `audit verify`: is every line of the log there, in its place and unchanged? With `--export FILE` (`-`: standard input)
 * the same for an export that its recipient has decrypted. `audit export`: the log for an auditor, encrypted.
 * Gives the exit code: 0, or 1 when the log was changed. Throws NB_USAGE, NB_RECIPIENT_INVALID, NB_INPUT_INVALID.
 */
export async function audit(args: string[], { withStore, print = console.log }: AuditParts): Promise<number> {
  const { positionals, values } = parse(args);
  const [command, ...more] = positionals;
  if (more.length > 0) throw new NightbellError('NB_USAGE', USAGE);
  const actor = `cli:uid-${process.getuid?.() ?? 0}`;
  if (command === 'verify' && !values.recipient && !values.out) {
    if (values.export) return say(await verifyExport(await read(values.export)), print);
    return withStore(async (store) => {
      const verdict = await verifyAudit(store);
      const { lines } = verdict;
      const result = verdict.whole ? 'whole' : verdict.finding.kind;
      await store.record({ actor, action: 'audit.verified', subject: 'audit', detail: { lines, result } });
      return say(verdict, print);
    });
  }
  if (command === 'export' && values.recipient && !values.export) {
    const out = values.out ?? `nightbell-audit-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.jsonl.age`;
    const { recipient } = values;
    const lines = await withStore((store) => exportAudit(store, { recipient, out, actor }));
    print(`${lines} lines in ${out}. Its recipient checks it with:`);
    print(`  age -d -i KEYFILE ${out} | nightbell audit verify --export -`);
    return 0;
  }
  throw new NightbellError('NB_USAGE', USAGE);
}

function say(verdict: Verdict, print: (line: string) => void): number {
  for (const note of verdict.notes) print(`Note: ${note}.`);
  if (verdict.whole) {
    const { seq, hash } = verdict.head;
    print(`The audit log is whole: ${verdict.lines} lines. Its last line is ${seq}, ${hash}.`);
    return 0;
  }
  print(`The audit log was changed: ${verdict.finding.words}.`);
  print(`The ${verdict.lines} lines before that are in order.`);
  return 1;
}

function read(file: string): Promise<string> {
  return file === '-' ? text(process.stdin) : readFile(file, 'utf8');
}

function parse(args: string[]) {
  try {
    const options = { recipient: { type: 'string' }, out: { type: 'string' }, export: { type: 'string' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new NightbellError('NB_USAGE', USAGE);
  }
}
