import { withFact } from './facts.ts';
import { formOf } from './matters.ts';
import type { Talk } from './types.ts';

const MONTH =
  'january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
/** A bill by its own date or number. What it cost, or what it was for, still leaves the question which one it is. */
const BILL = new RegExp(
  `\\b(?:bill|statement|invoice|cuenta|factura|cobro|recibo)s? (?:is |was |i got |that came |me lleg[oó] )*(?:(?:for|of|de|por) (?:\\S+ ){1,7}?(?:dollars|bucks|cents|d[oó]lares|pesos) )?(?:from|in|for|dated?|of|de|del|en) (?:the |el |la )?(?:last |this |early |late |mid )?(?:${MONTH})\\b|\\b(?:${MONTH}) (?:bill|statement|invoice)\\b|\\b(?:account|invoice|statement|bill) (?:number|ending)\\b`,
  'iu',
);

function withBill(talk: Talk, asks: ReadonlySet<string>, words: string): Talk {
  if (!asks.has('which_bill') || talk.facts.which_bill || !BILL.test(words)) return talk;
  return withFact(talk, 'which_bill', { value: words, confirmed: false });
}

/** "A camp form", "the oxygen papers", with the day by which it is wanted. */
const PAPER =
  /\b((?:[\p{L}'-]+\s+){0,1}(?:camp|school|sports?|physical|daycare|college|work|fmla|family leave|disability|leave|dmv|driver'?s|handicap(?:ped)?|parking|jury|oxygen|insurance|biometric|immigration|adoption|foster|travel|medical|disabled|housing|gym|escuela|campamento|trabajo|incapacidad)\s+(?:physical\s+)?(?:forms?|papers?|paperwork|letters?|notes?|certificates?|permits?|placard|clearance)|(?:forma|carta|papel(?:es)?|permiso|certificado|constancia) (?:de|del|para) (?:la |el )?(?:escuela|campamento|trabajo|incapacidad|seguro|guarder[ií]a|deportes?))\b/iu;
const BY_WHEN =
  /\b((?:by|before|antes del?|para el|para la) (?:the |next |this |pr[oó]xim[oa] )?(?:end of (?:the )?(?:week|month|day)|week|month|tomorrow|today|ma[nñ]ana|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|\p{L}+(?:th|st|nd|rd)))\b/iu;

function withPaper(talk: Talk, asks: ReadonlySet<string>, words: string): Talk {
  const paper = asks.has('paperwork_what') && !talk.facts.paperwork_what ? PAPER.exec(words)?.[1] : undefined;
  if (!paper) return talk;
  const by = BY_WHEN.exec(words)?.[1];
  const value = [paper.replace(/^(?:a|an|the|my|his|her|our|this|need|una?|la|el|mi) /iu, ''), by]
    .filter(Boolean)
    .join(', ');
  return withFact(talk, 'paperwork_what', { value, confirmed: false });
}

/** "Send my office notes to the heart center": what is asked for, and where it shall go, which nobody is asked again. */
const TO_GO =
  /\b(?:copy of |copies of |all of )?((?:my|his|her|our|the|all|\w+'s)\s+(?:[\p{L}'-]+\s+){0,7}?(?:notes?|chart|records?|files?|labs?|lab (?:work|reports?|results?)|reports?|x-?rays?|images|scans?|results|history|papers|vaccines?|shots?|immunizations?)(?:\s+from\s+(?:[\p{L}\p{N}'-]+\s*){1,4}?)?)\s+(?:(?:to be |be |get )?(?:sent|faxed|mailed|forwarded|transferred|e-?mailed)\s+|over\s+)*to\s+(?!me\b|my house\b)([^.;?!]{3,70}?)(?=\s*(?:$|[.;?!]|,? (?:because|so|please|and i|and also|before|i)\b))/iu;
/** Records that are named, and not only spoken of. */
const NAMED =
  /\b(?:copy of |copies of )?((?:my|his|her|our|the|all|\w+'s|mis?|sus?|las?|los)\s+(?:[\p{L}'-]+\s+){0,3}?(?:shot records?|immunizations?(?: records?)?|vaccin\w+(?: records?| card)?|vacunas|x-?rays?|mri|ct scan|mammogram|labs|lab (?:work|reports?|results?)|blood ?work|office notes|visit notes|last visit|discharge (?:papers|summary)|radiograf[ií]as?|an[aá]lisis|(?:whole|full|entire|complete) (?:chart|file|record|records|history)|expediente completo)(?:\s+from\s+(?:the |my |last |this )*[\p{L}\p{N}'-]+(?: of \d+| \d{4})?)?)/iu;

function withRecords(talk: Talk, asks: ReadonlySet<string>, words: string): Talk {
  if (!asks.has('records_what')) return talk;
  const plain = (value: string) => ({ value: value.trim(), confirmed: false });
  const [, what, to] = TO_GO.exec(words) ?? [];
  if (what && to && asks.has('records_to'))
    return withFact(withFact(talk, 'records_what', plain(what)), 'records_to', plain(to));
  const named = NAMED.exec(words)?.[1];
  return named && !talk.facts.records_what ? withFact(talk, 'records_what', plain(named)) : talk;
}

const DRAWN =
  /\b(?:drawn|collected|taken) ((?:this|at|on|yesterday|today|last|around)\b[^,.;]{2,40}?)(?=\s*(?:[,.;]|$|\b(?:and|for|by|it)\b))/iu;

/** When a laboratory's sample was taken, where it is told with the value. */
function withDrawn(talk: Talk, asks: ReadonlySet<string>, words: string): Talk {
  const said = asks.has('drawn_at') && !talk.facts.drawn_at ? DRAWN.exec(words)?.[1]?.trim() : undefined;
  return said ? withFact(talk, 'drawn_at', { value: said, confirmed: false }) : talk;
}

/** Which bill, which form, which records, which sample: as it was said with the wish. */
export function withPapersTold(talk: Talk, form: string, words: string): Talk {
  const asks = new Set(formOf(talk, form).fields.map(({ fact }) => fact));
  return withDrawn(withRecords(withPaper(withBill(talk, asks, words), asks, words), asks, words), asks, words);
}
