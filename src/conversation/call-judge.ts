import type { Lang } from '../lang.ts';
import { isAtLeast, type Judgement, type TriageEngine, UNJUDGED } from '../triage/types.ts';
import type { Came } from './opinions.ts';
import type { CallRecord } from './record.ts';
import { judgeWhole, type SaidByCaller } from './whole-call.ts';

/** How an utterance is to be judged. */
export interface Hearing {
  /** The words are about the call ("say that again"): no answer to a question, not even a missing one. */
  aside: boolean;
  /** The question of the protocol that was asked, or null. */
  answering: string | null;
  /** A fact was asked for: a name or a street may sound grave. */
  field: boolean;
  /** A laboratory read out a value: it is nobody's complaint, also beside other words. Left out: no. */
  value?: boolean;
  /** A plan, a pharmacy or a doctor was asked for: such words go with no others, unless they hold a sign by themselves. Left out: no. */
  named?: boolean;
  /** The name that was given where somebody's was asked for: it goes with no other words either. Left out: none. */
  person?: string;
  /** Opinions that came in time. */
  came: readonly Came[];
}

/** All that was judged in one call. Each judgement is built on the one before and written down as it is made; none is below another (S1). */
export class CallJudge {
  readonly #engine: TriageEngine;
  readonly #record: Pick<CallRecord, 'judged' | 'opinion'>;
  readonly #said: SaidByCaller[] = [];
  #known: Judgement | null = null;

  constructor(engine: TriageEngine, record: Pick<CallRecord, 'judged' | 'opinion'>) {
    this.#engine = engine;
    this.#record = record;
  }

  /** The most urgent judgement of this call, words that the dialogue has not come to included; null before the first words. */
  get known(): Judgement | null {
    return this.#known;
  }

  /** All that the caller told so far, without names that were asked for. */
  get told(): string {
    return this.#said.map(({ text }) => text).join('. ');
  }

  /** Final words of the caller: by themselves, then with all that was said before. */
  heard(
    turnId: string,
    said: SaidByCaller,
    { aside, answering, field, value, named, person, came }: Hearing,
  ): Judgement {
    const before = this.#known;
    // "What was that?" leaves what was asked as it was: it is no second answer that told nothing.
    const known = aside && before?.tier === 'unclear' ? { ...before, ask: null } : before;
    let judgement = this.#engine.judge(said.text, said.lang, {
      ...(known && { before: known }),
      answering: aside ? null : answering,
      field,
      opinions: came.map((c) => c.opinion),
    });
    // "What was that?" is no try to say what is wrong.
    if (aside && judgement.tier === 'unclear')
      judgement = { ...judgement, ask: before?.ask ?? null, open: before?.open ?? [] };
    // Whoever says the same once more has not said it twice as badly; and two facts that were asked for are no one sentence: a plan's blue and
    // a baby of whom the desk knows.
    const repeated = this.#said.some(({ text }) => text === said.text);
    if (!value && !repeated && (!named || tellsOfIllness(before, judgement)))
      this.#said.push(withoutName(said, person));
    this.#keep(judgement, turnId);
    for (const { opinion, ms } of came) this.#record.opinion(turnId, opinion, ms, false);
    return this.#asWhole() ?? judgement;
  }

  /** An answer by keys, or by silence: then the text is empty and there is no turn. */
  replied(turnId: string | null, { text, lang }: SaidByCaller, answering: string | null): Judgement {
    const before = this.#known;
    return this.#keep(this.#engine.judge(text, lang, { ...(before && { before }), answering }), turnId);
  }

  /** An opinion that came after its words were judged. null: it changes nothing. */
  heed(turnId: string, words: string, { opinion, ms }: Came): Judgement | null {
    this.#record.opinion(turnId, opinion, ms, true);
    const before = this.#known ?? UNJUDGED;
    const judgement = this.#engine.heed(before, words, opinion);
    const same = judgement.flags.length === before.flags.length && judgement.crisis === before.crisis;
    if (same && judgement.ask === before.ask) return null;
    if (!same) return this.#keep(judgement, turnId);
    this.#known = judgement;
    return judgement;
  }

  /** The dialogue settled a doubt by itself, upwards. */
  gaveUp(made: Judgement): void {
    const judgement = { ...made, protocol: made.protocol || this.#engine.protocol };
    if (made.tier === this.#known?.tier) this.#known = judgement;
    else this.#keep(judgement, null);
  }

  /**
   * The caller is gone. Who hangs up on a question about something that was found has not answered it (S4); a call of which nothing is
   * known is none. Then everything once more as a whole.
   * @param asking the question that was being asked, or null
   */
  ended(asking: string | null, lang: Lang): Judgement | null {
    const before = this.#known;
    if (asking && before && before.tier !== 'unclear' && before.tier !== 'emergency') {
      const judgement = this.#engine.judge('', lang, { before, answering: asking, gone: true });
      if (judgement.tier !== before.tier) this.#keep(judgement, null);
    }
    this.#asWhole();
    return this.#known;
  }

  #asWhole(): Judgement | null {
    const whole = judgeWhole(this.#engine, this.#said, this.#known);
    return whole && this.#keep(whole, null);
  }

  #keep(judgement: Judgement, turnId: string | null): Judgement {
    this.#record.judged(judgement, turnId);
    this.#known = judgement;
    return judgement;
  }
}

/** Did these words hold a sign by themselves, or tell what makes one graver: an age, a pregnancy, a medicine? */
function tellsOfIllness(before: Judgement | null, after: Judgement): boolean {
  const known = before?.flags ?? [];
  if (after.facts.length > (before?.facts.length ?? 0)) return true;
  const more = after.flags.filter((f) => !known.some((k) => k.concept === f.concept && k.words === f.words));
  return after.crisis !== (before?.crisis ?? false) || more.some((f) => f.disposition !== 'routine');
}

/** Who is called Blackwood has blacked out as little as the one before whose name it was said. */
function withoutName(said: SaidByCaller, name: string | undefined): SaidByCaller {
  const words = new Set(name?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (words.size === 0) return said;
  return { ...said, text: said.text.replace(/[\p{L}\p{N}]+/gu, (w) => (words.has(w.toLowerCase()) ? '' : w)) };
}

/** Whether words alone are more than routine: they must be heard, whatever they sound like (S1). Nothing is judged by it. Pure. */
export function isMoreThanRoutine(engine: TriageEngine, text: string, lang: Lang): boolean {
  const { tier, crisis } = engine.judge(text, lang, {});
  return crisis || isAtLeast(tier, 'semi_urgent');
}
