import { unaccented } from '../../understanding/unaccented.ts';
import { listening } from './doubt.ts';
import { line, OPEN, say, stay } from './effects.ts';
import type { Open, Stage, Step, Talk } from './types.ts';

/** So long nobody says a word to somebody who asked for time, in ms; twice, with a question between. */
const QUIET_MS = 20_000;

/** Where nothing was asked that could wait. */
const NOTHING_ASKED: ReadonlySet<Stage['at']> = new Set<Stage['at']>(['waiting', 'transferring', 'looking']);

/** The caller asks for time: a word, and then quiet. What was asked stays asked. null: an emergency waits for nobody. */
export function waits(talk: Talk, stage: Open): Step | null {
  if (stage.at === 'emergency') return null;
  if (NOTHING_ASKED.has(stage.at)) return stay(talk, stage);
  return quiet(talk, stage, [line(talk.held > 0 ? 'iWait' : 'takeYourTime')]);
}

/** Quiet for a while, the question kept. */
function quiet(talk: Talk, stage: Open, said: Talk['last'], held = 1): Step {
  const step = say(talk, stage, { said, expect: { ...OPEN, silenceMs: QUIET_MS } });
  return { ...step, talk: { ...step.talk, held, last: talk.last } };
}

/** Nobody spoke while time was asked for: once whether they are there, then the question again, of which no try is spent. null: none was asked for. */
export function silenceOfHold(talk: Talk, stage: Open): Step | null {
  if (talk.held === 0) return null;
  if (talk.held === 1) return quiet(talk, stage, [line('stillThere')], 2);
  const step = say({ ...talk, held: 0 }, stage, { said: talk.last });
  return stage.at === 'doubt' ? listening(stage.question, step) : step;
}

const HANDS_OVER =
  /\b((i'?ll|let me|i will|gonna|going to|i can|lemme) (just )?(put|get|give you|pass you|hand you)( over)?( to)? (him|her|them|my (\w+ )?(husband|wife|mom|mother|dad|father|son|daughter|sister|brother|partner|grandson|granddaughter|neighbor|aide|nurse))( on| the phone)?|(here'?s|here is) my (husband|wife|mom|mother|dad|father|son|daughter|sister|brother|partner)\W*$|^\W*((here|okay|ok|hold on|hang on|well|you can|can you|just)\W+)+(talk|speak) to (my (husband|wife|mom|mother|dad|father|son|daughter|sister|brother)|him|her)( here)?\W*$|(he|she)('s| is) right here\b|here (he|she) is|(le|te) paso (a|con) (mi|el|ella)\b|se l[oae] (paso|comunico|pongo)|aqui (esta|le paso)( a)? (mi|el|ella|con)\b|hable (con|usted con) (mi|el|ella)\b)/iu;
/** The one whom the call is about takes the telephone. */
const PATIENT_HIMSELF = /\b(him|her|he|she|lo|la|el|ella|se l[oae])\b/iu;

/** Somebody else takes the telephone: it is waited for, and the question again to whoever is there then. null: nobody does. */
export function handsOver(talk: Talk, stage: Open, said: string): Step | null {
  const text = unaccented(said);
  if (stage.at === 'emergency' || NOTHING_ASKED.has(stage.at) || text.split(/\s+/).length > 16) return null;
  if (!HANDS_OVER.test(text)) return null;
  const self = talk.about === 'other' && PATIENT_HIMSELF.test(text);
  return quiet(self ? { ...talk, about: 'self' } : talk, stage, [line('handItOver')]);
}
