import type { Command } from './types.ts';

const YES =
  /^(yes|yeah|yep|yup|yea|ya|yah|sure|correct|right|exactly|perfect|affirmative|definitely|absolutely|uh huh|mhm|okay|alright|all right|of course|you got it|that is (right|correct|it|fine|good|me)|that (right|correct|it|fine|good|works|me|sounds (good|right))|it is|i (do|am|would|did|can|think so)|sounds (good|right|fine)|go ahead|please do|fine|works for me|si|claro|claro que si|correcto|correcta|exacto|exactamente|asi es|eso es|esta bien|de acuerdo|perfecto|eso|simon|aja|por supuesto|andale|sale|bueno si|efectivamente|asi mero|afirmativo)\b/;
const NO =
  /^(no|nope|nah|negative|not|wrong|incorrect|that is (not|wrong|incorrect)|that (not|wrong|isnt|incorrect)|it (isnt|not|wrong)|i (dont|do not|didnt|cant|am not|would not|wouldnt)|never|not really|absolutely not|incorrecto|incorrecta|para nada|eso no|no es|tampoco|nunca|equivocado|esta mal|negativo|mejor no|jamas|ninguno|ninguna|de ninguna manera)\b/;
/** "no problem", "no no, that's right", "no, correct": a yes that begins with no. */
const NO_BUT_YES =
  /^(no )+(problem|thats right|that right|that is right|correct|perfect|that fine|youre right|you are right|hay problema|esta bien|asi es|thats correct|that correct|thats it|that it)\b/;
const YES_BUT_NO = /^(yeah|yes|si|well|okay|pues|bueno|ay) (no|nope|not|that is not|thats not|that not)\b/;

/** Whether folded words are a yes, a no, or neither. A correction ("no, it's 0136") is a no. */
export function yesNoOf(said: string): 'yes' | 'no' | null {
  const s = said
    .replace(
      /^((well|so|oh|um|uh|ah|okay so|pues|bueno|este|ay|senor|senorita|mire|a ver|thank you|thanks|gracias) )+/,
      '',
    )
    .trim();
  if (!s) return null;
  if (NO_BUT_YES.test(s)) return 'yes';
  if (YES_BUT_NO.test(s)) return 'no';
  if (/^(no se|no idea|not sure|i dont know|no estoy segur)/.test(s)) return null;
  if (/^i (cant|dont|am|can|do|would|did) \w+ \w+/.test(s)) return null;
  if (/^(right|okay|sure|ya|bueno|fine) (now|after|before|leg|arm|side|foot|hand|when|hip|knee|eye|ear|me)\b/.test(s))
    return null;
  if (YES.test(s)) return 'yes';
  if (NO.test(s))
    return /^(not|no) (feeling|sleeping|eating|breathing|puedo|tengo|me|se|aguanto|doing|acting|wet|appetite|energy)\b/.test(
      s,
    )
      ? null
      : 'no';
  return null;
}

const COMMANDS: [Command, RegExp][] = [
  ['spanish', /\b(en espanol|espanol|spanish|habla espanol|hablan espanol|speak spanish|hablas espanol|castellano)\b/],
  ['english', /\b(in english|english please|english|en ingles|ingles)\b/],
  [
    'operator',
    /\b(operator|representative|receptionist|real person|live person|actual person|human( being)?|talk to (a |an |the |some )?(person|somebody|someone|people|agent|nurse now|front desk)|speak (to|with) (a |an |the |some )?(person|somebody|someone|agent|front desk|real)|agent|operadora?|recepcionista|con (una persona|alguien|un humano|la recepcionista|una senorita)|persona real|una persona|quiero hablar con alguien)\b/,
  ],
  [
    'repeat',
    /\b(repeat( that)?|say (that|it) again|come again|what (did you say|was that)|(i )?(didnt|couldnt|cant|did not) (hear|catch|understand|get) (that|you|what)|pardon( me)?|one more time|excuse me what|repit[ae](lo|melo)?|repetir|otra vez por favor|como dijo|que dijo|no (le|te|lo|la) (oi|escuche|entendi|escucho|oigo|entiendo)( bien)?|mande|me lo repite|perdon que dijo|puede repetir)\b/,
  ],
  [
    'slower',
    /\b(slow(er)?( down)?|more slowly|too fast|not so fast|speak slowly|mas despacio|mas lento|despacio|muy rapido|mas lentamente|despacito)\b/,
  ],
  [
    'wait',
    /\b(hold on|hang on|wait( a (second|minute|moment|sec))?|just a (second|minute|moment|sec)|one (second|minute|moment|sec)|give me a (second|minute|moment|sec)|let me (get|find|look|grab|check)|un (momento|momentito|segundo|segundito|minuto|minutito)|esper[ae]( me|me|se|n)?|permitame|deje (busco|veo|lo busco|la busco)|dejeme (buscar|ver)|ahorita (lo|la) busco|aguante)\b/,
  ],
  [
    'goodbye',
    /^(okay |ok |alright |thank you |thanks |gracias |that is all |thats all |that all |no |bueno |pues |very much |so much |muchas |a lot )*(goodbye|good bye|bye|bye bye|have a good (one|day|night)|thats all|that all|that is all|im done|nothing else|adios|hasta luego|bye gracias|seria todo|es todo|eso es todo|nada mas gracias|hasta pronto|que tenga buen (dia|tarde|noche))( thank you| thanks| gracias| bye| goodbye)*$/,
  ],
];

/** A command in folded words, or null. Long speech is no command, but for the operator and the languages. */
export function commandOf(said: string): Command | null {
  const n = said.split(' ').length;
  for (const [command, re] of COMMANDS) {
    if (!re.test(said)) continue;
    const most =
      command === 'operator' ? 24 : command === 'spanish' || command === 'english' ? 7 : command === 'goodbye' ? 12 : 9;
    if (n <= most) return command;
  }
  return null;
}
