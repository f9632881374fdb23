/** Words for a child, without accents. */
export const CHILD =
  /^(son|daughter|baby|babies|kid|kids|child|children|toddler|newborn|infant|grandson|granddaughter|grandbaby|grandchild|grandkid|boy|girl|nephew|niece|twins|stepson|stepdaughter|hijo|hija|hijos|bebe|nino|nina|ninos|nene|nena|nieto|nieta|sobrino|sobrina|chiquito|chiquita|nenes|bebito|bebita|mijo|mija|muchachito|teenager|teen|youngest|oldest|preemie|little|kindergartner)$/;

/** Words for a grown-up who may be somebody else's matter. */
export const OTHER =
  /^(mom|mother|mama|dad|father|papa|husband|wife|spouse|partner|grandma|grandpa|grandmother|grandfather|grandmom|granddad|brother|sister|uncle|aunt|boyfriend|girlfriend|roommate|friend|neighbor|coworker|client|resident|nana|granny|cousin|hubby|mami|papi|esposo|esposa|marido|mujer|senora|abuelo|abuela|abuelita|abuelito|hermano|hermana|tio|tia|suegro|suegra|cunado|cunada|nuera|yerno|novio|novia|pareja|amigo|amiga|vecino|vecina|primo|prima|madre|padre)$/;

/** Who calls for their work, and from where. */
export const AT_WORK =
  /^(nurse|aide|pharmacist|therapist|caregiver|cna|paramedic|medic|attorney|lawyer|paralegal|adjuster|caseworker|sitter|nanny|babysitter|enfermera|cuidadora|farmaceutic[oa]|terapista|abogad[oa]|lab|laboratory|laboratorio|pharmacy|farmacia|hospital|hospice|manor|rn|emt)$/;
