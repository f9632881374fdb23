import type { Lang } from '../../lang.ts';
import type { Practice } from '../../practice/practice.ts';
import { spokenClock } from '../../practice/spoken-hours.ts';
import { asksToPay } from '../../understanding/pays-now.ts';
import { foldedWords } from './place-question.ts';

type Both = { en: string; es: string };
/** What is asked for, and what the practice's file has of it; null: nothing. */
type Known = (practice: Practice, said: string) => Both | null;

/** Of several the first that is asked for counts: poison control comes before everything. */
const ASKED: [id: string, words: RegExp, answer: Known][] = [
  [
    'poison_control',
    /\b(?:poison control|poison (?:\w+ )?(?:number|line|center|hotline)|(?:centro|control|numero|linea) (?:de |del |contra |para )*(?:envenenamientos?|toxicologia|intoxicaci\w+))\b/,
    ({ poisonControl }) =>
      poisonControl
        ? {
            en: `Poison control is at ${digits(poisonControl)}. If somebody has taken something and is unwell, dial 911.`,
            es: `El centro de envenenamientos es el ${digits(poisonControl)}. Si alguien tomó algo y se siente mal, marque 911.`,
          }
        : null,
  ],
  [
    'fax',
    /\bfax\b/,
    ({ fax }) =>
      fax ? { en: `The fax number is ${digits(fax)}.`, es: `El número de fax es el ${digits(fax)}.` } : null,
  ],
  ['urgent_care', /\burgent care|\b(?:cuidado|atencion|clinica|centro) (?:de )?urgen\w+/, ofUrgentCare],
  [
    'hospital',
    /\b(?:hospital|emergency (?:room|department)|er|sala de emergencias?|emergencias)\b/,
    ({ emergencyDepartment: at }) =>
      at
        ? {
            en: `The nearest emergency department is ${at}. In an emergency, dial 911.`,
            es: `La sala de emergencias más cercana es ${at}. En una emergencia, marque 911.`,
          }
        : null,
  ],
  [
    'department',
    /\b(?:number|numero|telefono|extension|fax) .{0,30}\b(?:billing|records|referrals?|facturacion|cobros|expedientes|referencias)\b/,
    ofDepartment,
  ],
  [
    'new_patients',
    /\b(?:which|what|who|whos|quien|quienes|cual|cuales|que) (?:\w+ ){0,5}(?:taking|accepting|takes?|accepts?|recib\w+|acept\w+|tom\w+|atiend\w+) (?:on )?(?:a )?(?:new|nuevos|pacientes nuevos|gente nueva)\b/,
    ofNewPatients,
  ],
  ['languages', /\b(?:speaks?|talks?|hablan?|habla) (?:spanish|english|espanol|ingles)\b/, ofLanguages],
  [
    'phone',
    /\b(?:your|the office|main|office) (?:phone |telephone )?number\b|\b(?:su|el) (?:numero|telefono)\b(?! de (?!la oficina|ustedes))/,
    (p) => ({
      en: `Our number is ${digits(p.mainLine)}.`,
      es: `Nuestro número es el ${digits(p.mainLine)}.`,
    }),
  ],
];

/** What the caller has or gives is no number of ours. */
const OWN = /\b(?:my|mi|his|her|their|member|policy|confirmation|account|medical) (?:\w+ )?(?:number|fax|numero)\b/;
const ASKS =
  /\b(?:what|whats|which|where|wheres|who|does|do|is|are|how|can|could|give me|need|tell me|number|have|cual|que|donde|quien|deme|dame|tiene|tienen|cuanto|habla)\b/;

/** Telephone numbers, the urgent care, the hospital and who speaks what, in fixed sentences with the practice's facts; null: not asked, or the file does not say. Pure. */
export function numberAnswer(practice: Practice, text: string): ({ id: string } & { text: Both }) | null {
  const said = foldedWords(text);
  if (OWN.test(said) || !ASKS.test(said)) return null;
  for (const [id, words, answer] of ASKED) {
    if (!words.test(said)) continue;
    const known = answer(practice, said);
    if (known) return { id, text: known };
  }
  return null;
}

/** Who takes payments and when, where the practice has written no answer of its own in the caller's language; null: not asked, or not known. Pure. */
export function paymentAnswer({ departments }: Practice, text: string): ({ id: string } & { text: Both }) | null {
  if (!asksToPay(text)) return null;
  const billing = departments.billing;
  if (!billing?.phone) return null;
  const [, from, to] = /^mon to fri (\d\d:\d\d) to (\d\d:\d\d)$/.exec(billing.hours ?? '') ?? [];
  const when = (lang: Lang) => {
    if (!from || !to) return '';
    const [a, b] = [spokenClock(from, lang), spokenClock(to, lang)];
    return lang === 'es' ? `, de lunes a viernes de ${a} a ${b}` : `, Monday to Friday from ${a} to ${b}`;
  };
  const number = digits(billing.phone);
  return {
    id: 'practice.payment',
    text: {
      en: `Billing takes payments, at ${number}${when('en')}. I never take a card number.`,
      es: `De los pagos se encarga facturación, al ${number}${when('es')}. Yo nunca tomo un número de tarjeta.`,
    },
  };
}

/** A number digit by digit, in the groups in which people say them. */
function digits(e164: string): string {
  const all = e164.replace(/\D/g, '');
  const ten = all.length === 11 && all.startsWith('1') ? all.slice(1) : all;
  const national = ten.length === 10 ? [ten.slice(0, 3), ten.slice(3, 6), ten.slice(6)] : [ten];
  // A number that costs nothing is dialled with the 1.
  const groups = /^8(00|33|44|55|66|77|88)/.test(ten) ? ['1', ...national] : national;
  return groups.map((group) => [...group].join(' ')).join(', ');
}

/** "Name, street, town; daily 09:00 to 20:00; +1518…", as the file has it, for the ear. */
function ofUrgentCare({ urgentCare }: Practice, said: string): Both | null {
  if (!urgentCare) return null;
  const [place = '', ...rest] = urgentCare.split(/;\s*/);
  const [name, ...where] = place.split(/,\s*/);
  const phone = rest.find((part) => /^\+\d{8,}$/.test(part));
  const hours = rest.find((part) => /\d\d:\d\d/.test(part));
  const daily = /^daily (\d\d:\d\d) to (\d\d:\d\d)$/.exec(hours ?? '');
  const spoken = (lang: Lang) =>
    daily
      ? lang === 'es'
        ? `Abre todos los días de ${spokenClock(daily[1]!, lang)} a ${spokenClock(daily[2]!, lang)}.`
        : `It is open every day from ${spokenClock(daily[1]!, lang)} to ${spokenClock(daily[2]!, lang)}.`
      : lang === 'en' && hours
        ? `Hours: ${hours.replace(/\d\d:\d\d/g, (clock) => spokenClock(clock, lang))}.`
        : '';
  const wait = /\b(?:wait|busy|line|espera|esperar)\b/.test(said);
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ');
  return {
    en: join(
      wait ? 'I do not know how long the wait is there.' : '',
      where.length > 0 ? `${name} is at ${where.join(', ')}.` : `${name}.`,
      spoken('en'),
      phone ? `Their number is ${digits(phone)}.` : '',
    ),
    es: join(
      wait ? 'No sé de cuánto es la espera ahí.' : '',
      where.length > 0 ? `${name} está en ${where.join(', ')}.` : `${name}.`,
      spoken('es'),
      phone ? `Su número es el ${digits(phone)}.` : '',
    ),
  };
}

const DEPARTMENTS: [id: RegExp, said: RegExp, Both][] = [
  [/^billing/, /\b(?:billing|facturacion|cobros)\b/, { en: 'Billing', es: 'Facturación' }],
  [/^records/, /\b(?:records|expedientes)\b/, { en: 'Records', es: 'Expedientes' }],
  [/^referral/, /\b(?:referrals?|referencias)\b/, { en: 'Referrals', es: 'Referencias' }],
];

function ofDepartment({ departments }: Practice, said: string): Both | null {
  const asked = DEPARTMENTS.find(([, words]) => words.test(said));
  const phone = asked && Object.entries(departments).find(([id]) => asked[0].test(id))?.[1].phone;
  if (!asked || !phone) return null;
  return { en: `${asked[2].en} is at ${digits(phone)}.`, es: `${asked[2].es}: ${digits(phone)}.` };
}

function ofLanguages({ providers, languages }: Practice, said: string): Both | null {
  const code = /\b(?:spanish|espanol)\b/.test(said) ? 'es' : 'en';
  const speak = providers.filter((p) => p.languages.includes(code)).map(({ name }) => name);
  const one = providers.find(({ name }) =>
    foldedWords(name)
      .split(' ')
      .some((word) => word.length > 3 && said.split(' ').includes(word)),
  );
  if (speak.length === 0 || !languages.includes(code)) return null;
  const list = (and: string) => [speak.slice(0, -1).join(', '), speak.at(-1)].filter(Boolean).join(and);
  const [en, es] = code === 'es' ? ['Spanish', 'español'] : ['English', 'inglés'];
  if (one && speak.includes(one.name))
    return { en: `Yes, ${one.name} speaks ${en}.`, es: `Sí, ${one.name} habla ${es}.` };
  return {
    en: `${list(' and ')} ${speak.length > 1 ? 'speak' : 'speaks'} ${en}.`,
    es: `${list(' y ')} ${speak.length > 1 ? 'hablan' : 'habla'} ${es}.`,
  };
}

function ofNewPatients({ providers }: Practice): Both | null {
  const names = (rule: 'yes' | 'approval') => providers.filter((p) => p.newPatients === rule).map(({ name }) => name);
  const [taking, asked] = [names('yes'), names('approval')];
  if (taking.length === 0) return null;
  const list = (all: string[], and: string) => [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(and);
  const one = taking.length === 1;
  return {
    en: [
      `${list(taking, ' and ')} ${one ? 'takes' : 'take'} new patients.`,
      ...(asked.length > 0 ? [`With ${list(asked, ' and ')} it is decided case by case.`] : []),
    ].join(' '),
    es: [
      `${list(taking, ' y ')} ${one ? 'recibe' : 'reciben'} pacientes nuevos.`,
      ...(asked.length > 0 ? [`Con ${list(asked, ' y ')} se decide caso por caso.`] : []),
    ].join(' '),
  };
}
