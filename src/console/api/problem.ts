/** What the API says when it refuses: the status, and a sentence that the page shows as it is. */
export const PROBLEMS = {
  INPUT_INVALID: { status: 400, message: 'Something in what was entered cannot be used.' },
  NOT_LOGGED_IN: { status: 401, message: 'Please log in.' },
  WRONG_PASSWORD: { status: 401, message: 'That name and password do not go together.' },
  NOT_ALLOWED: { status: 403, message: 'Your account may not do that. An administrator can change this.' },
  OTHER_SITE: { status: 403, message: 'The request did not come from this console.' },
  NOT_FOUND: { status: 404, message: 'There is nothing with that id.' },
  SETUP_CODE_WRONG: {
    status: 403,
    message: 'That is not the set-up code. The box says it when it starts: see its journal.',
  },
  NOT_FIRST_RUN: { status: 409, message: 'This box has an administrator already. Please log in.' },
  NAME_REFUSED: { status: 422, message: 'That name cannot be used.' },
  PASSWORD_REFUSED: { status: 422, message: 'That password is too easy to guess. Choose a longer one.' },
  PROTOCOL_STEP: { status: 409, message: 'That cannot be done with this version now. See where it stands.' },
  PROTOCOL_STALE: {
    status: 409,
    message: 'Somebody else has changed this meanwhile. Open it again; what you typed is still on this page.',
  },
  PROTOCOL_SIGNER: {
    status: 403,
    message:
      'That signature cannot be yours: author and approver are two people, and the approver is a clinical lead who did not edit the text.',
  },
  PROTOCOL_UNPROVEN: {
    status: 422,
    message: 'Its proofs or cases do not pass, or its texts changed since. Prove and test it again.',
  },
  PROTOCOL_UNREADABLE: { status: 422, message: 'The text of that version cannot be read. Its page says which line.' },
  TIME_TAKEN: { status: 409, message: 'That time has just been taken. Choose another one.' },
  TIME_REFUSED: {
    status: 422,
    message: "The practice's booking rules do not allow that time for this patient and this kind of visit.",
  },
  TAKEN: { status: 409, message: 'Somebody else has taken this meanwhile.' },
  SCHEDULE_STALE: {
    status: 409,
    message:
      'Somebody else has changed the schedule meanwhile. Nothing was overwritten; see what changed, and save again.',
  },
  SCHEDULE_REFUSED: { status: 422, message: 'The schedule cannot be changed like that.' },
  CHANNELS_STALE: {
    status: 409,
    message: 'Somebody else has changed these channels meanwhile. Nothing was overwritten; open them again.',
  },
  CHANNELS_REFUSED: { status: 422, message: 'These channels cannot be used like that.' },
  ESCALATION_TAKEN: { status: 409, message: 'Somebody else has it, or it is over.' },
  WRONG_PIN: { status: 403, message: 'That is not your PIN.' },
  PIN_LOCKED: { status: 403, message: 'Your PIN is locked for a while after wrong tries. The manager is told.' },
  PROGRAM_REFUSED: { status: 403, message: 'This address may not ask that, or its token is not the right one.' },
  PIN_REFUSED: { status: 422, message: 'That PIN is too easy to guess. Choose another one.' },
  TOO_MANY: { status: 429, message: 'Too many tries. Wait a few minutes and try again.' },
  FAILED: { status: 500, message: 'That did not work. Try again; if it keeps failing, look at Health.' },
  TOO_MANY_WATCHERS: { status: 503, message: 'Too many pages are open at once.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly statusCode: number;
  /** @param options.says the sentence itself, where the code has none that is exact; never with patient data */
  constructor(code: ProblemCode, { says, ...options }: ErrorOptions & { says?: string } = {}) {
    super(says ?? PROBLEMS[code].message, options);
    this.name = 'Problem';
    this.code = code;
    this.statusCode = PROBLEMS[code].status;
  }
}
