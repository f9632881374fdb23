import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { NightbellError } from '../errors.ts';
import { EXAMPLE_PRACTICE } from '../main.ts';
import { parsePractice } from '../practice/practice.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

/** `nightbell pin PERSON`: reads a PIN from standard input and sets it. The console does the same for who has no shell. */
export async function pin(args: string[], io: Io): Promise<number> {
  const file = loadSettings().practice || EXAMPLE_PRACTICE;
  const practice = parsePractice(readFileSync(file, 'utf8'), file);
  const person = practice.people.find((p) => p.id === args[0]);
  if (args.length !== 1 || !person)
    throw new NightbellError('NB_USAGE', `pin PERSON, one of: ${practice.people.map((p) => p.id).join(' ')}`);
  const reader = createInterface({ input: io.stdin });
  io.stderr.write(`New PIN for ${person.name}, 4 to 8 digits: `);
  const digits = (await reader[Symbol.asyncIterator]().next()).value?.trim() ?? '';
  reader.close();
  await withStore(async (store, access) => {
    const { id, name, role, phone } = person;
    await store.people.put({ id, name, role, phone });
    await access.pins.setPin(person.id, digits, `cli:uid-${process.getuid?.() ?? 0}`);
  });
  print(io, `${person.name} can take a case with this PIN from now on.`);
  return 0;
}
