import { filedOrDone, isOfVisit, SETTLED } from './asked.ts';
import { bare, called, filled, type KnownFacts, type Paper } from './paper.ts';
import { instant, phone, plain, quoted, stopped } from './shown.ts';
import {
  BOOKS,
  CALLER,
  CHECKED,
  DEED_SENTENCES,
  LABELS,
  NO_DETAILS,
  PATIENT,
  QUOTED,
  TIME_NAMED,
  TITLES,
  WANTED,
} from './templates.ts';
import type { Done, Section, Sentence, ToldTurn } from './types.ts';

/** Whether the practice knows the patient. */
const ABOUT_WHO = (what: string) => what === 'verified' || what === 'not_verified';

/** When it was, who the patient is and whether the practice knows them, who calls, where to call back, and what is missing of it. */
export function whoIsIt(paper: Paper, section: Section): Sentence[] {
  const { facts } = paper;
  const out: Sentence[] = [
    own(section, `Called on ${instant(paper.call.call.startedAt, paper.context.timeZone)}.`, 'call'),
  ];
  // Whoever is the patient speaks for nobody.
  const forAnother = bare(facts.get('caller_name')?.value ?? '') !== bare(facts.get('name')?.value ?? '');
  for (const templates of forAnother ? [PATIENT, CALLER] : [PATIENT]) {
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
  // Tried more than once, the last time counts.
  const who = ['name', 'dob'].flatMap((fact) => facts.get(fact)?.turns ?? []);
  for (const known of doings(paper, section, ABOUT_WHO).slice(-1))
    out.push(who.length > 0 ? paper.sentence(section, known.text, who, 'desk') : known);
  out.push(...callBack(paper, section), ...language(paper, section));
  if (!paper.isOpen || paper.said.length === 0) return out;
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
  if (!paper.isOpen) {
    const number = told?.value ?? (line ? phone(line) : null);
    return number ? [paper.sentence(section, `Telephone: ${number}.`, told?.turns ?? [], 'line')] : [];
  }
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

/** Facts that no other sentence tells, one each. `quotes`: the caller's turns that are quoted whole. */
export function details(
  paper: Paper,
  section: Section,
  told: readonly string[],
  quotes: readonly ToldTurn[],
): Sentence[] {
  const { facts } = paper;
  const things = filedOrDone(paper);
  const settled = things.length > 0 && things.every(({ what }) => SETTLED.has(what ?? ''));
  const moves = things.some(({ intent }) => TIME_NAMED.has(intent)) || TIME_NAMED.has(paper.call.call.intent ?? '');
  return [...facts].flatMap(([id, { value, turns }]) => {
    if (NO_DETAILS.has(id) || id === 'extension' || told.includes(id)) return [];
    if (settled && isOfVisit(id)) return [];
    if (id === 'when' && things.length > 0 && things.every(({ kind }) => kind === 'confirm')) return [];
    if (QUOTED.has(id) && isTold(value, quotes)) return [];
    const ofCall = id === 'when' && !moves && things.length > 0 && !things.some(({ intent }) => BOOKS.has(intent));
    const time = moves ? 'Time that was named' : ofCall ? 'When to call' : null;
    const label = id === 'when' && time ? time : (LABELS[id] ?? called(id));
    const text = `${stopped(`${label}: ${value}`)}${unconfirmed(facts, [id])}`;
    return [paper.sentence(section, text, turns, 'desk')];
  });
}

/** Most of a quoted turn says no more than the turn. */
function isTold(value: string, quotes: readonly ToldTurn[]): boolean {
  const words = bare(value);
  return quotes.some(({ text }) => ` ${bare(text)} `.includes(` ${words} `) && words.length * 2 > bare(text).length);
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
  const all = paper.call.deeds.flatMap(({ what, details, turnId }) => {
    const made = of(what) ? filled(DEED_SENTENCES[what as Done] ?? [], paper.with(details, turnId)) : null;
    return made ? [paper.sentence(section, made.text, [...paper.known(turnId), ...made.turns], 'desk')] : [];
  });
  return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i);
}

/** What was done, but for who the patient is. */
export const doneFor = (paper: Paper, section: Section) => doings(paper, section, (what) => !ABOUT_WHO(what));

/** In which queues it lies and by when somebody answers. */
export function filing(paper: Paper, section: Section): Sentence[] {
  const { call, context } = paper;
  const things = call.messages.length > 1 ? filedOrDone(paper) : [];
  const filed = call.messages.map(({ queue, owner, dueAt }) => {
    // Of several which one it is.
    const here = things.filter((thing) => thing.queue === queue);
    const of = [...new Set(here.flatMap(({ kind, facts }) => filled(TITLES[kind] ?? [], facts)?.text ?? []))];
    // A department that names nobody has its own name for an owner.
    const named = owner !== null && owner.toLowerCase() !== plain(queue).toLowerCase();
    const whose = named ? `${plain(queue)} (${owner})` : plain(queue);
    const by = dueAt ? `, to be answered by ${instant(dueAt, context.timeZone)}` : '';
    return `${of.length > 0 ? `${of.join('; ')}: filed` : 'Filed'} for ${whose}${by}.`;
  });
  return [...new Set(filed)].map((text) => own(section, text, 'desk'));
}

/** How it ended, where that is not as it should be. */
export function ending(paper: Paper, section: Section): Sentence[] {
  const { outcome } = paper.call.call;
  const said = outcome === 'handed-over' && paper.did('transferred');
  const text = said ? undefined : outcome === 'caller-hung-up' ? hungUp(paper) : ENDINGS[outcome];
  const out = text ? [own(section, text, 'call')] : [];
  return paper.said.length > 0 ? out : [own(section, 'The caller said nothing that could be heard.', 'call'), ...out];
}

/** Whoever was told to hang up, or that they may, did not break off. */
function hungUp({ call }: Paper): string {
  const told = (prompts: RegExp) =>
    call.turns.some(
      ({ speaker, prompt, complete }) => speaker === 'nightbell' && complete && prompts.test(prompt ?? ''),
    );
  if (told(/\bemergency/i)) return 'The caller hung up after that.';
  if (told(/\bpaging/i)) return 'The caller hung up while on call was being rung, as the box had offered.';
  return 'The caller hung up before the end.';
}

const ENDINGS: Partial<Record<string, string>> = {
  'handed-over': 'The caller was put through to a person.',
  'failed-over': 'The call went to the backup path: on call was rung from there, or a voicemail was left.',
  lost: 'The call broke off.',
};

/** A sentence about what the box itself knows. */
export function own(section: Section, text: string, basis: Exclude<Sentence['basis'], 'words'>): Sentence {
  return { section, text, turns: [], basis };
}
