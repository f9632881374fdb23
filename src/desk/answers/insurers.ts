/** A company or programme that insures, by the names that callers and recognisers give it. */
export interface Insurer {
  name: string;
  /** Folded words; the longest form found wins. Forms that a recogniser makes of the name stand among them. */
  forms: string;
  /** Another insurer that it belongs to or works under: one may hold for the other, which only the practice can tell. */
  under?: string;
  /** What the name alone says of the kind of plan. */
  kind?: PlanKind;
}

export type PlanKind =
  | 'commercial'
  | 'marketplace'
  | 'medicare'
  | 'medicare advantage'
  | 'medicare supplement'
  | 'medicaid'
  | 'military'
  | 'workers compensation'
  | 'motor vehicle';

/** Those that US clinics meet. A name that is only in a practice's own list is found as well. */
export const INSURERS: Record<string, Insurer> = {
  aetna: { name: 'Aetna', forms: 'aetna, etna, at na, edna, et na, aetnah, atna' },
  bcbs: {
    name: 'Blue Cross Blue Shield',
    forms:
      'blue cross blue shield, blue cross and blue shield, blue cross, blue shield, bluecross blueshield, bluecross, blueshield, bcbs, b c b s, blue crossed, blue crossed blue shield, blue cross blue shielded, blue cross shield, cruz azul',
  },
  anthem: { name: 'Anthem', forms: 'anthem', under: 'bcbs' },
  highmark: { name: 'Highmark', forms: 'highmark, high mark', under: 'bcbs' },
  excellus: { name: 'Excellus', forms: 'excellus, excel us', under: 'bcbs' },
  carefirst: { name: 'CareFirst', forms: 'carefirst, care first', under: 'bcbs' },
  premera: { name: 'Premera', forms: 'premera', under: 'bcbs' },
  regence: { name: 'Regence', forms: 'regence', under: 'bcbs' },
  wellmark: { name: 'Wellmark', forms: 'wellmark, well mark', under: 'bcbs' },
  florida_blue: { name: 'Florida Blue', forms: 'florida blue', under: 'bcbs' },
  cigna: { name: 'Cigna', forms: 'cigna, signa, sigma, cygna, cigna evernorth, sick na' },
  uhc: {
    name: 'UnitedHealthcare',
    forms:
      'united health care, united healthcare, unitedhealthcare, uhc, u h c, united health, unitedhealth, united, united help care, united healthcare community plan',
  },
  aarp: { name: 'AARP', forms: 'aarp, a a r p', under: 'uhc', kind: 'medicare advantage' },
  oxford: { name: 'Oxford', forms: 'oxford', under: 'uhc' },
  surest: { name: 'Surest', forms: 'surest', under: 'uhc' },
  umr: { name: 'UMR', forms: 'umr, u m r', under: 'uhc' },
  empire_plan: { name: 'The Empire Plan', forms: 'empire plan, nyship', under: 'uhc' },
  empire: { name: 'Empire', forms: 'empire', under: 'bcbs' },
  humana: { name: 'Humana', forms: 'humana, umana, hue mana, humanna, you mana, human a' },
  kaiser: { name: 'Kaiser Permanente', forms: 'kaiser permanente, kaiser, kayser, kiser' },
  mvp: { name: 'MVP', forms: 'mvp health care, mvp, m v p' },
  fidelis: { name: 'Fidelis Care', forms: 'fidelis care, fidelis, fidel is, fidelity care' },
  cdphp: { name: 'CDPHP', forms: 'cdphp, c d p h p' },
  emblem: { name: 'EmblemHealth', forms: 'emblem health, emblemhealth, emblem, ghi' },
  healthfirst: { name: 'Healthfirst', forms: 'healthfirst, health first' },
  wellcare: { name: 'WellCare', forms: 'wellcare, well care' },
  molina: { name: 'Molina', forms: 'molina, molina healthcare' },
  ambetter: { name: 'Ambetter', forms: 'ambetter, am better' },
  oscar: { name: 'Oscar', forms: 'oscar health, oscar' },
  metroplus: { name: 'MetroPlus', forms: 'metroplus, metro plus' },
  centene: { name: 'Centene', forms: 'centene' },
  health_net: { name: 'Health Net', forms: 'health net, healthnet' },
  amerigroup: { name: 'Amerigroup', forms: 'amerigroup, ameri group' },
  univera: { name: 'Univera', forms: 'univera' },
  independent_health: { name: 'Independent Health', forms: 'independent health' },
  geisinger: { name: 'Geisinger', forms: 'geisinger' },
  upmc: { name: 'UPMC', forms: 'upmc, u p m c' },
  tufts: { name: 'Tufts', forms: 'tufts' },
  harvard_pilgrim: { name: 'Harvard Pilgrim', forms: 'harvard pilgrim' },
  priority: { name: 'Priority Health', forms: 'priority health' },
  medica: { name: 'Medica', forms: 'medica' },
  christian: {
    name: 'a health-share plan',
    forms: 'medishare, medi share, health share, healthshare, liberty healthshare',
  },
  tricare: { name: 'TRICARE', forms: 'tricare, tri care, try care, tricare prime, champva', kind: 'military' },
  va: { name: 'VA', forms: 'v a insurance, va insurance, va benefits, veterans affairs', kind: 'military' },
};

/** What Medicaid is called in states that gave it a name of its own, and the states themselves. */
export const MEDICAID_NAMES: Record<string, string> = {
  CA: 'medi cal, medical california',
  MA: 'masshealth, mass health',
  TN: 'tenncare, ten care',
  AZ: 'ahcccs, access arizona',
  WI: 'badgercare, badger care, forwardhealth',
  OK: 'soonercare, sooner care',
  ME: 'mainecare, maine care',
  CT: 'husky, husky health',
  OR: 'oregon health plan',
  WA: 'apple health',
  NJ: 'nj familycare, new jersey familycare, new jersey family care, nj family care',
  IN: 'hoosier healthwise, healthy indiana',
  VT: 'green mountain care, dr dynasaur, doctor dynasaur',
  CO: 'health first colorado',
  HI: 'med quest',
};

export const STATES: Record<string, string> = {
  AL: 'alabama',
  AZ: 'arizona',
  CA: 'california',
  CO: 'colorado',
  CT: 'connecticut',
  FL: 'florida',
  GA: 'georgia',
  IL: 'illinois',
  IN: 'indiana',
  MA: 'massachusetts',
  MD: 'maryland',
  ME: 'maine',
  MI: 'michigan',
  MN: 'minnesota',
  NC: 'north carolina',
  NH: 'new hampshire',
  NJ: 'new jersey, jersey',
  NM: 'new mexico, nuevo mexico',
  NV: 'nevada',
  NY: 'new york, nueva york',
  OH: 'ohio',
  OK: 'oklahoma',
  OR: 'oregon',
  PA: 'pennsylvania, pensilvania',
  RI: 'rhode island',
  SC: 'south carolina',
  TN: 'tennessee',
  TX: 'texas',
  UT: 'utah',
  VA: 'virginia',
  VT: 'vermont',
  WA: 'washington',
  WI: 'wisconsin',
};
