/**
 * Last step of training: node models/opinion/calibrate.ts FOLDER [TO]
 * From the logits of held-out lines (held-*.json of train.py) finds what each head's numbers must be divided by for its probabilities to be
 * honest, and writes that and the version into head.json.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Head } from '../../src/opinion/guess.ts';
import { type HeldLine, heldOut } from './held-out.ts';

const folder = process.argv[2];
if (!folder) throw new Error('the folder that train.py wrote to is wanted');
const to = process.argv[3] ?? import.meta.dirname;
const file = join(to, 'head.json');
const head = JSON.parse(readFileSync(file, 'utf8')) as Head;
const { tier, topic, intent, about } = head.heads;
const lines = heldOut(folder).lines.filter((line) => line.fold >= 0);

const softmaxLoss = (at: number, names: string[], truth: (line: HeldLine) => string) => (temperature: number) =>
  lines.reduce((sum, line) => {
    const logits = line.logits.slice(at, at + names.length).map((x) => x / temperature);
    const most = Math.max(...logits);
    const all = most + Math.log(logits.reduce((s, x) => s + Math.exp(x - most), 0));
    return sum + all - (logits[names.indexOf(truth(line))] ?? all);
  }, 0);
const crisisLoss = (temperature: number) =>
  lines.reduce((sum, line) => {
    const x = (line.logits[tier.length]! / temperature) * (line.crisis ? 1 : -1);
    return sum + Math.log1p(Math.exp(-x));
  }, 0);

function best(loss: (temperature: number) => number): number {
  const tried = Array.from({ length: 60 }, (_, n) => 0.5 + n * 0.05);
  return Number(tried.reduce((a, b) => (loss(b) < loss(a) ? b : a)).toFixed(2));
}

const done: Head = {
  ...head,
  version: createHash('sha256')
    .update(readFileSync(join(to, 'head.onnx')))
    .digest('hex')
    .slice(0, 12),
  temperature: {
    tier: best(softmaxLoss(0, tier, (line) => line.tier)),
    crisis: best(crisisLoss),
    intent: best(softmaxLoss(tier.length + 1 + topic.length, intent, (line) => line.intent)),
    ...(about && { about: best(softmaxLoss(tier.length + 1 + topic.length + intent.length, about, (line) => line.about)) }),
  },
};
writeFileSync(file, `${JSON.stringify(done, null, 1)}\n`);
console.log(JSON.stringify(done.temperature), done.version, `${lines.length} held-out lines`);
