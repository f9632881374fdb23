import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ROLES } from '../access/roles.ts';
import { NightbellError } from '../errors.ts';
import type { Role } from '../store/types.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

const USAGE = `user add NAME --role ${ROLES.join('|')} [--person ID] | user list`;

/**
 * `nightbell user add NAME --role ROLE`: a further account of the console; its password is read from standard input. Two people sign a
 * protocol, so a practice needs two. `user list`: names and roles. Throws NB_USAGE, NB_USER_EXISTS, NB_PASSWORD_WEAK, NB_STORE_NONE.
 */
export async function user(args: string[], io: Io): Promise<number> {
  const { command, name, role, person } = parse(args);
  if (command === 'list') {
    const users = await withStore((store) => store.users.list());
    for (const each of users)
      print(io, `${each.role.padEnd(14)} ${each.name}${each.state === 'active' ? '' : ' (disabled)'}`);
    return 0;
  }
  io.stderr.write(`Password for ${name}, a sentence: `);
  const reader = createInterface({ input: io.stdin });
  const password = (await reader[Symbol.asyncIterator]().next()).value?.trim() ?? '';
  reader.close();
  const actor = `cli:uid-${process.getuid?.() ?? 0}`;
  await withStore(async (store, access) => {
    if (person && !(await store.people.list()).some((p) => p.id === person))
      throw new NightbellError('NB_PERSON_UNKNOWN', person);
    await access.addUser({ name, role, password, personId: person }, actor);
  });
  print(io, `${name} can log in as ${role}.`);
  return 0;
}

interface Parsed {
  command: 'add' | 'list';
  name: string;
  role: Role;
  person: string | null;
}

function parse(args: string[]): Parsed {
  try {
    const options = { role: { type: 'string' }, person: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command, name = '', ...more] = positionals;
    const role = ROLES.find((r) => r === values.role);
    if (more.length > 0) throw new Error();
    if (command === 'list' && !name) return { command, name, role: 'auditor', person: null };
    if (command !== 'add' || !name.trim() || !role) throw new Error();
    return { command, name, role, person: values.person ?? null };
  } catch {
    throw new NightbellError('NB_USAGE', USAGE);
  }
}
