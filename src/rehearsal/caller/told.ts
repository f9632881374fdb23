import { asksAnythingElse, joinDigits, saysGoodbye, type Turn, tells911 } from './hearing.ts';

type Told = [at: RegExp, said: (turn: Turn) => boolean];

/** What is asked is not told. */
const says = (pattern: RegExp) => (turn: Turn) =>
  turn.sentences.some((s) => !turn.questions.includes(s) && pattern.test(s));

/** Things that callers are told, by the words of a story and by those of a practice. The first that fits the story counts. */
export const TOLD: readonly Told[] = [
  [/\b911\b|ambulance|paramedic|emergency services|call (for )?help\b/i, tells911],
  [/\b988\b|crisis (line|number)|lifeline|hotline/i, (turn) => /\b988\b/.test(joinDigits(turn.text))],
  [
    /\b(how long|it takes|turnaround|the wait\b|wait(ing)? time)/i,
    says(/business days?|minutes|\bhours\b|\bwait\b|takes|d[ií]as|minutos|la espera/i),
  ],
  [
    /doctor'?s office|clinic\b|which (practice|office)|where (he|she|they) (has|have) (called|reached)/i,
    says(/doctor's office|practice|clinic|consultorio/i),
  ],
  [
    /\bwhen\b.{0,25}(answer|handled|dealt|done|call|ring|rung|hear|ready|back)|(will|is going to|'ll) (look|check|see|get back|reply|answer|handle|deal|be in touch)/i,
    says(
      /business days?|within|call(s|ed)? (you|her|him) back|call you|today|tomorrow|minutes|ma[nñ]ana|hoy|d[ií]as|llaman?|minutos/i,
    ),
  ],
  [
    /\b(?<!office )hours\b/i,
    says(
      /\d ?(a|p)\.?m|in the (morning|afternoon|evening)|\bopen|closed|abre|abierto|cerrado|de la (ma[nñ]ana|tarde)/i,
    ),
  ],
  [/poison/i, says(/poison|envenena|toxicol|222-?1222/i)],
  [
    /emergency (room|department)|\ber\b|hospital|labor floor/i,
    says(/emergency (room|department)|hospital|labor|sala de (emergencia|urgencia)|urgencias/i),
  ],
  [
    /anything else|\b(at|near|towards?) the (very )?end\b|wrap(s|ping)? (it |things )?up|before (the )?(good ?bye|hanging up|hang.?up|the call ends)/i,
    asksAnythingElse,
  ],
  [/good ?bye|about to hang up|call is ending|hung up on/i, saysGoodbye],
  [
    /\b(nobody|no.?one|not (free|available)|no answer|unavailable)\b|(transfer|connection|hand.?over) (fails|failed|does not|doesn)|cannot be (reached|connected)/i,
    says(/nobody|no one|not reached|no hay (nadie|quien)|nadie|no he podido comunicarme/i),
  ],
  [
    /(who|which department|what desk) .{0,20}(get|take|handle|receive)s?\b|message (is|was|has|will)( be| been)?|message (taken|passed|noted)|wr(ite|itten|iting|ote).{0,25}down|noted|passed (it )?on|request (is|was) taken/i,
    says(
      /message (is|was)|(?<!(can|could) )wr(ite|itten|iting|ote).{0,40}down|noted|pass(ed|ing)? .{0,12}on\b|(?<!puedo )anot/i,
    ),
  ],
  [
    /office hours|when the office|office opens|in the morning|next business|tomorrow|business day/i,
    says(
      /office hours|hours of the office|(office|practice|clinic) (is open|opens|is closed|reopens)|opens? (at|again|tomorrow|on)|business day|horas? de (oficina|consulta)|horario|d[ií]as? h[aá]bil|abre (a|ma[nñ]ana|el|de)|cerrad/i,
    ),
  ],
  [
    /(not|n't|isn'?t).{0,25}(list|taken|accept|network|cover)|plan.*(list|taken)/i,
    says(
      /\b(not|isn'?t|don'?t|doesn'?t|no)\b.{0,60}(list|accept|take|in.network)|no (est[aá]|figura|aparece|aceptamos)/i,
    ),
  ],
  [
    /cannot|can'?t|refus|declin|unable|won'?t|only (to|with|the)|privacy|not (be )?(discuss|allow|able|read|given|told|said|handed|released|shared|confirmed)|no information/i,
    says(
      /\b(cannot|can ?not|can'?t|unable|not (able|allowed|possible)|may not|only (to|with|the patient|the)|won'?t)\b|no (puedo|podemos|es posible|se puede|me es posible)|(s[oó]lo|solamente|[uú]nicamente) (a|al|con|el|la)/i,
    ),
  ],
  [
    /pag(ed|ing)|on.?call (is|will|has)|alert|(doctor|nurse|clinician|provider|physician|someone|somebody|on.?call) (is|will be|are|has been) (being )?(called|paged|rung|told|notified|contacted)/i,
    says(
      /\bpag(ed|ing)|(calling|telling|ringing|reach(ing)?|notif\w+|alert\w+|contact\w+) .{0,25}(clinician|doctor|nurse|provider|on call)|(llamando|avisando|avis[eé]) al|de guardia/i,
    ),
  ],
  [
    /call(ed)? (you )?back|(will|is going to|to) (call|ring|phone)|expect (a|the) call|callback|call.?back time/i,
    says(
      /will (call|ring|phone)|call(s|ing|ed)? (you|her|him|them) back|be called|calling the|(will|going to) (be in touch|hear from)|(le|lo|la|les) (va|van|vamos) a (llamar|devolver)|(le|lo|la) llam|devolver.{0,5} la llamada|estoy llamando|llamada/i,
    ),
  ],
  [
    /booked|confirmed|all set|appointment is (made|set)|moved|rescheduled/i,
    says(
      /\b(booked|confirmed|all set|moved|rescheduled|is set|are set|scheduled for)\b|reservad|confirmad|agendad|qued[oóa] (para|confirm|reserv|agend)|cambi(ada|[eé])/i,
    ),
  ],
  [/cancel/i, says(/cancel/i)],
  [
    /no (times?|slots?|opening|visits?)|nothing (is )?(free|open|available)|fully booked/i,
    says(/no (times?|opening|free|available)|nothing|not.{0,20}(free|available|open)|no hay|no tengo/i),
  ],
  [
    /transfer|connect|put through|hold|wait/i,
    says(
      /connect|transfer|put(ting)? you through|hold|one moment|stay on the line|comunic|un momento|no cuelgue|en l[ií]nea|transfier/i,
    ),
  ],
  [
    /approv|request|case by case|decides/i,
    says(/approv|request|case by case|decide|agree|solicitud|petici[oó]n|aprob|caso por caso/i),
  ],
  [/machine|automated|recording|robot|not a person/i, says(/automat|machine|assistant|autom[aá]tic/i)],
];
