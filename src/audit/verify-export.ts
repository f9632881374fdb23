import { NightbellError } from '../errors.ts';
import { type Chain, checkChain } from './chain.ts';
import { type AuditLine, FORMAT } from './line.ts';
import type { Verdict } from './verify.ts';

/**
 * Checks an export after its recipient has decrypted it; no database, no key of the box.
 * @param text the JSON lines. Throws NB_INPUT_INVALID when it is no export or was cut off.
 */
export async function verifyExport(text: string): Promise<Verdict> {
  const rows = text.split('\n').filter(Boolean).map(parse);
  const first = rows.shift() as { format?: string } | undefined;
  const last = rows.pop() as { lines?: number; remembered?: Chain['remembered'] } | undefined;
  if (first?.format !== FORMAT) throw new NightbellError('NB_INPUT_INVALID', `line 1: not ${FORMAT}`);
  if (!last?.remembered) throw new NightbellError('NB_INPUT_INVALID', 'the last line is missing: the file was cut off');
  const lines = rows as AuditLine[];
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const checked = await checkChain({
    remembered: last.remembered,
    async *lines() {
      yield* lines;
    },
    at: async (seq) => bySeq.get(seq) ?? null,
  });
  return { ...checked, notes: [] };
}

function parse(text: string, index: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NightbellError('NB_INPUT_INVALID', `line ${index + 1}: not JSON`);
  }
}
