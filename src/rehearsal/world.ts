import type { Clock } from '../clock.ts';
import { whoIsOnCall } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import type { Pickup } from '../telephony/scripted/trunk.ts';
import { takePage } from './clinician.ts';
import { type PageEvent, pageEvent } from './page-event.ts';
import type { Scenario } from './scenario.ts';

/** Everybody's PIN in a rehearsal. */
export const REHEARSAL_PIN = '482739';
/** Somebody who answers has the telephone in hand after so long. */
const PICKUP_MS = 6_000;
/** A page that is due at a minute begins to ring in it. */
const MINUTE_MS = 60_000;

/** A ring of somebody of the practice. */
export interface Ring {
  personId: string;
  at: number;
}

/** Whoever can be rung in a story, and whether they answer. */
export class World {
  /** In order. */
  readonly rings: Ring[] = [];
  readonly #scenario: Scenario;
  readonly #practice: Practice;
  readonly #clock: Clock;
  readonly #said: readonly PageEvent[];

  constructor(scenario: Scenario, practice: Practice, clock: Clock) {
    this.#scenario = scenario;
    this.#practice = practice;
    this.#clock = clock;
    this.#said = scenario.events.flatMap(pageEvent);
  }

  /** What the telephone with this number does. */
  readonly pickup = (to: string): Pickup => {
    const people = this.#practice.people.filter((p) => p.phone === to);
    const person = people.find((p) => this.#scenario.answering.has(p.id)) ?? people[0];
    if (!person) return this.#callerAnswers(to);
    const first = this.rings[0]?.at ?? this.#clock.now();
    this.rings.push({ personId: person.id, at: this.#clock.now() });
    if (!this.#answers(person.id, this.#clock.now() - first)) return { answers: false };
    return {
      answers: true,
      afterMs: PICKUP_MS,
      met: (leg) => takePage(leg, this.#clock, REHEARSAL_PIN),
    };
  };

  /** What an event says of this very page comes first, then what the story says of the person; a desk answers while it is open. */
  #answers(personId: string, sinceFirstMs: number): boolean {
    const named = this.#said.filter((s) => s.who === null || this.#isNamed(s.who, personId));
    const said = named.find(({ minutes, nth }) => {
      if (nth.length > 0) return nth.includes(this.rings.length - 1);
      return (
        minutes.length === 0 || minutes.some((m) => sinceFirstMs >= m * MINUTE_MS && sinceFirstMs < (m + 5) * MINUTE_MS)
      );
    });
    if (said) return said.answered;
    const told = this.#scenario.answering.get(personId);
    if (told !== undefined) return told;
    const { people, ladder, departments } = this.#practice;
    const person = people.find((p) => p.id === personId);
    // Whoever is there for urgent calls answers, unless the story says otherwise.
    const onLadder = ladder.some((step) => step.page === personId);
    const urgent = departments[personId]?.takes.some((what) => /urgent/i.test(what) && !/semi/i.test(what)) ?? false;
    return person?.role === 'clinician' || onLadder || urgent || this.#scenario.state === 'open';
  }

  /** By id, by surname, or as the one who is on call or the backup. */
  #isNamed(words: string, personId: string): boolean {
    const said = words.toLowerCase().replace(/[^\p{L}_]+/gu, ' ');
    const person = this.#practice.people.find((p) => p.id === personId);
    const surname = person?.name.split(' ').at(-1)?.toLowerCase() ?? personId;
    if (said.includes(personId) || said.includes(personId.replaceAll('_', ' ')) || said.includes(surname)) return true;
    // "The nurse's cell" is whoever has both words in the id.
    const parts = personId.split('_').filter((part) => part.length > 3);
    if (parts.length > 1 && parts.filter((part) => said.includes(part)).length > 1) return true;
    const { primary, backup } = whoIsOnCall(this.#practice, new Date(this.#scenario.at).toISOString());
    if (/backup/.test(said)) return personId === backup.id;
    return /on call|primary/.test(said) && personId === primary.id;
  }

  /** A caller who was promised a call takes it. */
  #callerAnswers(to: string): Pickup {
    const { callback, line } = this.#scenario.caller;
    return to === callback || to === line
      ? { answers: true, afterMs: PICKUP_MS, met: () => undefined }
      : { answers: false };
  }
}
