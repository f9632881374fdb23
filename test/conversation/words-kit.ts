// The dialogue with the shipped forms, the real engine and the real understanding; only the line and the rooms behind the desk are missing.
import { isAnswering, isAside } from '../../src/conversation/asked.ts';
import { CallJudge } from '../../src/conversation/call-judge.ts';
import { houseOf } from '../../src/conversation/house-of.ts';
import { understood } from '../../src/conversation/understood.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import type { Lang } from '../../src/lang.ts';
import { settleIntent } from '../../src/understanding/meaning.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { practice as examples } from '../wiring/ladders-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const mind = loadMind();
const desk = readDesk();
/** A Tuesday forenoon, and the evening of the same day, at the practice of examples/practice.yaml. */
const OPEN = Date.parse('2026-10-20T14:00:00Z');
const CLOSED = Date.parse('2026-10-21T02:00:00Z');

/** Somebody on the line, whose words are judged and understood as they are. */
export class Words extends Dialogue {
  readonly #judge = new CallJudge(mind.engine, { judged: () => undefined, opinion: () => undefined });
  readonly #now: number;
  readonly #lang: Lang;

  constructor({ hours = 'open', lang = 'en' }: { hours?: 'open' | 'closed'; lang?: Lang } = {}) {
    const now = hours === 'open' ? OPEN : CLOSED;
    // The hours are the test's, whatever the example's are.
    const house = { ...houseOf({ practice: examples, desk, medicine: null, now }), hours };
    super('+15185550121', house);
    this.#now = now;
    this.#lang = lang;
  }

  hears(text: string, lang = this.#lang): this {
    const at = { talk: this.talk, stage: this.stage };
    const meaning = understood({ text, lang }, at, { understand: mind.understand, practice: examples, now: this.#now });
    const judgement = this.#judge.heard(
      'turn',
      { text, lang },
      {
        aside: isAside(meaning, text),
        answering: this.stage.at === 'doubt' ? this.stage.question : null,
        field: isAnswering(this.talk, this.stage),
        came: [],
      },
    );
    const intent = settleIntent(meaning.intent, judgement.tier);
    return this.send({ type: 'heard', text, lang, judgement, meaning: { ...meaning, intent } });
  }

  /** Two identifiers match. */
  known(): this {
    return this.desk({ to: 'verify', result: 'matches', patient: 'p1' });
  }

  /** Forms of the matters that are being dealt with or wait. */
  get forms(): string[] {
    return this.talk.matters.map(({ form }) => form);
  }
}
