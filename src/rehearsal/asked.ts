import { timesIn } from './caller/dates.ts';
import { asksRight, hearTurn } from './caller/hearing.ts';
import { mattersAsked, mattersOfKey, whose } from './caller/matters.ts';
import type { RehearsalResult } from './result.ts';
import type { Scenario } from './scenario.ts';

/** Facts that somebody gives once. What happened may be asked about in many ways. */
const FACTS = [
  'name',
  'dob',
  'phone',
  'address',
  'medicine',
  'dose',
  'supply',
  'pharmacy',
  'prescriber',
  'carrier',
  'member id',
  'when',
  'account',
];

/**
 * Facts that the box asked for again although the caller had told them when asked before. Reading back and offering a time is no asking;
 * asking somebody to say or spell once more what was not understood is.
 */
export function askedTwice(
  { transcript }: Pick<RehearsalResult, 'transcript'>,
  { answers }: Pick<Scenario, 'answers'>,
): string[] {
  const told = new Set<string>();
  const twice = new Set<string>();
  for (const [i, { who, text }] of transcript.entries()) {
    if (who !== 'box') continue;
    const turn = hearTurn([text]);
    if (asksRight(turn) || timesIn(text, '2000-01-01').some((t) => t.date && t.time)) continue;
    // The name of who calls is another than the patient's.
    const own = (q: string, id: string) => id === 'name' && whose(q) === 'caller';
    const asked = new Set(turn.questions.flatMap((q) => mattersAsked(q).flatMap(({ id }) => (own(q, id) ? [] : [id]))));
    const reply = transcript[i + 1]?.who === 'caller' ? (transcript[i + 1]?.text ?? '') : '';
    const said = answers.filter((a) => a.says.some((words) => reply.includes(words)));
    for (const fact of FACTS) {
      if (!asked.has(fact)) continue;
      if (told.has(fact)) twice.add(fact);
      if (said.some((a) => mattersOfKey(a.matter).some((m) => m.id === fact))) told.add(fact);
    }
  }
  return [...twice];
}

/** What a record keeps of a fact, by the matter that a question for it is about. Names, plans and shops are kept as they were said. */
const KEPT: Readonly<Record<string, string>> = {
  name: 'name',
  medicine: 'medication',
  pharmacy: 'pharmacy',
  carrier: 'carrier',
  prescriber: 'provider',
};

/**
 * Facts that the box asked for although the caller's first words held them as the record has them at the end: told unasked, and understood in the
 * end, so that the question was one too many. Reading back is no asking.
 */
export function askedThoughTold({ transcript, slots }: Pick<RehearsalResult, 'transcript' | 'slots'>): string[] {
  const first = transcript.findIndex(({ who }) => who === 'caller');
  if (first < 0) return [];
  const opening = plain(transcript[first]?.text ?? '');
  const told = FACTS.filter((fact) => {
    const value = slots[KEPT[fact] ?? ''];
    return typeof value === 'string' && value !== '' && opening.includes(plain(value));
  });
  const questions = transcript
    .slice(first + 1)
    .filter(({ who }) => who === 'box')
    .map(({ text }) => hearTurn([text]))
    .filter((turn) => !asksRight(turn) && !WHICH_PART.test(turn.text))
    .flatMap((turn) => turn.questions);
  const asks = (fact: string) =>
    questions.some((q) => mattersAsked(q).some(({ id }) => id === fact && !(id === 'name' && whose(q) === 'caller')));
  return told.filter(asks);
}

/** What is wrong of a summary is asked by the names of its facts. */
const WHICH_PART = /\b(which part|qu[eé] parte)\b/i;

/** Words alone, small and without accents, each between spaces. */
function plain(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${bare.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''} `;
}
