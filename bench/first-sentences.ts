import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallJudge } from '../src/conversation/call-judge.ts';
import type { Lang } from '../src/lang.ts';
import { Classifier } from '../src/opinion/classifier.ts';
import { opinionOf } from '../src/opinion/verdict.ts';
import { loadSettings, places } from '../src/settings/load.ts';
import type { Judgement, Tier } from '../src/triage/types.ts';
import { settleIntent } from '../src/understanding/meaning.ts';
import { weighedIntent } from '../src/understanding/weighed-intent.ts';
import { loadMind } from '../src/wiring/mind.ts';

/**
 * What the box makes of the first sentence of a call, by rules and classifier together as a call has them: how often it alarms a caller who only
 * wants something of the front desk, and how often it does not hear a danger told by the way. `node bench/first-sentences.ts [--each] [FILE …]`;
 * without files those of test/triage/first-sentences.jsonl, written blind. models/opinion/wishes/*.jsonl can be named too: the rules learnt nothing
 * from them, nor did the network that judges danger.
 */
interface Sentence {
  id: string;
  lang: Lang;
  text: string;
  /** Every tier that is right. */
  accept: Tier[];
  /** Which is right, or any of several. */
  intent: string | string[];
  /** Whether a question or a word of danger is wanted; not given: unless it is routine. */
  alarm?: boolean;
}

const RANK: Record<Tier, number> = { emergency: 4, urgent: 3, semi_urgent: 2, routine: 1, unclear: 0 };
/** Questions that alarm nobody. */
const PLAIN = new Set(['what_is_wrong', 'what_do_you_feel']);

const args = process.argv.slice(2);
const each = args.includes('--each');
const given = args.filter((arg) => arg !== '--each');
const folder = join(import.meta.dirname, '..', 'test', 'triage');
const files = given.length ? given : [join(folder, 'first-sentences.jsonl')];
const { engine, understand } = loadMind();
const classifier = await Classifier.load(places(loadSettings()).models);

function faults({ accept: tiers, ...one }: Sentence, { tier, crisis, ask }: Judgement, intent: string): string[] {
  const alarm = one.alarm ?? !tiers.includes('routine');
  const intents = [one.intent].flat();
  const asks = ask !== null && !PLAIN.has(ask);
  const alarmed = RANK[tier] >= RANK.urgent || crisis || asks;
  const most = Math.max(...tiers.map((one) => RANK[one]));
  return [
    tiers.includes(tier)
      ? null
      : tier === 'unclear'
        ? 'unclear'
        : RANK[tier] > most
          ? 'too urgent'
          : 'not urgent enough',
    !alarm && alarmed ? 'alarm for nothing' : null,
    !alarm && tier === 'emergency' ? '911 for nothing' : null,
    !alarm && crisis ? '988 for nothing' : null,
    alarm && !alarmed ? 'no alarm' : null,
    tiers[0] === 'emergency' && tier !== 'emergency' ? (asks ? 'emergency asked about' : 'emergency missed') : null,
    intents.includes(intent) ? null : 'another intent',
  ].filter((fault) => fault !== null);
}

for (const file of files) {
  const sentences = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sentence);
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    const { id, lang, text } = sentence;
    const opinion = opinionOf(await classifier.guess(text), classifier.model);
    const judge = new CallJudge(engine, { judged: () => undefined, opinion: () => undefined });
    const came = [{ opinion, ms: 0 }];
    const judgement = judge.heard(id, { text, lang }, { aside: false, answering: null, field: false, came });
    const meaning = understand({ text, lang, asked: null });
    const intent = settleIntent(weighedIntent(meaning, opinion.guessed ?? null), judgement.tier, opinion.intent);
    const found = faults(sentence, judgement, intent);
    for (const fault of found) counts.set(fault, (counts.get(fault) ?? 0) + 1);
    if (each && found.length) console.log(`${id} ${found.join(', ')}: ${judgement.tier} ${intent}: ${text}`);
  }
  console.log(`${file}: ${sentences.length} sentences`);
  for (const [fault, n] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`${String(n).padStart(6)}  ${fault}`);
}
await classifier.close();
