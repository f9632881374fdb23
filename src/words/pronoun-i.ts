import type { Token } from './tokens.ts';

/**
 * Makes "I" of what a recogniser wrote as it sounds: "eye have diabetes", "her eye of asthma", "can eye catch it", "aye fell", "hi was gone". An eye
 * that hurts, is red, or is somebody's stays one.
 */
export function soundedPronouns(t: Token[]): void {
  for (const [i, token] of t.entries()) {
    const next = t[i + 1];
    if (!next || next.mark === '.') continue;
    if (token.w === 'aye' && next.mark === '' && next.w !== 'aye') token.w = 'i';
    else if (token.w === 'hi' && next.mark === '' && GREETS_NOBODY.has(next.w)) token.w = 'i';
    else if (token.w === 'eye' && isPronoun(t, i)) {
      token.w = 'i';
      if (next.w === 'of') next.w = 'have';
    }
  }
}

function isPronoun(t: readonly Token[], i: number): boolean {
  const [before, verb, after] = [t[i - 1], t[i + 1]!, t[i + 2]];
  const later = SIGN.test(after?.w ?? '') || SIGN.test(t[i + 3]?.w ?? '');
  const sign = later || SIGN.test(verb.w);
  if (ALWAYS.has(verb.w)) return true;
  if (verb.w === 'of') return verb.mark === '' && after !== undefined && !OF_AN_EYE.has(after.w);
  const owned = before !== undefined && t[i]!.mark === '' && OF_AN_EYE.has(before.w);
  if (owned) {
    // "She speaks well of her. Eye have lupus": an eye has, and only what is wrong with an eye.
    if (before.w === 'her' && HAVE.has(verb.w) && ABOUT_HER.has(t[i - 2]?.w ?? '')) return !sign && after?.w !== 'been';
    if (FIRST_PERSON.has(verb.w) && after?.w !== 'you')
      return verb.mark !== '' && verb.w === 'have' && !ILL.has(before.w);
    return before.w !== 'the' && INTENSE.has(t[i - 2]?.w ?? '') && MODAL.has(verb.w) && !sign;
  }
  if (FIRST_PERSON.has(verb.w) && after?.w !== 'you') return true;
  if (verb.mark !== '' || later) return false;
  if (DONE_BY_PEOPLE.has(verb.w) || MODAL.has(verb.w)) return true;
  if (sign) return false;
  const asks = before !== undefined && t[i]!.mark === '' && ASKS.has(before.w) && !OF_EYES.test(verb.w);
  const opens = before === undefined || t[i]!.mark !== '' || LINKS.has(before.w);
  return asks || (opens && PAST.has(verb.w));
}

const set = (words: string) => new Set(words.split(/\s+/));
const ALWAYS = set('want wanted wanna think thought know knew hope guess call called calling am');
const FIRST_PERSON = set('have havent need do dont live believe wish');
const HAVE = set('have had got need take');
/** No eye does so. */
const DONE_BY_PEOPLE = set(
  `ate drank swallowed fell fainted passed stepped stuck found forgot threw vomited saw slept woke went came ran walked drove talked spoke asked told
  heard bought paid work moved tried missed burp gave read lie sit stand sleep eat drink breathe cough cry`,
);
const MODAL = set('cant couldnt will wont would wouldnt wasnt could');
const PAST = set('had was can did didnt got get needed took feel felt just');
/** Before "I", where something is asked. */
const ASKS = set('can could should do did must may would shall am');
const OF_EYES =
  /^(?:doctors?|drops?|exams?|tests?|surger\w*|appointments?|care|visits?|pain|infections?|problems?|glasses|checks?|ointment)$/;
const OF_AN_EYE = set(
  'my his her their our your the an one left right each other bad good same this that lazy swollen red pink sore dry el la ojo in on near of behind around under',
);
const ILL = set('pink red black lazy swollen sore');
/** "So bad eye can't stand up", "my mouth is so dry eye can't stand it". */
const INTENSE = set('so too that real really very');
const ABOUT_HER = set('of to with about like love likes know see saw recommended for');
const LINKS = set('and but because so that if when then what since');
const GREETS_NOBODY = set(
  'have havent had am was wasnt cant dont didnt wont need want wanted feel felt took fell just',
);
const SIGN =
  /^(?:red|pink|swell\w*|swollen|shut|closed?|closing|open\w*|itch\w*|burn\w*|hurt\w*|bleed\w*|water\w*|tear\w*|puffy|goop\w*|crust\w*|infect\w*|injur\w*|scratch\w*|blur\w*|sore|see\w*|vision|sight|focus|blink|black|bloodshot|hit|poked|something|stuck|worse|twitch\w*|pain\w*|bother\w*|irritat\w*|blind|pressure|surgery|drops|stye|light|bulg\w*|droop\w*)$/;
