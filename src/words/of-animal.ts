import { tokenise } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PET = set(
  `dog dogs puppy puppies pup cat cats kitten kittens kitty hamster rabbit bunny parrot parakeet horse pony goat ferret lizard turtle goldfish
  poodle chihuahua labrador beagle terrier mutt hen rooster lamb sheep cow
  perro perra perrito perrita perros gato gata gatito gatita gatos cachorro cachorra conejo caballo yegua loro perico tortuga chiva borrego vaca`,
);
const OWN = set('my our the mi mis nuestro nuestra el la un una a');
/** With these beside it the animal is what happened to somebody. */
const PEOPLE = set(
  `i me myself im ive my_ we us son daughter kid kids child children baby boy girl toddler infant husband wife mom mother mum dad father grandma grandpa
  neighbor friend person people somebody someone man woman lady guy brother sister aunt uncle patient roommate
  bit bite bites bitten scratched scratch allergic allergy tripped knocked leash walking walked
  me mi_ yo hijo hija nino nina bebe esposo esposa mama papa abuelo abuela vecino vecina amigo persona senora senor hermano hermana
  mordio mordida rasguno arano alergia alergico tropece tumbo paseando correa`,
);
/** What an owner says of themselves and asks, which makes nobody ill: "my dog", "do I bring him in", "what do I do". */
const ASKS =
  /\b(?:do|should|can|could|may) (?:i|we) (?:bring|take|give|call|do|come|make)\b|\bwhat (?:do|should|can) (?:i|we) do\b|\bi (?:think|guess|believe|need|want|dont know|do not know|have|got|found|saw)\b|\bim? (?:calling|worried|scared|freaking|sorry|so sorry)\b|\b(?:help|tell|for) me\b|\b(?:lo|la|se lo|se la) (?:llevo|traigo|doy)\b|\bque hago\b|\b(?:no se|creo|tengo) que?\b|\b(?:ayudeme|digame)\b/g;
/** Who is ill or hurt: it, in the words that lead to it. */
const SUBJECT =
  /\b(?:its?|it is|this is|thats?|is) (?:about |for )?(?:my|our|the) (PET)\b|\b(?:about|for|with|calling about|call about) (?:my|our) (PET)\b|\b(?:my|our) (?:(?:little|old|poor|other|new|big|sweet|elderly|older) )?(PET)s? (?:is|has|had|just|got|was|wont|isnt|cant|keeps|ate|threw|swallowed|s|started|cannot|looks|seems|won|can)\b|\b(?:es|se trata de|por|para|sobre) (?:mi|nuestro|nuestra|el|la) (PET)\b|\b(?:mi|nuestro|nuestra|el|la) (PET) (?:se|esta|tiene|anda|no|comio|vomito|le|trae|ya|esta)\b/;
const RE = new RegExp(SUBJECT.source.replaceAll('PET', [...PET].join('|')));

/**
 * Whether it is an animal that is ill and nobody else: "it's my dog, he's eaten a bar of chocolate and he's shaking". Any word of a person, or of
 * what the animal did to one, and it is not. Pure.
 */
export function isOfAnimal(text: string): boolean {
  const said = tokenise(text)
    .map(({ w }) => w)
    .join(' ');
  if (!RE.test(said)) return false;
  const rest = said.replace(ASKS, ' ').replace(RE, ' ').split(' ');
  return !rest.some((w, i) => PEOPLE.has(w) && !(OWN.has(w) && PET.has(rest[i + 1] ?? '')));
}
