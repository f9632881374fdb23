import type { Answer } from './dialogue/types.ts';
import type { CallRecord } from './record.ts';
import type { Told } from './told.ts';

/** Facts of one call in its record: each as it comes, and once as long as it stays the same (S6). */
export class FactBook {
  readonly #record: Pick<CallRecord, 'fact'>;
  readonly #told: Told;
  readonly #written = new Map<string, string>();

  constructor(record: Pick<CallRecord, 'fact'>, told: Told) {
    this.#record = record;
    this.#told = told;
  }

  /** @param value several times are parted by commas; they are written as a list */
  write(name: string, value: string, confirmed: boolean): void {
    if (!value) return;
    const stands = `${value} ${confirmed}`;
    if (this.#written.get(name) === stands) return;
    this.#written.set(name, stands);
    const list = name === 'when' && value.includes(',') ? JSON.stringify(value.split(',')) : value;
    this.#record.fact(name, list, confirmed, this.#told.turnOf(name, value));
  }

  writeAll(facts: Readonly<Record<string, Answer>>): void {
    for (const [name, { value, confirmed }] of Object.entries(facts)) this.write(name, value, confirmed);
  }
}
