import type { Key } from '../../src/telephony/leg.ts';
import { Dice } from './dice.ts';
import { LINES, type LineKind, type Symptom } from './lines.ts';

/** What one random caller will do, worked out from the seed alone. Pure. */

export type Step =
  /** Silence for so long, whatever the box says. */
  | { do: 'wait'; ms: number }
  /** Hears the box out: until it has spoken and been quiet for a moment. */
  | { do: 'listen'; mostMs: number }
  | { do: 'say'; text: string; symptom: Symptom | null }
  /** Hangs up in the middle of a word. */
  | { do: 'break-off'; text: string; afterMs: number }
  | { do: 'cough' }
  | { do: 'press'; keys: Key[]; pauseMs: number }
  /** Until some telephone of the practice rings, because of this call or another. */
  | { do: 'until-rung'; mostMs: number }
  /** Says nothing any more and leaves it to the box to end the call. */
  | { do: 'stay'; mostMs: number };

export type Kind =
  | 'gone-before-answer'
  | 'gone-in-greeting'
  | 'silent'
  | 'coughs'
  | 'keys'
  | 'talks'
  | 'rambles'
  | 'symptom'
  | 'wants-person'
  | 'asks-to-wait'
  | 'calls-again'
  | 'bad-line';

export interface Plan {
  nth: number;
  kind: Kind;
  /** E.164. */
  from: string;
  /** Hangs up so long after dialling, answered or not; null: after the answer. */
  cancelAfterMs: number | null;
  steps: Step[];
  /** What happens to the sound on its way: nothing of it arrives, every packet is noise, or it arrives. */
  line: 'good' | 'dumb' | 'garbage';
  /** Calls at once again, from the same number. */
  again: Plan | null;
}

const KEYS: readonly Key[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const WEIGHTS: Readonly<Record<Kind, number>> = {
  'gone-before-answer': 5,
  'gone-in-greeting': 8,
  silent: 3,
  coughs: 6,
  keys: 8,
  talks: 30,
  rambles: 6,
  symptom: 18,
  'wants-person': 4,
  'asks-to-wait': 2,
  'calls-again': 5,
  'bad-line': 5,
};
/** Area codes of the state of the example practice; with 555-01xx behind them each caller has a number of its own. */
const AREAS = [212, 315, 347, 516, 585, 607, 631, 646, 680, 716, 718, 838, 845, 914];
const LISTEN: Step = { do: 'listen', mostMs: 20_000 };

/** How long callers wait at most, ms: for anything that they hear out or wait for, and when they leave it to the box to end the call. */
export interface Patience {
  waitMs: number;
  stayMs: number;
}

/** The nth caller of a run. */
export function planCall(seed: number, nth: number, patience: Patience): Plan {
  const dice = new Dice(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b));
  const area = AREAS[Math.floor(nth / 100) % AREAS.length];
  const from = `+1${area}55501${String(nth % 100).padStart(2, '0')}`;
  return shortened(planOf(dice, { nth, from }, dice.weighed(WEIGHTS)), patience);
}

function shortened(plan: Plan, { waitMs, stayMs }: Patience): Plan {
  const steps = plan.steps.map((step): Step => {
    if (step.do === 'wait') return { ...step, ms: Math.min(step.ms, waitMs) };
    if (step.do === 'stay') return { ...step, mostMs: stayMs };
    return 'mostMs' in step ? { ...step, mostMs: Math.min(step.mostMs, waitMs) } : step;
  });
  return { ...plan, steps, again: plan.again && shortened(plan.again, { waitMs, stayMs }) };
}

function planOf(dice: Dice, who: { nth: number; from: string }, kind: Kind): Plan {
  const { nth, from } = who;
  const plan: Plan = { nth, kind, from, cancelAfterMs: null, steps: [], line: 'good', again: null };
  const stay: Step = { do: 'stay', mostMs: Number.POSITIVE_INFINITY };
  switch (kind) {
    case 'gone-before-answer':
      plan.cancelAfterMs = dice.from(0, 250);
      break;
    case 'gone-in-greeting':
      plan.steps = [{ do: 'wait', ms: dice.from(0, 5_000) }];
      break;
    case 'silent':
      plan.steps = [stay];
      break;
    case 'coughs':
      plan.steps = [
        ...begin(dice),
        ...repeat<Step>(dice.from(1, 3), () => [{ do: 'cough' }, pause(dice)]),
        ...end(dice),
      ];
      break;
    case 'keys':
      plan.steps = [pause(dice), ...repeat(dice.from(2, 6), () => [press(dice), pause(dice)])];
      if (dice.chance(20)) plan.steps.push(stay);
      break;
    case 'talks':
      plan.steps = [
        ...begin(dice),
        say(dice, 'matter'),
        ...repeat(dice.from(0, 4), () => [listenOrBarge(dice), ...answer(dice)]),
        ...end(dice),
      ];
      break;
    case 'rambles':
      plan.steps = [
        ...begin(dice),
        say(dice, 'ramble'),
        ...repeat(dice.below(2), () => [pause(dice), say(dice, 'ramble')]),
        ...end(dice),
      ];
      break;
    case 'symptom':
      plan.steps = [...begin(dice), say(dice, dice.chance(35) ? 'emergency' : 'urgent'), ...afterSymptom(dice)];
      break;
    case 'wants-person':
      plan.steps = [...begin(dice), say(dice, 'person'), { do: 'wait', ms: dice.from(500, 15_000) }];
      break;
    case 'asks-to-wait':
      plan.steps = [
        ...begin(dice),
        say(dice, 'moment'),
        { do: 'wait', ms: dice.from(8_000, 30_000) },
        say(dice, 'matter'),
        ...end(dice),
      ];
      break;
    case 'calls-again':
      plan.steps = [...begin(dice), say(dice, 'matter'), { do: 'wait', ms: dice.from(0, 2_000) }];
      plan.again = planOf(dice, who, dice.of(['talks', 'symptom', 'gone-in-greeting']));
      break;
    case 'bad-line':
      plan.line = dice.chance(50) ? 'dumb' : 'garbage';
      plan.steps = [
        { do: 'wait', ms: dice.from(1_000, 4_000) },
        say(dice, 'matter'),
        { do: 'wait', ms: dice.from(0, 9_000) },
      ];
      break;
  }
  return plan;
}

/** Hears the greeting out, or speaks into it. */
function begin(dice: Dice): Step[] {
  return [dice.chance(40) ? LISTEN : { do: 'wait', ms: dice.from(800, 6_000) }];
}

function say(dice: Dice, kind: LineKind): Step {
  const symptom = kind === 'emergency' || kind === 'urgent' ? kind : null;
  return { do: 'say', text: dice.of(LINES[kind]), symptom };
}

function pause(dice: Dice): Step {
  return { do: 'wait', ms: dice.from(300, 4_000) };
}

function press(dice: Dice): Step {
  return { do: 'press', keys: repeat(dice.from(1, 5), () => [dice.of(KEYS)]), pauseMs: dice.from(0, 400) };
}

function listenOrBarge(dice: Dice): Step {
  return dice.chance(60) ? LISTEN : { do: 'wait', ms: dice.from(1_600, 4_500) };
}

function answer(dice: Dice): Step[] {
  if (dice.chance(10)) return [{ do: 'cough' }, pause(dice), say(dice, 'answer')];
  if (dice.chance(10)) return [press(dice)];
  return [say(dice, 'answer')];
}

/** With the last word, some time after it, in the middle of another, or as the box wants it. */
function end(dice: Dice): Step[] {
  if (dice.chance(25)) return [];
  if (dice.chance(35))
    return [
      LISTEN,
      { do: 'break-off', text: dice.of([...LINES.answer, ...LINES.matter]), afterMs: dice.from(100, 1_500) },
    ];
  return [{ do: 'wait', ms: dice.from(0, 8_000) }];
}

function afterSymptom(dice: Dice): Step[] {
  if (dice.chance(25)) return [];
  if (dice.chance(30)) return [{ do: 'wait', ms: dice.from(0, 4_000) }];
  const told = repeat(dice.from(1, 4), () => [LISTEN, ...answer(dice)]);
  if (dice.chance(50)) return [...told, { do: 'until-rung', mostMs: 15_000 }, { do: 'wait', ms: dice.from(0, 3_000) }];
  return [...told, { do: 'wait', ms: dice.from(1_000, 30_000) }];
}

function repeat<T>(times: number, make: () => T[]): T[] {
  return Array.from({ length: times }, make).flat();
}
