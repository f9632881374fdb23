import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLedger } from '../audit/ledger.ts';
import { makeAnswers } from '../desk/answers/answers.ts';
import type { Encode } from '../desk/answers/faq.ts';
import { planOf } from '../desk/answers/plans.ts';
import type { Log } from '../log.ts';
import type { Adviser } from '../opinion/adviser.ts';
import type { Practice } from '../practice/practice.ts';
import { makeSettings } from '../settings/load.ts';
import { loadStoreKey } from '../store/key.ts';
import { openStore, type Store } from '../store/store.ts';
import { ScriptedTrunk } from '../telephony/scripted/trunk.ts';
import { makeDesk } from '../wiring/desk.ts';
import type { Mind } from '../wiring/mind.ts';
import { type OpenReception, openReception } from '../wiring/rooms.ts';
import { deskRules } from '../wiring/write-up.ts';
import type { SimulatedClock } from './simulated-clock.ts';
import { TextSpeech } from './text-speech.ts';
import { REHEARSAL_PIN, type World } from './world.ts';

export interface HouseOptions {
  practice: Practice;
  mind: Mind;
  advisers: readonly Adviser[];
  /** The sentence model, for answers that are found by meaning. */
  encode: Encode;
  clock: SimulatedClock;
  world: World;
  log: Log;
  /** What the practice knows when the call comes in is written here. */
  furnish: (store: Store) => Promise<void>;
}

/** The rooms that take calls, over a trunk and a speech that are made of words, with a file of their own that goes with them. */
export interface House {
  store: Store;
  trunk: ScriptedTrunk;
  speech: TextSpeech;
  reception: OpenReception;
  close(): Promise<void>;
}

/** Opens them. Everything but line, voice and time is what answers real calls. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { practice, mind, clock, world, log } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'nightbell-rehearsal-'));
  const removed = () => rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const settings = makeSettings({ dataDir, people: { operator: operatorOf(practice) } });
    settings.dataDir = dataDir;
    const database = join(dataDir, 'nightbell.db');
    const key = loadStoreKey({ database, keyFile: join(dataDir, 'store.key'), credentialsDirectory: undefined });
    const rules = deskRules(practice, () => mind.engine);
    const store = await openStore({ file: database, key, ledger: makeLedger({ log }), log, clock, desk: rules });
    for (const { id, name, role, phone } of practice.people) await store.people.put({ id, name, role, phone });
    await options.furnish(store);
    const speech = new TextSpeech(clock);
    const trunk = new ScriptedTrunk({ clock, soundOf: speech.soundOf, pickup: world.pickup });
    const answers = makeAnswers(practice, options.encode, () => clock.now());
    const desk = makeDesk({ store, practice, answers, plan: planOf(practice.insurance), clock, log });
    const checkPin = async (_person: string, pin: string): Promise<'ok' | 'wrong'> =>
      pin === REHEARSAL_PIN ? 'ok' : 'wrong';
    const reception = await openReception(
      { settings, practice, trunk, speech, clock, log },
      {
        store,
        access: { pins: { checkPin } },
        live: { mind, judging: { hash: null } },
        advisers: { list: options.advisers.map((adviser) => announced(adviser, clock)) },
        desk: { ask: (...asked) => clock.work(desk.ask(...asked)) },
      },
    );
    return {
      store,
      trunk,
      speech,
      reception,
      async close() {
        await clock.runFor(reception.close());
        await clock.runFor(store.close());
        await removed();
      },
    };
  } catch (error) {
    await removed();
    throw error;
  }
}

/** Where callers reach the front desk: in a story it answers while the practice is open. */
export function operatorOf({ departments }: Practice): string {
  return departments.front_desk?.phone ?? '';
}

/** Time waits for an opinion: it comes at once, however busy the machine is. */
function announced(adviser: Adviser, clock: SimulatedClock): Adviser {
  return {
    by: adviser.by,
    get model() {
      return adviser.model;
    },
    advise: (said) => clock.work(adviser.advise(said)),
    close: () => adviser.close(),
  };
}
