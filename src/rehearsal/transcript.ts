import type { RehearsalResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import type { Finding } from './verdict.ts';

/** A call as a reviewer reads it: what was said, what came of it beside what was wanted, and what a person has to look at. */
export function readable(scenario: Scenario, result: RehearsalResult, findings: readonly Finding[]): string {
  const failed = findings.filter((f) => !f.ok);
  const { expect } = scenario;
  return [
    `━━ ${scenario.id}  ${scenario.title}`,
    ...result.transcript.map(({ who, text, at }) => `  ${at.toFixed(1).padStart(6)} s  ${who.padEnd(6)}  ${text}`),
    `  tier    ${result.tier_path.join(' → ')}; crisis ${result.crisis}; intent ${result.intent}`,
    `  action  ${[result.action, ...result.also].join(', ')}${result.route_to ? ` → ${result.route_to}` : ''}`,
    `  rung    ${result.pages.join(', ') || 'nobody'}`,
    `  facts   ${
      Object.entries(result.slots)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ') || 'none'
    }`,
    ...result.recognised.filter((text) => !result.said.includes(text)).map((text) => `  heard   ${text}`),
    `  ${result.turns} turns, ${result.seconds} s, played in ${result.wall_seconds} s`,
    ...failed.map(({ what, wanted, got }) => `  ✗ ${what}: wanted ${wanted}; got ${got}`),
    `  ${failed.length === 0 ? '✓ passes' : '✗ fails'} (${findings.length - failed.length} of ${findings.length})`,
    ...expect.mustSay.map((one) => `  to check, said:  ${one}`),
    ...expect.mustNever.map((one) => `  to check, never: ${one}`),
    '',
  ].join('\n');
}
