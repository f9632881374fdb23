import { createInterface } from 'node:readline';
import { LANGS, type Lang } from '../lang.ts';
import { makeEngine } from '../triage/engine.ts';
import { loadProtocol } from '../triage/protocol/protocol.ts';
import { guessLang } from '../understanding/language.ts';
import { loadLexicon } from '../understanding/lexicon.ts';
import { makeUnderstand, settleIntent } from '../understanding/meaning.ts';
import { readProtocolFiles } from '../words/files.ts';
import type { Io } from './io.ts';

/**
 * `nightbell triage --jsonl`: a JSON line `{id, lang, text}` in, a line `{id, tier, crisis, intent, about, slots, flags, ask}` out, in order.
 * A line that cannot be used gives `{id, error}`. `asked`, `now`, `areaCode` and `providers` may be given as in `Heard`. Returns the
 * exit status: 0, or 2 for a wrong command line.
 */
export async function triage(args: readonly string[], io: Io): Promise<number> {
  if (args.some((a) => a !== '--jsonl')) {
    io.stderr.write('usage: nightbell triage --jsonl < lines\n');
    return 2;
  }
  const files = readProtocolFiles();
  const protocol = loadProtocol(files.protocol);
  const engine = makeEngine(protocol);
  const understand = makeUnderstand(protocol, loadLexicon(files.lexicon));
  const answer = (line: string): unknown => {
    let id: unknown = null;
    try {
      const x: unknown = JSON.parse(line);
      if (typeof x !== 'object' || x === null || Array.isArray(x)) return { id, error: 'an object is wanted' };
      const given = x as Record<string, unknown>;
      id = given.id ?? null;
      if (typeof given.text !== 'string') return { id, error: '`text` is wanted' };
      const lang: Lang = LANGS.includes(given.lang as Lang) ? (given.lang as Lang) : guessLang(given.text);
      const judged = engine.judge(given.text, lang);
      const meaning = understand({
        text: given.text,
        lang,
        asked: typeof given.asked === 'string' ? (given.asked as never) : null,
        ...(typeof given.now === 'string' ? { now: given.now } : {}),
        ...(typeof given.areaCode === 'string' ? { areaCode: given.areaCode } : {}),
        ...(Array.isArray(given.providers) ? { providers: given.providers.map(String) } : {}),
      });
      return {
        id,
        tier: judged.tier,
        crisis: judged.crisis,
        intent: settleIntent(meaning.intent, judged.tier),
        about: meaning.about,
        slots: meaning.slots,
        flags: judged.flags.map((f) => ({ concept: f.concept, words: f.words })),
        ask: judged.ask,
      };
    } catch (e) {
      return { id, error: e instanceof SyntaxError ? 'not a line of JSON' : 'the line could not be judged' };
    }
  };
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    if (!io.stdout.write(`${JSON.stringify(answer(line))}\n`))
      await new Promise((done) => io.stdout.once('drain', done));
  }
  return 0;
}
