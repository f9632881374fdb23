import type { Lang } from '../../lang.ts';
import type { Answer, Scenario, StoryEvent } from '../scenario.ts';
import { answersTo } from './answering.ts';
import { timesIn } from './dates.ts';
import { actsOf, type CallerAct, momentOfClock, spoken } from './doing.ts';
import { asksAnythingElse, asksRight, hearTurn, numbersIn, saysGoodbye, type Turn, tells911 } from './hearing.ts';
import { mattersAsked, mattersOfKey, shareWord, whose } from './matters.ts';
import { HELP, howOften, isAgain, isAsked, isMoment, isNext, isOfTalk } from './moments.ts';
import { decideOffer } from './offers.ts';
import type { Sense } from './sense.ts';
import { isCallback, nameOf, type Wrong, wrongIn } from './truth.ts';
import { FACT_WORDS, WORDS } from './words.ts';

export interface CallerOptions {
  scenario: Scenario;
  sense: Sense;
  /** Local date of the practice as the call comes in, YYYY-MM-DD. */
  today: string;
  /** Times that words ask for, as in `Slots.when`; null: none. */
  wish: (words: string) => string | string[] | null;
  /** Letters by which a name that is read back may differ: 0 in text, more where it was heard. */
  slack?: number;
  /** The box's words come from a recogniser. */
  heard?: boolean;
}

/** Asked the same so often in vain, a caller gives up. */
const CIRCLES = 4;
const CLOSING = /\b(thanks|thank you|bye|gotta go|have to go|gracias|adi[oó]s|tengo que colgar)\W*$/i;

/** Questions about who somebody is and how to reach them are no details of the matter. */
const IDENTITY = new Set(['name', 'dob', 'phone', 'address', 'email', 'safe to talk', 'danger', 'about', 'language']);

/**
 * Somebody who calls as a story tells: hears only what the box says and answers from the story's answers, keyed by matter. Knows nothing of
 * prompts or states. The same in text and over a line.
 */
export class RehearsedCaller {
  readonly #o: CallerOptions;
  readonly #lang: Lang;
  readonly #events: { event: StoryEvent; done: boolean; like: string | null; seen: number }[];
  readonly #times = new Map<Answer, number>();
  #begun = false;
  #details = 0;
  readonly #asked = new Set<string>();
  #last = '';
  #agreedTo911 = false;
  /** What was asked last. */
  #question: string | undefined;
  /** Their last words of the story were those of somebody who wants to go. */
  #ending = false;
  /** How often the same question got the same answer. */
  readonly #circles = new Map<string, number>();

  constructor(options: CallerOptions) {
    this.#o = options;
    const { scenario } = options;
    this.#lang = scenario.lang;
    const talk = scenario.events.filter(isOfTalk);
    // "Told a third time" is like the first: what it repeats is what the one before it repeats.
    let like: string | null = null;
    this.#events = talk.map((event) => {
      const one = { event, done: false, like, seen: 0 };
      if (!isAgain(event.at) && !isNext(event.at)) like = event.at;
      return one;
    });
  }

  /** Events of the talk whose moment has not come. */
  get waiting(): StoryEvent[] {
    return this.#events.filter((e) => !e.done).map((e) => e.event);
  }

  /** The box has said something and waits. An empty list: nothing is to be said to that. */
  async hear(pieces: readonly string[]): Promise<CallerAct[]> {
    const turn = hearTurn(pieces, this.#o.heard);
    if (!this.#begun) {
      this.#begun = true;
      const { opening } = this.#o.scenario;
      return opening === null ? [] : this.#say(opening);
    }
    this.#count(turn);
    const event = (await this.#event(turn)) ?? this.#lastChance(turn);
    if (event) {
      const acts = [...this.#does(event.do), ...(await this.#whoTold(event, turn))];
      this.#ending = this.waiting.length === 0 && CLOSING.test(event.do);
      if (acts.length > 0) return acts;
    }
    const { opening, otherwise } = this.#o.scenario;
    // A telephone in a pocket.
    if (opening === null && otherwise === null && this.#o.scenario.answers.length === 0) return [];
    // Whoever has said thanks and goodbye answers no more questions.
    if (this.#ending) return [{ wait: 3_000 }, { hangUp: 'far-end-hung-up' }];
    const acts = await this.#answer(turn);
    const key = `${turn.questions.join(' ')} ${JSON.stringify(acts)}`;
    const times = (this.#circles.get(key) ?? 0) + 1;
    this.#circles.set(key, times);
    return turn.questions.length > 0 && times > CIRCLES ? [{ hangUp: 'far-end-hung-up' }] : acts;
  }

  /** When something happens by the clock, in ms after the call was answered. */
  get timed(): number[] {
    return this.#events.flatMap(({ event, done }) => (done ? [] : (momentOfClock(event) ?? [])));
  }

  /** What happens by the clock by now. */
  due(elapsedMs: number): CallerAct[] {
    const due = this.#events.find(({ event, done }) => !done && (momentOfClock(event) ?? Infinity) <= elapsedMs);
    if (!due) return [];
    due.done = true;
    return this.#does(due.event.do);
  }

  /** Name and birth that are asked for in the same breath are told behind the words of an event: "alright, i'm calling. it is …". */
  async #whoTold({ at }: StoryEvent, { questions }: Turn): Promise<CallerAct[]> {
    const question = questions.at(-1) ?? '';
    const isWho = mattersAsked(question).some(({ id }) => id === 'name' || id === 'dob');
    if (!isWho || /name|birth|nombre|naci/i.test(at) || !/hang up|before you|cuelgue|antes de colgar/i.test(question))
      return [];
    const { answers } = this.#o.scenario;
    const found = await answersTo(question, answers, this.#o.sense, new Set(this.#times.keys()), this.#owner);
    return found.length > 0 ? this.#say(this.#join(found)) : [];
  }

  async #answer(turn: Turn): Promise<CallerAct[]> {
    const { scenario, sense } = this.#o;
    const words = WORDS[this.#lang];
    // "For example …" asks once more what was asked before.
    const question =
      turn.questions.at(-1) ?? (EXAMPLE.test(turn.text) || isHowToSay(turn) ? this.#question : undefined);
    this.#question = question;
    if (
      tells911(turn) &&
      question &&
      /will you|are you (going|able)|can you (call|do)|va a (llamar|marcar)|puede (llamar|marcar)/i.test(question)
    ) {
      this.#agreedTo911 = true;
      return this.#say(words.calling911);
    }
    if (!question) {
      if (tells911(turn) && (this.#agreedTo911 || this.#told911()))
        return [{ wait: 1_500 }, { hangUp: 'far-end-hung-up' }];
      return saysGoodbye(turn) ? [{ wait: 3_000 }, { hangUp: 'far-end-hung-up' }] : [];
    }
    if (asksAnythingElse(turn)) return this.#say(this.#something() ?? words.nothingElse);
    if (
      /say (that|it|this) again|repeat (that|what)|did(n't| not) (catch|hear|get)|d[ií]galo otra vez|repetir|no le (o[ií]|entend[ií])/i.test(
        turn.text,
      ) &&
      !mattersAsked(question).length
    )
      return this.#last ? this.#say(this.#last) : [];
    const simple = this.#simple(question);
    if (simple) return this.#say(simple);
    const changed = this.#change(question);
    if (changed) return changed;
    const offer = decideOffer(turn, this.#o, this.waiting);
    if (offer === 'takes') return this.#say(words.works);
    if (offer !== null) return this.#say(`${words.no}. ${offer.words ?? ''}`.trim());
    if (asksRight(turn)) return this.#confirm(turn);
    if (
      /(call|reach).{0,30}(that|this|the same|the) (number|phone|line)|(number|line) (that )?you('re| are) calling from|ese n[uú]mero|este n[uú]mero|mismo n[uú]mero|n[uú]mero del que/i.test(
        question,
      ) ||
      (/callin?g? from|llama del/i.test(turn.text) && /number|n[uú]mero/i.test(question))
    )
      return this.#callbackOffered(turn);
    const given = new Set(this.#times.keys());
    if (HELP.test(question) && scenario.opening) {
      const found = await answersTo(question, scenario.answers, sense, given, this.#owner);
      return this.#say(found.length ? this.#join(found) : scenario.opening);
    }
    // What is proposed is agreed to, unless the story has words about it.
    const rows = mattersAsked(question).filter((m) => !['about', 'when', 'phone'].includes(m.id));
    const isProposed = PROPOSAL.test(question) && rows.length === 0;
    if (isProposed && !scenario.answers.some(({ matter }) => shareWord(matter, question))) return this.#say(words.yes);
    const found: Answer[] = [];
    for (const one of turn.questions.length > 0 ? turn.questions : [question])
      for (const answer of await answersTo(one, scenario.answers, sense, given, this.#owner))
        if (!found.includes(answer)) found.push(answer);
    // Who has given the name with the first words tells only where they call from.
    const place = mattersAsked(question).some((m) => m.id === 'where from');
    const own = scenario.caller.name?.toLowerCase();
    if (place && found.length > 1 && own && scenario.opening?.toLowerCase().includes(own)) {
      const [isPlace] = found.filter(({ matter }) => mattersOfKey(matter).some((m) => m.id === 'where from'));
      if (isPlace) found.splice(0, found.length, isPlace);
    }
    if (found.length > 0) {
      // Who is asked for name and birth in one breath, and has said the name already, says both.
      const named = found.some(({ matter }) => mattersOfKey(matter).some((m) => m.id === 'name'));
      const name = named ? '' : this.#nameSaid(question);
      return this.#say([name, this.#join(found)].filter(Boolean).join('. '));
    }
    const way = this.#inOrOut(question);
    if (way) return this.#say(way);
    if (/\b(english|spanish|language|idioma|español|inglés)\b/i.test(question)) return this.#say(words.language);
    const known = this.#nameSaid(question) || this.#doctorSaid(question);
    if (known) return this.#say(known);
    if (/yourself or|for you or|for someone else|usted (mism[oa] )?o (para )?(otra|alguien)/i.test(question)) {
      const { patient } = scenario.caller;
      if (!patient) return this.#say(words.myself);
    }
    if (PROPOSAL.test(question) && rows.every(({ id }) => id === 'wait list')) return this.#say(words.yes);
    return scenario.otherwise === null ? [] : this.#say(scenario.otherwise);
  }

  /** Whether somebody begins or ends a shift, from their first words. */
  #inOrOut(question: string): string | null {
    if (!mattersAsked(question).some((m) => m.id === 'check in')) return null;
    const words = WORDS[this.#lang];
    const said = this.#o.scenario.opening ?? '';
    if (/\b(check|clock|sign)\w* out|leaving|done|finish|salida|salgo|termin/i.test(said)) return words.out;
    return /\b(check|clock|sign)\w* in|arriv|start|got here|entrada|entro|llegu|empez/i.test(said) ? words.in : null;
  }

  /** What else a story has for the end of a call, said once. */
  #something(): string | null {
    const more = this.#o.scenario.answers.find(({ matter }) =>
      /anything else|something else|algo m[aá]s/i.test(matter),
    );
    return more && !this.#times.has(more) ? this.#join([more]) : null;
  }

  /** What anybody answers from what the story tells of them, whatever its keys. */
  #simple(question: string): string | null {
    const { scenario, today } = this.#o;
    const words = WORDS[this.#lang];
    if (/^(are you|is (anybody|somebody|anyone)) (still )?there|sigue ah[ií]|me oye/i.test(question)) return words.yes;
    if (
      /parent or guardian|(la )?madre, el padre|padre o (la )?madre|tutor/i.test(question) &&
      !scenario.answers.some(({ matter }) => mattersOfKey(matter).some((m) => m.id === 'relation'))
    ) {
      const child = /son|daughter|child|baby|hij|beb/i.test(scenario.caller.patient?.relation ?? '');
      const grown = /grand|step/i.test(scenario.caller.patient?.relation ?? '');
      return child && !grown ? words.yes : words.no;
    }
    if (/is it the (appointment|visit)|^\W*es la cita/i.test(question)) {
      const said = timesIn(scenario.opening ?? '', today).find((t) => t.date);
      const offered = timesIn(question, today).find((t) => t.date);
      return said && offered && said.date !== offered.date ? words.no : words.yes;
    }
    // Who calls for a laboratory or a home says by themselves what cannot wait, unless the story has an answer to it.
    if (
      !scenario.answers.some(({ matter }) => mattersOfKey(matter).some((m) => m.id === 'how soon')) &&
      /(clinician|doctor|nurse).{0,30}(hear|called?) .{0,10}now|call the clinician|al m[eé]dico de guardia ahora/i.test(
        question,
      )
    )
      return words.no;
    return null;
  }

  /** What of the facts shall be changed: the one that was read back wrong, said as the story says it. */
  #change(question: string): CallerAct[] | null {
    if (
      !/what (should|can|do|would).{0,25}(change|correct|fix)|which (part|one) (is|was) (wrong|not)|what (is|was) (wrong|not right)|qu[eé] (debo|quiere que|hay que|est[aá]) (cambi|corrij|mal)/i.test(
        question,
      )
    )
      return null;
    const words = this.#wrong.map((wrong) => `${FACT_WORDS[this.#lang][wrong]}. ${this.#factWords(wrong)}`);
    return this.#say(words.length ? words.join(' ') : WORDS[this.#lang].no);
  }

  #wrong: Wrong[] = [];

  #confirm(turn: Turn): CallerAct[] {
    const { scenario, slack } = this.#o;
    const words = WORDS[this.#lang];
    this.#wrong = wrongIn(turn, scenario, slack);
    if (this.#wrong.length === 0) {
      const more = this.#moreOfCallback(turn);
      return this.#say(more ? `${words.yes}. ${more}` : words.right);
    }
    const right = this.#wrong.map((wrong) => this.#factWords(wrong)).filter(Boolean);
    return this.#say([words.no, ...right].join('. '));
  }

  /** Of a number that is read back before it was asked for, whatever else there is to say of it: when, or that another is safer. */
  #moreOfCallback(turn: Turn): string | null {
    if (numbersIn(turn.text).length === 0 || !/call|number|llam|n[uú]mero/i.test(turn.text)) return null;
    const answer = this.#answerTo('phone');
    const words = answer?.says[0] ?? '';
    if (!answer || this.#times.has(answer) || !MORE.test(words)) return null;
    this.#times.set(answer, 1);
    return words;
  }

  /** The words in which the story tells a fact. */
  #factWords(fact: Wrong): string {
    const answer = this.#answerTo(fact);
    if (answer) {
      this.#times.set(answer, (this.#times.get(answer) ?? 0) + 1);
      return answer.says[0] ?? '';
    }
    return fact === 'name' ? this.#nameSaid("What is the patient's name?") : '';
  }

  #answerTo(fact: Wrong): Answer | undefined {
    const answers = this.#o.scenario.answers.filter(({ matter }) => mattersOfKey(matter).some((m) => m.id === fact));
    // They are called back themselves; name and birth are the patient's.
    const other = fact === 'phone' ? 'patient' : 'caller';
    return answers.find((answer) => this.#owner(answer) !== other) ?? answers[0];
  }

  /** Whose fact an answer of the story gives: by its key, or by the name that it holds. */
  readonly #owner = (answer: Answer): 'patient' | 'caller' | null => {
    const named = mattersOfKey(answer.matter).some((m) => m.id === 'name');
    return (named ? nameOf(answer.says.join(' '), this.#o.scenario) : null) ?? whose(answer.matter);
  };

  /** A name that was in the first words may be said again; of a patient who was named by the first name, the whole. */
  #nameSaid(question: string): string {
    if (!mattersAsked(question).some((m) => m.id === 'name')) return '';
    const { patient, name } = this.#o.scenario.caller;
    const said = this.#o.scenario.opening?.toLowerCase() ?? '';
    const own = name && said.includes(name.toLowerCase()) ? name.toLowerCase() : '';
    // Who speaks for somebody has a name as well, whether the story has a key for it or not.
    if (whose(question) === 'caller') return own || (patient && name ? name.toLowerCase() : '');
    const first = patient?.name?.split(/\s+/)[0]?.toLowerCase();
    return first && said.includes(first) ? (patient?.name?.toLowerCase() ?? '') : own;
  }

  /** A doctor who was named in the first words is named again where one is asked for. */
  #doctorSaid(question: string): string {
    if (!mattersAsked(question).some((m) => m.id === 'prescriber')) return '';
    return (
      /\b(?:doctora?|dr\.?|dra\.?) \p{L}[\p{L}'-]+(?: (?!and\b|for\b|on\b|at\b|to\b|y\b|el\b|la\b|por\b|para\b)\p{L}[\p{L}'-]+(?=[.,]))?/iu.exec(
        this.#o.scenario.opening ?? '',
      )?.[0] ?? ''
    );
  }

  #callbackOffered(turn: Turn): CallerAct[] {
    const words = WORDS[this.#lang];
    const told = this.#factWords('phone');
    const yes = isCallback(turn, this.#o.scenario);
    const already = /^(yes|yeah|no|nope|don'?t|sí|si|este|ese|this|that)\b/i.test(told);
    if (!told) return this.#say(yes ? words.right : words.no);
    return this.#say(
      already && (yes || !/^(yes|yeah|sí|this|that|este|ese)/i.test(told))
        ? told
        : `${yes ? words.yes : words.no}. ${told}`,
    );
  }

  async #event(turn: Turn): Promise<StoryEvent | null> {
    const moment = {
      turn,
      details: this.#details,
      asked: this.#asked.size,
      given: this.#given(),
      otherLine: this.#o.scenario.caller.line !== this.#o.scenario.caller.callback,
      today: this.#o.today,
      sense: this.#o.sense,
    };
    let found: StoryEvent | null = null;
    for (const [i, one] of this.#events.entries()) {
      const { at } = one.event;
      if (one.done || momentOfClock(one.event) !== null) continue;
      // "Told again" is counted from the first time on, whatever was answered to it.
      const before = this.#events[i - 1];
      const now = isNext(at) ? (before?.done ?? true) : await isMoment(one.event, one.like, moment);
      if (!now) continue;
      one.seen++;
      const dependent = /\b(again|second time|twice|once more)\b/i.test(at);
      const early = one.seen < howOften(at) || (dependent && i > 0 && this.#events[i - 1]?.done === false);
      if (found || early) continue;
      one.done = true;
      // What was to be said before the reading back was right has no moment any more.
      if (/correctly/i.test(at))
        for (const before of this.#events.slice(0, i)) if (/anything but/i.test(before.event.at)) before.done = true;
      found = one.event;
    }
    return found;
  }

  /** What was to be said when something was asked that the box never asked is said before the call is over. */
  #lastChance(turn: Turn): StoryEvent | null {
    if (!asksAnythingElse(turn)) return null;
    const next = this.#events.find(({ done, event }) => !done && momentOfClock(event) === null);
    if (!next || !isAsked(next.event.at) || !actsOf(next.event.do).some((act) => 'say' in act && MUCH.test(act.say)))
      return null;
    next.done = true;
    return next.event;
  }

  /** The matters that the caller has told about. */
  #given(): Set<string> {
    return new Set([...this.#times.keys()].flatMap(({ matter }) => mattersOfKey(matter).map((m) => m.id)));
  }

  #does(what: string): CallerAct[] {
    const acts = actsOf(what, this.#lang);
    return acts.flatMap((act) => ('say' in act ? this.#say(act.say) : [act]));
  }

  #count(turn: Turn): void {
    if (asksRight(turn)) return;
    for (const question of turn.questions) {
      if (HELP.test(question)) continue;
      const rows = mattersAsked(question);
      const known = this.#asked.has(question);
      this.#asked.add(question);
      if (!known && !rows.some((m) => IDENTITY.has(m.id))) this.#details++;
    }
  }

  /** Every event in which the caller was told to call 911 is over, and there was one. */
  #told911(): boolean {
    const told = this.#events.filter(({ event, like }) => /911/.test(event.at) || /911/.test(like ?? ''));
    return told.length > 0 && told.every((e) => e.done);
  }

  /** What is said of each; asked again, the next of several wordings. */
  #join(found: readonly Answer[]): string {
    return found
      .map((answer) => {
        const times = this.#times.get(answer) ?? 0;
        this.#times.set(answer, times + 1);
        return answer.says[Math.min(times, answer.says.length - 1)] ?? '';
      })
      .filter(Boolean)
      .join('. ');
  }

  #say(words: string): CallerAct[] {
    const acts = spoken(words);
    for (const act of acts) if ('say' in act) this.#last = act.say;
    return acts;
  }
}

/** More than an answer of a few words. */
const MUCH = /(\S+\s+){6}/;
/** More than a number or a yes. */
const MORE =
  /\b(after|before|until|till|between|not|don'?t|extension|morning|tomorrow|despu[eé]s|antes|hasta|entre|no|ma[nñ]ana)\b/i;
const EXAMPLE = /^(for example|por ejemplo)|\b(otherwise )?say (none|so|no)\b|diga que no|say any time/i;
const HOW =
  /\b(numbers?|digits?|letters?|month|year|n[uú]meros?|d[ií]gitos|letras|mes|a[nñ]o|one by one|un[oa] por un[oa])\b/i;
const TELLS = /\b(i|we|they|you|will|is|are|was|has|estoy|voy|vamos|van|tengo|usted|le|es|est[aá]|ser[aá])\b/i;

/** "Just the numbers, please. The day, the month and the year.": how to answer what was asked before, and an order instead of a question. */
function isHowToSay({ sentences, questions }: Turn): boolean {
  const last = sentences.at(-1) ?? '';
  return questions.length === 0 && HOW.test(last) && !TELLS.test(last);
}

/** The box would do something and asks whether it may. */
const PROPOSAL =
  /\b(shall i|should i|would you like|do you want|may i|can i|is (that|it) (all right|okay|ok)|can you hold|le gustar[ií]a|quiere que|desea que|prefiere que|puedo|l[ao] cancelo|l[aeo] (pongo|anoto)|quiere estar|est[aá] bien)\b/i;
