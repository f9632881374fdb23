import type { Token } from './tokens.ts';

const KIN =
  'sister|brother|cousin|aunt|uncle|mother|father|mom|dad|husband|wife|son|daughter|friend|neighbor|neighbour|coworker|boss|in law|nephew|niece|grandmother|grandfather|grandma|grandpa|roommate|buddy|pal';
const KIN_ES =
  'hermana|hermano|prima|primo|tia|tio|mama|papa|madre|padre|esposo|esposa|marido|hijo|hija|amiga|amigo|vecina|vecino|comadre|compadre|suegra|suegro|cunada|cunado|jefe|jefa|nuera|yerno|sobrina|sobrino|abuela|abuelo';
/** Who speaks is well, in so many words. Contractions are cut off: "i'm not sick" is "i not sick". */
const WELL =
  /(?:^| )(?:(?:i|i am) not (?:sick|ill)|(?:i|im|i am|i feel|feeling|feel) (?:just |perfectly |quite |pretty )?(?:fine|good|great|well|healthy)|healthy as a \w+|fit as a fiddle|nothings?(?: is)? wrong with me|in (?:good|great|fine) (?:shape|health)|(?:yo )?(?:estoy|me siento|ando) (?:muy |bastante )?(?:bien|sana|sano)|no estoy (?:enferma|enfermo|mala|malo)|no tengo nada)(?: |$)/;
/** The story begins: "my sister had", "a mi comadre le". */
const BEGINS = new RegExp(`(?:^| )(?:my (?:${KIN})s?|(?:a )?mi (?:${KIN_ES}))(?= )`);
/** They had the same, then: "hers", "his own", "la suya". */
const THEIRS =
  /(?:^| )(?:(?:had|got|after|from|at|with|for|over|gave \w+) (?:hers|his|theirs)|(?:con|de|por|despues de) (?:la|el) (?:suya|suyo)|(?:con|de) (?:la|el) de (?:ella|el)|(?:la|el) (?:suya|suyo))(?= |$)/;
/** It is waved away as theirs: "but that's my aunt", "he's like that", "pero esa es ella". */
const ENDS =
  /(?:^| )(?:(?:but|and|pero|y) )?(?:thats? (?:is |was )?(?:just |only )?(?:her|him|them|(?:my |aunt |uncle |old )?[a-z]+)(?: for you| all over)?|(?:hes?|shes?) (?:is |was )?(?:just )?like that(?: with (?:everything|all of them))?|(?:esa|ese) es (?:ella|el)|asi es (?:ella|el)|a mi no(?: me (?:hace|hizo|ha hecho|pasa|paso) nada)?)$/;
/** It goes on, or was only just now: no story. */
const NOW =
  /(?:^| )(?:now|today|tonight|still|yesterday|just|this|last night|(?:minutes?|hours?|days?|weeks?) ago|is|are|isnt|arent|cant|cannot|wont|keeps|hasnt|havent|has|have|hes|shes|theyre|\w+ing|ahora|ahorita|hoy|anoche|ayer|todavia|sigue|siguen|esta|estan|acaba|no puede|trae|tiene|siente|\w+[ai]ndo|\w+iendo)(?= |$)/;

/** "She's dizzy" has lost its verb: behind these a verb of the past must stand. */
const THEY =
  /(?:^| )(?:he|she|it|they) (?!(?:had|got|was|were|did|didnt|came|went|swelled|swole|passed|fainted|fell|broke|threw|felt|looked|could|couldnt|said|never|ended|took|lost|turned|cried|screamed|gave|ran|spent|slept|[a-z]+ed)(?: |$))/;

/**
 * Somebody who is well tells what another's shot, test or operation once did to them, and waves it away: "now I'm not sick … my uncle had
 * his and was in bed a week, but that's him". All three must be said, and nothing in the story may go on; then what it tells is nobody's danger.
 * Gives its tokens, `to` not included; null: there is none. Pure.
 */
export function toldOfAnother(t: readonly Token[]): { from: number; to: number } | null {
  if (!WELL.test(wordsOf(t))) return null;
  for (let from = 0; from < t.length; from++) {
    if (!BEGINS.test(` ${wordsOf(t.slice(from, from + 3))} `) || !opens(t, from)) continue;
    for (const to of endsFrom(t, from)) {
      const told = wordsOf(t.slice(from, to));
      const end = ENDS.exec(told);
      if (!end) continue;
      const story = told.slice(0, end.index);
      return THEIRS.test(story) && !NOW.test(story) && !THEY.test(story) && to - from <= MOST_WORDS
        ? { from, to }
        : null;
    }
  }
  return null;
}

/** A longer story tells of more than one matter. */
const MOST_WORDS = 40;

const wordsOf = (t: readonly Token[]): string => t.map(({ w }) => w).join(' ');

/** Does a relative stand at this token itself? */
function opens(t: readonly Token[], from: number): boolean {
  return /^(?:my|mi|a)$/.test(t[from]!.w);
}

/** Where a piece of speech ends behind `from`: before a mark, or with the last word. */
function endsFrom(t: readonly Token[], from: number): number[] {
  return [...t.keys(), t.length].filter((i) => i > from + 2 && (i === t.length || t[i]!.mark !== ''));
}
