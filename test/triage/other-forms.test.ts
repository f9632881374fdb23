// Ordinary words in another form are themselves, and none of danger that sounds somewhat like them.
import t from 'tap';
import { engine } from './bench.ts';

const tier = (text: string) => engine.judge(text, 'en').tier;

t.test('a form of an ordinary word is no word of danger that sounds like it', async (t) => {
  t.notMatch(tier('we need four turkey dinners and an extra gravy'), /urgent|emergency/);
  t.equal(tier('i took two of my blood thinners by mistake'), 'urgent', 'the word itself');
});

t.test('a hospital that plans a discharge tells of none', async (t) => {
  for (const text of [
    'this is discharge planning at mercy, i need a follow up for one of yours',
    'the discharge papers say to book a visit in ten days',
  ])
    t.equal(tier(text), 'routine', text);
  t.equal(tier('i have a discharge and it burns'), 'semi_urgent');
});

t.test('what a grown child bought for a parent is not about a child', async (t) => {
  t.notMatch(tier("my son got me a blood pressure cuff and it's been reading high"), /^urgent|emergency/);
  t.equal(tier("my son's pressure is high and he has a headache, he is nine"), 'urgent');
});
