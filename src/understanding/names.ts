import { type Token, tokenise } from '../words/tokens.ts';
import { isNoName, tellsWhatHappens } from './no-name.ts';
import { spelledAt } from './spelling.ts';

export interface NameHeard {
  value: string;
  /** One word only, or a word that is no usual name: to be spelled back. */
  uncertain: boolean;
}

const PARTICLES = new Set(
  'de del la las los da do dos van von der den di du le al el bin ibn st y san santa'.split(' '),
);
const PREFIXES = /^(mac|mc|o)$/;
/** Words that end a name or can't be part of one. */
const NOT_NAME = new Set(
  (
    'a an the and or but so for with about to at on in of i im my me we our you he she it they is am are was were be been have has had do does did can could need want would like calling ' +
    'call called here there this that from just please thanks thank yes yeah no not okay hi hello hey good morning afternoon evening name names first last middle surname spelled spell ' +
    'separate words date birth birthday born patient patients mother mom father dad son daughter wife husband baby kid who whos years year old how what when where why number phone ' +
    'appointment doctor nurse office again sorry sir maam miss mrs mr ms senor senora senorita uh it its thats theres mi es soy me llamo habla hablo para por que con una un ' +
    'tengo tiene quiero necesito cita nombre apellido fecha nacimiento nacio naci gracias buenos buenas dias tardes noches bueno si doctora paciente hijo hija esposo esposa mama papa ' +
    'calls sick hurt hurts pain chest having feeling looking trying wondering returning really very also because she s one two three four five six seven eight nine ten zero oh both like letter ' +
    'not sure know dont cant wont think going gonna got get him her his their them'
  ).split(' '),
);
const cantBe = (word: string): boolean => NOT_NAME.has(word) || isNoName(word);

interface Piece {
  kind: 'word' | 'spelled';
  text: string;
  mark: Token['mark'];
  cue: 'first' | 'last' | null;
}

/** Words with their capitals: "de la cruz" → "de la Cruz", "o'dell" → "O'Dell", "macleod" stays as it was spelled. */
export function capitalise(word: string): string {
  return word
    .split(/(?=[-' ])/)
    .map((p) => {
      const m = /^([-' ]?)(.)(.*)$/u.exec(p);
      return m ? m[1] + m[2]!.toUpperCase() + m[3] : p;
    })
    .join('');
}

function write(words: string[]): string {
  return words
    .map((w, i) =>
      i > 0 && PARTICLES.has(w.toLowerCase()) && i < words.length - 1
        ? w.toLowerCase()
        : /[A-Z]/.test(w.slice(1)) && !/'/.test(w)
          ? w[0]!.toUpperCase() + w.slice(1)
          : capitalise(w),
    )
    .join(' ')
    .replace(/\bMc([a-z])/g, (_, c: string) => `Mc${c.toUpperCase()}`);
}

/** The written form of a token in the text, so that accents and apostrophes stay. */
function written(text: string, t: Token): string {
  return text
    .slice(t.from, t.to)
    .replace(/['’]s$/, '')
    .toLowerCase();
}

/**
 * A name out of an answer to "what is your name" (or of the words after a cue): given name and surname in order, corrected by what
 * was spelled. Null where no word can be a name.
 */
export function nameFrom(
  text: string,
  from: number,
  to: number,
  tokens: readonly Token[] = tokenise(text),
): NameHeard | null {
  const t = tokens;
  const pieces: Piece[] = [];
  let cue: Piece['cue'] = null;
  let mark: Token['mark'] = '';
  for (let i = from; i < to; ) {
    const w = t[i]!.w;
    if (t[i]!.mark !== '') mark = t[i]!.mark;
    if (/^(last|apellido|surname|family|apellidos)$/.test(w)) {
      cue = 'last';
      i++;
      while (/^(name|is|names|es)$/.test(t[i]?.w ?? '')) i++;
      continue;
    }
    if (/^(first|nombre|given)$/.test(w)) {
      cue = 'first';
      i++;
      while (/^(name|is|names|es)$/.test(t[i]?.w ?? '')) i++;
      continue;
    }
    if (/^(with|con|without|not|sin)$/.test(w)) {
      // "katherine with a k", "jon without the h", "smyth with a y not an i"
      i++;
      while (i < to && /^(a|an|the|una|la|el|not|no|and|[a-z])$/.test(t[i]!.w) && t[i]!.mark !== ',') i++;
      continue;
    }
    if (/^[a-z]$/.test(w) && (t[i + 1]?.w === 'like' || t[i + 1]?.w === 'as') && !spelledAt(t, i)) {
      i += t[i + 1]!.w === 'as' ? 4 : 3;
      continue;
    }
    const s = spelledAt(t, i);
    if (s) {
      pieces.push({ kind: 'spelled', text: s.text, mark, cue });
      i = s.to;
      mark = '';
      continue;
    }
    if ((w === 'dash' || w === 'hyphen' || w === 'guion') && pieces.length && t[i + 1]) {
      pieces.at(-1)!.text += `-${written(text, t[i + 1]!)}`;
      i += 2;
      continue;
    }
    if (/^(three|two|separate|words|one|word|dos|palabras)$/.test(w) && (mark !== '' || pieces.length)) {
      i++;
      continue;
    }
    const happened = i > from && TELLS.test(t[i - 1]!.w) && tellsWhatHappens(w);
    if (/\d/.test(w) || happened || (cantBe(w) && !PARTICLES.has(w))) {
      if (pieces.filter((p) => p.kind === 'word').length >= 2 && !isCueSoon(t, i, to)) break;
      mark = '.';
      i++;
      continue;
    }
    if (PARTICLES.has(w) && (i + 1 >= to || (cantBe(t[i + 1]!.w) && !PARTICLES.has(t[i + 1]!.w)))) {
      i++;
      continue;
    }
    pieces.push({ kind: 'word', text: written(text, t[i]!), mark, cue });
    mark = '';
    i++;
  }
  return assemble(pieces);
}

function isCueSoon(t: readonly Token[], i: number, to: number): boolean {
  return t.slice(i, Math.min(to, i + 5)).some((x) => /^(first|last|nombre|apellido|apellidos|surname)$/.test(x.w));
}

/** A spelling replaces the word that it spells; a spelling with nothing before it is a word of its own. */
function assemble(pieces: Piece[]): NameHeard | null {
  const first: string[] = [];
  const last: string[] = [];
  const words: { text: string; cue: Piece['cue']; spelled: boolean }[] = [];
  for (const p of pieces) {
    if (p.kind === 'word') {
      words.push({ text: p.text, cue: p.cue, spelled: false });
      continue;
    }
    const spelled = p.text.replace(/ +/g, ' ').trim();
    const fits = [...words.keys()].reverse().find((k) => !words[k]!.spelled && alike(words[k]!.text, spelled));
    if (fits !== undefined)
      words[fits] = {
        ...words[fits]!,
        text: words[fits]!.text.includes('-') && !spelled.includes('-') ? words[fits]!.text : spelled,
        spelled: true,
      };
    else if (
      words.length &&
      spelled.length >= 3 &&
      !words.at(-1)!.spelled &&
      p.mark === ',' &&
      similarStart(words.at(-1)!.text, spelled)
    )
      words[words.length - 1] = { ...words.at(-1)!, text: spelled, spelled: true };
    else if (spelled.length >= 3) words.push({ text: spelled, cue: p.cue, spelled: true });
  }
  const anyFirst = words.some((w) => w.cue === 'first');
  const anyLast = words.some((w) => w.cue === 'last');
  for (const w of words) {
    const isLast = w.cue === 'last' || (w.cue === null && anyFirst && !anyLast);
    (isLast ? last : first).push(w.text);
  }
  const all = [...first, ...last];
  const joined: string[] = [];
  for (let i = 0; i < all.length; i++) {
    if (PREFIXES.test(all[i]!) && all[i + 1]) joined.push(`${all[i] === 'o' ? "o'" : all[i]}${all[++i]}`);
    else joined.push(all[i]!);
  }
  const kept = joined.filter((w) => w.length > 1).slice(0, 5);
  if (!kept.length) return null;
  return { value: write(kept), uncertain: kept.filter((w) => !PARTICLES.has(w)).length < 2 };
}

function alike(word: string, spelled: string): boolean {
  const a = word
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  const b = spelled
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  if (a === b) return true;
  if (b.length < 3) return false;
  // "hernandez-cole, c o l e": the end of it
  if (a.endsWith(b) && b.length >= 3) return true;
  return distance(a, b) <= Math.max(1, Math.floor(Math.min(a.length, b.length) / 3));
}

const similarStart = (a: string, b: string) => a[0] === b[0]?.toLowerCase() && Math.abs(a.length - b.length) <= 3;

function distance(a: string, b: string): number {
  let prev = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const cur = [i];
    for (let j = 1; j <= b.length; j++)
      cur[j] = Math.min(prev[j]! + 1, cur[j - 1]! + 1, prev[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    prev = cur;
  }
  return prev[b.length]!;
}

const SELF =
  /\b(?:my (?:full )?name is|name is|this is|i am|im called|call me|me llamo|mi nombre es|soy|le habla|les habla|habla|se llama|his name is|her name is|name)\b/g;
const PATIENT =
  /\b(?:(?:calling |call |calling about |on behalf of )?(?:for )?my (?:mother|father|mom|dad|wife|husband|son|daughter|grandmother|grandfather|grandson|granddaughter|sister|brother|aunt|uncle|partner|child|baby)(?= (?!s\b|is\b|has\b))|calling for|call for|calling about|on behalf of|patient (?:is|name is|s name is)|patients name is|paciente (?:es|se llama)|my (?:son|daughter|wife|husband|mother|father|mom|dad) (?:is|named)|para mi (?:hijo|hija|mama|papa|esposo|esposa)|(?:his|her) name is|se llama)\b/g;

/** Cues after which people as often say what happens. */
const TELLS =
  /(^i am|^am|^soy|^this is|mother|father|mom|dad|wife|husband|son|daughter|grandmother|grandfather|grandson|granddaughter|sister|brother|aunt|uncle|partner|child|baby|hijo|hija|mama|papa|esposo|esposa)$/;

/** The patient's name in free speech: after "patient is", "calling for my mother", else after "this is", "my name is". */
export function nameInSpeech(text: string, t: readonly Token[], patientOnly = false): NameHeard | null {
  const said = t.map((x) => x.w).join(' ');
  for (const re of patientOnly ? [PATIENT] : [PATIENT, SELF]) {
    let found: NameHeard | null = null;
    for (const m of said.matchAll(re)) {
      const from = said.slice(0, m.index + m[0].length).split(' ').length;
      let to = from;
      while (to < t.length && to < from + 26 && t[to]!.mark !== '.') to++;
      // Only words right after the cue can be the name; later ones only if spelled.
      const first = t[from];
      if (!first || (cantBe(first.w) && !PARTICLES.has(first.w)) || /\d/.test(first.w)) continue;
      if (TELLS.test(m[0]) && tellsWhatHappens(first.w)) continue;
      let end = from;
      while (
        end < to &&
        (!cantBe(t[end]!.w) || PARTICLES.has(t[end]!.w) || /^(first|last|name|dash)$/.test(t[end]!.w)) &&
        end - from < 5 &&
        (end === from || t[end]!.mark === '')
      )
        end++;
      // take spelled letters after it along
      while (end < to) {
        const s = spelledAt(t, end);
        if (!s) break;
        end = s.to;
      }
      const name = nameFrom(text, from, end, t);
      if (name && looksLikeName(name.value)) found = name;
    }
    if (found) return found;
  }
  return null;
}

const ROLES =
  /^(the|dr|doctor|nurse|pharmacy|cvs|walgreens|lab|home|school|hospital|urgent|emergency|important|regarding|about|an|calling|having|just|actually|really|so|not|walgreens|farmacia|enfermera|for)\b/i;
const looksLikeName = (v: string) => !ROLES.test(v) && v.split(' ').length <= 5 && /^[\p{L}' -]+$/u.test(v);

/** A name after a correction: spelled again, or said again. */
export function correctName(current: string, heard: string): string | null {
  const t = tokenise(heard);
  const words = current.split(' ');
  for (let i = 0; i < t.length; i++) {
    const s = spelledAt(t, i, 3);
    if (!s) continue;
    const said = t
      .slice(0, i)
      .map((x) => x.w)
      .join(' ');
    const at = /\b(last|apellido|surname)\b/.test(said)
      ? words.length - 1
      : /\b(first|nombre)\b/.test(said)
        ? 0
        : words.findIndex((w) => alike(w.toLowerCase(), s.text) || similarStart(w.toLowerCase(), s.text));
    if (at < 0) continue;
    words[at] = /[A-Z]/.test(s.text) ? s.text[0]!.toUpperCase() + s.text.slice(1) : capitalise(s.text);
    return words.join(' ');
  }
  const start = t.findIndex((x) => !cantBe(x.w) || PARTICLES.has(x.w));
  if (start < 0) return null;
  const name = nameFrom(heard, 0, t.length, t);
  if (!name) return null;
  const given = name.value.split(' ');
  if (given.length > 1) return name.value;
  const said = t.map((x) => x.w).join(' ');
  if (/\b(last|apellido|surname)\b/.test(said)) return [...words.slice(0, -1), given[0]!].join(' ');
  if (/\b(first|nombre)\b/.test(said)) return [given[0]!, ...words.slice(1)].join(' ');
  const at = words.findIndex((w) => alike(w.toLowerCase(), given[0]!.toLowerCase()));
  if (at < 0) return null;
  words[at] = given[0]!;
  return words.join(' ');
}
