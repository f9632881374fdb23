import type { Token } from '../words/tokens.ts';
import { addDays, weekdayOf } from './calendar-days.ts';
import type { Day } from './day-mention.ts';
import { nextWeekday } from './weekdays.ts';

/** What a day is to the caller: wanted, ruled out, the one that a move leaves, or taken back in favour of the next. */
export type Role = 'wanted' | 'denied' | 'old' | 'dropped';

export interface RoledDay extends Day {
  role: Role;
}

const SMALL = '(?: (?:on|the|a|an|el|los|las|un|una|any|this|for|next|coming|it|in|at|al|to|me|my|de|es))*$';
const DENIES = new RegExp(
  `\\b(?:(?<!\\b(?:if|why) )not|except(?: for)?|excluding|besides|other than|excepto|menos|salvo|avoid|instead of|en vez del?|en lugar del?|never|isnt|nor|neither|ni|tampoco|cant(?: (?:do|make|come|be there|get there))?|cannot|couldnt(?: make)?|wont(?: work)?|dont(?: (?:want|do|have))?|no puedo(?: (?:ir|venir))?|no (?:quiero|me sirve|me queda))${SMALL}`,
);
const BUT = new RegExp(
  `\\b(?:any\\w*|every\\w*|all|mornings?|afternoons?|evenings?|cualquier|todos|week)\\b.*\\b(?:but|pero)(?: not| no)?${SMALL}`,
);
const NO = /\b(?:no|pero no)(?: (?:el|los|las|un|on|a))?$/;
const AWAY = new RegExp(
  `\\b(?:away|gone|out(?: of town)?|busy|traveling|travelling|on vacation|working|de viaje|ocupad[oa]|fuera|vacaciones)(?: (?:from|through|thru|until|till|hasta|all))*${SMALL}`,
);
const DENIED_AFTER =
  /^(?:so (?:i|we|he|she) (?:cant|cannot|wont|couldnt)(?! you)|so that is (?:out|no good)|asi que no|por eso no|out\b(?! of)|wont|doesnt|does not|isnt|cant|didnt|no puedo|no me|no se puede|no trabajo|is (?:no good|bad|out|not|full|taken|impossible|hard)|not (?:good|possible|going|so)|so not (?:then|that)|i (?:work|cant|am busy|am working|am away|have (?:work|class|school|another))|tengo (?:trabajo|que|otra)|trabajo|estoy ocupad[oa]|no(?= (?:mejor|puedo|pero|i|its|el|cualquier))|no$)/;
/** Between the day that stands and the one that is wanted instead. */
const GIVEN_UP =
  /\b(?:i|we|she|he) (?:cant|cannot|wont|couldnt|am not going to)(?: be able to)? (?:make|do|come|get)\b|\bno (?:puedo|voy a poder|podre) (?:ir|venir|llegar)\b/;
const CANCELS = /\bcancel\w*(?: (?:my|the|mi|la|our|that|on|for|del?|el|at|oclock|appointment|visit|cita|\w+)){0,7}$/;
const OLD = new RegExp(
  `\\b(?:from|i have|have|i had|got|supposed to(?: come(?: in)?)?|scheduled|booked|down|appointments?(?: is| was)?|currently|originally|tengo|tenia|del|de la cita|cita(?: es| esta| era)?|estaba|tocaba)(?: (?:one|come|appointment|visit|cita|now|set|up|para))*${SMALL}`,
);
/** "I need an appointment monday or tuesday": none stands yet. */
const WANTS_ONE = new RegExp(
  `\\b(?:need|wants?|like|get|make|book|schedule|set up|find|do you have|have you got|are there|is there|quiero|quisiera|necesito|ocupo|hacer|sacar|agendar|pedir|tienen?|hay)(?: \\w+){0,4} (?:appointments?|visit|cita|consulta)${SMALL}`,
);
const PAST = new RegExp(
  `\\b(?:missed|came(?: in)?|saw|(?:he|she|they|we|i) (?:was|were) (?:in|there|seen)(?: (?:with|by)(?: \\w+){1,4})?|i was(?: there| in| seen)?|we were(?: there| in)?|was seen|called|went|started|happened|fell|tuve|estuve|fui|perdi|llame|vine|me (?:cai|lastime|golpee|enferme|vieron|vio)|empezo)(?: (?:it|my|appointment|back|cita|you|guys|mi|again|here|her|him|them|there|(?:doctor|doctora|miss|nurse) \\w+))*${SMALL}`,
);
/** "i had a stroke back in march", "i'm turning sixty five in december": told, not wanted. */
const TOLD =
  /\b(?:back|ago|turn(?:s|ing|ed)?(?: \w+){0,3}|cumpl\w+(?: \w+){0,3}|i (?:had|got)(?: \w+){1,5}|due date(?: is)?|born|since|desde)$/;
/** Who turns an age on a day wants nothing of it. */
const TURNS = /\b(?:turn(?:s|ing|ed)?|cumpl\w+)(?: \w+){0,3}$/;
/** "we had company over friday": what was done on a day. Not "i had an appointment", "i had hoped for": those are of a visit. */
const DONE =
  /\b(?:i|we|he|she|they) (?:just |finally |only )?(?:had|hosted|ate|visited|bought|drove|worked|cooked|played|walked|made|met) (?!hoped|wanted|planned|thought|asked|to\b)(?:(?!appointments?|visits?|slot|spot|consult|down|for|in|mind)\w+ ){1,5}(?:(?:on|last|over) ?)?$|\b(?:hubo|tuvimos|vinieron|comimos|hicimos|cenamos) (?:(?!cita|consulta)\w+ ){1,5}(?:el )?$/;
/** "my last visit was october second", "la última vez fue el martes": over, whatever the calendar makes of it. */
const LAST_TIME = new RegExp(
  `\\b(?:(?:last|previous) (?:visit|appointment|time|physical|check ?up|shots?|dose|refill)|(?:ultima|anterior) (?:vez|visita|cita|consulta|dosis))(?: (?:i|we|he|she|they|que|was|were|is|there|here|in|came|fui|vine|vino|fue|era))*${SMALL}`,
);
/** "i don't know if i'll be in town on monday", "no estoy seguro del lunes": of this day nothing is wished. */
const UNSURE = new RegExp(
  `\\b(?:(?:(?:dont|do not) know|not (?:sure|certain)|unsure|no se|no estoy segur[oa])(?: (?:yet|todavia|aun))?(?:(?: (?:if|whether|that|si|que|de que|de si))? (?:i|we|my \\w+|voy|vamos|pued\\w+|podemos|podr\\w+|est(?:oy|are|aremos)|vaya|tengo|trabaj\\w+|me)\\b(?: \\w+){0,5}?| about| of| del?)|depends on|depende del?)${SMALL}`,
);
/** "the season starts in two weeks", "i fly out friday": a day of something else, before which or for which one is wanted. */
const EVENT = new RegExp(
  `\\b(?:(?:season|school|class(?:es)?|trip|flight|wedding|recital|surgery|operation|procedure|vacation|semester|camp|tournament|game|insurance|coverage|deadline|court|jury duty|funeral|escuela|clases|viaje|vuelo|boda|cirugia|operacion|vacaciones|temporada|seguro)(?: \\w+)? (?:starts?|starting|begins?|ends?|is|are|was|runs? out|expires?|empieza\\w*|es|son|termina|vence)(?: (?:out|up|scheduled|like|about|the|for))*|(?:fly|flying|leave|leaving|travel\\w*) (?:out|town|for \\w+|to \\w+|on vacation)|(?:salgo|viajo|me voy|nos vamos)(?: (?:de viaje|de vacaciones))?|(?:is|it|are) due(?: (?:by|back))?|(?:have|has|ve|she|he|got|tengo|tiene) (?:got )?(?:jury duty|court|an? (?:recital|game|wedding|funeral|flight|trip|meeting|conference|tournament)|un (?:vuelo|viaje)|una (?:boda|junta|reunion)))${SMALL}`,
);
/** "Wrestling starts monday", "they cut off my coverage the first", "i'm back in town on the ninth": of a day of somebody's life. */
const OF_LIFE = new RegExp(
  `(?:(?<!\\b(?:i|we|you|can|could|to|it|appointment|visit|treatment|therapy)) (?:starts?|begins?|kicks? off|opens?)|\\b(?:i|he|she|we|they|ill|hell|shell) (?:start|starts|begin|begins)(?: (?:my|his|her|our|the|a|at|in|new|job|work|school|college|classes|training|\\w+))*|\\b(?:ends?|is (?:over|up)|runs? out|running out|expires?|lapses?|me pagan|vencen?|vence|terminan?|termina|se (?:me )?(?:acaban?|vence|termina)|empiezan?|empiecen?|comienzan?|comiencen?|inician?|entr(?:o|a|amos)|regres(?:o|a|amos)|vuelv(?:o|e)|salimos|salgo|nos vamos|me voy|(?:me|lo|la) operan?|se casan?|nace|cumple)(?: (?:clases|las clases|la escuela|el curso|la temporada|a la escuela|a trabajar|de viaje|de vacaciones|el seguro|mi \\w+|su \\w+))?|\\b(?:cut|cuts|cutting)(?: \\w+)? off(?: (?:my|our|the) \\w+)?|\\b(?:back|home) (?:in town|at work|to (?:school|work|college)|from \\w+(?: \\w+)?)|\\b(?:get|gets|getting) (?:paid|married)|\\b(?:i|we|he|she|they|im|were|hes|shes|theyre) (?:am |are |is )?(?:leave|leaves|leaving|fly|flies|flying|ship|ships|deploy|deploys|go back|goes back|going back|going away|gone|go away)(?: (?:to|for|on|out|off|away|back|home|town|school|work|college|\\w+)){0,4}|\\b(?:baby|babys|bebe)(?: is| s)? due)${SMALL}`,
);
/** "They're discharging her tomorrow", "sale del hospital el jueves": the day on which somebody comes home, behind which a visit is wanted. */
const COMES_HOME = new RegExp(
  `\\b(?:(?:go|goes|going|come|comes|coming|send|sends|sent|sending|head|heads|heading|bring|brings|bringing)(?: (?:him|her|them|me|us|(?:my|our) \\w+))? home|discharg\\w+(?: (?:him|her|me|them|is|date))*|(?:gets?|getting|lets?|letting|is|am|be|come|comes|coming|released)(?: (?:him|her|me|them))? (?:out of|from) (?:the )?(?:hospital|rehab|nursing home)|(?:lo|la|le|me|nos) (?:van a dar|dan|dieron|daran) de alta|(?:sale|salgo|sali|salio|saldra) (?:del|de la|de) (?:hospital|rehabilitacion|clinica)|alta(?: (?:es|sera))?)(?: (?:from|the|hospital|rehab|to|his|her|my|house|again|del|hospital))*${SMALL}`,
);
/** Before these it is an hour: "before ten on thursday", "antes de las once". */
const OF_HOUR =
  '(?:noon|midday|lunch|dinner|work|bed|class|school(?! (?:starts?|begins?|opens?|lets?))|the (?:school|lunch)|half|quarter|las|la una|mediodia|el (?:mediodia|almuerzo|trabajo)|(?:about |around )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+)\\b)';
/** "Before my birthday on the twentieth", "antes de que empiecen las clases el cinco": what is wanted ends there. */
const UP_TO = new RegExp(
  `\\b(?:before|prior to|ahead of|antes de(?: que)?|antes del)(?! ${OF_HOUR}) (?:(?!(?:and|but|or|so|then|y|o|pero|not|no)\\b)\\w+ ){0,6}?(?:on |the |el |this |next |el dia |like |is |s )*$`,
);
/** What is wanted is before, or behind, the day that was told. */
const THEN_BEFORE =
  /\b(?:before (?:that|then|it|this|i go|we go|he goes|she goes|i leave|we leave)|beforehand|by then|antes(?: de (?:eso|ese dia|esa fecha|irme|irnos))?)\b/;
const THEN_AFTER = /\b(?:after (?:that|then|it)|(?:despues|luego) de (?:eso|ese dia))\b/;
/** A time that was ruled out right before: "entre semana no puedo, el sábado" rules out no saturday. */
const RULED_OUT =
  /\b(?:entre semana|week ?days?|weekends?|fines? de semana|mornings?|afternoons?|evenings?|mananas|tardes|noches|en la (?:manana|tarde|noche)|temprano) (?:no puedo(?: (?:ir|venir))?|i (?:cant|cannot|couldnt)(?: do| make(?: it)?| come)?|(?:dont|doesnt|wont)(?: work)?|no me (?:sirven?|quedan?|convienen?)|no)(?: for me)?(?: (?:so|maybe|but|pero|mejor|on|el|the))*$/;
/** What is said of a day that is wanted after all. */
const PRAISED =
  /^(?:works?|is (?:good|fine|best|better|okay|great|perfect)|would|si\b|puedo|esta bien|me (?:sirve|queda))/;
/** "my appointment on monday", "mi cita del lunes": the visit that stands. */
const OF_VISIT =
  /\b(?:(?:my|our|his|her) (?:appointment|appt|visit)|(?:mi|nuestra) (?:cita|consulta))(?: (?:is|was|on|for|del?|es|era|para|de))*(?: (?:the|el))?$/;
/** "He's got his checkup tomorrow", "tiene su consulta el lunes": a visit that stands, told with its day. */
const HAS_VISIT = new RegExp(
  `\\b(?:have|has|had|got|tengo|tiene|tenemos|tenia|teniamos)(?: got)? (?:my|our|his|her|their|an?|the|that|this|mi|mis|su|sus|nuestra|la|el|lo|una?)(?: \\w+){0,3} (?:appointments?|appt|visit|check ?up|up|physical|follow ?up|shots?|vaccine|draw|labs|stitches|consult|slot|spot|annual|cita|consulta|chequeo|vacunas?|control|revision|examen)(?: (?:with|con|set|scheduled)(?: \\w+){1,3})?${SMALL}`,
);
/** Before a day: it is that of the visit that stands. */
const OWNED = /\b(?:my|our|his|her|mi|su|nuestra)$/;
const RETAKES =
  /\b(?:no|wait|sorry|actually|rather|make (?:it|that)|scratch|perdon|digo|mejor|correccion|mas bien|disculpe)\b/;
const MOVES =
  /\b(?:move|moved|moving|change|changed|switch|reschedul\w*|push\w*|bump|cambi\w*|mover|muev\w*|pasar\w*|reprogram\w*|recorrer|instead|en vez)\b/;
const RANGE = /^(?:through|thru|to|till|until|al|a|hasta|hasta el|to the|through the|until the|al dia)$/;

const NOT_BEFORE =
  /\b(?:not before|no earlier than|no antes del?|starting|beginning|as of|from|a partir del?|desde)(?: (?:the|el|on))?$/;
const AFTER = /\b(?:after|past|despues del?|pasad[oa])(?: (?:the|el|on))?$/;
const BEFORE = /\b(?:before|by|prior to|no later than|antes del?|a mas tardar|para antes del?)(?: (?:the|el|on))?$/;
/** "After the twentieth" looks so many days ahead. */
const AHEAD = 14;

/** "before the twentieth", "after monday": the days up to it, or from it on. */
function bounded(d: RoledDay, before: string, today: string): RoledDay {
  if (d.role !== 'wanted' || d.kind === 'every') return d;
  if (NOT_BEFORE.test(before) && !/\bfrom\b/.test(before))
    return { ...d, end: addDays(d.start, AHEAD), kind: 'span', uncertain: true };
  if (AFTER.test(before))
    return { ...d, start: addDays(d.end, 1), end: addDays(d.end, AHEAD), kind: 'span', uncertain: true };
  if (!BEFORE.test(before)) return d;
  // "By the end of the month" has all of it.
  const by = /\b(?:by|no later than|a mas tardar)\b/.test(before.split(' ').slice(-4).join(' '));
  return upTo(d, by ? d.end : addDays(d.start, -1), today);
}

/** From tomorrow on to a day; the day itself where that is none. */
function upTo(d: RoledDay, end: string, today: string): RoledDay {
  const start = addDays(today, 1);
  return end < start ? d : { ...d, start, end, kind: start === end ? 'date' : 'span', uncertain: true };
}

/** The days before or behind one that is of something else, where nothing else is wanted: "surgery is the third, so some time before that". */
function aroundEvent(t: readonly Token[], days: RoledDay[], events: ReadonlySet<number>, today: string): RoledDay[] {
  if (events.size === 0 || days.some((d) => d.role === 'wanted')) return days;
  return days.map((d) => {
    if (!events.has(d.from)) return d;
    const rest = t
      .slice(d.to)
      .map((x) => x.w)
      .join(' ');
    if (THEN_BEFORE.test(rest)) return upTo({ ...d, role: 'wanted' }, addDays(d.start, -1), today);
    if (!THEN_AFTER.test(rest)) return d;
    return {
      ...d,
      start: addDays(d.end, 1),
      end: addDays(d.end, AHEAD),
      kind: 'span',
      role: 'wanted',
      uncertain: true,
    };
  });
}

/**
 * The days with their roles; two that are the ends of a range become one span. `moving`: a visit is moved, and the day of the old one is not
 * wanted even where no other is said.
 */
export function rolesOf(t: readonly Token[], days: readonly Day[], today: string, moving = false): RoledDay[] {
  const words = (from: number, to: number) =>
    t
      .slice(Math.max(0, from), to)
      .map((x) => x.w)
      .join(' ');
  const moves = MOVES.test(words(0, t.length));
  const out: RoledDay[] = [];
  /** Up to here the words belong to the day before: "el lunes no puedo". */
  let told = 0;
  /** Where days stand that are of something else than a visit, and those that only end what is wanted. */
  const events = new Set<number>();
  const limits = new Set<number>();
  for (let k = 0; k < days.length; k++) {
    const d = days[k]!;
    const start = Math.max(out.at(-1)?.to ?? 0, told);
    const before = words(start, d.from);
    // What was ruled out in the sentence before is not this day: "i can't make it. monday instead".
    const stop = t.findLastIndex((x, i) => i > start && i <= d.from && x.mark === '.');
    const clause = words(Math.max(start, stop), d.from);
    const next = days[k + 1];
    const joint = next ? words(d.to, next.from) : '';
    const between =
      /^(?:y|and)(?: (?:el|the|del))?$/.test(joint) && /\b(?:between|entre)(?: (?:el|the|del))?$/.test(before);
    const fromTo =
      RANGE.test(joint) &&
      !(moves && /\b(?:from|del?|la cita del?)(?: (?:el|the))?$/.test(before)) &&
      d.kind !== 'span';
    if (next && (between || fromTo) && next.kind !== 'span') {
      const end = next.start >= d.start ? next.start : nextWeekday(d.start, weekdayOf(next.start));
      out.push({
        from: d.from,
        to: next.to,
        start: d.start,
        end,
        kind: 'span',
        uncertain: d.uncertain || next.uncertain,
        role: denied(before) ? 'denied' : 'wanted',
      });
      k++;
      continue;
    }
    const after = words(d.to, Math.min(d.to + 4, next?.from ?? t.length));
    let role: Role = 'wanted';
    const last = out.at(-1);
    const comma = t.findLastIndex((x, i) => i > start && i <= d.from && x.mark !== '');
    const phrase = words(Math.max(start, comma), d.from);
    const event = EVENT.test(before) || OF_LIFE.test(phrase) || COMES_HOME.test(phrase);
    if (event) events.add(d.from);
    if (UP_TO.test(`${phrase} `) && !BEFORE.test(before) && d.kind !== 'every') {
      limits.add(out.length);
      out.push(upTo({ ...d, role: 'wanted' }, addDays(d.start, -1), today));
      continue;
    }
    if (
      PAST.test(before) ||
      LAST_TIME.test(before) ||
      event ||
      DONE.test(`${before} `) ||
      (TOLD.test(before) && (d.kind === 'span' || TURNS.test(before))) ||
      UNSURE.test(before)
    )
      role = 'dropped';
    else if (OF_VISIT.test(before) && (moving || days.length > 1)) {
      role = 'old';
      if (DENIED_AFTER.test(after)) told = d.to + 2;
    } else if (last?.role === 'denied' && SO_IS.test(before)) role = 'denied';
    else if (last?.role === 'denied' && told === 0 && JOINED.test(before) && !PRAISED.test(after)) role = 'denied';
    else if (DENIED_AFTER.test(after) && !deniesNext(t, d)) {
      role = 'denied';
      told = d.to + 2;
    } else if (next && GIVEN_UP.test(joint) && out.length === 0) role = 'old';
    else if (denied(clause) || butOf(out.at(-1), before, after) || deniedByNo(t, d, before, out.length > 0))
      role = 'denied';
    // "cancel my one o'clock on friday and put me in for monday"
    else if (next && CANCELS.test(before)) role = 'old';
    else if (AWAY.test(before)) role = 'denied';
    else if (
      next &&
      RETAKES.test(joint) &&
      !/\b(?:or|o)\b(?! (?:no|wait|actually|rather|mejor)\b)/.test(joint) &&
      !DENIES.test(joint) &&
      !deniesNext(t, d) &&
      !NO_OF_NEXT.test(joint)
    )
      role = 'dropped';
    else if (
      moving &&
      (HAS_VISIT.test(clause) || OWNED.test(before) || /^(?:appointment|appt|visit|one|cita|consulta)\b/.test(after))
    )
      role = 'old';
    else if (
      OLD.test(before) &&
      !/\b(?:to|para|al|a)(?: (?:the|el|la|this|next))?$/.test(before) &&
      (moving || days.length > 1) &&
      (moving || !WANTS_ONE.test(before)) &&
      !/\b(?:between|entre)\b/.test(before)
    )
      role = 'old';
    out.push(bounded({ ...d, role }, before, today));
  }
  // A limit is no wish of its own beside one.
  if (out.some((d, k) => d.role === 'wanted' && !limits.has(k))) for (const k of limits) out[k]!.role = 'dropped';
  const all = aroundEvent(t, out, events, today);
  if (moving) return all;
  // The one day that was said is the wanted one, whatever stands before it.
  if (!all.some((d) => d.role === 'wanted')) for (const d of all) if (d.role === 'old') d.role = 'wanted';
  return all;

  function denied(before: string): boolean {
    return (DENIES.test(before) && !RULED_OUT.test(before)) || BUT.test(before);
  }
}

/** "not monday or tuesday": the second is ruled out with the first. */
const JOINED = /^(?:or|nor|ni|o|y|and)(?: (?:on|the|el|los|a))*$/;

/** "monday's out and so is tuesday": ruled out with the one before. */
const SO_IS = /^(?:(?:and|y) )?(?:so (?:is|are)|neither (?:is|does|do)|nor (?:is|does)|tampoco)(?: (?:the|el|los))?$/;

/** "el jueves, no el viernes": the pause tells that it is the next one that is ruled out. */
function deniesNext(t: readonly Token[], d: Day): boolean {
  const [no, next] = [t[d.to], t[d.to + 1]];
  return no?.w === 'no' && no.mark === ',' && /^(?:el|la|los|las|on|the)$/.test(next?.w ?? '') && next?.mark === '';
}

/** "any morning next week but friday": ruled out of the span before it, unless that is what is praised. */
function butOf(last: RoledDay | undefined, before: string, after: string): boolean {
  const span = last?.role === 'wanted' && (last.kind === 'span' || last.kind === 'every');
  return (
    span &&
    /^(?:but|just|pero)(?: not| no)?(?: (?:on|the|el|los))*$/.test(before) &&
    !/^(?:is|would|works|be|are|es|seria|me)\b.*\b(?:best|better|good|great|works|fine|mejor|bien)\b/.test(after)
  );
}

/** "por las mañanas pero no los martes". */
const NO_OF_NEXT = /\b(?:pero no|no los|no las)$/;

/** "no mondays", "pero no el martes"; but "monday, no, tuesday" is a correction. */
function deniedByNo(t: readonly Token[], d: Day, before: string, follows: boolean): boolean {
  if (!NO.test(before)) return false;
  if (d.kind === 'every') return true;
  // "El jueves, no el viernes": with its article it rules out; a correction begins without one.
  if (/\b(?:pero no(?: el| los)?|(?:y )?no el)$/.test(before) && (follows || /\b(?:pero|y) no/.test(before)))
    return true;
  return !follows && t[d.from]?.mark === '' && /\bno(?: (?:el|los|un))?$/.test(before) && before !== 'no the';
}
