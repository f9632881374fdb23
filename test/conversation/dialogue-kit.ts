import type { House } from '../../src/conversation/dialogue/house.ts';
import { step } from '../../src/conversation/dialogue/step.ts';
import {
  type DialogueEvent,
  type Effect,
  newTalk,
  type Stage,
  type Talk,
} from '../../src/conversation/dialogue/types.ts';
import { shownText } from '../../src/conversation/script.ts';
import type { DeskAnswer, DeskRequest } from '../../src/desk/requests.ts';
import { type Judgement, moreUrgent, type Tier, UNJUDGED } from '../../src/triage/types.ts';
import type { Meaning } from '../../src/understanding/types.ts';
import { house } from './desk-kit.ts';

export const judged = (tier: Tier, more: Partial<Judgement> = {}): Judgement => ({
  ...UNJUDGED,
  tier,
  protocol: 'test@1',
  ...more,
});

export const meaning = (more: Partial<Meaning> = {}): Meaning => ({
  intent: 'other',
  intents: more.intent ? [more.intent] : [],
  about: 'self',
  slots: {},
  uncertain: [],
  yesNo: null,
  command: null,
  ...more,
});

/** A dialogue without a telephone: words come with their judgement and meaning, as the rooms would give them. */
export class Dialogue {
  talk: Talk;
  stage: Stage = { at: 'opening', silences: 0 };
  effects: Effect[] = [];

  constructor(callerNumber: string | null = '+15185550121', practice: House = house(), diverted = false) {
    this.talk = newTalk(practice, callerNumber, diverted);
    this.send({ type: 'answered' });
  }

  send(event: DialogueEvent): this {
    const next = step(this.talk, this.stage, event);
    this.talk = next.talk;
    this.stage = next.stage;
    this.effects = next.effects;
    return this;
  }

  says(
    text: string,
    tier: Tier,
    more: { judgement?: Partial<Judgement>; meaning?: Partial<Meaning>; lang?: 'en' | 'es' } = {},
  ): this {
    return this.send({
      type: 'heard',
      text,
      lang: more.lang ?? 'en',
      judgement: judged(moreUrgent(tier, this.talk.judgement?.tier ?? 'unclear'), more.judgement),
      meaning: meaning(more.meaning),
    });
  }

  silent(): this {
    return this.send({ type: 'silence' });
  }

  press(digits: string): this {
    return this.send({ type: 'keys', digits });
  }

  /** What a room behind the desk answers. */
  desk(answer: DeskAnswer): this {
    return this.send({ type: 'desk', answer });
  }

  /** What was asked of the rooms behind the desk. */
  get request(): DeskRequest | undefined {
    const found = this.effects.findLast((e) => e.do === 'desk');
    return found?.do === 'desk' ? found.request : undefined;
  }

  /** What the box says in answer to the last event. */
  get said(): string {
    const said = this.effects.flatMap((e) =>
      e.do === 'say' ? e.said.filter((s) => !s.prompt.startsWith('protocol')) : [],
    );
    return shownText(said, this.talk.lang);
  }

  get prompts(): string[] {
    return this.effects.flatMap((e) => (e.do === 'say' ? e.said.map((s) => s.prompt) : []));
  }

  did(what: Effect['do']): boolean {
    return this.effects.some((e) => e.do === what);
  }

  fact(name: string): string | undefined {
    const found = this.effects.findLast((e) => e.do === 'fact' && e.name === name);
    return found?.do === 'fact' ? found.value : undefined;
  }
}
