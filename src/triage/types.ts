import type { Lang } from '../lang.ts';
import { CONCEPT_TIERS, type DispositionId } from '../words/disposition.ts';
import type { QuestionKind } from './protocol/types.ts';

/** From the most to the least urgent; `unclear` is a question, never an answer. */
export const TIERS = CONCEPT_TIERS;
export type Tier = (typeof TIERS)[number];

/** One step of a judgement: what was found, in which of the caller's words, by which part of the engine. */
export interface Flag {
  /** Id of the concept, or `answer.<question>`, `modifier.<modifier>`, `opinion.<who>`, `still_unclear`. */
  concept: string;
  words: string;
  /** The tier that this alone gives. */
  tier: Tier;
  disposition: DispositionId | null;
  by: 'words' | 'answer' | 'modifier' | 'opinion' | 'doubt';
}

/** Something known of the patient, that later words are read with. */
export interface KnownFact {
  id: string;
  /** The caller's words, or those of the answer that gave it. */
  words: string;
}

/**
 * What another than the words' rules makes of an utterance. It may raise or cause a question; it can't word anything, nor lower or silence
 * what the rules understood: there is no field for it (S3).
 */
export interface Opinion {
  by: 'classifier' | 'llm' | 'second-reading';
  /** Which model, as in the manifest, with its version. */
  model: string;
  /** Sure enough to act on; null: no. */
  raises: DispositionId | null;
  /** Sure enough to ask about; null: no. */
  doubts: DispositionId | null;
  crisis: boolean;
  /** Probability of `crisis`; not given: sure. */
  sureOfCrisis?: number;
  /** What it is about, for choosing the question: a concept with questions, or a topic of `doubts:` in the protocol; null: nothing known. */
  topic: string | null;
  /** Whom it is about, where it is sure of that; null or absent: not known. */
  about?: 'self' | 'child' | 'other' | null;
  /** The red flag that was named: id of a concept of the protocol; null or absent: none was. */
  redFlag?: string | null;
  /** Probability of `raises`, or of `doubts` without it; two decimals. */
  sure: number;
  /**
   * What it is sure enough of to raise where the words were understood, and as nothing for tonight; `raises` alone is only asked about
   * there. Absent: `raises` counts everywhere.
   */
  insists?: DispositionId | null;
  /** What it doubts where the words were understood as a wish for the front desk; not given: `doubts`. */
  suspects?: DispositionId | null;
  /** So sure of a routine call that words which the rules did not understand need no question, where they are of a language it knows. */
  settles?: boolean;
  /** Likeliest intent, where it is likely enough to stand in for one that the words do not give. */
  intent?: string | null;
  /** Likeliest intent, and its probability. */
  guessed?: { intent: string; sure: number };
  /** What the words say to the question that was asked, read together with it; absent: none was, or it was not read so. */
  reply?: ReplyRead;
  /** Of these words with all that was told before: how likely it is urgent or graver, and a crisis; absent: they are the first. */
  whole?: { urgent: number; crisis: number };
  /** What it is about, where that is another reading of the sound than the caller's words as they stand; null or absent: those. */
  words?: string | null;
}

/**
 * Of an answer to a question: what was asked is not there; in part not there, and of the rest nothing is said; at least one thing of it is
 * there; the caller does not know; it is no answer.
 */
export type Reply = 'no' | 'part' | 'yes' | 'unsure' | 'else';

/** The likeliest, and its probability. */
export interface ReplyRead {
  is: Reply;
  sure: number;
}

/** Another reading of the sound of an utterance: words for a doubt, never for a fact. */
export interface SecondWords {
  text: string;
  lang: Lang;
  /** Recogniser, as in the manifest. */
  model: string;
}

/** How a second reading is to be judged. */
export interface SecondContext extends Pick<JudgeContext, 'before' | 'answering' | 'field'> {
  /** Opinions of the second words. */
  opinions?: readonly Opinion[];
}

export interface Judgement {
  tier: Tier;
  /** null while unclear. */
  disposition: DispositionId | null;
  /** Self-harm, harm to others or abuse was voiced: 988 must be heard. */
  crisis: boolean;
  /** Why, most urgent first. */
  flags: Flag[];
  /** Id of the question that would settle a doubt, or null. Its text is in the protocol, in each language. */
  ask: string | null;
  /** Questions still to be asked after it, in order. */
  open: string[];
  /** Questions that were asked. None is asked twice. */
  asked: string[];
  /** Questions that were asked once without an answer to them. */
  missed: string[];
  /** Instead of the whole question in `ask`, what is left of it. */
  rest?: Rest;
  facts: KnownFact[];
  /** Instructions of the practice that may be read out, by id. */
  instructions: string[];
  /** Ids and versions of the documents that judged, "base@1+obstetrics@1". */
  protocol: string;
}

/** What is left of a question of which a part was denied, in the question's own words. */
export interface Rest {
  question: string;
  /** Topics that were denied or told to be well. See by-topic/. */
  well: string[];
  text: Record<Lang, string>;
}

/** Before a word was judged. */
export const UNJUDGED: Judgement = {
  tier: 'unclear',
  disposition: null,
  crisis: false,
  flags: [],
  ask: null,
  open: [],
  asked: [],
  missed: [],
  facts: [],
  instructions: [],
  protocol: '',
};

/** What is known when an utterance is judged. All optional: less knowledge never lowers a tier. */
export interface JudgeContext {
  /** What was judged before in this call; the result is never below it. */
  before?: Judgement;
  /** Id of the protocol's question that this utterance answers. Silence is the empty text. */
  answering?: string | null;
  /** The caller has hung up on the question: nothing speaks for its being a mere doubt. */
  gone?: boolean;
  /** A fact was asked for (a name, a street): words that merely sound grave are no reason to ask. */
  field?: boolean;
  /** Opinions about this utterance that came in time. */
  opinions?: readonly Opinion[];
}

/** Pure: same words and context, same judgement. */
export interface TriageEngine {
  readonly protocol: string;
  judge(text: string, lang: Lang, context?: JudgeContext): Judgement;
  /**
   * The opinion that another reading of the same sound amounts to; null: it reads as the first one. `first`: the words that count.
   * `context`: as the first words were heard in.
   */
  reread(first: string, second: SecondWords, context?: SecondContext): Opinion | null;
  /** Takes in an opinion that came after its utterance was judged. */
  heed(before: Judgement, words: string, opinion: Opinion): Judgement;
  /** Approved text of a question of the protocol. */
  questionText(id: string, lang: Lang): string;
  /** What kind of answer a question of the protocol awaits. */
  questionKind(id: string): QuestionKind;
  /** Approved text of an instruction of the protocol. */
  instructionText(id: string, lang: Lang): string;
}

const RANK: Record<Tier, number> = { emergency: 4, urgent: 3, semi_urgent: 2, routine: 1, unclear: 0 };

/** The more urgent of two tiers. */
export function moreUrgent(a: Tier, b: Tier): Tier {
  return RANK[a] >= RANK[b] ? a : b;
}

export function isAtLeast(a: Tier, b: Tier): boolean {
  return RANK[a] >= RANK[b];
}
