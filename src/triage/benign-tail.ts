/**
 * What people add to a "no" or a "fine" without taking anything of it back: "no, just the usual", "fine, I walked the dog this morning",
 * "bien, gracias a Dios, sin dolor de nada". Anything else behind a no leaves the question open, for a no is often followed by its opposite
 * ("no, he just sleeps a lot").
 */
const USUAL =
  '(?:(?:just|only|its|it is|thats|solo|nomas|es|son) )*(?:(?:the|my|his|her|el|la|lo|los|las) )?(?:usual|normal|same(?: as (?:always|ever|before|usual))?|mism[oa]s?(?: de siempre)?|de siempre|normales)(?: \\w+){0,2}';
const NOTHING =
  '(?:nothing|nada|none) (?:new|regular|different|else|unusual|strange|serious|major|to worry about|to speak of|like that|nuevo|raro|distinto|grave|fuera de lo normal)';
const DOING =
  '(?:(?:i|he|she|we|they) )?(?:just |even |still )?(?:walk(?:ed|s)|went|ate|eats?|slept|drank|worked|played|cooked|drove|ran|jogged|swam|comi|comio|come|dormi|durmio|camine|camino|trabaje|fui|jugo|juega)(?: (?!(?:no|not|nothing|never|none|nada|ni|sin|into|against|without)\\b)\\w+){0,8}';
const WELL =
  '(?:(?:i|im|i am|he|hes|she|shes|it|its|were|we are|they|theyre|estoy|esta|estamos|todo|me|se) )?(?:feel(?:ing|s)?|doing|been|is|are|siento|siente)? ?(?:fine|good|great|okay|ok|well|all right|alright|normal|the same|bien|muy bien|tranquil[oa]|igual)(?: (?:otherwise|thanks?|now|today|ahora|hoy))?';
const WITHOUT = 'sin (?:dolor|dolores|problemas?|nada|molestias?)(?: (?:de nada|alguna?|ningun[oa]?))?';
const NOT_NOW =
  'not (?:this|right this|at this|at the) (?:second|minute|moment|time|point)|not (?:right )?now|not (?:today|tonight|anymore|any more)|hoy no|ahorita no|ahora no|en este momento no';
const THANKS = '(?:gracias|thank) (?:a dios|god|goodness|heavens|you)|gracias|thanks|sir|maam|nope|no|nah';

/** "No estoy bien", with or without the mark behind the no that a recogniser leaves out. */
const DENIES_WELL =
  /\b(?:no|ni|nunca) (?:(?:me|se|te|le|lo|la|nos) )?(?:sient\w+|esta\w*|estoy|bien|muy bien|com\w+|dorm\w+|duerm\w+|camin\w+|jueg\w+|trabaj\w+|normal|igual|fue|fui)\b/;

/** The same among what is otherwise a bare no. */
const UNWELL =
  /\bno (?:(?:me|se|lo|la) )?(?:(?:sient\w+|esta\w*|estoy|va|anda|ando) )?(?:muy |tan )?(?:bien|normal|igual)\b/;

export function deniesWell(said: string): boolean {
  return UNWELL.test(said);
}

/** Takes back, or limits, what was said before. */
const TURNS =
  /\b(?:but|except|unless|until|though|although|however|when|whenever|if|after|only (?:when|if|at)|sometimes|once|yet|still (?:hurts|have)|pero|excepto|menos|aunque|hasta|cuando|si|salvo|a veces|solo (?:cuando|si)|despues)\b/;

const ONLY_BENIGN = new RegExp(
  `^(?:(?:no|nope|nah) )?(?:(?:nothing|none|nada|ningun[oa]) )?(?:(?:${[USUAL, NOTHING, WITHOUT, NOT_NOW, WELL, DOING, THANKS].join('|')})(?: |$))+$`,
);
const BEGINS =
  /^(?:(?:oh|well|um|pues|bueno|ay) )?(?:no|nope|nah|not|fine|good|bien|muy bien|feeling|i feel|todo bien|ninguno|ninguna|nada|sin)\b/;

/** @param said an answer in small letters without marks. Does it begin with a no or a "fine", and take nothing of that back? */
export function isBenignNo(said: string): boolean {
  return BEGINS.test(said) && !TURNS.test(said) && !DENIES_WELL.test(said) && ONLY_BENIGN.test(said);
}

const CLOSES =
  /\b(?:(?:and )?(?:thats|that is|that|thatd be) (?:it|all|about it)|nothing (?:else|more)|es todo|seria todo|nada mas|no mas eso)$/;
/** Things done to oneself or by somebody, which are no "that's it". */
const DONE =
  /\b(?:took|taken|take|swallow\w*|pills?|tablets?|cut\w*|burn\w*|hit|hits|choke\w*|shot|shoot\w*|gun|knife|blade|rope|tied|hang\w*|inject\w*|jump\w*|overdos\w*|bleach|poison|pushed|grabbed|tome|tomo|tragu\w*|pastillas?|corte|cortad\w*|pistola|cuchillo|navaja|soga|inyect\w*|golpe\w*|peg\w*)\b/;

/**
 * "A glass of wine with dinner, that's it": something else than what was asked for, and nothing beside it. Whoever asks has to look whether
 * it is a word of the question.
 */
export function closesWithThatsIt(said: string): boolean {
  return CLOSES.test(said) && !TURNS.test(said) && !DONE.test(said);
}
