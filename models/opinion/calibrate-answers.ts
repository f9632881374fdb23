/**
 * node models/opinion/calibrate-answers.ts FOLDER
 * Last step of training of the network that reads an answer with its question: from the held-out logits that train_answers.py --hold wrote to FOLDER
 * the temperature, and from the weights their version, into answers/head.json.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplyHead } from '../../src/opinion/reply.ts';

interface Held {
  is: string[];
  lines: { is: string; fold: number; logits: number[] }[];
}

const folder = process.argv[2];
if (!folder) throw new Error('the folder that train_answers.py wrote to is wanted');
const { is, lines } = JSON.parse(readFileSync(join(folder, 'held.json'), 'utf8')) as Held;
const held = lines.filter((line) => line.fold >= 0);

/** Cross-entropy of what was held out. */
function loss(temperature: number): number {
  return held.reduce((sum, line) => {
    const logits = line.logits.map((x) => x / temperature);
    const most = Math.max(...logits);
    const all = most + Math.log(logits.reduce((s, x) => s + Math.exp(x - most), 0));
    return sum + all - logits[is.indexOf(line.is)]!;
  }, 0);
}

const tried = Array.from({ length: 60 }, (_, n) => 0.5 + n * 0.05);
const best = tried.reduce((a, b) => (loss(b) < loss(a) ? b : a));
const to = join(import.meta.dirname, 'answers');
const head = JSON.parse(readFileSync(join(to, 'head.json'), 'utf8')) as ReplyHead;
const version = createHash('sha256')
  .update(readFileSync(join(to, 'head.onnx')))
  .digest('hex')
  .slice(0, 12);
const done: ReplyHead = { ...head, version, temperature: { is: Number(best.toFixed(2)) } };
writeFileSync(join(to, 'head.json'), `${JSON.stringify(done, null, 1)}\n`);
console.log(done.temperature, version, `${held.length} held-out answers`);
