import { NightbellError } from '../errors.ts';
import { runCases } from '../triage/proofs/cases.ts';
import { proofReport } from '../triage/proofs/prove.ts';
import { loadProtocol } from '../triage/protocol/protocol.ts';
import type { Protocol } from '../triage/protocol/types.ts';
import { composeFiles } from '../words/compose.ts';
import { shippedSpecialties } from '../words/files.ts';
import { type Io, print } from './io.ts';
import { protocolReplay, REPLAY_USAGE } from './protocol-replay.ts';
import { protocolTree } from './protocol-tree.ts';

const USAGE = `nightbell protocol prove FILE | protocol test [FILE] | protocol show FILE | ${REPLAY_USAGE}`;

/**
 * `nightbell protocol`: proves a protocol, runs its cases, shows it as a tree, or replays it over the stored calls. FILE is a path, `base`,
 * or the name of a specialty that comes with the program. Returns 0, or 1 where something does not hold.
 * @throws NB_USAGE, NB_INPUT_INVALID, NB_PROTOCOL_INVALID
 */
export async function protocolCommand(args: readonly string[], io: Io): Promise<number> {
  const [what, file, ...more] = args;
  if (what === 'replay') return protocolReplay(args.slice(1), io);
  if (more.length) throw new NightbellError('NB_USAGE', USAGE);
  if (what === 'prove' && file) return prove(read(file), io);
  if (what === 'show' && file) {
    print(io, protocolTree(read(file)));
    return 0;
  }
  if (what === 'test') return test(file ? [file] : ['base', ...shippedSpecialties()], io);
  throw new NightbellError('NB_USAGE', USAGE);
}

function read(file: string): Protocol {
  return loadProtocol(composeFiles(file));
}

function prove(protocol: Protocol, io: Io): number {
  const { failures, proved } = proofReport(protocol);
  print(io, `${nameOf(protocol)}\n`);
  for (const each of proved) {
    const own = failures.filter((f) => f.proof === each.proof);
    const bad = own.filter((f) => f.severity === 'failure').length;
    print(io, `${bad ? 'NOT PROVEN' : 'proven    '}  ${each.claim}`);
    print(io, `            ${each.extent === 'exhaustive' ? 'all of it' : 'up to a bound'}: ${each.looked}`);
  }
  for (const f of failures)
    print(io, `\n${f.severity === 'failure' ? 'FAILURE' : 'look at'}  ${f.path}\n         ${f.why}`);
  const bad = failures.filter((f) => f.severity === 'failure').length;
  print(io, `\n${bad} failures, ${failures.length - bad} to look at`);
  return bad ? 1 : 0;
}

/** Cases of one document each: those of what it stands upon are tested with it, for it may change them. */
function test(files: readonly string[], io: Io): number {
  let bad = 0;
  for (const file of files) {
    const protocol = read(file);
    const failures = runCases(protocol);
    for (const f of failures) print(io, `${f.where}\n  said    ${f.say}\n  wanted  ${f.wanted}\n  got     ${f.got}`);
    print(io, `${nameOf(protocol)}: ${protocol.cases.length} cases, ${failures.length} not as they should be`);
    bad += failures.length;
  }
  return bad ? 1 : 0;
}

function nameOf(protocol: Protocol): string {
  return protocol.heads.map((h) => `${h.id}@${h.version}`).join(' + ');
}
