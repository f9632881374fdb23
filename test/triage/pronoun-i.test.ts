import t from 'tap';
import { tokenise } from '../../src/words/tokens.ts';

const said = (text: string) => tokenise(text).map(({ w }) => w);

t.test('what sounds like "I" is that where no eye can be meant', async (t) => {
  for (const text of [
    'we heard good things of her eye have lupus',
    'eye stuck myself with the needle',
    'eye swallowed a coin',
    'should eye come in today',
    'my throat is so dry eye cant swallow',
    'they would be better off if eye wasnt here',
    'after friday eye will not be here',
    'aye fell off the ladder',
    'they would be happier if hi was gone',
    'hi need a refill',
  ])
    t.ok(said(text).includes('i'), text);
});

t.test('an eye that hurts, is treated or is somebody’s stays one', async (t) => {
  for (const text of [
    'my eye have been itching',
    'because of her eye have a stye',
    'my left eye cant see much',
    'i got bleach in eye and it burns',
    'can eye doctors see me today',
    'do eye exams cost more',
    'eye wont open since the paint got in',
    'eye stuck shut this morning',
    'my lazy eye wont follow',
  ])
    t.ok(said(text).includes('eye'), text);
  t.notOk(said('hi can you help me').includes('i'));
});
