import { askedFor } from './asked.ts';
import { filled, Paper } from './paper.ts';
import { sbarOf } from './sbar.ts';
import { plain } from './shown.ts';
import { tagsOf } from './tags.ts';
import { taskOf } from './task.ts';
import { TITLES } from './templates.ts';
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
  return tier === 'unclear' && paper.said.length > 0 && !DESK.has(intent ?? 'other');
}

function titleOf(paper: Paper, kind: Note['kind']): string {
  if (paper.said.length === 0) return paper.call.messages.length > 0 ? 'Missed call' : 'Nothing was said';
  if (kind === 'sbar') {
    const { tier } = paper.call.call;
    const worst = paper.findings.find(
      (one) => one.tier === tier && !/^(answer|modifier|opinion)\.|^still_unclear$/.test(one.concept),
    );
    return capital(worst ? plain(worst.concept) : tier === 'unclear' ? 'Unclear call' : 'Clinical question');
  }
  const titles = askedFor(paper).map(
    ({ intent, facts }) => filled(TITLES[intent] ?? ['Message'], facts)?.text ?? 'Message',
  );
  return [...new Set(titles)].join('; ');
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
