import type { Reply, ReplyRead } from '../triage/types.ts';

/** models/opinion/answers/head.json: what the numbers that come out of its head.onnx mean. */
export interface ReplyHead {
  /** First digits of the hash of head.onnx. */
  version: string;
  heads: { is: Reply[] };
  /** What the numbers are divided by, so that a probability of 0.7 is right in seven of ten. */
  temperature: { is: number };
}

/** The likeliest of what an answer may be. Four decimals, so that the last bits of a sum do not matter. */
export function replyOf(logits: readonly number[], { heads, temperature }: ReplyHead): ReplyRead {
  const most = Math.max(...logits);
  const parts = logits.map((x) => Math.exp((x - most) / temperature.is));
  const sum = parts.reduce((a, b) => a + b, 0);
  const at = logits.indexOf(most);
  return { is: heads.is[at] ?? 'else', sure: Math.round((parts[at]! / sum) * 10_000) / 10_000 };
}
