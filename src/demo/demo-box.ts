import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLog } from '../log.ts';
import { Box, type BoxOptions } from '../main.ts';
import { makeSettings } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { Phone } from '../telephony/phone/phone.ts';

/** A box with the example practice on free loopback ports, with a telephone in the place of the provider. */
export interface DemoBox {
  box: Box;
  /** The provider: places calls into the box and holds everybody's number. */
  provider: Phone;
  dataDir: string;
  close(): Promise<void>;
}

export async function startDemoBox(
  options: Pick<BoxOptions, 'onPrompts'> & {
    dataDir?: string;
    againAfterSeconds?: number;
    ahead?: Settings['speech']['ahead'];
  } = {},
): Promise<DemoBox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'nightbell-demo-')));
  const provider = await Phone.open();
  const settings = makeSettings({
    dataDir,
    sip: {
      udpPort: 0,
      tcpPort: 0,
      tlsPort: 0,
      rtpFrom: 0,
      rtpTo: 0,
      trunk: { host: provider.host, port: provider.port },
    },
    asterisk: { ariPort: 0, callPort: 0, mediaPort: 0 },
    people: { ringSeconds: 15, againAfterSeconds: options.againAfterSeconds ?? 1 },
    // A demo takes its calls however slow the machine is.
    calls: { most: 32 },
    console: { port: 0 },
    ...(options.ahead && { speech: { ahead: options.ahead } }),
  });
  settings.dataDir = dataDir;
  try {
    const log = makeLog(process.env.NIGHTBELL_LOG ?? 'error');
    const box = await Box.start({
      settings,
      log,
      strict: true,
      ...(options.onPrompts && { onPrompts: options.onPrompts }),
    });
    return {
      box,
      provider,
      dataDir,
      async close() {
        await box.stop();
        await provider.close();
        if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await provider.close();
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}
