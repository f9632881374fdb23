import type { Lang } from '../lang.ts';
import { worse } from '../words/disposition.ts';
import { isOfCrisis } from './crisis.ts';
import { FIRST_QUESTION, HOW_NOW, LAST_QUESTION } from './protocol/protocol.ts';
import type { Protocol } from './protocol/types.ts';
import type { Flag, Judgement, Opinion } from './types.ts';

/** What is known of the words that an opinion is of. */
export interface Heard {
  /** Most of them are of a language that the protocol speaks. */
  understandable: boolean;
  /** Words of danger are a figure of speech. The classifier cannot tell one: a wish that is told in it is not raised by it, but asked about. */
  figurative: () => boolean;
  /** Self-harm is named and plainly denied, which the classifier cannot tell either. */
  deniesCrisis: boolean;
  /** Of the words; null: not known any more. */
  lang: Lang | null;
  /** A word of a body, a sign or harm is among them; one of death, fear or an end. See grave-words.ts. */
  namesDanger: boolean;
  namesCrisis: boolean;
  /** There is a figure of speech among them, of whatever. */
  figures: boolean;
  /** Such a figure names death: "nearly died laughing". */
  deathly: boolean;
  /** They begin with a no. */
  saysNo: boolean;
  /** Somebody is said to be well, in so many words. */
  saysWell: boolean;
  /** Something is named to do harm with, or that it was done or is to be done now. See grave-words.ts. */
  namesMeans: boolean;
}

/** Topics of which a plain denial of self-harm is one; violence by others is another matter. */
const OF_ONESELF: ReadonlySet<string> = new Set(['self_harm', 'mental_health']);

/**
 * An opinion beside what the words gave. Where they were understood, and as nothing that must be dealt with tonight, it raises by what it
 * insists on, and the rest of it is a doubt. It makes no routine call of words that were not understood, unless they are of a language that
 * the protocol speaks and it is sure.
 */
export function weighed(given: Opinion, flags: readonly Flag[], heard: Heard): Opinion {
  const o = given.by === 'classifier' ? grounded(given, flags, heard) : given;
  const { understandable, figurative, deniesCrisis } = heard;
  const understood = flags.filter((f) => f.by === 'words' && f.disposition !== null);
  if (o.by === 'second-reading') return ofSecond(o, flags, understood.length > 0);
  const onlyWish = understood.length > 0 && understood.every((f) => f.disposition === 'routine');
  if (o.by === 'classifier' && heard.figures) {
    const grave = figurative() || heard.deathly;
    // Death was named in the figure alone, and of what is left nothing was raised: what it suspects is of the figure.
    if (heard.deathly && onlyWish && o.raises === null && !o.crisis && !heard.namesCrisis)
      return { ...o, doubts: null };
    // Nothing is left of it without the figure of speech: what was not understood either is asked about.
    const none = understood.length === 0 && forTonight(o.raises);
    if (none && !heard.namesDanger && !heard.namesCrisis) return asked({ ...o, crisis: false });
    const mild = understood.length > 0 && !understood.some((f) => forTonight(f.disposition)) && !o.crisis;
    const empty = (onlyWish || mild) && !heard.namesDanger && !heard.namesCrisis;
    if (empty && (grave || o.raises !== 'emergency')) return { ...asked(o), doubts: null, crisis: false };
    const unknown = heard.deathly && understood.length === 0 && o.raises === 'urgent' && !o.crisis;
    if (grave && (unknown || (onlyWish && forTonight(o.raises)))) return asked({ ...o, crisis: false });
  }
  if (o.by === 'classifier' && o.crisis && deniesCrisis && OF_ONESELF.has(o.topic ?? ''))
    return weighed({ ...o, crisis: false }, flags, heard);
  if (understood.length === 0 && o.raises === 'routine' && !(understandable && o.settles))
    return { ...o, raises: null };
  if (o.insists === undefined) return o;
  // Nothing that the words name speaks for it, so that it has to be surer of an emergency; short of that it is asked about.
  if (understood.length === 0) return o.raises === 'emergency' && o.insists !== 'emergency' ? asked(o) : o;
  if (understood.some((f) => forTonight(f.disposition))) return besideTonight(o, flags, heard);
  const wish = understood.every((f) => f.disposition === 'routine');
  // Beside a wish that was understood, vague is what the classifier cannot place: no word of illness is left to ask about.
  if (wish && o.by === 'classifier' && o.topic === VAGUE && !o.crisis && !heard.namesDanger && !heard.namesCrisis)
    if (!forTonight(o.raises)) return { ...o, raises: null, doubts: null };
  // Whoever wants a refill and says that all is well with it is not asked for what is only suspected of the illness that it is for.
  if (wish && o.by === 'classifier' && heard.saysWell && !forTonight(o.insists) && !o.crisis)
    return { ...o, raises: o.insists, doubts: null };
  const doubts = wish && o.suspects !== undefined ? o.suspects : worse(o.raises, o.doubts);
  const unsure = o.sure < (wish ? ALONE.wish : ALONE.symptom) && !o.crisis;
  if (unsure && forTonight(o.insists) && (wish || o.insists === 'emergency'))
    return { ...asked(o), doubts: worse(doubts, o.raises) };
  return { ...o, raises: o.insists, doubts };
}

/**
 * How sure the classifier must be where no rule found anything to be dealt with and no word is of the kind. A crisis is seldom told in words of one: of 35
 * held-out ones that were told sideways 16 are heard so, and 12 with 0.97, for one false one of 339. In a call that is under way such words raise nothing.
 */
const WORDLESS = { emergency: 0.75, crisis: 0.85 } as const;

/** What is left of an opinion that no word of the caller's bears out. */
function grounded(o: Opinion, flags: readonly Flag[], { namesDanger, namesCrisis }: Heard): Opinion {
  const found = flags.some((f) => f.by === 'words' && f.disposition !== null && f.disposition !== 'routine');
  // What is an emergency by the words themselves is no crisis for want of a word of one.
  const told = flags.some((f) => f.by === 'words' && f.disposition === 'emergency');
  const crisis = o.crisis && (namesCrisis || (!told && (o.sureOfCrisis ?? 1) >= WORDLESS.crisis));
  const kept = o.crisis && !crisis ? withoutCrisis(o) : o;
  const tonight = flags.some((f) => f.by === 'words' && forTonight(f.disposition));
  // What can wait by the rules, and no word of a body, a sign or harm: one question, and not a clinician at night.
  const unsure = kept.raises === 'urgent' || (kept.raises === 'emergency' && kept.insists !== 'emergency');
  if (found && !tonight && !crisis && !namesDanger && unsure) return { ...asked(kept), insists: null };
  if (found || crisis || namesDanger || !forTonight(kept.raises)) return kept;
  if (kept.raises === 'emergency' && kept.sure >= WORDLESS.emergency) return kept;
  const wish = flags.some((f) => f.by === 'words' && f.disposition === 'routine');
  return { ...asked(kept), insists: null, suspects: null, ...(wish ? { doubts: null } : {}) };
}

/** Its tier, too, where it had that from the crisis alone. */
function withoutCrisis(o: Opinion): Opinion {
  const bare = o.raises === 'urgent' && o.sure < FROM_CRISIS;
  return { ...o, crisis: false, ...(bare ? { raises: null, insists: null, doubts: null, suspects: null } : {}) };
}

/** From so sure on it takes words for urgent without a crisis. */
const FROM_CRISIS = 0.65;

/**
 * What is known to be as grave already, a second reading only confirms. An emergency that it hears is one; short of that, where the first
 * reading was understood, the two contradict each other and the caller is asked.
 */
function ofSecond(o: Opinion, flags: readonly Flag[], understood: boolean): Opinion {
  const { raises } = o;
  if (flags.some((f) => raises !== null && worse(f.disposition, raises) === f.disposition))
    return { ...o, raises: null };
  return understood && raises === 'urgent' && !o.crisis ? asked(o) : o;
}

/**
 * How sure of an emergency it must be where the words were understood as something that can wait: of 1,000 sentences written blind none was
 * missed by it. Surer where they were understood as a wish for the front desk and nothing else.
 */
const ALONE = { wish: 0.85, symptom: 0.75 } as const;

/**
 * Where the words are for tonight already, a clinician hears of them in any case; below these the classifier's emergency, or crisis, is asked
 * about. Of some 1,900 sentences written blind, between 0.4 and 0.62 five English ones were no emergency and none was; in Spanish one was.
 * Below 0.8 no crisis was one beside such words.
 */
const TONIGHT = { emergency: 0.62, crisis: 0.8 } as const;

function besideTonight(o: Opinion, flags: readonly Flag[], { lang, namesMeans }: Heard): Opinion {
  if (o.by !== 'classifier') return o;
  // A wish not to wake is a thought: whether anything is done is asked, which 988 and the page do not wait for.
  if (o.raises === 'emergency' && !namesMeans && flags.some((f) => f.by === 'words' && f.concept === 'passive_wish'))
    return asked(o);
  const unsure = lang === 'en' && o.raises === 'emergency' && o.sure < TONIGHT.emergency;
  const crisis = o.crisis && (o.sureOfCrisis ?? 1) >= TONIGHT.crisis;
  return unsure ? { ...asked(o), crisis } : { ...o, crisis };
}

/** From so sure on it asks about a crisis told in a figure of speech; what people say of a bill stays below. */
const IN_FIGURE = 0.85;

/** Whether it is so sure of a crisis that one told in a figure of speech is asked about. */
export function isSureOfCrisis(o: Opinion): boolean {
  return (o.sureOfCrisis ?? 0) >= IN_FIGURE;
}

/** The topic of what tells of no illness in particular. */
const VAGUE = 'vague';

const forTonight = (d: Opinion['raises'] | undefined): boolean => d === 'emergency' || d === 'urgent';

/** What it would raise is a doubt instead: one question settles it. */
function asked(o: Opinion): Opinion {
  return { ...o, raises: null, doubts: worse(o.raises, o.doubts) };
}

/**
 * An opinion of a reply. Who has an opinion learnt from people who say why they call; "March fourth" and "both legs" are not of that kind.
 * So it raises only what it insists on, and only for tonight; where no rule bears it out, it must name a danger and be surer still, or one
 * question is asked. A mere doubt of a reply is none.
 * @param flags what the rules found in the reply
 * @param denial all that was asked is denied, and nothing else is told
 */
export function ofReply(o: Opinion, flags: readonly Flag[], heard: Heard, denial = false): Opinion {
  if (o.by !== 'classifier') return o;
  // What is denied one by one are words of illness to it.
  if (denial) return { ...o, raises: null, doubts: null, crisis: false };
  const insists = heard.understandable && forTonight(o.insists) ? o.insists! : null;
  // A crisis that it sees in a reply must be surer where nothing else speaks for it, as beside words for tonight.
  const crisis = o.crisis && insists !== null && (o.sureOfCrisis ?? 1) >= TONIGHT.crisis;
  const found = flags.some((f) => f.by === 'words' && f.disposition !== null && f.disposition !== 'routine');
  if (found || crisis || insists === null) return { ...o, raises: insists, doubts: null, crisis };
  if (!heard.namesDanger || (heard.saysNo && o.sure < IN_REPLY)) return { ...o, raises: null, doubts: null, crisis };
  return o.sure >= IN_REPLY
    ? { ...o, raises: insists, doubts: null, crisis }
    : { ...o, raises: null, doubts: insists, crisis };
}

/** How sure it must be of a reply in which no rule found anything. */
const IN_REPLY = 0.9;

/**
 * The question that an opinion gives reason to ask, where it doubts something graver than what is known: of a red flag that it names the
 * first of its own that was not asked yet, else that of its topic (`doubts:`), else the last one.
 */
export function doubtOf(protocol: Protocol, o: Opinion, known: Pick<Judgement, 'flags' | 'asked'>): string | null {
  const top = known.flags.map((f) => f.disposition).reduce(worse, null);
  if (o.doubts === null || worse(top, o.doubts) === top) return null;
  // What is only suspected to be for tonight is asked for as a receptionist would: in the caller's own words.
  if (isSoft(o) && protocol.questions.has(HOW_NOW) && !known.asked.includes(HOW_NOW)) return HOW_NOW;
  const named = protocol.concepts.find((c) => c.id === o.topic);
  const own = named?.asks.find((id) => !known.asked.includes(id));
  const ofTopic = (o.topic && protocol.doubts.get(o.topic)) || LAST_QUESTION;
  // Nobody is asked about death on the strength of a topic alone.
  const crisis = o.crisis || (o.sureOfCrisis ?? 0) >= ASKS_OF_DEATH;
  const asked = own ?? (o.by === 'classifier' && isOfCrisis(protocol, ofTopic) && !crisis ? LAST_QUESTION : ofTopic);
  // What is the matter is not asked again where the words told it.
  const told = known.flags.some((f) => f.by === 'words' && f.disposition !== null && f.disposition !== 'routine');
  return told && isOpenQuestion(protocol, asked) ? LAST_QUESTION : asked;
}

const isSoft = (o: Opinion): boolean =>
  o.by === 'classifier' && o.doubts === 'urgent' && !o.crisis && (o.sureOfCrisis ?? 0) < 0.4;

/** So sure of a crisis, its own question is asked, though no word names one: "danger to life right now" is denied of what is to come. */
const ASKS_OF_DEATH = 0.9;

/** Is it asked only because nothing was understood? */
export function isForWantOfWords(protocol: Protocol, q: string | null): boolean {
  return q === FIRST_QUESTION || q === LAST_QUESTION || isOpenQuestion(protocol, q);
}

/** A question that wants a yes, a figure or a choice, not a story. */
export function isClosedQuestion(protocol: Protocol, q: string | null): boolean {
  return q !== null && q !== FIRST_QUESTION && !isOpenQuestion(protocol, q);
}

/** "What exactly do you feel?": the question of what is unclear. */
export function isOpenQuestion(protocol: Protocol, q: string | null): boolean {
  if (q !== null && protocol.questions.get(q)?.kind === 'story') return true;
  return q !== null && q !== LAST_QUESTION && protocol.concepts.some((c) => c.tier === 'unclear' && c.asks.includes(q));
}
