/** Who calls for somebody who is deaf, or speaks another language, says so first: what follows is the caller's. */
const RELAYED =
  /^.{0,20}\b(?:this is|i'?m|i am|it'?s|my name is|soy|habla|le habla)\b.{0,40}?\b(?:relay (?:operator|service|agent|call)|video relay|(?:an? |the |your |medical |telephone |spanish )*interpreter|(?:una? |el |la )?interprete|intérprete|servicio de relevo)\b.{0,120}?\b(?:(?:s?he|they|caller|patient|person|customer|ella|él|el paciente|la paciente) (?:is )?(?:says?|wants? to know|asks?|is saying|is asking|dice|pregunta)(?: that| que)?\b[:,]?|on the line,?)\s*/iu;
const GO_AHEAD = /[.,;]?\s*\b(?:go ahead|g ?a|over|adelante)\W*$/iu;

/** The words of whom somebody speaks for on the telephone; the text as it is where nobody does. Pure. */
export function withoutRelay(text: string): string {
  const [lead] = RELAYED.exec(text) ?? [];
  if (!lead) return text;
  const said = text.slice(lead.length).replace(GO_AHEAD, '').trim();
  return said.split(/\s+/).length >= 3 ? said : text;
}
