/** Names as callers give, spell and correct them: what other rooms use of it. */

export { correctName } from './name-correction.ts';
export { nameAnswered, nameInSpeech } from './name-in-speech.ts';
export { type NameHeard, nameFrom } from './name-parsing.ts';
export { capitalise } from './name-writing.ts';
export { type Nearest, nearestName } from './nearest-name.ts';
