import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../src/log.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { folders, readInstance } from '../../src/telephony/asterisk/instance.ts';
import { findAsterisk } from '../../src/telephony/asterisk/prefix.ts';
import { AsteriskProcess } from '../../src/telephony/asterisk/process.ts';
import { AsteriskTrunk } from '../../src/telephony/asterisk/trunk.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/telephony/leg.ts';
import { Phone } from '../../src/telephony/phone/phone.ts';
import { guard } from '../box/guard.ts';

/** What the tests with a real Asterisk share: a box of their own, tones, and how to hear them. */

export const CALLER = '+15185550177';
export const PRACTICE = '+15185550100';
export const DOCTOR = '+15185550121';

interface Tester {
  teardown(fn: () => unknown): unknown;
}

/** Settings of a box in a folder of its own, on free ports, whose provider is `provider`. */
export function boxSettings(t: Tester, providerPort: number, more: Record<string, unknown> = {}): Settings {
  const dataDir = mkdtempSync(join(tmpdir(), 'nb-'));
  guard(dataDir);
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const { trunk, ...sip } = (more.sip ?? {}) as Record<string, object>;
  return makeSettings({
    dataDir,
    sip: { udpPort: 0, tcpPort: 0, tlsPort: 0, rtpFrom: 0, ...sip, trunk: { port: providerPort, ...trunk } },
    asterisk: { ariPort: 0, callPort: 0, mediaPort: 0 },
  });
}

/** Ends the Asterisk of these settings, wherever it came from. */
export async function endAsterisk(settings: Settings): Promise<void> {
  const pid = asteriskPid(settings);
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGKILL');
    while (asteriskPid(settings) !== null) await sleep(20);
  } catch {
    // gone already
  }
}

export function asteriskPid(settings: Settings): number | null {
  return processOf(settings).runningPid();
}

export function processOf(settings: Settings): AsteriskProcess {
  const place = places(settings);
  return new AsteriskProcess(findAsterisk(place.asteriskPrefix).bin, folders(place.asterisk), silentLog);
}

/** A box with Asterisk and this process as its program, and a phone that is its provider. */
export async function openBox(t: Tester, more: Record<string, unknown> = {}) {
  const phone = await Phone.open();
  const settings = boxSettings(t, phone.port, more);
  const trunk = new AsteriskTrunk({ settings, callerId: PRACTICE });
  t.teardown(async () => {
    await phone.close();
    await trunk.stop();
    await endAsterisk(settings);
  });
  await trunk.start();
  const uri = (number = PRACTICE) => `sip:${number}@127.0.0.1:${trunk.ports.sipUdp}`;
  return { phone, settings, trunk, uri };
}

/** A box whose program is a process of its own, to be killed. It answers each call and plays `PROGRAM_HZ`. */
export async function openKillableBox(t: Tester) {
  const phone = await Phone.open();
  const settings = boxSettings(t, phone.port);
  const program = await startProgram(t, settings);
  t.teardown(async () => {
    await phone.close();
    await endAsterisk(settings);
  });
  const uri = () => `sip:${PRACTICE}@127.0.0.1:${portsOf(settings).sipUdp}`;
  return { phone, settings, program, uri };
}

export const PROGRAM_HZ = 440;

export async function startProgram(t: Tester, settings: Settings): Promise<ChildProcess> {
  const program = fork(fileURLToPath(new URL('./asterisk-program.ts', import.meta.url)), [JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  t.teardown(() => program.kill('SIGKILL'));
  const [message] = (await once(program, 'message', { signal: AbortSignal.timeout(40_000) })) as [string];
  if (message !== 'started') throw new Error(message);
  return program;
}

export function portsOf(settings: Settings) {
  const instance = readInstance(folders(places(settings).asterisk).instance);
  if (!instance) throw new Error('no instance');
  return instance.ports;
}

export function tone(hz: number, seconds: number, amplitude = 8_000): Int16Array {
  return Int16Array.from({ length: SAMPLE_RATE * seconds }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE)),
  );
}

/** Share of the energy that lies at `hz` (Goertzel), 0 to 1; 0 for silence. */
export function shareAt(samples: Int16Array, hz: number): number {
  const k = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE);
  let [a, b, energy] = [0, 0, 0];
  for (const x of samples) {
    const c = x + k * a - b;
    b = a;
    a = c;
    energy += x * x;
  }
  if (energy < samples.length * 100 ** 2) return 0;
  return Math.min(1, (2 * (a * a + b * b - k * a * b)) / (samples.length * energy));
}

/** Whether 200 ms of mostly this tone are in there. */
export function holdsTone(samples: Int16Array, hz: number): boolean {
  const step = FRAME_SAMPLES * 10;
  for (let i = 0; i + step <= samples.length; i += FRAME_SAMPLES)
    if (shareAt(samples.subarray(i, i + step), hz) > 0.8) return true;
  return false;
}

/** Waits until it is so; throws when it does not come. */
export async function until(what: string, so: () => unknown, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!so()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(10);
  }
}
