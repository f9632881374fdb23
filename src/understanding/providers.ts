import type { Token } from '../words/tokens.ts';
import { fold } from '../words/tokens.ts';
import { editDistance } from './likeness.ts';
import { soundsApart, soundsOf, weightOf } from './sounds.ts';

/** Somebody of the practice whom callers ask for. */
export interface KnownProvider {
  /** As the practice writes it: "Dr. Adaeze Nwachukwu", "Elena Villaseñor, FNP", or a surname alone. */
  name: string;
  /** How the surname is said, by syllables: "oh-KAH-for". */
  say?: string | null;
}

export interface ProviderHeard {
  /** Surname, as the practice writes it. */
  value: string;
  uncertain: boolean;
}

/** Words that are known beside the names of the practice. */
export interface KnownWords {
  /** Words that everybody says. */
  common: ReadonlySet<string>;
  /** Usual surnames, as they are looked up. */
  surnames: ReadonlySet<string>;
}

/**
 * How far from a name the words may be, as a share of it: after "doctor", as an answer, in the middle of something else, and where they are a usual
 * surname that nobody of the practice bears ("Castro" is no "Quintero" misheard).
 */
const APART = { titled: 0.34, asked: 0.28, otherwise: 0.16, another: 0.07 };
/** Another provider this near makes it nobody. */
const AHEAD = 0.1;
/**
 * The same behind a title for a word that is nobody's usual name and that nobody says otherwise ("doctor Oakhaver"): it is somebody's, and the practice's
 * own are few. It is asked.
 */
const STRANGE = { apart: 0.5, ahead: 0.15 };
/** What counts as heard well. */
const SURE = 0.2;
const LONGEST = 5;

const TITLE =
  /^(doctor|doctora|miss|ms|mrs|mr|mister|nurse|senora|senor|senorita|enfermera|enfermero|licenciada|licenciado)$/;
/** What somebody of the practice is, said before the name. */
const ROLE = /\b(p a|n p|pa|np|physician assistant|nurse practitioner|practitioner|enfermera practicante)$/;
/** Before a first name alone. */
const WITH =
  /^(with|con|see|saw|ver|pa|practitioner|np|assistant|and|named|called|fellow|guy|gentleman|muchacho|muchacha|joven|senor)$/;
/** "I'm down for kevin at ten". */
const DOWN_FOR = /\b(?:down|booked|scheduled|signed up|on) for$/;
/** After a first name alone: nothing that could be another surname, and nothing that makes it somebody else. */
const AFTER_FIRST =
  /^(please|on|at|for|in|this|next|tomorrow|today|the|if|or|and|but|not|again|monday|tuesday|wednesday|thursday|friday|saturday|por|para|el|la|en|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|nurse|pa|np|is fine|to|from|instead|who|because|about|something|maybe|i|do|does|has|have)$/;
/** "anybody but doctor moore" */
const NOT =
  /\b(not|but|except|besides|instead of|other than|no con|menos|excepto|no es|no quiero|no)( with| con| to see)?( the| el| la| my| mi)?$/;
const ANYBODY =
  /\b(anybody|anyone|any|someone|somebody|everyone|whoever|cualquiera|quien sea|alguien|who) (else )?(but|except|menos|excepto|other than)( (for|not|no|con))?( the| el| la)?( doctor| doctora)?$/;
const CORRECTS = /\b(no|sorry|wait|actually|rather|digo|perdon|mejor dicho)\b/;

const NOTHING_KNOWN: KnownWords = { common: new Set(), surnames: new Set() };

interface Named {
  surname: string;
  first: string | null;
  /** Ways in which the surname is said, in sounds. */
  sounds: string[];
  firstSounds: string | null;
  firstWritten: string | null;
  initial: string;
  /** The parts of a double surname as they are compared. */
  pieces: string[];
  /** Surname as it is compared, letter by letter. */
  written: string;
}

/** The provider of the practice whom the words name, by surname, a part of it, how it is said, or first name; null where it may be nobody or two. */
export function providerIn(
  t: readonly Token[],
  providers: readonly (string | KnownProvider)[],
  asked: boolean,
  known: KnownWords = NOTHING_KNOWN,
): ProviderHeard | null {
  const named = providers.map((p) => namedOf(typeof p === 'string' ? { name: p } : p));
  let best: (ProviderHeard & { to: number }) | null = null;
  for (let i = 0; i < t.length; i++) {
    const found = at(t, i, named, asked, known);
    if (!found) continue;
    if (denied(t, found.from)) {
      i = found.to - 1;
      continue;
    }
    const corrected = best !== null && CORRECTS.test(words(t, best.to, found.from));
    if (!best || corrected) best = found;
    i = Math.max(i, found.to - 1);
  }
  return best && { value: best.value, uncertain: best.uncertain };
}

interface Hit extends ProviderHeard {
  from: number;
  to: number;
}

function at(t: readonly Token[], i: number, named: readonly Named[], asked: boolean, known: KnownWords): Hit | null {
  const titled = TITLE.test(t[i]!.w) && t[i + 1] !== undefined && t[i + 1]!.mark === '';
  const start = titled ? i + 1 : i;
  // Unasked, and with nothing before it that leads to a name, only a surname as it is written counts.
  const called = ROLE.test(words(t, Math.max(0, i - 2), i));
  const led =
    titled || called || asked || WITH.test(t[i - 1]?.w ?? '') || DOWN_FOR.test(words(t, Math.max(0, i - 3), i));
  if (!led) return plainly(t, i, named) ?? byFirst(t, i, named);
  const limit = titled || called ? APART.titled : asked ? APART.asked : APART.otherwise;
  const w = t[start]!.w;
  if (
    titled &&
    /^[a-z]$/.test(w) &&
    !(
      /^[a-z]$/.test(t[start + 1]?.w ?? '') &&
      t[start + 1]!.mark === '' &&
      !(t[start + 1]!.w === 'i' && (t[start + 2]?.w.length ?? 0) > 1)
    )
  ) {
    const of = named.filter((p) => p.initial === w);
    if (of.length > 0)
      return of.length === 1 ? { value: of[0]!.surname, uncertain: true, from: i, to: start + 1 } : null;
  }
  const scores = named
    .map((p) => ({ p, ...nearest(t, start, p, titled, asked, known.common) }))
    .map((s) => ({ ...s, another: isAnother(t, start, s.to, s.p, known) }))
    .filter((s) => s.apart <= (s.another && !isWrittenAlike(w, s.p) ? APART.another : limit))
    .sort((a, b) => a.apart - b.apart);
  const [first, second] = scores;
  if (!first && titled) return strangely(t, i, named, known);
  if (!first || (second && second.apart - first.apart < AHEAD)) return null;
  return { value: first.p.surname, uncertain: first.another || first.apart > SURE, from: i, to: first.to };
}

/** Behind the title at token `i` a word that is no name and nothing else either: the only one of the practice that it sounds somewhat like. */
function strangely(
  t: readonly Token[],
  i: number,
  named: readonly Named[],
  { common, surnames }: KnownWords,
): Hit | null {
  const { w } = t[i + 1]!;
  if (common.has(w) || surnames.has(w) || surnames.size === 0 || !LETTERS.test(w)) return null;
  const heard = soundsOf(w);
  const [first, second] = named
    .map((p) => ({ p, apart: Math.min(...p.sounds.map((s) => soundsApart(heard, s) / weightOf(s))) }))
    .sort((a, b) => a.apart - b.apart);
  if (!first || first.apart > STRANGE.apart || (second && second.apart - first.apart < STRANGE.ahead)) return null;
  return { value: first.p.surname, uncertain: true, from: i, to: i + 2 };
}

/** So many letters make a name. */
const LETTERS = /^\p{L}{4,}$/u;

/** Whether a usual surname was said that is not the person's: with nothing behind it but words that everybody says. */
function isAnother(t: readonly Token[], from: number, to: number, p: Named, { common, surnames }: KnownWords): boolean {
  const w = t[from]!.w;
  const own = [p.written, p.firstWritten, ...p.pieces].includes(w);
  return !own && surnames.has(w) && t.slice(from + 1, to).every((x) => common.has(x.w));
}

/** Letters of a name of which one may be another: "Lindquist" of Lindqvist. */
const LETTERS_A_SLIP = 5;

/** Such a surname that may yet be the person's, written otherwise. */
function isWrittenAlike(w: string, { written, pieces }: Named): boolean {
  return [written, ...pieces].some((own) => own[0] === w[0] && editDistance(own, w) * LETTERS_A_SLIP <= own.length);
}

/** A surname or a whole name, letter by letter. */
function plainly(t: readonly Token[], i: number, named: readonly Named[]): Hit | null {
  for (const p of named) {
    const w = t[i]!.w;
    const start = p.firstWritten === w ? i + 1 : i;
    if (t[start]?.w[0] !== p.written[0]) continue;
    for (let n = 1; n <= 3 && start + n <= t.length; n++)
      if (p.written === words(t, start, start + n).replace(/ /g, ''))
        return { value: p.surname, uncertain: false, from: i, to: start + n };
  }
  return null;
}

/** What somebody of the practice does: "kevin took a mole off". */
const CARES =
  /^(?:took|gave|saw|checked|looked|prescribed|removed|ordered|wrote|started|switched|examined|refilled|stitched|me (?:vio|dio|receto|atendio|quito|reviso|mando)|put me|told me to)\b/;

/** A first name that only one of the practice has, as who did something for the caller. */
function byFirst(t: readonly Token[], i: number, named: readonly Named[]): Hit | null {
  const of = named.filter((p) => p.firstWritten === t[i]!.w);
  if (of.length !== 1 || t[i + 1]?.mark !== '' || !CARES.test(words(t, i + 1, i + 4))) return null;
  return { value: of[0]!.surname, uncertain: true, from: i, to: i + 1 };
}

/** How near the words from `i` on come to a provider, at their best. */
function nearest(
  t: readonly Token[],
  i: number,
  p: Named,
  titled: boolean,
  asked: boolean,
  common: ReadonlySet<string>,
): { apart: number; to: number } {
  let best = { apart: 1, to: i + 1 };
  const take = (apart: number, to: number) => {
    if (apart < best.apart - 0.001 || (apart < best.apart + 0.001 && to > best.to)) best = { apart, to };
  };
  let heard = '';
  let strange = 0;
  for (let n = 1; n <= LONGEST && i + n <= t.length; n++) {
    const x = t[i + n - 1]!;
    if ((n > 1 && x.mark !== '') || /\d/.test(x.w)) break;
    heard += soundsOf(x.w);
    if (!common.has(x.w)) strange++;
    const plain = words(t, i, i + n).replace(/ /g, '');
    // A word that everybody says is a name only after a title, or as the answer.
    const sound = titled || strange > 0 || (asked && n > 1);
    if ((titled || asked) && p.pieces.includes(plain)) take(0, i + n);
    for (const s of p.sounds) {
      const weight = weightOf(s);
      if (weight >= 2 && (sound || p.written === plain)) take(soundsApart(heard, s) / weight, i + n);
      // "venkat" of Venkataraman
      if ((titled || asked) && strange > 0 && weightOf(heard) >= 3 && weight > weightOf(heard) + 1)
        take(soundsApart(heard, s.slice(0, heard.length)) / weightOf(heard) + 0.08, i + n);
    }
    if (!p.firstSounds || !p.first) continue;
    const first = soundsApart(heard, p.firstSounds) / weightOf(p.firstSounds);
    if (plain === p.firstWritten || (first < 0.15 && (titled || asked))) {
      const next = t[i + n];
      const before = t[i - 1]?.w ?? '';
      const alone = next === undefined || next.mark !== '' || AFTER_FIRST.test(next.w);
      if (alone && (titled || asked || WITH.test(before) || DOWN_FOR.test(words(t, Math.max(0, i - 3), i))))
        take(first + 0.05, i + n);
    }
    for (const s of p.sounds) {
      const whole = p.firstSounds + s;
      const apart = soundsApart(heard, whole) / weightOf(whole);
      if (n > 1 && apart < 0.25) take(Math.max(0, apart - 0.1), i + n);
    }
  }
  return best;
}

function denied(t: readonly Token[], from: number): boolean {
  const before = words(t, Math.max(0, from - 4), from);
  if (ANYBODY.test(before)) return true;
  const close = NOT.exec(before);
  // "no, doctor reyes" says who it is.
  return close !== null && !(t[from]!.mark !== '' || (close[0] === 'but' && t[from - 1]?.mark !== ''));
}

const words = (t: readonly Token[], from: number, to: number) =>
  t
    .slice(from, to)
    .map((x) => x.w)
    .join(' ');

const NAMED = new Map<string, Named>();

/** "Dr. Hannah Lindqvist-Moore, MD" → surname, first name, and how both sound. */
function namedOf(p: KnownProvider): Named {
  const key = `${p.name}|${p.say ?? ''}`;
  const known = NAMED.get(key);
  if (known) return known;
  const [plain = ''] = p.name.split(',');
  const parts = plain
    .trim()
    .split(/\s+/)
    .filter((w) => !/^(dr|dra|doctor|doctora|mr|mrs|ms|miss)\.?$/i.test(w) && !/^[A-Z]\.$/.test(w));
  const surname = parts.at(-1) ?? plain;
  const first = parts.length > 1 ? parts[0]! : null;
  const syllables = (s: string) =>
    s
      .split(/[\s-]+/)
      .map((x) => soundsOf(fold(x)))
      .join('');
  const pieces = surname.split('-').filter((x) => x.length > 2);
  const said = (p.say ?? '').trim();
  const sounds = new Set([syllables(surname), ...pieces.map((x) => soundsOf(fold(x)))]);
  if (said) {
    sounds.add(syllables(said));
    for (const piece of said.split(/\s+/)) if (said.includes(' ')) sounds.add(syllables(piece));
  }
  const named: Named = {
    surname,
    first,
    sounds: [...sounds].filter(Boolean),
    firstSounds: first ? soundsOf(fold(first)) : null,
    firstWritten: first ? fold(first) : null,
    pieces: pieces.length > 1 ? pieces.map(fold) : [],
    initial: fold(surname)[0] ?? '',
    written: fold(surname.replace(/-/g, '')),
  };
  if (NAMED.size > 500) NAMED.clear();
  NAMED.set(key, named);
  return named;
}
