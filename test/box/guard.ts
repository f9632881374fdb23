import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Waits for the end of its standard input, which is the end of the test however it ends, and then ends every process that was started
 * with this directory in its arguments or environment, and takes the directory away.
 */
const SCRIPT = `
trap '' HUP INT TERM
while read -r _; do :; done
[ -n "$1" ] || exit 1
for p in /proc/[0-9]*; do
  pid=\${p#/proc/}
  [ "$pid" = "$$" ] && continue
  if grep -qsF -- "$1" "$p/cmdline" "$p/environ"; then kill -9 "$pid" 2>/dev/null; fi
done
rm -rf -- "$1"
`;

/**
 * Asterisk outlives the program that started it, because the backup path is in it; one that a test started must not outlive the test. The
 * teardown of a test that is killed never runs: a process outside its group does that work.
 * @param root a temporary directory of this test alone
 */
export function guard(root: string): void {
  const stdio: ['pipe', 'ignore', 'ignore'] = ['pipe', 'ignore', 'ignore'];
  const keeper = spawn('/bin/sh', ['-c', SCRIPT, 'guard', root], { detached: true, stdio });
  keeper.on('error', () => undefined);
  keeper.unref();
  (keeper.stdin as Socket | null)?.unref();
}
