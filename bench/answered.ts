import type { AnsweredBy } from '../src/telephony/answered/types.ts';
import { beep, heard, LINES, type Part, Voices } from '../test/telephony/answered-kit.ts';

/**
 * Who took an outgoing call, as a table of what it was against what it was taken for: `node bench/answered.ts [SPEAKERS]`. Greetings are
 * spoken by so many voices of the installed English model (default 6), tones are generated, and all of it goes through G.711 on three
 * lines (level, noise, law). No words are given to it: a box that lets its recogniser listen does better with machines that speak shortly,
 * and only so are screening services known.
 */
const SPEAKERS = Number(process.argv[2] ?? 6);
const say = (text: string): Part => ({ say: text, speaker: 0 });
const quiet = (ms: number): Part => ({ quiet: ms });

const WAITS = quiet(4_000);
const PEOPLE: Part[][] = [
  [quiet(300), say('Hello?'), WAITS],
  [quiet(900), say('Yeah, hello.'), WAITS],
  [quiet(500), say('This is Doctor Halloran.'), WAITS],
  [quiet(400), say('Halloran.'), WAITS],
  [quiet(1_800), say('Yes?'), WAITS],
  [quiet(300), say('Hello, this is Sam Halloran speaking.'), WAITS],
  [quiet(300), say('Good evening, Doctor Halloran, how can I help?'), WAITS],
  [quiet(200), say('Hello?'), quiet(1_500), say('Hello, who is there?'), WAITS],
  [quiet(2_200), say('Mm, hello.'), WAITS],
];
const MESSAGE = beep(1_000, 400);
const MACHINES: Part[][] = [
  [
    quiet(600),
    say(
      "Hi, you have reached Sam Halloran. I can't come to the phone right now. Please leave a message after the tone.",
    ),
    quiet(500),
    MESSAGE,
    WAITS,
  ],
  [
    quiet(400),
    say('Your call has been forwarded to an automated voice message system.'),
    quiet(350),
    say('Five one eight, five five five, zero one four two, is not available.'),
    quiet(400),
    say('At the tone, please record your message. When you have finished recording, you may hang up.'),
    quiet(300),
    beep(1_400, 250),
    WAITS,
  ],
  [quiet(500), say('The person you are trying to reach has a voicemail box that is full. Goodbye.'), WAITS],
  [quiet(700), say("Hi, it's Sam. Leave a message."), quiet(600), beep(850, 300), WAITS],
  [
    quiet(300),
    say("You've reached the Hallorans. We are out."),
    quiet(400),
    say('Talk to you later, bye bye.'),
    MESSAGE,
    WAITS,
  ],
];
const KINDS: [AnsweredBy, Part[][]][] = [
  ['person', PEOPLE],
  ['machine', MACHINES],
  [
    'fax',
    [
      [quiet(800), beep(2_100, 3_000), WAITS],
      [quiet(200), beep(1_100, 500), quiet(3_000), beep(1_100, 500), WAITS],
    ],
  ],
  [
    'network',
    [
      [
        quiet(100),
        beep(950, 330),
        beep(1_400, 330),
        beep(1_800, 330),
        quiet(300),
        say('The number you have dialed is not in service.'),
      ],
      [quiet(100), beep(985, 380), beep(1_428, 380), beep(1_777, 380), quiet(300), say('All circuits are busy now.')],
    ],
  ],
  ['silence', [[quiet(7_000)], [quiet(1_000), beep(60, 5_000, -36)]]],
];

const voices = await Voices.load();
const all = new Map<string, Map<string, number>>();
const times = new Map<string, number[]>();
let changed = 0;
let beeps = [0, 0];
for (const [was, scripts] of KINDS)
  for (const script of scripts)
    for (let i = 0; i < SPEAKERS; i++)
      for (const line of LINES) {
        const speaker = Math.floor((i * voices.count) / SPEAKERS);
        const parts = script.map((part) => ('say' in part ? { ...part, speaker } : part));
        const samples = await voices.through(parts, line);
        const { first, last, beepMs } = heard(samples);
        const row = all.get(was) ?? new Map<string, number>();
        all.set(was, row);
        const [a, b] = [first?.by ?? 'none', last?.by ?? 'none'];
        row.set(a, (row.get(a) ?? 0) + 1);
        if (a !== b) {
          changed++;
          row.set(`then ${b}`, (row.get(`then ${b}`) ?? 0) + 1);
        }
        times.set(was, [...(times.get(was) ?? []), first?.atMs ?? 0]);
        if (was === 'machine' && script.some((part) => 'hz' in part)) {
          const end = samples.length / 16 - 4_000;
          beeps = [(beeps[0] ?? 0) + (beepMs !== null && Math.abs(beepMs - end) < 120 ? 1 : 0), (beeps[1] ?? 0) + 1];
        }
        if (process.env.VERBOSE && b !== was)
          console.error(was, b, last?.why, JSON.stringify(script).slice(0, 90), `speaker ${speaker}`, line.voice);
      }

const TAKEN = ['person', 'machine', 'fax', 'network', 'silence', 'unsure', 'none'];
console.log(`| it was | ${TAKEN.join(' | ')} | of these later | median ms |`);
console.log(`|${' --- |'.repeat(TAKEN.length + 3)}`);
for (const [was, row] of all) {
  const later = [...row].filter(([key]) => key.startsWith('then ')).map(([key, n]) => `${n} ${key}`);
  const sorted = (times.get(was) ?? []).sort((a, b) => a - b);
  const cells = TAKEN.map((key) => row.get(key) ?? 0).join(' | ');
  console.log(`| ${was} | ${cells} | ${later.join(', ') || '-'} | ${sorted[sorted.length >> 1]} |`);
}
console.log(`\nVerdicts that changed later: ${changed}. Ends of beeps found within 120 ms: ${beeps.join(' of ')}.`);
