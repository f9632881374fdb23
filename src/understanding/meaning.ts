import { agesIn } from '../words/ages.ts';
import type { ConceptTier } from '../words/disposition.ts';
import type { Document } from '../words/document.ts';
import { isOfAnimal } from '../words/of-animal.ts';
import { type Reading, read } from '../words/reader.ts';
import type { Token } from '../words/tokens.ts';
import { type AboutHead, likeliestAbout } from './about-head.ts';
import { ageAnswer } from './age-answer.ts';
import { birthdateIn } from './birthdate.ts';
import { callsForWork } from './caller-at-work.ts';
import { carrierIn, speaksOfPlan } from './carrier.ts';
import { codeIn } from './codes.ts';
import { durationIn } from './duration.ts';
import { memberIdIn, numbersBeside } from './insurance.ts';
import { inAnswer, intentsIn, isIntent, wishSigns } from './intents.ts';
import type { Lexicon } from './lexicon.ts';
import { MedicineNames } from './medicine-names.ts';
import { setMedicine } from './medicine-slots.ts';
import { dateBehind, nameBeside } from './name-beside.ts';
import { namesOwner } from './named-owner.ts';
import { nameAnswered, nameInSpeech } from './names.ts';
import { aboutIn } from './people.ts';
import { pharmacyIn } from './pharmacy.ts';
import { phoneIn } from './phone.ts';
import { titledIn } from './places.ts';
import { providerIn } from './providers.ts';
import { commandOf, yesNoOf } from './replies.ts';
import type { Heard, Intent, Meaning, SlotName, Slots, Understand } from './types.ts';
import { whenIn } from './when.ts';
import { soundsUnwell, withWishes } from './wishes.ts';

/** Parts of the day or days that suit, said as such. */
const SUITS =
  /\b(any (?:\w+ )?(?:day|time|morning|afternoon|evening|weekday)s?|cualquier (?:dia|hora|manana|tarde)|(?:mornings?|afternoons?|evenings?|mananas|tardes)(?: (?:is|are|would be|work|works|son|es|me quedan?|me sirven?))? (?:best|better|good|fine|great|easier|work|works|mejor|bien)|(?:prefer|prefiero|rather have|only do|only come)(?: \w+){0,2} (?:mornings?|afternoons?|evenings?|mananas?|tardes?)|(?:after|before) (?:school|work|lunch))\b/;
/** What a complaint is taken for that is nobody's here. */
const OF_NOBODY: ReadonlySet<Intent> = new Set<Intent>(['symptom', 'other', 'faq', 'schedule']);
/** What is said with a day or an hour that is wanted. */
const WANTS_TIME =
  /\b((?:push|move|bump|shift|slide|switch)(?: back)? (?:my|our|his|her|the|that) .*(?:to|until|till)|come in|get in|(?:on|onto|into) (?:the|your|his|her) (?:schedule|books?|calendar)|squeeze|fit (me|him|her|us) in|be seen|appointments?|openings?|slots?|available|availability|(wants?|see|with) (the )?(doctor|dr|nurse|provider|somebody|someone)|cita|venir|verme|ver (al|a la) doctora?|espacio|disponib\w+|hay lugar|tiene lugar)\b/;

/** A medicine that comes to its end, or whose prescription does. */
const RUNS_OUT =
  /\b(?:(?:almost|nearly|about|running|run|ran|just|all) out of|(?:down to|on) (?:my|the|his|her) last|(?:running )?low on|needs? (?:renewing|refilling|renewed|to be (?:renewed|refilled))|(?:(?:se )?(?:me|le|nos) (?:esta[n]?|van? a|acaba[n]?)(?: de)? (?:acab\w+|termin\w+)|ya (?:casi )?no (?:me|le) quedan?|ya (?:casi )?no tengo))\b/;
/** Beside these a refill is a matter of its own. */
const OF_DESK: ReadonlySet<Intent> = new Set<Intent>([
  'schedule',
  'reschedule',
  'cancel',
  'new_patient',
  'records',
  'referral',
  'results',
  'billing',
  'insurance',
]);

/**
 * Makes the understanding out of the protocol's words and the lexicon of names. Pure: same words, same meaning.
 * @param whose what was learnt of whom a call is about; null: the rules alone say it
 */
export function makeUnderstand(document: Document, lexicon: Lexicon, whose: AboutHead | null): Understand {
  const medicines = new MedicineNames(lexicon.medicines, document.known);
  return (heard: Heard): Meaning => {
    const reading = read(document, heard.text);
    const t = reading.u.tokens;
    const said = t.map((x) => x.w).join(' ');
    const found = intentsIn(reading, heard.asked !== null);
    const wished = heard.asked === null ? withWishes(found, heard.text) : found;
    const unwell = wished[0] === 'other' && heard.asked === null && soundsUnwell(said);
    const intents: Intent[] = unwell ? ['symptom', ...wished.slice(1)] : wished;
    // Who calls about an animal wants another house.
    if (isOfAnimal(heard.text) && (intents[0] === undefined || OF_NOBODY.has(intents[0]))) intents[0] = 'wrong_number';
    const intent = intents[0] ?? 'other';
    const ages = agesIn(reading.u);
    const spoken = ages.filter((a) => a.unit !== 'years' || a.n < 120);
    const ruled = aboutIn(
      t,
      { minor: spoken.some((a) => a.days < 18 * 365.25), adult: spoken.some((a) => a.days >= 18 * 365.25) },
      intent,
    );
    // It learnt from what callers begin with; of answers to a question it knows nothing.
    const likely = whose && heard.asked === null ? likeliestAbout(whose, t, ruled) : ruled;
    const another = heard.asked === null && (callsForWork(t) || namesOwner(heard.text));
    const about = likely === 'self' && another ? 'other' : likely;
    const slots: Slots = {};
    const uncertain: SlotName[] = [];
    const set = (slot: Exclude<SlotName, 'when'>, value: string | null | undefined, doubt = false): void => {
      if (!value) return;
      slots[slot] = value;
      if (doubt) uncertain.push(slot);
    };
    const { asked } = heard;
    const phone = phoneIn(t, heard.areaCode, asked === 'phone');
    // Who they are may be told in the place of any answer but one that is a name itself.
    const unled = asked === 'name' || asked === 'provider' ? null : nameBeside(heard.text, t, heard.lang);
    const name =
      asked === 'name'
        ? nameAnswered(heard.text, t, document.known)
        : (nameInSpeech(heard.text, t, false, document.known) ?? unled?.name);
    const beside = unled?.date ?? dateBehind(name?.value ?? '', t, heard.lang, heard.now);
    const birth = birthdateIn(
      reading.u,
      heard.lang,
      asked === 'dob' || asked === 'name' || asked === 'dose',
      heard.now,
      about === 'child',
      heard.age,
      beside,
    );
    set('dob', birth?.value, birth?.uncertain);
    // The digits of a date that was asked for are no telephone number.
    if (!(asked === 'dob' && birth && phone && phone.from < birth.to)) set('phone', phone?.value, phone?.uncertain);
    if (!(asked === 'name' && !name?.value.includes(' ') && yesNoOf(said, heard.text) !== null))
      set('name', name?.value, name?.uncertain);
    set('age', spoken[0] ? `${spoken[0].n} ${spoken[0].unit}` : asked === 'age' ? ageAnswer(t) : null);
    const several = setMedicine(medicines, t, heard.text, { asked, intent, said, dated: birth }, set);
    // "brady nix": a surname that is a medicine's as well
    if (asked === 'name' && slots.name && slots.medication && !several && intent !== 'refill')
      if (slots.name.toLowerCase().split(/[ -]/).includes(slots.medication.toLowerCase())) {
        delete slots.medication;
        delete slots.dose;
      }
    const pharmacy = pharmacyIn(
      t,
      heard.text,
      lexicon.pharmacies,
      asked === 'pharmacy',
      document.known,
      lexicon.surnames,
    );
    const provider = heard.providers
      ? providerIn(t, heard.providers, asked === 'provider', { common: document.known, surnames: lexicon.surnames })
      : { value: titledIn(t), uncertain: false };
    set('provider', provider?.value, provider?.uncertain);
    // "walgreens on canal street and okafor": two facts in one breath
    const beyond =
      provider?.value && pharmacy ? pharmacy.value.toLowerCase().indexOf(` and ${provider.value.toLowerCase()}`) : -1;
    set('pharmacy', beyond > 0 ? pharmacy!.value.slice(0, beyond) : pharmacy?.value, pharmacy?.uncertain);
    const forPlan = asked === 'carrier' || asked === 'member_id';
    const ofPlan = forPlan || ((intent === 'insurance' || intent === 'billing') && speaksOfPlan(t));
    const carrier = carrierIn(t, lexicon.carriers, ofPlan, asked === 'carrier');
    set('carrier', carrier?.name, carrier?.uncertain);
    const numbers = numbersBeside(t);
    // Asked for, it needs no word that says what it is.
    const answered = asked === 'group_number' || asked === 'authorization_number' ? codeIn(heard.text, 3) : null;
    const whole = answered !== null && answered.value.length >= (asked === 'group_number' ? 3 : 4);
    const ofAnswer = whole && !phone?.value.endsWith(answered.value) ? answered : null;
    set('group_number', numbers.group ?? (asked === 'group_number' ? ofAnswer?.value : null));
    set('authorization_number', numbers.authorization ?? (asked === 'authorization_number' ? ofAnswer?.value : null));
    if (carrier || asked === 'member_id' || intent === 'insurance') {
      const id = memberIdIn(t, carrier?.to ?? 0, asked === 'member_id' || asked === 'carrier');
      if (id && !(phone?.value.endsWith(id.value) && !forPlan)) set('member_id', id.value, id.uncertain);
      if (slots.member_id && phone?.value.includes(slots.member_id)) delete slots.phone;
      if (slots.member_id && asked !== 'phone' && phone && !/\b(call|reach|phone|cell|callback)\b/.test(said))
        delete slots.phone;
    }
    if (asked === 'when' || /schedule|cancel/.test(intent) || WANTS_TIME.test(said)) {
      // What was said of a birthday is no time of a visit.
      const rest = birth && (asked !== 'when' || birth.from === beside) ? blanked(t, birth.from, birth.to) : t;
      const moving = asked !== 'when' && intent === 'reschedule';
      const open = asked === null && /^(schedule|reschedule)$/.test(intent) && SUITS.test(said);
      const when = whenIn(rest, heard.now, asked === 'when' || open, heard.timeWords, moving);
      if (when) slots.when = when.value;
      if (when?.uncertain) uncertain.push('when');
    }
    symptoms(reading, intent, set);
    const duration =
      intent === 'symptom' || asked === 'duration' ? durationIn(heard.text, t, asked === 'duration') : null;
    set('duration', duration);
    const asksFor = /\b(need|needs|want|refill|more|out|order|necesito|quiero|ocupo)\b/;
    const [first = 'other', ...more] = inAnswer(
      intents,
      asked !== null && slots[asked] !== undefined ? asked : null,
      said,
    );
    const command = commandOf(said, heard.text);
    const wanted = first === 'other' && slots.medication && asksFor.test(said) ? 'refill' : first;
    // "I'd like a checkup, and I'm nearly out of …": said beside what is wanted, and wanted as well.
    if (asked === null && slots.medication && OF_DESK.has(wanted) && RUNS_OUT.test(said)) more.push('refill');
    return {
      intent: wanted,
      intents: [...new Set([wanted, ...more])],
      ...(asked === null ? { signs: wishSigns(reading) } : {}),
      about,
      slots,
      ...(several ? { medicines: several } : {}),
      uncertain: uncertain.filter((u) => slots[u] !== undefined),
      yesNo: yesNoOf(said, heard.text),
      // "next tuesday, no wait, wednesday": the wait is the caller's own.
      command: command === 'wait' && asked !== null && slots[asked] !== undefined ? null : command,
    };
  };
}

/** The same words with those of `from` to `to` made unreadable, so that places stay. */
const blanked = (t: readonly Token[], from: number, to: number): Token[] =>
  t.map((x, i) => (i >= from && i < to ? { ...x, w: '#' } : x));

function symptoms(r: Reading, intent: Intent, set: (s: 'symptom', v: string) => void): void {
  if (intent !== 'symptom') return;
  const rank = (tier: string | null) =>
    ['unclear', 'routine', 'semi_urgent', 'urgent', 'emergency'].indexOf(tier ?? '');
  const found = r.findings.filter(
    (f) => f.concept.tier !== null && f.concept.tier !== 'routine' && f.concept.intent === null,
  );
  const top = found.sort((a, b) => rank(b.concept.tier) - rank(a.concept.tier) || b.words.length - a.words.length)[0];
  if (top) set('symptom', top.words);
}

/**
 * The intent once the protocol has judged: what is urgent is a clinical matter, whatever else was wanted.
 * @param guess what another opinion takes it for, or null; used where the words gave none
 */
export function settleIntent(words: Intent, tier: ConceptTier, guess: string | null = null): Intent {
  const intent = words === 'other' && isIntent(guess) ? guess : words;
  if (tier === 'emergency') return 'symptom';
  const own = intent === 'refill' || intent === 'results';
  if (tier === 'urgent' && !own) return 'symptom';
  // Something was said beside the errand that somebody has to look at tomorrow.
  if (tier === 'semi_urgent' && guess === 'symptom' && !own) return 'symptom';
  return intent;
}
