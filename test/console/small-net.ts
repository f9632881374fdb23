/** A net as small as one can be, so that reading and proving it takes no time. A folder as `protocols/` is. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';

const BASE = `
protocol: {id: base, version: "1", status: starting point}
dispositions:
  emergency: {en: Call 911 now., es: Llame al 911 ahora., rings: on_call, queue: urgent, within_minutes: 5}
  urgent: {en: Within the hour., es: En una hora., rings: on_call, queue: urgent, within_minutes: 20}
  same_day: {en: Today., es: Hoy., rings: nobody, queue: front_desk, within_minutes: 240}
  next_day: {en: Tomorrow., es: Mañana., rings: nobody, queue: front_desk, within_minutes: 1440}
  routine: {en: In turn., es: En su turno., rings: nobody, queue: front_desk, within_minutes: 2880}
concepts:
  - {id: chest_pain, tier: emergency, say: "chest pain, dolor de pecho"}
  - {id: fever, tier: urgent, say: "fever, fiebre"}
  - {id: knee_pain, tier: next_day, say: "knee hurts, me duele la rodilla", ask: knee_swollen}
  - {id: appointment, tier: routine, intent: schedule, say: "appointment, cita"}
questions:
  what_is_wrong: {en: What is wrong?, es: ¿Qué le pasa?, unsure: {ask: emergency_check}}
  emergency_check: {en: Is this an emergency?, es: ¿Es una emergencia?, yes: emergency, no: urgent, unsure: urgent}
  knee_swollen: {en: Is the knee swollen?, es: ¿Está hinchada la rodilla?, yes: urgent, unsure: urgent}
`;
const KNEES =
  'protocol: {id: knees, version: "1", title: Knees}\nconcepts:\n  - {more: knee_pain, say: "bad knee, rodilla mala"}\n';

/** It is removed when the test ends. */
export function smallNet(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'nightbell-protocols-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'base'));
  mkdirSync(join(folder, 'specialties'));
  writeFileSync(join(folder, 'base/00.yaml'), BASE);
  writeFileSync(join(folder, 'specialties/knees.yaml'), KNEES);
  copyFileSync(join(import.meta.dirname, '../../protocols/lexicon.yaml'), join(folder, 'lexicon.yaml'));
  return folder;
}
