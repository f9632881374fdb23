import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NightbellError } from '../errors.ts';
import { type Io, processIo } from './io.ts';

/** A command: takes what stands behind its name, gives the exit status. */
export type Command = (args: string[], io: Io) => Promise<number>;

const COMMANDS: Record<string, { about: string; load: () => Promise<Command> }> = {
  start: { about: 'start the box and stay up', load: async () => (await import('./start.ts')).start },
  demo: {
    about: 'start an example box, place three real calls, and end',
    load: async () => (await import('./demo.ts')).demo,
  },
  call: {
    about:
      'call "WORDS" [--voice N] [--lang en|es] [--keys K] [--from NUMBER] [--json]: a real call into the running box',
    load: async () => (await import('./call.ts')).call,
  },
  doctor: { about: 'is everything there and healthy?', load: async () => (await import('./doctor.ts')).doctor },
  models: { about: 'models list|fetch|verify', load: async () => (await import('./models.ts')).models },
  pin: {
    about: 'pin PERSON: sets the PIN of somebody on call (asked for, not shown)',
    load: async () => (await import('./pin.ts')).pin,
  },
  user: {
    about: 'user add NAME --role ROLE | user list: accounts of the console (the password is asked for)',
    load: async () => (await import('./user.ts')).user,
  },
  oncall: {
    about:
      'oncall who|next|gaps|hours [--at TIME] [--service S] [--json] | oncall import FILE|SOURCE [--preview] [--force] | oncall export',
    load: async () => (await import('./oncall.ts')).oncall,
  },
  patients: {
    about: 'patients import FILE.csv [--preview]: the list that callers are compared with',
    load: async () => (await import('./patients.ts')).patients,
  },
  visits: {
    about: 'visits list [--days N] | visits waiting | visits done ID: what the box booked, and who waits for a time',
    load: async () => (await import('./visits.ts')).visits,
  },
  audit: {
    about: 'audit verify | audit export --recipient age1…',
    load: async () => (await import('./audit-command.ts')).auditCommand,
  },
  rehearse: {
    about:
      'rehearse FILE.yaml [--voice] [--json] [--only ID] [--follow]: plays whole calls and compares them with what they want',
    load: async () => (await import('./rehearse.ts')).rehearse,
  },
  triage: {
    about: 'triage --jsonl: judges {id, lang, text} lines',
    load: async () => (await import('./triage.ts')).triage,
  },
  understand: {
    about: 'understand --jsonl [--practice FILE]: finds intent and facts in {id, lang, text, now, asked} lines',
    load: async () => (await import('./understand.ts')).understand,
  },
  protocol: {
    about: 'protocol prove FILE | protocol test [FILE] | protocol show FILE | protocol replay --months N [FILE]',
    load: async () => (await import('./protocol.ts')).protocolCommand,
  },
  forms: {
    about: "forms check [FILE] | forms show [ID [FILE]]: what the desk asks, and a practice's own file for it",
    load: async () => (await import('./forms.ts')).formsCommand,
  },
  bench: {
    about:
      'bench latency|capacity|barge-in|endpoint|asr [--calls N] [--json]: measures this machine with real calls (needs a checkout)',
    load: async () => (await import('./bench.ts')).bench,
  },
  transcribe: {
    about: 'transcribe --jsonl: hears {id, lang, wav} lines',
    load: async () => (await import('./transcribe-command.ts')).transcribeCommand,
  },
};

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return `nightbell <command>\n\n${lines.join('\n')}\n`;
}

/** What a command takes, where its line of help names that, and what it is for. */
const usage = (name: string, about: string): string => (about.startsWith(name) ? about : `${name}: ${about}`);

const version = (): string => JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;

/** Whoever read the output has seen enough (`| head`): that is no error, and what the command does it does to its end. */
function readerGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
}

/** Runs one command. What Nightbell knows about an error is printed as one line; anything else is a fault and keeps its stack. */
export async function main(args: string[], io: Io = processIo): Promise<number> {
  const [name = 'help', ...rest] = args;
  for (const stream of [io.stdout, io.stderr]) stream.on('error', readerGone);
  if (name === 'help' || name === '--help' || name === '-h') {
    io.stdout.write(help());
    return 0;
  }
  if (name === '--version' || name === 'version') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new NightbellError('NB_USAGE', name);
    if (rest[0] === '--help' || rest[0] === '-h') {
      io.stdout.write(`nightbell ${usage(name, command.about)}\n`);
      return 0;
    }
    return await (await command.load())(rest, io);
  } catch (error) {
    if (!(error instanceof NightbellError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return error.code === 'NB_USAGE' ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
