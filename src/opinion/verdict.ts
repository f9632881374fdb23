import type { Opinion } from '../triage/types.ts';
import type { DispositionId } from '../words/disposition.ts';
import type { Guess } from './guess.ts';

/**
 * From how sure on an opinion raises; a tier counts as reached when it and the graver ones are together so likely, and a crisis
 * is urgent at least. Chosen on held-out lines of the corpus, where lower ones found few more emergencies and made many more calls
 * too urgent; see models/opinion/README.md.
 */
const RAISES = { emergency: 0.4, urgent: 0.65, next_day: 0.7, routine: 0.6, crisis: 0.63 } as const;
/** The same where the words' rules understood something, and nothing for tonight: there it errs more often than they do. */
const INSISTS = { emergency: 0.7, urgent: 0.8, next_day: 0.9, routine: 0.6, crisis: 0.8 } as const;
/** From how sure on it gives reason to ask. */
const DOUBTS = { emergency: 0.15, urgent: 0.2, crisis: 0.4 } as const;
/**
 * The same where the words were understood as a wish for the front desk and nothing else: of 22 such doubts in 302 held-out calls one was
 * right, and a caller who wants a refill and is asked about death does not trust what follows. What may be urgent only is asked about in the caller's own
 * words (`how_now`), which offends nobody: from 0.2 on that was put to 9 of 134 urgent first sentences of calls and to 4 of 93 routine ones.
 */
const SUSPECTS = { emergency: 0.4, urgent: 0.2 } as const;
/**
 * From how sure on a caller hears 988: of 1,700 sentences written blind and cases all crises that only the classifier heard were above 0.75, and
 * of what it took for one between 0.4 and 0.6 none was. Below it is asked about.
 */
const CRISIS = 0.63;
/** Words that the rules did not understand are a routine call where everything graver is less likely than this. */
const SETTLED = 0.2;
/** The intent stands in for one that the words did not give. */
const INTENT = 0.5;
/**
 * From so sure on it tells whom a call is about, where the words' rules say otherwise: of 550 held-out lines of the front desk both were right in 92 %,
 * the rules alone in 86 %; of 300 cases, which the rules were written with in sight, in 98 and 99 %.
 */
const ABOUT = 0.75;

/** The opinion that follows from a guess. Pure. */
export function opinionOf(guess: Guess, model: string): Opinion {
  const { emergency, urgent, semi_urgent, routine } = guess.tier;
  const atLeast = { emergency, urgent: emergency + urgent, next_day: emergency + urgent + semi_urgent };
  const reached = (from: Record<keyof typeof RAISES, number>): DispositionId | null => {
    if (atLeast.emergency >= from.emergency) return 'emergency';
    if (atLeast.urgent >= from.urgent || guess.crisis >= from.crisis) return 'urgent';
    if (atLeast.next_day >= from.next_day) return 'next_day';
    return routine >= from.routine ? 'routine' : null;
  };
  const raises = reached(RAISES);

  let doubts: DispositionId | null = null;
  if (raises !== 'emergency' && atLeast.emergency >= DOUBTS.emergency) doubts = 'emergency';
  else if (raises === 'emergency' || raises === 'urgent') doubts = null;
  else if (atLeast.urgent >= DOUBTS.urgent || guess.crisis >= DOUBTS.crisis) doubts = 'urgent';
  const suspects =
    atLeast.emergency >= SUSPECTS.emergency ? 'emergency' : atLeast.urgent >= SUSPECTS.urgent ? 'urgent' : null;
  const known: Partial<Record<DispositionId, number>> = { ...atLeast, routine };
  return {
    by: 'classifier',
    model,
    raises,
    doubts,
    suspects,
    crisis: guess.crisis >= CRISIS,
    sureOfCrisis: Math.round(guess.crisis * 100) / 100,
    topic: guess.topic,
    sure: Math.round((known[raises ?? doubts ?? 'routine'] ?? 0) * 100) / 100,
    insists: reached(INSISTS),
    settles: raises === 'routine' && atLeast.next_day < SETTLED,
    intent: guess.intentSure >= INTENT ? guess.intent : null,
    guessed: { intent: guess.intent, sure: guess.intentSure },
    about: guess.aboutSure >= ABOUT ? guess.about : null,
    ...(guess.reply && { reply: guess.reply }),
    ...(guess.whole && { whole: guess.whole }),
  };
}
