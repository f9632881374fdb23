import { tokenise } from '../words/tokens.ts';

/**
 * Words without which no sentence tells of a danger, or of a crisis. An opinion of a sentence that the rules did not understand, and that
 * holds none of them, is of a manner of speaking (a number that is corrected, weariness, a story): it raises nothing by itself. Beginnings of
 * words, folded as by `tokenise`; wide on purpose, since what is missing here can be missed. Pure.
 */
const BODY =
  'head skull face eye vision sight ear nose mouth lip tongue throat neck jaw tooth teeth chest heart breast lung rib back spine belly stomach gut abdom tummy side groin hip leg knee calf ankle foot feet toe arm shoulder elbow wrist hand finger thumb skin bone blood pulse brain body cabeza cara ojo vista oido nariz boca labio lengua garganta cuello pecho corazon seno pulmon costilla espalda panza vientre barriga estomago ingle cadera pierna rodilla tobillo pie pies brazo hombro codo mano dedo piel hueso sangre cuerpo mollera';
const SIGN =
  'pain hurt ache aching sore bleed bled breath breathe wheez gasp chok cough vomit throw puk nause dizz faint black pass collaps unconsc wake awake respond seiz shak convuls fit spasm numb weak weird limp paralyz droop slur confus swell swol rash hive itch burn fever temperature hot cold chill sweat pale white gray grey blue purple yellow stiff stuck cramp pressure tight squeez crush heavy pound rac flutter sugar diarr stool pee urin water labor contraction deliver born baby pregnan miscarr cord kick move moving asleep sleepy drows tired sick ill infect pus dying die dead death dolor duel sangr respir aire ahog atragant tos vomit nausea mare desmay inconsc despert respond convuls tembl entumid debil parali chuec confus hinch ronch comez quem ardor fiebre calentura escalofr sud palid morad azul amarill ties rigid apret opres peso corazon late diarrea orin parto contraccion bebe embaraz aborto patad mueve dormid enferm grave infecc muer murio';
const HARM =
  'fell fall drop hit struck crash wreck accident cut stab shot shoot gun knife bit bite sting stung bee snake scorpion dog burn fire smoke gas fumes shock electr drown pool tub swallow ate eat drank drink took take taken pill tablet dose overdos poison bleach drug heroin fentanyl alcohol drunk medicine insulin hang rope bridge jump trapped stuck under beat punch attack threat weapon rape assault abus roof ladder stairs car truck break broke lock hid closet scream help police caught stop danger cayo caida golpe choque chocar atropell cort apunal bala pistola cuchillo mord pic abeja vibora alacran perro fuego incend humo gas electri ahog alberca trag comio tomo tome pastilla dosis sobredosis venen cloro droga borrach alcohol insulina colg soga puente avent aplast atrap amenaz arma viol peg romp escond encerr grit auxilio ayud polic peligr';
const LIFE =
  'die dies died dead death dying live lives living life alive kill suicid hurt harm harming myself himself herself end ending ended over gone goodbye bye burden worth worthless better without hopeless hope wake sleep forever disappear anymore exist existing point reason pill bottle gun rope noose blade razor knife bridge jump train cut cuts cutting hang hit hits hitting hurts beat beats beating punch choke choked slap shove threaten threat weapon afraid scared safe unsafe touch touches touching rape raped assault abuse trapped leave hate around voices break broke lock hid closet help police shoot bomb morir muero morirme muert muerte matar mato matarme vivir viva vivo vida suicid lastim hacerme danio dano sola solo carga estorbo despert dormir siempre desaparecer existir sentido ganas caso adios despedir pastilla frasco pistola soga navaja cuchillo puente tren cort colg ahorc pega pegan golpe golpea amenaza miedo segura seguro toca viol abus encerr aguant voces rendir';
const of = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const DANGER: ReadonlySet<string> = new Set([...of(BODY), ...of(SIGN), ...of(HARM)]);
const CRISIS = of(LIFE);
/** Words that only begin like one of another language or another meaning. */
const BY_CHANCE = of(
  'tomorrow tomorrows tomato tomatoes later latest lately early legal legally hotel beef beer handful handsome handy beforehand secondhand policy policies policyholder hipaa ribbon handle handled handles handling facetime facebook',
);
const LONGEST = 12;
const SHORTEST = 3;

/** Does any word begin as one that tells of a body, a sign of illness or harm? */
export const namesDanger = (text: string): boolean => names(text, DANGER);

/** Does any word begin as one that tells of death, harm, fear or an end? */
export const namesCrisis = (text: string): boolean => names(text, CRISIS);

/** Is death or killing named? */
export const namesDeath = (text: string): boolean => tokenise(text).some(({ w }) => DEATH.test(w));
const DEATH = /^(?:die|dies|died|dead|death|dying|kill\w*|ghost|muer\w*|muri\w*|matar?|matan?|matando)$/;

/** Is anything named to harm oneself with, or a time at which it was or will be done? */
export const namesMeans = (text: string): boolean => tokenise(text).some(({ w }) => MEANS.test(w));
const MEANS =
  /^(?:pills?|tablets?|bottle|gun|pistol|rifle|knife|blade|razor|rope|noose|bridge|train|garage|exhaust|took|taken|swallowed|cut|cutting|tonight|ready|note|goodbye|plan|planned|going|gonna|now|insulin|overdose|hang|jump|shoot|poison|bleach|pastillas?|frasco|pistola|cuchillo|navaja|soga|puente|tren|tome|tomo|corte|corto|noche|listo|lista|carta|adios|despedi\w*|plan|voy|ahora|ahorita|insulina|veneno|cloro|colgar\w*|aventar\w*|tirar\w*)$/;

function names(text: string, known: ReadonlySet<string>): boolean {
  return tokenise(text).some(({ w }) => {
    if (BY_CHANCE.has(w)) return false;
    for (let n = Math.min(w.length, LONGEST); n >= SHORTEST; n--)
      if (known.has(w.slice(0, n)) && (n >= 4 || w.length - n <= 3)) return true;
    return known.has(w);
  });
}
