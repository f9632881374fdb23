import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeLedger } from '../../src/audit/ledger.ts';
import type { Lang } from '../../src/lang.ts';
import { silentLog } from '../../src/log.ts';
import { PARTIAL_MODEL } from '../../src/models/required.ts';
import type { Cue } from '../../src/rehearsal/actor.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { createSpeech } from '../../src/speech/index.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import type { CallRecord } from '../../src/store/types.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { Phone, type PhoneOptions } from '../../src/telephony/phone/phone.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import { BoxFile, type RunningBox } from '../../src/wiring/box-file.ts';
import { guard } from './guard.ts';

/** What the tests of the whole box share: the box as a process of its own, as `npm start` runs it, and the people around it. */

export const TREE = join(import.meta.dirname, '../..');
export const CALLER = '+15185550177';
/** On call in the example practice, as long as its rota is empty. */
export const DOCTOR = '+15185550151';
export const DOCTOR_ID = 'abara';
const COMMAND = join(TREE, 'src/cli/nightbell.ts');
/** A voice other than the box's own. */
const CALLER_VOICE = { en: 42, es: 10 };

export interface Tester {
  teardown(fn: () => unknown): unknown;
}

export interface World {
  /** Stands for the provider: rings the box, and holds the telephone of everybody whom the box rings. */
  provider: Phone;
  settings: Settings;
  /** The settings file that the commands read. */
  settingsFile: string;
  /** The data directory's parent, gone after the test. */
  root: string;
}

/** Settings of a box on free ports in a directory of its own, and a provider. Nothing runs yet. */
export async function openWorld(
  t: Tester,
  more: { settings?: Record<string, object>; dataDir?: string; phone?: PhoneOptions } = {},
): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'nightbell-box-'));
  guard(root);
  const provider = await Phone.open(more.phone);
  const given = {
    dataDir: more.dataDir ?? join(root, 'data'),
    asterisk: { ariPort: 0, callPort: 0, mediaPort: 0 },
    // Tests run on machines that have other work, too.
    calls: { most: 32 },
    console: { port: 0 },
    people: { ringSeconds: 15, againAfterSeconds: 2 },
    ...more.settings,
    // Nobody waits for what no test has said.
    speech: { ahead: 'common', ...more.settings?.speech },
    sip: {
      udpPort: 0,
      tcpPort: 0,
      tlsPort: 0,
      rtpFrom: 0,
      rtpTo: 0,
      trunk: { host: provider.host, port: provider.port },
      ...more.settings?.sip,
    },
  };
  const settingsFile = join(root, 'settings.yaml');
  writeFileSync(settingsFile, JSON.stringify(given)); // JSON is YAML
  const world = { provider, settings: makeSettings(given), settingsFile, root };
  t.teardown(async () => {
    await provider.close();
    await endAsterisk(world);
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });
  return world;
}

/** Writes other settings for the next start. */
export function changeSettings(world: World, change: (settings: Settings) => void): void {
  change(world.settings);
  writeFileSync(world.settingsFile, JSON.stringify(world.settings));
}

/** A cache directory with everybody's Asterisk, models and rendered prompts, whose parts can be spoilt. */
export function ownCache(root: string): string {
  const from = places(makeSettings({}));
  const cache = join(root, 'cache');
  mkdirSync(join(cache, 'models'), { recursive: true, mode: 0o700 });
  symlinkSync(from.asteriskPrefix, join(cache, 'asterisk'));
  for (const model of readdirSync(from.models)) symlinkSync(join(from.models, model), join(cache, 'models', model));
  mkdirSync(from.prompts, { recursive: true, mode: 0o700 });
  mkdirSync(join(cache, 'prompts'), { mode: 0o700 });
  // What is rendered there is a file of its own.
  for (const name of readdirSync(from.prompts).filter((each) => !each.startsWith('.')))
    symlinkSync(join(from.prompts, name), join(cache, 'prompts', name));
  return cache;
}

/** A command of Nightbell as a process of its own, what it says, and its end. */
export class Program {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  #changed: () => void = () => undefined;

  constructor(world: World, args: string[], env: NodeJS.ProcessEnv = {}, before: string[] = []) {
    const [command = process.execPath, ...rest] = [...before, process.execPath, COMMAND, ...args];
    this.child = spawn(command, rest, {
      cwd: TREE,
      env: {
        ...process.env,
        NIGHTBELL_SETTINGS: world.settingsFile,
        NIGHTBELL_CACHE: world.settings.cacheDir,
        NIGHTBELL_DATA: world.settings.dataDir,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#changed();
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.#changed();
    });
    this.child.once('close', () => this.#changed());
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves with the match once either stream holds it; rejects when it ends first or takes too long. */
  async says(what: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
    const late = AbortSignal.timeout(withinMs);
    for (;;) {
      const found = what.exec(this.stdout) ?? what.exec(this.stderr);
      if (found) return found;
      if (late.aborted || this.over)
        throw new Error(`${what} was not said (exit ${this.child.exitCode}):\n${this.stderr.slice(-3_000)}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
        late.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Sends a signal; gives back when, `performance.now()`. */
  signal(signal: NodeJS.Signals): number {
    this.child.kill(signal);
    return performance.now();
  }

  /** Exit status, or the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    if (!this.over) await once(this.child, 'close');
    return this.child.exitCode ?? this.child.signalCode;
  }
}

/** Runs a command to its end. */
export async function command(world: World, args: string[], stdin = ''): Promise<Program & { status: unknown }> {
  const program = new Program(world, args);
  program.child.stdin?.end(stdin);
  const status = await program.ended();
  return Object.assign(program, { status });
}

/** Starts a box as `npm start` does. Resolves at once: wait for what it says. */
export function launch(t: Tester, world: World, env: NodeJS.ProcessEnv = {}, before: string[] = []): Program {
  const program = new Program(world, ['start'], env, before);
  t.teardown(async () => {
    if (program.over) return;
    program.child.kill('SIGCONT');
    program.child.kill('SIGTERM');
    const force = setTimeout(() => program.child.kill('SIGKILL'), 15_000);
    await program.ended();
    clearTimeout(force);
  });
  return program;
}

/**
 * Starts a box and waits until it takes calls, Asterisk has the sentences that it says without the program, and all that is rendered ahead has
 * been read: a first caller should not find it at that on a machine with other work.
 */
export async function startBox(
  t: Tester,
  world: World,
  env: NodeJS.ProcessEnv = {},
  before: string[] = [],
): Promise<Program> {
  const program = launch(t, world, env, before);
  await program.says(/Console: https/, 120_000);
  const { prompts } = folders(places(world.settings).asterisk);
  await until('backup prompts', () => existsSync(join(prompts, 'oncall.sln16')), 120_000);
  await program.says(/prompts: (\d+) of \1 rendered/, 300_000);
  return program;
}

/** Whether the commands find a box of these settings. */
export function isRunning(world: World): boolean {
  return new BoxFile(places(world.settings).box).read() !== null;
}

/** The box of these settings, as it tells the commands. */
export function running(world: World): RunningBox {
  const box = new BoxFile(places(world.settings).box).read();
  if (!box) throw new Error('no box is running');
  return box;
}

/** A call into the box, answered. */
export async function callIn(world: World, from = CALLER): Promise<PhoneCall> {
  const { host, sip } = running(world);
  const call = await world.provider.call({ to: `sip:clinic@${host}:${sip}`, from });
  await call.whenAnswered();
  return call;
}

/**
 * A call into the box that is greeted and waits in silence for its caller. The rest of the greeting, which takes ten
 * seconds, is cut off by a key. Gives back when it fell silent.
 */
export async function greeted(world: World, from = CALLER): Promise<{ call: PhoneCall; quietFrom: number }> {
  const call = await callIn(world, from);
  const began = await call.soundAfter(0);
  if (began === null) throw new Error(`no greeting was heard (${JSON.stringify(call.over)})`);
  await until('the name of the practice was said', () => performance.now() - began > 2_500);
  const quietFrom = await call.press('1');
  await until('the box is silent', () => {
    const last = call.recording.lastSoundAfter(quietFrom);
    return performance.now() - (last ?? quietFrom) > 500;
  });
  return { call, quietFrom };
}

/** The next call to this number is answered; resolves with it. */
export function answers(world: World, number: string, ringMs = 300): Promise<PhoneCall> {
  return new Promise((resolve) => {
    const stop = world.provider.expect(number, async (incoming) => {
      if (!(await incoming.ringFor(ringMs))) return;
      const call = await incoming.answer();
      if (!call) return;
      stop();
      resolve(call);
    });
  });
}

/** Process of the Asterisk of this box, or null. */
export function asteriskPid(world: World): number | null {
  const at = folders(places(world.settings).asterisk);
  try {
    const pid = Number.parseInt(readFileSync(at.pid, 'utf8'), 10);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(at.configuration) ? pid : null;
  } catch {
    return null;
  }
}

async function endAsterisk(world: World): Promise<void> {
  const pid = asteriskPid(world);
  if (pid === null) return;
  process.kill(pid, 'SIGKILL');
  await until('Asterisk is gone', () => asteriskPid(world) === null);
}

/** Process of the ears or the mouth of a box, or null while there is none. */
export function speechPid(program: Program, which: 'ears' | 'mouth'): number | null {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1];
      if (Number(parent) !== program.pid) continue;
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(`speech/${which}/main.ts`)) return Number(entry);
    } catch {
      // It ended while it was looked at.
    }
  }
  return null;
}

/** The newest record of a call, read beside the box that runs, as the commands do; null where there is none. */
export async function newestRecord(world: World): Promise<CallRecord | null> {
  const at = places(world.settings);
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  try {
    const [row] = await store.calls.list({ limit: 1 });
    return row ? await store.calls.record(row.id) : null;
  } finally {
    await store.close();
  }
}

/** What somebody who follows these cues may say. */
export function wordsOf(cues: readonly Cue[], lang: Lang = 'en'): Line[] {
  return cues
    .flatMap(({ act }) => act)
    .flatMap((act) => ('say' in act ? [{ text: act.say, lang: act.lang ?? lang, cacheable: true }] : []));
}

/**
 * Speech of the people around the box: their voices, and what they understand. Its voice is begun only where something of what they will say
 * is not rendered yet; they hear English alone, so a small model stands in the place of another language.
 * @param says all that they will say
 */
export async function openSpeech(t: Tester, says: readonly Line[]): Promise<Speech> {
  const settings = makeSettings({});
  settings.speech.voice = CALLER_VOICE;
  settings.speech.asr.es = PARTIAL_MODEL;
  const speech = createSpeech(settings, silentLog);
  t.teardown(() => speech.stop());
  const isRendered = (await speech.missing(says)).length === 0;
  await speech.start(isRendered ? 'ears' : undefined);
  return speech;
}

/** Longer than a breath within a sentence, and shorter than the pause that Asterisk's own sentences have between them. */
const BETWEEN_SENTENCES_MS = 380;

/**
 * The first three sentences that came after this moment. What the backup path says has so many in English, and then says it in Spanish: a
 * listener who is given both languages may write down either.
 */
export function firstSentences({ recording }: PhoneCall, fromMs: number): Int16Array {
  const sounds = recording.sounds({ mergeMs: BETWEEN_SENTENCES_MS }).filter(({ toMs }) => toMs > fromMs);
  return recording.between(fromMs, sounds.at(2)?.toMs ?? performance.now());
}

/** These words in the caller's voice. */
export async function voice(speech: Speech, text: string, lang: 'en' | 'es' = 'en'): Promise<Int16Array> {
  const parts: number[] = [];
  for await (const part of speech.say({ text, lang, cacheable: true })) for (const sample of part) parts.push(sample);
  return Int16Array.from(parts);
}

/** The newest record once its call has ended; null when that does not come. */
export async function endedRecord(world: World, withinMs = 20_000, from?: string): Promise<CallRecord | null> {
  for (const late = performance.now() + withinMs; performance.now() < late; await sleep(200)) {
    const record = await newestRecord(world);
    if (record?.call.endedAt && (from === undefined || record.call.callerNumber === from)) return record;
  }
  return null;
}

/** What somebody answers who wants an appointment. */
export const ROUTINE: Cue[] = [
  { when: /anything else/i, act: { say: 'No, thank you, that is all.' }, times: 2 },
  { when: /what day|other day|suit you/i, act: { say: 'Any day next week.' }, times: 2 },
  { when: /number|calling from/i, act: { say: 'Yes, that is right.' }, times: 2 },
  { when: /right|correct/i, act: { say: 'Yes.' }, times: 4 },
  { when: /name/i, act: { say: 'Sarah Miller.' }, times: 3 },
  { when: /birth/i, act: { say: 'March fourth, nineteen eighty two.' }, times: 3 },
  {
    when: /help|few words|hurt/i,
    act: { say: 'I would like to make an appointment for my yearly check up.' },
    times: 3,
  },
  // Taken for a speaker of Spanish, as can happen where the machine is too busy to keep the sound whole.
  { when: /d[ií]game|favor|usted/i, act: { say: 'English, please.' }, times: 2 },
];

const TICK_MS = 10;
/** From what happens to what is heard, so many processes wait for a processor one after the other. */
const HOPS = 5;

/**
 * From now on: how much later than on a machine of its own something may be heard. What a processor that has other work keeps from this
 * process it keeps from the box and its exchange; a quiet machine keeps a few milliseconds.
 */
export function lateness(): () => number {
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  return () => {
    delays.disable();
    return HOPS * Math.max(0, delays.max / 1e6 - TICK_MS);
  };
}

/** Waits until it is so; throws when it does not come. */
export async function until(what: string, so: () => unknown, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!so()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(20);
  }
}
