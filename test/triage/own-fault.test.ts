import t from 'tap';
import { engine } from './bench.ts';

t.test("who takes another's temper for their own fault hints at being hurt", async (t) => {
  for (const text of [
    'i need my arthritis cream, the bruise is nothing, it was my own fault for getting on his nerves',
    "it's all my fault, i talk too much and it makes him mad",
  ]) {
    const { tier, crisis } = engine.judge(text, 'en');
    t.same([tier, crisis], ['urgent', true], text);
  }
});

t.test('a fault of another kind hints at nothing', async (t) => {
  for (const text of [
    'it was my own fault the bill is late, i got the envelope mixed up',
    "it's my fault we missed the visit, i got the day wrong",
    "my own fault, i got in the cat's way and she scratched me",
  ])
    t.equal(engine.judge(text, 'en').crisis, false, text);
});
