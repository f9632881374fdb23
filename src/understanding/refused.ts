/**
 * What is refused in so many words: "not a refill", "don't cancel it", "ya no me la cancele". The words for it are no wish. What cannot be done
 * ("i can't make it") is none of these.
 */
const REFUSED = new RegExp(
  [
    '\\b(?:dont|do not|didnt|did not|isnt|is not|not|never)(?: (?:want|need|wanna|have|looking|calling|trying|asking|here|mean|it|that|really|even|actually|going|saying))*(?: (?:to|for|about|a|an|the|my|another|any|me|you|it))* (?:cancel\\w*|refill\\w*|reschedul\\w*|prescriptions?|new patients?)(?: (?:it|that|them|this))?',
    '\\b(?:ya )?no(?: (?:me|nos|se|le|la|lo|quiero|queria|quisiera|voy|vamos|vaya|vayan|necesito|es|a|para|por|una|un|mi|de|que))* (?:cancel\\w+|resurt\\w+|surt\\w+|receta)',
  ].join('|'),
  'g',
);

/** The words, folded and with single spaces, without what they refuse. Pure. */
export const withoutRefused = (said: string): string => said.replace(REFUSED, ' ').replace(/ +/g, ' ').trim();
