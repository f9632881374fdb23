/**
 * Words for somebody at the practice who is not a machine: what they are called, and what they are not. A clinician by name or office ("the doctor",
 * "my nurse") is somebody in particular, for whom there are messages.
 */
const SOMEBODY =
  '(?:somebody|someone|anybody|anyone|whoevers?|whomever|a (?:person|human|lady|girl|guy|man|woman|voice|live one|real one)|(?:one|any|some) of (?:you(?: guys| all)?|yall|your (?:girls|ladies|people|staff))|(?:actual|real|live|living|breathing|flesh and blood) (?:\\w+ )?(?:person|people|human|being|lady|voice|somebody|someone|one|body)|human beings?|(?:the |your |a )?(?:receptionists?|secretary|front desk|switchboard|(?:girl|girls|lady|ladies|woman|man|guy|people|folks|somebody|someone|person) (?:up front|out front|at the (?:front|desk|counter|window)|there|in the office)|people (?:there|up front)))';
const ALGUIEN =
  '(?:alguien|alguno de (?:ustedes|ahi)|alguna (?:persona|senorita|muchacha)|una? (?:persona|humano|ser humano|senorita|muchacha|senora|empleada)|un ser humano|(?:la |el )?(?:recepcionista|secretaria|operadora)|la (?:senorita|muchacha|senora|joven|chica)(?: (?:de|del|que|en) \\w+| (?:de la|en el) \\w+)?|(?:el|los|las) de (?:la )?(?:recepcion|mostrador|oficina)|quien (?:este|atienda|atiende)|carne y hueso|gente de verdad)';
/** What nobody wants to speak with. */
const MACHINE =
  '(?:(?:\\w+ )?(?:computers?|machines?|robots?|bots?|recordings?|recorded \\w+|automated \\w+|ai|answering (?:machine|service)|siri|alexa)|a thing|this thing)';
const MAQUINA =
  '(?:(?:\\w+ )?(?:maquinas?|maquinitas?|robots?|aparatos?|grabador\\w*|grabacion\\w*|computadoras?|contestadora))';
/** Between a verb and whom it asks for. */
const GAP = '(?:\\w+ ){0,3}?';

const WANTS: RegExp[] = [
  // To speak with, to be put through to, to have them come.
  `(?:talk|talking|speak|speaking|chat|word|deal|dealing) (?:to |with )${GAP}${SOMEBODY}`,
  `${SOMEBODY} (?:${GAP})?(?:i|we|he|she) (?:can|could|might|may) (?:\\w+ )?(?:talk|speak) (?:to|with)`,
  `(?:give|get|put|patch|hand|pass|switch|connect|transfer|ring|send|take|forward) (?:me |us |him |her |this call |it )?(?!in (?:with|to see) )${GAP}(?:to |with |on |for |over )?${SOMEBODY}(?! (?:call|who (?:takes|handles)|to (?:call|come|look)))`,
  `(?:ring|buzz|call|try) (?:the|your) (?:front )?(?:desk|office) (?:for me|please|now)|ring the desk`,
  `(?:rather|prefer|sooner) (?:\\w+ ){0,3}(?:talk|speak|have|deal|get) ${GAP}${SOMEBODY}`,
  `(?:can|could|would|will) ${SOMEBODY} ${GAP}(?:pick up|answer|come on|get on|take (?:my|the|this) call|talk to me|help me (?:instead|please))`,
  `(?:is|are) there ${SOMEBODY} ${GAP}(?:there|in|around|i (?:can|could)|to (?:talk|speak)|who can (?:talk|help))`,
  `(?:need|want|get me|like|id like|i want) ${GAP}${SOMEBODY} (?:there |here |in the office )?(?:to (?:pick up|answer|talk|speak)|on the (?:phone|line)|with a pulse|who breathes)`,
  `(?:somebody|someone|anybody|anyone|person|one) (?:with a (?:pulse|heartbeat)|who breathes|(?:thats|who is|whos) (?:not (?:a|her|a \\w+) ?\\w*|real|alive|human))`,
  `(?:reach|find|get|looking for|speak (?:to|with)|talk (?:to|with)) (?:my|a) (?:\\w+ ){1,2}(?:who|that) works (?:there|here|for you|in (?:the )?\\w+|at your)`,
  // Not with this.
  `(?:dont|do not|not|never|wont|refuse to|hate|tired of|sick of|cant stand|done)(?: \\w+){0,3} (?:talk|talking|speak|speaking|deal|dealing|messing|fooling)(?: (?:to|with|into))?(?: \\w+)? ${MACHINE}`,
  `(?:get me off|off of?) (?:of )?(?:this|the) (?:thing|machine|recording)`,
  `(?:let|have) me (?:have a word|talk|speak) (?:to |with )(?:whoever|someone|somebody|the people)`,
  // The same in Spanish.
  `(?:hablar|hablo|platicar|comuni\\w+|pas(?:e|a|en|ar)(?:me|nos)|pong(?:a|an)me|pon(?:er)?me|tran[s]?fier\\w+|conect\\w+|deme|dame|deje(?:n)?me hablar|prefiero|mejor|quiero|quisiera|necesito)(?: \\w+){0,3}? (?:con |a )${ALGUIEN}(?! (?:que maneje|encargad))`,
  `(?:prefiero|mejor|quiero|quisiera) ${ALGUIEN}(?! (?:que|para))`,
  `(?:que )?(?:me )?(?:conteste|contesten|contestar|atienda|atender|atiendan|hable|responda)(?: \\w+){0,2}? ${ALGUIEN}`,
  `${ALGUIEN} que (?:me )?(?:\\w+ )?(?:atienda|conteste|contestar|atender|hable|responda|ayude en persona|no sea (?:una )?(?:maquina|robot|grabacion))`,
  `no (?:hay|habra|esta) (?:nadie|alguien|alguna persona)(?: \\w+){0,2} que (?:me )?(?:pueda )?(?:conteste|contestar|atienda|atender|hable|hablar)`,
  `no (?:me gusta|quiero|voy a|pienso)(?: \\w+)? (?:hablar|hablarle|platicar)(?: \\w+){0,2} ${MAQUINA}|en vez de (?:una |la )?${MAQUINA}|y no (?:con )?(?:una |la )?${MAQUINA}`,
  `carne y hueso`,
].map((words) => new RegExp(`\\b(?:${words})\\b`));

/** Somebody is asked for who is to do something later, or who did something: no wish to be put through. */
const NOT_NOW =
  /\b(?:have|get|tell|ask|let|need) (?:someone|somebody|anyone|one of (?:you|yall)) (?:(?:please|just|else) )?(?:to )?(?:call|ring|text|phone|contact|get back|look|check|send|fax|let me)|\b(?:talked|spoke|spoken|been talking) (?:to|with)|\b(?:can|could) (?:somebody|someone|anyone) (?:please )?(?:call|ring|text)|\bcall me (?:back)?|\bhable con (?:alguien|una senorita) (?:ayer|la semana)|\bque (?:alguien )?me (?:llamen?|marquen?|hablen?) (?:alguien)?/;

/** Somebody, whoever it is, to speak about something of which the desk knows: it is begun with that, and a person is one word away. */
const ABOUT_IT =
  /\b(?:talk|talking|speak|speaking|word|see|chat) (?:(?:to|with) )?(?:somebody|someone|anybody|anyone) (?:there |here )?(?:about|regarding|on) (?!(?:this|it|that|something|what)\b)\w+|\b(?:somebody|someone|anybody|anyone) (?:i|we|he|she) (?:can|could|might) (?:see|talk to|speak to|speak with) (?:about|for|on) (?!(?:this|it|that|something)\b)|\bwhoevers? (?:is )?(?:on call|covering)\b|\b(?:covering|on call) (?:provider|doctor|physician|clinician)\b|\b(?:relay|video|sign language|tty) (?:operator|interpreter|service)\b|\b(?:relay|vrs) (?:call|operator)\b|\bwithout (?:first )?(?:talking|speaking|checking) (?:to|with) (?:somebody|someone|anybody|anyone)\b/;
/** A person all the same, and no machine. */
const A_PERSON =
  /\b(?:human|real|live|actual|operator(?! with a caller)|person|receptionist|machine|robot|computer|recording)\b/;

/** Longer speech that mentions somebody is a story. */
const MOST_WORDS = 40;

/**
 * Whether a person is asked for, in whatever words: "give me whoever's at the desk", "alguien de carne y hueso". Over folded words with single
 * spaces, without apostrophes. Pure.
 */
export function wantsPerson(said: string): boolean {
  if (said.split(' ').length > MOST_WORDS || NOT_NOW.test(said) || isAboutSomething(said)) return false;
  return WANTS.some((words) => words.test(said));
}

/** Whether somebody is wanted only to speak with about a thing that is named, or speaks for a caller who cannot. */
export function isAboutSomething(said: string): boolean {
  const found = ABOUT_IT.exec(said);
  return found !== null && !A_PERSON.test(said.replace(found[0], ' '));
}
