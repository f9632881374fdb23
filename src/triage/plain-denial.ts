import type { Token } from '../words/tokens.ts';

/**
 * A no with more words behind it: "no, he's breathing totally fine, pink and laughing", "no señora, nada de eso, ando bien". Word by word
 * instead of phrase by phrase: each word must be one of those below, what is well must not be denied, and what is ill must be. Any other
 * word, or one that takes something back, leaves the question open, for a no is often followed by its opposite. Pure.
 */
const MOST_WORDS = 24;

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** An answer by itself. */
const NO = set('no nope nah naw nada none nothing never negative ninguno ninguna nunca jamas tampoco');
const NEGATORS = set(
  `no not nope nah none nothing nobody never neither nor without dont doesnt didnt isnt arent aint wasnt havent hasnt wont cant couldnt
  sin ni nada nadie nunca ningun ninguno ninguna tampoco jamas`,
);
/** Said before or between without meaning anything for the question. */
const SMALL = set(
  `oh well so okay just only really honestly truly totally perfectly completely absolutely definitely quite very pretty all right still now today tonight currently
  at the moment a an the my our his her their your this that these those it its there here of to for with on in about from and or i he she we they you me him us them
  is are am was be been being do does did have has had feel feels feeling doing got get gets like kind sort any anything else everything everyone everybody
  as usual way same always ever please thank thanks god goodness heavens gosh lord jesus good my dear honey sweetheart sweetie hon love darling sir maam miss mam doctor nurse
  promise swear know much bunch too actually thankfully luckily fortunately himself herself myself
  ay pues bueno la el los las un una mi su sus lo le les se me yo ella ellos nosotros usted ustedes de del en con para por a al y o que como asi es son esta estan estoy estamos
  ando anda andan andamos sigue siento siente sentimos tengo tiene tienen hay hoy ahora ahorita todo toda todos muy bien mas eso esa esos esas esto gracias dios senora senor
  mad angry annoyed upset frustrated nervous worried waiting wreck acting act acts child baby boy girl son daughter kid kids mom dad husband wife nino nina bebe hijo hija mama papa esposo esposa
  senorita senorit joven mija mijo corazon amor linda doctora guarde bendito nomas solo solamente ya si verdad fijese mire`,
);
/** How somebody is who is well, and what they then do. */
const WELL = set(
  `healing healed heal fine okay good great well alright right normal normally happy pink rosy alert awake calm comfortable content cheerful peachy dandy perfect healthy breathing breathes breathe
  laughing laughs smiling smiles giggling playing plays eating eats ate drinking drinks talking talks walking walks running runs singing dancing jumping crawling watching watches
  coloring reading chatting bouncing babbling cooing dressed dinner breakfast lunch supper snack juice water milk food toys toy cartoons tv television floor yard couch house around
  outside inside home clam normal self usual sister brother dog game games book
  bien normal tranquilo tranquila tranquilito tranquilita contento contenta feliz despierto despierta alerta sano sana rosado rosadito respira respiro respirando respirar come comiendo
  comio juega jugando jugo camina caminando corre corriendo brinca brincando rie riendo riendose habla hablando platicando toma tomando viendo muñecos munecos caricaturas tele
  casa patio perfecto perfectamente siempre normalmente`,
);
/** What is ill, or what a question of danger asks about. It must be denied. */
const ILL = set(
  `pain pains chest trouble bleeding blood faint fainting fainted weakness weak numb numbness danger emergency urgent serious bad hurt hurting injured sick ill fever
  vomit vomiting diarrhea rash swelling dizzy dizziness headache cough chills symptoms problem problems plan plans gun guns weapon weapons pills life threatening happening wrong worse
  dolor pecho sangrado sangre sangrando desmayo desmayos debilidad peligro muerte emergencia urgencia urgente grave malo mala mal herido herida enfermo enferma fiebre calentura
  vomito vomitos diarrea hinchazon mareo mareos mareado mareada tos problema problemas plan planes arma armas duele dificultad`,
);
/** What somebody wants who called for something else; "I just want my refill". */
const BUSINESS = set(
  `want wanted need needed calling call called asking ask question questions appointment appointments bill bills refill refills prescription paperwork form forms records results
  referral insurance schedule book pay message talk speak nurse office person visit checkup physical
  quiero queria necesito ocupo llamo llamaba llamando preguntar pregunta cita citas cuenta receta surtir papeles resultados referido seguro pagar recado hablar enfermera`,
);
const SUBJECTS = set('i he she it we they you everything everybody everyone all ella el yo todo todos usted ellos');
/** Takes back or limits what was said, or is half a yes. */
const TURNS = set(
  `but except unless until though although however when whenever if after sometimes once yet maybe perhaps guess think almost barely hardly little bit
  pero excepto menos aunque hasta cuando si salvo despues antes apenas casi poco poquito quizas tal creo todavia aun`,
);
/** "Just the rash": what was told already, in two words at most, of which nothing is asked. */
const TOLD_BY = set('just only solo nomas solamente');
const OF_IT = set('the my his her our a an some el la los las mi su un una');
const MOST_TOLD = 2;
/** A question whether somebody acts, or of what they think. */
const ACTING = /^(?:hurt|harm|lastim)/;
const THINKING = /^(?:think|thought|pens|idea)/;
const PLANS = /^(?:plan|plans|planes|think\w*|thoughts?|piens\w*|pens\w+)$/;
/** Thoughts and no plan: it denies acting, not the thoughts. */
const ONLY_THOUGHTS =
  /\b(?:just|only|nomas|solo|solamente|nada mas) (?:thoughts?|think(?:ing)?(?: (?:about|of) it)?|(?:lo |en eso )?pienso|lo he pensado|pensamientos)\b/g;

/**
 * @param t the words of an answer
 * @param own what the question asked about, which "just the ..." must not name
 */
export function deniesPlainly(t: readonly Token[], own: readonly string[]): boolean {
  if (t.length < 2 || t.length > MOST_WORDS) return false;
  const acting = own.some((w) => ACTING.test(w)) && !own.some((w) => THINKING.test(w));
  const asked = acting || own.some((w) => w.startsWith('plan'));
  if (!asked && t.some(({ w }) => PLANS.test(w))) return false;
  const said = withoutTold(withoutSpans(acting ? withoutThoughts(t) : t, MILD_TOLD, own), own);
  if (said === null) return false;
  const first = said.find(({ w }) => !GREETS.has(w));
  if (!first) return false;
  let denied = false;
  let well = false;
  let wellHere = false;
  for (const [i, { w, mark }] of said.entries()) {
    if (i < said.indexOf(first)) continue;
    const before = said[i - 1]?.w ?? '';
    if (
      mark !== '' ||
      (SUBJECTS.has(w) && (NO.has(before) || VOCATIVE.has(before) || before === 'and' || before === 'y'))
    )
      denied = false;
    if (mark !== '') wellHere = false;
    // "Not himself", "not right" deny that he is well.
    if (
      IS_WELL.has(w) &&
      mark === '' &&
      said
        .slice(Math.max(0, i - 3), i)
        .some((x, n, all) => NOT.has(x.w) && all.slice(n + 1).every((y) => y.mark === ''))
    )
      return false;
    if (TURNS.has(w) && !(w === 'si' && i === said.length - 1)) return false;
    // "He won't talk" is no business.
    if (/^(?:wont|cant|couldnt)$/.test(w) && ABLE.has(said[i + 1]?.w ?? '')) return false;
    if (NEGATORS.has(w)) {
      // "He ate nothing".
      if (wellHere) return false;
      denied = true;
    } else if (ILL.has(w) && denied) continue;
    else if (WELL.has(w)) {
      if (denied && !isGeneral(said, i) && !ILL.has(before)) return false;
      well = wellHere = true;
    } else if (ILL.has(w) || !(SMALL.has(w) || BUSINESS.has(w))) return false;
  }
  return NO.has(first.w) || NEGATORS.has(first.w) || (well && said.some(({ w }) => FIRM.has(w)));
}

/** "No dear, I feel fine": whom one speaks to ends the no. */
const VOCATIVE = set(
  'dear honey hon sweetheart sweetie love darling sir maam miss doctor nurse senora senor senorita joven mija mijo doctora',
);
const NOT = set('not isnt aint wasnt hasnt doesnt dont');
const IS_WELL = set('himself herself myself themselves right same usual');
const ABLE = set('talk speak walk eat drink breathe move wake answer stand see sit feel respond open swallow');
const GREETS = set('oh well ay what wait huh gosh goodness heavens lord good my god jesus pues bueno honestly okay');
/** One of these must be said where no "no" is. */
const FIRM = set(
  'fine okay good great well alright normal normally perfect bien perfectamente perfecto happy contento contenta laughing playing running jugando corriendo',
);

/** "No feeling fine" of a recogniser that leaves marks out: an English "no" denies none of these. */
const ADVERBS = set('feeling doing still really perfectly totally completely fine okay');

/** "Nothing good", "no bien" deny; "no dear, all right", "not at all" do not: the negator belongs to an answer of its own. */
function isGeneral(said: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const { w } = said[k]!;
    if (NEGATORS.has(w))
      return (
        (w === 'no' || w === 'nope' || w === 'nah') &&
        k === 0 &&
        (SUBJECTS.has(said[1]?.w ?? '') || ADVERBS.has(said[1]?.w ?? '')) &&
        said[1]!.w !== 'el'
      );
    if (said[k + 1]!.mark !== '') return true;
  }
  return true;
}

function withoutThoughts(t: readonly Token[]): Token[] {
  return withoutSpans(t, ONLY_THOUGHTS);
}

/** @param unless words that what is left out must not hold */
function withoutSpans(t: readonly Token[], phrases: RegExp, unless: readonly string[] = []): Token[] {
  const words = t.map(({ w }) => w).join(' ');
  const spans = [...words.matchAll(phrases)]
    .filter((m) => !m[0].split(' ').some((w) => unless.includes(w)))
    .map((m) => {
      const from = words.slice(0, m.index).split(' ').filter(Boolean).length;
      return { from, to: from + m[0].split(' ').length };
    });
  return t.filter((_, i) => !spans.some((s) => i >= s.from && i < s.to));
}

const CHILD =
  '(?:my|our|the|mi|el|la) (?:\\w+ )?(?:boy|girl|son|daughter|kid|kids|child|little one|grandson|granddaughter|nino|nina|hijo|hija)';
const MILD_ILLNESS =
  '(?:pink eye|pinkeye|conjunctivitis|head cold|cold|sniffles|runny nose|stuffy nose|stomach bug|tummy bug|bug|ear infection|lice|stye|ringworm|allergies|hay fever|gripa|gripe|catarro|mocos|resfriado|conjuntivitis|perrilla|piojos|(?:malo|mala|mal|malito|malita) del ojo)';
/** "But my boy has pink eye", "nobody is sick but my girl", "it's just that my son is sick and I can't come in": told, and no danger. */
const MILD_TOLD = new RegExp(
  `\\b(?:(?:but|except|it|only|just|that|is|because|pero|solo|nomas|es|que) )*(?:(?:${CHILD}|he|she|el|ella) (?:que )?)?(?:(?:has|have|got|is|with|down|a|an|the|some|little|touch of|bit of|tiene|trae|anda|esta|con|la|un|una) )*${MILD_ILLNESS}(?: is all| that all)?(?= |$)|(?<=\\b(?:sick|ill|enfermo|enferma|malo|mala) )(?:but|except|mas que|sino) ${CHILD}(?: (?:pink )?(?:eye|nose|ear|throat))?(?= |$)|\\b(?:(?:it|only|just|that|is) )*${CHILD} (?:is )?(?:home )?sick (?:and|so) i (?:cant|wont) (?:come in|come to work|work|make it|be there|cover)(?: (?:today|tomorrow|tonight))?(?= |$)`,
  'g',
);

/** What a denial tells beside of a small illness, for the rules to judge. @param said small letters without marks */
export function mildBeside(said: string): string {
  return [...said.matchAll(MILD_TOLD)]
    .map(([words]) => words)
    .filter((words) => new RegExp(MILD_ILLNESS).test(words))
    .join('. ');
}

/** null: something is told of what was asked, or of an illness. */
function withoutTold(t: readonly Token[], own: readonly string[]): Token[] | null {
  const out: Token[] = [];
  for (let i = 0; i < t.length; i++) {
    const starts = TOLD_BY.has(t[i]!.w) && OF_IT.has(t[i + 1]?.w ?? '') && !BUSINESS.has(t[i + 2]?.w ?? '');
    let end = i + 2;
    while (starts && end < t.length && t[end]!.mark === '') end++;
    const told = starts ? t.slice(i + 2, end).map(({ w }) => w) : [];
    if (!starts || told.length === 0 || told.length > MOST_TOLD || told.every((w) => WELL.has(w) || SMALL.has(w))) {
      out.push(t[i]!);
      continue;
    }
    if (told.some((w) => own.includes(w) || (ILL.has(w) && !MILD.has(w)) || NEGATORS.has(w))) return null;
    i = end - 1;
  }
  return out;
}

/** Told of a small complaint: a doctor's matter, and no answer to a question of danger. */
const MILD = set('cough rash fever tos fiebre calentura');
