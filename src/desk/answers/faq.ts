import type { Lang } from '../../lang.ts';
import type { Faq } from '../../practice/facts.ts';
import { contentOf, glossed } from './content.ts';
import { type Aspect, nearness, sureness, tellingOf } from './faq-score.ts';
import { isQuestion } from './is-question.ts';

/** From how sure on an answer is given, and by how much the best must lead; below, a message is taken. Measured on test/desk/own-faq.jsonl. */
const SURE = 0.5;
const LEAD = 0.05;

/** An approved answer. Where the practice wrote it in one language only, the other holds the same text and is not to be spoken. */
export interface ApprovedAnswer {
  id: string;
  text: { en: string; es: string };
  /** Between 0 and 1. */
  sure: number;
}

/**
 * The practice's answer nearest in meaning to what was said, or null: a message is better. Also null where the answer does not exist in the
 * caller's language: nothing is translated by machine, and a text in the other language is no answer.
 */
export type Answers = (text: string, lang: Lang) => Promise<ApprovedAnswer | null>;

/** What a text means, as a direction of length 1; null: cannot be had now. Only many common words find an answer then. Never rejects. */
export type Encode = (text: string) => Promise<Float32Array | null>;

interface Entry {
  id: string;
  text: Partial<Record<Lang, string>>;
  question: { things: ReadonlySet<string>; texts: string[] };
  answer: { things: ReadonlySet<string>; texts: string[] };
}

/** Answers from the practice's approved text alone. What its questions mean is worked out once, beginning at once. */
export function makeFaq(faq: readonly Faq[], encode: Encode): Answers {
  const entries = faq.map(entryOf);
  const telling = tellingOf(entries.map(({ question, answer }) => new Set([...question.things, ...answer.things])));
  const kept = new Map<string, Float32Array>();
  const vectors = async (texts: readonly string[]) => {
    const all: Float32Array[] = [];
    for (const text of texts) {
      const vector = kept.get(text) ?? (await encode(text));
      if (!vector) return [];
      kept.set(text, vector);
      all.push(vector);
    }
    return all;
  };
  // Ahead of the first caller; what could not be had then is asked for again.
  void vectors(entries.flatMap(({ question, answer }) => [...question.texts, ...answer.texts]));
  const aspect = async ({ things, texts }: Entry['question']): Promise<Aspect> => ({
    things,
    vectors: await vectors(texts),
  });

  return async (text, lang) => {
    if (entries.length === 0 || !isQuestion(text)) return null;
    const scores = entries.map(() => 0);
    for (const part of partsOf(text)) {
      const things = contentOf(part);
      if (things.size === 0) continue;
      const vector = (await encode(glossed(part, lang))) ?? NO_MEANING;
      for (const [i, entry] of entries.entries()) {
        const near = nearness({ things, vector }, await aspect(entry.question), await aspect(entry.answer), telling);
        scores[i] = Math.max(scores[i]!, sureness(near));
      }
    }
    const [best, next = 0] = [...scores].sort((a, b) => b - a);
    if (best === undefined || best < SURE || best - next < LEAD) return null;
    const { id, text: answer } = entries[scores.indexOf(best)]!;
    const words = answer[lang];
    if (!words) return null;
    return { id, text: { en: answer.en ?? words, es: answer.es ?? words }, sure: Math.round(best * 100) / 100 };
  };
}

/** Points nowhere: near to nothing. */
const NO_MEANING = new Float32Array();

function entryOf({ id, q, a, qEs, aEs }: Faq): Entry {
  return {
    id,
    text: { en: a, ...(aEs && { es: aEs }) },
    question: {
      things: new Set([...contentOf(q), ...contentOf(qEs ?? '')]),
      texts: [q, ...(qEs ? [glossed(qEs, 'es')] : [])],
    },
    answer: { things: new Set([...contentOf(a), ...contentOf(aEs ?? '')]), texts: sentencesOf(a) },
  };
}

/** The whole and, where there are several, each sentence: who rambles asks in one of them. */
function partsOf(text: string): string[] {
  const sentences = sentencesOf(text);
  return sentences.length > 1 ? [text, ...sentences] : [text];
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!;])\s+/).filter(Boolean);
}
