/**
 * Keeps a notebook while its process may write no file beyond a limit; says `open` and waits for a line,
 * then `kept CODE`, then `written N`. Started by full-disk.test.ts, which sets the limit and lifts it in between.
 */
import { readSync, writeSync } from 'node:fs';
import { newCall, openAt } from './helper.ts';

// Without a listener the signal would end the process instead of failing the write.
process.on('SIGXFSZ', () => {});
const store = await openAt(process.argv[2]!);
writeSync(1, 'open\n');
readSync(0, Buffer.alloc(1));
const book = store.notebook(newCall);
book.onState((state) => {
  if (state.state === 'kept') writeSync(1, `kept ${state.code} ${state.waiting}\n`);
});
for (let i = 0; i < 500; i++) book.turn({ speaker: 'caller', text: `${i} ${'x'.repeat(2000)}`, lang: 'en' });
await book.flush();
const turns = await store.turns.of(book.callId);
const inOrder = turns.every((turn, i) => turn.text.startsWith(`${i} `));
writeSync(1, `written ${turns.length} ${inOrder ? 'in order' : 'out of order'}\n`);
await store.close();
