import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../src/lang.ts';
import { makeEngine } from '../../src/triage/engine.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import type { Judgement, Tier } from '../../src/triage/types.ts';
import { readProtocolFiles } from '../../src/words/files.ts';

export const protocol = loadProtocol(readProtocolFiles().protocol);
export const engine = makeEngine(protocol);

export interface Case {
  id: string;
  lang: Lang;
  text: string;
  tier: Tier;
  accept: Tier[];
  crisis: boolean;
  intent: string;
  about: string;
}

export function cases(path: string): Case[] {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l) => JSON.parse(l) as Case);
}

export const RANK: Record<Tier, number> = { emergency: 4, urgent: 3, semi_urgent: 2, routine: 1, unclear: 0 };

export interface Score {
  n: number;
  accepted: number;
  under: string[];
  over: string[];
  missedEmergencies: string[];
  missedCrises: string[];
  falseCrises: string[];
  routineAsEmergency: string[];
}

export function score(list: Case[], judge: (c: Case) => Judgement = (c) => engine.judge(c.text, c.lang)): Score {
  const s: Score = {
    n: 0,
    accepted: 0,
    under: [],
    over: [],
    missedEmergencies: [],
    missedCrises: [],
    falseCrises: [],
    routineAsEmergency: [],
  };
  for (const c of list) {
    const j = judge(c);
    const accept = new Set<Tier>([c.tier, ...c.accept]);
    const ranks = [...accept].map((t) => RANK[t]);
    s.n++;
    if (accept.has(j.tier)) s.accepted++;
    else if (j.tier === 'unclear' ? RANK[c.tier] >= 3 : RANK[j.tier] < Math.min(...ranks)) s.under.push(c.id);
    else if (RANK[j.tier] > Math.max(...ranks)) s.over.push(c.id);
    if (c.tier === 'emergency' && !accept.has(j.tier)) s.missedEmergencies.push(c.id);
    if (c.tier === 'routine' && j.tier === 'emergency') s.routineAsEmergency.push(c.id);
    if (c.crisis && !j.crisis) s.missedCrises.push(c.id);
    if (!c.crisis && j.crisis) s.falseCrises.push(c.id);
  }
  return s;
}
