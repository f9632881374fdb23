import { LANGS } from '../../lang.ts';
import type { Instruction, Protocol } from '../protocol/types.ts';
import { type ProofFailure, path } from './types.ts';

/** Common medicines by name and by the endings of their kinds, in both languages: a text that names one is no organisational text. */
const MEDICINE = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    'aspirin[a]?|tylenol|acetaminof[eé]n|acetaminophen|paracetamol|ibuprofen[o]?|advil|motrin|aleve|naproxen[o]?|benadryl|difenhidramina',
    'insulin[a]?|nitro|nitroglycerin[a]?|nitroglicerina|prednison[ea]|epipen|epinephrine|epinefrina|narcan|naloxon[ea]|melatonin[a]?',
    'imodium|loperamid[ea]|miralax|antacids?|anti[aá]cidos?|antibiotics?|antibi[oó]ticos?|pepto|zofran|xanax|valium|tramadol|morphine|morfina',
    'laxatives?|laxantes?|steroids?|esteroides?|blood thinners?|anticoagulantes?|sleeping pills?|pain ?killers?|calmantes?|analg[eé]sicos?',
    '\\p{L}{3,}(?:cillin|cilina|mycin|micina|profen|profeno|pril|olol|sartan|sart[aá]n|statin|statina|prazole|prazol|azepam|azolam|formin|formina|oxetin[ea]|codone|codona|gliptin[a]?|dipine|dipino|parin|parina|xaban|flozin[a]?|glutid[ea]|thiazide|tiazida|tidine|tidina|setron)',
  ].join('|')})(?![\\p{L}\\d])`,
  'iu',
);
const COUNT =
  '(?:\\d[\\d.,]*|an?|half|one|two|three|four|five|six|another|more|extra|double|media|un[ao]?|dos|tres|cuatro|cinco|seis|otra|m[aá]s|doble)';
/** So much of something, as it stands on a label or as it is told. */
const DOSE = new RegExp(
  `(?<![\\p{L}\\d])(?:${COUNT}(?: (?:more|extra|m[aá]s))? (?:milligrams?|micrograms?|grams?|milliliters?|millilitres?|mg|mcg|ml|tablets?|pills?|capsules?|puffs?|drops?|units?|dos(?:e|es|is)|tablespoons?|teaspoons?|miligramos?|microgramos?|gramos?|mililitros?|tabletas?|pastillas?|c[aá]psulas?|p[ií]ldoras?|gotas?|unidades|cucharad(?:it)?as?|inhalaciones|disparos?))(?![\\p{L}\\d])`,
  'iu',
);
const HELP =
  /(?<![\p{L}\d])(?:911|112|9-1-1|nine[ -]one[ -]one|one[ -]one[ -]two|nueve[ -](?:uno[ -]uno|once)|uno[ -]uno[ -]dos|ambulances?|ambulancias?|emergency (?:room|services)|sala de (?:emergencias?|urgencias)|urgencias)(?![\p{L}\d])/iu;
const HELD_BACK =
  /(?<![\p{L}\d])(?:not?|never|n['’]t|\p{L}+n['’]t|dont|without|instead|unless|rather|before|only|wait|nobody|nothing|avoid|ni|nunca|jam[aá]s|sin|antes|solo|s[oó]lo|espere|en (?:vez|lugar) de|evite|tampoco|nadie|hasta)(?![\p{L}\d])/iu;

/**
 * What may not be read to callers whatever somebody called its kind: beside an emergency only what the program says is heard, and a text of
 * `kind: practice` (bring, keep, have at hand) gives no medicine and keeps nobody from help.
 */
export function practiceTexts(protocol: Protocol): ProofFailure[] {
  return protocol.instructions.flatMap((i) => {
    const at = `instruction ${i.id}`;
    const failures = i.dispositions.includes('emergency')
      ? [failure(at, 'Nothing is read beside the emergency instruction: take emergency out of `dispositions`.')]
      : [];
    if (i.kind !== 'practice') return failures;
    for (const lang of LANGS) failures.push(...faults(i.text[lang]).map((why) => failure(path(at, lang), why)));
    if (i.approvedBy === null) failures.push(unapproved(i, at));
    return failures;
  });
}

function faults(text: string): string[] {
  const out: string[] = [];
  const medicine = MEDICINE.exec(text)?.[0];
  if (medicine)
    out.push(`"${medicine}" is a medicine: this is advice, \`kind: self_care\`, for a clinician to approve.`);
  const dose = DOSE.exec(text)?.[0];
  if (dose) out.push(`"${dose}" is a dose: this is advice, \`kind: self_care\`, for a clinician to approve.`);
  for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
    const help = HELP.exec(sentence)?.[0];
    const held = HELD_BACK.exec(sentence)?.[0];
    if (help && held)
      out.push(
        `"${help}" stands beside "${held}": nobody is kept from calling for help. Say when to call, and nothing else.`,
      );
  }
  return out;
}

function unapproved(i: Instruction, at: string): ProofFailure {
  const why = `Look at it: it is read to callers as it stands, and nobody is named who approved it: "${i.text.en}" Fill in approved_by and approved_on.`;
  return { proof: 'speakable', path: at, why, severity: 'warning' };
}

function failure(at: string, why: string): ProofFailure {
  return { proof: 'speakable', path: at, why, severity: 'failure' };
}
