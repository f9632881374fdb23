/**
 * Seconds of the longest files, as measured on two processors that did nothing else. Only the order counts, and a file that is not named
 * here is a short one: the longest begin first, so that none of them is left to run alone at the end.
 */
const SECONDS: Record<string, number> = {
  'test/box/calls.test.ts': 270,
  'test/box/at-rest.test.ts': 150,
  'test/box/killed.test.ts': 138,
  'test/box/oncall-talk.test.ts': 130,
  'test/box/speech-dies.test.ts': 100,
  'test/box/broken-parts.test.ts': 92,
  'test/box/races.test.ts': 90,
  'test/box/start.test.ts': 80,
  'test/box/soak.test.ts': 79,
  'test/box/full-disk.test.ts': 77,
  'test/box/network.test.ts': 70,
  'test/box/oncall-crowd.test.ts': 52,
  'test/console/protocol-pages.test.ts': 90,
  'test/opinion/llm.test.ts': 90,
  'test/console/browser.test.ts': 60,
  'test/console/oncall-pages.test.ts': 35,
  'test/telephony/asterisk-backup.test.ts': 52,
  'test/speech/failing.test.ts': 46,
  'test/speech/saying.test.ts': 45,
  'test/speech/hearing.test.ts': 50,
  'test/cli/protocol.test.ts': 40,
  'test/console/api.test.ts': 35,
  'test/triage/proofs-shipped.test.ts': 64,
  'test/console/calendar-pages.test.ts': 30,
  'test/console/oncall-api.test.ts': 30,
  'test/cli/transcribe.test.ts': 30,
  'test/speech/second-reading.test.ts': 30,
  'test/console/protocol-api.test.ts': 28,
  'test/console/calendar-api.test.ts': 24,
  'test/speech/names.test.ts': 35,
  'test/console/rotations-pages.test.ts': 30,
  'test/speech/last-words.test.ts': 25,
  'test/wiring/voicemail.test.ts': 35,
  'test/rehearsal/blind-calls.test.ts': 30,
  'test/rehearsal/own-calls.test.ts': 20,
  'test/opinion/scribe.test.ts': 20,
  'test/telephony/asterisk-originate.test.ts': 31,
  'test/rehearsal/desk-calls.test.ts': 26,
  'test/triage/properties-own.test.ts': 17,
  'test/triage/properties.test.ts': 15,
};

/** Calls in real time: they mostly wait for people to finish speaking, and measure how long something took. */
const REAL_TIME = /^test\/(bench|box|calls?|demo|telephony)\//;
/** Programs, browsers and large models: they take a processor of their own. The rest of their folders needs nothing but the process itself. */
const HEAVY =
  /^test\/(cli\/transcribe|console\/(browser|.*-pages)|opinion\/(llm|scribe)|speech\/(failing|hearing|last-words|names|saying|second-reading|upkeep|voices))\.test/;

/** What a full disk held back is written when there is a processor to spare: beside others it was waited for in vain for minutes. */
const ALONE: ReadonlySet<string> = new Set(['test/box/full-disk.test.ts']);

export interface Lanes {
  realTime: string[];
  heavy: string[];
  light: string[];
  /** One after the other, when all others are done. */
  alone: string[];
}

/** Every file in one lane, the longest first. Pure. @param files relative to the tree */
export function inLanes(files: readonly string[]): Lanes {
  const ordered = [...files].sort((a, b) => (SECONDS[b] ?? 0) - (SECONDS[a] ?? 0));
  const alone = ordered.filter((file) => ALONE.has(file));
  const realTime = ordered.filter((file) => REAL_TIME.test(file) && !ALONE.has(file));
  const heavy = ordered.filter((file) => HEAVY.test(file));
  const named = new Set([...alone, ...realTime, ...heavy]);
  return { realTime, heavy, alone, light: ordered.filter((file) => !named.has(file)) };
}
