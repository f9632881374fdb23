import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { Box } from '../main.ts';
import { parsePractice } from '../practice/practice.ts';
import { makeSettings } from '../settings/load.ts';
import { Phone } from '../telephony/phone/phone.ts';
import { operatorOf } from './house.ts';
import { StoryClock } from './story-clock.ts';
import { REHEARSAL_PIN } from './world.ts';

/** A whole box with its Asterisk on free loopback ports, and a telephone in the place of the provider. */
export interface VoiceBox {
  box: Box;
  /** Places calls into the box and holds everybody's number. */
  provider: Phone;
  clock: StoryClock;
  close(): Promise<void>;
}

export async function startVoiceBox(
  practiceFile: string,
  log: Log,
  onPrompts: (done: number, total: number) => void,
): Promise<VoiceBox> {
  const practice = parsePractice(readFileSync(practiceFile, 'utf8'), practiceFile);
  const dataDir = await mkdtemp(join(tmpdir(), 'nightbell-rehearsal-'));
  const provider = await Phone.open();
  const clock = new StoryClock();
  const away = async () => {
    clock.stop();
    await provider.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const settings = makeSettings({
    dataDir,
    practice: practiceFile,
    sip: {
      udpPort: 0,
      tcpPort: 0,
      tlsPort: 0,
      rtpFrom: 0,
      rtpTo: 0,
      trunk: { host: provider.host, port: provider.port },
    },
    asterisk: { ariPort: 0, callPort: 0, mediaPort: 0 },
    people: { ringSeconds: 15, operator: operatorOf(practice) },
    // A rehearsal is heard to its end however slow the machine is.
    calls: { most: 32 },
    console: { port: 0 },
  });
  settings.dataDir = dataDir;
  try {
    const box = await Box.start({ settings, log, clock, strict: true, onPrompts });
    await box.rooms?.prompts;
    for (const { id } of box.practice.people) await box.rooms?.access.pins.setPin(id, REHEARSAL_PIN, 'rehearsal');
    return {
      box,
      provider,
      clock,
      async close() {
        await box.stop();
        await away();
      },
    };
  } catch (error) {
    await away();
    throw error;
  }
}
