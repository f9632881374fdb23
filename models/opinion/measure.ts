/**
 * What the rules, the classifier and both together make of sentences that the classifier was not trained on:
 *   node models/opinion/measure.ts FOLDER
 * scored as test/cases/triage-score.mjs does. The rules may know lines of the corpus; the classifier's figures are of networks that do not.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessOf, type Head } from '../../src/opinion/guess.ts';
import { opinionOf } from '../../src/opinion/verdict.ts';
import type { Opinion, Tier } from '../../src/triage/types.ts';
import { settleIntent } from '../../src/understanding/meaning.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { type HeldLine, heldOut } from './held-out.ts';

const RANK: Record<string, number> = { emergency: 4, urgent: 3, semi_urgent: 2, routine: 1, unclear: 0 };
const head = JSON.parse(readFileSync(join(import.meta.dirname, 'wishes', 'head.json'), 'utf8')) as Head;
const { engine, understand } = loadMind();
type Answer = { tier: Tier; crisis: boolean; intent: string };

const WHO: Record<string, (line: HeldLine, opinion: Opinion) => Answer> = {
  rules: (line) => judged(line, []),
  classifier: (_, o) => ({
    tier: o.raises === null ? 'unclear' : o.raises === 'next_day' || o.raises === 'same_day' ? 'semi_urgent' : o.raises,
    crisis: o.crisis,
    intent: o.intent ?? 'other',
  }),
  both: (line, o) => judged(line, [o]),
};

function judged({ text, lang }: HeldLine, opinions: Opinion[]): Answer {
  const { tier, crisis } = engine.judge(text, lang, { opinions });
  const intent = understand({ text, lang, asked: null }).intent;
  return { tier, crisis, intent: settleIntent(intent, tier, opinions[0]?.intent) };
}

function score(lines: readonly HeldLine[], answer: (line: HeldLine) => Answer): string {
  const of = { in: 0, found: 0, emergencies: 0, under: 0, over: 0, asked: 0, routine: 0, called: 0, crises: 0, heard: 0 };
  let falseCrises = 0;
  let intents = 0;
  for (const line of lines) {
    const { tier, crisis, intent } = answer(line);
    const accepted = [line.tier, ...line.accept].map((t) => RANK[t]!);
    const got = RANK[tier]!;
    const right = accepted.includes(got);
    if (right) of.in++;
    else if (got === 0) RANK[line.tier]! > 2 ? of.under++ : of.asked++;
    else if (got < Math.min(...accepted)) of.under++;
    else if (got > Math.max(...accepted)) of.over++;
    if (line.tier === 'emergency') of.emergencies++, right && of.found++;
    if (line.tier === 'routine') of.routine++, !right && got === 4 && of.called++;
    if (line.crisis) of.crises++, crisis && of.heard++;
    else if (crisis) falseCrises++;
    if (intent === line.intent) intents++;
  }
  const pc = (a: number, b: number) => (b ? `${((100 * a) / b).toFixed(1)} %` : '-');
  const n = lines.length;
  return [
    n,
    pc(of.in, n),
    pc(of.found, of.emergencies),
    pc(of.under, n),
    pc(of.over, n),
    pc(of.called, of.routine),
    `${of.heard}/${of.crises}`,
    falseCrises,
    pc(intents, n),
  ].join(' | ');
}

const held = heldOut(process.argv[2] ?? '').lines;
const opinions = new Map(held.map((line) => [line, opinionOf(guessOf(line.logits, head), 'measured')]));
console.log('| set | who | lines | accepted | emergencies found | under | over | routine called emergency | crises | false crises | intent |');
console.log(`|${'---|'.repeat(11)}`);
for (const [set, mine] of [
  ['corpus, held out', (l: HeldLine) => l.fold >= 0 && !l.from.startsWith('own')],
  ['test/cases', (l: HeldLine) => l.fold < 0],
] as const)
  for (const lang of ['en', 'es'])
    for (const [who, answer] of Object.entries(WHO)) {
      const lines = held.filter((line) => mine(line) && line.lang === lang);
      console.log(`| ${set}, ${lang} | ${who} | ${score(lines, (line) => answer(line, opinions.get(line)!))} |`);
    }
