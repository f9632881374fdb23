/** Writes 1,000 turns and says the id of each as soon as its commit is reported. Started, and killed, by crash.test.ts. */
import { writeSync } from 'node:fs';
import { newCall, openAt } from './helper.ts';

const store = await openAt(process.argv[2]!);
const call = await store.calls.open(newCall);
writeSync(1, `${call.id}\n`);
for (let i = 0; i < 1000; i++) {
  const text = `it hurts here ${i}`;
  const [turn] = await Promise.all([
    store.turns.add({ callId: call.id, speaker: 'caller', text, lang: 'en' }),
    store.facts.note({ callId: call.id, name: 'symptom', value: text, confirmed: false }),
  ]);
  writeSync(1, `${turn.id}\n`);
}
