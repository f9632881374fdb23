import { Box } from '../main.ts';
import { loadSettings } from '../settings/load.ts';
import { type Io, print } from './io.ts';

/** Starts the box and stays up until SIGINT or SIGTERM. */
export async function start(_args: string[], io: Io): Promise<number> {
  const settings = loadSettings();
  let shown = 0;
  const box = await Box.start({
    settings,
    onPrompts: (done, total) => {
      if (done === total || Date.now() - shown > 5_000) {
        shown = Date.now();
        io.stderr.write(`prompts: ${done} of ${total} rendered\n`);
      }
    },
  });
  const { sipUdp } = box.trunk.ports;
  print(io, `Nightbell answers for ${box.practice.name}: SIP on ${settings.sip.bind}:${sipUdp}`);
  if (box.trouble)
    io.stderr.write(
      `${box.trouble.message}\nUntil then calls go to the backup path: the on-call phone, then voicemail.\n`,
    );
  if (box.rooms) {
    print(io, `Console: ${box.rooms.console.url}  (certificate SHA-256 ${box.rooms.console.fingerprint})`);
    if (await box.rooms.access.needsSetUp()) print(io, "Open it now to set the administrator's password.");
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  io.stderr.write('stopping: running calls go to the backup path\n');
  await box.stop();
  return 0;
}
