/** Specialists and services to whom people are referred, as callers name them. Accents are off. */
const SPECIALTY =
  /\b(cardiolog\w*|heart doctor|dermatolog\w*|skin doctor|orthop\w*|bone doctor|neurolog\w*|neurosurg\w*|gastro\w*|stomach doctor|endocrin\w*|urolog\w*|nephrolog\w*|kidney doctor|pulmonolog\w*|lung doctor|rheumatolog\w*|reumatolog\w*|oncolog\w*|hematolog\w*|allergist|alergolog\w*|ent|ear nose and throat|otorrino\w*|eye doctor|ophthalmolog\w*|oftalmolog\w*|optometr\w*|podiatr\w*|podolog\w*|foot doctor|psychiatr\w*|psiquiatr\w*|psycholog\w*|psicolog\w*|counsel(?:or|ing)|physical therap\w*|terapia fisica|occupational therap\w*|speech therap\w*|pain (?:clinic|management|doctor)|sleep study|ob ?gyn|gynecolog\w*|ginecolog\w*|surgeon|cirujano|mri|resonancia|ct scan|cat scan|tomografia|x ?rays?|radiografia|ultrasound|ultrasonido|mammogram|mamografia|colonoscopy|colonoscopia|stress test|nutritionist|nutriologa?|dietitian|wound care)\b/;
/** Tests whose results people ask for. */
const TEST =
  /\b(blood (?:work|test|tests|draw|panel)|bloodwork|lab ?work|labs|cholesterol|a1c|thyroid|urine (?:test|sample|culture)|urinalysis|strep|covid|flu test|culture|swab|biopsy|pap(?: smear)?|mammogram|mri|ct scan|cat scan|x ?rays?|ultrasound|echo(?:cardiogram)?|stress test|ekg|ecg|colonoscopy|bone density|std|hiv|analisis(?: de (?:sangre|orina))?|estudio de (?:sangre|orina)|examen de (?:sangre|orina)|radiografia|mamografia|ultrasonido|resonancia|tomografia|papanicolau|cultivo|biopsia)\b/;

/** What a caller has named already in words that the record keeps, so that it is not asked again. null: not named. Pure. */
export function namedIn(words: readonly string[]): { specialty_said: true | null; test_said: true | null } {
  const said = words.join('. ').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('-', ' ');
  return { specialty_said: SPECIALTY.test(said) || null, test_said: TEST.test(said) || null };
}
