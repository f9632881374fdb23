// A practice of its own for these tests: its hours, people and rules are made up.
import { parsePractice } from '../../src/practice/practice.ts';

export const YAML = `
practice: {name: Quillpoint Clinic, time_zone: America/New_York, main_line: "+15185550180", default_area_code: "518"}
locations:
  - id: hill
    name: Hill office
    hours:
      mon: [["08:00", "12:30"], ["13:30", "17:00"]]
      tue: [["08:00", "12:30"], ["13:30", "19:00"]]
      wed: [["07:30", "11:30"], ["15:00", "18:00"]]
      thu: [["08:00", "12:30"], ["13:30", "17:00"]]
      fri: [["08:00", "16:00"]]
      sat: [["09:00", "12:00"]]
  - id: shore
    name: Shore office
    hours: {mon: [["09:00", "12:00"]], thu: [["09:00", "12:00"], ["13:00", "16:00"]]}
phones_follow: hill
holidays:
  - {date: "2026-11-26", name: Thanksgiving, name_es: Día de Acción de Gracias, hours: closed}
  - {date: "2026-11-27", name: The day after, hours: closed}
  - {date: "2026-12-24", name: Christmas Eve, hours: {hill: [["08:00", "12:00"]]}}
  - {date: "2026-12-31", name: New Year's Eve, hours: {hill: [["08:00", "12:00"], ["13:00", "14:00"]]}}
providers:
  - id: vance
    name: Dr. Ada Vance
    on_call_phone: "+15185550181"
    ages: 5 and over
    locations: {hill: [mon, tue, thu], shore: [mon]}
    visit_types:
      - {id: physical, name: Annual physical, minutes: 30, patients: established}
      - {id: knee, name: Knee injection, minutes: 30, patients: established, approval: true, approver: nurses}
  - {id: sorel, name: Jo Sorel, on_call_phone: "+15185550182", locations: {hill: [mon, wed, fri]}, new_patients: by approval}
departments:
  desk: {takes: [schedule], phone: "+15185550183", answer_within: same business day}
  nurses: {takes: [symptom], answer_within: "semi_urgent by 10:00 next business day, otherwise 1 business day"}
  bills: {takes: [billing], answer_within: 3 business days}
  cell: {takes: [urgent calls in office hours], contact: Robin Hale RN, phone: "+15185550184"}
  nobody: {takes: []}
`;

export const practice = parsePractice(YAML, 'quillpoint.yaml');
/** Epoch ms of a moment with its offset. */
export const at = (iso: string): number => Date.parse(iso);
