import type { Access } from '../access/access.ts';
import type { Console } from '../console/console.ts';
import { Box } from '../main.ts';
import { loadSettings } from '../settings/load.ts';
import { isItself, TRUNK_IS_ITSELF } from '../telephony/asterisk/itself.ts';
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
    onConsole: (console, access, setUpCode) => void greet(io, console, access, setUpCode),
  });
  print(io, `Nightbell answers for ${box.practice.name}: SIP on ${settings.sip.bind}:${box.trunk.ports.sipUdp}`);
  if (isItself(settings.sip, box.trunk.ports)) io.stderr.write(`Look: ${TRUNK_IS_ITSELF}\n`);
  if (box.trouble)
    io.stderr.write(
      `${box.trouble.message}\nUntil then calls go to the backup path: the on-call phone, then voicemail. It is tried again.\n`,
    );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  io.stderr.write('stopping: running calls go to the backup path\n');
  await box.stop();
  return 0;
}

async function greet(io: Io, console: Console, access: Access, setUpCode: string | null): Promise<void> {
  print(io, `Console: ${console.url}  (certificate SHA-256 ${console.fingerprint})`);
  if (await access.needsSetUp()) print(io, "Open it now to set the administrator's password.");
  if (setUpCode) io.stderr.write(`The page asks for this set-up code, once: ${setUpCode}\n`);
}
