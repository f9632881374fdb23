import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { localTime } from '../oncall/rota.ts';
import { makeSettings } from '../settings/load.ts';
import { createSpeech } from '../speech/index.ts';
import type { Speech } from '../speech/speech.ts';
import type { CallRecord } from '../store/types.ts';
import type { IncomingCall } from '../telephony/phone/incoming.ts';
import type { Mind } from '../wiring/mind.ts';
import { Actor, type Cue } from './actor.ts';
import { RehearsedCaller } from './caller/caller.ts';
import type { Sense } from './caller/sense.ts';
import { furnish } from './furnish.ts';
import { type HeardTurn, type RehearsalResult, resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import type { VoiceBox } from './voice-box.ts';
import { playVoiceCaller } from './voice-caller.ts';
import { REHEARSAL_PIN, World } from './world.ts';

/** Voices that call, in turn: none is the box's own. */
export const CALLER_VOICES = { en: [97, 276, 452, 633, 880], es: [10, 11] } as const;
/** Letters by which a name may differ that went over the line and back. */
const SLACK = 2;
/** How long the rest may take after the call, in real time: three rings of a ladder, and its minutes in a rush. */
const LONGEST_AFTER_MS = 8 * 60_000;

export interface VoiceOptions {
  voiceBox: VoiceBox;
  mind: Mind;
  sense: Sense;
  /** Which of the voices calls. */
  voice: number;
  log: Log;
  /** Told of each turn as it was heard. */
  onTurn?: (turn: HeardTurn) => void;
}

/** Plays one call over SIP and RTP, in real time. */
export async function playByVoice(scenario: Scenario, options: VoiceOptions): Promise<RehearsalResult> {
  const { voiceBox, mind, sense, log, onTurn } = options;
  const { box, provider, clock } = voiceBox;
  const { practice } = box;
  const store = box.rooms?.store;
  if (!store) throw new Error('the box has no rooms');
  const began = performance.now();
  const voices = CALLER_VOICES[scenario.lang];
  const settings = makeSettings({});
  settings.speech.voice = {
    ...settings.speech.voice,
    [scenario.lang]: voices[options.voice % voices.length] as number,
  };
  const speech = createSpeech(settings, log);
  clock.rushing = false;
  clock.setTo(scenario.at);
  const world = new World(scenario, practice, clock);
  await furnish(store, scenario, practice);
  const busy = new Set<IncomingCall>();
  const stopExpecting = provider.expect('any', (incoming) => {
    busy.add(incoming);
    // Whoever is still on a telephone when the rehearsal is over hears no more.
    void takes(incoming, world, speech)
      .catch((error: unknown) => {
        if (!hasCode(error, 'NB_SPEECH_DOWN')) throw error;
      })
      .finally(() => busy.delete(incoming));
  });
  try {
    await speech.start();
    const now = localTime(practice, scenario.at);
    const caller = new RehearsedCaller({
      scenario,
      sense,
      slack: SLACK,
      heard: true,
      today: now.slice(0, 10),
      wish: (text) =>
        mind.understand({ text, lang: scenario.lang, asked: 'when', now, areaCode: practice.areaCode }).slots.when ??
        null,
    });
    clock.setTo(scenario.at);
    const started = new Date(clock.now()).toISOString();
    const call = await provider.call({
      to: `sip:clinic@${box.settings.sip.bind}:${box.trunk.ports.sipUdp}`,
      from: scenario.caller.line ?? 'anonymous',
    });
    await call.whenAnswered();
    const transcript = await playVoiceCaller({
      call,
      speech,
      lang: scenario.lang,
      hear: (pieces) => caller.hear(pieces),
      due: (ms) => caller.due(ms),
      ...(onTurn && { onTurn }),
    });
    const seconds = (performance.now() - (call.answeredAt ?? performance.now())) / 1_000;
    const until = performance.now() + LONGEST_AFTER_MS;
    await sleep(1_500);
    while ((box.rooms?.reception.running ?? 0) > 0 && performance.now() < until) {
      // Who is on a telephone needs the time of every day.
      clock.rushing = busy.size === 0;
      await sleep(100);
    }
    clock.rushing = false;
    await store.flush();
    const record = await since(store, started);
    const joined = record.call.outcome === 'handed-over';
    const ended = { handedTo: joined ? ('leg' as const) : null, reason: String(record.call.outcome) };
    const wallSeconds = (performance.now() - began) / 1_000;
    return resultOf({
      scenario,
      practice,
      record,
      transcript,
      rings: world.rings,
      ended,
      seconds,
      wallSeconds,
      understand: mind.understand,
    });
  } finally {
    stopExpecting();
    await speech.stop();
  }
}

async function since(store: NonNullable<VoiceBox['box']['rooms']>['store'], started: string): Promise<CallRecord> {
  const rows = await store.calls.list({ limit: 100 });
  const row = rows.filter((r) => r.startedAt >= started).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))[0];
  const record = row && (await store.calls.record(row.id));
  if (!record) throw new Error('the call left no record');
  return record;
}

/** What a clinician does who hears the box: key, PIN, and after the case the talk or the number. */
const CLINICIAN: Cue[] = [
  { when: /\bpin\b|p\.? ?i\.? ?n|pound/i, act: { press: `${REHEARSAL_PIN}#` }, times: 2 },
  // As in text: whoever was told to call 911 needs the line for that.
  { when: /\bemergency\b|told to call|9.?1.?1|nine.one.one/i, act: { press: '2' }, times: 2 },
  { when: /waiting|on the line/i, act: { press: '1' }, times: 2 },
  { when: /hung up|take the number|call back/i, act: { press: '2' }, times: 2 },
  { when: /number is|yours now|thank you/i, act: { hangUp: true } },
  { when: /^/, act: { press: '1' }, times: 2 },
];

/** Somebody of the practice is rung: takes it as the story says, or lets it ring. */
async function takes(incoming: IncomingCall, world: World, speech: Speech): Promise<void> {
  const does = world.pickup(incoming.to.startsWith('+') ? incoming.to : `+${incoming.to}`);
  if (!does.answers) {
    await new Promise<void>((resolve) => {
      if (incoming.signal.aborted) resolve();
      else incoming.signal.addEventListener('abort', () => resolve(), { once: true });
      incoming.ringFor(60_000).catch(() => undefined);
    });
    return;
  }
  if (!(await incoming.ringFor(1_500))) return;
  const call = await incoming.answer();
  if (!call) return;
  await new Actor({
    name: 'clinician',
    call,
    speech,
    lang: 'en',
    cues: CLINICIAN.map((cue) => ({ ...cue })),
    patienceMs: 30_000,
  }).play();
}
