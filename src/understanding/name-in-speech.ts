import { type Token, tokenise } from '../words/tokens.ts';
import { partedLetters } from './clumped-letters.ts';
import { withoutFormerName } from './former-name.ts';
import { isGiven, isOnlyGiven } from './given-names.ts';
import { initialsAt } from './initials.ts';
import { isForeignSpeech } from './language.ts';
import { lettersOf } from './likeness.ts';
import { isNina } from './name-cues.ts';
import { type NameHeard, nameFrom } from './name-parsing.ts';
import { cantBe, RELATION, TITLE } from './name-words.ts';
import { PARTICLES } from './name-writing.ts';
import { tellsWhatHappens } from './no-name.ts';
import { spelledAt } from './spelling.ts';

/** Before these the caller tells who they are. */
const SELF =
  /\b(?:my (?:full |whole |legal )?name is|my name|(?:the )?name is|the names?|this is|it|i am|i|im called|call me|me llamo|mi nombre(?: completo)? es|soy|yo soy|le habla|les habla|habla)$/;
/** Before these, whoever the call is about. */
const PATIENT =
  /\b(?:calling (?:for|about)|call for|on behalf of|(?:his|her|their|the patients?|patients?|the (?:boys|girls|babys|childs)) (?:full |first |s )?name(?: is)?|hers|his is|la suya|named|is called|se llama|de parte de|a nombre de|el nombre (?:de[l]? )?(?:paciente|nino|nina) es|(?:appointment|refill|cita|receta) (?:for|para))$/;
const OWNER = /^(my|mi|our|nuestro|nuestra|the|la|el|a|un|una|this|mis)$/;
const COMPANY =
  /^(office|clinic|hospital|pharmacy|school|home|insurance|lab|laboratory|center|care|health|department|assistant|nurse|house)$/;
const NO_CALLER =
  /^(doctor|doctora|nurse|enfermera|officer|deputy|detective|sergeant|trooper|agent|attorney|inspector|paramedic|oficial|agente|licenciado|licenciada)$/;
/** What is had or asked about somebody: the whole name after "for" or "of" is that one's. */
const PAPERS =
  /\b(?:script|prescription|refill|request|chart|order|referral|results?|labs?|lab work|records?|chart|question|medicine|medication|authorization|auth|claim|visit|physical|about|message|receta|orden|resultados|expediente|pregunta) (?:for|on|of|about|para|de|del|sobre)$/;
/** "I'd like the chart mailed to my brother otis": whoever gets papers is not the patient. */
const SENT_TO =
  /\b(?:sen[dt]|mail(?:ed)?|e ?mail(?:ed)?|fax(?:ed)?|released?|forward(?:ed)?|transfer(?:red)?|cop(?:y|ied)|enviad[oa]s?|mandad[oa]s?|envien|(?:mand|envi)ar?(?:se)?l[oae]s?)(?: \w+){0,3} (?:to|over to|a)$/;
/** Before somebody's title, where that one is spoken of: "an aide for miss holloway", "taking care of mister brandt". */
const SPOKEN_OF = /^(for|of|about|on|de|del|al|a|para|sobre|cuida|cuido|cuidando)$/;

/**
 * The name in free speech: the patient's where whoever it is about is named ("calling for my mother estelle"), else the caller's own after "this
 * is", "my name is". `patientOnly`: the caller's own name is not wanted; `ordinary`: words that a caller says of other things. Null where no name is told apart from other words.
 */
export function nameInSpeech(
  text: string,
  t: readonly Token[],
  patientOnly = false,
  ordinary: ReadonlySet<string> = NONE,
): NameHeard | null {
  return ofPatient(text, t, ordinary) ?? (patientOnly ? null : ofCaller(text, t, ordinary));
}

/**
 * The name in an answer to the question for the patient's: the patient's own where whoever it is about is named, else what the answer holds.
 * `ordinary`: words that a caller says of other things.
 */
export function nameAnswered(
  said: string,
  tokens: readonly Token[],
  ordinary: ReadonlySet<string> = NONE,
): NameHeard | null {
  const text = partedLetters(withoutFormerName(said));
  const t = text === said ? tokens : tokenise(text);
  if (isForeignSpeech(text) || areTwo(t) || isSentence(text, t)) return null;
  const patient = ofPatient(text, t, ordinary);
  if (!patient && REFUSES.test(t.map((x) => x.w).join(' '))) return ofCaller(text, t, ordinary);
  // "se apellida echeverría y se llama bruno": both parts have their cue
  const parts = t.some((x) => /^(apellid\w+|last|surname|lastname)$/.test(x.w));
  if (patient && (patient.value.includes(' ') || !parts)) return patient;
  return nameFrom(text, 0, t.length, t, false, ordinary) ?? ofCaller(text, t, ordinary);
}

/** "i walked the dog": a subject and what it does, "caminé con el perro"; not "she is ida moss", nor what is spelled or led to. */
function isSentence(text: string, t: readonly Token[]): boolean {
  const said = t.map((x) => x.w).join(' ');
  if (/\b(name|names|named|called|this is|llamo|llama|nombre|apellido|spelled|patient|paciente)\b/.test(said))
    return false;
  if (t.some((_, i) => spelledAt(t, i, 3, text) !== null)) return false;
  const at = t.findIndex((x) => !/^(well|so|oh|okay|yeah|yes|no|and|but|pues|bueno|si|ay)$/.test(x.w));
  const [first, next] = [t[at], t[at + 1]];
  // What follows a pause may be the name.
  if (!first || t.length < 3 || t.slice(at + 1).some((x) => x.mark !== '')) return false;
  const whole = text.slice(first.from, first.to).toLowerCase();
  const small = /^(con|el|la|al|en|un|una|los|las|a|mi|de|por|para|que|the|my|to)$/;
  if (/[éíó]$/.test(whole) && !isGiven(first.w) && small.test(next!.w)) return true;
  return (
    /^(i|he|she|we|they|you|yo)$/.test(first.w) &&
    /^(i|he|she|we|they|you|yo)$/.test(whole) &&
    !/^(am|is|was|goes|go)$/.test(next!.w) &&
    !isGiven(next!.w)
  );
}

/** "mia and jonah pruitt": two people, of whom one is to be asked for. */
const areTwo = (t: readonly Token[]): boolean =>
  t.some(
    ({ w, mark }, i) =>
      /^(and|y|e)$/.test(w) &&
      mark === '' &&
      t[i + 1]?.mark === '' &&
      isGiven(t[i - 1]?.w ?? '') &&
      (w === 'and' ? isGiven(t[i + 1]!.w) : isOnlyGiven(t[i + 1]!.w) && isOnlyGiven(t[i - 1]!.w)) &&
      (t[i + 2] === undefined || t[i + 2]!.mark !== '' || nameable(t, i + 2)),
  );

/** Answers that give no name. */
const REFUSES =
  /\b(?:no (?:le |te |les )?(?:quiero|voy a|puedo) (?:dar|decir)\w*|prefiero no|rather not|(?:dont|do not|wont|not going to) (?:want to |wanna )?(?:say|give|tell)|why (?:do|would|are) you|what (?:do|would) you need|para que (?:lo |la )?(?:necesita|quiere))\b/;
const NONE: ReadonlySet<string> = new Set();

function ofPatient(text: string, t: readonly Token[], ordinary: ReadonlySet<string>): NameHeard | null {
  let found: NameHeard | null = null;
  for (let i = 0; i < t.length; i++) {
    const w = t[i]!.w;
    if (RELATION.test(w) && !isNina(text, t, i)) {
      // "his mom jessica" is the caller; "my mom", "the patient" is whom it is about.
      const owner = t[i - 1]?.w ?? '';
      const before = t[i - 2]?.w ?? '';
      if (
        !OWNER.test(owner) &&
        !(/^(patient|paciente)$/.test(w) && (i === 0 || t[i]!.mark !== '')) &&
        !(OWNER.test(before) && !RELATION.test(owner))
      ) {
        if (/['’]s$/.test(text.slice(t[i - 1]?.from ?? 0, t[i - 1]?.to ?? 0)) && nameable(t, i - 1) && isGiven(owner))
          found ??= take(text, t, i - 1, i, false, ordinary);
        continue;
      }
      if (SENT_TO.test(phrase(t, i - 2, 7))) continue;
      let at = pastInLaw(t, i + 1);
      if (RELATION.test(t[at + 1]?.w ?? '') && /^(is|es)$/.test(t[at]?.w ?? '')) continue;
      if (OWNER.test(t[at + 1]?.w ?? '') && /^(is|es)$/.test(t[at]?.w ?? '') && RELATION.test(t[at + 2]?.w ?? ''))
        continue;
      const cued =
        /^(named|called|llamad[oa])$/.test(t[at]?.w ?? '') || (t[at]?.w === 'se' && t[at + 1]?.w === 'llama');
      while (/^(is|es|name|named|called|names|llamad[oa]|se|llama|whos|full|of|de)$/.test(t[at]?.w ?? '')) at++;
      const name =
        take(text, t, at, t.length, !cued, ordinary) ??
        namedBehind(text, t, i, ordinary) ??
        toldBehind(text, t, i, ordinary);
      if (name) found = name;
      continue;
    }
    const whole = wholeAfter(text, t, i, ordinary);
    if (whole) {
      found ??= whole;
      continue;
    }
    if (endsOneOf(t, i)) {
      let at = i + 1;
      while (/^(is|es|named|called|llamad[oa]|se|llama|name|their|her|his|the)$/.test(t[at]?.w ?? '')) at++;
      const name = take(text, t, at, t.length, true, ordinary);
      if (name) found = name;
      continue;
    }
    const cue = PATIENT.test(phrase(t, i, 4));
    if (!cue || t[i + 1] === undefined) continue;
    const at = /^(is|es|s)$/.test(t[i + 1]!.w) ? i + 2 : i + 1;
    const name = take(text, t, at, t.length, true, ordinary);
    if (name) found = name;
  }
  return found;
}

/** "one of our residents, opal stinson", "a patient of ours", "one of doctor ruiz's patients": whoever those who call for their work speak of. */
const ONE_OF =
  /\b(?:one of (?:our|my|the|your|doctor \w+) (?:residents|patients|clients)|(?:an?|your|our) (?:resident|patient|client) of (?:ours|mine|yours)|un[oa] de (?:nuestros|nuestras|mis|sus|los|las) (?:residentes|pacientes|clientes)|paciente (?:suy[oa]|de ustedes))$/;
/** "a patient of doctor ruiz, opal stinson": behind the doctor's name only where a pause parts them. */
const OF_DOCTOR = /\b(?:patient|resident|client|paciente) (?:of|de|de la|del) doctora? \w+$/;

/** At token `i` ends what tells whose patient somebody is, and the name comes next. */
function endsOneOf(t: readonly Token[], i: number): boolean {
  const said = phrase(t, i, 5);
  const next = t[i + 1];
  return ONE_OF.test(said) || (OF_DOCTOR.test(said) && next !== undefined && next.mark !== '');
}

/** Past what goes with "father in law". */
const pastInLaw = (t: readonly Token[], i: number): number => (t[i]?.w === 'in' && t[i + 1]?.w === 'law' ? i + 2 : i);

/** Words between "my wife's" and the name behind what is hers. */
const OF_THEIRS = 4;

/** "my wife's test results, maria brenner": a whole name behind what belongs to the one who is spoken of. */
function namedBehind(text: string, t: readonly Token[], i: number, ordinary: ReadonlySet<string>): NameHeard | null {
  if (!/['’]s$/.test(text.slice(t[i]!.from, t[i]!.to))) return null;
  for (let at = i + 2; at <= i + OF_THEIRS && at < t.length; at++) {
    if (t[at]!.mark === '') continue;
    const surname = t[at + 1];
    if (t[at]!.mark !== ',' || surname?.mark !== '') return null;
    // A first name, or one that stands before the caller's own surname.
    if (!isGiven(t[at]!.w) && !t.slice(0, i).some(({ w }) => w === surname.w)) return null;
    const name = take(text, t, at, t.length, true, ordinary);
    return name?.value.includes(' ') ? name : null;
  }
  return null;
}

/** "…, but it's my wife who's sick, lan doan": a whole name behind what is said of the one that it is about. */
function toldBehind(text: string, t: readonly Token[], i: number, ordinary: ReadonlySet<string>): NameHeard | null {
  if (!/\b(it|its|for|about|es|para|por)( (is|s))? (my|our|mi|nuestr[oa])$/.test(phrase(t, i - 1, 3))) return null;
  for (let at = i + 2; at <= i + OF_THEM && at + 1 < t.length; at++) {
    if (t[at]!.mark === '' || t[at + 1]!.mark !== '' || !nameable(t, at) || !nameable(t, at + 1)) continue;
    const known = t.slice(0, i).some(({ w }) => w === t[at + 1]!.w);
    if (!isGiven(t[at]!.w) && !known) continue;
    const name = take(text, t, at, t.length, true, ordinary);
    if (name?.value.includes(' ')) return name;
  }
  return null;
}

/** Words between "it's my wife" and her name. */
const OF_THEM = 9;

/** "a question for beverly nash", "an aide for miss holloway": a given name and a surname after what leads to a patient's. */
function wholeAfter(text: string, t: readonly Token[], i: number, ordinary: ReadonlySet<string>): NameHeard | null {
  // "for a carol brandt"
  const small = /^(a|an|one|un|una)$/.test(t[i + 1]?.w ?? '') || isTheTitled(t, i + 1);
  const one = small && t[i + 1]!.mark === '' ? 1 : 0;
  const next = t[i + 1 + one];
  if (next?.mark !== '') return null;
  const said = phrase(t, i, 3);
  const titled =
    SPOKEN_OF.test(t[i]!.w) && TITLE_BEFORE.test(next.w) && !/\b(?:message|mensaje|recado|speak|talk)\b/.test(said);
  const ends = t[i + 3 + one] === undefined || t[i + 3 + one]!.mark !== '';
  const last = /^(for|para)$/.test(t[i]!.w) && ends && t[i + 2 + one]?.mark === '' && !SPEAKS_TO.test(phrase(t, i, 9));
  const named = (PAPERS.test(said) || last) && isGiven(next.w) && !/\bmessage\b/.test(said);
  if (!titled && !named) return null;
  const name = take(
    text,
    t,
    i + 1 + one,
    titled ? endOfTitled(text, t, i + 2 + one, ordinary) : t.length,
    true,
    ordinary,
  );
  return name?.value.includes(' ') ? name : null;
}

/** Where the name behind a title ends: after two words, before one that tells what happens ("la señora sosa paz llamó", "mister doyle reed phoned"). */
function endOfTitled(text: string, t: readonly Token[], from: number, ordinary: ReadonlySet<string>): number {
  for (let k = from + 2; k < t.length && t[k]!.mark === ''; k++) {
    const word = text.slice(t[k]!.from, t[k]!.to).toLowerCase();
    if (!PARTICLES.has(t[k - 1]!.w) && (ordinary.has(t[k]!.w) || /(?:\wed|ó|aron|ieron)$/u.test(word))) return k;
  }
  return t.length;
}

/** "De la señora elva soto". */
const isTheTitled = (t: readonly Token[], i: number): boolean =>
  /^(la|el)$/.test(t[i]?.w ?? '') && t[i + 1]?.mark === '' && TITLE_BEFORE.test(t[i + 1]!.w);

/** Before the one who is wanted, and no patient. */
const SPEAKS_TO =
  /\b(?:message|mensaje|recado|speak|talk|looking|ask|asking|hold|wait|waiting|hablar|pregunto|busco|question|note|work|works)\b/;
const TITLE_BEFORE = /^(mr|mrs|ms|miss|mister|senor|senora|senorita|don|dona|sr|sra)$/;

function ofCaller(text: string, t: readonly Token[], ordinary: ReadonlySet<string>): NameHeard | null {
  for (let i = 0; i < t.length; i++) {
    if (!SELF.test(phrase(t, i, 4))) continue;
    const w = t[i]!.w;
    // What was "i'm frank" is folded to "i frank"; the text shows that "i need" was none.
    const am = w === 'i' && /['’]m$|^im$/i.test(text.slice(t[i]!.from, t[i]!.to));
    if (w === 'i' && !am) continue;
    // "it's danielle again, danielle frost"
    if (w === 'it' && !(/['’]s$|^its$/i.test(text.slice(t[i]!.from, t[i]!.to)) && isGiven(t[i + 1]?.w ?? ''))) continue;
    const at = /^(is|es|s)$/.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
    const weak = am || /^(am|soy|habla)$/.test(w);
    const name = take(text, t, at, t.length, weak || w === 'it', ordinary);
    if (w === 'is' && name && tellsOf(text, t, at, name.value, ordinary)) continue;
    if (name && (w !== 'it' || name.value.includes(' '))) return name;
  }
  return null;
}

/** Endings of words that tell how something is, or what it is about. */
const OF_WORDS = /(?:ing|ed|ous|ful|ible|able|ical|ive|ly|ant|ent)$/;

/** "This is awkward", "this is regarding my bill": no name after these two words, where it is neither a known one nor spelled. */
function tellsOf(text: string, t: readonly Token[], at: number, name: string, ordinary: ReadonlySet<string>): boolean {
  if (t[at - 2]?.w !== 'this') return false;
  const words = name.split(' ').map(lettersOf);
  if (isGiven(words[0] ?? '') || t.slice(at, at + 14).some((_, k) => spelledAt(t, at + k, 3, text) !== null))
    return false;
  return words.length < 2 || words.some((w) => ordinary.has(w) || OF_WORDS.test(w));
}

/** A name that begins at token `at`. `tells`: people as often say here what happens ("my son fell"). */
function take(
  text: string,
  t: readonly Token[],
  at: number,
  to: number,
  tells: boolean,
  ordinary: ReadonlySet<string>,
): NameHeard | null {
  let from = at;
  while (TITLE.test(t[from]?.w ?? '')) from++;
  const first = t[from];
  if (!first || NO_CALLER.test(first.w)) return null;
  const named = nameable(t, from) || isNina(text, t, from) || initialsAt(t, from, to, text) !== null;
  if (!named && !spelledAt(t, from, 3, text) && !/^(first|last)$/.test(first.w)) return null;
  if (tells && tellsWhatHappens(first.w)) return null;
  const name = nameFrom(text, from, to, t, true);
  if (!name || !/^(?:\p{L}\.\p{L}\. )?[\p{L}' -]+$/u.test(name.value)) return null;
  const words = name.value.split(' ').filter((w) => !PARTICLES.has(w.toLowerCase()));
  if (words.length > 5) return null;
  // The office of somebody is not who calls.
  let end = from;
  while (end < t.length && end < from + 5 && nameable(t, end)) end++;
  if (COMPANY.test(t[end]?.w ?? '') || COMPANY.test(t[end - 1]?.w ?? '')) return null;
  // "my wife's test results", "my friend speaks highly": where other words are as likely, ordinary ones are no name.
  const given = isGiven(lettersOf(words[0] ?? ''));
  const spelled =
    spelledAt(t, from, 3, text) !== null ||
    t.slice(from, from + 14).some((_, k) => spelledAt(t, from + k, 3, text) !== null);
  if (tells && !given && !spelled && words.some((w) => ordinary.has(lettersOf(w)) || /ly$/i.test(w))) return null;
  const lone = words.length < 2 && !isGiven(lettersOf(words[0] ?? ''));
  if (tells && lone && t[from + 1] !== undefined && t[from + 1]!.mark === '') return null;
  return name;
}

function nameable(t: readonly Token[], i: number): boolean {
  const w = t[i]?.w ?? '';
  return (
    w.length > 1 &&
    !/\d/.test(w) &&
    (!cantBe(w) || (PARTICLES.has(w) && t[i + 1] !== undefined && t[i + 1]!.w.length > 1 && !cantBe(t[i + 1]!.w)))
  );
}

/** The last `n` words up to token `i`, as far as no mark parts them. */
function phrase(t: readonly Token[], i: number, n: number): string {
  let from = i;
  while (from > 0 && from > i - n && t[from]!.mark === '') from--;
  return t
    .slice(from, i + 1)
    .map((x) => x.w)
    .join(' ');
}
