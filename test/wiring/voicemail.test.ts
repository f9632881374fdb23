// The protocol is the one of the tree; Asterisk's part (files as it writes them) is played, the speech and the store are real.
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { decodeMuLaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { resample } from '../../src/audio/resample.ts';
import { writeWav } from '../../src/audio/wav.ts';
import { verifyAudit } from '../../src/audit/verify.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { NightbellError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { Speech } from '../../src/speech/speech.ts';
import type { Store } from '../../src/store/store.ts';
import type { CallRecord } from '../../src/store/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { Voicemail } from '../../src/wiring/voicemail.ts';
import { concat, RATE, silence, startEars, voiced } from '../speech/help.ts';
import { tempStore } from '../store/helper.ts';
import { laddersOver, practice } from './ladders-kit.ts';

// Models are loaded in here, on a machine that may have other work.
t.setTimeout(180_000);

const { engine } = loadMind();
const CALLER = '+15185550177';
const DEAF: Pick<Speech, 'transcribe'> = {
  transcribe: () => Promise.reject(new NightbellError('NB_SPEECH_DOWN', 'ears')),
};
/** A clock that can be put forward; a minute between two looks passes in a second. */
function hurried(): Clock & { ahead: number } {
  const clock = {
    ahead: 0,
    now: () => systemClock.now() + clock.ahead,
    after: (ms: number, fn: () => void) => systemClock.after(ms / 60, fn),
  };
  return clock;
}

interface Teardown {
  teardown(fn: () => unknown): void;
}

/** A box with its spool; `speech` may be changed while it runs. */
async function box(t: Teardown, speech: Pick<Speech, 'transcribe'>, clock: Clock = systemClock) {
  const { store, dir } = await tempStore(t);
  const folder = join(dir, 'voicemail');
  const { ladders, rung } = laddersOver(store, () => 'rings');
  const ears = { current: speech };
  const voicemail = new Voicemail({
    folder,
    store,
    practice,
    speech: { transcribe: (...asked) => ears.current.transcribe(...asked) },
    engine,
    understand: () => ({
      intent: 'other',
      about: 'self',
      slots: {},
      intents: ['other'],
      uncertain: [],
      yesNo: null,
      command: null,
    }),
    ladders,
    clock,
    log: silentLog,
  });
  t.teardown(async () => {
    await voicemail.close();
    await ladders.close();
  });
  await voicemail.open();
  return { store, dir, folder, rung, ears, voicemail, ladders };
}

let unique = 0;
/** Writes a recording as Asterisk does: the number first, the lengths in the header last. Gives back its name. */
function spool(folder: string, wav: Buffer, { from = CALLER, closed = true } = {}): string {
  const name = `${Math.floor(Date.now() / 1_000)}-1795${++unique}`;
  writeFileSync(join(folder, `${name}.from`), `${from}\n`);
  const unfinished = Buffer.from(wav);
  unfinished.fill(0, 4, 8);
  unfinished.fill(0, 40, 44);
  writeFileSync(join(folder, `${name}.wav`), closed ? wav : unfinished);
  return name;
}

/** What Asterisk records of it: G.711 decoded, 8 kHz. */
function telephone(samples: Int16Array): Int16Array {
  return decodeMuLaw(encodeMuLaw(resample(samples, RATE, 8_000)));
}

const tone = (seconds: number) =>
  Int16Array.from({ length: 8_000 * seconds }, (_, i) => 6_000 * Math.sin((2 * Math.PI * 440 * i) / 8_000));

/** Waits for a call of which this is so. */
async function call(store: Store, so: (record: CallRecord) => boolean, ms = 90_000): Promise<CallRecord> {
  for (const end = performance.now() + ms; performance.now() < end; await new Promise((r) => setTimeout(r, 100)))
    for (const { id } of await store.calls.list()) {
      const record = await store.calls.record(id);
      if (record && so(record)) return record;
    }
  throw new Error('no such call came about');
}

/** Somebody is rung once that it is begun is on the disk: waits for it, and a moment longer for whoever should not be. */
async function begun(rung: readonly unknown[]): Promise<void> {
  for (const end = performance.now() + 60_000; rung.length === 0 && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function erased(folder: string): Promise<boolean> {
  for (const end = performance.now() + 60_000; performance.now() < end; await new Promise((r) => setTimeout(r, 50)))
    if (readdirSync(folder).length === 0) return true;
  return false;
}

t.test('S11: an English and a Spanish voicemail become calls, the audio lies encrypted and nowhere else', async (t) => {
  const speech = await startEars(t);
  const { store, dir, folder, rung } = await box(t, speech);
  const said = {
    // Long enough that one odd word of the synthesiser, which says nothing twice alike, decides nothing.
    en: 'Hello, this is about my husband. He has terrible chest pain and he can barely breathe. Please call me back.',
    es: 'Hola, necesito cambiar mi cita del próximo lunes, por favor. Gracias.',
  };
  const audio = {
    en: telephone(concat([silence(800), await voiced('en', said.en), silence(1_500)])),
    es: telephone(concat([silence(800), await voiced('es', said.es), silence(1_500)])),
  };
  spool(folder, writeWav(audio.en, 8_000));
  const english = await call(store, ({ turns, messages }) => turns.length > 0 && messages.length > 0);
  t.match(english.call, { callerNumber: CALLER, outcome: 'failed-over', lang: 'en', tier: 'emergency' });
  t.match(english.turns[0]?.text, /chest|breathe/i);
  t.match(english.dispositions, [{ tier: 'emergency', turnId: english.turns[0]?.id }]);
  t.match(english.messages, [{ queue: 'nurse_queue', tier: 'emergency', state: 'open' }]);
  await begun(rung);
  t.match(rung, [{ callId: english.call.id, phone: CALLER, waiting: false }], 'S6: on call is rung');

  spool(folder, writeWav(audio.es, 8_000), { from: '' });
  const spanish = await call(store, (one) => one.messages.length > 0 && one.call.id !== english.call.id);
  t.match(spanish.call, { callerNumber: null, outcome: 'failed-over', lang: 'es' });
  t.match(spanish.turns[0]?.text, /cita/i);
  t.equal(spanish.messages.length, 1);

  t.ok(await erased(folder), 'the spool holds nothing');
  const [recording] = await store.recordings.of(english.call.id);
  const kept = await store.recordings.listen(recording!.id, 'user:1');
  t.same(kept, { rate: 8_000, samples: audio.en });
  const log = await store.read.selectFrom('auditLines').select('action').execute();
  for (const action of ['recording.stored', 'recording.transcribed', 'recording.listened'])
    t.ok(
      log.some((entry) => entry.action === action),
      action,
    );
  t.match(await verifyAudit(store), { whole: true });
  await store.flush();
  const loud = Buffer.from(audio.en.buffer, 16_000, 256);
  for (const name of readdirSync(dir).filter((one) => one.startsWith('nightbell.db'))) {
    const bytes = readFileSync(join(dir, name));
    t.notOk(bytes.includes(loud), `${name} shows no audio without its key`);
    t.notOk(bytes.includes('SQLite format'));
  }
});

t.test('speech is down: the audio is safe at once, and heard later', async (t) => {
  const clock = hurried();
  const { store, folder, ears, rung } = await box(t, DEAF, clock);
  spool(folder, writeWav(tone(2), 8_000));
  const stored = await call(store, () => true);
  t.ok(await erased(folder));
  t.match(await store.recordings.unheard(), [{ callId: stored.call.id }]);
  ears.current = { transcribe: async (_, lang) => ({ text: lang === 'en' ? 'I have chest pain' : '', ms: 1 }) };
  clock.ahead = 60_000;
  const heard = await call(store, ({ turns }) => turns.length > 0);
  t.equal(heard.call.id, stored.call.id);
  t.match(heard.turns, [{ text: 'I have chest pain' }]);
  t.same(await store.recordings.unheard(), []);
  await begun(rung);
  t.equal(rung.length, 1);
});

t.test('S4: what cannot be heard for ten minutes is urgent', async (t) => {
  const clock = hurried();
  const { store, folder, rung } = await box(t, DEAF, clock);
  spool(folder, writeWav(tone(1), 8_000));
  await call(store, () => true);
  t.same(rung, []);
  clock.ahead = 10 * 60_000;
  const urgent = await call(store, ({ call: { tier } }) => tier === 'urgent');
  t.match(urgent.dispositions, [{ flags: [{ concept: 'voicemail_unheard' }] }]);
  await begun(rung);
  t.match(rung, [{ callId: urgent.call.id, phone: CALLER }]);
});

t.test('a silent recording, and a number without one: a call with the number, and nobody is rung', async (t) => {
  const { store, folder, rung } = await box(t, DEAF);
  spool(folder, writeWav(new Int16Array(16_000).fill(4), 8_000));
  const silent = await call(store, () => true);
  t.match(silent, { call: { callerNumber: CALLER, outcome: 'failed-over', tier: 'unclear' }, messages: [], turns: [] });
  t.match(await store.recordings.of(silent.call.id), [{ state: 'wordless' }]);
  t.ok(await erased(folder));
  t.same(rung, []);
});

t.test('S6: a voicemail of the caller who was just cut off belongs to that call', async (t) => {
  const { store, folder } = await box(t, {
    transcribe: async (_, lang) => ({ text: lang === 'en' ? 'I need a new appointment' : '', ms: 1 }),
  });
  const open = recordsIn(store);
  const record = open({ callerNumber: CALLER, lang: 'en', protocol: 'p' });
  record.ended('lost');
  const other = open({ callerNumber: '+15185550178', lang: 'en', protocol: 'p' });
  other.ended('lost');
  await store.flush();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  spool(folder, writeWav(tone(1), 8_000));
  const heard = await call(store, ({ turns }) => turns.length > 0);
  t.match(heard.call, { id: record.callId, outcome: 'failed-over' });
  t.match(await store.calls.get(other.callId), { outcome: 'lost' });
  t.equal((await store.calls.list()).length, 2);
});

t.test('a file that is being written is left alone; one that Asterisk died over is taken', async (t) => {
  const clock = hurried();
  const { store, folder } = await box(t, { transcribe: async () => ({ text: '', ms: 1 }) }, clock);
  const name = spool(folder, writeWav(tone(2), 8_000), { closed: false });
  clock.ahead = 10_000;
  await new Promise((resolve) => setTimeout(resolve, 500));
  t.same(await store.calls.list(), [], 'its header is not finished');
  const file = openSync(join(folder, `${name}.wav`), 'a');
  clock.ahead = 31_000;
  await new Promise((resolve) => setTimeout(resolve, 500));
  t.same(await store.calls.list(), [], 'it is open');
  writeSync(file, Buffer.alloc(2));
  closeSync(file);
  const taken = await call(store, ({ messages }) => messages.length > 0);
  const [recording] = await store.recordings.of(taken.call.id);
  t.equal((await store.recordings.audio(recording!.id))?.samples.length, 16_001, 'all that was on the disk');
  t.match(taken.messages, [{ tier: 'unclear' }], 'sound without words: somebody should call back');
});

t.test('a broken file is kept, with its bytes, and on call is told', async (t) => {
  const { store, folder, rung } = await box(t, DEAF);
  const bytes = Buffer.from('RIFX this is no recording that anybody could play, but something was said');
  spool(folder, bytes);
  const broken = await call(store, ({ dispositions }) => dispositions.length > 0);
  t.match(broken, { call: { tier: 'urgent' }, dispositions: [{ flags: [{ concept: 'voicemail_broken' }] }] });
  t.match(broken.messages, [{ tier: 'urgent' }]);
  t.match(await store.recordings.of(broken.call.id), [{ state: 'broken', rate: null }]);
  const kept = await store.read.selectFrom('recordings').select('bytes').executeTakeFirstOrThrow();
  t.same(Buffer.from(kept.bytes), bytes);
  await begun(rung);
  t.equal(rung.length, 1);
  t.ok(await erased(folder));
});
