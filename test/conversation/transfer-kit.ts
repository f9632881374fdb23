// The desk's telephones and the line are made up; the transfer, the whisper and the floor are the real ones. The clock runs a hundred times faster.
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';
import type { TransferCase } from '../../src/conversation/transfer.ts';
import { makeTransfer, type TransferOptions, type TransferTarget } from '../../src/conversation/transfer-run.ts';
import { silentLog } from '../../src/log.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';
import type { CallLeg, EndReason, HandOver, Key, LegEvents } from '../../src/telephony/leg.ts';
import type { Originate, OriginateResult } from '../../src/telephony/trunk.ts';

const FASTER = 100;
const fastClock: Clock = {
  now: () => Math.round(performance.now() * FASTER),
  after(ms, fn) {
    const timer = setTimeout(fn, ms / FASTER);
    return () => clearTimeout(timer);
  },
};

export class MadeUpLeg extends EventEmitter<LegEvents> implements CallLeg {
  readonly id: string;
  readonly direction = 'outgoing' as const;
  readonly from = null;
  readonly to: string;
  readonly played = 0;
  over: EndReason | null = null;
  gone: HandOver | null = null;
  /** A line that takes no hand-over any more. */
  broken = false;
  constructor(to: string) {
    super();
    this.id = `leg ${to}`;
    this.to = to;
  }
  async answer(): Promise<void> {}
  play(): void {}
  mark(name: string): void {
    setTimeout(() => this.over || this.emit('mark', name), 1);
  }
  flush(): void {}
  async handOver(to: HandOver): Promise<void> {
    if (this.broken) throw new Error('gone');
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

/** What one telephone does when it is rung: an outcome, or it is answered and does this with what it hears. */
export type Telephone = 'busy' | 'no-answer' | 'rings' | ((heard: string, leg: MadeUpLeg) => void);

export const CASE: TransferCase = {
  callId: 'call',
  tier: 'routine',
  crisis: false,
  lang: 'en',
  to: 'billing',
  why: 'form',
  patient: { name: 'Odalys Brandt', dob: '1971-03-09' },
  phone: '+15185550188',
  reason: 'I was double charged for my visit in August',
  intent: 'billing',
  facts: [{ name: 'carrier', value: 'Granite Mutual' }],
};

export function target(id: string, phone: string, proof: TransferTarget['proof'] = 'key'): TransferTarget {
  return { proof, person: { id, name: id, say: id, phone, role: proof === 'pin' ? 'clinician' : 'department' } };
}

export function transferring(
  targets: TransferTarget[],
  telephones: Record<string, Telephone>,
  more: Partial<TransferOptions> = {},
) {
  const rung: string[] = [];
  const heard: Record<string, string[]> = {};
  const legs: Record<string, MadeUpLeg> = {};
  const told: string[] = [];
  let listening: MadeUpLeg | null = null;
  const speech = {
    ready(line: Line) {
      const leg = listening;
      if (leg) {
        heard[leg.to]?.push(line.text);
        const does = telephones[leg.to];
        if (typeof does === 'function') setTimeout(() => does(line.text, leg), 1);
      }
      return new Int16Array(1);
    },
    prepare: async () => undefined,
  } as unknown as Speech;
  const transfer = makeTransfer({
    trunk: {
      async originate({ to, signal }: Originate): Promise<OriginateResult> {
        rung.push(to);
        const does = telephones[to] ?? 'no-answer';
        if (does === 'rings')
          return new Promise((resolve) =>
            signal?.addEventListener('abort', () => resolve({ outcome: 'cancelled', detail: '' })),
          );
        if (typeof does !== 'function') return { outcome: does, detail: '' };
        const leg = new MadeUpLeg(to);
        legs[to] = leg;
        heard[to] = [];
        listening = leg;
        return { outcome: 'answered', leg };
      },
    },
    speech,
    clock: fastClock,
    log: silentLog,
    practiceName: 'Alder Creek Clinic',
    ringSeconds: 20,
    targets: () => targets,
    caseHeard: (_, personId) => told.push(personId),
    checkPin: async (_, pin) => (pin === '4711' ? 'ok' : 'wrong'),
    ...more,
  });
  return { transfer, rung, heard, legs, told };
}

/** Presses keys, once, when a sentence with these words is heard. */
export function presses(answers: [RegExp, string][]): (heard: string, leg: MadeUpLeg) => void {
  const left = [...answers];
  return (heard, leg) => {
    const at = left.findIndex(([words]) => words.test(heard));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    for (const key of found?.[1] ?? '') leg.emit('key', key as Key);
  };
}

export const settle = () => sleep(40);
