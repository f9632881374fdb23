import { worse } from '../words/disposition.ts';
import { HOW_NOW } from './protocol/protocol.ts';
import type { Protocol } from './protocol/types.ts';
import type { Judgement, Opinion } from './types.ts';

/**
 * From how likely on what was told piece by piece is asked about. Of 48 calls written blind 0.6 of a crisis was reached by four of the five that were one
 * and by two others; 0.65 of urgent by four of the 16 routine ones, who are asked one open question for it.
 */
const ASKS = { urgent: 0.65, crisis: 0.6 } as const;
/** Asks whether somebody thinks of death. */
const OF_DEATH = 'self_harm';

/**
 * What the classifier gives reason to ask where it hears the words together with what was told before: who cancels all visits, and says later that the
 * doctor has always been good to them, has said nothing grave in either. It asks and never raises: what is answered is judged.
 */
export function wholeAsks(
  protocol: Protocol,
  opinions: readonly Opinion[],
  { flags, asked, crisis }: Pick<Judgement, 'flags' | 'asked' | 'crisis'>,
): string[] {
  const whole = opinions.find((o) => o.by === 'classifier')?.whole;
  if (!whole) return [];
  const top = flags.map((f) => f.disposition).reduce(worse, null);
  const ask = (id: string) => protocol.questions.has(id) && !asked.includes(id);
  const death = !crisis && top !== 'emergency' && whole.crisis >= ASKS.crisis && ask(OF_DEATH);
  const story = worse(top, 'urgent') !== top && whole.urgent >= ASKS.urgent && ask(HOW_NOW);
  return [...(death ? [OF_DEATH] : []), ...(story && !death ? [HOW_NOW] : [])];
}
