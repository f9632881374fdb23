/**
 * Every error that Nightbell raises on purpose: its code, what went wrong, and what to do about it.
 * docs/reference/errors.md is made from this table. Messages never hold personal data.
 */
export const ERRORS = {
  NB_SETTINGS_INVALID: {
    what: 'The settings file cannot be used.',
    todo: 'Correct the line that is named; `nightbell doctor` checks it again.',
  },
  NB_PROTOCOL_INVALID: {
    what: 'The protocol cannot be used.',
    todo: 'Correct the line that is named; nothing of it is live until it reads.',
  },
  NB_PROTOCOL_STEP: {
    what: 'That step is not open to this protocol now.',
    todo: 'The detail says where it stands and what must come first.',
  },
  NB_PROTOCOL_STALE: {
    what: 'Somebody else has changed the protocol meanwhile.',
    todo: 'Open it again, look at what was changed, and do it again.',
  },
  NB_PROTOCOL_SIGNER: {
    what: "That signature cannot be this person's.",
    todo: 'The author and the approver are two people; the approver is a clinical lead who did not edit the text since it was last signed.',
  },
  NB_PROTOCOL_UNPROVEN: {
    what: 'Proofs or cases of the protocol do not pass.',
    todo: 'Prove and test it again; what fails is named with its path.',
  },
  NB_PROTOCOL_NOT_LIVE: {
    what: 'The signed protocol cannot be used; the net that comes with Nightbell judges the calls instead.',
    todo: 'Make a draft from it, correct what is named, have it signed, and publish it; or roll back.',
  },
  NB_FORM_INVALID: {
    what: 'The forms of the desk cannot be used.',
    todo: 'Correct the line that is named; `nightbell forms check FILE` looks at it again.',
  },
  NB_PRACTICE_INVALID: { what: 'The practice file cannot be used.', todo: 'Correct the line that is named.' },
  NB_SCHEDULE_UNREACHABLE: {
    what: 'A schedule that is kept elsewhere could not be fetched.',
    todo: 'What was taken in before stands. Check `schedules` in the settings and that the server answers this box.',
  },
  NB_SCHEDULE_STALE: {
    what: 'Somebody else has changed the schedule meanwhile.',
    todo: 'Look at what was changed, and do it again.',
  },
  NB_SCHEDULE_REFUSED: {
    what: 'The schedule does not take that.',
    todo: 'The detail says why.',
  },
  NB_PORT_TAKEN: {
    what: 'A port that is needed is in use.',
    todo: 'Stop the program that holds it or choose another port in the settings.',
  },
  NB_ASTERISK_MISSING: {
    what: 'Asterisk is not installed where it was looked for.',
    todo: 'Run `npm start` once with a network, or `provision/asterisk`.',
  },
  NB_ASTERISK_START: { what: 'Asterisk did not start.', todo: 'Read the last lines of its log, named in the detail.' },
  NB_ASTERISK_DOWN: {
    what: 'Asterisk is not answering.',
    todo: 'It is being restarted; calls go to the backup path meanwhile.',
  },
  NB_LEG_GONE: { what: 'The leg is over.', todo: 'Nothing: the caller or the line ended it.' },
  NB_MODEL_MISSING: { what: 'A model file is not there.', todo: 'Run `nightbell models fetch`.' },
  NB_MODEL_HASH: {
    what: 'A model file is not the one the manifest names.',
    todo: 'Delete it and run `nightbell models fetch`; if it happens again, do not use that source.',
  },
  NB_MODEL_UNKNOWN: { what: 'The manifest names no such model.', todo: '`nightbell models list` shows the ids.' },
  NB_DOWNLOAD_FAILED: {
    what: 'A download failed at every source.',
    todo: 'Check the network and run the command again: it resumes.',
  },
  NB_SPEECH_START: {
    what: 'A speech process did not start.',
    todo: 'Read its exit code in docs/reference/errors.md; `nightbell doctor` tries each part.',
  },
  NB_SPEECH_DOWN: {
    what: 'A speech process is down.',
    todo: 'It is being restarted; callers hear a holding sentence meanwhile.',
  },
  NB_OPINION_START: {
    what: 'A process or thread that gives another opinion did not start, or ended.',
    todo: 'Read its exit code in docs/reference/errors.md; it is started again. Calls are judged by the rules meanwhile.',
  },
  NB_BENCH_MISSING: {
    what: 'The script of this measure is not here.',
    todo: 'Measures come with a checkout of the source: run `npm run -s nightbell -- bench` there.',
  },
  NB_CALLS_FULL: {
    what: 'A call went to the backup path because the box is full.',
    todo: 'Nothing, where it was a rush. Where it comes back: give the box more processors, or raise `calls.most` if that is what it met.',
  },
  NB_OPINION_LATE: {
    what: 'The language model is too slow for this box.',
    todo: 'It was stopped after many answers in a row that came too late; the next start tries it again. Name a smaller one as `opinion.llm`, or set it to off.',
  },
  NB_OPINION_UNTRUSTED: {
    what: 'By the manifest the opinion of this language model counts for nothing.',
    todo: 'Name another one as `opinion.llm`, or set it to off; the table of the evaluation says what each adds.',
  },
  NB_OPINION_MEMORY: {
    what: 'This box has not enough memory for the language model.',
    todo: 'Add memory, name a smaller one as `opinion.llm`, or set it to off. Calls are judged without it.',
  },
  NB_MODEL_UNVERIFIED: {
    what: 'The manifest knows no SHA-256 of this model.',
    todo: "Take it from the publisher's own page and enter it in the settings as `opinion.llmSha256`; nothing of it is fetched or loaded before.",
  },
  NB_STORE_KEY_MISSING: {
    what: 'There is a database but no key for it.',
    todo: 'Put the key back (systemd credential `store-key` or the key file); without it the file cannot be read by anyone.',
  },
  NB_STORE_NONE: {
    what: 'There are no records yet.',
    todo: 'Start the box once: its first start makes them, and their key.',
  },
  NB_STORE_KEY_WRONG: {
    what: 'The key does not open the database.',
    todo: 'Use the key that the database was made with.',
  },
  NB_STORE_KEY_MODE: {
    what: 'The key file can be read by others.',
    todo: 'Set its mode to 0600 and its owner to the user that runs Nightbell.',
  },
  NB_STORE_FULL: {
    what: 'The disk is full.',
    todo: 'Free space; calls go on and what was heard is kept in memory until it can be written.',
  },
  NB_STORE_FAILED: {
    what: 'The database could not be written.',
    todo: 'See the detail; calls go on and what was heard is kept in memory until it can be written.',
  },
  NB_STORE_NEWER: {
    what: 'The database was written by a later Nightbell.',
    todo: 'Start the later one; an earlier one does not touch it.',
  },
  NB_AUDIT_BROKEN: {
    what: 'The audit log was changed.',
    todo: 'Keep the file as it is and call whoever answers for it; the detail names the line.',
  },
  NB_RECIPIENT_INVALID: { what: 'That is not an age recipient.', todo: 'Give one that begins with age1.' },
  NB_SETUP_DONE: {
    what: 'The first account is there already.',
    todo: 'Log in; an administrator adds further accounts.',
  },
  NB_USER_EXISTS: { what: 'There is an account of that name.', todo: 'Choose another name.' },
  NB_LAST_ADMINISTRATOR: {
    what: 'That would leave the box without an administrator.',
    todo: 'Make somebody else an administrator first.',
  },
  NB_PASSWORD_WEAK: { what: 'That password is easy to guess.', todo: 'Choose another; the detail says why.' },
  NB_PIN_WEAK: { what: 'That PIN is easy to guess.', todo: 'Choose another; the detail says why.' },
  NB_PATIENTS_INVALID: {
    what: 'The list of patients cannot be read.',
    todo: 'Save it as CSV with a line of headings: name, dob, phone, proxy, chart. The detail says what is missing.',
  },
  NB_PERSON_UNKNOWN: { what: 'There is no such person.', todo: 'Add the person to the practice file first.' },
  NB_DELIVERY_NOT_LISTED: {
    what: 'A message was to go to an address that the settings do not list.',
    todo: 'List the gateway, the mail domain or the webhook under `delivery` in the settings, or correct the contact.',
  },
  NB_CONTACTS_INVALID: {
    what: "A person's ways to be reached cannot be kept so.",
    todo: 'The detail names what is wrong; each minute of the week needs a rule.',
  },
  NB_NOT_RUNNING: { what: 'No box is running with these settings.', todo: 'Start one with `npm start`.' },
  NB_CALL_FAILED: { what: 'The call could not be placed.', todo: '`nightbell doctor` says what is not healthy.' },
  NB_RECORDING_BROKEN: {
    what: 'A voicemail holds no audio that can be read.',
    todo: 'On call is told of it like of an urgent call; its bytes are kept in the database with the call that is named.',
  },
  NB_REFERENCE_MISSING: {
    what: 'The reference of medicines or of names is not there, or was made for another version.',
    todo: 'Run `npm start` or `npm test` once, or `node reference/build.ts`: it is made from the tables in reference/.',
  },
  NB_INPUT_INVALID: {
    what: 'The input cannot be used.',
    todo: 'See the detail for the line and what is wrong with it.',
  },
  NB_USAGE: { what: 'The command was not understood.', todo: '`nightbell help` lists the commands.' },
  NB_ROOT_NEEDED: {
    what: 'Packages of the system are missing and this user may not install them.',
    todo: 'Run the command that is shown as root, then this again.',
  },
} as const satisfies Record<string, { what: string; todo: string }>;

export type ErrorCode = keyof typeof ERRORS;

export class NightbellError extends Error {
  readonly code: ErrorCode;
  /** @param detail file, port, line, id: what helps to find it. Never a name, a number or words of a caller. */
  constructor(code: ErrorCode, detail = '', options?: ErrorOptions) {
    super(`${code}: ${ERRORS[code].what}${detail ? ` (${detail})` : ''} ${ERRORS[code].todo}`, options);
    this.name = 'NightbellError';
    this.code = code;
  }
}

export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof NightbellError && error.code === code;
}
