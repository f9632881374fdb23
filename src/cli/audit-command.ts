import { audit } from './audit.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

/** `nightbell audit …` on this machine's box. */
export function auditCommand(args: string[], io: Io): Promise<number> {
  return withStore((store) => audit(args, { store, print: (line) => print(io, line) }));
}
