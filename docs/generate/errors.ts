import { PROBLEMS } from '../../src/console/api/problem.ts';
import { ERRORS } from '../../src/errors.ts';
import { EXITS } from '../../src/supervised/exits.ts';
import { code, page, table } from './markdown.ts';

/** docs/reference/errors.md: what can go wrong, in whose words, and what to do. */
export function errors(): string {
  return page(
    'Errors',
    'Every error that Nightbell raises on purpose has a code. It is printed as one line: the code, what went wrong, the ' +
      'detail in brackets (a file, a line, a port, an id; never a name, a number or words of a caller), and what to do. ' +
      'A command that ends with one has exit status 1, or 2 where the command itself was not understood. Anything without ' +
      'a code is a fault of the program and is printed with its stack.',
    table(
      ['code', 'what', 'what to do'],
      Object.entries(ERRORS).map(([name, { what, todo }]) => [code(name), what, todo]),
    ),
    '## How a process of its own ended',
    'Hearing, speaking and the language model run in processes of their own. The program starts one again whenever it ends; its exit code, in ' +
      'the log, says why it did. A process that ends by a signal while it loads a model met a broken model file.',
    table(
      ['exit code', 'why'],
      Object.values(EXITS).map((exit) => [String(exit.code), exit.what]),
    ),
    '## What the console says',
    'These are the sentences that the web page shows when the box refuses something.',
    table(
      ['code', 'status', 'sentence'],
      Object.entries(PROBLEMS).map(([name, { status, message }]) => [code(name), String(status), message]),
    ),
  );
}
