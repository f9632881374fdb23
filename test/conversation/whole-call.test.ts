import t from 'tap';
import { judgeWhole, type SaidByCaller } from '../../src/conversation/whole-call.ts';
import type { Judgement } from '../../src/triage/types.ts';
import { engine } from './call-kit.ts';

const en = (...texts: string[]): SaidByCaller[] => texts.map((text) => ({ text, lang: 'en' }));

/** As a call judges: each utterance with what was known before it. */
function known(said: SaidByCaller[]): Judgement | null {
  let before: Judgement | null = null;
  for (const { text, lang } of said) before = engine.judge(text, lang, before ? { before } : {});
  return before;
}

t.test('S1: what is harmless in each sentence can be grave together', async (t) => {
  const said = en('i am sweating a lot', 'my name is ann lee', 'my jaw hurts');
  t.equal(known(said)?.tier, 'semi_urgent');
  t.equal(judgeWhole(engine, said, known(said))?.tier, 'emergency');
  t.equal(judgeWhole(engine, en('my jaw hurts', 'i am sweating a lot'), null)?.tier, 'emergency', 'in any order');
});

t.test('S1: it never lowers, and says nothing where nothing is graver', async (t) => {
  const grave = en('i have crushing chest pain', 'my name is ann lee');
  t.equal(judgeWhole(engine, grave, known(grave)), null);
  const calm = en('i would like an appointment', 'my name is leonard hatch', 'yes', 'no', 'fourteen burn street');
  t.equal(judgeWhole(engine, calm, known(calm)), null);
  t.equal(judgeWhole(engine, [], null), null);
});

t.test('a denial stays with its own sentence', async (t) => {
  const denied = en('i need a refill of my lisinopril', 'no', 'no chest pain', 'no, none of that', 'ann lee');
  t.equal(judgeWhole(engine, denied, known(denied)), null, 'what was denied is not found');
  const still = en('no', 'my jaw hurts', 'i am sweating a lot');
  t.equal(judgeWhole(engine, still, known(still))?.tier, 'emergency', 'and denies nothing else');
});

t.test('who hangs up before a question was answered is no graver for that', async (t) => {
  const hello = engine.judge('hello', 'en');
  const asked = engine.judge('well you know', 'en', { before: hello, answering: hello.ask });
  t.equal(asked.tier, 'unclear');
  t.equal(judgeWhole(engine, en('hello', 'well you know'), asked), null);
});

t.test('each language by itself', async (t) => {
  const said: SaidByCaller[] = [
    { text: 'estoy sudando mucho', lang: 'es' },
    { text: 'yes', lang: 'en' },
    { text: 'me duele la mandíbula', lang: 'es' },
  ];
  t.equal(
    judgeWhole(engine, said, known(said))?.tier,
    engine.judge('estoy sudando mucho. me duele la mandíbula', 'es').tier,
  );
});
