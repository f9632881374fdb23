import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../src/lang.ts';
import { Classifier } from '../src/opinion/classifier.ts';
import { opinionOf } from '../src/opinion/verdict.ts';
import { loadSettings, places } from '../src/settings/load.ts';
import type { Question } from '../src/triage/protocol/types.ts';
import { type Flag, type Judgement, UNJUDGED } from '../src/triage/types.ts';
import { loadMind } from '../src/wiring/mind.ts';
import { DISPOSITIONS } from '../src/words/disposition.ts';

/**
 * What the box makes of a caller's answer to one of its questions of danger, asked where something for tonight is known already: by rules and
 * classifier together, as a call has them. `node bench/answers.ts [--each] [--held|--all] [FILE …]`; without files those of
 * test/triage/answers-blind.jsonl, written before anybody looked how answers are read. Every third is held back for the end (`--held`). `--alone`: the
 * classifier reads the answer without its question.
 */
interface Answer {
  id: string;
  q: string;
  lang: Lang;
  text: string;
  /** As an answer to the question. `part`: some of what was asked is denied, nothing is affirmed, and of the rest nothing is said. */
  is: 'yes' | 'no' | 'unsure' | 'part';
  /** What is affirmed. */
  danger?: string;
  held?: boolean;
}

/** What was made of it. `rest`: what is left of the question is asked. */
type Taken = 'danger' | 'again' | 'rest' | 'unsure' | 'safe';

const args = process.argv.slice(2);
const given = args.filter((arg) => !arg.startsWith('--'));
const files = given.length ? given : [join(import.meta.dirname, '..', 'test', 'triage', 'answers-blind.jsonl')];
const held = (answer: Answer) => args.includes('--all') || (answer.held ?? false) === args.includes('--held');
const { engine, protocol } = loadMind();
const classifier = await Classifier.load(places(loadSettings()).models);

const TONIGHT: Flag = { concept: 'known', words: '', tier: 'urgent', disposition: 'urgent', by: 'words' };

const grave = (q: Question, is: 'yes' | 'no'): number => {
  const disposition = q.branches.find((b) => b.when.is === is)?.outcome.disposition;
  return disposition ? DISPOSITIONS.length - DISPOSITIONS.indexOf(disposition) : 0;
};

/** Which answer tells of danger. */
const dangerOf = (q: Question): 'yes' | 'no' => (grave(q, 'no') > grave(q, 'yes') ? 'no' : 'yes');

function takenAs(q: Question, after: Judgement): Taken {
  const worst = q.branches.find((b) => b.when.is === dangerOf(q))?.outcome;
  const given = after.flags.find((f) => f.concept === `answer.${q.id}`)?.disposition ?? null;
  if (after.tier === 'emergency' || after.crisis) return 'danger';
  if (worst?.disposition && given === worst.disposition) return 'danger';
  if (after.rest?.question === q.id) return 'rest';
  if (after.missed.includes(q.id)) return 'again';
  if (given !== null && given === q.unsure.disposition) return 'unsure';
  return after.asked.includes(q.id) ? 'safe' : 'again';
}

/** null: it was taken as it was meant. */
function fault({ is }: Answer, q: Question, taken: Taken): string | null {
  const safe = dangerOf(q) === 'yes' ? 'no' : 'yes';
  if (is === 'unsure') return taken === 'safe' ? 'unsure taken for safe' : null;
  if (is === 'part')
    return taken === 'safe'
      ? 'a part denied taken for all of it'
      : taken === 'danger'
        ? 'a part denied taken for danger'
        : taken === 'rest'
          ? null
          : 'a part denied: all asked again';
  if (is !== safe)
    return taken === 'danger'
      ? null
      : taken === 'safe'
        ? 'DANGER NOT HEARD'
        : taken === 'rest'
          ? 'danger: the rest is asked'
          : 'danger asked again';
  if (taken === 'rest') return 'safe: what it left open is asked';
  return taken === 'safe' ? null : taken === 'danger' ? 'safe taken for danger' : 'safe not understood';
}

for (const file of files) {
  const answers = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
    .filter(held);
  const counts = new Map<string, number>([['DANGER NOT HEARD', 0]]);
  for (const answer of answers) {
    const q = protocol.questions.get(answer.q);
    if (!q) throw new Error(`${answer.id}: no question is named ${answer.q}`);
    const before: Judgement = { ...UNJUDGED, tier: 'urgent', disposition: 'urgent', flags: [TONIGHT], ask: q.id };
    const beside = args.includes('--alone') ? {} : { question: q.text[answer.lang] };
    const opinions = [opinionOf(await classifier.guess(answer.text, beside), classifier.model)];
    const after = engine.judge(answer.text, answer.lang, { before, answering: q.id, opinions });
    const taken = takenAs(q, after);
    const found = fault(answer, q, taken);
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
    if (found && args.includes('--each')) console.log(`${answer.id} ${found}: ${q.id}: ${answer.text}`);
  }
  console.log(`${file}: ${answers.length} answers`);
  for (const [what, n] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`${String(n).padStart(6)}  ${what}`);
}
await classifier.close();
