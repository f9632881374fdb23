import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Actor, type HeardLine } from '../rehearsal/actor.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallRecord } from '../store/types.ts';
import type { DemoBox } from './demo-box.ts';
import { doctorCues, type Story } from './stories.ts';

/** What came of one story. */
export interface Played {
  caller: HeardLine[];
  doctor: HeardLine[];
  record: CallRecord | null;
}

export interface PlayOptions {
  demo: DemoBox;
  speech: Speech;
  doctor: { number: string; pin: string };
  onLine: (line: HeardLine) => void;
}

/** How long the record of a call may take to be complete after the caller is gone: a ladder may still be running. */
const SETTLE_MS = 45_000;

/** Plays one story over real SIP and RTP. */
export async function play(story: Story, options: PlayOptions): Promise<Played> {
  const { demo, speech, doctor, onLine } = options;
  const doctorLines: HeardLine[] = [];
  const stopExpecting = demo.provider.expect(doctor.number, async (incoming) => {
    if (!story.doctorAnswers || !(await incoming.ringFor(1_500))) return;
    const call = await incoming.answer();
    if (!call) return;
    const actor = new Actor({
      name: 'doctor',
      call,
      speech,
      lang: 'en',
      cues: doctorCues(doctor.pin),
      onLine: (l) => onLine({ ...l, who: l.who === 'doctor' ? 'doctor' : '→ doctor' }),
    });
    doctorLines.push(...(await actor.play()));
  });
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
    return { caller, doctor: doctorLines, record: await settled(demo, story) };
  } finally {
    stopExpecting();
  }
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
    const paging = story.doctorAnswers && !record?.pages.some((page) => page.outcome === 'acknowledged');
    if ((record?.call.endedAt && !ringing && !paging) || performance.now() > until) return record;
  }
}
