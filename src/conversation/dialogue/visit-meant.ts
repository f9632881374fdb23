import type { Visit } from '../../calendar/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { contradicts, visitSaid } from '../../understanding/visit-said.ts';
import { factOf } from './facts.ts';
import { currentMatter } from './matters.ts';
import type { Talk } from './types.ts';
import { firstNamed } from './wish.ts';

/** The nurse by what she is, and no nurse practitioner by name. */
const WITH_NURSE = /\b(?:with (?:the|a|your) nurse|con (?:la|una) enfermera)\b(?! practitioner| \p{Lu})/iu;

/** A patient's visits by how well each is what the caller named, the likeliest first, and how many of them nothing speaks against. Pure. */
export function visitsMeant(talk: Talk, visits: readonly Visit[]): { visits: Visit[]; fit: number } {
  const words = currentMatter(talk)?.words ?? '';
  const moves = currentMatter(talk)?.intent === 'reschedule';
  // A visit may be moved to somebody else, who is named then.
  const withWhom = !moves || visits.some((visit) => isWith(talk, visit, words));
  const ranked = visits
    .map((visit) => ({ visit, against: against(talk, visit, words, moves, withWhom) }))
    .sort((a, b) => a.against - b.against);
  return { visits: ranked.map(({ visit }) => visit), fit: ranked.filter((one) => one.against === 0).length };
}

/** Words name a day, an hour or a person that this visit is not of. Pure. */
export function namesAnother(talk: Talk, visit: Visit, words: string): boolean {
  return against({ ...talk, facts: {} }, visit, words, false, true) > 0;
}

function against(talk: Talk, visit: Visit, words: string, moves: boolean, withWhom: boolean): number {
  const when = contradicts(visitSaid(words, talk.house.now, moves), visit.start);
  return when + (withWhom && !isWith(talk, visit, words) ? 1 : 0);
}

function isWith(talk: Talk, { provider }: Visit, words: string): boolean {
  const said = factOf(talk, 'provider') ?? firstNamed(talk, unaccented(words));
  if (!said) return !WITH_NURSE.test(words) || provider === 'nurse';
  const name = talk.house.names.get(provider)?.en ?? provider;
  return provider === said || name.toLowerCase().includes(said.toLowerCase());
}
