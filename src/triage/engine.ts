import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import { DISPOSITIONS, tierOf, worse } from '../words/disposition.ts';
import { isOfAnimal } from '../words/of-animal.ts';
import { type Reading, read } from '../words/reader.ts';
import { toldOfAnother } from '../words/told-of-another.ts';
import { isDenial, leftOfDenial, outcomeOf } from './answer.ts';
import { answerByTopic, outcomeBy, type TopicAnswer } from './by-topic/answer.ts';
import {
  crisisQuestion,
  deniesSelfHarm,
  isDeniedForAnother,
  isOfCrisis,
  isTakenBack,
  onlyThought,
  wasNotMeant,
} from './crisis.ts';
import { namesCrisis, namesDanger, namesDeath, namesMeans } from './grave-words.ts';
import { wholeAsks } from './heard-together.ts';
import { raisedBy } from './modifiers.ts';
import {
  beginsWithNo,
  closesDoubt,
  contradictsItself,
  inPieces,
  leftUnanswered,
  noAtFirst,
  tellsMore,
} from './odd-answer.ts';
import {
  doubtOf,
  type Heard,
  isClosedQuestion,
  isForWantOfWords,
  isOpenQuestion,
  isSureOfCrisis,
  ofReply,
  weighed,
} from './opinion-weight.ts';
import { FIRST_QUESTION, LAST_QUESTION } from './protocol/protocol.ts';
import type { Instruction, Outcome, Protocol, Question } from './protocol/types.ts';
import { byReply, contradicts, replyIn } from './reply-read.ts';
import { saysWell } from './says-well.ts';
import { opinionOfSecond } from './second-reading.ts';
import { readShort } from './short-answer.ts';
import { isPutRight, isSpelt } from './spelt.ts';
import { toldAnswer } from './told.ts';
import { readingsTold, toldBefore } from './told-reading.ts';
import {
  type Flag,
  type JudgeContext,
  type Judgement,
  type KnownFact,
  type Opinion,
  type Rest,
  type TriageEngine,
  UNJUDGED,
} from './types.ts';

/** Questions that one utterance may answer before they are asked. */
const MOST_TOLD = 3;
/** What an answer amounts to that tells nothing more. */
/** What an answer that is about an animal says to whether anybody is ill. */
const NOBODY = 'no';
const NOTHING: Outcome = { disposition: null, crisis: false, fact: null, ask: null };
/** Of death is thought, or may be by another of whom a caller says "no"; nobody acts. */
const ONLY_THOUGHT: Outcome = { disposition: 'urgent', crisis: true, fact: null, ask: null };
/** Facts that hold for the whole call once they were heard. */
const OF_THE_PATIENT = /^(under_|child_age|adult_|age_|pregnant)/;

/**
 * Makes an engine of a protocol. Pure: no clock, no I/O; the same words and context give the same judgement.
 * @param reader what reads an utterance; a proof that judges the same few answers thousands of times gives one that remembers
 */
export function makeEngine(protocol: Protocol, reader: typeof read = read): TriageEngine {
  const name = protocol.heads.map((h) => `${h.id}@${h.version}`).join('+');
  const lasting = new Set(protocol.concepts.filter((c) => c.tier === null && c.lasting).map((c) => c.id));
  for (const m of protocol.modifiers) for (const fact of m.facts) lasting.add(fact);

  function judge(text: string, lang: Lang, context: JudgeContext = {}): Judgement {
    const denial = isDenial(protocol, context.answering ?? null, text);
    const topical = denial ? null : answerByTopic(questionOf(context), text, context.before);
    const pieces = denial || topical ? topical : inPieces(questionOf(context), text, context.before);
    const left = denial ? leftOfDenial(text) : (pieces?.left ?? text);
    const reading = reader(protocol, left, context.before?.facts ?? []);
    let judgement = judgeRead(text, lang, reading, context);
    for (let n = 0; n < MOST_TOLD; n++) {
      const answering = judgement.ask;
      const told = toldAnswer(protocol, answering, reading.u) ?? toldBefore(answering, judgement.facts);
      if (told === null) break;
      const before = judgement;
      judgement = judgeRead(told, lang, reader(protocol, told, before.facts), { before, answering, field: true });
    }
    return judgement;
  }

  function questionOf({ answering = null }: JudgeContext) {
    return answering === null ? undefined : protocol.questions.get(answering);
  }

  function judgeRead(text: string, lang: Lang, reading: Reading, context: JudgeContext): Judgement {
    const { before } = context;
    const known = before?.facts ?? [];
    const animal = isOfAnimal(text);
    const opinions = animal ? [] : (context.opinions ?? []);
    // What was merely mentioned raises only while nothing is known: later it may be a name or a street. Beside a wish for the front desk
    // it is still a reason to ask.
    const mentioned = before && before.tier !== 'unclear' ? reading.findings.filter((f) => f.concept.otherwise) : [];
    if (mentioned.length > 0) reading.findings = reading.findings.filter((f) => !f.concept.otherwise);
    // A crisis that only an opinion saw ends with a plain denial of it; one that was voiced never does.
    const takenBack = isTakenBack(protocol, context, text, reading);
    const { outcome, missed, rest }: Answered = takenBack
      ? { outcome: NOTHING, missed: before?.missed ?? [] }
      : isDeniedForAnother(protocol, context, text)
        ? { outcome: ONLY_THOUGHT, missed: before?.missed ?? [] }
        : // Whoever it is about, it is nobody whom the question meant.
          answer(protocol, context, animal ? NOBODY : text, reading);
    const facts = factsOf(reading, outcome, text, known);
    const flags = flagsOf(reading);
    if (animal && flags.length === 0) flags.push(flag('of_animal', text, 'routine', 'words'));
    if (outcome?.disposition) flags.push(flag(`answer.${context.answering}`, text, outcome.disposition, 'answer'));
    // Once it is known what a call is about, what holds no sign is talk ("so I'm down for Friday, then?").
    const talk = before !== undefined && before.tier !== 'unclear' && !flags.some((f) => f.disposition !== null);
    // What was told in their own words is judged as first words are; that all is well is an answer.
    const story = questionOf(context)?.kind === 'story' && !saysWell(text) && !readShort(text).bareNo;
    const reply = (talk && !story) || (context.field ?? false) || isClosedQuestion(protocol, context.answering ?? null);
    const { understandable, figurative } = reading;
    const deniesCrisis = reading.dampened.some((d) => d.why === 'denied' && d.concept.crisis) || deniesSelfHarm(text);
    const literal = reading.literal();
    const heard: Heard = {
      understandable,
      figurative,
      deniesCrisis,
      lang,
      namesDanger: namesDanger(literal ?? text),
      namesCrisis: namesCrisis(literal ?? text),
      figures: literal !== null,
      deathly: literal !== null && namesDeath(text) && !namesDeath(literal),
      saysNo: beginsWithNo(text),
      saysWell: saysWell(text),
      namesMeans: namesMeans(text),
    };
    const topical = answerByTopic(questionOf(context), text, before);
    const q = questionOf(context);
    const read = q ? byReply(q, replyIn(opinions), { text, reading }, before) : null;
    const deniesAll =
      (q && read && isSafe(q, read) && outcome === read) ||
      isDenial(protocol, context.answering ?? null, text) ||
      (topical !== null && topical.is !== 'danger' && topical.left === '');
    const spelt = before !== undefined && flags.length === 0 && isSpelt(reading.u.tokens);
    const putRight =
      before !== undefined && flags.every((f) => f.disposition === 'routine') && isPutRight(reading.u.tokens);
    // What it makes of another's story of long ago is of nobody who is ill; the rules have read the rest.
    const ofAnother = flags.every((f) => f.disposition === 'routine') && toldOfAnother(reading.u.tokens) !== null;
    const heeded = opinions
      .map((o) => (ofAnother && o.by === 'classifier' ? unheard(o) : o))
      .map((o) => (putRight && o.by === 'classifier' && o.raises !== 'emergency' && !o.crisis ? unheard(o) : o))
      .map((o) => (spelt && o.by === 'classifier' ? unheard(o) : weighed(o, flags, heard)))
      .map((o) => (reply ? ofReply(o, flags, heard, deniesAll) : o));
    for (const o of heeded) if (o.raises) flags.push(flag(`opinion.${o.by}`, o.words ?? text, o.raises, 'opinion'));
    for (const f of before?.flags ?? []) if (!has(flags, f)) flags.push(f);
    const asked = [...(before?.asked ?? [])];
    if (context.answering && outcome && !asked.includes(context.answering)) asked.push(context.answering);
    const raised = raisedBy(protocol, flags, facts, asked);
    for (const f of raised.flags) if (!has(flags, f)) flags.push(f);
    const seen = heeded.filter((o) => o.crisis && !takenBack);
    const voiced = (outcome?.crisis ?? false) || reading.findings.some((f) => f.concept.crisis);
    const crisis = (before?.crisis === true && !takenBack) || voiced || seen.length > 0;
    if (!voiced) for (const o of seen) if (!flags.some((f) => f.by === 'opinion')) flags.push(crisisFlag(o, text));
    // A crisis that was plainly denied, or told in a figure of speech, is asked about all the same.
    const withheld = opinions.filter(
      (o, i) =>
        o.crisis &&
        (heard.namesCrisis || (heard.figures && isSureOfCrisis(o))) &&
        !heeded[i]!.crisis &&
        !reply &&
        !spelt &&
        !takenBack,
    );
    const own = [...raised.asks, ...asksOf(reading, flags)];
    // A complaint that brings its own question needs none of the classifier's beside it, unless that doubts an emergency.
    const doubts = heeded.filter((o) => own.length === 0 || o.by !== 'classifier' || o.doubts === 'emergency');
    const asks = [
      outcome?.ask,
      ...(voiced ? [] : [...seen, ...withheld].map((o) => crisisQuestion(protocol, o, asked))),
      ...own,
      ...(context.field || story ? [] : vagueAsks(reading.findings, mentioned, flags)),
      ...doubts.map((o) => doubtOf(protocol, o, { flags, asked })),
      ...(animal ? [] : wholeAsks(protocol, opinions, { flags, asked, crisis })),
    ];
    // Of an animal nothing more is asked.
    const wanted = animal && before ? [] : asks;
    const next = outcome?.ask ?? null;
    return settle(protocol, name, {
      text,
      flags,
      facts,
      asked,
      missed,
      rest,
      crisis,
      next,
      wanted,
      reading,
      before: animal && before ? { ...before, open: [] } : before,
    });
  }

  return {
    protocol: name,
    judge,
    reread(first, second, { before, answering = null, field = false, opinions = [] } = {}) {
      const facts = before?.facts ?? [];
      const reply = field || isClosedQuestion(protocol, answering);
      // By itself: neither what is known already nor the answer to a question is to be found in it.
      const alone = { before: { ...UNJUDGED, facts }, field, opinions: reply ? [] : opinions };
      const judged = judge(second.text, second.lang, alone);
      return opinionOfSecond(second, reader(protocol, first, facts), judged, reply);
    },
    heed(before: Judgement, words: string, late: Opinion): Judgement {
      const flags = [...before.flags];
      const opinion = weighed(late, flags, {
        understandable: false,
        figurative: () => false,
        deniesCrisis: false,
        lang: null,
        namesDanger: namesDanger(words),
        namesCrisis: namesCrisis(words),
        figures: false,
        deathly: false,
        saysNo: false,
        saysWell: false,
        namesMeans: namesMeans(words),
      });
      if (opinion.raises) {
        const f = flag(`opinion.${opinion.by}`, opinion.words ?? words, opinion.raises, 'opinion');
        if (!has(flags, f)) flags.push(f);
      }
      const onlySeen = opinion.crisis && !before.crisis;
      if (onlySeen && !flags.some((f) => f.by === 'opinion')) flags.push(crisisFlag(opinion, words));
      const raised = raisedBy(protocol, flags, before.facts, before.asked);
      for (const f of raised.flags) if (!has(flags, f)) flags.push(f);
      return settle(protocol, name, {
        text: words,
        flags,
        facts: before.facts,
        asked: before.asked,
        missed: before.missed,
        rest: before.rest,
        crisis: before.crisis || opinion.crisis,
        next: null,
        wanted: [
          onlySeen ? crisisQuestion(protocol, opinion, before.asked) : null,
          ...raised.asks,
          doubtOf(protocol, opinion, { flags, asked: before.asked }),
        ],
        reading: null,
        before,
      });
    },
    questionText: (id, lang) => textOf(protocol.questions.get(id), id, lang),
    questionKind: (id) => protocol.questions.get(id)?.kind ?? 'yes_no',
    instructionText: (id, lang) =>
      textOf(
        protocol.instructions.find((i) => i.id === id),
        id,
        lang,
      ),
  };

  function factsOf(r: Reading, outcome: Outcome | null, text: string, known: readonly KnownFact[]): KnownFact[] {
    const facts = [...known];
    const add = (id: string, words: string) => {
      if (!facts.some((f) => f.id === id)) facts.push({ id, words });
    };
    for (const { id, words } of r.facts) if (lasting.has(id) || OF_THE_PATIENT.test(id)) add(id, words);
    if (outcome?.fact) add(outcome.fact, text);
    for (const { id, words } of readingsTold(protocol, r.u)) add(id, words);
    return facts;
  }
}

interface Found {
  text: string;
  flags: Flag[];
  facts: KnownFact[];
  asked: string[];
  missed: string[];
  rest: Rest | undefined;
  crisis: boolean;
  /** Where the answer leads that was just given. */
  next: string | null;
  /** Questions that were given reason to just now. */
  wanted: (string | null | undefined)[];
  /** null where no new words were read. */
  reading: Reading | null;
  before: Judgement | undefined;
}

/** Self-care only where a named clinician approved it. */
export function mayBeRead({ kind, approvedBy }: Pick<Instruction, 'kind' | 'approvedBy'>): boolean {
  return kind === 'practice' || approvedBy !== null;
}

/** Tier, question and texts that follow from all that was found. */
function settle(protocol: Protocol, name: string, found: Found): Judgement {
  const { text, flags, facts, asked, missed, rest, crisis, before } = found;
  let disposition = flags.map((f) => f.disposition).reduce(worse, null);
  const carried = before ? [before.ask, ...before.open] : [];
  const open = [
    ...found.wanted,
    // What was asked for want of any knowledge is not asked once there is some; what a doubt asks for beside it is.
    ...carried.filter(
      (q) =>
        disposition === null ||
        !isForWantOfWords(protocol, q) ||
        (isOpenQuestion(protocol, q) ? disposition === 'routine' : before?.disposition !== null),
    ),
  ].filter((id): id is string => typeof id === 'string' && !asked.includes(id));
  if (disposition === null && found.reading) {
    const first = found.wanted.find((q) => typeof q === 'string' && !asked.includes(q)) ?? FIRST_QUESTION;
    // Something grave was said, though past, supposed or another's, and nothing else: that is a doubt, not a routine call.
    const dampened = found.reading.dampened.some((d) => d.why !== 'denied');
    const again = before?.tier === 'unclear' && (before.ask === first || asked.length > 0 || missed.length > 0);
    if (before?.tier === 'unclear' && (asked.includes(LAST_QUESTION) || before.ask === LAST_QUESTION)) {
      // In doubt, ask; still in doubt after the last question, treat as more urgent (S4).
      disposition = 'urgent';
      flags.push({ concept: 'still_unclear', words: text, tier: 'urgent', disposition, by: 'doubt' });
      open.length = 0;
    } else if (found.next === null || asked.includes(found.next))
      open.unshift(dampened || again ? LAST_QUESTION : first);
  }
  if (disposition === 'emergency') open.length = 0;
  const [ask = null, ...later] = new Set(open);
  sort(flags);
  return {
    tier: tierOf(disposition),
    disposition,
    crisis,
    flags,
    ask,
    open: later,
    asked,
    missed,
    ...(rest && (rest.question === ask || later.includes(rest.question)) && { rest }),
    facts,
    instructions: protocol.instructions
      .filter(mayBeRead)
      .filter(
        (i) =>
          (disposition && i.dispositions.includes(disposition)) || flags.some((f) => i.concepts.includes(f.concept)),
      )
      .map((i) => i.id),
    protocol: name,
  };
}

interface Answered {
  outcome: Outcome | null;
  missed: string[];
  /** What is left of the question; left out: nothing of it, or all. */
  rest?: Rest | undefined;
}

/** What the words say to the question that was asked. No answer to it is asked for once more; a second time nobody is kept by it any longer. */
function answer(protocol: Protocol, context: JudgeContext, text: string, reading: Reading): Answered {
  const { before, answering, gone } = context;
  const missed = before?.missed ?? [];
  const q = answering ? protocol.questions.get(answering) : undefined;
  const known = before?.rest;
  if (!q) return { outcome: null, missed, rest: known };
  const silent = text.trim() === '';
  if (silent && !gone) return { outcome: leftUnanswered(q, before), missed };
  // Whatever is told is the answer; what it tells is judged as all words are.
  if (q.kind === 'story') return { outcome: silent ? q.unsure : NOTHING, missed, rest: known };
  const topical = answerByTopic(q, text, before);
  const plain = thoughtOf(q, text) ?? (contradictsItself(q, text) ? null : outcomeOf(protocol, q.id, text));
  // "My chest feels fine" names what was asked, and is no yes.
  const said = plain && plain === outcomeBy(q, 'danger') && topical && topical.is !== 'danger' ? null : plain;
  // "No fever" denies one thing of three: the other two are asked, and nothing is taken for denied that was not.
  const read = byReply(q, replyIn(context.opinions), { text, reading }, before);
  const partly =
    topical?.rest &&
    before?.disposition &&
    (said === null || isSafe(q, said)) &&
    !tellsMore(reading, before) &&
    !(read && isSafe(q, read));
  if (partly && !topical.stale) return { outcome: null, missed, rest: topical.rest! };
  const outcome = partly
    ? null
    : (said ??
      byTopic(q, topical, reading, before) ??
      notMeant(protocol, q, text, reading) ??
      voiced(q, reading) ??
      noAtFirst(q, text, reading, before) ??
      read);
  // What the rules took for a no, and the network is sure is none, is asked once more.
  const doubted = outcome && isSafe(q, outcome) && contradicts(q, replyIn(context.opinions)) && !missed.includes(q.id);
  if (doubted) return { outcome: null, missed: [...missed, q.id], rest: known };
  if (outcome) return { outcome: closesDoubt(q, outcome, before), missed };
  return missed.includes(q.id)
    ? { outcome: leftUnanswered(q, before, text), missed }
    : { outcome: null, missed: [...missed, q.id], rest: known };
}

/** What it leads to where nothing is the matter of all that was asked. */
function isSafe(q: Question, outcome: Outcome): boolean {
  const safe = outcomeBy(q, 'safe');
  return safe ? outcome === safe : outcome.disposition === null && !outcome.crisis && !outcome.ask && !outcome.fact;
}

/** Where an answer leads that says of each thing that was asked whether it is there. */
function byTopic(
  q: Question,
  topical: TopicAnswer | null,
  reading: Reading,
  before: Judgement | undefined,
): Outcome | null {
  if (topical?.is === 'danger') return outcomeBy(q, 'danger');
  if (topical?.is !== 'safe' || tellsMore(reading, before)) return null;
  return outcomeBy(q, 'safe') ?? NOTHING;
}

/** Whether anybody acts was asked, and the thought alone is owned: not 911, and as urgent a crisis as a thought of death is. */
function thoughtOf(q: Question, text: string): Outcome | null {
  const yes = q.branches.find((b) => b.when.is === 'yes')?.outcome;
  if (!yes?.crisis || yes.disposition !== 'emergency' || !onlyThought(text)) return null;
  const no = q.branches.find((b) => b.when.is === 'no')?.outcome;
  return no?.disposition ? no : ONLY_THOUGHT;
}

/** "That's just how I talk", where it was asked whether anybody acts on what was said: a no. What was voiced stays as grave as it is. */
function notMeant(protocol: Protocol, q: Question, text: string, { findings }: Reading): Outcome | null {
  if (!isOfCrisis(protocol, q.id) || !wasNotMeant(text) || findings.some((f) => f.concept.crisis)) return null;
  return q.branches.find((b) => b.when.is === 'no')?.outcome ?? NOTHING;
}

/** Whether somebody is in a crisis was asked, and what is told instead of a yes is one. */
function voiced(q: Question, { findings }: Reading): Outcome | null {
  const yes = q.branches.find((b) => b.when.is === 'yes')?.outcome;
  return yes?.crisis && yes.disposition !== 'emergency' && findings.some((f) => f.concept.crisis) ? yes : null;
}

/** It was given of words that are none of its kind. */
function unheard(o: Opinion): Opinion {
  return { ...o, raises: null, doubts: null, insists: null, suspects: null, crisis: false };
}

function flag(concept: string, words: string, disposition: NonNullable<Flag['disposition']>, by: Flag['by']): Flag {
  return { concept, words, tier: tierOf(disposition), disposition, by };
}

/** Why a crisis was seen that no rule found: by whom, and in which words. It gives no tier. */
function crisisFlag(o: Opinion, text: string): Flag {
  return { concept: `opinion.${o.by}`, words: o.words ?? text, tier: 'unclear', disposition: null, by: 'opinion' };
}

function has(flags: readonly Flag[], f: Flag): boolean {
  return flags.some((x) => x.concept === f.concept && x.words === f.words && x.disposition === f.disposition);
}

function flagsOf(r: Reading): Flag[] {
  return r.findings.flatMap((f) =>
    f.concept.tier === null
      ? []
      : [
          {
            concept: f.concept.id,
            words: f.words,
            tier: f.concept.tier,
            disposition: f.concept.disposition,
            by: 'words' as const,
          },
        ],
  );
}

/** Questions of the findings of this utterance. Only those of the disposition that was reached can still change it. */
function asksOf(r: Reading, flags: readonly Flag[]): string[] {
  const top = flags.map((f) => f.disposition).reduce(worse, null);
  return r.findings
    .filter((f) => f.concept.tier !== null && f.concept.disposition === top)
    .flatMap((f) => f.concept.asks);
}

/**
 * What is asked where a wish for the front desk was understood and, beside or after it, something that tells too little or too vaguely
 * ("and I don't feel right", "please hurry"): nothing unclear becomes routine (S4).
 */
function vagueAsks(findings: Reading['findings'], mentioned: Reading['findings'], flags: readonly Flag[]): string[] {
  if (flags.some((f) => f.disposition !== null && f.disposition !== 'routine')) return [];
  const vague = findings.filter((f) => f.concept.tier === 'unclear');
  const grave = mentioned.filter((f) => f.concept.tier !== null && f.concept.disposition === 'urgent');
  return [...vague, ...grave].flatMap((f) => f.concept.asks);
}

function textOf(spoken: { text: Record<Lang, string> } | undefined, id: string, lang: Lang): string {
  if (!spoken) throw new NightbellError('NB_PROTOCOL_INVALID', `nothing to be said is named "${id}"`);
  return spoken.text[lang];
}

function sort(flags: Flag[]): void {
  const rank = (f: Flag) => (f.disposition ? DISPOSITIONS.indexOf(f.disposition) : DISPOSITIONS.length);
  flags.sort((a, b) => rank(a) - rank(b));
}
