// The caller's line, the ear and the adviser are made up; the run of the call, the engine, the understanding and the ladder are the real ones.
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import type { StaffLine } from '../../src/conversation/call-options.ts';
import { CallRun } from '../../src/conversation/call-run.ts';
import type { Nothing } from '../../src/conversation/opinions.ts';
import type { CallRecord } from '../../src/conversation/record.ts';
import type { Transfer } from '../../src/conversation/transfer.ts';
import type { Desk } from '../../src/desk/form.ts';
import type { DeskServices } from '../../src/desk/requests.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import type { PageCase } from '../../src/oncall/page.ts';
import type { Adviser, NoOpinion } from '../../src/opinion/adviser.ts';
import type { Ear, EarEvents, EarOptions, SecondReading, Speech } from '../../src/speech/speech.ts';
import type { CallLeg, EndReason, HandOver, Key, LegEvents } from '../../src/telephony/leg.ts';
import type { Judgement, Opinion } from '../../src/triage/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { pagingWith, practice } from '../wiring/ladders-kit.ts';
import { DESK } from './desk-kit.ts';

const mind = loadMind();
export const { engine } = mind;

/** A line on which whatever is played has been heard a moment later. */
class Line extends EventEmitter<LegEvents> implements CallLeg {
  readonly id = 'leg';
  readonly direction = 'incoming' as const;
  readonly from = '+15185550121';
  readonly to = null;
  readonly played = 0;
  over: EndReason | null = null;
  gone: HandOver | null = null;
  /** false: what is said now takes until it is true again. */
  heard = true;
  async answer(): Promise<void> {}
  play(): void {}
  mark(name: string): void {
    const reached = () => {
      if (this.over) return;
      if (this.heard) this.emit('mark', name);
      else setTimeout(reached, 5);
    };
    setTimeout(reached, 0);
  }
  flush(): void {}
  async handOver(to: HandOver): Promise<void> {
    this.gone = to;
    this.end('handed-over');
  }
  async hangUp(): Promise<void> {
    this.end('we-hung-up');
  }
  end(reason: EndReason): void {
    if (this.over) return;
    this.over = reason;
    this.emit('ended', reason);
  }
}

class MadeUpEar extends EventEmitter<EarEvents> implements Ear {
  expected: Partial<EarOptions> = {};
  push(): void {}
  expect(options: Partial<EarOptions>): void {
    this.expected = options;
  }
  close(): void {}
}

export interface Judged {
  judgement: Judgement;
  turnId: string | null;
}

/** A call, its record as it was written, and who was paged for it. */
export interface TestCall {
  run: CallRun;
  line: Line;
  /** Ids of prompts in the order in which they were begun. */
  prompts: string[];
  turns: { id: string; speaker: string; text: string }[];
  judged: Judged[];
  opinions: { opinion: Opinion; ms: number; late: boolean }[];
  nothing: Nothing[];
  filed: { queue: string; tier: string; again: boolean }[];
  /** What was done for the caller. */
  done: { what: string; details: Record<string, string> }[];
  /** Facts as they were written, the last of each. */
  facts: Record<string, string>;
  outcome: () => string | null;
  paged: PageCase[];
  finished: () => boolean;
  /** `second`: what the same sound is read as once more, when it comes. */
  says(text: string, lang?: Lang, second?: Promise<SecondReading | null>, others?: readonly string[]): Promise<void>;
  partly(text: string, lang?: Lang): void;
  press(keys: string): Promise<void>;
  hangUp(): Promise<void>;
}

/** No room is open behind the desk. */
const NOTHING_BEHIND: DeskServices = { ask: async ({ want }) => ({ to: 'failed', want }) };

/** Long enough for everything that is not waited for on purpose. */
export const settle = () => sleep(25);

/** A call that was answered and greeted. */
export async function startCall(
  advisers: readonly Adviser[] = [],
  {
    desk = DESK,
    services = NOTHING_BEHIND,
    transfer = null,
    staff,
    dropped = () => undefined,
    rungBack,
  }: {
    desk?: Desk;
    services?: DeskServices;
    transfer?: Transfer | null;
    rungBack?: string;
    staff?: StaffLine;
    dropped?: () => void;
  } = {},
): Promise<TestCall> {
  const line = new Line();
  const ear = new MadeUpEar();
  const speech = {
    openEar: () => ear,
    ready: () => new Int16Array(1),
    prepare: async () => undefined,
  } as unknown as Speech;
  const paged: PageCase[] = [];
  const paging = pagingWith((page) => {
    paged.push(page);
    return 'rings';
  });
  const record = written();
  const run = new CallRun({
    leg: line,
    ...(rungBack !== undefined && { rungBack }),
    speech,
    engine: () => mind.engine,
    advisers,
    understand: mind.understand,
    // Nobody's clock decides whether somebody is at the telephones.
    practice: { ...practice, phonesFollow: null },
    desk: () => desk,
    services,
    medicine: null,
    transfer,
    openRecord: () => record.book,
    escalate(record, current) {
      const escalation = paging.escalate(record, current);
      escalation.callerDropped = dropped;
      return escalation;
    },
    operator: () => ({ to: 'number', number: '+15185550150' }),
    callBack: async () => true,
    ...(staff && { staff }),
    clock: systemClock,
    log: silentLog,
  });
  let finished = false;
  run.once('finished', () => {
    finished = true;
  });
  await run.start();
  await settle();
  return {
    run,
    line,
    ...record.kept,
    paged,
    finished: () => finished,
    async says(text, lang = 'en', second, others) {
      const readings = [{ lang, text }];
      const more = { ...(second && { second }), ...(others && { others }) };
      ear.emit('utterance', { text, lang, readings, startMs: 0, endMs: 0, decodeMs: 0, ...more });
      await settle();
    },
    partly: (text, lang = 'en') => void ear.emit('partial', text, lang),
    async press(keys) {
      for (const key of keys) line.emit('key', key as Key);
      await settle();
    },
    async hangUp() {
      line.end('far-end-hung-up');
      await settle();
    },
  };
}

function written() {
  const turns: TestCall['turns'] = [];
  const judged: Judged[] = [];
  const prompts: string[] = [];
  const opinions: TestCall['opinions'] = [];
  const silent: Nothing[] = [];
  const filed: TestCall['filed'] = [];
  const done: TestCall['done'] = [];
  const facts: TestCall['facts'] = {};
  let outcome: string | null = null;
  const nothing = () => undefined;
  const book: CallRecord = {
    callId: 'call',
    answered: nothing,
    language: nothing,
    turn(turn) {
      const id = `turn ${turns.length + 1}`;
      turns.push({ id, speaker: turn.speaker, text: turn.text });
      if (turn.prompt) prompts.push(...turn.prompt.split('+'));
      return id;
    },
    heard: nothing,
    fact: (name, value) => {
      facts[name] = value;
    },
    judged: (judgement, turnId) => void judged.push({ judgement, turnId }),
    opinion: (_, opinion, ms, late) => void opinions.push({ opinion, ms, late }),
    noOpinion: (_, none) => void silent.push(none),
    intent: nothing,
    message: (queue, tier) => void filed.push({ queue, tier, again: false }),
    refiled: (queue, tier) => void filed.push({ queue, tier, again: true }),
    done: (what, details = {}) => void done.push({ what, details }),
    caseHeard: nothing,
    pageStarted: () => 'page',
    pageEnded: nothing,
    ladderExhausted: nothing,
    ended(how) {
      outcome = how;
    },
    flush: async () => undefined,
  };
  return {
    book,
    kept: { turns, judged, prompts, opinions, nothing: silent, filed, done, facts, outcome: () => outcome },
  };
}

/** Stands in for a model that gives an opinion: what it says of each utterance, and after how many ms. */
export function madeUpAdviser(
  by: Adviser['by'],
  think: (text: string) => Partial<Opinion> | NoOpinion | null,
  ms = 0,
): Adviser & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    by,
    model: `${by}@made-up`,
    asked,
    async advise({ text }) {
      asked.push(text);
      await sleep(ms);
      const says = think(text);
      const none = { raises: null, doubts: null, crisis: false, topic: null, sure: 0.5 };
      return typeof says === 'string' || !says ? says : { by, model: `${by}@made-up`, ...none, ...says };
    },
    close: async () => undefined,
  };
}
