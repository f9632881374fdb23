import { filedOrDone, otherwise, requests, SETTLED } from './asked.ts';
import { bare, called, type Paper } from './paper.ts';
import { details, doneFor, ending, filing, inTheirWords, own, whoIsIt } from './parts.ts';
import { instant, plain, quoted, stopped } from './shown.ts';
import type { Sentence, ToldTurn } from './types.ts';

/** A tier in a sentence. */
const inWords = (tier: string) => tier.replace('_', '-');

const TIER_WORDS: Record<string, string> = {
  emergency: 'an emergency',
  urgent: 'urgent',
  semi_urgent: 'semi-urgent',
  routine: 'routine',
  unclear: 'unclear, which counts as more urgent until somebody has spoken with the caller',
};
/** More of the caller's words are in the transcript. */
const MOST_QUOTES = 4;
/** All of them are under Disposition on the page of the call. */
const MOST_FINDINGS = 4;
/** So much of the words that met a rule; the whole turn is quoted above. */
const MOST_WORDS = 120;

/**
 * Situation, background, assessment, recommendation, for a clinician who did not hear the call. The assessment says which words met which
 * rule of the practice's protocol; it never says what the patient has.
 */
export function sbarOf(paper: Paper): Sentence[] {
  const telling = tellingTurns(paper);
  return [
    ...whoIsIt(paper, 'situation'),
    ...inTheirWords(paper, 'situation', telling),
    ...details(paper, 'background', [], telling),
    ...otherwise(paper, 'background', []),
    ...askedAndSaid(paper),
    ...assessment(paper),
    ...instructions(paper),
    ...pages(paper),
    ...doneFor(paper, 'recommendation'),
    ...ending(paper, 'recommendation'),
    ...whatIsAsked(paper),
    ...filing(paper, 'recommendation'),
  ];
}

/** The caller's turns that tell what it is about: those that a finding rests on, and those of the reasons; no words twice. */
export function tellingTurns(paper: Paper): ToldTurn[] {
  const reason = paper.call.facts.find(({ name }) => name === 'reason');
  // Answers to the protocol's questions are told with their questions.
  const found = paper.findings.filter(({ concept }) => !concept.startsWith('answer.'));
  const grave = new Set(found.flatMap(({ turns }) => turns));
  const reasons = [reason?.value ?? '', ...filedOrDone(paper).map(({ words }) => words)];
  const parts = new Set(reasons.flatMap((words) => paper.madeOf(words).map(({ id }) => id)));
  const tells = ({ id }: ToldTurn) => grave.has(id) || id === reason?.turnId || parts.has(id);
  const answers = new Set(askedAndSaid(paper).flatMap(({ turns }) => turns));
  const telling = paper.said.filter((turn) => tells(turn) && !answers.has(turn.id));
  const shown =
    telling.length > 0 ? telling : paper.said.filter(({ text }) => bare(text).split(' ').length > 2).slice(0, 1);
  return shown
    .filter(({ text }, i) => shown.findIndex((other) => bare(other.text) === bare(text)) === i)
    .slice(0, MOST_QUOTES);
}

/** The protocol's questions, and whether 911 will be called, and what was answered. */
function askedAndSaid(paper: Paper): Sentence[] {
  const { turns } = paper.call;
  const asked = new Map<string, { times: number; answers: string[]; turns: string[] }>();
  for (const [i, turn] of turns.entries()) {
    const prompts = turn.prompt?.split('+') ?? [];
    const id = prompts.find((prompt) => prompt.startsWith('protocol.'))?.slice('protocol.'.length);
    const goes = prompts.includes('emergencyHeard');
    if (turn.speaker !== 'nightbell' || (!id && !goes)) continue;
    const question = id ? quoted(paper.context.question(id) ?? turn.text) : 'whether 911 will be called';
    const next = turns.slice(i + 1).find(({ speaker, text }) => speaker !== 'caller' || text.trim() !== '');
    const answer = next?.speaker === 'caller' ? next : null;
    const one = asked.get(question) ?? { times: 0, answers: [], turns: [] };
    one.times++;
    if (answer && !one.answers.includes(quoted(answer.text))) one.answers.push(quoted(answer.text));
    one.turns.push(turn.id, ...(answer ? [answer.id] : []));
    asked.set(question, one);
  }
  return [...asked].map(([question, { times, answers, turns: rests }]) => {
    const often = times > 1 ? ` ${times} times` : '';
    const text =
      answers.length > 0
        ? stopped(`Asked${often} ${question}, the caller said ${answers.join(', ')}`)
        : `Asked${often} ${question}, the caller gave no answer that could be heard.`;
    return paper.sentence('background', text, rests, 'call');
  });
}

function assessment(paper: Paper): Sentence[] {
  const { call, dispositions } = paper.call;
  const deciding = dispositions.find(({ tier }) => tier === call.tier) ?? dispositions.at(-1);
  if (!deciding) return [own('assessment', 'Nothing was said that could be judged.', 'call')];
  const tiers = dispositions.map(({ tier }) => tier).filter((tier, i, all) => tier !== all[i - 1]);
  const path = tiers.length > 1 ? ` (${tiers.map(inWords).join(', then ')})` : '';
  const rested = dispositions.flatMap(({ turnId }) => paper.known(turnId));
  const judged = `By protocol ${protocolName(deciding.protocol)} this call is ${TIER_WORDS[call.tier] ?? inWords(call.tier)}${path}.`;
  const out = [paper.sentence('assessment', judged, paper.known(deciding.turnId), 'desk')];
  for (const { concepts, words, tier, turns } of groupsOf(paper).slice(0, MOST_FINDINGS))
    out.push(paper.sentence('assessment', rulesMet(paper, concepts, words, tier), turns, 'desk'));
  if (out.length === 1)
    out.push(paper.sentence('assessment', 'No rule of the protocol for anything graver was met.', rested, 'desk'));
  if (call.crisis) {
    const said = dispositions.find(({ crisis }) => crisis)?.turnId ?? null;
    const text = 'Words of a crisis were heard: self-harm, harm to others, or abuse.';
    out.push(paper.sentence('assessment', text, paper.known(said), 'desk'));
  }
  return out;
}

/** `base@1+cardiology@2+dental@1` as a person would say it; a call keeps the whole name. */
function protocolName(protocol: string): string {
  const [first = '', ...rest] = new Set(protocol.split('+'));
  return rest.length > 0 ? `${first} and ${rest.length} more` : first;
}

interface Group {
  concepts: string[];
  words: string;
  tier: string;
  turns: string[];
}

/** Findings by the words that they rest on, the gravest first: many rules may know the same words. Of an opinion its gravest alone. */
function groupsOf(paper: Paper): Group[] {
  const groups: Group[] = [];
  for (const { concept, words, tier, turns } of paper.findings) {
    const opinion = concept.startsWith('opinion.');
    const within = (a: string, b: string) => ` ${bare(a)} `.includes(` ${bare(b)} `);
    const same = groups.find((group) =>
      opinion
        ? group.concepts.includes(concept)
        : isRule(concept) && group.concepts.every(isRule) && (within(group.words, words) || within(words, group.words)),
    );
    if (!same) {
      // Their tiers stand in the order of their gravity.
      groups.push({ concepts: [concept], words, tier, turns });
      continue;
    }
    if (same.tier === tier && !same.concepts.includes(concept)) same.concepts.push(concept);
    if (same.tier === tier && within(words, same.words)) same.words = words;
    same.turns = paper.inOrder([...same.turns, ...turns]);
  }
  return groups;
}

const isRule = (concept: string) => !/^(answer|modifier|opinion|desk)\.|^still_unclear$/.test(concept);

function rulesMet(paper: Paper, concepts: readonly string[], words: string, tier: string): string {
  const [first = '', ...more] = concepts;
  if (more.length === 0) return ruleMet(paper, first, words, tier);
  const names = [...new Set(concepts.map((concept) => quoted(plain(concept))))];
  return stopped(`The rules ${names.join(', ')} were met (${inWords(tier)})${byWords(words)}`);
}

const byWords = (words: string) => (words.trim() === '' ? '' : `, by ${quoted(words, MOST_WORDS)}`);

/** Which rule the words met; ids as in `Flag.concept`. */
function ruleMet(paper: Paper, concept: string, words: string, tier: string): string {
  const heard = byWords(words);
  const [kind, id = ''] = /^(answer|modifier|opinion|desk)\.(.+)$/.exec(concept)?.slice(1) ?? [];
  if (kind === 'answer')
    return stopped(`The answer to ${quoted(paper.context.question(id) ?? plain(id))} counts as ${inWords(tier)}`);
  if (kind === 'desk') return stopped(`The form ${quoted(plain(id))} raised it to ${inWords(tier)}${heard}`);
  if (kind === 'modifier') return stopped(`Raised to ${inWords(tier)} by the rule ${quoted(plain(id))}${heard}`);
  if (kind === 'opinion' && id === 'second-reading' && words.trim() !== '')
    return `Read a second time, by another recogniser, the words were: ${words.trim()}. They count as ${inWords(tier)}.`;
  if (kind === 'opinion')
    return `A second opinion (${OPINIONS[id] ?? plain(id)}) took the caller's words for ${TIER_WORDS[tier] ?? inWords(tier)}.`;
  if (concept === 'still_unclear')
    return stopped(`It stayed unclear after asking, and counts as ${inWords(tier)}${heard}`);
  return stopped(`The rule ${quoted(plain(concept))} was met (${inWords(tier)})${heard}`);
}

const OPINIONS: Record<string, string> = { classifier: 'the sentence model', llm: 'the language model' };

/** What the caller was told to do, and whether it was played to its end. The greeting names 911 as well, and instructs nobody. */
function instructions(paper: Paper): Sentence[] {
  const ours = paper.call.turns.filter(({ speaker, prompt }) => speaker === 'nightbell' && prompt !== null);
  return [
    { number: '911', of: /\bemergency/i, what: 'to call 911' },
    { number: '988', of: /\bcrisis/i, what: 'to call or text 988' },
    {
      number: '911',
      of: /^(?!.*\b(emergency|crisis|greeting|whoIsThis))/i,
      what: 'to call 911 if it gets worse',
      only: WORSE,
    },
  ].flatMap(({ number, of, what, only }) => {
    const saying = ours.filter(
      ({ text, prompt }) => text.includes(number) && of.test(prompt ?? '') && (!only || only.test(text)),
    );
    const heard = saying.filter(({ complete }) => complete);
    if (saying.length === 0) return [];
    const text =
      heard.length > 0
        ? `The caller was told ${what}.`
        : `The caller was being told ${what} and did not hear it to the end.`;
    return [
      paper.sentence(
        'recommendation',
        text,
        (heard.length > 0 ? heard : saying).map(({ id }) => id),
        'call',
      ),
    ];
  });
}

/** What a message asks of whoever reads it. */
function whatIsAsked(paper: Paper): Sentence[] {
  const { call, messages, pages } = paper.call;
  const also = filedOrDone(paper).filter(
    ({ intent, what }) => !SAYS_NOTHING_MORE.has(intent) && !SETTLED.has(what ?? ''),
  );
  const asked = requests(paper, 'recommendation', also, null).map(({ sentence }) => sentence);
  if (messages.length === 0 || pages.some(({ outcome }) => outcome === 'acknowledged')) return asked;
  return [...asked, own('recommendation', ASKED[call.tier] ?? 'To be called back.', 'desk')];
}

/** The call itself is that. */
const SAYS_NOTHING_MORE: ReadonlySet<string> = new Set(['symptom', 'message', 'human', 'other']);

const ASKED: Record<string, string> = {
  emergency: 'To be called back now.',
  urgent: 'To be called back now.',
  semi_urgent: 'To be called back, first in line.',
  unclear: 'To be called back and asked, first in line: it stayed unclear.',
};

const WORSE = /gets worse|empeora/i;

const CAME: Record<string, string> = {
  busy: 'busy',
  'no-answer': 'no answer',
  rejected: 'rejected',
  unreachable: 'could not be reached',
  'no-key': 'answered, but pressed no key',
  'wrong-pin': 'answered, but with a wrong PIN',
  'passed-on': 'passed it on',
  'hung-up': 'hung up',
  cancelled: 'broken off',
};

/** Whom the box rang, and whether somebody has the case. */
function pages(paper: Paper): Sentence[] {
  const { call, pages, dispositions } = paper.call;
  const why = paper.known(dispositions.find(({ tier }) => tier === call.tier)?.turnId ?? null);
  const said = pages.map(({ personId, startedAt, outcome, choice }) => {
    const who = paper.context.person(personId) ?? called(personId);
    const at = instant(startedAt, paper.context.timeZone);
    if (outcome === 'ringing') return `${who} is being rung since ${at}.`;
    if (outcome !== 'acknowledged') return `${who} was rung on ${at}: ${CAME[outcome] ?? plain(outcome)}.`;
    const then =
      choice === 'connected' ? ' and was connected' : choice === 'calls-back' ? ' and calls the caller back' : '';
    return `${who} was rung on ${at}, took the case${then}.`;
  });
  const waiting = pages.some(({ outcome }) => outcome === 'ringing' || outcome === 'acknowledged');
  if (pages.length > 0 && !waiting) said.push('Nobody on call has taken the case.');
  return said.map((text) => ({ section: 'recommendation', text, turns: why, basis: 'pages' }));
}
