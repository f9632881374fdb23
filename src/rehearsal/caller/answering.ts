import type { Answer } from '../scenario.ts';
import { type MatterCue, mattersAsked, mattersOfKey, shareWord, whose } from './matters.ts';
import type { Sense } from './sense.ts';

/** A key that shares no usual matter with the question is near enough from here on; further off where both name other matters. */
const NEAR = 0.42;
const NEAR_ELSEWHERE = 0.75;
/** The same for a key of no usual matter, where the question is one. */
const NEAR_OTHER = 0.55;
/** The model reads English: of Spanish only what is nearly the same counts. */
const NEAR_FOREIGN = 0.75;
const FOREIGN = /[¿¡áéíóúñ]/i;
/** What a shared matter is worth beside nearness. */
const SHARED = 0.5;
/** Nearness and what is shared together, from which on a key answers a part of a question. */
const ENOUGH = 0.15;
/** Somebody else's fact was asked for. */
const OTHER_PERSON = 0.4;
/** Another thing of the kind is asked for than the key names. */
const OTHER_THING = 0.25;
/** Whoever is asked again means the same as before. */
const SAME_AGAIN = 0.3;
/** To one question no more than so many matters are answered. */
const MOST = 4;

/**
 * The answers of a story that are nearest in meaning to a question, in its order: of a question that lists several things, one for each.
 * Empty: the story has none.
 * @param given what was said before
 * @param owner whose fact an answer gives, where it is about somebody else than who calls
 */
export async function answersTo(
  question: string,
  answers: readonly Answer[],
  sense: Sense,
  given: ReadonlySet<Answer> = new Set(),
  owner: (answer: Answer) => 'patient' | 'caller' | null = ({ matter }) => whose(matter),
): Promise<Answer[]> {
  const asked = mattersAsked(question);
  const again = /\bagain|once more|otra vez|de nuevo|rep[ií]t/i.test(question);
  const of = whose(question);
  const scored = await Promise.all(
    answers
      .filter((answer) => !(of === 'caller' && owner(answer) === 'patient'))
      .filter((answer) => !(of === 'patient' && owner(answer) === 'caller' && isName(answer)))
      .map(async (answer) => {
        const near = await sense.near(answer.matter, question);
        const repeated = again && given.has(answer) ? SAME_AGAIN : 0;
        return {
          answer,
          rows: rowsOf(answer.matter),
          near,
          score: near + repeated - otherPerson(answer.matter, question) - otherThing(answer.matter, question),
        };
      }),
  );
  const found: Answer[] = [];
  // A key of no usual matter is known by its own words.
  const literal = (s: { rows: MatterCue[]; answer: Answer }, part: string) =>
    s.rows.length === 0 && shareWord(s.answer.matter, part);
  // What only the whole of it tells is answered once.
  const parts = partsOf(question).filter(
    (part) => mattersAsked(part).some((row) => asked.includes(row)) || scored.some((s) => literal(s, part)),
  );
  for (const part of parts.length > 0 ? parts : [question]) {
    const rows = mattersAsked(part).filter((row) => asked.includes(row));
    const fit = scored
      .filter((s) => sameBody(s.answer.matter, part))
      .map((s) => ({ ...s, shared: literal(s, part) ? 1 : s.rows.filter((r) => rows.includes(r)).length }))
      .filter(({ shared }) => shared > 0)
      .map((s) => ({ ...s, score: s.score + SHARED * (s.shared / Math.max(1, s.rows.length)) }))
      .filter(({ score }) => score > ENOUGH)
      .sort((a, b) => b.score - a.score);
    // What was told for one part already leaves the next to whatever is about nothing but it.
    const [best] = fit;
    const next =
      best && found.includes(best.answer)
        ? fit.find((s) => !found.includes(s.answer) && 2 * s.shared >= s.rows.length)
        : best;
    if (next) found.push(next.answer);
  }
  if (found.length > 0) return found.slice(0, MOST);
  const enough = (rows: readonly MatterCue[]) => {
    if (FOREIGN.test(question)) return NEAR_FOREIGN;
    return asked.length === 0 ? NEAR : rows.length > 0 ? NEAR_ELSEWHERE : NEAR_OTHER;
  };
  const [nearest] = scored.filter(({ rows, near }) => near >= enough(rows)).sort((a, b) => b.score - a.score);
  return nearest ? [nearest.answer] : (within(answers, asked) ?? general(answers, asked));
}

/** Another's name is no answer to a question for somebody's. */
function isName({ matter }: Answer): boolean {
  const rows = rowsOf(matter);
  return rows.length === 1 && rows[0]?.id === 'name';
}

/** "Is there a fever, or trouble breathing?" asks two things. */
function partsOf(question: string): string[] {
  return question.split(/[,;]|\b(?:or|and|o|y|u|ni)\b/i).filter((part) => part.trim());
}

/** A number is the caller's unless the patient's is asked for; of a name nothing is taken for granted. */
function otherPerson(key: string, question: string): number {
  const of = whose(question) ?? (/number|call|n[uú]mero|llam/i.test(question) ? 'caller' : null);
  const has = whose(key);
  return of !== null && has !== null && has !== of ? OTHER_PERSON : 0;
}

/** Parts of the body, by the words of both languages. */
const BODY = [
  /\b(head|cabeza)/i,
  /\b(chest|heart|pecho|coraz)/i,
  /\b(belly|stomach|abdom|tummy|est[oó]mago|barriga|vientre)/i,
  /\b(back|espalda)\b/i,
  /\b(legs?|calf|calves|thigh|pierna|pantorrilla)/i,
  /\b(arms?|brazo)/i,
  /\b(throat|garganta)/i,
  /\b(ears?|o[ií]do)\b/i,
  /\b(eyes?|ojos?)\b/i,
  /\b(knee|rodilla)/i,
  /\b(foot|feet|ankle|toe|pie|tobillo)/i,
  /\b(tooth|teeth|gum|diente|muela)/i,
];

/** The pain in the back is no answer to a question for pain in the chest. */
function sameBody(key: string, part: string): boolean {
  const [of, asked] = [key, part].map((words) => BODY.filter((row) => row.test(words)));
  return !of?.length || !asked?.length || of.some((row) => asked.includes(row));
}

/** "Another doctor" is no answer to a question for the doctor. */
function otherThing(key: string, question: string): number {
  const other = /\b(an)?other\b|\belse\b|\bsecond\b|alternat|instead|otr[oa]/i;
  return other.test(key) && !other.test(question) ? OTHER_THING : 0;
}

/** Facts that are told along with others: an extension behind a number, a strength behind a name. */
const ALONG = new Set(['extension', 'dose', 'supply', 'frequency', 'group']);

function within(answers: readonly Answer[], asked: readonly MatterCue[]): Answer[] | null {
  const rows = asked.filter((m) => ALONG.has(m.id));
  const answer = answers.find(({ says }) => rows.some((row) => says.some((words) => row.key.test(words))));
  return answer ? [answer] : null;
}

/** A question for a sign of danger is answered by what somebody says of how they feel, where nothing nearer is there. */
function general(answers: readonly Answer[], asked: readonly MatterCue[]): Answer[] {
  if (!asked.some((m) => SIGNS.has(m.id))) return [];
  const answer = answers.find(({ matter }) => rowsOf(matter).some(({ id }) => id === 'symptoms'));
  return answer ? [answer] : [];
}

const SIGNS = new Set(
  'temperature breathing chest sweating color swelling bleeding fluid pain headache neck fall awake vomiting numbness suicide danger symptoms'.split(
    ' ',
  ),
);

const ROWS = new Map<string, MatterCue[]>();

function rowsOf(key: string): MatterCue[] {
  const known = ROWS.get(key) ?? mattersOfKey(key);
  ROWS.set(key, known);
  return known;
}
