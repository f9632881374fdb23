import type { Finding, Reading } from '../words/reader.ts';
import { INTENTS, type Intent } from './types.ts';

export const isIntent = (s: string | null): s is Intent => s !== null && (INTENTS as readonly string[]).includes(s);

const TIERS = ['unclear', 'routine', 'semi_urgent', 'urgent', 'emergency'];
const rank = (f: Finding): number => TIERS.indexOf(f.concept.tier ?? '');
const wants = (f: Finding): Intent => (isIntent(f.concept.intent) ? f.concept.intent : 'symptom');

/** Takes back what was wanted before, in favour of what follows. */
const INSTEAD =
  /\b(actually|instead|on second thought|never ?mind|no wait|wait no|scratch that|forget (it|that|about)|rather|mejor|mas bien|pensandolo bien|no espere?|olvid\w+)\b/;
/** "cancel it instead": said of what was just spoken of, without its name. */
const OF_IT: [RegExp, Intent][] = [
  [/\b(cancel (it|that|the whole thing|them)|just cancel|cancelela|cancelarla|cancele(la)?)\b/, 'cancel'],
  [
    /\b(move (it|that)|reschedule (it|that)|change (it|that) to|push (it|that)|cambiela|moverla|cambiarla|reagendarla)\b/,
    'reschedule',
  ],
  [/\b(book (it|that|one)|schedule (it|one)|agendela|hacer una cita)\b/, 'schedule'],
  [/\b(leave (a|him|her|them a) message|dejar(le)? un (mensaje|recado))\b/, 'message'],
];
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
  const top = found[0];
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
  const mark = INSTEAD.exec(all);
  if (!mark) return null;
  const at = all.slice(0, mark.index).split(' ').length - 1;
  const rest = all.slice(mark.index);
  for (const [re, intent] of OF_IT)
    if (re.test(rest) || (/\b(instead|mejor)\b/.test(mark[0]) && re.test(all))) return intent;
  const desk = found.filter((f) => f.concept.tier === 'routine' && isIntent(f.concept.intent) && !WEAK.has(wants(f)));
  const later = desk.find((f) => f.from >= at);
  return later && desk.some((f) => f.to <= at) ? wants(later) : null;
}
