// What a caller takes back after the 911 instruction: the tier stays (S1), and the call goes on.
import t from 'tap';
import { takesBack, tierNow } from '../../src/conversation/dialogue/taken-back.ts';
import { startCall } from './call-kit.ts';
import { house } from './desk-kit.ts';
import { Dialogue } from './dialogue-kit.ts';

const flag = (words: string) =>
  ({ concept: 'chest_pain', words, tier: 'emergency', disposition: 'emergency', by: 'words' }) as const;
const emergency = (words = 'chest pain') => ({ judgement: { flags: [flag(words)] } });

t.test('what takes an emergency back, and what does not', async (t) => {
  for (const said of [
    'oh no that was fifteen years ago',
    'that happened in two thousand twelve',
    'it was only a show on the television',
    'that was on tv, sorry',
    'i never said that, you heard me wrong',
    'no hombre, fue hace tres años',
    'es un decir, señorita',
    'nobody is hurt here',
  ])
    t.ok(takesBack(said), said);
  for (const said of [
    "i'm not paying for an ambulance",
    'it went away now',
    'it started years ago and now it is back',
    'i would rather wait for the doctor',
    'he had one two years ago and this is just like it',
    'no puedo pagar la ambulancia',
    'she is right here on the floor',
  ])
    t.notOk(takesBack(said), said);
});

t.test('asked once whether it is so now; a no leads on with what was wanted, and the tier stays', async (t) => {
  const d = new Dialogue();
  d.says('he had crushing chest pain, and i need his records', 'emergency', emergency());
  t.match(d.said, /911/);
  d.says('that was nine years ago, i only want the records', 'emergency', {
    ...emergency(),
    meaning: { intent: 'symptom', intents: ['symptom', 'records'] },
  });
  t.match(d.said, /right now\?/);
  t.notMatch(d.said, /911/, 'not said for ever');
  d.says('no', 'emergency', { ...emergency(), meaning: { yesNo: 'no' } });
  t.match(d.said, /clinician on call was told/);
  t.equal(d.stage.at, 'field', 'on with the records');
  t.equal(d.talk.judgement?.tier, 'emergency', 'S1');
  t.equal(tierNow(d.talk), 'semi_urgent');
  d.says('maya lund', 'emergency', { ...emergency(), meaning: { slots: { name: 'Maya Lund' } } });
  t.notMatch(d.said, /911/);
  const two = { judgement: { flags: [flag('chest pain'), flag('cannot breathe')] } };
  d.says('oh now i cannot breathe', 'emergency', two);
  t.match(d.said, /911/, 'what is new counts in full');
});

t.test('a yes, silence or other words are 911 again', async (t) => {
  for (const [words, yesNo] of [
    ['yes, right here', 'yes'],
    ['well the thing is', null],
  ] as const) {
    const d = new Dialogue();
    d.says('crushing chest pain', 'emergency', emergency());
    d.says('that was on tv', 'emergency', emergency());
    t.match(d.said, /right now\?/);
    d.says(words, 'emergency', { ...emergency(), meaning: { yesNo } });
    t.match(d.said, /911/, words);
  }
  const d = new Dialogue();
  d.says('crushing chest pain', 'emergency', emergency());
  d.says('that was on tv', 'emergency', emergency());
  t.match(d.silent().said, /911/);
});

t.test('a crisis is not taken back', async (t) => {
  const d = new Dialogue();
  const crisis = { judgement: { flags: [flag('took them all')], crisis: true } };
  d.says('i took them all', 'emergency', crisis);
  d.says('i was only joking', 'emergency', crisis);
  t.match(d.said, /911/);
});

t.test('a practice that has on call not told of emergencies says nothing of them', async (t) => {
  const d = new Dialogue('+15185550121', house({ tellsEmergencies: false }));
  d.says('crushing chest pain', 'emergency', emergency());
  t.match(d.said, /911/);
  t.notMatch(d.said, /clinician/);
  d.says('yes', 'emergency', { ...emergency(), meaning: { yesNo: 'yes' } });
  t.notMatch(d.said, /clinician/);
  const crisis = new Dialogue('+15185550121', house({ tellsEmergencies: false }));
  crisis.says('i took them all', 'emergency', { judgement: { flags: [flag('all')], crisis: true } });
  t.match(crisis.said, /clinician/, 'of a crisis they are told');
});

t.test('a year that was asked for with the name takes nothing back', async (t) => {
  const call = await startCall();
  t.teardown(() => call.run.stop());
  for (const words of ['my husband has a crushing pain in his chest', 'yes i am calling', 'in 1955, dina polly'])
    await call.says(words);
  t.notOk(call.prompts.includes('emergencyCheck'), call.prompts.join(' '));
  t.equal(call.prompts.at(-1), 'emergencyDial');
});
