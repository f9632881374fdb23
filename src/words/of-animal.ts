import { tokenise } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PET = set(
  `dog dogs puppy puppies pup cat cats kitten kittens kitty hamster rabbit bunny parrot parakeet horse pony goat ferret lizard turtle goldfish
  poodle chihuahua labrador beagle terrier mutt hen rooster lamb sheep cow
  perro perra perrito perrita perros gato gata gatito gatita gatos cachorro cachorra conejo caballo yegua loro perico tortuga chiva borrego vaca`,
);
const OWN = set('my our mi mis nuestro nuestra');
/** With one of these anywhere it is a person who speaks of a person, or of what the animal did to one, or the caller's own grief. */
const PEOPLE = set(
  `i me myself im ive id ill we us mine you son sons daughter daughters kid kids child children baby babies boy boys girl girls toddler infant husband wife mom mother mum dad
  father grandma grandpa grandson granddaughter neighbor friend person people somebody someone anybody anyone everybody man men woman women lady guy brother sister aunt uncle patient
  roommate boyfriend girlfriend partner family nephew niece cousin
  bit bite bites bitten scratched scratch allergic allergy tripped knocked kicked leash walking walked riding rode fell fall thrown
  yo conmigo estoy tengo siento puedo ando voy tome comi vomite sangro tu usted nos nosotros hijo hija hijos hijas nino nina ninos bebe esposo esposa mama papa abuelo abuela vecino vecina amigo amiga persona gente alguien senora senor hermano
  hermana familia muchacho muchacha
  mordio mordida rasguno arano alergia alergico tropece tumbo paseando correa pateo cai caigo
  die dies dead died dying death kill killed killing suicide live living muero muere murio muerto muerta morir morirme matar vivir vida`,
);
/** What an owner asks to be told or asks for, which makes nobody ill. Nothing else that anybody says of themselves is taken away. */
const ASKS =
  /\b(?:do|should|can|could) i (?:bring|take|give|call|do)\b|\bwhat (?:do|should|can) i do\b|\b(?:lo|la) (?:llevo|traigo)\b|\bque hago\b|\bi (?:just |really |only )?(?:(?:am |was )?(?:need|want|wanted|after|meant|calling for|looking for)) (?:to (?:call|reach|get) )?(?:the|a|an|my|our|your)? ?(?:vet|vets|veterinarian|animal (?:clinic|hospital|doctor))\b|\bnot (?:a|any|for a) person\b|\b(?:necesito|quiero|busco|quería|queria) (?:al|el|un|una|la) veterinari[oa]\b/g;
/** Who is ill or hurt: it, in the words that lead to it. */
const SUBJECT =
  /\b(?:its?|it is|this is|thats?|is) (?:about |for )?(?:my|our|the) (PET)\b|\b(?:about|for|with|calling about|call about) (?:my|our) (PET)\b|\b(?:my|our) (?:(?:little|old|poor|other|new|big|sweet|elderly|older) )?(PET)s? (?:is|has|had|just|got|was|wont|isnt|cant|keeps|ate|threw|swallowed|s|started|cannot|looks|seems|won|can)\b|\b(?:es|se trata de|por|para|sobre) (?:mi|nuestro|nuestra|el|la) (PET)\b|\b(?:mi|nuestro|nuestra|el|la) (PET) (?:se|esta|tiene|anda|no|comio|vomito|le|trae|ya|esta)\b/;
const RE = new RegExp(SUBJECT.source.replaceAll('PET', [...PET].join('|')));

/**
 * Whether it is an animal that is ill and nobody else: "it's my dog, he's eaten a bar of chocolate and he's shaking". Any word of a person, whoever
 * speaks included, of what the animal did to one, or of death, and it is not: in doubt it is a person who is ill. Pure.
 */
export function isOfAnimal(text: string): boolean {
  const said = tokenise(text)
    .map(({ w }) => w)
    .join(' ');
  if (!RE.test(said)) return false;
  if (!text.split(CLAUSES).every((clause) => isOfIt(clause))) return false;
  const rest = said.replace(ASKS, ' ').split(' ').filter(Boolean);
  return !rest.some((w, i) => PEOPLE.has(w) || (OWN.has(w) && !isPet(rest.slice(i + 1))));
}

const CLAUSES = /[.,;:!?—]+|\b(?:and|but|y|pero|porque|because)\b/i;
/** Told of the animal: it is named, or meant; or nothing is told but a greeting, a question or a sigh. A clause that names nobody may be the caller's own. */
function isOfIt(clause: string): boolean {
  const w = tokenise(clause).map((t) => t.w);
  const left = w.join(' ').replace(ASKS, ' ').split(' ').filter(Boolean);
  return (
    left.every((one) => IDLE.has(one)) ||
    left.some((one) => PET.has(one) || MEANT.has(one)) ||
    GOES_ON.test(left.join(' ')) ||
    SPANISH_GOES_ON.test(left.join(' '))
  );
}
const MEANT = set('he she it they his her its him them one el ella lo');
const IDLE = set(
  'oh no nope well hi hello hey thank thanks goodness god please help sorry listen look yes yeah so um uh hola ay dios mio bueno por favor ayuda gracias oiga mire que hago in him her',
);
/** "... and shaking", "... and won't eat". */
const GOES_ON =
  /^(?:is|has|was|wont|isnt|keeps|now|started|just)? ?(?:\w+ing|wont eat|wont drink|not eating|not drinking)(?: \w+){0,3}$/;
const SPANISH_GOES_ON = /^(?:se|esta|anda|tiene|no come|no quiere|no puede|le|trae|vomit\w*|tiembla|babea)\b/;

/** "My dog", "my old dog". */
function isPet([first = '', second = '']: readonly string[]): boolean {
  return PET.has(first) || (ADJECTIVES.has(first) && PET.has(second));
}
const ADJECTIVES = set('little old poor other new big sweet elderly older');
