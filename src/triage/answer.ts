import { DISPOSITIONS } from '../words/disposition.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { toldBeside } from './benign-tail.ts';
import { ownWords, picksOwnWord } from './own-words.ts';
import { mildBeside } from './plain-denial.ts';
import { inRange } from './protocol/range.ts';
import type { Branch, Outcome, Protocol, Question } from './protocol/types.ts';
import { numbersSaid, type SaidNumber } from './said-number.ts';
import { readShort, type ShortAnswer } from './short-answer.ts';

const EMPTY: Outcome = { disposition: null, crisis: false, fact: null, ask: null };
/** Of a child: up to here a number alone may be days, weeks, months or years. */
const MOST_WITHOUT_UNIT = 24;
/** Questions that are followed for what an outcome may still come to. */
const MOST_STEPS = 6;

/**
 * Where an answer leads. Silence and "i don't know" are `unsure`; null: the words are no answer to this question. Where an answer may be read
 * in two ways, the graver one counts; what closes a question must say so and nothing else.
 * @param text the caller's words; empty for silence
 */
export function outcomeOf(protocol: Protocol, question: string, text: string): Outcome | null {
  const q = protocol.questions.get(question);
  if (!q) return null;
  const t = tokenise(text);
  const said = readShort(text, ownWords(q));
  if (t.length === 0 && !said.yes) return q.unsure;
  const read = readings(protocol, q, text, t, said);
  return read.reduce<Outcome | null>((gravest, o) => (gravest && !isGraver(protocol, o, gravest) ? gravest : o), null);
}

/** Whether an answer to a question denies all that it asks, and tells nothing that anybody could take for more. */
export function isDenial(protocol: Protocol, question: string | null, text: string): boolean {
  const q = question === null ? undefined : protocol.questions.get(question);
  return q?.kind === 'yes_no' && readShort(text, ownWords(q)).bareNo;
}

/** What is left to be judged of such an answer: that her breathing is fine and that she has no fever is no sign of anything. */
export function leftOfDenial(text: string): string {
  const said = tokenise(text)
    .map((x) => x.w)
    .join(' ');
  return [toldBeside(said), mildBeside(said)].filter(Boolean).join('. ');
}

function readings(protocol: Protocol, q: Question, text: string, t: readonly Token[], said: ShortAnswer): Outcome[] {
  const unsure = said.unsure ? [q.unsure] : [];
  if (q.kind === 'yes_no') return [...closed(protocol, q, t, said), ...unsure];
  if (q.kind === 'choice') {
    const chosen = q.branches.filter((b) => b.when.is === 'choice' && b.when.words.some((steps) => holds(t, steps)));
    return [...chosen.map((b) => b.outcome), ...unsure];
  }
  const numbers = numbersSaid(text, t, q.kind);
  const taken = numbers.flatMap((n) => {
    const lead = q.kind === 'age' && !n.unit ? agesMeant(q, n) : [branchFor(q, n.value)];
    return lead ? lead.map((b) => ({ ranged: b?.when.is === 'range', outcome: b?.outcome ?? EMPTY })) : [];
  });
  // "maybe a hundred and one" is a number; "i don't know, a hundred and one" is both.
  const doubted = said.approximate ? [] : unsure;
  if (taken.some((x) => x.ranged)) return [...taken.map((x) => x.outcome), ...doubted];
  // "no" before "yes, about thirty weeks": the number says more than the yes.
  const plain = q.kind === 'pregnancy' ? closed(protocol, q, t, said) : [];
  if (plain.length) return [...plain, ...unsure];
  if (taken.length && unsure.length === 0) return taken.map((x) => x.outcome);
  if (q.kind === 'number' && unsure.length === 0 && saysNoChange(q, t, said))
    return [branchFor(q, 0)?.outcome ?? EMPTY];
  return unsure;
}

/** "By how many pounds has it gone up?" - "It hasn't", "same as ever". */
function saysNoChange(q: Question, t: readonly Token[], said: ShortAnswer): boolean {
  if (!/^by how (?:many|much)\b/i.test(q.text.en)) return false;
  const words = t.map((x) => x.w).join(' ');
  const same =
    /\b(same as (?:ever|always|before|usual)|the same|no change|(?:hasnt|has not)(?: changed| gone up| moved)?|not at all|lo mismo|igual|no ha (?:subido|cambiado))\b/;
  return said.bareNo || (same.test(words) && !/\b(?:but|pero|except|ankles?|swoll\w*)\b/.test(words));
}

/** Yes and no. The graver of the two is taken from any word that says it, the reassuring one only from a bare answer. */
function closed(protocol: Protocol, q: Question, t: readonly Token[], said: ShortAnswer): Outcome[] {
  const of = (is: 'yes' | 'no') => q.branches.find((b) => b.when.is === is)?.outcome ?? EMPTY;
  const [yes, no] = [of('yes'), of('no')];
  if (isGraver(protocol, no, yes)) {
    // "No, I can walk": the one says that it cannot be done, the other that it can. It is asked once more.
    if (said.no && saysAble(t)) return [];
    // "No, he's fine, only tired": no harm, and well; anything that takes it back leaves the no.
    if (said.no && isWellAfterNo(t)) return [yes];
    if (said.no) return [no];
    if (said.bareYes) return [yes];
    return said.yes && said.hedged ? [q.unsure] : [];
  }
  const named = yes !== EMPTY && q.kind === 'yes_no' && picksOwnWord(t, ownWords(q));
  if (said.yes || (named && !said.no && !said.bareNo)) return [yes];
  const own = ownWords(q);
  if (q.kind === 'yes_no' && said.nothingElse && !t.some((x) => own.includes(x.w))) return [no];
  return said.bareNo || (q.kind === 'pregnancy' && said.no && t.some((x) => /^(pregnan|embaraz)/.test(x.w)))
    ? [no]
    : [];
}

const ABLE =
  /^(?:no|nope|nah) (?:(?:oh|yes|si|yeah|i|he|she|they|it|yo|el|ella) )*(?:can|puedo|puede|am|is|hes|shes|im|esta|estoy) (?:still )?(?:stand|walk|talk|move|breathe|swallow|awake|talking|walking|breathing|caminar|hablar|pararme|pararse|respirar|despiert[oa]|hablando)\b(?! (?:without|only|if|but|unless|when|with|sin|solo|si|pero))/;

function saysAble(t: readonly Token[]): boolean {
  return ABLE.test(t.map((x) => x.w).join(' '));
}

const WELL_AFTER_NO =
  /^(?:no|nope|nah) (?:no )*(?:oh )?(?:i|he|she|they|el|ella|yo)? ?(?:(?:am|is|are|esta|estoy) )?(?:doing |feeling )?(?:all right|alright|okay|fine|perfectly fine|bien|muy bien)(?= |$)/;
const TAKES_BACK =
  /\b(?:but|except|until|till|when|if|not|isnt|cant|wont|dont|doesnt|hardly|barely|sleepy|drowsy|slow|funny|mumbl\w*|slurr\w*|groggy|confused|pero|aunque|hasta|cuando|apenas|casi|dormid\w*|confundid\w*|rar[oa])\b/;

function isWellAfterNo(t: readonly Token[]): boolean {
  const words = t.map((x) => x.w).join(' ');
  return WELL_AFTER_NO.test(words) && !TAKES_BACK.test(words.replace(/^(?:no )+/, ''));
}

/** Where a value leads; undefined: no branch is for it. */
function branchFor(q: Question, value: number): Branch | undefined {
  return (
    q.branches.find((b) => b.when.is === 'range' && inRange(value, b.when)) ??
    q.branches.find((b) => b.when.is === 'otherwise')
  );
}

/** "Six" of a baby: days, weeks, months or years. null where they lead apart, so that it is asked again. */
function agesMeant(q: Question, n: SaidNumber): (Branch | undefined)[] | null {
  const years = n.value / 365.25;
  const infant = q.branches.some((b) => b.when.is === 'range' && /day|week|month/.test(b.when.text));
  if (!infant || years > MOST_WITHOUT_UNIT) return [branchFor(q, n.value)];
  const meant = new Set([1, 7, 30.4375, 365.25].map((days) => branchFor(q, years * days)));
  return meant.size > 1 ? null : [...meant];
}

/** By its tier, then by what its question may still come to, then by what it makes known. */
function isGraver(protocol: Protocol, a: Outcome, b: Outcome): boolean {
  const [x, y] = [weightOf(protocol, a), weightOf(protocol, b)];
  const at = x.findIndex((v, i) => v !== y[i]);
  return at >= 0 && x[at]! > y[at]!;
}

function weightOf(protocol: Protocol, o: Outcome): number[] {
  return [rank(o), furthest(protocol, o, MOST_STEPS), o.crisis ? 1 : 0, o.fact ? 1 : 0];
}

function rank(o: Outcome): number {
  return o.disposition ? DISPOSITIONS.length - DISPOSITIONS.indexOf(o.disposition) : 0;
}

/** The gravest that the questions after this outcome may come to. */
function furthest(protocol: Protocol, o: Outcome, steps: number): number {
  const next = o.ask && steps > 0 ? protocol.questions.get(o.ask) : undefined;
  if (!next) return rank(o);
  const after = [...next.branches.map((b) => b.outcome), next.unsure];
  return Math.max(rank(o), ...after.map((x) => furthest(protocol, x, steps - 1)));
}

/** Choices are plain words, without the context of symptoms: the caller picks one of what was offered. */
function holds(t: readonly Token[], steps: Extract<Branch['when'], { is: 'choice' }>['words'][number]): boolean {
  const words = steps.flatMap(({ atom }) => (atom.kind === 'word' ? [atom.word] : []));
  return ` ${t.map((x) => x.w).join(' ')} `.includes(` ${words.join(' ')} `);
}
