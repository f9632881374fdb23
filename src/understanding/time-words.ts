/** Days of the week, folded. */
export const WEEKDAY = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** A meal. Without "since", "at" or "after" it is where somebody is: "we're at the church supper". */
export const MEAL = '(?:lunch|breakfast|supper|dinner)';
/** A day or a part of one, as it stands by itself. */
export const DAY = `(?:yesterday|today|this (?:morning|afternoon|evening|week)|last (?:night|week|month|year)|the day before yesterday|(?:on )?(?:${WEEKDAY})|${MEAL}|noon|midnight|ayer|hoy|anoche|esta (?:manana|tarde)|antier|anteayer|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|christmas|thanksgiving)`;
