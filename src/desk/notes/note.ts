import { askedFor, filedOrDone } from './asked.ts';
import { filled, Paper } from './paper.ts';
import { sbarOf } from './sbar.ts';
import { plain, quoted, shownFact } from './shown.ts';
import { tagsOf } from './tags.ts';
import { taskOf } from './task.ts';
import { kindOf, OF_FORMS, TITLES } from './templates.ts';
import { type CallOnPaper, type Note, type NoteContext, SECTIONS } from './types.ts';

/** Intents that are the front desk's also where nothing was judged: none of them can hide a complaint. */
const DESK: ReadonlySet<string> = new Set([
  'schedule',
  'reschedule',
  'cancel',
  'refill',
  'new_patient',
  'insurance',
  'billing',
  'referral',
  'records',
  'results',
  'faq',
  'wrong_number',
]);

/**
 * A call, written up from approved templates and what was said and done in it; nothing is concluded. Pure: the same paper gives the same note.
 * A model's summary, where there is one, is kept apart from it and shown behind these sentences, as one that says `proposed`.
 */
export function noteOf(call: CallOnPaper, context: NoteContext): Note {
  const paper = new Paper(call, context);
  const kind = isClinical(paper) ? 'sbar' : 'task';
  const made = kind === 'sbar' ? sbarOf(paper) : taskOf(paper);
  // By section, whatever the order in which they were made.
  const sentences = SECTIONS[kind].flatMap((section) => made.filter((sentence) => sentence.section === section));
  return { kind, title: titleOf(paper, kind), sentences, tags: tagsOf(call) };
}

/** In doubt a clinician's note: a call that stayed unclear, in which something was said. */
function isClinical(paper: Paper): boolean {
  const { tier, crisis, intent } = paper.call.call;
  if (crisis || intent === 'symptom' || ['emergency', 'urgent', 'semi_urgent'].includes(tier)) return true;
  const known = DESK.has(intent ?? 'other') || filedOrDone(paper).some(({ kind }) => OF_FORMS.has(kind));
  return tier === 'unclear' && paper.said.length > 0 && !known;
}

function titleOf(paper: Paper, kind: Note['kind']): string {
  if (paper.said.length === 0) return paper.call.messages.length > 0 ? 'Missed call' : 'Nothing was said';
  const { tier, intent } = paper.call.call;
  const complaint = clinicalTitle(paper);
  // A refill that is first in line, or that only its form made urgent, is one still; a call that cannot wait is what it cannot wait for.
  const isDesk =
    DESK.has(intent ?? '') && (complaint === null || (tier === 'semi_urgent' && filedOrDone(paper).length > 0));
  if (kind === 'sbar' && !isDesk) return complaint ?? (tier === 'unclear' ? 'Unclear call' : 'Clinical question');
  const titles = askedFor(paper).map(
    ({ kind, facts }) => filled(TITLES[kind] ?? ['Message'], facts)?.text ?? 'Message',
  );
  return [...new Set(titles)].join('; ');
}

/** The gravest rule that bears the name of a complaint, and the words that met it; null: no rule was met. */
function clinicalTitle(paper: Paper): string | null {
  const { tier } = paper.call.call;
  const worst = paper.findings.filter(
    (one) => one.tier === tier && !/^(answer|modifier|opinion|desk)\.|^still_unclear$/.test(one.concept),
  );
  const named = worst.find(({ concept }) => !WIDENS.test(concept));
  const one = named ?? worst[0];
  if (!one) return null;
  const words = one.words.trim() === '' ? '' : quoted(one.words, LONGEST_TITLE);
  const name = named || words === '' ? capital(plain(one.concept.replace(/^[a-z]+\./, ''))) : '';
  return [name, words].filter((part) => part !== '').join(': ');
}

/** What one message of a call is about, where the call left several. null: its form has no line of its own. */
export function titleOfMessage(details: Readonly<Record<string, string>>, named: NoteContext['named']): string | null {
  const facts = new Map(
    Object.entries(details).map(([name, value]) => [
      name,
      { value: named(name, value) ?? shownFact(name, value), turns: [], confirmed: true },
    ]),
  );
  return filled(TITLES[kindOf(details)] ?? [], facts)?.text ?? null;
}

/** In a list one line is read. */
const LONGEST_TITLE = 70;
/** Rules that know more words for what others name: their own names tell a reader nothing. */
const WIDENS = /^(misheard|danger|sign|general|fragile)_|_(more|families|picture|hinted|acting)$/;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
