import { tokenise } from '../words/tokens.ts';
import { namesDanger } from './grave-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const DENIES = set(
  'no nope nah none not neither never nothing nada ninguno ninguna tampoco ni sin without aint isnt arent nobody nadie',
);
/** What is a danger when it is missing, or an answer that denies nothing. */
const MISSED = set(
  'breathing breathe pulse feeling movement response waking wake awake responding respond moving move eating drinking right well good fine okay ok himself herself better sure really exactly yet anymore peeing pee urine idea clue normal only just way ' +
    'respira respirar despierta reacciona responde come toma orina mueve puede puedo esta estoy bien siente siento se sabe idea aguanto para deja normal solo',
);
const WELL =
  /^(?:(?:i|im|he|hes|she|shes|it|its|they|theyre|we|were|is|are|s|the|his|her|my|their|that|thats|eyes|face|speech|color|breathing|head|everything|all|feel|feels|feeling|doing|been|el|la|los|ojos|esta|estoy|estan|todo|ando|anda|me|se|siento|siente|muy|just|quite|perfectly|totally|real|really|pretty) )*(?:fine|good|okay|ok|great|alright|all right|normal|well|bien|normales|perfecto|perfect|tranquil[oa]|clear)(?: (?:thanks|thank you|now|today|otherwise|gracias|ahorita|hoy))?$/;
/** They take a denial back, or tell of more. */
const TURNS =
  /^(?:but|except|unless|until|although|though|when|if|sometimes|maybe|almost|barely|hardly|yet|little|bit|kind|kinda|sort|somewhat|some|worse|weird|funny|odd|strange|off|quiet\w*|sleep\w*|flop\w*|limp|gone|out|away|stopped|still|cant|couldnt|wont|doesnt|dont|didnt|hasnt|havent|yes|yeah|yep|si|pero|cuando|casi|apenas|todavia|algo|poco|poquito|tantito|rar[oa]|peor|callad[oa]|duerm\w*|aguad[oa])$/;
/** A piece that neither denies nor says that all is well is no longer than that. */
const MOST_BESIDE = 7;

/**
 * A no in several pieces: "no sir, neither one. no headache, eyes are fine. nope", "the cuff says fifty eight. no, not dizzy". Every piece denies
 * something, says that something is well, or is short and names nothing of a body; one of them at least denies. Pure.
 * @param own what the question asked about: it may be named where it is denied, and nowhere else
 */
export function isNoInPieces(text: string, own: ReadonlySet<string>): boolean {
  let denials = 0;
  for (const piece of text.split(/[.,;:!?—]+/)) {
    const t = tokenise(piece).map(({ w }) => w);
    if (t.length === 0) continue;
    const said = t.join(' ');
    if (t.some((w) => DENIES.has(w))) {
      const first = t.findIndex((w) => DENIES.has(w));
      if (first > 3 || t.slice(first + 1).some((w) => MISSED.has(w) || TURNS.test(w))) return false;
      if (t.slice(0, first).some((w) => own.has(w) || TURNS.test(w))) return false;
      denials++;
    } else if (!WELL.test(said)) {
      if (t.length > MOST_BESIDE || t.some((w) => own.has(w) || TURNS.test(w)) || namesDanger(said)) return false;
    }
  }
  return denials > 0;
}
