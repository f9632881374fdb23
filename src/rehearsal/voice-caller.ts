import { setTimeout as sleep } from 'node:timers/promises';
import type { Lang } from '../lang.ts';
import type { Speech } from '../speech/speech.ts';
import type { Key } from '../telephony/leg.ts';
import type { PhoneCall } from '../telephony/phone/phone-call.ts';
import { join, trimEnd } from './actor.ts';
import type { CallerAct } from './caller/doing.ts';
import { hearTurn } from './caller/hearing.ts';
import type { HeardTurn } from './result.ts';

/** Silence after which the box is taken to have finished: longer than its pauses between sentences and in numbers. */
const QUIET_MS = 1_100;
/** Who hears nothing more hangs up. */
const PATIENCE_MS = 60_000;
/** Who is only told to wait stays a little longer on the line. */
const WAITING_MS = 120_000;
const LONGEST_CALL_MS = 12 * 60_000;
/** The greeting may be in a language that the caller's ears do not know: somebody took the call all the same. */
const GREETED = '…';

export interface VoiceCallerOptions {
  call: PhoneCall;
  /** Its ears tell what the box said; its mouth is the caller's voice. */
  speech: Speech;
  lang: Lang;
  hear: (pieces: readonly string[]) => Promise<CallerAct[]>;
  /** What the caller does by the clock, so many ms after the answer. */
  due: (elapsedMs: number) => CallerAct[];
  /** Told of each turn as it was heard. */
  onTurn?: (turn: HeardTurn) => void;
}

/** A rehearsed caller on a real line: hears by a recogniser and speaks with a voice. */
export async function playVoiceCaller({
  call,
  speech,
  lang,
  hear,
  due,
  onTurn,
}: VoiceCallerOptions): Promise<HeardTurn[]> {
  const transcript: HeardTurn[] = [];
  const zero = call.answeredAt ?? performance.now();
  const add = (who: HeardTurn['who'], text: string) => {
    const turn = { who, text, at: Math.round((performance.now() - zero) / 100) / 10 };
    transcript.push(turn);
    onTurn?.(turn);
  };
  let from = zero;
  let active = performance.now();
  /** What was said until then; null: nothing was to be heard. */
  const listen = async (to: number): Promise<string | null> => {
    const first = call.recording.firstSoundAfter(from);
    if (first === null || first > to) return null;
    const { text } = await speech.transcribe(call.recording.between(first - 100, to + 100), lang);
    return text;
  };
  while (!call.over && performance.now() - zero < LONGEST_CALL_MS) {
    const end = await call.quietAfter(from, { quietMs: QUIET_MS, timeoutMs: PATIENCE_MS });
    const sound = await listen(end ?? performance.now());
    const text = sound || (sound !== null && transcript.length === 0 ? GREETED : '');
    from = (end ?? performance.now()) + 1;
    if (text) add('box', hearTurn([text]).text);
    if (end === null || call.over) break;
    const acts = [...due(performance.now() - zero), ...(text ? await hear([text]) : [])];
    if (acts.length > 0) active = performance.now();
    else if (performance.now() - active > WAITING_MS) break;
    for (const act of acts) {
      if (call.over) break;
      if ('say' in act) {
        add('caller', act.say);
        from = await call.say(await voice(speech, act.say, lang));
      } else if ('press' in act) {
        add('caller', `[${act.press}]`);
        for (const key of act.press) from = await call.press(key as Key);
      } else if ('wait' in act) await sleep(act.wait);
      else await call.hangUp();
    }
  }
  if (!call.over) await call.hangUp();
  return transcript;
}

async function voice(speech: Speech, text: string, lang: Lang): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for await (const part of speech.say({ text, lang, cacheable: false })) parts.push(part);
  return trimEnd(join(parts));
}
