import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { silentLog } from '../../src/log.ts';
import { PARTIAL_MODEL } from '../../src/models/required.ts';
import { places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import {
  callIn,
  changeSettings,
  DOCTOR,
  endedRecord,
  greeted,
  launch,
  openWorld,
  ownCache,
  type Program,
  type Tester,
  until,
  type World,
} from './kit.ts';

/** Nobody speaks Spanish here: a small model stands where its recogniser is. */
const ENGLISH = { settings: { speech: { asr: { es: PARTIAL_MODEL } } } };

/** A world whose cache can be spoilt without harm to others. */
async function spoilable(t: Tester): Promise<World> {
  const world = await openWorld(t, ENGLISH);
  const cacheDir = ownCache(world.root);
  changeSettings(world, (settings) => {
    settings.cacheDir = cacheDir;
  });
  return world;
}

/** Starts a box that cannot open its rooms for this reason: it says so, and a caller reaches the backup path. */
async function degraded(t: Test, world: World, code: RegExp): Promise<Program> {
  const program = launch(t, world);
  await program.says(code, 60_000);
  await program.says(/SIP on/);
  t.match(program.stderr, /calls go to the backup path/);
  const began = performance.now();
  const call = await callIn(world);
  const sound = await call.soundAfter(0, { timeoutMs: 5_000 });
  t.ok(
    sound !== null && sound - began < 3_000,
    `S5: the caller hears something ${Math.round((sound ?? NaN) - began)} ms after the INVITE`,
  );
  let rung = false;
  const stop = world.provider.expect(DOCTOR, (incoming) => {
    rung = true;
    incoming.ring();
  });
  await until('who is on call is rung', () => rung, 40_000);
  stop();
  await call.hangUp();
  return program;
}

t.test('Asterisk is missing: NB_ASTERISK_MISSING', async (t) => {
  const world = await spoilable(t);
  rmSync(join(world.settings.cacheDir, 'asterisk'));
  const program = launch(t, world);
  t.equal(await program.ended(), 1);
  t.match(program.stderr, /^NB_ASTERISK_MISSING: [^\n]*\n$/, 'one line, with what to do');
});

t.test('the SIP port is taken: NB_PORT_TAKEN names the setting', async (t) => {
  const world = await openWorld(t);
  const holder = createSocket('udp4').bind(0, '127.0.0.1');
  t.teardown(() => holder.close());
  await once(holder, 'listening');
  changeSettings(world, (settings) => {
    settings.sip.udpPort = holder.address().port;
  });
  const program = launch(t, world);
  t.equal(await program.ended(), 1);
  t.match(program.stderr, /^NB_PORT_TAKEN: [^\n]*sip\.udpPort[^\n]*\n$/);
});

t.test('S5: a model is missing, then a wrong one: backup path until it is right again', async (t) => {
  const world = await spoilable(t);
  const models = join(world.settings.cacheDir, 'models');
  const voice = join(models, world.settings.speech.tts.en);
  const right = realpathSync(voice);
  rmSync(voice);
  cpSync(right, voice, { recursive: true, preserveTimestamps: true });
  const file = join(voice, 'tokens.txt');
  renameSync(file, `${file}.away`);
  const program = await degraded(t, world, /NB_MODEL_MISSING[^\n]*tokens\.txt/);

  const bytes = readFileSync(`${file}.away`);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await program.says(/NB_MODEL_HASH[^\n]*tokens\.txt/, 60_000);

  rmSync(voice, { recursive: true });
  symlinkSync(right, voice);
  await program.says(/Console: https/, 90_000);
  const { call } = await greeted(world);
  t.equal(call.over, null, 'and the next call is answered by the box');
  await call.hangUp();
});

t.test(
  'S5: the key of the store is missing, then wrong: backup path until it is the right one; the console port is taken: calls are answered all the same',
  async (t) => {
    const world = await openWorld(t, ENGLISH);
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    changeSettings(world, (settings) => {
      settings.console.port = typeof address === 'object' && address ? address.port : 0;
    });
    const at = places(world.settings);
    mkdirSync(world.settings.dataDir, { mode: 0o700 });
    const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
    await (await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog })).close();
    renameSync(at.storeKey, `${at.storeKey}.away`);
    const program = await degraded(t, world, /NB_STORE_KEY_MISSING/);
    t.notOk(existsSync(at.storeKey), 'no other key was made over it');

    writeFileSync(at.storeKey, Buffer.alloc(32, 7), { mode: 0o600 });
    await program.says(/NB_STORE_KEY_WRONG/, 60_000);

    renameSync(`${at.storeKey}.away`, at.storeKey);
    await program.says(/NB_PORT_TAKEN[^\n]*console/, 90_000);
    await program.says(/prompts: (\d+) of \1 rendered/, 120_000);
    const { call } = await greeted(world);
    t.equal(call.over, null);
    await call.hangUp();
    t.match(
      await endedRecord(world),
      { call: { outcome: 'caller-hung-up' } },
      'and the next call is answered by the box',
    );
    holder.close();
    await program.says(/Console: https/, 30_000);
  },
);
