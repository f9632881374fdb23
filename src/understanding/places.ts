import type { Token } from '../words/tokens.ts';
import { capitalise } from './names.ts';

/** "doctor okafor" where the practice's providers are not known. */
export function titledIn(t: readonly Token[]): string | null {
  for (let i = 0; i + 1 < t.length; i++) {
    if (!/^(doctor|doctora)$/.test(t[i]!.w) || t[i + 1]!.mark !== '') continue;
    const w = t[i + 1]!.w;
    if (
      w.length < 3 ||
      /^(and|said|the|that|told|says|for|who|about|office|s|because|will|can|is|was|has|would|call|called|gave|wants|wanted|prescribed|put|yet|here|today|tomorrow|now|please|again|note|notes|visit|appointment|in|on|to|me|my|did|does|had|que|dijo|me|y|para|por|lo|le|ya|de|mando|receto|some|one|or|over|anyway|know|writes|raised|changed|upped|just|also|right|real|this|next|then|when|if|so|but|with|from|at|as|soon|before|first|taking|seeing|ordered|sent|refilled|filled|covering|about|back|recommended|referred|keeps|won|never|left|thinks|thought)$/.test(
        w,
      )
    )
      continue;
    return capitalise(w);
  }
  return null;
}
