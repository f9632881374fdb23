import { audit } from './audit.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

/** `nightbell audit …` on this machine's box, or on an export from any other. */
export function auditCommand(args: string[], io: Io): Promise<number> {
  return audit(args, { withStore, print: (line) => print(io, line) });
}
