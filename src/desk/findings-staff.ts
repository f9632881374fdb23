import type { Practice } from '../practice/practice.ts';
import { departmentFor } from './findings-departments.ts';

/** Somebody of the practice who has work of their own and is asked for by name or by what they do. */
export interface AskedFor {
  /** Department of the practice file. */
  department: string;
  /** The caller wants to speak with them; false: word is left for them. */
  speak: boolean;
  /** The caller asks to be put through to them now, whatever it is about. */
  through: boolean;
}

/** Wants them on the line: "is annika in", "put me through to", "catch". Accents are off, single spaces. */
const SPEAK =
  /\b(?:(?:speak|talk|chat) (?:to|with)|(?:put|get|patch) me (?:through|over)?(?: to)?|transfer(?: me)?(?: to)?|connect(?: me)?(?: to| with)?|reach|catch|get (?:a )?hold of|look(?:ing)? for|ask(?:ing)? for|need|want|like|get me|give me|hablar con|comuni\w+ con|pas[ea]\w* (?:con|a)|busco|necesito|quiero)(?: (?:the|your|our|to|with|el|la|al|a))*$/;
const IS_IN = /^(?:(?:in|there|around|available|free|working|at (?:her|his) desk)\b|(?:esta|se encuentra)\b)/;
const IS =
  /(?<!\b(?:name|this|it|he|she|here|husband|wife|son|daughter) )\b(?:is|esta|anda|se encuentra)(?: (?:the|your|el|la))?$/;
/** Leaves word for them. */
const WORD =
  /\b(?:(?:message|word|note|voicemail|recado|mensaje) (?:for|to|para|a)|(?:tell|let|have|ask|remind|digale|dile|avisele) ?(?:a)?|that|for|to|para|con|with|from|de)(?: (?:the|your|el|la|al))*$/;

/** How people call somebody by what they do; the word is one of `Queue`. */
const ROLES: readonly [queue: string, words: RegExp][] = [
  [
    'manager',
    /\b(?:(?:office|practice|clinic) (?:manager|administrator)|(?:the|your|a) (?:manager|supervisor|administrator)|(?:whoever|who|somebody who|someone who) (?:runs|manages|is in charge of) (?:the|your|this) (?:office|place|practice|clinic)|(?:el|la) (?:gerente|administradora?|encargad[oa])(?: del consultorio| de la clinica)?)\b/,
  ],
  [
    'billing',
    /\b(?:billing (?:department|office|person|lady|desk|people|team)|(?:whoever|somebody who|someone who|the one who) (?:does|handles|runs) (?:the )?(?:billing|bills)|departamento de (?:cobros|facturacion))\b/,
  ],
  [
    'records',
    /\b(?:records (?:department|office|person|lady|desk|people)|(?:whoever|somebody who|someone who|the one who) (?:does|handles|runs) (?:the )?records|(?:departamento de )?archivo clinico)\b/,
  ],
  [
    'referrals',
    /\b(?:referral(?:s)? (?:coordinator|department|office|person|lady|desk|people)|(?:whoever|somebody who|someone who|the one who) (?:does|handles|runs) (?:the )?referrals)\b/,
  ],
];

/** In so many words to be put through; "transfer my records" is none of that. */
const THROUGH =
  /\b(?:(?:speak|talk) (?:to|with)|(?:put|patch|transfer|connect|send|switch)(?: me| us| my call| this call)?(?: through| over| back)* (?:to|with)|(?:comuni|conect|transf|pas[ea])\w*(?: \w+)? (?:con|al?)|hablar con)(?: (?:somebody|someone|anybody|anyone|a person|whoever is|alguien|una persona))?(?: (?:in|from|at|over|down|up|de|en))*(?: (?:the|your|el|la|los|las))*$/;
/** A department by its bare name, which is that of its work as well: only who is to be put through asks for it. */
const BARE: readonly [queue: string, words: RegExp][] = [
  ['billing', /\b(?:billing|cobros|facturacion)\b/],
  ['records', /\b(?:medical records|records)\b/],
  ['referrals', /\breferrals\b/],
];

/** A first name that is also a word of every day needs the surname with it. */
const WORDS_TOO = new Set([
  'will',
  'may',
  'grace',
  'hope',
  'faith',
  'joy',
  'mark',
  'bill',
  'sunny',
  'april',
  'dawn',
  'pat',
]);

/**
 * The department whose person the words ask for, by the name of its contact in the practice file or by what they do. null: nobody is asked
 * for. A name that a caller only mentions ("annika told me to call") asks for nobody. Pure.
 */
export function askedForIn(text: string, practice: Pick<Practice, 'departments'> & Practice): AskedFor | null {
  const said = plain(text);
  for (const [department, { contact }] of Object.entries(practice.departments)) {
    for (const name of namesOf(contact)) {
      const found = asks(said, name);
      if (found !== null)
        return { department, speak: found, through: found && isThrough(said, new RegExp(`\\b${name}\\b`)) };
    }
  }
  for (const [queue, words] of ROLES) {
    const found = words.exec(said);
    if (!found) continue;
    const before = said.slice(0, found.index).trim();
    const department = departmentFor(practice, queue, 'message', 'routine');
    return { department, speak: SPEAK.test(before) || IS.test(before), through: THROUGH.test(before) };
  }
  const bare = BARE.find(([, words]) => isThrough(said, words));
  return bare
    ? { department: departmentFor(practice, bare[0], 'message', 'routine'), speak: true, through: true }
    : null;
}

function isThrough(said: string, words: RegExp): boolean {
  const found = words.exec(said);
  return found !== null && THROUGH.test(said.slice(0, found.index).trim());
}

/** Whether the name is asked for in the words: to speak with (true), to leave word (false), or not at all (null). */
function asks(said: string, name: string): boolean | null {
  for (const { index } of said.matchAll(new RegExp(`\\b${name}\\b`, 'g'))) {
    const before = said.slice(0, index).trim();
    const after = said.slice(index + name.length).trim();
    if (SPEAK.test(before) || IS.test(before) || (IS_IN.test(after) && before === '') || said === name) return true;
    if (/^(?:please|por favor)$/.test(after) && before === '') return true;
    if (WORD.test(before)) return false;
  }
  return null;
}

/** "Theodora Blunt": the whole, the surname, and the first name where it is no common word. */
function namesOf(contact: string | undefined): string[] {
  if (!contact) return [];
  const parts = plain(contact)
    .split(' ')
    .filter((part) => !/^(?:rn|lpn|md|np|pa|mr|mrs|ms|dr|miss)$/.test(part));
  const [first, ...rest] = parts;
  if (!first) return [];
  const last = rest.at(-1);
  return [parts.join(' '), ...(last ? [last] : []), ...(WORDS_TOO.has(first) || first.length < 3 ? [] : [first])];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
