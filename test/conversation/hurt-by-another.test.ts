// Who tells that another hurts them has a matter of its own, unless they complain of something besides.
import t from 'tap';
import { Dialogue } from './dialogue-kit.ts';

const flag = (concept: string, words: string, tier: 'urgent' | 'semi_urgent' = 'urgent') =>
  ({ concept, words, tier, disposition: tier === 'urgent' ? 'urgent' : 'next_day', by: 'words' }) as const;

function intentAfter(...flags: ReturnType<typeof flag>[]): string {
  const d = new Dialogue();
  d.says('x', 'urgent', { judgement: { crisis: true, flags }, meaning: { intent: 'symptom' } });
  return d.talk.intent;
}

t.test('violence that is told, with and without a complaint', async (t) => {
  t.equal(intentAfter(flag('abuse', 'my wife hits me')), 'other');
  t.equal(intentAfter(flag('abuse', 'somebody hurt me'), flag('general_mild', 'hurt', 'semi_urgent')), 'other');
  t.equal(intentAfter(flag('abuse', 'he hit me'), flag('general_mild', 'swollen', 'semi_urgent')), 'other', 'lesser');
  t.equal(intentAfter(flag('abuse', 'he hit me'), flag('bone_broken', 'my arm is bent')), 'symptom', 'as grave');
  t.equal(intentAfter(flag('self_harm', 'do not want to live')), 'symptom');
});
