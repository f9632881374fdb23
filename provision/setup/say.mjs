/** What set-up tells the person who waits for it. Standard error only: standard output belongs to the command. */

/** @param {string} text */
export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

/** A step that cannot be done: what went wrong, and the line that tells what to do about it. */
export class SetupError extends Error {
  /** @param {string} message @param {string} todo */
  constructor(message, todo) {
    super(message);
    this.name = 'SetupError';
    this.todo = todo;
  }
}
