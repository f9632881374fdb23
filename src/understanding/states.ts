/** US states and territories by their folded names in English and Spanish, with the postal code. */
const STATES = new Map(
  `alabama AL/alaska AK/arizona AZ/arkansas AR/california CA/colorado CO/connecticut CT/delaware DE/florida FL/georgia GA/hawaii HI/idaho ID/illinois IL/indiana IN/iowa IA/kansas KS/kentucky KY
  louisiana LA/luisiana LA/maine ME/maryland MD/massachusetts MA/michigan MI/minnesota MN/mississippi MS/misisipi MS/missouri MO/misuri MO/montana MT/nebraska NE/nevada NV/new hampshire NH/new jersey NJ/nueva jersey NJ
  new mexico NM/nuevo mexico NM/new york NY/nueva york NY/north carolina NC/carolina del norte NC/north dakota ND/ohio OH/oklahoma OK/oregon OR/pennsylvania PA/pensilvania PA/rhode island RI
  south carolina SC/carolina del sur SC/south dakota SD/tennessee TN/texas TX/tejas TX/utah UT/vermont VT/virginia VA/washington WA/west virginia WV/wisconsin WI/wyoming WY/district of columbia DC/puerto rico PR`
    .split(/[/\n]/)
    .map((row) => row.trim())
    .map((row) => [row.slice(0, -3).trim(), row.slice(-2)] as const),
);
const CODES = new Set(STATES.values());

/** The state whose name or postal code ends at token `end` (excluded), the longest. `words` are folded. */
export function stateEndingAt(words: readonly string[], end: number): { code: string; from: number } | null {
  for (let n = 3; n >= 1; n--) {
    const name = words.slice(Math.max(0, end - n), end).join(' ');
    const code = STATES.get(name);
    if (code && end - n >= 0) return { code, from: end - n };
  }
  const last = words[end - 1] ?? '';
  const letters = `${words[end - 2] ?? ''}${last}`.toUpperCase();
  if (last.length === 1 && (words[end - 2] ?? '').length === 1 && CODES.has(letters))
    return { code: letters, from: end - 2 };
  return last.length === 2 && CODES.has(last.toUpperCase()) && !/^(in|or|me|hi|ok|oh|la|de|al)$/.test(last)
    ? { code: last.toUpperCase(), from: end - 1 }
    : null;
}
