import type { Escalation } from '../api/client.ts';
import { phone } from './number.ts';
import type { Times } from './time.ts';

/** The trail as a page of plain text, to be filed or handed on: the case, who was tried and how far it came, and every event with its time. */
export function trailText(
  { summary, patient, reason, flags, told911, lines }: Escalation,
  times: Pick<Times, 'full' | 'second'>,
): string {
  const facts: [string, string | null][] = [
    ['Opened', times.full(summary.openedAt)],
    ['Service', summary.serviceName],
    ['Urgency', summary.tier],
    ['Calls', String(summary.calls)],
    ['Who has it', summary.holder?.name ?? null],
    ['State', summary.doing],
    ['Patient', [patient.name ?? 'no name was given', patient.age].filter(Boolean).join(', ')],
    ['Call back', patient.phone && phone(patient.phone)],
    ['Says', reason],
    ['Red flags', flags.join('; ') || null],
    ['Was told', told911 ? 'to call 911' : null],
  ];
  const head = facts.flatMap(([name, value]) => (value ? [`${`${name}:`.padEnd(12)} ${value}`] : []));
  return [
    `Escalation ${summary.id}`,
    '',
    ...head,
    '',
    ...lines.map(({ at, text }) => `${times.second(at)}  ${text}`),
    '',
  ].join('\n');
}
