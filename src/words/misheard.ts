import { soundedPronouns } from './pronoun-i.ts';
import type { Token } from './tokens.ts';

/** Puts right what recognisers write over and over of short common words, where what they wrote is said by nobody. */
export function putRightMisheard(t: Token[]): void {
  soundedPronouns(t);
  for (const [i, token] of t.entries()) {
    const [before, next] = [t[i - 1], t[i + 1]];
    const ends = next === undefined || next.mark !== '';
    // "Two glasses of wine that sits": that's it, a sentence of its own.
    if (/^sits?$/.test(token.w) && before?.w === 'that' && token.mark === '' && ends) {
      token.w = 'it';
      before.mark = '.';
    }
    // "Are you in danger now?" "Not the second": not this second.
    const moment =
      /^(?:second|minute|moment|instant)$/.test(next?.w ?? '') && (t[i + 2] === undefined || t[i + 2]!.mark !== '');
    if (token.w === 'the' && before?.w === 'not' && token.mark === '' && moment) token.w = 'this';
    // "I have just pain": "just" belongs before the verb, and whoever has only pain says where.
    if (token.w !== 'just' || token.mark !== '' || !HAVING.test(before?.w ?? '')) continue;
    const after = t[i + 2];
    const alone = after === undefined || after.mark !== '' || AFTER_PAIN.test(after.w);
    if (/^pains?$/.test(next?.w ?? '') && next!.mark === '' && alone) token.w = 'chest';
  }
}

const HAVING = /^(?:have|having|has|had|havent|got|getting|gets|any|some|no|with|this|bad|of)$/;
const AFTER_PAIN = /^(?:since|for|now|right|again|that|or|today|tonight|spreading|going)$/;
