import { departmentFor } from '../desk/findings-departments.ts';
import { queueFor } from '../desk/queues.ts';
import type { Practice } from '../practice/practice.ts';
import { isAtLeast, type Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';
import type { CallState } from './call-state.ts';
import { fileEffect, taskOf } from './dialogue/endings.ts';
import type { Effect, Matter } from './dialogue/types.ts';
import { FactBook } from './fact-book.ts';
import type { CallRecord } from './record.ts';
import type { Told } from './told.ts';

/** What an urgent call leaves to nobody but the clinician. */
const NO_TASK: ReadonlySet<Intent> = new Set<Intent>(['symptom', 'human', 'other', 'message']);

/** What has nothing to do with what became urgent; a medicine may. */
const ERRANDS: ReadonlySet<Intent> = new Set<Intent>([
  'schedule',
  'reschedule',
  'cancel',
  'new_patient',
  'insurance',
  'billing',
  'referral',
  'records',
]);

/** What one call leaves for the practice's inbox: what was done and found, and messages in the queue that they belong to. */
export class CallFiling {
  readonly #record: CallRecord;
  readonly #facts: FactBook;
  readonly #practice: Practice;
  readonly #state: Readonly<CallState>;
  #filed: Tier | null = null;

  constructor(record: CallRecord, told: Told, practice: Practice, state: Readonly<CallState>) {
    this.#record = record;
    this.#facts = new FactBook(record, told);
    this.#practice = practice;
    this.#state = state;
  }

  /** All that is known by now. */
  facts(): void {
    this.#facts.writeAll(this.#state.talk.facts);
  }

  /** One fact, or what was done for the caller: it takes no turn away from anybody. */
  write(effect: Effect): void {
    if (effect.do === 'fact') this.#facts.write(effect.name, effect.value, effect.confirmed);
    if (effect.do === 'done') this.#record.done(effect.what, effect.details);
  }

  /** @param matter what was asked, as the dialogue filed it; left out: all that was said */
  message(matter: Omit<Extract<Effect, { do: 'message' }>, 'do'> | null = null): void {
    const { talk } = this.#state;
    const effect = matter ?? { complete: false, queue: null, intent: talk.intent, matter: null };
    const tier = talk.judgement?.tier ?? 'unclear';
    this.facts();
    // What was begun before it became urgent is still the work of its own department.
    const aside =
      !effect.complete && effect.matter !== null && effect.intent !== 'symptom' && isAtLeast(tier, 'urgent');
    const queue = departmentFor(this.#practice, effect.queue, effect.intent, aside ? 'routine' : tier);
    // A bill is not answered sooner because its caller was sent to 911: who is on call has the case, and is told of as a message where not.
    const errand = aside && ERRANDS.has(effect.intent);
    if (!errand) this.#filed = tier;
    this.#record.message(queue, errand ? 'routine' : tier, effect.matter ?? undefined);
  }

  /**
   * The caller is gone: what was begun is filed as far as it came, and what was filed before it became more urgent is filed anew.
   * @param withPerson whoever they went to has it in hand
   */
  callOver(withPerson: boolean): void {
    const { judgement, reason, facts, intent, matters } = this.#state.talk;
    const tier = judgement?.tier ?? 'unclear';
    const worth = reason.length > 0 || Object.keys(facts).length > 0;
    // A refill that was begun before it became urgent is a task all the same.
    const urgent = isAtLeast(tier, 'urgent');
    const begun = matters.filter((m) => !urgent || !NO_TASK.has(m.intent));
    if (urgent ? begun.length > 0 : !withPerson && worth) this.#fileOpen(begun, urgent);
    if (this.#filed && !isAtLeast(this.#filed, tier)) {
      this.#filed = tier;
      this.#record.refiled(queueFor(this.#practice, intent, tier), tier);
    }
  }

  /** What was begun and is not filed yet; where nothing was begun, what was said. */
  #fileOpen(begun: readonly Matter[], urgent: boolean): void {
    const { talk } = this.#state;
    // Who goes on after a message was filed, or is heard after the end, leaves no second one.
    const filed = talk.done.length > 0 || this.#filed !== null;
    const open = begun.length > 0 ? begun : filed ? [] : [null];
    for (const matter of open) {
      const effect = fileEffect(talk, matter, urgent && matter ? taskOf(talk, matter) : null, false);
      if (effect.do === 'message') this.message(effect);
    }
  }
}
