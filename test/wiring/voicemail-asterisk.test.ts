// A real Asterisk records a real call; what the recogniser would give is made up here, voicemail.test.ts has the real one.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { rmsDb } from '../../src/audio/level.ts';
import { systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import { places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { Voicemail } from '../../src/wiring/voicemail.ts';
import { tempStore } from '../store/helper.ts';
import { CALLER, openBox, tone, until } from '../telephony/asterisk-lab.ts';
import { laddersOver, practice } from './ladders-kit.ts';

t.setTimeout(60_000);

t.test('S5, S11: what Asterisk records is left alone until it is finished, then stored whole and erased', async (t) => {
  const { phone, settings, trunk, uri } = await openBox(t);
  const { store } = await tempStore(t);
  const { ladders, rung } = laddersOver(store, () => 'rings');
  const folder = folders(places(settings).asterisk).voicemail;
  const voicemail = new Voicemail({
    folder,
    store,
    practice,
    speech: { transcribe: async (_, lang) => ({ text: lang === 'en' ? 'I have chest pain' : '', ms: 1 }) },
    engine: loadMind().engine,
    understand: () => ({
      intent: 'symptom',
      about: 'self',
      slots: {},
      intents: ['symptom'],
      uncertain: [],
      yesNo: null,
      command: null,
    }),
    ladders,
    clock: systemClock,
    log: silentLog,
  });
  t.teardown(async () => {
    await voicemail.close();
    await ladders.close();
  });
  await voicemail.open();
  trunk.on('call', (leg) => void leg.handOver({ to: 'voicemail' }));
  const caller = await phone.call({ to: uri(), from: CALLER });
  await caller.whenAnswered();
  const recorded = () => readdirSync(folder).find((name) => name.endsWith('.wav'));
  await until('the recording to begin', recorded, 20_000);
  const wav = join(folder, recorded()!);
  // Longer than the 2 s between two writes of Asterisk: the file stands still and is not finished.
  await caller.say(tone(700, 5));
  t.ok(existsSync(wav), 'left alone while the caller speaks');
  t.same(await store.calls.list(), []);
  const rings = new Promise<void>((resolve) =>
    store.changes.on('change', ({ what }) => {
      if (what === 'page') resolve();
    }),
  );
  await caller.hangUp();
  await rings;
  const [call] = await store.calls.list();
  t.match(call, { callerNumber: CALLER, outcome: 'failed-over', tier: 'emergency' });
  const [recording] = await store.recordings.of(call!.id);
  const audio = await store.recordings.audio(recording!.id);
  t.equal(audio?.rate, 8_000);
  t.ok((audio?.samples.length ?? 0) >= 8_000 * 4.8, 'all of it');
  t.ok(rmsDb(audio!.samples.subarray(8_000, 32_000)) > -25, 'what the caller said');
  // A page is written before its telephone rings.
  await until('the telephone to ring', () => rung.length > 0, 5_000);
  t.match(rung, [{ callId: call?.id, phone: CALLER }]);
  t.same(readdirSync(folder), [], 'erased');
});
