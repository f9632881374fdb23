import { makeEngine } from '../engine.ts';
import type { Protocol } from '../protocol/types.ts';
import { ORDINARY } from './ordinary.ts';
import { type ProofFailure, path } from './types.ts';

/**
 * What is put upon the base net may not take ordinary errands for something graver: words like "the" would ring the clinician on call for
 * everybody. What the base leaves routine stays so; what it doesn't understand may be asked about or taken as routine, and become no alarm.
 */
export function notTooBroad(protocol: Protocol, base: Protocol): ProofFailure[] {
  if (base === protocol) return [];
  const [alone, whole] = [makeEngine(base), makeEngine(protocol)];
  return ORDINARY.flatMap(({ say, lang }): ProofFailure[] => {
    const got = whole.judge(say, lang);
    const graver = got.disposition !== null && got.disposition !== 'routine';
    if (!graver) return [];
    const before = alone.judge(say, lang).disposition;
    const alarm = got.disposition === 'emergency' || got.disposition === 'urgent';
    if (before !== 'routine' && !(before === null && alarm)) return [];
    const by = got.flags.find((f) => f.disposition === got.disposition);
    return [
      {
        proof: 'not_too_broad',
        path: path(by ? `concept ${by.concept}` : null, `"${say}"`),
        why: `Too broad: this is an ordinary errand, ${before ?? 'not understood'} in the base net and ${got.disposition} here${by?.words ? ` for the words "${by.words}"` : ''}. Ask for more words, or for rarer ones.`,
        severity: 'failure',
      },
    ];
  });
}
