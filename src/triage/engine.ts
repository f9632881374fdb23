import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { type Reading, read } from '../words/reader.ts';
import { answerOf } from './answer.ts';
import type { Protocol } from './protocol.ts';
import {
  type Flag,
  isAtLeast,
  type JudgeContext,
  type Judgement,
  moreUrgent,
  type Tier,
  type TriageEngine,
} from './types.ts';

/** Question asked when nothing at all is known, and the one that settles it. */
const FIRST_QUESTION = 'what_is_wrong';
const LAST_QUESTION = 'emergency_check';

/** Makes an engine of a protocol. Pure: no clock, no I/O; the same words and context give the same judgement. */
export function makeEngine(protocol: Protocol): TriageEngine {
  const name = `${protocol.id}@${protocol.version}`;
  return {
    protocol: name,
    judge(text: string, _lang: Lang, context: JudgeContext = {}): Judgement {
      const reading = read(protocol, text);
      // What was merely mentioned is a reason to ask only while nothing is known: later it may be a name or a street.
      if (context.before && context.before.tier !== 'unclear')
        reading.findings = reading.findings.filter((f) => !f.concept.otherwise);
      const flags = flagsOf(reading);
      const answer = context.answering ? answerTo(protocol, context.answering, text) : null;
      if (answer) flags.push(answer);
      sort(flags);
      let tier: Tier = flags[0]?.tier ?? 'unclear';
      let ask = tier === 'unclear' ? (asks(reading)[0] ?? FIRST_QUESTION) : (asks(reading).find(Boolean) ?? null);
      // Something grave was said, though denied, past or supposed, and nothing else: that is a doubt, not a routine call.
      if (tier === 'unclear' && reading.dampened.some((d) => d.why !== 'denied')) ask = LAST_QUESTION;
      const before = context.before;
      if (tier === 'unclear' && before?.tier === 'unclear') {
        // In doubt, ask; still in doubt after the last question, treat as more urgent.
        if (context.answering === LAST_QUESTION || before.ask === LAST_QUESTION) {
          tier = 'urgent';
          flags.push({ concept: 'still_unclear', words: text, tier });
          ask = null;
        } else if (before.ask === ask || context.answering) ask = LAST_QUESTION;
      }
      if (before) {
        for (const f of before.flags)
          if (!flags.some((x) => x.concept === f.concept && x.words === f.words)) flags.push(f);
        sort(flags);
        const risen = moreUrgent(tier, before.tier);
        if (risen !== tier && tier === 'unclear') ask = null;
        tier = risen;
      }
      if (tier === 'emergency') ask = null;
      if (ask !== null && ask === context.answering) ask = tier === 'unclear' ? LAST_QUESTION : null;
      return {
        tier,
        crisis: (before?.crisis ?? false) || reading.findings.some((f) => f.concept.crisis),
        flags,
        ask,
        protocol: name,
      };
    },
    questionText(id: string, lang: Lang): string {
      const q = protocol.questions.get(id);
      if (!q) throw new NightbellError('NB_PROTOCOL_INVALID', `no question "${id}"`);
      return q.text[lang];
    },
  };
}

function flagsOf(r: Reading): Flag[] {
  return r.findings.flatMap((f) =>
    f.concept.tier === null ? [] : [{ concept: f.concept.id, words: f.words, tier: f.concept.tier }],
  );
}

/** Questions of the findings, most urgent finding first. Only those of the tier that was reached can still change it. */
function asks(r: Reading): string[] {
  const found = r.findings.filter((f) => f.concept.tier !== null);
  const top = found.reduce<Tier>((t, f) => moreUrgent(t, f.concept.tier!), 'unclear');
  return found.filter((f) => f.concept.tier === top && f.concept.ask).map((f) => f.concept.ask!);
}

/** A bare yes, no or "i don't know" to a question of the protocol. */
function answerTo(protocol: Protocol, question: string, text: string): Flag | null {
  const q = protocol.questions.get(question);
  const said = q ? answerOf(text) : null;
  const tier = q && said ? q[said] : null;
  return tier ? { concept: `answer.${question}`, words: text, tier } : null;
}

function sort(flags: Flag[]): void {
  const rank = (f: Flag) =>
    f.tier === 'unclear'
      ? 0
      : isAtLeast(f.tier, 'emergency')
        ? 4
        : isAtLeast(f.tier, 'urgent')
          ? 3
          : isAtLeast(f.tier, 'semi_urgent')
            ? 2
            : 1;
  flags.sort((a, b) => rank(b) - rank(a));
}
