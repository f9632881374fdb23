/**
 * What questions of danger ask about, and how people say that it is there or that it is well. All in the words of `tokenise`: small letters
 * without marks, "she's" as "she", "isn't" as "isnt". Both languages beside each other, as callers mix them. Data only.
 */
export interface Topic {
  id: string;
  /** In a question; left out: as `ill`. */
  asked?: string;
  /** In a question of which a no is the danger: "Is the person awake?" */
  askedWell?: string;
  /** Names of the danger. Denied, the topic is well; told, it is there. */
  ill: string;
  /** Well by itself. */
  well?: string;
  /** Parts and powers that are well beside one of `good`, or of the words that are good of everything. */
  part?: string;
  good?: string;
  /** Its names mean little by themselves ("pain", "hot"): told, they are no answer. */
  vague?: true;
}

/** Good of everything. */
export const GOOD =
  'no (?:trouble|problems?|issues|complaints)(?: (?:at all|with (?:it|that)))?|como si nada|fine|good|great|okay|ok|well|normal|normally|right|alright|perfect|perfectly|excellent|beautiful|unchanged|(?:at |the |her |his |my |s?he )?baseline|(?:the )?same(?: as (?:always|ever|usual|before|every day|yesterday))?|as (?:always|usual|ever)|like (?:always|usual|normal)|usual|within normal limits|unremarkable|no different|bien|normal|normales|perfecto|perfecta|perfectamente|igual(?: que siempre)?|como siempre|de siempre|sin problemas?';

/** Awake, whatever is said. */
const AWAKE =
  'alert|awake|wide awake|conscious|talking|talks|watching (?:the )?(?:game|tv|television|cartoons|news|shows?|her shows|his shows)|smiling(?: at me)?|smiles|wakes? up (?:fine|okay|easy|easily|right away)|reading(?: the paper| a book)?|sitting up|fussy|despiert[oa]|alerta|hablando';
/** Awake, and the mind clear. */
const CLEAR =
  'oriented|a and o|aox\\d|times (?:three|four)|x (?:three|four)|lucid|sharp(?: as a tack)?|with it|(?:acting )?(?:like )?(?:her|him|my)self|appropriate|appropriately|making (?:perfect )?sense|coherent|conversant|making jokes|joking|cracking jokes|telling (?:me )?(?:stories|jokes)|(?:answering|answers) (?:everything|all my questions|questions|me)|(?:knows?|recognizes) (?:who|where|me|us|what day)(?: (?:we|he|she|it|i|they))?(?: (?:are|is|am))?|talking (?:my ear off|up a storm|(?:to me |with me )?(?:fine|normal|normally|okay|like always))|chatting(?: away)?|cussing me out|bossing (?:me|us) around|(?:doing|does|working) (?:her|his|the|on the|a)? ?(?:crossword|puzzle|knitting)|playing(?: (?:cards|outside|around))?|plays|running around|laughing|giggling|asking for (?:her|his) (?:\\w+)|back to (?:baseline|normal)|orientad[oa]|lucid[oa]|platicando(?: conmigo)?|platica|conversando|jugando|juega|riendose|contest(?:a|ando) bien|me reconoce|habla(?:ndo)? normal';
const AWAKE_OR_CLEAR = `${AWAKE}|${CLEAR}`;

const ATE =
  'eating|eats|ate|had (?:some |her |his )?(?:soup|breakfast|lunch|dinner|supper|a snack|a sandwich|toast|juice)|drinking|drinks|drank|nursing|fed|feeding(?: well)?|comiendo|come|comio|toma|tomando|mamando|pecho';
const FOOD =
  'a|an|some|his|her|the|whole|sandwich|soup|toast|crackers|snack|breakfast|lunch|dinner|supper|juice|water|milk|bottle|gatorade|cereal|eggs|oatmeal|popsicle|food|(?:two|three|four|five|six) ounces|every (?:two|three|four) hours|sopa|jugo|agua|leche|su|el|biberon';

export const TOPICS: readonly Topic[] = [
  {
    id: 'fever',
    ill: 'fevers?|feverish|febrile|running a (?:fever|temp|temperature)|high temp(?:erature)?|fiebre|calentura|a hundred (?:and )?(?:point |and )?(?:point )?(?:four|five|six|seven|eight|nine|one|two|three)(?: point \\w+)?|(?:one|1) ?(?:oh|0) ?(?:one|two|three|four|five|[1-5])|hundred and (?:one|two|three|four|five)(?: (?:point )?\\w+)?|10[0-6](?:[ .]\\d)?|very hot|muy caliente',
    asked: 'fever|fiebre|calentura|very hot|muy caliente',
    well: 'afebrile|afebril|healthytemp',
    part: 'temp|temps|temperature|temperatura',
    good: 'down',
  },
  {
    id: 'shaking',
    ill: 'shak(?:es|ing|y)(?: chills)?|chills?|rigors?|shiver(?:s|ing)|teeth (?:were |are )?chattering|trembling|tremors?|temblor(?:es)?|tembland[oa]|temblorosa|tiembla|escalofrios?',
  },
  {
    id: 'confused',
    ill: 'confus(?:ed|ion)|disorient(?:ed|ation)|delirious|delirium|altered(?: mental status)?|ams|talking nonsense|not making sense|making no sense|nonsense|gibberish|out of it|seem(?:ed)? confused|mumbling|confundid[oa]|confusion|desorientad[oa]|disparates|habla cosas|knocked out',
    well: `${CLEAR}|nothing new`,
    part: 'talking|mentation|mental status|mind|memory|head|cognition|neuros?|neurologically|lo mental|mente',
    good: 'clear|intact|sharp',
  },
  {
    id: 'sleepy',
    askedWell: 'awake|despierta',
    asked:
      '(?:very |too |so |still |great |too |con (?:mucho )?|demasiado |mucho )*(?:sleepy|drowsy|sleepiness|sueno|adormilada)|(?:very )?hard to wake|cuesta (?:mucho )?despertar\\w*|wake fully|despertar del todo',
    ill: '(?:very |too |so |real )?(?:sleepy|drowsy|groggy)|drowsiness|(?:great )?sleepiness|letharg(?:y|ic)|unresponsive|(?:very )?hard to (?:wake|rouse)(?: up)?|(?:barely|hardly|cant) (?:keep \\w+ awake|wake \\w+(?: up)?)|nodding off|adormilad[oa]|mucho sueno|muy dormid[oa]|sueno|somnolient[oa]|cuesta (?:mucho )?despertar\\w*|casi no (?:lo|la) puedo despertar',
    well: `${AWAKE_OR_CLEAR}|up and about|up and around|llora fuerte`,
  },
  {
    id: 'breath',
    asked:
      '(?:any |great )?trouble breathing(?: or swallowing)?|short of breath|(?:hard|harder) to breathe(?: than usual)?|struggling (?:to breathe|for breath)|breathing (?:slowly|fast)|fast breathing|breathe(?: or swallow)?|falta de aire|falta el aire|dificultad para respirar|(?:cuesta )?respirar(?: mas que de costumbre)?|respiracion rapida|respira (?:rapido|despacio)',
    askedWell: '(?:the person )?breathing|respira',
    ill: '(?:any |great )?(?:trouble|difficulty|problems?|hard time) breathing|breathing (?:trouble|problems?|hard|fast|slowly)|short(?:ness)? of breath|breathless|dyspnea|d o e|sob|(?:hard|harder) to breathe|struggling (?:to breathe|for breath)|out of breath|winded|puff(?:ing|ed)|huffing|panting|jadeando|wheez(?:ing|es|e|y)|gasping|retractions?|accessory muscles?|neck muscles|(?:respiratory )?distress|labored|fast breathing|tachypnea|orthopnea|p n d|pnd|work of breathing|cant (?:catch|get) (?:my|his|her|a) breath|falta(?: de|n? el)? aire|dificultad para respirar|problema para respirar|cuesta respirar|ahog(?:o|ando|andose)|agitad[oa]|respiracion rapida|respira (?:rapido|despacio|mal)|to breathe',
    well: 'healthysat|(?:full|complete|whole) sentences|room air|healthyrate',
    part: 'breathing|breathes?|breath sounds|respirations?|resps?|lungs?|airway|work of breathing|respira|respiro|respiracion|respirando|air',
    good: 'easy|easily|even|unlabored|un labored|clear|quiet|steady|regular|comfortabl[ey]|tranquil[oa]|libre',
  },
  {
    id: 'lips',
    asked: 'lips (?:are )?(?:blue|turning blue)|lips turning|labios morados|lips blue|tiene los labios',
    ill: '(?:lips )?blue(?: lips)?|cyano(?:sis|tic)|dusky|gr[ae]y(?: lips)?|(?:labios )?morad[oa]s?',
    part: 'lips?|color|colour|labios?|nail beds',
    good: 'pink|pinks|rosad[oa]s?|rosit[oa]s?',
  },
  {
    id: 'chest',
    ill: 'chest (?:pain|pains|pressure|tightness)|pressure|tightness|(?:pain|pressure|tightness)(?: pressure or tightness)? in (?:the|your|my|his|her) chest|pain(?: or pressure)? in (?:the|my) chest|tight chest|squeezing|angina|dolor de pecho|(?:dolor )?(?:presion u )?opresion(?: en el pecho)?|presion en el pecho',
    part: 'chest|pecho',
  },
  {
    id: 'heart',
    ill: '(?:a )?racing heart|heart (?:is )?racing|palpitations?|(?:an )?uneven heartbeat|corazon (?:muy )?(?:acelerado|rapido)|latidos irregulares',
    well: 'healthypulse',
    part: 'heart|heart rate|pulse|corazon|pulso',
    good: 'regular|steady',
  },
  {
    id: 'faint',
    ill: 'faint(?:s|ed|ing|ness)?|pass(?:es|ed|ing)? out|black(?:s|ed|ing)? out|los(?:t|ing|s of) consciousness|syncope|loc|l o c|about to faint|desmay(?:o|os|ada|ado|arse|e)?|perdio el conocimiento|everything goes dark',
    well: 'cried right away',
  },
  { id: 'dizzy', ill: 'dizz(?:y|iness)|light ?headed(?:ness)?|woozy|maread[oa]|mareos?' },
  {
    id: 'weak',
    askedWell: 'move arms and legs|mover brazos y piernas',
    ill: '(?:sudden )?weak(?:ness)?(?: on one side)?|drift|paralyzed|arm is weak|dropping things|debil(?:idad|es)?(?: de un lado| repentina)?|leg (?:is )?getting weaker',
    asked: 'weak(?:ness)?(?! to stand)|debil(?:idad)?(?! para (?:ponerse|pararse))|weaker',
    well: 'both arms work|legs work|(?:moving|moves|move) (?:all (?:four|extremities|digits)|everything|both(?: \\w+)?)|five out of five|5 5|wiggles? (?:them|his toes|her toes|his fingers|her fingers)',
    part: 'grips?|hand grips?|strength|arms?|legs?|both (?:arms|legs)|piernas?|brazos?|fuerza',
    good: 'equal|strong|intact|work|works|parej[oa]s?',
  },
  {
    id: 'numb',
    ill: 'numb(?:ness)?|pins and needles|tingl(?:y|ing)|dormid[oa]s?|entumid[oa]s?|adormecimiento|falta de sensacion|saddle anesthesia|cant feel',
    well: '(?:can )?feels? (?:everything|it all|all (?:my|his|her|the|of)? ?(?:toes|fingers|them|it))(?: down there)?|siente todo|siento todo|neuro(?:vascular(?:ly)?)? intact',
    part: 'sensation|feeling|sensibilidad',
    good: 'intact',
  },
  {
    id: 'limb_colour',
    asked: 'cold|fri[oa]s?|palid[oa]|blue or white|morados o blancos',
    ill: 'cold|cool|blue|white|pale|gr[ae]y|fri[oa]s?|palid[oa]s?|morad[oa]s?',
    well: 'cap(?:illary)? refill (?:is )?(?:good|brisk|normal|less than (?:two|three)(?: seconds)?)|good pulses?|pulses? (?:is |are )?(?:good|strong|palpable|present)',
    part: 'toes|fingers|foot|hand|leg|arm|limb|skin|dedos|pie|mano|piel|digits',
    good: 'pink|warm|rosad[oa]s?|rosit[oa]s?|tibi[oa]s?|caliente',
  },
  {
    id: 'moves',
    asked: 'impossible to move|imposible moverl[oa]s|cant move|hard to move',
    ill: 'impossible to move|cant move',
    well: '(?:moving|moves|move|wiggles?|wiggling) (?:them|all (?:digits|fingers|toes|four)|everything|it|(?:his|her|my) (?:toes|fingers))|los mueve(?: bien)?|mueve (?:los|sus) dedos',
  },
  {
    id: 'face',
    asked:
      'face (?:is )?uneven|face droop|drooping face|weak face|cara (?:torcida|caida)|debilidad en la cara|cae un lado de la cara',
    ill: '(?:facial |face )?droop(?:s|ing|y)?|uneven|crooked face|lopsided|cara (?:torcida|chueca|caida)',
    part: 'face|smile|cara|sonrisa',
    good: 'even|symmetric|symmetrical|straight|parej[oa]|derech[oa]',
  },
  {
    id: 'speech',
    askedWell: 'talking(?: normally| and swallowing normally)?|habla(?: normal| y traga con normalidad)?',
    asked:
      '(?:hard|trouble) (?:to )?(?:speak|speaking)|hard to speak|dificultad para hablar|problema para hablar|cuesta hablar',
    ill: '(?:hard|trouble|difficulty) (?:to )?(?:speak|speaking|talking|talk)|slurr(?:ed|ing)|slurred speech|aphasia|mushy|garbled|se le traba la lengua|dificultad para hablar',
    well: 'talking(?: to (?:you|me|us))?(?: just)?(?: fine| normal| okay)?|habla(?:ndo)?(?: bien| normal| claro)?|platicando(?: normal| bien| conmigo)?|asking for (?:her|his) \\w+|cussing me out|answering everything|telling stories',
    part: 'speech|words|talks?|talking|habla|voice',
    good: 'clear|clearly|intact|clar[oa]',
  },
  {
    id: 'sight',
    asked:
      '(?:or|trouble|hard to|speaking or) see(?:ing)?(?! things)|trouble seeing|(?:hablar o|problemas? para) ver|see spots or flashing lights|blurred or double sight|sight is? ?blurred|vista borrosa(?: o doble)?|sight lost|ve manchas o luces',
    ill: '(?:trouble|hard|difficulty) (?:to )?(?:seeing|see)|blurr(?:y|ed)(?: vision)?|double(?: vision)?|(?:vision|visual) (?:changes?|disturbances?|problems?|loss)|photophobia|flashing lights|little stars|like a curtain|vista borrosa|veo borroso|seeing (?:spots|stars)',
    part: 'vision|sight|eyesight|eyes?|see|sees|vista|ojos?|veo|ve',
    good: 'clear|clearly|intact|claro',
  },
  {
    id: 'neck',
    asked: '(?:a )?stiff neck|cuello (?:rigido|tieso)',
    ill: '(?:a )?stiff neck|neck (?:stiffness|is stiff|pain)|nuchal rigidity|cuello (?:rigido|tieso|duro)',
    well: 'chin to (?:her|his|my) chest|(?:puedo|puede) mover (?:bien )?el cuello(?: bien)?|neck moves(?: \\w+)?',
    part: 'neck|cuello',
    good: 'supple|moves|loose',
  },
  {
    id: 'headache',
    ill: '(?:a )?(?:bad |severe |pounding )?headaches?|head (?:pain|hurts|is killing \\w+|pounding)|migraine|dolor(?:es)? de cabeza(?: fuerte| intenso)?|duele la cabeza|head (?:is|was) pounding',
    part: 'head|cabeza',
  },
  {
    id: 'sudden',
    asked: 'come suddenly|empezo de golpe',
    ill: '(?:came on )?suddenly|sudden|worst(?: \\w+){0,4}|thunderclap|de golpe|de un jalon',
    well: '(?:it )?(?:crept up|built up|came on (?:slow|slowly|gradual|gradually)|started slow|gradual|gradually|slow|fue poco a poco|poco a poco)(?: (?:over|during|all) (?:the |a |this )?(?:week|day|days|morning|couple of days|couple days))?|i get these(?: \\w+)?',
  },
  {
    id: 'vomit',
    asked:
      '(?:throw(?:n|ing)? up|thrown up)(?: more than once| with the headache)?|vomit(?:a|o)?(?: verde)?|everything come back up(?: even water)?|vomita todo(?: hasta el agua)?|devuelve todo',
    ill: 'throw(?:n|ing|s)? up|threw up|vomit(?:s|ed|ing)?|puk(?:ed|ing)|nause(?:a|ated|ous)|emesis|brought up|vomit(?:o|a|ando|os)|cant (?:even )?keep',
    well: 'kept (?:it|everything|lunch|breakfast|that) down|keeping (?:(?:it|things|everything|food|water|fluids|sips)(?: down)?|down (?:sips|water|food|fluids|liquids|juice))|(?:tolerating|taking) (?:p o|po|fluids|food|diet|oral fluids|p o well)|kept it|agua si aguanta|aguanta el agua|(?:just )?spits up white',
  },
  {
    id: 'blood',
    asked:
      '(?:heavy |bad |any |bright red )?(?:blood|bleeding)(?! thinner)|sangre|sangrado|sangra|coagulos|clots|blood keep coming',
    ill: '(?:any |fresh |frank |gross |thick |bright red |heavy )?(?:blood|bleeding|bleeds?|bled)(?! (?:thinners?|pressure|sugar|work|test))|(?:hard )?clots?|clotted|hemorrhage|hematuria|hematemesis|coffee grounds|melena|sangre|sangra(?:do|ndo)?|sangrita|coagulos|hematoma',
    well: '(?:it )?(?:already )?(?:stopped|quit) bleeding|not bleeding|ya no sangra|no longer bleeding|bleeding (?:has )?stopped',
  },
  {
    id: 'bag',
    asked: 'blood in the bag|sangre espesa en la bolsa',
    ill: 'blood|clots?|red|sangre|coagulos|dark red|like jelly|hematuria',
    well: '(?:a )?(?:bit|little)(?: of)? cloud(?:y)?',
    part: 'urine|bag|pee|it|output|color|orina|bolsa|sonda',
    good: 'clear|(?:pale |light |dark )?(?:yellow|amber)|pale|straw(?: colored)?|looks? like apple juice|(?:a )?(?:bit|little)?(?: of)? ?cloud(?:y)?|clar(?:a|ita|o)|amarill[oa]|clear',
  },
  {
    id: 'keeps_bleeding',
    asked: 'keep bleeding|sangrado que sigue|keeps on|sigue sangrando|still bleed|bleeding that keeps on|bleeding now',
    ill: 'keeps? (?:on )?bleeding|still bleeding|(?:still )?(?:soak(?:s|ed|ing) through|pouring|gushing|spurting|oozing|dripping)|sigue sangrando|se vuelve a empapar|no para',
    well: '(?:it |the bleeding )?(?:already )?(?:has )?(?:(?:stopped|quit)(?: bleeding)?|(?:pretty much |all )?dried up|clotted)|not bleeding(?: (?:now|anymore|any more))?|(?:ya )?(?:paro|se paro|dejo de sangrar)(?: la sangre)?|ya no sangra|isnt bleeding|doesnt bleed',
  },
  {
    id: 'snake',
    asked: 'a snake|vibora',
    ill: 'snakes?|rattler|copperhead|(?:two|2) holes|vibora|serpiente',
    well: '(?:on |with |by |from |it was |was )*(?:a |an |the |my |our |un |el |una )*(?:neighbors? |kitchen |broken |can |tin |rusty )*(?:knife|lid|glass|dog|cat|nail|scissors|mower|hook|fishhook|staple|splinter|thorn|needle|saw|razor|cuchillo|vidrio|perro|gato|clavo|anzuelo)|me corte con el cuchillo',
  },
  {
    id: 'wound_place',
    asked: 'wound on the neck chest or belly|herida esta en el cuello el pecho o el vientre',
    ill: 'neck|throat|chest|belly|stomach|abdomen|ribs|side|cuello|pecho|panza|vientre|estomago',
    well: '(?:(?:it|is|in|on|just|its|es|en|esta) )*(?:my|his|her|the|a|el|la|mi|su) (?:left |right |little |index |ring |middle |big )*(?:finger|thumb|fingertip|hand|palm|arm|forearm|wrist|elbow|leg|calf|knee|shin|ankle|foot|toe|heel|dedo|mano|brazo|pierna|pie|rodilla|tobillo|pulgar)',
  },
  {
    id: 'belly',
    asked:
      '(?:a )?(?:hard (?:swollen )?|lower )(?:belly)(?: (?:is )?(?:hard|swollen)(?: or (?:very )?painful)?)?|(?:a )?belly (?:is )?(?:hard(?: as a board)?|that stays hard)|vientre (?:esta )?(?:dura|hinchada) o duele(?: mucho)?|(?:el )?vientre (?:esta )?(?:se queda )?(?:duro|hinchad\\w*)(?: e hinchado)?',
    ill: '(?:a )?(?:hard|rigid|tight|swollen|distended)(?: belly| stomach| abdomen)?|(?:belly|stomach|abdomen) (?:is )?(?:hard|tight|rigid|swollen|distended)|tight like a drum|guarding|distention|(?:belly|stomach|abdominal) (?:pain|tenderness)|tender(?:ness)?|vientre duro|(?:panza|barriga) dura|dolor de (?:panza|vientre|estomago)',
    well: 'soft|non ?tender|not tender|squishy|passing gas|has (?:passed|been passing) gas',
    part: 'belly|abdomen|stomach|tummy|panza|barriga|vientre|estomago|abd',
    good: 'soft|squishy|flat|non ?tender|not tender|blandit[oa]|bland[oa]',
  },
  {
    id: 'belly_pain',
    asked:
      '(?:severe |strong |constant |trapped )?belly pain|pain in the (?:back or )?belly|dolor (?:fuerte |constante )?de vientre|dolor de vientre',
    ill: '(?:belly|stomach|abdominal) (?:pain|cramps|ache)|stomach ?ache|dolor de (?:panza|vientre|estomago|barriga)',
    part: 'belly|stomach|tummy|abdomen|panza|vientre|estomago',
    good: 'soft|non ?tender|squishy|blandit[oa]',
  },
  {
    id: 'pain',
    asked:
      '(?:strong |in )?pain(?! medicine)(?! (?:in|of|under|with|on|stays|that|or pressure))|pain that (?:stays|goes)|hurt|dolor fuerte(?! (?:de|en|y) )|dolor que|tiene dolor',
    ill: 'pain|hurts?|hurting|sore|soreness|ach(?:es|ing|e)|moaning|groaning|dolor|duele|me duele|le duele nada|se queja',
    well: 'comfortabl[ey]|resting(?: comfortably)?|pain(?: is| s)? (?:well )?controlled|(?:tylenol|motrin|ibuprofen|advil) (?:is )?(?:handling it|works|working|helps|takes care of it)|peaceful|en paz',
    vague: true,
  },
  {
    id: 'sweat',
    asked: 'sweat(?:ing|y)?|sudor|sudando|cold and sweaty|frio y sudoroso',
    ill: 'sweat(?:ing|y|s)?(?: buckets)?|diaphor(?:esis|etic)|clammy|sudor|sudando|sudorosa?',
    vague: true,
  },
  {
    id: 'urine_stop',
    asked:
      'impossible to pass urine|unable to pass urine|imposible orinar|urine nearly stopped|casi de orinar|trouble holding urine',
    ill: 'cant (?:pee|go|urinate)|nothing comes? out|only drops|retention',
    well: '(?:i |he |she )?(?:can )?(?:go|pee|void|urinate)(?: (?:fine|okay|normal|normally))|i can (?:go|pee)|i go|voiding(?: fine| well| normally)?|(?:he |she |i |just )?(?:peed|went pee|urinated)(?: (?:an hour ago|twice|this morning|earlier|at lunch|fine))?|been to the bathroom(?: fine| okay)?|orin(?:o|a|ando)(?: (?:bien|normal|dos veces))?|ya orino(?: dos veces)?|wet diapers?',
  },
  {
    id: 'control',
    asked:
      '(?:lost )?control of bladder or bowel(?: lost)?|lost control|trouble holding urine or stool|control de la orina(?: o del \\w+)?|aguantar la orina o el excremento',
    ill: 'incontinen(?:t|ce)|accidents?|wet (?:myself|himself|herself)|leaking urine|lost control|control de la orina',
    well: 'continent|(?:i |ive )?(?:been to|go to|went to) the bathroom(?: (?:fine|okay|normal))?|i go normal|bathroom(?: is)? (?:fine|normal)',
  },
  {
    id: 'back_pain',
    asked:
      '(?:strong )?pain in the (?:back|side)(?: or (?:side|belly))?|dolor (?:fuerte )?(?:de|en la) espalda(?: o (?:del costado|el vientre))?',
    ill: '(?:flank|back|side|kidney) pain|cva tenderness|back hurts|hurts? back|dolor de espalda|duele la espalda',
    part: 'back|side|espalda|sides',
  },
  {
    id: 'stool',
    asked: '(?:it )?black(?: stools?)?(?! (?:deep|or))|excremento negro|es negro',
    ill: '(?:black|tarry|bloody)(?: stools?| poop)?|melena|like tar|excremento negro|negr[oa]',
    part: 'it|stools?|poop|diapers?|excremento|panal(?:es)?',
    good: 'brown|brown and runny|yellow|cafe',
  },
  {
    id: 'stand',
    askedWell: 'stand and walk|get up|four steps|pararse y caminar|levantar|cuatro pasos',
    asked: '(?:too )?weak to stand|debil(?:idad)? para (?:ponerse|pararse)(?: de pie)?|walking|caminar',
    ill: 'too weak(?: to stand)?|cant (?:stand|get up|hold)|trouble walking|bumping into|unsteady',
    well: '(?:i |he |she )?(?:can )?(?:still )?stand(?:s|ing)?(?: (?:up )?(?:fine|okay|well))|walking(?: (?:around|fine|okay|to \\w+|normal))*|(?:i |he |she )?walks? (?:fine|okay|normal|good)|up and (?:about|around|walking)(?: (?:to the kitchen|already|around))*|(?:he|she|i) (?:is |am )?(?:already )?up(?: and moving)?|(?:i |he |she )?walked (?:to the \\w+|in|around|here|out)|hobbled (?:in|out|over)(?: (?:from|to) (?:the|my) \\w+)?|caminando|camina(?: bien)?|anda caminando',
  },
  {
    id: 'thinner',
    asked: '(?:blood )?thinners?|anticoagulantes?',
    ill: '(?:blood )?thinners?|anticoagula(?:nts?|ntes?|tion|ted)|coumadin|warfarin|eliquis|xarelto|plavix|apixaban|pradaxa|lovenox|heparin',
    well: 'no (?:toma|takes?) nada|no meds|takes? nothing',
  },
  {
    id: 'skin',
    asked: 'cold and blotchy skin|(?:la )?piel fria y con manchas',
    ill: 'blotchy|mottled|clammy|cold(?: skin)?|manchas|fria',
    part: 'skin|color|piel',
    good: 'warm|dry|pink|tibia|rosada',
  },
  {
    id: 'spots',
    asked: '(?:are there )?purple spots(?: with fever)?|manchas moradas|(?:or )?a rash|manchas en la piel',
    ill: '(?:any |little |some )?(?:purple |little )*(?:spots|dots)|rash|petechiae?|purpura|manchas(?: moradas)?|ronchas',
    part: 'skin|piel',
    good: 'clear|clean|limpia',
  },
  {
    id: 'swelling',
    asked:
      'swelling(?: of the (?:lips(?: tongue or throat)?|lips or face|gum or the face))?|swollen(?! belly)|hinchazon(?: de (?:labios(?: lengua o garganta| o cara)?|la encia o de la cara))?|hinchad[oa]s?|hincharon',
    ill: '(?:any )?(?:swelling|swollen|swelled)|puff(?:y|ed up|iness)|edema|feels? thick|hinchazon|hinchad[oa]s?|(?:a bit |kind of )?fat',
    part: 'lips?|tongue|throat|face|mouth|gums?|boca|lengua|garganta|labios?|cara',
  },
  {
    id: 'swallow',
    askedWell: 'swallowing(?: normally)?|traga(?: con normalidad)?',
    asked:
      '(?:hard to |trouble breathing or |breathe or )?(?:swallow(?:ing)?)(?: (?:saliva|spit))?|tragar(?: saliva)?|unable to swallow|imposible tragar',
    ill: '(?:trouble|hard|difficulty) (?:to )?swallow(?:ing)?|cant swallow|drool(?:s|ing)?|chok(?:es|ing)|dificultad para tragar|no puede tragar',
    well: '(?:i |he |she )?(?:can )?swallow(?:s|ing)?(?: (?:pills|fine|okay|water|everything|it|normal|and breathe))*|spit goes down|(?:puedo|puede) tragar|trago bien|tolerating p o|drinking(?: water)?|ya se tomo (?:el|su) (?:jugo|agua|leche)|eating(?: a)?(?: sandwich| lunch| soup)?',
  },
  {
    id: 'mouth_opens',
    asked: 'open the mouth|abrir la boca',
    ill: 'cant open|wont open|only opens|locked|trismus',
    well: '(?:i |he |she )?(?:can )?opens?(?: (?:my|his|her|the) mouth| wide| fine| up)*|(?:abrir|abro|abre) la boca(?: bien)?',
  },
  {
    id: 'pus',
    asked: '(?:draining |con )?pus',
    ill: 'pus|drain(?:age|ing)|discharge|ooz(?:e|ing)|yellow stuff|agu(?:it)?a amarilla|huele (?:feo|mal)|materia',
    part: 'incision|wound|site|dressing|staples|stitches|scar|it|herida|puntada',
    good: 'clean|dry|intact|c d i|healing(?: up)?|closed(?: up)?|looks? (?:good|great|fine|clean)|limpia|seca|cerrada',
  },
  {
    id: 'redness',
    asked:
      '(?:growing )?redness(?! that spreads)|red and hot|skin around it red|piel de alrededor esta roja|enrojecimiento(?: que crece)?|roja y caliente',
    ill: 'redness|red|erythema(?: beyond the margins)?|enrojecimiento|roj[oa]',
    part: 'incision|wound|site|dressing|staples|stitches|scar|it|herida|puntada',
    good: 'clean|dry|intact|c d i|healing(?: up)?|closed(?: up)?|looks? (?:good|great|fine|clean)|limpia|seca|cerrada',
  },
  {
    id: 'spreads',
    asked: 'spreading(?: fast)?|anillo en la piel que crece|redness that spreads|extendiendo|lo rojo se',
    ill: 'spread(?:s|ing)?|(?:about )?doubled|growing|bigger|(?:red )?streaks?|streaking|going up to|crece|extend\\w*|beyond the margins',
    well: '(?:same|the same)(?: little| exact)? (?:size|spot)(?: (?:it was|as|on|since|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this morning))*|(?:stays |still )?inside the (?:line|lines|marks?)(?: the (?:nurse|doctor) drew)?|no bigger|hasnt (?:grown|spread|moved|changed)|del mismo tamano',
  },
  {
    id: 'hot_skin',
    asked: 'hot or very painful|caliente o duele mucho',
    ill: 'hot|burning|warm|caliente',
    well: 'cool(?: to (?:the )?touch)?|not hot',
    vague: true,
  },
  {
    id: 'limp',
    asked: 'limp|aguad[oa]',
    ill: 'limp|floppy|flaccid|like a rag ?doll|cant hold (?:his|her) head up|aguad[oa]|guang[oa]',
    well: `good tone|tone (?:is )?(?:good|normal)|kicking|${AWAKE_OR_CLEAR}|llora fuerte`,
  },
  {
    id: 'feeds',
    asked: 'refusing every feed|rechaza todas las tomas',
    ill: 'wont (?:take|eat|feed|nurse|drink)|refus(?:es|ing)|not (?:eating|feeding|nursing)',
    well: `(?:just )?(?:${ATE})(?: (?:${FOOD}|well|good|fine|okay|bien))*|took (?:(?:two|three|four|five|six) ounces|(?:his|her|the|a) (?:whole )?bottle)`,
  },
  {
    id: 'line',
    asked: 'line broken or open|linea esta rota o abierta',
    ill: 'broken|open|cracked|leak(?:s|ing)?|drip(?:s|ping)|cap (?:came|is) off|rota|abierta|gotea',
    part: 'line|cap|port|hub|it|picc|linea|catheter|lumen',
    good: 'intact|clamped|capped|closed|in place|cerrada|clean|dry',
  },
  {
    id: 'due',
    asked:
      'medicine that is due now(?: such as for seizures or the heart)?|medicina que le toca(?: ahora como para convulsiones o el corazon)?',
    ill: '(?:medicine|meds?|pills?|dose|seizure medicine|heart pill|insulin) (?:was |is |are )?due|due (?:now|an hour ago)|overdue|missed|le toca',
    well: 'nothing due(?: (?:until|till) \\w+)?|(?:(?:her|his|the|next|no) )*(?:meds?|medicines?|dose|doses|pills)(?: are| is)? (?:arent|isnt|not)?(?: due)? ?(?:until|till) \\w+|already (?:had|took|got) (?:her|his|all|them)(?: \\w+)?|all given|caught up on meds',
  },
  {
    id: 'crooked',
    asked:
      '(?:open or crooked bone|crooked|bent out of shape|hueso expuesto o torcido|chueco|deformado|a bone show|se ve el hueso)',
    ill: '(?:bone|crooked|bent|deform(?:ed|ity)|sticking out|twisted|chueco|torcid[oa])(?: where it shouldnt be| out of shape)?',
    well: 'straight|no deformity|derech[oa]|lined up',
  },
  {
    id: 'blow',
    asked:
      '(?:hard |recent )?blow to the (?:head neck or belly|head)|golpe (?:fuerte|reciente) en la cabeza(?: el cuello o el vientre)?|a fall or a blow|hubo una caida o un golpe',
    ill: '(?:hit|bumped|struck|banged)(?: (?:my|his|her|the|anything|back of|else))*(?: head| neck| belly)?|fell|fall|head injury|se pego en la cabeza|golpe|caida',
    well: 'landed on (?:his|her|my) (?:bottom|butt|side|feet|rear)',
  },
  {
    id: 'thick',
    asked: 'swelling of the face or hands|hincharon de repente la cara o las manos',
    ill: 'rings dont fit|puffy (?:face|hands)|(?:face|hands) (?:are |is )?(?:swollen|puffy)',
    part: 'face|hands|fingers|cara|manos',
  },
  {
    id: 'ribs',
    asked: 'pain under the ribs|dolor debajo de las costillas',
    ill: '(?:rib|upper belly|epigastric|r u q|ruq) pain|pain (?:up there|under (?:the|my) ribs)|dolor (?:debajo de|en) las costillas',
  },
  {
    id: 'restless',
    asked: 'restless|inquieta',
    ill: 'restless(?:ness)?|agitat(?:ed|ion)|pulling at|fidget(?:y|ing)|groaning|inquiet[oa]|se queja(?: mucho)?',
    well: 'resting(?: comfortably)?|peaceful|calm|comfortabl[ey]|tranquil[oa]|en paz|quiet(?:ly)?',
  },
  {
    id: 'ketones',
    asked: 'ketones|cetonas',
    ill: '(?:moderate|large|small|positive)?(?: for)? ?ketones?|cetonas|moderate on the strip|large on the strip',
    well: 'negative ketones|ketones (?:are |is )?(?:negative|zero)|cetonas negativas',
  },
  { id: 'fruity', asked: 'fruity breath|aliento a fruta', ill: 'fruity(?: breath| smell)?|aliento a fruta' },
  {
    id: 'seizure',
    asked: '(?:a )?seizures?(?! or)|convulsi(?:on|ones)',
    ill: 'seiz(?:ure|ures|ing|ed)|convuls\\w+|twitch(?:ing|es)',
  },
  {
    id: 'strong_pain_place',
    asked: 'clots the size of an egg|leaking|less movement of the baby|salida de liquido|menos movimiento',
    ill: 'leak(?:s|ing)|fluid|(?:less|no) movement|salida de liquido',
    well: 'baby (?:is )?(?:kicking|moving)(?: (?:fine|a lot|lots|plenty|like crazy))?|se mueve (?:mucho|bien)',
  },
  {
    id: 'out',
    asked: 'come out|se salio|blocked|tapado',
    ill: '(?:slid|came|fell|come|pulled)(?: about)?(?: halfway| part way| all the way)? out|clogg?ed|blocked|plugged|dislodged|se salio|tapad[oa]',
    part: 'it|tube|site|line|cannula|sonda|tubo',
    good: 'in place|flowing|flushing|draining|patent|en su lugar|secure',
  },
  {
    id: 'flat_breath',
    asked:
      'short of breath at rest or lying flat|falta el aire en reposo o acostado|wake up at night out of breath|despierta de noche ahogandose|sit up to breathe|sentarse para respirar',
    ill: 'recliner|propped? up|(?:two|three|four|dos|tres|cuatro) (?:pillows|almohadas)|sit up|orthopnea|p n d|pnd',
    well: '(?:i |he |she )?(?:can )?(?:sleeps?|lies?|lay|laying|lying|slept) (?:down )?flat(?: on (?:one|a|my one) (?:pillow|back))?(?: (?:fine|okay|good))?|not (?:sitting|lying(?: down)?|at rest|when i (?:sit|lie down))|not winded(?: (?:sitting|at rest|lying down))?|(?:fine|okay|good) (?:sitting|at rest|lying down|resting)',
  },
  {
    id: 'burst',
    asked: 'wound burst open|abrio la herida',
    ill: 'burst(?: open)?|popped|came (?:open|apart)|split(?: open)?|opened up|dehisc\\w+|se abrio',
    part: 'incision|wound|staples|stitches|dressing|herida|puntos|it',
    good: 'closed(?: up)?|intact|clean|dry|holding|in place|cerrada',
  },
];
