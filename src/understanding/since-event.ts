import { quote, type Token } from '../words/tokens.ts';

const SUBJECT = new Set('i we he she they it my his her our their the that this somebody someone'.split(' '));
/** Of the past; without it "since" gives a reason: "since i have you on the line". */
const PAST =
  /^(?:was|were|got|came|went|fell|ate|had|took|lit|flew|drove|hit|left|woke|began|broke|bit|stung|burned|burnt|cut|slept|ran|swam|drank|gave|put|set|stood|bent|caught|felt|threw|rode|sat|tore|shut|grew|quit|stepped|lost|\w{2,}ed)$/;
/** Done with the practice or with papers: a reason for the call, and nobody fell ill of it. */
const OF_THE_DESK =
  /^(?:missed|moved|switched|changed|called|talked|saw|cancell?ed|turned|retired|signed|paid|applied|asked|needed|wanted|tried|used|decided|received|mailed|faxed|booked|scheduled|lost|mentioned|closed)$/;
/** What may stand between who did it and what was done. */
const BETWEEN = new Set('just first finally both all last only really had been kids wife husband'.split(' '));
/** "Since i was calling anyway". */
const GOING_ON = /^\w+ing$/;
/** Where the clause is over. */
const ENDS = new Set(
  'and but so because which is isnt im ive its cant can could do does what or y pero porque'.split(' '),
);
const MOST_WORDS = 9;
const NOUNS =
  /^(?:surgery|operation|accident|fall|crash|wreck|wedding|funeral|flight|trip|game|party|storm|shot|vaccine|injection|birth|delivery|stroke|concussion|biopsy|workout|race|cirugia|operacion|accidente|caida|choque|boda|viaje|vuelo|vacuna|inyeccion|parto|fiesta|partido)$/;
const OWN = new Set('the my his her our their that la el mi su nuestro nuestra aquella ese esa'.split(' '));

/**
 * Since an event: "since we painted the hallway", "desde que llegamos de la playa", "since my surgery". What happened with its clause, as it was said;
 * null: nothing of the kind. Pure.
 */
export function sinceEvent(text: string, t: readonly Token[]): string | null {
  for (const [i, { w }] of t.entries()) {
    if (w !== 'since' && w !== 'desde') continue;
    const end = endOf(t, i + 1);
    const words = t.slice(i + 1, end).map((x) => x.w);
    if (isEvent(w, words)) return quote(text, t, i, end);
  }
  return null;
}

function endOf(t: readonly Token[], from: number): number {
  let end = from;
  while (end < t.length && end - from < MOST_WORDS && (end === from || (t[end]!.mark === '' && !ENDS.has(t[end]!.w))))
    end++;
  return end;
}

function isEvent(since: string, words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (OWN.has(first) && words.slice(1, 3).some((one) => NOUNS.test(one)) && words.length <= 4) return true;
  if (since === 'desde') return first === 'que' && words.length > 1 && !/^(?:lo|la|los|las)?$/.test(second);
  if (!SUBJECT.has(first)) return false;
  const at = words.findIndex((one, i) => i > 0 && PAST.test(one));
  if (at < 0 || at > 3 || OF_THE_DESK.test(words[at]!)) return false;
  // Between who and what they did stand no more than a noun and a word or two: no clause of another verb.
  const between = words.slice(1, at).filter((one) => !BETWEEN.has(one));
  if (between.length > (OWN.has(first) ? 2 : 0)) return false;
  return !/^(?:was|were)$/.test(words[at]!) || !GOING_ON.test(words[at + 1] ?? '');
}
