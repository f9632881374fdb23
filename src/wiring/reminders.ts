import type { Clock } from '../clock.ts';
import type { Message } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import { handOversIn, LEADS, REMINDERS_LOOK, type Reminder, remindersDue } from '../oncall/reminders.ts';
import { localTime } from '../oncall/rota.ts';
import type { Schedule, Stretch } from '../oncall/schedule/types.ts';
import { shiftsBetween } from '../oncall/schedule/who.ts';
import type { Practice } from '../practice/practice.ts';
import type { Teller } from './teller.ts';

/** A reminder is late by this much at most. */
const LOOK_MS = 30_000;

export interface RemindersParts {
  teller: Pick<Teller, 'tell' | 'settled'>;
  schedule: () => Schedule;
  practice: Practice;
  /** References of what is open for a service. */
  open: (service: string) => Promise<string[]>;
  clock: Clock;
  log: Log;
}

/** Tells who comes on call, 60 and 30 minutes before, and what is open when they do. */
export class Reminders {
  readonly #o: RemindersParts;
  #stop: () => void = () => undefined;
  #closed = false;

  constructor(parts: RemindersParts) {
    this.#o = parts;
  }

  start(): void {
    void this.look().finally(() => {
      if (!this.#closed) this.#stop = this.#o.clock.after(LOOK_MS, () => this.start());
    });
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  /** Sends what is due now and was not sent. Never rejects. */
  async look(): Promise<void> {
    try {
      const due = remindersDue(handOversIn(this.#stretches()), this.#o.clock.now());
      const settled = await this.#o.teller.settled(due.map(({ key }) => key));
      await Promise.all(due.filter(({ key }) => !settled.has(key)).map((one) => this.#send(one)));
    } catch (error) {
      this.#o.log.error({ err: (error as Error).name }, 'reminders could not be looked for');
    }
  }

  #stretches(): Stretch[] {
    const schedule = this.#o.schedule();
    const now = this.#o.clock.now();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const [from, to] = [at(-REMINDERS_LOOK.back), at(REMINDERS_LOOK.ahead)];
    return schedule.services.flatMap(({ id }) => shiftsBetween(schedule, id, from, to));
  }

  async #send(reminder: Reminder): Promise<void> {
    const { key, kind, personId } = reminder;
    const message = await this.#message(reminder);
    // A person who has nothing but a telephone is rung once, not twice.
    const byVoice = kind === 'comes-on' && reminder.minutes <= LEADS[1].lead;
    if (message) await this.#o.teller.tell({ key, personId, message, byVoice, ratherTwice: false });
  }

  async #message({ kind, service, services, at, minutes }: Reminder): Promise<Message | null> {
    const named = this.#o.schedule().services.length > 1 ? service : null;
    if (kind === 'comes-on') {
      const from = localTime(this.#o.practice, at).slice(0, 16);
      return { kind, service: named, from, minutes };
    }
    const references = (await Promise.all(services.map((one) => this.#o.open(one)))).flat();
    return references.length > 0 ? { kind, service: named, references: [...new Set(references)] } : null;
  }
}
