import { called, filled, type KnownFacts, type Paper } from './paper.ts';
import { instant, phone, plain, quoted, stopped } from './shown.ts';
import { CALLER, CHECKED, DEED_SENTENCES, LABELS, NO_DETAILS, PATIENT, WANTED } from './templates.ts';
import type { Done, Section, Sentence, ToldTurn } from './types.ts';

/** Who the patient is, who calls, where to call back, and what is missing of it. */
export function whoIsIt(paper: Paper, section: Section): Sentence[] {
  const { facts } = paper;
  const out: Sentence[] = [];
  for (const templates of [PATIENT, CALLER]) {
    const made = filled(templates, facts);
    if (made)
      out.push(
        paper.sentence(
          section,
          `${made.text}${isKnown(paper) ? '' : unconfirmed(facts, made.used)}`,
          made.turns,
          'desk',
        ),
      );
  }
  out.push(...callBack(paper, section), ...language(paper, section));
  const missing = WANTED.filter(([fact]) => !facts.has(fact)).map(([, name]) => name);
  if (missing.length > 0) out.push(own(section, `Not given: ${missing.join(' and ')}.`, 'call'));
  return out;
}

/** That name and date of birth match says more than that they were read back. */
function isKnown(paper: Paper): boolean {
  return paper.call.deeds.some(({ what }) => what === 'verified');
}

function callBack(paper: Paper, section: Section): Sentence[] {
  const { facts, call } = paper;
  const told = facts.get('phone');
  const line = call.call.callerNumber;
  const extension = facts.get('extension');
  if (told) {
    const made = `Call back on ${told.value}${extension ? `, extension ${extension.value}` : ''}.`;
    const turns = [...told.turns, ...(extension?.turns ?? [])];
    return [paper.sentence(section, `${made}${unconfirmed(facts, ['phone'])}`, turns, 'line')];
  }
  if (line) return [own(section, `Call back on ${phone(line)}, the number of the line; no other was given.`, 'line')];
  return [own(section, 'No number to call back on: the line withheld it and none was given.', 'call')];
}

function language(paper: Paper, section: Section): Sentence[] {
  if (paper.call.call.lang !== 'es') return [];
  const spoken = paper.said.find(({ lang }) => lang === 'es');
  return [paper.sentence(section, 'The caller speaks Spanish.', spoken ? [spoken.id] : [], 'call')];
}

/** Facts that no other sentence tells, one each. */
export function details(paper: Paper, section: Section, facts: KnownFacts, told: readonly string[]): Sentence[] {
  return [...facts].flatMap(([id, { value, turns }]) => {
    if (NO_DETAILS.has(id) || id === 'extension' || told.includes(id)) return [];
    const text = `${stopped(`${LABELS[id] ?? called(id)}: ${value}`)}${unconfirmed(facts, [id])}`;
    return [paper.sentence(section, text, turns, 'desk')];
  });
}

function unconfirmed(facts: KnownFacts, used: readonly string[]): string {
  const open = used.filter((id) => CHECKED.has(id) && facts.get(id)?.confirmed === false);
  const names: Record<string, string> = {
    dob: 'date of birth',
    phone: 'number',
    dose: 'strength',
    medication: 'medicine',
  };
  return open.length > 0 ? ` Not confirmed by the caller: ${open.map((id) => names[id] ?? plain(id)).join(', ')}.` : '';
}

/** What the caller said, word for word, in their language. */
export function inTheirWords(paper: Paper, section: Section, turns: readonly ToldTurn[]): Sentence[] {
  return turns.map((turn) =>
    paper.sentence(section, stopped(`In the caller's words: ${quoted(turn.text)}`), [turn.id], 'call'),
  );
}

/** What was done for the caller, in order. `of`: only these kinds. */
export function doings(paper: Paper, section: Section, of: (what: string) => boolean = () => true): Sentence[] {
  return paper.call.deeds.flatMap(({ what, details, turnId }) => {
    const made = of(what) ? filled(DEED_SENTENCES[what as Done] ?? [], paper.with(details, turnId)) : null;
    return made ? [paper.sentence(section, made.text, [...paper.known(turnId), ...made.turns], 'desk')] : [];
  });
}

/** In which queues it lies and by when somebody answers. */
export function filing(paper: Paper, section: Section): Sentence[] {
  const { call, context } = paper;
  const filed = call.messages.map(({ queue, owner, dueAt }) => {
    // A department that names nobody has its own name for an owner.
    const named = owner !== null && owner.toLowerCase() !== plain(queue).toLowerCase();
    const whose = named ? `${plain(queue)} (${owner})` : plain(queue);
    const by = dueAt ? `, to be answered by ${instant(dueAt, context.timeZone)}` : '';
    return `Filed for ${whose}${by}.`;
  });
  return [...new Set(filed)].map((text) => own(section, text, 'desk'));
}

/** How it ended, where that is not as it should be. */
export function ending(paper: Paper, section: Section): Sentence[] {
  const text = ENDINGS[paper.call.call.outcome];
  const out = text ? [own(section, text, 'call')] : [];
  return paper.said.length > 0 ? out : [own(section, 'The caller said nothing that could be heard.', 'call'), ...out];
}

const ENDINGS: Partial<Record<string, string>> = {
  'caller-hung-up': 'The caller hung up before the end.',
  'handed-over': 'The caller was put through to a person.',
  'failed-over': 'The call went to the backup path: on call was rung from there, or a voicemail was left.',
  lost: 'The call broke off.',
};

/** A sentence about what the box itself knows. */
export function own(section: Section, text: string, basis: Exclude<Sentence['basis'], 'words'>): Sentence {
  return { section, text, turns: [], basis };
}
