import { readFileSync } from 'node:fs';
import { NightbellError } from '../errors.ts';
import { EXAMPLE_PRACTICE } from '../main.ts';
import { type Practice, parsePractice } from '../practice/practice.ts';
import { loadSettings } from '../settings/load.ts';
import { settleIntent } from '../understanding/meaning.ts';
import type { Intent, SlotName } from '../understanding/types.ts';
import { loadMind, type Mind } from '../wiring/mind.ts';
import type { Io } from './io.ts';
import { answerLines, type SaidLine } from './jsonl.ts';

/** What a caller wants who answers such a question and says nothing else: within a call the form that asked knows. */
const ASKED_FOR: Partial<Record<SlotName, Intent>> = {
  medication: 'refill',
  dose: 'refill',
  pharmacy: 'refill',
  when: 'schedule',
  carrier: 'insurance',
  member_id: 'insurance',
};

/**
 * `nightbell understand --jsonl [--practice FILE]`: a JSON line `{id, lang, text, now, asked}` in, a line `{id, intent, slots, uncertain}` out, in
 * order. `now` is local time of the practice without an offset; `asked` the slot that was just asked for, or null. A line that cannot be
 * used gives `{id, error}`. The practice is the one named, else that of the settings; where the settings name none, any "doctor so-and-so" is
 * taken for a provider. Returns the exit status: 0, or 2 for a wrong command line.
 */
export async function understand(args: readonly string[], io: Io): Promise<number> {
  const { jsonl, file } = optionsOf(args);
  if (!jsonl || file === '') {
    io.stderr.write('usage: nightbell understand --jsonl [--practice FILE] < lines\n');
    return 2;
  }
  const named = file ?? (loadSettings().practice || null);
  const from = named ?? EXAMPLE_PRACTICE;
  const about = { practice: readPractice(from), named: named !== null };
  const mind = loadMind();
  await answerLines(io, (line) => answer(line, mind, about), 'the line could not be understood');
  return 0;
}

function optionsOf(args: readonly string[]): { jsonl: boolean; file: string | null } {
  const rest = [...args];
  const at = rest.indexOf('--practice');
  const file = at < 0 ? null : (rest.splice(at, 2)[1] ?? '');
  return { jsonl: rest.length === 1 && rest[0] === '--jsonl', file };
}

function readPractice(file: string): Practice {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new NightbellError('NB_PRACTICE_INVALID', `${file} is not there`);
  }
  return parsePractice(text, file);
}

function answer(
  { text, lang, given }: SaidLine,
  { engine, understand }: Mind,
  about: { practice: Practice; named: boolean },
): object {
  const asked = typeof given.asked === 'string' ? (given.asked as SlotName) : null;
  const { practice, named } = about;
  const meaning = understand({
    text,
    lang,
    asked,
    ...(typeof given.now === 'string' ? { now: given.now } : {}),
    areaCode: practice.areaCode,
    timeWords: practice.timeWords,
    ...(named ? { providers: practice.providers.map(({ name, say }) => ({ name, say })) } : {}),
  });
  const { tier } = engine.judge(text, lang);
  const intent = settleIntent(meaning.intent, tier);
  return {
    intent: intent === 'other' && asked && meaning.slots[asked] !== undefined ? (ASKED_FOR[asked] ?? intent) : intent,
    slots: meaning.slots,
    uncertain: meaning.uncertain,
  };
}
