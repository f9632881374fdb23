import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { Actor, type Cue } from '../../src/rehearsal/actor.ts';
import { fill } from '../store/small-disk.ts';
import { portsOf } from '../telephony/asterisk-lab.ts';
import {
  asteriskPid,
  callIn,
  endedRecord,
  isRunning,
  launch,
  openSpeech,
  openWorld,
  ROUTINE,
  startBox,
  until,
  wordsOf,
} from './kit.ts';

const OTHER_CALLER = '+15185550178';

/** A disk of its own, large enough for a box and soon full; null where this user may not mount one. */
function smallDisk(): string | null {
  const disk = mkdtempSync(join(tmpdir(), 'nightbell-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    rmSync(disk, { recursive: true });
    return null;
  }
  t.teardown(() => {
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  });
  return disk;
}

const disk = smallDisk();
if (!disk) t.comment('not run: this user may not mount a tmpfs');
else await main(disk);

async function main(disk: string): Promise<void> {
  const file = t;
  const dataDir = join(disk, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const filler = join(disk, 'filler');
  const cues: Cue[] = [
    { when: /name/i, act: [{ say: 'Sarah Miller.' }, { wait: 2_000 }, { hangUp: true }] },
    ...ROUTINE,
  ];
  const speech = await openSpeech(file, wordsOf(cues));
  const world = await openWorld(file, { dataDir });
  let program = await startBox(file, world);

  t.test('S5, S6: the disk gets full while a call runs: it goes on, and its record is written later', async (t) => {
    const call = await callIn(world);
    let filled = false;
    const actor = new Actor({
      name: 'caller',
      call,
      speech,
      lang: 'en',
      cues,
      patienceMs: 30_000,
      onLine: ({ who }) => {
        if (who !== 'nightbell' || filled) return;
        filled = true;
        fill(filler);
      },
    });
    const lines = await actor.play();
    const heard = lines.filter(({ who }) => who === 'nightbell');
    t.match(heard.at(-1)?.text, /name/i, 'the call went on behind the words');
    t.match(program.stderr, /NB_STORE_FULL/, 'the log names it');
    t.notMatch(program.stderr, /backup path/);
    rmSync(filler);
    await program.says(/the store can be written again/, 30_000);
    const record = await endedRecord(world);
    t.match(record, { call: { outcome: 'caller-hung-up' }, messages: [{}] }, 'with its message');
    const said = record?.turns
      .filter((turn) => turn.speaker === 'caller')
      .map((turn) => turn.text)
      .join(' ');
    t.match(said, /appointment/i, 'and its words');
  });

  t.test('S5, S6: a box that is started while the disk is full takes its calls and writes them later', async (t) => {
    const asterisk = asteriskPid(world);
    program.signal('SIGKILL');
    await program.ended();
    fill(filler);
    program = launch(file, world);
    await program.says(/ENOSPC/);
    await program.says(/Console: https/, 90_000);
    t.equal(asteriskPid(world), asterisk, 'Asterisk runs on');
    const { sipUdp } = portsOf(world.settings);
    const began = performance.now();
    const call = await world.provider.call({ to: `sip:clinic@127.0.0.1:${sipUdp}`, from: OTHER_CALLER });
    const sound = await call.soundAfter(0, { timeoutMs: 5_000 });
    t.ok(sound !== null && sound - began < 3_000, 'the caller hears something');
    await call.hangUp();
    rmSync(filler);
    await until('it can be found again', () => isRunning(world), 90_000);
    const record = await endedRecord(world, 120_000, OTHER_CALLER);
    t.match(record, { call: { callerNumber: OTHER_CALLER, outcome: 'caller-hung-up' } }, 'the call is in the record');
  });
}
