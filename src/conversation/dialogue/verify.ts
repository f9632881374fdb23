import type { Form } from '../../desk/form.ts';
import type { DeskAnswer } from '../../desk/requests.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import type { Said } from '../prompts/catalogue.ts';
import { spokenDate } from '../spoken.ts';
import { corrected } from './corrections.ts';
import { deed, line, look, QUICK, say } from './effects.ts';
import { factOf, withFact } from './facts.ts';
import { ask } from './fields.ts';
import { lookUp } from './look-up.ts';
import { currentMatter, withMatter } from './matters.ts';
import { yearsOld } from './patient.ts';
import type { Effect, Stage, Step, Talk } from './types.ts';

/** As often as identifiers are compared; after that what is wanted is passed on. */
const TRIES = 3;

/** Who has to be known for a form: the patient where something of a patient is said or changed, and the caller who speaks for another. */
export function whoFields(talk: Talk, form: Form): string[] {
  if (!form.verify) return [];
  const matter = currentMatter(talk);
  if (matter?.thirdParty) return ['name', 'dob', 'caller_name', 'phone'];
  return ['name', 'dob', ...(matter?.way === 'open' && proxyOf(talk) ? ['caller_name'] : [])];
}

/** Somebody speaks for another, and the practice has a list of who may. */
function proxyOf(talk: Talk): 'minor' | 'adult' | null {
  const rule = talk.house.proxies;
  if (!rule || talk.verified.state !== 'open') return null;
  if (talk.about === 'other') return rule.releaseList === null ? null : 'adult';
  if (talk.about !== 'child') return null;
  if (rule.releaseList !== null && factOf(talk, 'relationship') === NO_PARENT) return 'adult';
  return rule.parentOfMinor === 'listed' ? 'minor' : null;
}

/** What is written down of somebody who calls about a child and says that they are not the parent. */
const NO_PARENT = 'not the parent';

/**
 * What has to happen before the next question of a form: who speaks for whom, and two identifiers compared. null: nothing, or what is still to
 * be asked for it. Whoever can't be verified hears the same, whatever the reason: nothing gives away whether somebody is a patient (S8).
 */
export function beforeFields(talk: Talk, form: Form, said: Said[], first: Effect[]): Step | null {
  const matter = currentMatter(talk);
  if (!matter || matter.form !== form.id) return null;
  if (form.verify && matter.way === 'open' && talk.verified.state !== 'matches') {
    const proxy = proxyOf(talk);
    const results = matter.intent === 'results';
    const nobody = talk.about === 'child' && talk.house.proxies?.parentOfMinor === 'never';
    if ((talk.about === 'other' && !proxy) || nobody || (proxy && (results || isGivenUp(talk))))
      return asThirdParty(talk, form, said, first);
    if (proxy) return asProxy(talk, form, proxy, said, first);
    const born = settled(talk, 'dob');
    if (talk.about === 'child' && born && yearsOld(born, talk.house.now) >= minorUnder(talk)) {
      // Grown up: a parent is a proxy as anybody else.
      const grown: Talk = { ...talk, about: 'other' };
      return proxyOf(grown) ? ask(grown, form.id, said, first) : asThirdParty(talk, form, said, first);
    }
    if (talk.about === 'child' && !isParent(talk)) return askParent(talk, form, said, first);
    if (talk.verified.state === 'not') return asRequest(talk, form, said, first);
    if (talk.givenUp.includes('name') || talk.givenUp.includes('dob')) return asRequest(talk, form, said, first);
    const name = settled(talk, 'name');
    const dob = settled(talk, 'dob');
    if (name && dob) {
      const phone = factOf(talk, 'phone') ?? talk.callerNumber;
      return look(talk, form.id, { want: 'verify', claim: { name, dob, phone } }, said, first);
    }
    return null;
  }
  return lookUp(talk, form, said, first);
}

/** A fact that needs no read-back any more. */
function settled(talk: Talk, fact: string): string | null {
  const answer = talk.facts[fact];
  return answer && !(answer.doubt && !answer.confirmed) ? answer.value : null;
}

const minorUnder = (talk: Talk): number => talk.house.proxies?.minorUnder ?? 18;

function isGivenUp({ givenUp }: Talk): boolean {
  return ['name', 'dob', 'caller_name'].some((fact) => givenUp.includes(fact));
}

/**
 * Patient and caller are both compared before anything is said. Whoever is not on the list hears the same as whoever asks for nobody who is
 * known here (S8).
 */
function asProxy(talk: Talk, form: Form, of: 'minor' | 'adult', said: Said[], first: Effect[]): Step | null {
  const [name, dob, own] = ['name', 'dob', 'caller_name'].map((fact) => settled(talk, fact));
  if (!name || !dob || !own) return null;
  const words = ['relationship', 'caller_role', 'caller_from'].map((fact) => factOf(talk, fact) ?? '');
  const grown = of === 'minor' && yearsOld(dob, talk.house.now) >= minorUnder(talk);
  const proxy = { name: own, words: [...words, ...talk.reason].join('. '), of: grown ? 'adult' : of };
  return look(talk, form.id, { want: 'verify', claim: { name, dob, phone: null, proxy } }, said, first);
}

/** What is wanted is written down and passed on; nothing is said or changed. */
function asRequest(talk: Talk, form: Form, said: Said[], first: Effect[]): Step {
  return ask(withMatter(talk, { way: 'request' }), form.id, [...said, line('passedOn')], first);
}

function asThirdParty(talk: Talk, form: Form, said: Said[], first: Effect[]): Step {
  const results = currentMatter(talk)?.intent === 'results';
  const why = [line('thirdParty'), ...(results ? [line('resultsOnlyPatient')] : [])];
  return ask(withMatter(talk, { way: 'request', thirdParty: true }), form.id, [...said, ...why], first);
}

/** The parent of a minor may speak for the child. */
function isParent(talk: Talk): boolean {
  return factOf(talk, 'relationship') === 'parent' || OWN_CHILD.test(unaccented(talk.reason.join('. ')));
}
const OWN_CHILD =
  /\b(custody|(legal )?guardian|foster (mom|mother|dad|father|parent)|tutor(a)? legal|la custodia)\b|\b(my|our) (\w+ )?(son|daughter|baby|kid|child|children|toddler|newborn|infant|little (boy|girl)|boy|girl|twins)('?s)?\b|\b(mi|nuestr[oa]) (\w+ )?(hij[oa]|beb[eé]|ni[nñ][oa]|nen[ea])\b|\bm['i]?ij[oa]\b/i;

function askParent(talk: Talk, form: Form, said: Said[], first: Effect[]): Step {
  const stage: Stage = { at: 'parent', form: form.id, tries: 1 };
  return say(talk, stage, { said: [...said, line('askParent')], expect: QUICK, first });
}

type Parent = Extract<Stage, { at: 'parent' }>;

export function answeredParent(talk: Talk, stage: Parent, yesNo: 'yes' | 'no' | null): Step {
  if (yesNo === 'yes') return ask(withFact(talk, 'relationship', { value: 'parent', confirmed: true }), stage.form);
  if (yesNo === null && stage.tries < 2)
    return say(talk, { ...stage, tries: stage.tries + 1 }, { said: [line('askParent')], expect: QUICK });
  const other = withFact(talk, 'relationship', { value: NO_PARENT, confirmed: false });
  if (proxyOf(other)) return ask(other, stage.form);
  return ask(withMatter(talk, { way: 'request', thirdParty: true }), stage.form, [line('thirdParty')]);
}

type VerifyAnswer = Extract<DeskAnswer, { to: 'verify' }>;

/** The register has answered, or there is none. Only a match changes what is said next. */
export function verified(talk: Talk, form: string, answer: VerifyAnswer | null): Step {
  const matter = currentMatter(talk);
  const details = { intent: matter?.intent ?? talk.intent, form };
  if (answer?.result === 'matches') {
    const known: Talk = { ...talk, verified: { ...talk.verified, state: 'matches', patient: answer.patient } };
    return ask(known, form, [], [deed('verified', details)]);
  }
  // Two names and a birthday: which of them does not fit is nobody's business.
  if (proxyOf(talk)) return thirdPartyAfter(talk, form, details);
  const claim = `${factOf(talk, 'name')} ${factOf(talk, 'dob')}`;
  const tries = talk.verified.tries + 1;
  const again = tries < TRIES && claim !== talk.verified.claim;
  const next: Talk = { ...talk, verified: { ...talk.verified, tries, claim } };
  // Both were read back and agreed to: reading them back once more finds nothing.
  const sure = ['name', 'dob'].every((fact) => talk.facts[fact]?.confirmed);
  return again && !sure ? askWho(next, form, 1) : refuse(next, form);
}

function thirdPartyAfter(talk: Talk, form: string, details: Record<string, string>): Step {
  const next = withMatter(
    { ...talk, verified: { ...talk.verified, state: 'not' } },
    { way: 'request', thirdParty: true },
  );
  return ask(next, form, [line('thirdParty')], [deed('not_verified', details)]);
}

function refuse(talk: Talk, form: string): Step {
  const matter = currentMatter(talk);
  const none: Talk = { ...talk, verified: { ...talk.verified, state: 'not' } };
  return ask(none, form, [], [deed('not_verified', { intent: matter?.intent ?? talk.intent, form })]);
}

function askWho(talk: Talk, form: string, tries: number): Step {
  const facts = { name: factOf(talk, 'name') ?? '', date: spokenDate(factOf(talk, 'dob') ?? '', talk.lang) };
  return say(
    talk,
    { at: 'who', form, tries },
    {
      said: [line('whoCheck'), line('summaryPatient', facts), line('isThatRight')],
      expect: { ...QUICK, endSilenceMs: 700 },
    },
  );
}

type Who = Extract<Stage, { at: 'who' }>;

/** What was heard wrong is put right and compared again; what was right stays unmatched. */
export function heardInWho(talk: Talk, stage: Who, text: string, meaning: Meaning): Step {
  const right = ['dob', 'name'].reduce((t, fact) => {
    const now = factOf(t, fact);
    const better = now === null ? null : corrected(t, fact, now, text, meaning);
    return better ? withFact(t, fact, { value: better, confirmed: false, stands: true }) : t;
  }, talk);
  if (right !== talk) return ask(right, stage.form);
  if (meaning.yesNo === 'yes') return refuse(talk, stage.form);
  if (meaning.yesNo === 'no') {
    const { name: _, dob: __, ...facts } = talk.facts;
    return ask({ ...talk, facts }, stage.form);
  }
  return stage.tries < 2 ? askWho(talk, stage.form, stage.tries + 1) : refuse(talk, stage.form);
}
