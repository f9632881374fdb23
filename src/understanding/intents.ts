import type { Finding, Reading } from '../words/reader.ts';
import { withoutRefused } from './refused.ts';
import { INTENTS, type Intent, type WishSigns } from './types.ts';
import { unaccented } from './unaccented.ts';

export const isIntent = (s: string | null): s is Intent => s !== null && (INTENTS as readonly string[]).includes(s);

const TIERS = ['unclear', 'routine', 'semi_urgent', 'urgent', 'emergency'];
const rank = (f: Finding): number => TIERS.indexOf(f.concept.tier ?? '');
const wants = (f: Finding): Intent => (isIntent(f.concept.intent) ? f.concept.intent : 'symptom');

/** Takes back what was wanted before, in favour of what follows. */
const INSTEAD =
  /\b(actually|instead|on second thought|never ?mind|no wait|wait no|scratch that|forget (it|that|about)|rather|or no|oh heck|oh what the heck|you know what|no (?=(just |please |lets |id |i want to |i need to |can you |could you )*(cancel|move|reschedule|change|book|schedule|confirm)\b)|mejor|mas bien|pensandolo bien|no espere?|no digo|olvid\w+|no (?=(quiero |mejor |me la )*(cancel|cambi|mover|muev|reagend|confirm)))/g;
/** "cancel it instead": said of what was just spoken of, without its name. */
const OF_IT: [RegExp, Intent][] = [
  [
    /\b(cancel (it|that|the whole thing|them)|just cancel|no cancel|(want|have|need|get) (it|that) cancell?ed|cancelela|cancelemela|cancelarla|cancelarmela|cancele(la)?)\b/g,
    'cancel',
  ],
  [
    /\b(move (it|that)|reschedule (it|that)|change (it|that) to|push (it|that|me)|no (move|reschedule)|(want|have|need|get|like|would like) (it|that) (moved|changed|rescheduled|pushed|switched)|cambiela|cambiemela|cambienmela|cambiarmela|moverla|muevala|muevamela|moverme\w*|pasemela|pasela|pasarmela|recorramela|cambiarla|reagendarla|reagendemela|que (la|me la) (cambien?|muevan?))\b/g,
    'reschedule',
  ],
  [/\b(book (it|that|one)|schedule (it|one)|agendela|hacer una cita)\b/g, 'schedule'],
  [/\b(leave (a|him|her|them a) message|dejar(le)? un (mensaje|recado))\b/g, 'message'],
];

/** What is said last of a thing spoken of without its name: of several the last stands. null: nothing is. */
export function lastOfIt(words: string): Intent | null {
  const said = withoutRefused(words);
  let last: { at: number; intent: Intent } | null = null;
  for (const [words, intent] of OF_IT)
    for (const { index } of said.matchAll(words)) if (!last || index > last.at) last = { at: index, intent };
  return last?.intent ?? null;
}

const foldedWords = (text: string): string =>
  unaccented(text)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether it is asked whether somebody else was here or has a visit. */
export function asksOfAnother(text: string): boolean {
  const folded = foldedWords(text);
  return OF_ANOTHER.test(folded) && WAS_HERE.test(folded);
}

/** What stands of words in which somebody changed their mind: those from the last change on, where they say by themselves what is wanted. */
export function standing(text: string): string {
  const folded = foldedWords(text);
  const mark = [...folded.matchAll(INSTEAD)].findLast(({ index }) => lastOfIt(folded.slice(index)) !== null);
  return mark && mark.index > 0 ? folded.slice(mark.index) : text;
}

/** Found beside others so often that they add nothing there. */
const WEAK: ReadonlySet<Intent> = new Set(['other', 'faq', 'wrong_number']);
/** One sentence about a visit matches several of these. */
const VISIT: ReadonlySet<Intent> = new Set(['schedule', 'reschedule', 'cancel']);
/** Begins another matter. */
const ALSO =
  /\b(and|also|plus|as well|too|another thing|one more|while (i|we)|second|then|oh|y|tambien|ademas|otra cosa|aparte|de paso)\b/;

/**
 * What the caller wants, the first first: that of the most urgent finding, among equals the first of the document's order. Others follow where they
 * are said in another breath ("… and also …"); what is taken back ("actually, cancel it instead") gives way to what replaces it. Never empty.
 * @param answering a question was asked: what is only a stray word of the body is none
 */
export function intentsIn(r: Reading, answering: boolean): Intent[] {
  const found = r.findings.filter((f) => f.concept.tier !== null).sort((a, b) => rank(b) - rank(a));
  const replaced = changedTo(r, found);
  const asks = askedOfDesk(r, found);
  if (asks) return [asks];
  const top = plainest(found);
  // A word that could be a body's in an answer ("thigh rock sin") is no symptom.
  if (!top || top.concept.tier === 'unclear' || (top.concept.otherwise && answering)) return [replaced ?? 'other'];
  const routine = TIERS.indexOf(top.concept.tier ?? '') <= 1;
  const out: Intent[] = [replaced && routine ? replaced : wants(top)];
  for (const f of [...found].sort((a, b) => a.from - b.from)) {
    const intent = wants(f);
    if (out.includes(intent) || WEAK.has(intent) || f.concept.tier === 'unclear' || f.concept.otherwise) continue;
    if (replaced && (VISIT.has(intent) || intent === wants(top))) continue;
    if (VISIT.has(intent) && out.some((x) => VISIT.has(x))) continue;
    if (
      apart(
        r,
        f,
        found.filter((x) => out.includes(wants(x))),
      )
    )
      out.push(intent);
  }
  return out;
}

/** The first of the most urgent; of a question and a wish in the same words the longer one counts. */
function plainest(found: readonly Finding[]): Finding | undefined {
  const [top] = found;
  if (!top || wants(top) !== 'faq') return top;
  const wider = (f: Finding) => f.from < top.to && top.from < f.to && f.to - f.from > top.to - top.from;
  return found.find((f) => rank(f) === rank(top) && !WEAK.has(wants(f)) && wider(f)) ?? top;
}

/** What else the words say of what is wanted, beside the wishes that follow from them. */
export function wishSigns(r: Reading): WishSigns {
  const found = r.findings.filter((f) => f.concept.tier !== null);
  const clinical = found.filter((f) => f.concept.intent === null || f.concept.intent === 'symptom');
  return {
    named: [...new Set(found.map(wants))],
    vague: clinical.every((f) => f.concept.otherwise),
    changed: changedTo(r, found) !== null,
  };
}

/** Whether a test is back: what it tests is no complaint of the caller's. */
const TEST_BACK =
  /\b(did|has|have|is|are|if|whether|know|wanna know|tell me|see|any word on|about) (\w+ ){0,6}?(test|tests|lab|labs|blood ?work|scan|biopsy|culture|swab|screening|x ray|mri|ultrasound|pap)( results?)? (\w+ )?(come|came|comes|back|gone|in yet|ready|turn|turned|say|said|show|showed|positive|negative)\b( (back|out|in|positive|negative))?/;
/** Whether somebody was here, or has a visit: asked of others, and of nobody told. */
const WAS_HERE =
  /\b(if|whether|did|has|was|is) (?!i\b|my (appointment|visit))(\w+ ){1,6}?(came in|come in|came to|come to|showed up|show up|shows up|kept (his|her|their)|keep (his|her|their)|make it to (his|her|their)|made it to (his|her|their)|been in|seen there|been there|has an appointment|have an appointment)\b/;
const OF_ANOTHER =
  /\b(he|she|his|her|husband|wife|ex|mother|father|mom|dad|brother|sister|girlfriend|boyfriend|friend|neighbor|son|daughter|roommate|employee|tenant|client)\b/;

/** What is asked of the desk about results or another's visit, where nothing else in the words is clinical. */
function askedOfDesk(r: Reading, found: readonly Finding[]): Intent | null {
  const words = r.u.tokens.map((x) => x.w);
  const said = words.join(' ');
  const results = TEST_BACK.exec(said);
  const asked = results ?? (OF_ANOTHER.test(said) ? WAS_HERE.exec(said) : null);
  if (!asked) return null;
  const from = said.slice(0, asked.index).split(' ').length - 1;
  const to = from + asked[0].split(' ').length;
  const clinical = (f: Finding) => rank(f) > 1 && (f.concept.intent === null || f.concept.intent === 'symptom');
  if (found.some((f) => clinical(f) && !(f.from >= from && f.to <= to))) return null;
  if (!results && found.some((f) => f.concept.tier === 'routine' && wants(f) === 'results')) return null;
  return results ? 'results' : 'message';
}

/** Facts that are said with words of many matters: "the area code is", "the name on the account". */
const PLAIN_FACT = /^(name|dob|phone|member_id|carrier|age)$/;
const ASKS =
  /\b(want|wants|need|needs|like to|can (i|you|we|she|he)|could (i|you|we)|would you|ask|question|wondering|also|besides|actually|instead|quiero|quisiera|necesito|ocupo|puede|puedo|podria|tambien|ademas|pregunta)\b/;

/**
 * The wants in an answer: where the fact `answered` was found and nothing is asked for beside it, words of other matters belong to the fact, and
 * only what is clinical stays.
 */
export function inAnswer(intents: readonly Intent[], answered: string | null, said: string): Intent[] {
  if (answered === null || !PLAIN_FACT.test(answered) || ASKS.test(said)) return [...intents];
  const left = intents.filter((i) => i === 'symptom');
  return left.length ? left : ['other'];
}

/** In another clause than all of these, with words between that begin a new matter. */
function apart(r: Reading, f: Finding, others: readonly Finding[]): boolean {
  const clause = (i: number) => r.u.clause[Math.min(i, r.u.clause.length - 1)] ?? 0;
  return others.every((o) => {
    if (o.from < f.to && f.from < o.to) return false;
    const [a, b] = o.from < f.from ? [o, f] : [f, o];
    if (clause(a.to - 1) === clause(b.from)) return false;
    const between = r.u.tokens.slice(a.to, b.from + 1);
    return between.some((x) => x.mark === '.') || ALSO.test(between.map((x) => x.w).join(' ')) || b.from - a.to >= 4;
  });
}

/** The intent that a changed mind ends with, or null. */
function changedTo(r: Reading, found: readonly Finding[]): Intent | null {
  const all = r.u.tokens.map((x) => x.w).join(' ');
  const marks = [...all.matchAll(INSTEAD)];
  const mark = marks.at(-1);
  // Nothing is taken back, and of what was spoken of before it is said what to do: "no, i want it moved".
  if (!mark) return found.some((f) => f.concept.tier !== 'unclear') ? null : lastOfIt(all);
  const stands = marks.map(({ index }) => lastOfIt(all.slice(index))).find((intent) => intent !== null);
  if (stands) return stands;
  const ofIt = /\b(instead|mejor)\b/.test(mark[0]) ? lastOfIt(all) : null;
  if (ofIt) return ofIt;
  const at = all.slice(0, mark.index).split(' ').length - 1;
  const desk = found.filter((f) => f.concept.tier === 'routine' && isIntent(f.concept.intent) && !WEAK.has(wants(f)));
  const later = desk.find((f) => f.from >= at);
  return later && desk.some((f) => f.to <= at) ? wants(later) : null;
}
