import { soundDistance, soundKey } from '../../words/phonetic.ts';
import { tokenise } from '../../words/tokens.ts';
import { INSURERS, MEDICAID_NAMES, type PlanKind, STATES } from './insurers.ts';

export type Network = 'hmo' | 'ppo' | 'epo' | 'pos';

/** What a plan's name says, on a practice's list or from a caller. */
export interface PlanRead {
  /** Ids of INSURERS, or `own:` with the words of a name that only the practice's list has. */
  insurers: string[];
  kind: PlanKind | null;
  networks: Network[];
  /** Of a Medicaid programme, as its two letters; null: not said. */
  state: string | null;
}

const KINDS: [RegExp, PlanKind][] = [
  [
    /\b(?:workers?|work(?:ers|mans?|mens?)) comp(?:ensation)?\b|\bcompensacion (?:al|del?) trabaj\w+\b|\bhurt at work\b/,
    'workers compensation',
  ],
  [
    /\b(?:no fault|nofault|motor vehicle|(?:car|auto) (?:accident|insurance)|seguro (?:de|del) (?:carro|auto))\b/,
    'motor vehicle',
  ],
  [/\b(?:medicare )?(?:supplement(?:al)?|medigap|medi gap|part d(?:ee)?|suplement\w+)\b/, 'medicare supplement'],
  [
    /\b(?:medicare|medi care) (?:\w+ )?(?:advantage|advantaged|complete|part c|replacement|ventaja)\b|\bpart c\b|\badvantage plan\b|\bmedicare (?:h m o|hmo|p p o|ppo)\b/,
    'medicare advantage',
  ],
  [/\bmedicare\b|\bmedi care\b|\bmedicaire\b|\bpart (?:b|bee|be|a)\b|\bparte b\b/, 'medicare'],
  [
    /\bmedicaid\b|\bmedicade\b|\bmedic aid\b|\bmedi caid\b|\bmedicate\b|\bchild health plus\b|\bessential plan\b/,
    'medicaid',
  ],
  [
    /\b(?:marketplace|exchange|obamacare|obama care|affordable care act|mercado de seguros|healthcare gov)\b/,
    'marketplace',
  ],
  [
    /\bcommercial\b|\b(?:through|from|by|with) (?:my|her|his|our|the|a) (?:\w+ ){0,2}(?:job|work|employer|union|company)\b|\bgroup plan\b|\bemployer\b|\b(?:por|de) (?:mi|su) (?:trabajo|empleo)\b|\bcomercial\b/,
    'commercial',
  ],
];
const NETWORKS: Record<Network, RegExp> = {
  hmo: /\b(?:hmo|h m o)\b/,
  ppo: /\b(?:ppo|p p o|p p oh)\b/,
  epo: /\b(?:epo|e p o)\b/,
  pos: /\b(?:pos|p o s|point of service)\b/,
};
/** A name that is taken back is not the one that is meant. */
const TAKEN_BACK =
  /\b(?:not|no longer(?: have)?|used to (?:have|be on|be with)|dont have|don t have|instead of|switched from|changed from|dropped|lost|ya no tengo|no es|antes tenia|en vez de)(?: the| my| with| on| el| la)? $/;

const forms = (all: Record<string, string>): [string, string][] =>
  Object.entries(all).flatMap(([id, said]) => said.split(', ').map((form) => [form, id] as [string, string]));
const longest = (a: [string, string], b: [string, string]) => b[0].length - a[0].length;

const INSURER_FORMS = forms(
  Object.fromEntries(Object.entries(INSURERS).map(([id, insurer]) => [id, insurer.forms])),
).sort(longest);
const MEDICAID_FORMS = forms(MEDICAID_NAMES).sort(longest);
const STATE_FORMS = forms(STATES).sort(longest);

/** Words as they are compared: folded, one space between. */
export function folded(text: string): string {
  return tokenise(text.replace(/[-/]/g, ' '))
    .map((token) => token.w)
    .join(' ');
}

/** @param own names that only the practice's list has: folded form to id */
export function readPlan(text: string, own: readonly [string, string][] = []): PlanRead {
  let said = ` ${folded(text)} `;
  let state: string | null = null;
  let kind: PlanKind | null = null;
  for (const [form, id] of MEDICAID_FORMS)
    if (said.includes(` ${form} `)) {
      [state, kind] = [id, 'medicaid'];
      said = said.replace(` ${form} `, ' ');
      break;
    }
  const found = insurersIn(said, own);
  kind ??= KINDS.find(([words]) => words.test(found.rest))?.[1] ?? null;
  if (kind === 'medicaid' && state === null)
    state = STATE_FORMS.find(([form]) => found.rest.includes(` ${form} `))?.[1] ?? null;
  const named = found.insurers.map((id) => INSURERS[id]?.kind).find(Boolean);
  if (named && (kind === null || kind === 'medicare')) kind = named;
  // A company's Medicare plan is no original Medicare.
  if (kind === 'medicare' && found.insurers.length > 0 && !/\bpart (?:b|bee|be)\b|\boriginal\b/.test(found.rest)) {
    const beside = /\b(?:and|plus|secondary|primary|y|secundari[ao])\b/.test(found.rest);
    if (!beside) kind = 'medicare advantage';
  }
  const networks = (Object.keys(NETWORKS) as Network[]).filter((n) => NETWORKS[n].test(found.rest));
  return { insurers: found.insurers, kind, networks, state };
}

function insurersIn(text: string, own: readonly [string, string][]): { insurers: string[]; rest: string } {
  let rest = text;
  const places: { at: number; id: string }[] = [];
  for (const [form, id] of [...own, ...INSURER_FORMS].sort(longest)) {
    for (let at = rest.indexOf(` ${form} `); at >= 0; at = rest.indexOf(` ${form} `, at + 1)) {
      if (!TAKEN_BACK.test(rest.slice(0, at + 1))) places.push({ at, id });
      // What is found is no word of another name; its place stays, so that the order does.
      rest = `${rest.slice(0, at + 1)}${'#'.repeat(form.length)}${rest.slice(at + 1 + form.length)}`;
    }
  }
  for (const [form, id] of own) if (places.length === 0 && soundsIn(rest, form)) places.push({ at: 0, id });
  const ids = places.sort((a, b) => a.at - b.at).map(({ id }) => id);
  // "Anthem Blue Cross" is one of the Blue Cross companies, which was said.
  const within = (id: string) => ids.includes(INSURERS[id]?.under ?? '');
  return { insurers: [...new Set(ids)].filter((id) => !within(id)), rest };
}

/** A name that a recogniser wrote as it sounded: each word sounds alike. */
function soundsIn(text: string, form: string): boolean {
  const name = form.split(' ').map(soundKey);
  if (name.join('').length < SHORTEST_SOUND) return false;
  const words = text.trim().split(' ').map(soundKey);
  return words.some((_, i) => name.every((key, k) => soundDistance(key, words[i + k] ?? '') <= 1));
}

/** Shorter names sound like too many words. */
const SHORTEST_SOUND = 5;
