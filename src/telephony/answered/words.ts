/** Said by machines and by nobody else who picks up a telephone. */
const MACHINE =
  /\b(leave (me |us )?(a |your )?(short |brief )?(message|name)|(after|at) the (tone|beep)|voice ?mail|mail ?box|(is|are|am|'m) (not|un) ?available|(can't|cannot|can not|unable to) (take|answer|come to)|(you have|you've) reached|record your message|get back to you|return your call|deje? (un|su|tu) mensaje|(despu[eé]s|al o[ií]r) (del?|el|la) (tono|se[nñ]al)|buz[oó]n|no est[aá] disponible|no puedo (contestar|atender))\b/i;

/** Said by services that stand before a person. */
const SCREENING =
  /\b(press (the )?(1|one|any key|pound|star)|(state|say|record) your name|who('s| is) calling|reason for (calling|your call)|(call )?screening|before (i|we) connect|to (accept|connect)( this call)?|(marque|oprima|presione) (el )?(1|uno)|diga su nombre|qui[eé]n llama)\b/i;

/** What the words of whoever picked up give away; null: they could be anybody's. */
export function toldByWords(text: string): 'machine' | 'screening' | null {
  // "Press 1 to leave a message" is a mailbox.
  if (MACHINE.test(text)) return 'machine';
  return SCREENING.test(text) ? 'screening' : null;
}
