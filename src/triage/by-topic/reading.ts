import { tokenise } from '../../words/tokens.ts';
import { namesDanger } from '../grave-words.ts';
import { healthy } from './figures.ts';
import { GOOD, TOPICS } from './topics.ts';

/** What an answer says of the things that were asked, one by one. */
export interface ByTopic {
  /** Topics that are denied, or told to be well. */
  well: ReadonlySet<string>;
  /** Asked for, and told to be there. */
  ill: ReadonlySet<string>;
  /** All of it is denied at once: "no", "none of those", "negative for all three". */
  all: boolean;
  /** What is left to be judged by the rules: what neither denies anything nor is well. */
  left: string;
}

/** Said around what is told, in either language; no verb that tells of a danger. */
const SMALL =
  'i|im|ive|he|she|it|its|they|we|you|me|him|her|his|my|our|their|the|a|an|that|this|these|those|there|here|and|or|is|are|am|was|were|be|been|being|has|have|had|does|do|did|got|gets|get|to|of|on|in|at|for|with|as|so|too|very|just|only|still|now|right now|today|tonight|this morning|currently|really|pretty|quite|totally|completely|all|both|also|mostly|everything|everybody|looks?|looking|feels?|feeling|seems?|acting|doing|going|well|oh|okay|yeah|yes|sir|maam|miss|honey|dear|thanks|thank you|thank god|actually|honestly|mom|dad|mama|papa|baby|son|daughter|wife|husband|patient|pt|skin|nice and|up|next|first|since|el|ella|la|las|los|lo|un|una|mi|su|sus|le|les|se|me|que|y|o|de|del|en|con|por|a|al|esta|estan|estoy|anda|ando|andan|sigue|tiene|tengo|hay|es|son|muy|bien|ya|ahorita|ahora|hoy|pues|si|todo|toda|todos|puede|puedo|nada mas|nomas|gracias a dios|gracias|senora|senorita|senor|doctora|yo|nino|nina|bebe';
/** Between a no and what it denies. "No" itself takes no verb: "no, the neck is swollen" denies nothing. */
const AFTER_NO =
  'any|more|of|the|a|an|his|her|my|or|nor|in|it|at all|at the moment|there|either|really|new|other|actual|kind of|sort of|signs?|complaints?|reports?|anything|or anything|like that|nothing|so far|right now|now|today|tonight|anymore|yet|that i (?:can|could) (?:see|feel|tell|notice)|that ive (?:seen|noticed)|that we know of|since (?:yesterday|this morning|last night|then)|sir|maam|thank god|noted|observed|either one|ni|de|del|la|el|los|las|un|una|ningun|ninguna|nada|le|se|me|lo|hay|ha|he|tiene|tengo|tenido|esta|estoy|estado|siente|siento|a|con|tampoco|gracias a dios';
const AFTER_NOT = `${AFTER_NO}|i|he|she|they|been|being|have|has|had|having|got|gotten|get|feel|feeling|felt|look|looking|looks|seem|acting|running|is|are|was|and|him|them|to|very|too|all|where|is`;
const NOT =
  'not|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|aint|never|nobody|no one|denies|denied|denying|negative(?: for)?|without|free of|none|niega|nadie|nunca';
const WHO =
  '(?:(?:and|but|well|oh|so|he|she|it|its|they|i|im|we|there|the patient|patient|pt|mom|dad|baby|el|ella|yo|y|pero|pues|bueno|la|el|mi|su|belly|wound|skin|neck|panza|thats|that|is|are|was|were|do|does|did|has|have|had) )*';
const DENIAL = new RegExp(`^${WHO}(?:(?<no>no|ni|sin|zero)|(?<not>${NOT}))(?: (?<rest>.*))?$`);
/** "Negative", "nothing like that", "he says no", "no to everything": all of what was asked. */
const ALL =
  /^(?:(?:and|but|well|oh|so|pues|bueno|ay|uh|y) )*(?:(?:no|nope|nah|naw|nada|tampoco)(?: (?:no|nope|nah|sir|maam|miss|senora|senorita|senor|joven|doctora|honey|dear|not at all|nothing|nada|para nada|thank god|gracias a dios|ahorita|right now))*|(?:(?:he|she|they|dice|el|ella|mom|dad) )*(?:says?|said|dice|dijo)(?: que)? (?:no|nope)(?: to (?:all|everything|that|both|any of it))?|(?:it is |its )?(?:a )?(?:no|negative|nope)(?: (?:for|on|to))? (?:all|everything|any|both|each|every one)(?: (?:of (?:it|that|those|them|the above)|three|four|five))?|negative|(?:ahorita|ahora|hoy|right now) no|(?:he |she |they |patient )?denies(?: (?:all|everything|any|any of it|all of it|it|that|those|all of that|all of those|any of that))?|(?:none|neither|nothing|not any)(?: (?:of (?:it|that|those|them|the above|these)|like that|bad|one|serious|at all))?|not at all|nothing like that(?: at all)?|(?:completely |totally )?asymptomatic|symptom free|no symptoms|sin sintomas|asintomatic[oa]|nada de (?:eso|nada|lo que dijo)|ningun[oa](?: de (?:es[oa]s|ell[oa]s))?|para nada|ni una cosa ni (?:la )?otra)$/;
/** Words that limit, doubt or take back; and a negation that nothing above has read. */
const TURNS =
  /\b(?:but|except|unless|until|although|though|when|whenever|if|sometimes|maybe|almost|barely|hardly|little|bit|kind|kinda|sort|somewhat|some|worse|weird|funny|odd|strange|off|quiet\w*|sleep\w*|flop\w*|limp|gone|out|away|still|cant|couldnt|wont|not|no|isnt|arent|dont|doesnt|didnt|hasnt|havent|wasnt|never|nothing|nobody|without|think|thinks|ask|forgot|forgets|pero|cuando|si|casi|apenas|todavia|algo|poco|poquito|tantito|rar[oa]|peor|callad[oa]|duerm\w*|dormil\w*|aguad[oa]|ni|sin|nada|nunca|guess|used|trouble|hard)\b/;
/** Another time, a doubt, or only with some strain: no plain yes. */
const NOT_NOW =
  /\b(?:ago|last (?:year|month|week|time)|used to|before|if|history|years?|when|whenever|only|usually|always|maybe|think|guess|a veces|hace|antes|cuando|siempre|solo)\b/;
/** "No" before a clause of its own is an answer. */
const NO_THEN =
  /^(?:i|im|he|she|it|its|they|we|that|thats|everything|nothing|just|my|his|her|the|only|shes|hes|breathing|belly|ahorita|para|senora|senorita)$/;
/** A clause may begin with these where no mark was written. */
const BREAKS =
  /^(?:and|but|no|ni|sin|denies|i|he|she|it|they|we|y|pero|ya|nothing|just|cause|because|negative|my|his|her|breathing|la|el)$/;
/** It is limited to what was told. */
const LIMITS = /^(?:(?:i|im|it|its|he|she|y|es|is|was) )*(?:just|only|nada mas|nomas|solo|solamente) /;
const OF_CHEST = ['chest', 'breath', 'heart', 'flat_breath'];
/** Out of breath with effort, where somebody is told to be at ease at rest: a clinician's matter, and not yet a yes. */
const EFFORT =
  /\b(?:stairs|steps|bathroom|walk(?:s|ing|ed)?|climb(?:s|ing)?|exertion|activity|exercise|hall|hallway|moving around|escaleras|camina\w*|subir|esfuerzo)\b/;
const AT_EASE =
  /\b(?:fine|okay|good|comfortable|easy|normal|bien|comod[oa]|tranquil[oa]) (?:(?:when|while|just|if|cuando|he|she|i|is|am|esta) )*(?:sitting(?: still| down| up)?|at rest|resting|in (?:the|her|his|my) (?:chair|recliner)|sentad[oa]|en reposo)\b|\b(?:not|none|nothing|nada) (?:sitting|at rest|en reposo)\b|\bonly (?:on|with) exertion\b|\bon exertion only\b/;
const MOST_WORDS = 40;
const MOST_BESIDE = 7;
const MOST_ILL = 14;
const DEPTH = 3;

interface Piece {
  is: 'all' | 'well' | 'ill' | 'beside';
  topics: ReadonlySet<string>;
  words: string;
}

const wordsOf = (source: string | undefined): RegExp | null =>
  source === undefined ? null : new RegExp(`(?:^|(?<= ))(?:${source})(?= |$)`, 'g');
const COMPILED = TOPICS.map((topic) => ({
  ...topic,
  illWords: wordsOf(topic.ill)!,
  wellWords: wordsOf(topic.well),
  partWords: wordsOf(topic.part),
  goodWords: wordsOf(topic.good),
}));
const GOOD_WORDS = wordsOf(GOOD)!;
/** The longer first: "this morning" before "this". */
const SMALL_WORDS = wordsOf(
  SMALL.split('|')
    .sort((a, b) => b.length - a.length)
    .join('|'),
)!;
const AFTER_NO_WORDS = wordsOf(AFTER_NO)!;
const AFTER_NOT_WORDS = wordsOf(AFTER_NOT)!;
/** "No pain": of whatever part. */
const OF_PAIN = ['pain', 'chest', 'belly_pain', 'back_pain', 'headache', 'ribs'];
const PLAIN_PAIN =
  /^(?:(?:any|has|is|in|le|me|tiene|de) )*(?:pain|hurts?|dolor|duele(?: nada)?)(?: (?:anywhere|at all|nada))*$/;

/**
 * An answer to a question of danger, piece by piece: each denies something by its name, tells that something is well, or is short and of no
 * body at all. null: a piece is none of these, and the answer is not understood by this. Pure.
 * @param asked topics of the question
 * @param own words of the question, which are no good sign: "warm", where warmth was asked about
 */
export function readByTopic(text: string, asked: ReadonlySet<string>, own: ReadonlySet<string>): ByTopic | null {
  if (tokenise(text).length > MOST_WORDS) return null;
  const said = text
    .split(/[.,;:!?—]+/)
    .map((piece) =>
      healthy(
        tokenise(piece.replace(/\bas all get[ -]?out\b/gi, '')).map(({ w }) => w),
        asked,
      ),
    )
    .filter(Boolean);
  const atEase = said.some((piece) => AT_EASE.test(piece));
  const reader = pieceReader(asked, own, atEase);
  const pieces: Piece[] = [];
  for (const [i, piece] of said.entries()) {
    const listed = isListed(said, i) ? reader.denied(piece.replace(/^(?:or|nor|o|ni) /, ''), false) : null;
    const read = listed ?? reader.all(piece, DEPTH);
    if (!read) return null;
    pieces.push(...[read].flat());
  }
  const topics = (is: Piece['is']) => new Set(pieces.filter((p) => p.is === is).flatMap((p) => [...p.topics]));
  const beside = pieces.filter((p) => p.is === 'beside');
  const all = pieces.some((p) => p.is === 'all');
  const ill = topics('ill');
  if (ill.size > 0 && (all || tokenise(text).length > MOST_ILL)) return null;
  return { well: topics('well'), ill, all, left: beside.map(({ words }) => words).join('. ') };
}

/** "No fever, chills, or confusion": a list that a no began and an "or" ends. */
function isListed(said: readonly string[], i: number): boolean {
  const from = said.slice(0, i).findLastIndex((piece) => DENIAL.test(piece));
  if (from < 0 || /\b(?:is|are|was|has|have|esta|tiene)\b/.test(said.slice(from + 1, i + 1).join(' '))) return false;
  const end = said.findIndex((piece, n) => n > from && /(?:^| )(?:or|nor|o|ni) /.test(` ${piece}`));
  return end >= i;
}

function pieceReader(asked: ReadonlySet<string>, own: ReadonlySet<string>, atEase: boolean) {
  return { all, denied };

  /** A piece, or the clauses that it falls into. */
  function all(said: string, depth: number): Piece | Piece[] | null {
    const whole = one(said);
    if (whole || depth === 0) return whole ?? last(said);
    const words = said.split(' ');
    for (let i = 1; i < words.length; i++) {
      if (!BREAKS.test(words[i]!)) continue;
      const first = words.slice(0, i).join(' ');
      // "No come bien": no answer of its own.
      if (/^(?:no|ni|nope)$/.test(first) && !NO_THEN.test(words[i]!)) continue;
      const begun = one(first);
      if (!begun) continue;
      const rest = all(
        words
          .slice(i)
          .join(' ')
          .replace(/^(?:and|but|y|pero|cause|because) /, ''),
        depth - 1,
      );
      if (rest) return [begun, ...[rest].flat()];
    }
    return last(said);
  }

  function one(said: string): Piece | null {
    if (ALL.test(said)) return { is: 'all', topics: new Set(), words: said };
    const well = isWell(said);
    if (well) return well;
    const m = DENIAL.exec(said)?.groups;
    return m?.rest ? denied(m.rest, m.not !== undefined) : null;
  }

  /** Told to be there, or nothing of a body. */
  function last(said: string): Piece | null {
    const ill = new Set(
      COMPILED.filter((t) => asked.has(t.id) && !t.vague && test(t.illWords, said)).map(({ id }) => id),
    );
    const negated =
      DENIAL.test(said) || /\b(?:no|not|isnt|arent|dont|doesnt|didnt|wasnt|hasnt|never|sin|ni)\b/.test(said);
    if (atEase && EFFORT.test(said) && !negated && [...ill].every((id) => id === 'breath'))
      return { is: 'beside', topics: new Set(), words: said };
    if (ill.size > 0) return negated || NOT_NOW.test(said) ? null : { is: 'ill', topics: ill, words: said };
    const words = said.split(' ');
    if (words.length > MOST_BESIDE || TURNS.test(said) || words.some((w) => own.has(w))) return null;
    const limited = LIMITS.test(said) && !OF_CHEST.some((id) => asked.has(id));
    if (namesDanger(said) && !limited) return null;
    return { is: 'beside', topics: new Set(), words: said };
  }

  /** Every word names a danger, or stands between: each of them is denied. */
  function denied(said: string, verb: boolean): Piece | null {
    const found = COMPILED.filter((t) => test(t.illWords, said));
    if (found.length === 0) return null;
    const left = without(said, [...found.map((t) => t.illWords), verb ? AFTER_NOT_WORDS : AFTER_NO_WORDS]);
    if (left !== '') return null;
    return { is: 'well', topics: new Set(PLAIN_PAIN.test(said) ? OF_PAIN : named(said)), words: said };
  }

  function isWell(said: string): Piece | null {
    const told = COMPILED.filter((t) => t.wellWords && test(t.wellWords, said));
    // "Back to baseline" is of no back.
    const untold = told.reduce((rest, t) => rest.replace(t.wellWords!, '-'), said);
    const parts = COMPILED.filter((t) => t.partWords && test(t.partWords, untold));
    const good = test(GOOD_WORDS, said);
    const well = parts.filter((t) => good || (t.goodWords && test(t.goodWords, said)));
    if (told.length === 0 && well.length === 0 && !good) return null;
    const masks = [
      ...told.map((t) => t.wellWords!),
      ...parts.map((t) => t.partWords!),
      ...well.flatMap((t) => (t.goodWords ? [t.goodWords] : [])),
      GOOD_WORDS,
      SMALL_WORDS,
    ];
    if (without(said, masks) !== '') return null;
    const signs = well.flatMap((t) => (t.goodWords ? [...said.matchAll(t.goodWords)].map(([w]) => w) : []));
    if (signs.some((sign) => sign.split(' ').some((w) => own.has(w)))) return null;
    return { is: 'well', topics: new Set([...told, ...well].map(({ id }) => id)), words: said };
  }
}

/** Whose dangers are named; "belly pain" is no pain of another place. */
function named(said: string): string[] {
  const found = COMPILED.flatMap(({ id, illWords }) =>
    [...said.matchAll(illWords)].map((m) => ({ id, from: m.index, to: m.index + m[0].length })),
  );
  return found
    .filter((f) => !found.some((g) => g.from <= f.from && g.to >= f.to && g.to - g.from > f.to - f.from))
    .map(({ id }) => id);
}

function test(pattern: RegExp, said: string): boolean {
  return said.search(pattern) >= 0;
}

/** What none of the patterns covers. */
function without(said: string, patterns: readonly RegExp[]): string {
  const covered = new Array<boolean>(said.length).fill(false);
  for (const pattern of patterns)
    for (const m of said.matchAll(pattern)) covered.fill(true, m.index, m.index + m[0].length);
  return [...said].filter((c, i) => c !== ' ' && !covered[i]).join('');
}
