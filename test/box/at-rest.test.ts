import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import t from 'tap';
import { DANGER } from '../../src/demo/stories.ts';
import { Actor, type Cue, type HeardLine } from '../../src/rehearsal/actor.ts';
import { places } from '../../src/settings/load.ts';
import {
  answers,
  CALLER,
  callIn,
  changeSettings,
  command,
  DOCTOR,
  DOCTOR_ID,
  endedRecord,
  openSpeech,
  openWorld,
  ownCache,
  startBox,
  wordsOf,
} from './kit.ts';

const PIN = '482739';
/** What must not be found in clear: of each, the forms in which a program would write it. */
const SECRETS = [
  '5185550177',
  '518-555-0177',
  'Miller',
  'surgery',
  'fever',
  'March fourth',
  '1982-03-04',
  '03041982',
  PIN,
];

const URGENT: Cue[] = [
  { when: /still trying|not reached/i, act: { wait: 10 }, times: 2 },
  { when: /still trying|not reached/i, act: { hangUp: true } },
  { when: /connected now/i, act: { wait: 100 } },
  {
    when: /doctor speaking|this is the doctor|feeling/i,
    act: [{ say: 'Thank you doctor, the stitches are opening.' }, { wait: 500 }, { hangUp: true }],
  },
  { when: DANGER, act: { say: 'No.' }, times: 6 },
  { when: /how long|when did it (?:start|begin)/i, act: { say: 'Since yesterday evening.' }, times: 2 },
  { when: /number|calling from/i, act: { say: 'Yes, that is right.' }, times: 2 },
  { when: /name/i, act: { say: 'Sarah Miller.' }, times: 3 },
  { when: /birth/i, act: { say: 'March fourth, nineteen eighty two.' }, times: 3 },
  { when: /right|correct/i, act: { say: 'Yes.' }, times: 4 },
  {
    when: /help/i,
    act: {
      say: 'I had surgery four days ago, the stitches are red and hot with pus, and I have a fever of one hundred and two.',
    },
  },
];

const ON_CALL: Cue[] = [
  { when: /PIN|pound|pin,/i, act: { press: `${PIN}#` }, times: 3 },
  { when: /be connected|pass it on|hear it again/i, act: { press: '1' }, times: 2 },
  { when: /press (one|1)|urgent call/i, act: { press: '1' }, times: 3 },
  { when: /connecting/i, act: [{ wait: 2_500 }, { say: 'This is the doctor speaking. How are you feeling?' }] },
];

/** How each secret looks in UTF-8 and in UTF-16 of either byte order, in lower case, a character a byte. */
const NEEDLES = SECRETS.map((secret) => {
  const [small, wide] = [Buffer.from(secret.toLowerCase()), Buffer.from(secret.toLowerCase(), 'utf16le')];
  return { secret, forms: [small, wide, Buffer.from(wide).swap16()].map((form) => form.toString('latin1')) };
});

/** The secrets that these bytes hold, whatever their case. */
function secretsIn(bytes: Buffer): string[] {
  const lower = bytes.toString('latin1').toLowerCase();
  return NEEDLES.filter(({ forms }) => forms.some((form) => lower.includes(form))).map(({ secret }) => secret);
}

function* everything(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    yield path;
    if (entry.isDirectory()) yield* everything(path);
  }
}

/** Files below a directory that hold a secret, with what they hold. */
function leaks(directory: string): string[] {
  return [...everything(directory)]
    .filter((path) => lstatSync(path).isFile())
    .flatMap((path) => secretsIn(readFileSync(path)).map((secret) => `${relative(directory, path)}: ${secret}`));
}

const file = t;
const speech = await openSpeech(file, wordsOf([...URGENT, ...ON_CALL]));
const world = await openWorld(file);
const cacheDir = ownCache(world.root);
changeSettings(world, (settings) => {
  settings.cacheDir = cacheDir;
});
mkdirSync(world.settings.dataDir, { mode: 0o700 });
const program = await startBox(file, world, { NIGHTBELL_LOG: 'trace' });
const pin = await command(world, ['pin', DOCTOR_ID], `${PIN}\n`);
if (pin.status !== 0) throw new Error(pin.stderr);
const { prompts } = places(world.settings);
/** The names of all that is rendered before anybody calls. */
const rendered = readdirSync(prompts).sort();

t.test('the search finds a name in UTF-8 and in UTF-16, at odd places as well', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-leak-'));
  t.teardown(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'a'), 'x sarah MILLER x');
  writeFileSync(join(dir, 'b'), Buffer.concat([Buffer.from('x'), Buffer.from('Sarah Miller', 'utf16le')]));
  writeFileSync(join(dir, 'c'), Buffer.concat([Buffer.from('xyz'), Buffer.from('+15185550177', 'utf16le').swap16()]));
  t.same(leaks(dir), ['a: Miller', 'b: Miller', 'c: 5185550177']);
});

t.test('an urgent call with everything in it: facts, a page, a PIN, two people who talk', async (t) => {
  const onCall = answers(world, DOCTOR);
  const call = await callIn(world);
  const onLine = ({ who, fromMs, text }: HeardLine) => t.comment(`${(fromMs / 1_000).toFixed(1)} ${who}: ${text}`);
  const caller = new Actor({ name: 'caller', call, speech, lang: 'en', cues: URGENT, patienceMs: 40_000, onLine });
  await Promise.all([
    caller.play(),
    onCall.then((leg) => new Actor({ name: 'doctor', call: leg, speech, lang: 'en', cues: ON_CALL, onLine }).play()),
  ]);
  const record = await endedRecord(world);
  t.match(record, { call: { callerNumber: CALLER, tier: 'urgent' }, pages: [{ outcome: 'acknowledged' }] });
  t.match(record?.turns.map((turn) => turn.text).join(' '), /surgery/i, 'the record has the words');
});

t.test('S8: the log at its most talkative names nobody', async (t) => {
  t.match(program.stderr, /"msg":"call"/, 'the call is in it');
  t.same(secretsIn(Buffer.from(program.stderr + program.stdout)), []);
});

t.test('S11: nothing in clear in any file while the box runs, nor after it', async (t) => {
  t.same(leaks(world.settings.dataDir), []);
  t.same(leaks(prompts), []);
  program.signal('SIGTERM');
  const status = await program.ended();
  if (status !== 0) t.comment(program.stderr.slice(-3_000));
  t.equal(status, 0);
  t.same(leaks(world.settings.dataDir), []);
});

t.test('S11: no sentence that was made for one caller is kept among the prompts', async (t) => {
  t.ok(rendered.length > 50);
  t.same(readdirSync(prompts).sort(), rendered);
});

t.test('S11: everything in the data directory is for its owner alone', async (t) => {
  const open = [world.settings.dataDir, ...everything(world.settings.dataDir)].filter((path) => {
    const stat = lstatSync(path);
    // A certificate is shown to everybody who connects.
    return !stat.isSymbolicLink() && !path.endsWith('.crt') && (stat.mode & 0o077) !== 0;
  });
  t.same(
    open.map((path) => relative(world.settings.dataDir, path)),
    [],
  );
});
