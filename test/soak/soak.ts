import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { command, openWorld, type Program, running, startBox, type Tester, type World } from '../box/kit.ts';
import { type PlayedCall, playCall } from './caller.ts';
import { type Census, PROCESSES, Watcher } from './census.ts';
import { OnCall } from './on-call.ts';
import { type Patience, type Plan, planCall } from './plan.ts';
import { StoreReader, type Written } from './records.ts';
import { renderLines } from './voices.ts';

export interface SoakOptions {
  calls: number;
  atOnce: number;
  seed: number;
  /** How often the box is left alone and looked at; the first time is before the first call. */
  rests: number;
  patience: Patience;
  /** Nobody dials any more so long after the first call, ms: for a run that must end in time. */
  mostMs?: number;
  /** The box is up and nobody has dialled yet: waited for. */
  ready?: Promise<unknown>;
  /** Aborted: nobody dials any more, and what was played so far is looked at. */
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

/** Everything that a run left behind, for `judge`. */
export interface Soaked {
  options: SoakOptions;
  played: PlayedCall[];
  written: Written[];
  /** The box at rest: before, between and after. */
  rests: Census[];
  /** The box did not come to rest in time after so many calls; what it still held. */
  restless: { calls: number; held: string }[];
  /** Processes that ended and were started again, or are gone. */
  replaced: string[];
  seconds: number;
  /** Exit status on SIGTERM, and the program's last words where it is not 0. */
  status: unknown;
  lastWords: string;
  /** Lines of the program's log that are errors. */
  errors: string[];
}

const PEOPLE = ['abara', 'whitlock', 'montoya'];
const PIN = '482739';
/** How long ladders and asterisk may take to come to rest once nobody calls any more. */
const REST_MS = 90_000;
/** Between two first calls, so that they do not all end at one time. */
const APART_MS = 400;

/** Plays so many random calls against a box of its own and gives back what was heard, written and held. */
export async function soak(t: Tester, options: SoakOptions): Promise<Soaked> {
  const voices = await renderLines();
  options.onProgress?.('what callers say is rendered');
  const world = await openWorld(t, { settings: { people: { ringSeconds: 6, againAfterSeconds: 2 } } });
  const socket = join(world.root, 'inside');
  const inside = pathToFileURL(join(import.meta.dirname, 'inside.ts')).href;
  const program = await startBox(t, world, {
    // Memory is given back as in systemd/nightbell.service.
    NODE_OPTIONS: `--import=${inside} --disable-warning=ExperimentalWarning --max-semi-space-size=8`,
    ...{ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
    NIGHTBELL_SOAK_SOCKET: socket,
  });
  await Promise.all(PEOPLE.map((person) => command(world, ['pin', person], `${PIN}\n`)));
  options.onProgress?.('the box takes calls');
  return new Soak(options, world, program, new Watcher(world, program, socket), voices).run();
}

class Soak {
  readonly #o: SoakOptions;
  readonly #world: World;
  readonly #program: Program;
  readonly #watcher: Watcher;
  readonly #voices: ReadonlyMap<string, Int16Array>;
  readonly #onCall: OnCall;
  readonly #played: PlayedCall[] = [];
  readonly #rests: Census[] = [];
  readonly #restless: Soaked['restless'] = [];
  /** Objects that were there before any call: the standing connection to Asterisk is of the same class as that of a call. */
  #standing: Readonly<Record<string, number>> = {};
  #dialUntil = 0;

  constructor(
    options: SoakOptions,
    world: World,
    program: Program,
    watcher: Watcher,
    voices: ReadonlyMap<string, Int16Array>,
  ) {
    this.#o = options;
    this.#world = world;
    this.#program = program;
    this.#watcher = watcher;
    this.#voices = voices;
    this.#onCall = new OnCall(world.provider, PIN, options.seed);
  }

  async run(): Promise<Soaked> {
    const began = performance.now();
    const before = this.#watcher.pids();
    const { calls, rests, mostMs = Number.POSITIVE_INFINITY } = this.#o;
    this.#standing = (await this.#watcher.inside()).objects;
    await this.#rest();
    this.#o.onProgress?.('the box is at rest, and calls may come');
    await this.#o.ready;
    this.#dialUntil = performance.now() + mostMs;
    this.#o.signal?.addEventListener('abort', () => {
      this.#dialUntil = 0;
    });
    for (let round = 0; round < rests - 1; round++) {
      const to = Math.round((calls * (round + 1)) / (rests - 1));
      this.#onCall.diligent = false;
      await this.#calls(Math.round((calls * round) / (rests - 1)), to);
      this.#onCall.diligent = true;
      this.#o.onProgress?.(
        `${this.#played.length} calls, ${Math.round((performance.now() - began) / 1000)} s; at rest?`,
      );
      await this.#rest();
      this.#o.onProgress?.(`at rest, ${Math.round((performance.now() - began) / 1000)} s`);
      if (performance.now() > this.#dialUntil) break;
    }
    const after = this.#watcher.pids();
    const replaced = PROCESSES.filter((name) => before[name] !== after[name]);
    const store = await StoreReader.open(this.#world);
    const written = await store.all().finally(() => store.close());
    this.#program.signal('SIGTERM');
    const status = await this.#program.ended();
    return {
      options: this.#o,
      played: this.#played,
      written,
      rests: this.#rests,
      restless: this.#restless,
      replaced,
      seconds: (performance.now() - began) / 1000,
      status,
      lastWords: status === 0 ? '' : this.#program.stderr.slice(-3_000),
      errors: this.#program.stderr.split('\n').filter((line) => /"level":(50|60)/.test(line)),
    };
  }

  /** So many at once, each line dialling again as soon as its caller is done. */
  async #calls(from: number, to: number): Promise<void> {
    let next = from;
    const line = async (nth: number) => {
      await sleep(nth * APART_MS);
      while (next < to && performance.now() < this.#dialUntil) {
        const plan = planCall(this.#o.seed, next++, this.#o.patience);
        await this.#play(plan);
        if (plan.again) await this.#play(plan.again);
      }
    };
    await Promise.all(Array.from({ length: this.#o.atOnce }, (_, nth) => line(nth)));
  }

  async #play(plan: Plan): Promise<void> {
    const { host, sip } = running(this.#world);
    const to = `sip:clinic@${host}:${sip}`;
    const played = await playCall({ plan, to, voices: this.#voices, rung: () => this.#onCall.rung() });
    this.#played.push(played);
  }

  async #reaching(): Promise<number> {
    const store = await StoreReader.open(this.#world);
    return store.reaching().finally(() => store.close());
  }

  /** Waits until nothing of a call is left but who is still to be rung, and looks at what the box holds then. */
  async #rest(): Promise<void> {
    const until = performance.now() + REST_MS;
    for (;;) {
      const lines = await this.#watcher.telephony();
      // To look inside stops the program for a moment, which nobody on a line should hear.
      const quiet = lines.channels + lines.bridges === 0;
      const objects = quiet ? (await this.#watcher.inside()).objects : {};
      // A call lasts until its ladder is over, and its run keeps one of each.
      const due = quiet ? await this.#reaching() : 0;
      const still = Object.entries({ ...lines, ...objects })
        .map(([what, count]) => [what, count - (this.#standing[what] ?? 0) - (what in objects ? due : 0)] as const)
        .filter(([, count]) => count > 0);
      if (quiet && still.length === 0) break;
      if (performance.now() > until) {
        this.#restless.push({ calls: this.#played.length, held: still.map(([what, n]) => `${n} ${what}`).join(', ') });
        break;
      }
      await sleep(2_000);
    }
    this.#rests.push(await this.#watcher.look(this.#played.length));
  }
}
