import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { page, table } from './markdown.ts';

const TREE = join(import.meta.dirname, '../..');

/** The commands as `nightbell help` lists them: name and what stands beside it. */
export function commandList(): { name: string; about: string }[] {
  const { stdout, status, stderr } = spawnSync(process.execPath, [join(TREE, 'src/cli/nightbell.ts'), 'help'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`nightbell help ended with ${status}: ${stderr}`);
  return [...stdout.matchAll(/^ {2}(\S+) +(.+)$/gm)].map(([, name = '', about = '']) => ({ name, about }));
}

/** What a person needs to know of a command beyond its line of help. One entry a command, no more and no fewer. */
const NOTES: Record<string, string> = {
  start: `Starts the box with the settings of this machine and stays until it is asked to stop (Ctrl-C, or systemd). Says where
it answers and where the console is. If something behind the telephone cannot be opened, it stays up all the same: calls go to the
backup path, and it tries again.`,
  demo: `Starts a box of its own in a temporary directory, with the example practice, on free loopback ports, with a test phone in
the place of the telephone provider. Places three calls, prints what was said and what came of it, and ends. Leaves nothing behind.`,
  call: `Places a call from this machine into the box that runs with the same settings, and says the words with a synthesised voice
once the box has finished speaking. Several turns are parted by \`|\`. \`--keys\` are pressed first. \`--json\` prints one JSON object:
lines with times, how the call ended, and the statistics of the line.

\`\`\`
npm run -s nightbell -- call "I need to change my appointment | Sarah Miller | March fourth nineteen eighty two"
\`\`\``,
  doctor: `Looks at Node, disk, Asterisk, models, practice file, database and ports, and prints one line each: \`ok\`, \`look\` or
\`BAD\`. Exit status 1 when something is bad. \`--json\` for machines.`,
  models: `\`models list\` shows what the manifest offers and what of it is here; \`models fetch\` gets what these settings need (or
the ids that are named; \`--test\` also what the tests need); \`models verify\` hashes what is here and ends with 1 if a file is not
right. \`list\` and \`verify\` take \`--json\`. See [models](models.md).`,
  pin: `Asks for a PIN (4 to 8 digits, not a run and not one digit over and over) and sets it for the person of the practice file.
The console does the same on its page On call.`,
  oncall: `\`oncall who\` tells who is on call, now or \`--at\` a time (\`2026-11-01T01:30:00-04:00\`, or the practice's own clock without an
offset), by which rule and until when; \`next\` the next hand-over and who is on tomorrow night; \`gaps\` where nobody is planned in the coming
eight weeks (exit status 1 where there is such a time); \`hours\` what each carries over \`--weeks\`. \`import\` takes a schedule in from a file
(iCalendar, an export of Amion or QGenda, a spreadsheet) or from one that the settings list under \`schedules\`: \`--preview\` shows what would
change, \`--name "Lund, M=lund"\` says who somebody is, \`--task "Late=primary"\` what something is, \`--column person=Wer\` where it stands. Dates such as 5/3/2027 are read as
the whole file shows (no month is above twelve); where it does not show it nothing is taken before \`--dates day-first\` or \`--dates month-first\`
says it. An entry with a time and no end is listed and left out. A calendar may name its time zones as the IANA database or Windows does, or describe them; of one that
names any other nothing is taken. Tables are UTF-8, UTF-16 with its mark, or as Excel saves them in Windows-1252. \`export\`
writes iCalendar: everybody, or what \`--person\` holds.`,
  user: `\`user add NAME --role ROLE\` makes a further account of the console and asks for its password; \`--person ID\` ties it to a person
of the practice file. Roles: \`administrator\` (the box), \`clinical-lead\` (approves and publishes protocols), \`clinician\` (writes and
signs them, reviews calls), \`front-desk\` (the inbox), \`auditor\` (the log). A protocol needs two people: its author and a clinical lead.
\`user list\` shows names and roles.`,
  patients: `\`patients import FILE.csv\` takes the practice's own list into the register that callers are compared with: headings \`name\` (or
\`first name\` and \`last name\`), \`dob\` (2001-12-31 or 12/31/2001), \`phone\`, \`proxy\`, \`chart\`; several numbers or proxies of one
patient are parted by \`|\`, a proxy is written \`Name (relation)\`. The same list twice changes nothing, and nobody is removed.
\`--preview\` counts and writes nothing. Lines that cannot be read are left out and named by their number (exit status 1). See the
[guide](../guides/front-desk.md).`,
  visits: `\`visits list\` shows what stands in the box's own calendar from now on (\`--days N\`, 14 unless told otherwise): time, with whom,
where, what for, who, born when, telephone. \`visits waiting\` shows who waits for an earlier time; \`visits done ID\` takes one off that list.
Each look is in the audit log.`,
  audit: `\`audit verify\` goes through the whole log and names the first line that was changed, moved or is missing (exit status 1).
\`audit export --recipient age1…\` writes the log, encrypted to its recipient, into a new file (\`--out FILE\`). \`audit verify --export
FILE\` checks an export that its recipient has decrypted; \`-\` reads it from standard input. See the [guide](../guides/auditor.md).`,
  triage: `Reads one JSON object a line, \`{"id", "lang", "text"}\`, and answers each, in order, with one line: \`id\`, \`tier\`, \`crisis\`,
\`intent\`, \`about\`, \`slots\`, \`flags\` (concept and the words that fired it) and \`ask\`. No call is involved.

\`\`\`
echo '{"id":1,"lang":"en","text":"my chest hurts"}' | npm run -s nightbell -- triage --jsonl
\`\`\``,
  understand: `Reads one JSON object a line, \`{"id", "lang", "text", "now", "asked"}\`, and answers each, in order, with one line: \`id\`, \`intent\`,
\`slots\` (the facts that the words give) and \`uncertain\` (those of them that would be read back). \`now\` is the practice's local time without an
offset, \`asked\` the slot that had just been asked for. The practice (providers, time words, area code) is \`--practice FILE\`, else that of the
settings. No call is involved, and no model is asked. See [reference data](reference-data.md).

\`\`\`
echo '{"id":1,"lang":"en","text":"my listen a pril, twenty","asked":"medication"}' | npm run -s nightbell -- understand --jsonl
\`\`\``,
  protocol: `\`protocol prove FILE\` goes along every path of a protocol and says what holds, how far that was looked at, and in plain
words what does not (exit status 1). \`protocol test FILE\` runs the cases that the document carries; without a file, those of the base
net and of every specialty. \`protocol show FILE\` prints it as a tree. \`protocol replay --months N [FILE]\` runs it over the
stored calls of the last N months and lists, by their ids, those that it would judge otherwise, the less urgent first (exit status 1 where
there is one); \`--version NUMBER\` takes a version of the box, \`--json\` prints all of it; the look is in the audit log. FILE is a path, \`base\`, or the name of a specialty that comes with
Nightbell; a file stands upon the base net and upon what its head \`extends\`. See the [guide](../guides/protocols.md) and the
[document](protocol.md).

\`\`\`
npm run -s nightbell -- protocol prove my-practice.yaml
\`\`\``,
  forms: `\`forms check FILE\` reads the forms of the desk with FILE, a practice's own, laid over them, and names the line of what
is wrong (exit status 1); texts that may promise or advise are listed to be looked at. Without FILE it takes the one of the settings.
\`forms show\` lists the forms, \`forms show ID\` prints one as callers hear it, in both languages. See the
[guide](../guides/forms.md) and the [document](forms.md).

\`\`\`
npm run -s nightbell -- forms show refill
\`\`\``,
  rehearse: `Plays the whole calls of a file and compares each with what the file wants of it; exit status 1 where one differs. The
rehearsed caller hears only what the box says and answers each question with the answer of the story that is nearest in meaning; events
of the story come when their moment does. Without \`--voice\` words take the place of sound and the clock is simulated, so that a call
takes seconds; everything else is what answers real calls, ladders that climb after the call included. With \`--voice\` a box of its own
is started, and each call goes over SIP with a synthesised voice, in real time. \`--only ID\` picks calls and may be repeated. What
\`must_say\` and \`must_never\` hold is printed beside the call, for a person to check.

The patient's visit that stands before the call is made of the caller's own words. A file that knows better says so: \`visits\` in the call's
\`practice\`, each with \`start\` by the practice's clock and the \`provider\`, and where it matters \`location\` and \`visit\`, by their ids in
the practice file; \`visits: []\` is a patient with none. A key, language, state or tier that there is not, or an id twice, is refused with its
line; notes of your own beside them are named and left alone.

\`\`\`
practice:
  now: '2026-11-03T10:15:00'
  visits:
    - {start: '2026-11-06T10:00:00', provider: okafor}
\`\`\`

\`--json\` prints a line a call: \`id\`; \`tier\` at the end; \`action\`, the main outcome, and \`also\` the others; \`crisis_numbers\` that the caller
heard after the greeting; \`pages\`, who was rung, in order; \`slots\`, the facts of the record; \`heard\` and \`said\` by the caller, a turn
each; \`turns\` of the caller; \`seconds\` of the call on its own clock. Beside them \`crisis\`, \`intent\`, \`about\`, \`route_to\`, \`tier_path\`, \`end\`,
\`transcript\` and \`wall_seconds\`.

\`\`\`
npm run -s nightbell -- rehearse test/rehearsal/own-calls.yaml --only own-parking
\`\`\``,
  bench: `Measures this machine with the scripts of \`bench/\`, which come with a checkout of the source; each runs in a process of its own and
says at its head what is measured and how. \`latency\`: how long a caller waits for an answer, one call at a time. \`capacity\`: the same with
many calls at once, and what became of those that the box did not take. Both are measured on the waveform that a SIP telephone received, over
real Asterisk, RTP and G.711, with voices that were made before; both start a box of their own on free ports. \`barge-in\`: how soon a prompt
stops, and what does not stop it. \`endpoint\`: how long after the last word a turn counts as over, and how often too early. \`asr\`: words that
were read wrongly. \`--json\` prints one line for a program. What the makers found stands in \`bench/RESULTS.md\`.

\`\`\`
npm run -s nightbell -- bench latency --calls 9
npm run -s nightbell -- bench capacity --calls 8 --json
\`\`\``,
  transcribe: `Reads one JSON object a line, \`{"id", "lang", "wav"}\`, where \`wav\` is the path of a recording (any sampling rate, PCM
or G.711), and answers \`{"id", "text", "ms", "audio_ms"}\`, or \`{"id", "error"}\` for a line that cannot be used.

\`\`\`
echo '{"id":1,"lang":"en","wav":"voicemail.wav"}' | npm run -s nightbell -- transcribe --jsonl
\`\`\``,
};

/** docs/reference/commands.md: what can be typed. */
export function commands(): string {
  const list = commandList();
  const strangers = Object.keys(NOTES).filter((name) => !list.some((each) => each.name === name));
  if (strangers.length > 0)
    throw new Error(`docs/generate/commands.ts tells of commands that are not there: ${strangers}`);
  return page(
    'Commands',
    'From a clone: `npm run -s nightbell -- COMMAND`. On an installed box: `sudo nightbell COMMAND`. The five commands of ' +
      'npm first install what is missing, which later takes well under a second.',
    table(
      ['npm', 'what it does'],
      [
        ['`npm run demo`', 'the demo'],
        ['`npm start`', 'the box, until Ctrl-C'],
        ['`npm test`', 'all tests; `npm test -- test/store` for some of them'],
        [
          '`npm run soak`',
          '1,000 random callers, eight at once, against a box of its own: none stuck, none left in silence, nothing leaked. `npm run soak -- --calls N --at-once M --seed S --json`; the last line has the figures, and the exit status is 0 when all was well',
        ],
        ['`npm run -s nightbell -- COMMAND`', 'a command of this page'],
      ],
    ),
    table(
      ['command', 'what `nightbell help` says of it'],
      list.map(({ name, about }) => [`[\`${name}\`](#${name})`, about]),
    ),
    ...list.map(({ name }) => {
      if (!NOTES[name]) throw new Error(`docs/generate/commands.ts says nothing of ${name}`);
      return `## \`${name}\`\n\n${NOTES[name]}`;
    }),
  );
}
