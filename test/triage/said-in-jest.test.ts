import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';

const { engine } = loadMind();
const judged = (text: string, lang: 'en' | 'es' = 'en') => engine.judge(text, lang);

t.test('death in a way of speaking is no sign', async (t) => {
  for (const text of [
    'that reminder call scared us half to death, you people',
    'we are freezing to death in your lobby, how long is the wait',
    'the check is in the mail, cross my heart and hope to die',
    'the suspense is killing us, is the report in',
    'i would rather die than listen to that recording one more time',
    'i am so sick of these forms',
    'she is dying to meet the new doctor',
  ])
    t.match(judged(text), { crisis: false, tier: /routine|unclear/ }, text);
  const es = 'por poco nos matan del susto con ese recado';
  t.match(judged(es, 'es'), { crisis: false, tier: /routine|unclear/ }, es);
});

t.test('the same words where they are meant are heard', async (t) => {
  for (const text of [
    'i would rather die than go on',
    'sick and tired of being alive, that is what i am',
    'he is sick to death of living',
    'i am dying to just end it all',
    'cross my heart, i want to die',
    'she is starving herself to death',
  ])
    t.equal(judged(text).crisis, true, text);
  for (const text of ['mejor muerto que seguir en esto', 'prefiero morirme que despertar mañana'])
    t.equal(judged(text, 'es').crisis, true, text);
  t.equal(judged('he scared her half to death, he had a knife at her throat').tier, 'emergency');
});
