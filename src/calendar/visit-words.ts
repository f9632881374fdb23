/**
 * What callers call the kinds of visits that family practices offer, in English and Spanish. `is` finds the kind in a visit type's id and
 * name, `said` in a caller's words; both are without accents and capitals. A practice's own words stand in its file, as `words`.
 */
export interface VisitConcept {
  id: string;
  is: RegExp;
  said: RegExp;
  /** Points for hearing it, and against a kind of visit that is for it where it was not heard. */
  heard: number;
  unheard: number;
}

/** A check-up is part of many kinds, a follow-up is for whatever has no kind of its own; whose visit it is says little of what it is for. */
const WEIGHTS: Record<string, [number, number]> = {
  physical: [2, 0.5],
  'follow-up': [1.5, 0.5],
  child: [0.5, 1],
  // A shot into a joint is more than a shot.
  joint: [2.5, 1],
  wellness: [1, 0],
};
const concept = (id: string, is: RegExp, said: RegExp): VisitConcept => {
  const [heard, unheard] = WEIGHTS[id] ?? [2, 1];
  return { id, is, said, heard, unheard };
};

export const VISIT_CONCEPTS: readonly VisitConcept[] = [
  concept(
    'physical',
    /\b(annual|physical|wellness|well child|well baby|check ?up)\b/,
    /\b(physicals?|well (child|baby|visit|woman)|annual|yearly|once a year|check ?ups?|wellness|bienestar|chequeo|revision|examen (fisico|anual|general|medico)|(un|el|su|otro) fisico|fisico (de|del|para|deportivo|escolar|anual))\b/,
  ),
  concept(
    'follow-up',
    /\bfollow up of\b|^follow up\b|\brecheck\b/,
    /\b(follow ?ups?|re ?check|diabet\w+|a1c|(\w+ month|quarterly) (check|visit|appointment)|thyroid|cholesterol|asthma|copd|arthritis|med(ication|icine)?s? (check|review|refill visit)|blood pressure(?! (check|reading|taken|checked))|seguimiento|control|colesterol|tiroides|asma)\b/,
  ),
  concept(
    'hospital',
    /\bhospital\b/,
    /\b(hospital|discharged?|emergency room|er visit|inpatient|dado de alta|dada de alta|me dieron de alta|sala de emergencias)\b/,
  ),
  concept('medicare', /\bmedicare\b/, /\bmedicare\b/),
  concept('wellness', /\bwellness\b/, /\b(wellness|bienestar)\b/),
  concept(
    'sports',
    /\b(sports?|school|camp)\b/,
    /\b(sports?|camp|school (physical|exam)|(physical|exam) for school|football|soccer|wrestling|baseball|softball|basketball|volleyball|lacrosse|hockey|swimming|gymnastics|tryouts?|cheer(s|leading)?|cross country|(the|his|her|their|school) team|deportes?|deportivo|deportiva|escolar|campamento|futbol|basquet(bol)?|beisbol|voleibol|atletismo|porristas?|entrenador|el equipo|fisico .*\bescuela|escuela .*\bfisico)\b/,
  ),
  concept('work', /\b(dot|driver s|cdl)\b/, /\b(dot|d o t|cdl|driver s|drivers?|truck(er|ing)?|camionero|chofer)\b/),
  concept('newborn', /\bnewborn\b/, /\b(newborn|new ?baby|just born|recien nacid[oa])\b/),
  concept(
    'child',
    /\b(child|children|pediatric)\b/,
    /\b(well (child|baby|visit)|(my|her|his|our) (son|daughter|kid|child|boy|girl|baby|toddler)s?|child s|kid s|hij[oa]|nin[oa]|bebe)\b/,
  ),
  concept(
    'womens',
    /\b(women|gyn|pap)\b/,
    /\b(women s|womens|gyn(ecolog\w*)?|pap( smear)?|well woman|mujer|ginecolog\w*|papanicolau|citologia)\b/,
  ),
  concept(
    'birth control',
    /\bbirth control\b|\bcontracepti/,
    /\b(birth control|contracepti(on|ve)|anticonceptiv[oa]s?|planificacion familiar)\b/,
  ),
  concept('iud', /\b(iud|implant)\b/, /\b(iud|i u d|nexplanon|mirena|implant(e)?|diu|dispositivo)\b/),
  concept(
    'vaccine',
    /\b(vaccine|flu shot|immuni[sz]ation)\b/,
    /\b(flu shots?|shots?|vaccin(e|es|ation)|immuni[sz]ations?|booster|tetanus|shingles shot|vacunas?|vacunar(se|me|lo|la)?)\b/,
  ),
  concept(
    'blood draw',
    /\bblood (draw|test)\b|\blab\b/,
    /\b(blood (draw|work|test|tests)|bloodwork|labs?|lab work|draw blood|analisis( de sangre)?|prueba de sangre|sacar(me|le)? sangre|laboratorio)\b/,
  ),
  concept(
    'blood pressure',
    /\bblood pressure\b|\bbp\b/,
    /\b(blood pressure|bp|pressure) (check|reading|taken|checked)\b|\b(check|take) (my|his|her) (blood )?pressure\b|\b(tomar(me|le)?|medir(me|le)?|control de) (la )?presion\b/,
  ),
  concept(
    'ears',
    /\bear\b/,
    /\b(ear (wash|flush|cleaning|irrigation)|ears? (washed|cleaned|flushed)|ear ?wax|wax|lavado de oidos?|cerumen)\b/,
  ),
  concept(
    'stitches',
    /\b(stitch(es)?|suture|wound)\b/,
    /\b(stitch(es)?|sutures?|staples|wound check|puntos|suturas?|grapas|herida)\b/,
  ),
  concept('skin', /\bskin\b/, /\b(skin (biopsy|tag|tags|check|removal)|biopsy|mole|wart|lunar|verruga|biopsia)\b/),
  concept(
    'joint',
    /\bjoint\b|\bknee\b/,
    /\b(joint|knee|shoulder|cortisone|steroid) (injection|shot)s?\b|\bcortisone\b|\b(inyeccion|infiltracion) (en|de) (la |el )?(rodilla|hombro|articulacion)\b|\bcortisona\b/,
  ),
  concept(
    'manipulation',
    /\b(omt|osteopathic|manipulation)\b/,
    /\b(omt|o m t|osteopathic|manipulation|adjustment|osteopat\w+|manipulacion)\b/,
  ),
  concept('concussion', /\bconcussion\b/, /\b(concussion|conmocion)\b/),
  concept(
    'memory',
    /\bmemory\b/,
    /\b(memory (test|evaluation|check|visit|screening)|(evaluacion|prueba|examen) de (la )?memoria)\b/,
  ),
  concept(
    'surgery',
    /\b(surgery|pre ?op|clearance)\b/,
    /\b(pre ?op(erative)?|(surgical|surgery|medical) clearance|clear(ed|ance)( me)? (for|before) (my )?(surgery|operation)|before (my )?surgery|preoperatori[oa]|antes de (la|mi) (cirugia|operacion))\b/,
  ),
  concept('attention', /\badhd\b/, /\b(adhd|a d h d|add|ritalin|vyvanse|tdah)\b/),
  concept(
    'video',
    /\b(video|tele\w+)\b/,
    /\b(video|tele ?health|tele ?medicine|virtual|over zoom|videollamada|telemedicina|por video)\b/,
  ),
  concept(
    'today',
    /\b(same day|sick)\b/,
    /\b(same day|sick|today because|walk in|urgent visit|el mismo dia|hoy mismo|enferm[oa])\b/,
  ),
];

/** Words that say that somebody wants to be seen, and when, by whom; not what for. */
const SAYS_NOTHING = new Set(
  (
    'a an the and or but so for with about to at on in of by from up i im i d id ll ve m s t me my mine we our us you your he his him she her it its they them this that ' +
    'is am are was were be been being have has had do does did can could may might would will shall should need needs want wants wanted like liked love get got getting make made ' +
    'take book booked schedule scheduled set see seen seeing come coming bring appointment appointments appt visit visits slot time times opening openings doctor doctors dr doc nurse provider ' +
    'office clinic please thanks thank hi hello hey yes yeah yep no not okay ok uh um well just any anything something some next first last soon sooner soonest early earlier earliest late later latest ' +
    'available as possible if there when what whatever whenever who which how one two three four five six seven eight nine ten eleven twelve thirty fifteen oclock o clock am pm ' +
    'today tomorrow day days week weeks weekday month morning mornings afternoon afternoons evening evenings noon lunch after before between around until monday tuesday wednesday thursday friday ' +
    'saturday sunday mondays tuesdays wednesdays thursdays fridays january february march april june july august september october november december regular usual normal general new patient patients ' +
    'son sons daughter daughters child children kid kids baby boy girl wife husband mother father mom dad parent hijo hija nino nina bebe esposa esposo mama papa madre padre ' +
    'told asked said supposed due overdue routine become becoming register join start establish established care again open free works work fine good great anytime calling call called looking trying hoping reschedule move change cancel ' +
    'un una uno el la los las lo y o pero para con de del al en por que mi mis su sus me se te le yo usted ustedes ella es soy esta estoy hay ser tener tengo tiene quiero quisiera queria necesito ' +
    'puedo puede podria gustaria hacer pedir sacar agendar programar reservar cita citas hora consulta doctora medico medica enfermera consultorio clinica favor gracias hola buenos buenas dias tardes ' +
    'noches si no hoy manana semana mes dia lunes martes miercoles jueves viernes sabado domingo proxima proximo primera primero temprano tarde cuanto antes pronto cuando cualquier algun alguna ' +
    'disponible enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ver verme ir venir nueva nuevo paciente otra otro vez'
  ).split(' '),
);

/** Without case, accents and signs, one blank between words. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether words tell anything of what a visit is for; `names` (of providers, plain) tell nothing. */
export function tellsWhatFor(said: string, names: ReadonlySet<string>): boolean {
  return plain(said)
    .replace(/\b(com(e|ing)|call(ed|ing)?|go) back\b/g, ' ')
    .split(' ')
    .some((word) => word !== '' && !SAYS_NOTHING.has(word) && !names.has(word) && !/^\d/.test(word));
}
