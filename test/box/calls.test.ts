// The callers and the doctor are rehearsed; everything between their telephones is real.
import { readFileSync } from 'node:fs';
import t from 'tap';
import { startDemoBox } from '../../src/demo/demo-box.ts';
import { type Played, play } from '../../src/demo/play.ts';
import { doctorCues, STORIES, type Story } from '../../src/demo/stories.ts';
import { silentLog } from '../../src/log.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { createSpeech } from '../../src/speech/index.ts';
import { wordsOf } from './kit.ts';
import { secondOpinion } from './second-recogniser.ts';

// Calls take as long as people talk.
t.setTimeout(480_000);

const PIN = '482739';
const demo = await startDemoBox({ ahead: 'common' });
const settings = makeSettings({});
settings.speech.voice = { en: 42, es: 10 };
const speech = createSpeech(settings, silentLog);
const said = [...STORIES.flatMap(({ cues, lang }) => wordsOf(cues, lang)), ...wordsOf(doctorCues(PIN, '1'))];
const isRendered = (await speech.missing(said)).length === 0;
await speech.start(isRendered ? 'ears' : undefined);
t.teardown(async () => {
  await speech.stop();
  await demo.close();
});

const rooms = demo.box.rooms;
if (!rooms) throw demo.box.trouble ?? new Error('the box has no rooms');
await rooms.prompts;
const { primary } = rooms.onCall();
await rooms.access.pins.setPin(primary.id, PIN, 'test');

const [emergency, urgent, spanish] = STORIES as [Story, Story, Story];
const run = (story: Story) =>
  play(story, { demo, speech, doctor: { number: primary.phone, pin: PIN }, onLine: () => undefined });

/** What the telephone received, up to a length that the second recogniser bears. */
async function heard(
  played: Played,
  who: 'caller' | 'doctor',
  lang: 'english' | 'spanish',
  fromMs = 0,
  toMs = Number.POSITIVE_INFINITY,
) {
  return await secondOpinion(played.audio[who].slice(fromMs * 16, Math.min(toMs * 16, played.audio[who].length)), lang);
}

// Two lines at once, as on any evening; only one of them rings the doctor. The one that does comes by itself: the rehearsed doctor takes every
// pause for the end of our turn, also one in which two voices are rendered on a small machine.
const [ofEmergency, ofSpanish] = await Promise.all([run(emergency), run(spanish)]);
const ofUrgent = await run(urgent);
/** A caller whose number was not understood, on a machine with other work, is somebody who calls again. */
const understood = ({ record }: Played) => record?.facts.some(({ name }) => name === 'phone');
const ofRosa = understood(ofSpanish) ? ofSpanish : await run(spanish);

t.test('an emergency hears 911 in the very next sentence, on call is told, and the record says why', async (t) => {
  const played = ofEmergency;
  const said = played.caller.find((line) => line.who === 'caller');
  const answer = played.caller.find((line) => line.who === 'nightbell' && line.fromMs > (said?.toMs ?? 0));
  t.ok(answer, 'something was answered');
  const words = await heard(played, 'caller', 'english', answer?.fromMs, (answer?.fromMs ?? 0) + 4_000);
  t.match(
    words,
    /call (911|9 1 1|nine one one) now/,
    'Whisper hears the instruction in the first four seconds of the answer',
  );
  const { record } = played;
  t.equal(record?.call.tier, 'emergency');
  // Which of the signs a recogniser makes out of a telephone's sound is its own affair.
  const signs = /chest|breath|crush/i;
  t.ok(
    record?.dispositions.some((d) => d.flags.some((f) => signs.test(f.words))),
    "the caller's words are kept as the reason",
  );
  t.ok(record?.turns.some((turn) => turn.speaker === 'caller' && signs.test(turn.text)));
  t.equal(record?.pages.at(-1)?.outcome, 'acknowledged');
  t.equal(record?.call.outcome, 'caller-hung-up');
});

t.test(
  'an urgent call: the number is read back digit by digit, the doctor enters the PIN, hears the case and is connected',
  async (t) => {
    const played = ofUrgent;
    const readBack = played.caller.find((line) => line.who === 'nightbell' && /calling from/i.test(line.text));
    t.ok(readBack, 'the number was read back');
    const digits = (await heard(played, 'caller', 'english', readBack?.fromMs, readBack?.toMs)).replace(
      /[^0-9a-z ]/g,
      '',
    );
    // Of three fives in a row it may write two.
    t.match(asDigits(digits), /5185{2,3}0122/, `Whisper hears the digits`);
    const told = played.doctor.find((line) => line.who === 'nightbell' && /surgery/i.test(line.text));
    const case_ = await heard(played, 'doctor', 'english', told?.fromMs, told?.toMs);
    t.match(case_, /surgery/, "the doctor hears the caller's words");
    const beforePin = played.doctor.findIndex((line) => line.who === 'doctor' && line.text.includes('#'));
    for (const line of played.doctor.slice(0, beforePin))
      t.notMatch(line.text, /surgery|miller|1982/i, 'S8: nothing of the patient before the PIN');
    const { record } = played;
    t.equal(record?.call.tier, 'urgent');
    t.match(record?.pages.at(-1), { personId: primary.id, outcome: 'acknowledged', choice: 'connected' });
    t.match(
      record?.facts.find((f) => f.name === 'phone'),
      { value: urgent.from, confirmed: true },
    );
    const dob = record?.facts.find((f) => f.name === 'dob');
    t.equal(dob?.value, '1982-03-04');
    t.match(
      record?.turns.find((turn) => turn.id === dob?.turnId),
      { speaker: 'caller' },
      'and in which words',
    );
    t.ok(
      played.caller.some((line) => /doctor speaking/i.test(line.text)),
      'the caller hears the doctor',
    );
    t.ok(
      played.doctor.some((line) => line.who !== 'doctor' && /worse|noon/i.test(line.text)),
      'the doctor hears the caller',
    );
    t.equal(record?.call.outcome, 'handed-over');
  },
);

t.test('a routine call in Spanish is answered in Spanish and lands in the inbox', async (t) => {
  const played = ofRosa;
  const { record } = played;
  t.equal(record?.call.lang, 'es');
  t.equal(record?.call.tier, 'routine');
  t.equal(record?.pages.length, 0, 'nobody is woken');
  t.match(record?.messages, [{ queue: 'front_desk', state: 'open' }]);
  const facts = Object.fromEntries(record?.facts.map((f) => [f.name, f.value]) ?? []);
  t.match(facts.name, /Rosa Delgado/i);
  t.equal(facts.dob, '1975-05-12');
  t.equal(facts.phone, spanish.from);
  t.match(await heard(played, 'caller', 'spanish', played.caller.at(-1)?.fromMs), /adi[oó]s|bien/);
});

t.test('S1: every utterance of these calls has a judgement', async (t) => {
  for (const { id } of await rooms.store.calls.list()) {
    const record = await rooms.store.calls.record(id);
    for (const turn of record?.turns.filter((x) => x.speaker === 'caller') ?? []) {
      t.ok(
        record?.dispositions.some((d) => d.turnId === turn.id),
        'judged',
      );
    }
  }
});

t.test('S11: the database is noise without its key', async (t) => {
  await rooms.store.flush();
  const bytes = readFileSync(`${demo.dataDir}/nightbell.db`);
  t.notMatch(bytes.toString('latin1'), /SQLite format 3|Delgado|surgery|5185550122/);
});

function asDigits(words: string): string {
  const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return words
    .replace(/[a-z]+/g, (w) => (w === 'oh' ? '0' : names.includes(w) ? String(names.indexOf(w)) : ' '))
    .replace(/[^0-9]/g, '');
}
