import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Actor, type HeardLine } from '../rehearsal/actor.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallRecord } from '../store/types.ts';
import type { IncomingCall } from '../telephony/phone/incoming.ts';
import type { PhoneCall } from '../telephony/phone/phone-call.ts';
import type { DemoBox } from './demo-box.ts';
import { doctorCues, type Story } from './stories.ts';

/** What came of one story. */
export interface Played {
  caller: HeardLine[];
  doctor: HeardLine[];
  record: CallRecord | null;
  /** From the answer to the first sound, ms; null: nothing was heard. */
  greetingMs: number | null;
  /** What each telephone received, from its answer on; 16 kHz. */
  audio: { caller: Int16Array; doctor: Int16Array };
}

export interface PlayOptions {
  demo: DemoBox;
  speech: Speech;
  doctor: { number: string; pin: string };
  onLine: (line: HeardLine) => void;
}

/** How long the record of a call may take to be complete after the caller is gone: a ladder may still be running. */
const SETTLE_MS = 90_000;

/** Who is told a case hears it out: its sentences hold the patient's facts, so they are rendered while it is told, on a busy machine with pauses. */
const CASE_PAUSE_MS = 2_500;

/** Plays one story over real SIP and RTP. */
export async function play(story: Story, options: PlayOptions): Promise<Played> {
  const { demo, speech, doctor, onLine } = options;
  const atDoctor: { lines: HeardLine[]; audio: Int16Array } = { lines: [], audio: new Int16Array() };
  const doctorCalls: Promise<void>[] = [];
  const doctorTakes = async (incoming: IncomingCall) => {
    const choice = story.doctorPresses;
    if (!choice || !(await incoming.ringFor(1_500))) return;
    const call = await incoming.answer();
    if (!call) return;
    const cues = doctorCues(doctor.pin, choice);
    const told = (line: HeardLine) => onLine({ ...line, who: line.who === 'doctor' ? 'doctor' : '→ doctor' });
    const quietMs = CASE_PAUSE_MS;
    const actor = new Actor({
      name: 'doctor',
      call,
      speech,
      lang: 'en',
      cues,
      quietMs,
      patienceMs: 30_000,
      onLine: told,
    });
    atDoctor.lines.push(...(await actor.play()));
    atDoctor.audio = sinceAnswer(call);
  };
  // A story that rings nobody leaves the doctor's telephone to one that is played beside it.
  const stopExpecting = story.doctorPresses
    ? demo.provider.expect(doctor.number, (incoming) => void doctorCalls.push(doctorTakes(incoming)))
    : () => undefined;
  try {
    const sip = demo.box.trunk.ports.sipUdp;
    const call = await demo.provider.call({ to: `sip:clinic@${demo.box.settings.sip.bind}:${sip}`, from: story.from });
    await call.whenAnswered();
    const actor = new Actor({
      name: 'caller',
      call,
      speech,
      lang: story.lang,
      cues: story.cues,
      patienceMs: 45_000,
      onLine,
    });
    const caller = await actor.play();
    const first = call.recording.firstSoundAfter(call.answeredAt ?? 0);
    const greetingMs = first === null ? null : Math.round(first - (call.answeredAt ?? first));
    const record = await settled(demo, story);
    await Promise.all(doctorCalls);
    return {
      caller,
      greetingMs,
      doctor: atDoctor.lines,
      record,
      audio: { caller: sinceAnswer(call), doctor: atDoctor.audio },
    };
  } finally {
    stopExpecting();
  }
}

function sinceAnswer(call: PhoneCall): Int16Array {
  return call.recording.between(call.answeredAt ?? 0, performance.now());
}

/** The newest record of that caller, once nothing is open in it. */
async function settled(demo: DemoBox, story: Story): Promise<CallRecord | null> {
  const { store } = demo.box.rooms ?? {};
  if (!store) return null;
  for (
    const until = performance.now() + SETTLE_MS;
    ;
    await Promise.race([once(store.changes, 'change'), sleep(1_000)])
  ) {
    const [row] = (await store.calls.list({ limit: 5 })).filter((call) => call.callerNumber === story.from);
    const record = row ? await store.calls.record(row.id) : null;
    const ringing = record?.pages.some((page) => page.outcome === 'ringing') ?? false;
    const paging = story.doctorPresses && !record?.pages.some((page) => page.outcome === 'acknowledged');
    if ((record?.call.endedAt && !ringing && !paging) || performance.now() > until) return record;
  }
}
