import type { Reading } from '../words/reader.ts';
import { tokenise } from '../words/tokens.ts';
import { namesDanger } from './grave-words.ts';
import { type Pieces, piecesOfNo } from './no-in-pieces.ts';
import { ownWords } from './own-words.ts';
import { LAST_QUESTION } from './protocol/protocol.ts';
import type { Outcome, Question } from './protocol/types.ts';
import { readShort } from './short-answer.ts';
import type { Judgement } from './types.ts';

const NOTHING: Outcome = { disposition: null, crisis: false, fact: null, ask: null };

/** Words before the no of an answer. */
const LEADS = new Set(
  'oh well what my god goodness heavens lord wait huh um uh er okay ok ay pues dios mio como bueno uy'.split(' '),
);
const NO = new Set('no nope nah never'.split(' '));
/** What follows a no that denies nothing: "no idea", "no sé", "no puede". */
const NO_DENIAL = new Set(
  'idea clue se lo le la me puede puedo quiere responde despierta respira para deja aguanto way breathing pulse movement feeling response'.split(
    ' ',
  ),
);
/** They take a no back, or tell of what is more than it. */
const TAKES_BACK =
  /^(?:but|except|unless|until|although|though|when|if|sometimes|maybe|almost|barely|hardly|yet|little|bit|kind|kinda|sort|somewhat|some|not|cant|couldnt|wont|isnt|doesnt|dont|didnt|hasnt|havent|worse|weird|funny|odd|strange|off|quiet\w*|sleep\w*|flop\w*|limp|gone|out|away|stopped|just now|pero|cuando|si|casi|apenas|todavia|algo|poco|poquito|tantito|rar[oa]|peor|callad[oa]|duerm\w*|aguad[oa])$/;

/** Was anything found in the caller's words, or answered, that is more than a wish for the front desk? An opinion alone is none. */
function isFound(before: Judgement | undefined, least: 'semi_urgent' | 'urgent'): boolean {
  return (before?.flags ?? []).some(
    (f) =>
      f.by !== 'opinion' &&
      (f.tier === 'emergency' || f.tier === 'urgent' || (least === 'semi_urgent' && f.tier === 'semi_urgent')),
  );
}

/** Is it known what is wanted of the front desk, and was the question asked only to be sure? */
function isMereDoubt(q: Question, before: Judgement | undefined): boolean {
  const wanted = before?.flags.some((f) => f.by === 'words' && f.disposition === 'routine') ?? false;
  return q.id === LAST_QUESTION && wanted && !isFound(before, 'semi_urgent');
}

/** A denial of what was a mere doubt leaves what is wanted as it was. */
export function closesDoubt(q: Question, outcome: Outcome, before: Judgement | undefined): Outcome {
  const no = q.branches.find((b) => b.when.is === 'no')?.outcome;
  return outcome === no && isMereDoubt(q, before) ? NOTHING : outcome;
}

/** "Yes, normal": the one says that there is danger, the other that all is well. Neither counts: it is asked once more. */
export function contradictsItself(q: Question, text: string): boolean {
  const yes = q.branches.find((b) => b.when.is === 'yes')?.outcome.disposition;
  const no = q.branches.find((b) => b.when.is === 'no')?.outcome.disposition;
  if (q.kind !== 'yes_no' || yes !== 'emergency' || no === 'emergency') return false;
  const said = tokenise(text)
    .map(({ w }) => w)
    .join(' ');
  return YES_AND_WELL.test(said);
}
const YES_AND_WELL =
  /^(?:yes|yeah|yep|yup|si)(?: (?:sir|maam|senor|senora|senorita|he|she|it|its|hes|shes|they|theyre|im|is|are|everything|all|all is|perfectly|totally|completely|quite|esta|estoy|todo|muy|tod[oa]s?))* (?:normal|normally|fine|okay|ok|good|well|all right|alright|bien|normales|perfecto|perfectamente|tranquil[oa])\b/;

/** Does it begin with a no, whatever follows? */
export function beginsWithNo(text: string): boolean {
  const t = tokenise(text).map(({ w }) => w);
  const first = t.findIndex((w) => !LEADS.has(w));
  return first >= 0 && NO.has(t[first]!) && !NO_DENIAL.has(t[first + 1] ?? '');
}

/**
 * Who begins with a no and goes on to something else ("no, I'm not in it, I'm only stuck behind it"), where nothing that was found is for tonight:
 * a no, unless what follows takes it back, names what was asked, or is a sign of anything. null: it is none.
 */
export function noAtFirst(q: Question, text: string, reading: Reading, before: Judgement | undefined): Outcome | null {
  const no = q.branches.find((b) => b.when.is === 'no')?.outcome ?? NOTHING;
  if (!mayBeDenied(q)) return null;
  const said = readShort(text);
  if (said.yes || said.unsure) return null;
  if (tellsMore(reading, before)) return null;
  const own = new Set(ownWords(q));
  if (inPieces(q, text, before)) return isMereDoubt(q, before) ? NOTHING : no;
  if (no.ask || isFound(before, 'urgent') || !beginsWithNo(text)) return null;
  const t = tokenise(text).map(({ w }) => w);
  const first = t.findIndex((w) => NO.has(w));
  if (said.hedged) return null;
  const rest = t
    .slice(first + 1)
    .filter(
      (w, i, all) => !(NOT.has(w) && PLAIN.has(all[i + 1] ?? '')) && !(PLAIN.has(w) && NOT.has(all[i - 1] ?? '')),
    );
  if (rest.some((w) => TAKES_BACK.test(w))) return null;
  const mere = isMereDoubt(q, before);
  if (!mere && (rest.some((w) => own.has(w)) || namesDanger(rest.filter((w) => !MILD.test(w)).join(' ')))) return null;
  return mere ? NOTHING : no;
}

/** Its yes is the graver answer, and of no crisis: a no may be told in other words than "no". */
function mayBeDenied(q: Question): boolean {
  const no = q.branches.find((b) => b.when.is === 'no')?.outcome ?? NOTHING;
  const yes = q.branches.find((b) => b.when.is === 'yes')?.outcome ?? NOTHING;
  return q.kind === 'yes_no' && yes.disposition !== null && no.disposition !== 'emergency' && !yes.crisis;
}

/** The pieces of an answer that is a no in several; null: it is none. What they deny, or tell to be well, is no sign of anything. */
export function inPieces(q: Question | undefined, text: string, before: Judgement | undefined): Pieces | null {
  if (!q || !mayBeDenied(q)) return null;
  const said = readShort(text);
  if (said.yes || said.unsure) return null;
  return piecesOfNo(text, new Set(ownWords(q)), !isFound(before, 'urgent'));
}

/** Is a sign in these words that was not known, of more than the small complaint that the call is of already? */
export function tellsMore(reading: Reading, before: Judgement | undefined): boolean {
  const known = new Set((before?.flags ?? []).map((f) => f.concept));
  const small = isFound(before, 'semi_urgent');
  return reading.findings.some(
    ({ concept: { id, tier, disposition } }) =>
      tier !== null && disposition !== 'routine' && !known.has(id) && !(small && tier === 'semi_urgent'),
  );
}

/** "I'm not in it", "I am not hurt": denied once more. */
const NOT = new Set('not isnt wasnt arent'.split(' '));
const PLAIN = new Set('in hurt me him her us there involved sick ill injured'.split(' '));
const MILD = /^(?:sore|cough\w*|cold|tired|stuffy|sniffles|stiff|itch\w*|tos|gripa|cansad[oa]|comezon|run|ball|back)$/;

/**
 * What a question comes to that was put twice without an answer. It was a mere doubt and what is wanted is known: on with that. Nothing found is
 * for tonight, and what was said names no danger: a clinician hears of it, and 911 is not said for an odd answer. Else as not known.
 * @param text what was said the second time; nothing for silence
 */
export function leftUnanswered(q: Question, before: Judgement | undefined, text = ''): Outcome {
  if (isMereDoubt(q, before) && !namesDanger(text)) return NOTHING;
  const odd = text.trim() !== '' && !namesDanger(text) && !isFound(before, 'urgent');
  const raises = q.unsure.disposition === 'emergency' || q.unsure.disposition === 'urgent';
  // In other and fewer words, before anybody is rung for an answer that told of something else.
  if (odd && raises && !q.unsure.crisis && q.id !== LAST_QUESTION && !before?.asked.includes(LAST_QUESTION))
    return { ...NOTHING, ask: LAST_QUESTION };
  return odd && q.unsure.disposition === 'emergency' ? { ...q.unsure, disposition: 'urgent' } : q.unsure;
}
