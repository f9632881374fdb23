import type { Settings } from '../../src/settings/schema.ts';
import { AsteriskTrunk } from '../../src/telephony/asterisk/trunk.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { DOCTOR, PROGRAM_HZ, tone } from './asterisk-lab.ts';

/**
 * The program that the tests kill: answers every call and plays a tone. Told 'hand-over' by its parent, it rings the
 * doctor and joins the two.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
const trunk = new AsteriskTrunk({ settings });
const say = (message: string) => process.send?.(message);
let latest: CallLeg | null = null;

trunk.on('call', (leg) => {
  latest = leg;
  leg.on('ended', (reason) => say(`ended ${reason}`));
  leg.play(tone(PROGRAM_HZ, 60));
  leg.answer().then(
    () => say('answered'),
    () => say('gone'),
  );
});

async function handOver(caller: CallLeg): Promise<void> {
  const doctor = await trunk.originate({ to: DOCTOR, ringSeconds: 10 });
  if (doctor.outcome !== 'answered') throw new Error(doctor.outcome);
  await caller.handOver({ to: 'leg', leg: doctor.leg });
}

process.on('message', (message) => {
  if (message !== 'hand-over' || !latest) return;
  handOver(latest).then(
    () => say('handed over'),
    (error: Error) => say(error.message),
  );
});
process.on('disconnect', () => process.exit());

await trunk.setBackup({ onCallNumber: DOCTOR });
await trunk.start().then(
  () => say('started'),
  (error: Error) => say(error.message),
);
