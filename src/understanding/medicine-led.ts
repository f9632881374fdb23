import type { Token } from '../words/tokens.ts';

/** "put me on the …", "started her on …", "me pusieron la …": nothing but a medicine is told so, where the words are no everyday ones. */
const LED =
  /(?:^| )(?:(?:put|puts|putting|started|start|starting|switched|moved|kept|keeping) (?:me|him|her|us|them|my \w+) (?:back |over )?(?:on|onto|to)|(?:prescribed|wrote) (?:me|him|her)|me (?:pusieron|dieron|recetaron|mandaron|cambiaron a)|(?:le|lo|la) (?:pusieron|recetaron|dieron))(?: (?:the|a|an|some|this|that|new|el|la|los|las|un|una|ese|esa))*$/;
/** Words that the leading ones take, at most. */
const LONGEST = 7;

/** Whether the words before token `from` say that a medicine was given to somebody. */
export function isLed(t: readonly Token[], from: number): boolean {
  const before = t.slice(Math.max(0, from - LONGEST), from);
  return LED.test(before.map(({ w }) => w).join(' '));
}
