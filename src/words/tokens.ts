import { putRightMisheard } from './misheard.ts';
import { table } from './table.ts';

/**
 * Words of an utterance as the rest of the room compares them: lower case, no accents, contractions folded,
 * fillers gone. Each token keeps where it stood, so that the caller's own words can be quoted.
 */
export interface Token {
  /** Folded word ("cant", "corazon", "100.6"). */
  w: string;
  /** Offsets into the text, end excluded. */
  from: number;
  to: number;
  /** Punctuation just before this token: none, a comma or dash, or the end of a sentence. */
  mark: '' | ',' | '.';
}

const WORD =
  /\p{L}(?=\.\p{L}\.)(?:\.\p{L})+\.?|[+]?\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s)?(?![\p{L}\d])|[\p{L}\p{M}\p{N}]+(?:['’`][\p{L}]+)*/gu;
/** Written short before a name, as recognisers do: the full stop ends no sentence. */
const TITLE = /\b(?:drs?|dra|mrs?|ms|sra?|srta|st)\.\s*$/i;
const FILLERS = new Set('um uh uhm umm uhh erm hmm hm mm mmm eh ah huh ehm em'.split(' '));
const FILLER_PAIRS = new Set(['you know', 'i mean', 'o sea']);
const AFTER_BLOOD = new Set(
  'pressure pressures sugar sugars glucose thinner thinners work test tests draw draws count'.split(' '),
);
/** Endings that carry no meaning for a match: it's, i've, she'll, let 'em. */
const ENDING = /['’`](?:s|m|ve|ll|re|d|em)$/;
const SHORT = table<string>({
  im: 'i',
  ive: 'i',
  hes: 'he',
  shes: 'she',
  theyre: 'they',
  thats: 'that',
  whats: 'what',
  theres: 'there',
  gonna: 'gonna',
  cannot: 'cant',
  dr: 'doctor',
  dra: 'doctora',
  ok: 'okay',
  // As Spanish is written by ear.
  ija: 'hija',
  ijo: 'hijo',
  acma: 'asma',
  hase: 'hace',
  asucar: 'azucar',
  precion: 'presion',
  llendo: 'yendo',
  bomito: 'vomito',
  bomita: 'vomita',
  bomitando: 'vomitando',
  sirbe: 'sirve',
  inalador: 'inhalador',
  corason: 'corazon',
  cabesa: 'cabeza',
  braso: 'brazo',
  sangrre: 'sangre',
  cuagulos: 'coagulos',
  calosfrios: 'escalofrios',
  calosfrio: 'escalofrio',
});
/** "cansao", "sudao": the d that is not said in the Caribbean and the south of Spain. */
const LOST_D = /^([a-z]{2,}[bcdfghjklmnñpqrstvwxyz])ao$/;

/** Folded words by the word: people use the same ones. */
const FOLDED = new Map<string, string>();
const MOST_FOLDED = 20_000;

/** One word as it is compared: lower case, no accents, no apostrophe, common contractions undone. */
export function fold(word: string): string {
  const known = FOLDED.get(word);
  if (known !== undefined) return known;
  const folded = foldAnew(word);
  if (FOLDED.size >= MOST_FOLDED) FOLDED.clear();
  FOLDED.set(word, folded);
  return folded;
}

function foldAnew(word: string): string {
  let w = word.toLowerCase().replace(/[’`]/g, "'").replace(ENDING, '');
  w = w.normalize('NFD').replace(/\p{M}/gu, '').replace(/'/g, '');
  if (/^\p{L}(\.\p{L})+\.?$/u.test(w)) w = w.replace(/\./g, '');
  return SHORT[w] ?? w.replace(LOST_D, '$1ado');
}

export function tokenise(text: string): Token[] {
  const out: Token[] = [];
  /** Mark of a filler that was dropped, for the next token. */
  let pending: Token['mark'] = '';
  let last = 0;
  for (const m of text.matchAll(WORD)) {
    const gap = text.slice(last, m.index);
    const carried = out.length ? gap : '';
    last = m.index + m[0].length;
    const w = fold(m[0]);
    if (!w) continue;
    const abbreviated = /^\.\s*$/.test(carried) && TITLE.test(text.slice(0, m.index));
    const mark = abbreviated ? '' : /[.!?;:…\n]/.test(carried) ? '.' : /[,—–()"]| - /.test(carried) ? ',' : '';
    const token: Token = { w, from: m.index, to: last, mark };
    const before = out.at(-1);
    if (FILLERS.has(w)) {
      if (mark === '.') pending = '.';
      else if (mark === ',' && pending === '') pending = ',';
      continue;
    }
    if (pending !== '') {
      if (token.mark === '' || pending === '.') token.mark = pending;
      pending = '';
    }
    if (before && FILLER_PAIRS.has(`${before.w} ${w}`) && mark === '') {
      out.pop();
      pending = before.mark;
      continue;
    }
    // "blood pressure", "blood thinner", "blood work" are no bleeding: the second word says it all.
    if (before?.w === 'blood' && AFTER_BLOOD.has(w) && mark === '') {
      before.w = w;
      before.to = last;
      continue;
    }
    if (before && w === 'not' && before.w === 'can') {
      before.w = 'cant';
      before.to = last;
      continue;
    }
    out.push(token);
  }
  putRightMisheard(out);
  return out;
}

/** The caller's own words for tokens `from` to `to` (excluded). */
export function quote(text: string, tokens: readonly Token[], from: number, to: number): string {
  const a = tokens[from];
  const b = tokens[to - 1];
  return a && b ? text.slice(a.from, b.to) : '';
}
