import { type ReplyRead, TIERS, type Tier } from '../triage/types.ts';
import type { About } from '../understanding/types.ts';

/** What a classifier makes of an utterance. Probabilities have four decimals, so that the last bits of a sum do not matter. */
export interface Guess {
  /** Together 1. */
  tier: Record<Tier, number>;
  crisis: number;
  /** The likeliest, or null for nothing that is known. */
  topic: string | null;
  intent: string;
  intentSure: number;
  /** Whom it is about, likeliest; null: the network was not taught it. */
  about: About | null;
  aboutSure: number;
  /** What it says to the question that was asked with it; left out: none was, or it is too long for that. */
  reply?: ReplyRead;
  /** Of the words with what was told before; left out: nothing was. */
  whole?: { urgent: number; crisis: number };
}

/** models/opinion/head.json: what the numbers that come out of head.onnx mean. */
export interface Head {
  /** First digits of the hash of head.onnx. */
  version: string;
  /** Answers of each head, in the order of the numbers; crisis has one. */
  heads: { tier: string[]; crisis: string[]; topic: string[]; intent: string[]; about?: About[] };
  /** What the numbers are divided by, so that a probability of 0.7 is right in seven of ten. */
  temperature: { tier: number; crisis: number; intent: number; about?: number };
}

/** @param logits of all heads side by side */
export function guessOf(logits: readonly number[], { heads, temperature }: Head): Guess {
  let at = 0;
  const next = (many: number) => {
    at += many;
    return logits.slice(at - many, at);
  };
  const tiers = softmax(next(heads.tier.length), temperature.tier);
  const crisis = round(1 / (1 + Math.exp(-next(1)[0]! / temperature.crisis)));
  const topic = heads.topic[likeliest(next(heads.topic.length))] ?? 'none';
  const intents = softmax(next(heads.intent.length), temperature.intent);
  const intent = likeliest(intents);
  const abouts = heads.about ? softmax(next(heads.about.length), temperature.about ?? 1) : [];
  const about = likeliest(abouts);
  return {
    tier: Object.fromEntries(TIERS.map((t) => [t, tiers[heads.tier.indexOf(t)] ?? 0])) as Record<Tier, number>,
    crisis,
    topic: topic === 'none' ? null : topic,
    intent: heads.intent[intent] ?? 'other',
    intentSure: intents[intent] ?? 0,
    about: heads.about?.[about] ?? null,
    aboutSure: abouts[about] ?? 0,
  };
}

function softmax(logits: readonly number[], temperature: number): number[] {
  const most = Math.max(...logits);
  const parts = logits.map((x) => Math.exp((x - most) / temperature));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((x) => round(x / sum));
}

function likeliest(of: readonly number[]): number {
  return of.indexOf(Math.max(...of));
}

function round(x: number): number {
  return Math.round(x * 10_000) / 10_000;
}
