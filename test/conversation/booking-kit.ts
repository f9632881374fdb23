import type { Offer, Visit } from '../../src/calendar/types.ts';
import { planOf } from '../../src/desk/answers/plans.ts';
import { timesFor } from '../../src/wiring/desk-times.ts';
import { practice } from '../wiring/ladders-kit.ts';
import { Words } from './words-kit.ts';

// Tuesday the 20th of October 2026, ten o'clock.
const NOW = Date.parse('2026-10-20T14:00:00Z');
const PATIENT = { id: 'p1', dob: '1971-03-04', isNew: false };
/** So many rooms behind the desk may be asked between two sentences. */
const MOST_ASKED = 8;

/** What the practice has an answer to: where one parks, what to bring, what it costs. */
const ANSWERED = [/\bpark|estacion/i, /\bbring|traer|llevar/i, /\bcost|charge|cobran|cuesta/i];

export interface BookingOptions {
  lang?: 'en' | 'es';
  /** Days or times that are not free, by how they begin. */
  taken?: string[];
  /** Visits of theirs that stand. */
  stand?: Visit[];
  born?: string;
}

/** A caller whom the practice knows, and its own calendar, plans and answers. */
export class Booking extends Words {
  readonly #taken: readonly string[];
  readonly #stand: Visit[];
  readonly #patient: typeof PATIENT;
  wished: unknown = null;
  /** All that was said since they spoke last. */
  turn = '';
  /** What was done for them, in order. */
  readonly done: string[] = [];

  constructor(opening: string, { lang = 'en', taken = [], stand = [], born = PATIENT.dob }: BookingOptions = {}) {
    super({ lang });
    this.#taken = taken;
    this.#stand = stand;
    this.#patient = { ...PATIENT, dob: born };
    this.tells(opening);
  }

  /** Says who they are, where that is asked. */
  as(who: string): this {
    return this.tells(who);
  }

  /** What is said, and what the rooms behind the desk answer to it. */
  tells(text: string): this {
    this.turn = '';
    this.hears(text);
    this.note();
    return this.answered();
  }

  answered(): this {
    for (let n = 0; n < MOST_ASKED && this.request; n++) {
      if (!this.#room(this.request)) break;
      this.note();
    }
    return this;
  }

  #room(request: NonNullable<Words['request']>): boolean {
    switch (request.want) {
      case 'verify':
        this.known();
        return true;
      case 'visits':
        this.desk({ to: 'visits', visits: this.#stand });
        return true;
      case 'times': {
        this.wished = request.wish.when;
        const found = timesFor(practice, request.wish, this.#patient, { taken: [], now: NOW, most: 40 });
        const free = found.offers.filter(({ start }) => !this.#taken.some((day) => start.startsWith(day)));
        this.desk({ to: 'times', offers: free.slice(0, request.most), type: found.type });
        return true;
      }
      case 'book':
      case 'move': {
        const visit = { ...request.offer, id: 'v9', patient: request.patient, state: 'booked' } as const;
        this.desk({ to: request.want, result: 'done', visit });
        return true;
      }
      case 'cancel':
      case 'confirm':
        this.desk({ to: request.want, result: 'done' });
        return true;
      case 'wait-list':
        this.desk({ to: 'wait-list', result: 'done' });
        return true;
      case 'plan': {
        const plan = planOf(practice.insurance);
        const whole = plan(request.said);
        this.desk({ to: 'plan', ...(whole.name === null ? plan(request.carrier) : whole) });
        return true;
      }
      case 'faq': {
        const at = ANSWERED.findIndex((word) => word.test(request.text));
        const text = { en: `Answer ${at}.`, es: `Respuesta ${at}.` };
        this.desk({ to: 'faq', answer: at < 0 ? null : { id: `a${at}`, text, sure: 1 } });
        return true;
      }
      default:
        return false;
    }
  }

  /** Keeps what was done and written down. */
  note(): void {
    this.turn = `${this.turn} ${this.said}`.trim();
    for (const effect of this.effects) {
      if (effect.do === 'done') this.done.push(effect.what);
      if (effect.do === 'message') this.done.push(`${effect.matter?.action ?? 'message'}:${effect.matter?.form ?? ''}`);
    }
  }

  get offered(): Offer {
    if (this.stage.at !== 'offer') throw new Error(`nothing is offered: ${this.said}`);
    return this.stage.offers[this.stage.n] as Offer;
  }

  get day(): string {
    return this.offered.start.slice(0, 10);
  }
}
