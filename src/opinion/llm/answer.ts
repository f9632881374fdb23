/** For whom a red flag is meant. `nobody`: told of, feared or read about, but nobody has it. */
export const WHO = ['self', 'child', 'other', 'nobody'] as const;
export type Who = (typeof WHO)[number];

/** What a model can say, and nothing else: `none`, `nobody`, or for whom and which red flag. Of the first two nothing follows. */
export type Answer = { flag: string; who: Exclude<Who, 'nobody'> } | null;

/** Of `answerGrammar` no answer is longer: ids are some 6 tokens, the rest 2. */
export const ANSWER_TOKENS = 16;

const NOTHING = ['none', 'nobody'];
const SOMEBODY = WHO.filter((who) => who !== 'nobody');

/**
 * Grammar (GBNF) of every answer there is: a model that is bound by it names no red flag that the protocol lacks, and says nothing else.
 * For whom comes first, so that an answer is known as soon as its beginning fits one id only.
 * @param ids of red flags; small letters, digits, dots and underscores.
 */
export function answerGrammar(ids: readonly string[]): string {
  const quoted = (list: readonly string[]) => list.map((text) => `"${text}"`).join(' | ');
  if (ids.length === 0) return `root ::= ${quoted(NOTHING)}`;
  return [`root ::= ${quoted(NOTHING)} | who " " flag`, `who ::= ${quoted(SOMEBODY)}`, `flag ::= ${quoted(ids)}`].join(
    '\n',
  );
}

/**
 * Reads an answer, or the beginning of one where only one can follow from it. undefined: not known yet, or no answer at all.
 * Every token that need not be written is a tenth of a second.
 */
export function readAnswer(text: string, ids: readonly string[]): Answer | undefined {
  const said = text.trimStart();
  // "no" may still become either, and both mean the same.
  if (said.length >= 2 && NOTHING.some((word) => word.startsWith(said.trimEnd()))) return null;
  const [word = '', begun] = said.split(' ');
  const who = SOMEBODY.find((each) => each === word);
  if (!who || !begun) return undefined;
  const fits = ids.filter((id) => id.startsWith(begun));
  const flag = fits.length === 1 ? fits[0] : fits.find((id) => id === begun && said.endsWith(`${id} `));
  return flag === undefined ? undefined : { flag, who };
}

/** As `readAnswer`, of a text that is whole: an id that others begin with is meant itself. */
export function readWhole(text: string, ids: readonly string[]): Answer | undefined {
  return readAnswer(text, ids) ?? readAnswer(`${text.trim()} `, ids);
}
