import { type AuditLine, GENESIS, type Head, hashOf } from './line.ts';

/** A log to be checked, wherever it is kept. */
export interface Chain {
  /** Every line, by ascending seq. */
  lines(): AsyncIterable<AuditLine>;
  /** The line that stands at `seq`. */
  at(seq: number): Promise<AuditLine | null>;
  /** What else remembers where the log stood: the head that was written with the last line, and the anchor. */
  remembered: { by: string; head: Head; isLast: boolean }[];
}

/** The first thing that is wrong, in words for a person. `line` is where it shows. */
export interface Finding {
  kind: 'changed' | 'missing' | 'moved' | 'inserted';
  line: number;
  words: string;
}

export type Checked = { whole: true; head: Head; lines: number } | { whole: false; finding: Finding; lines: number };

/** Goes through a chain from its first line. `each` is called for every line that is in order. */
export async function checkChain(chain: Chain, each: (line: AuditLine) => void = () => {}): Promise<Checked> {
  let before: Head = { seq: 0, hash: GENESIS };
  let lines = 0;
  for await (const line of chain.lines()) {
    const finding = await wrongWith(chain, before, line);
    if (finding) return { whole: false, finding, lines };
    each(line);
    before = { seq: line.seq, hash: line.hash };
    lines++;
  }
  for (const { by, head, isLast } of chain.remembered) {
    const finding = await wrongAtEnd(chain, before, by, head, isLast);
    if (finding) return { whole: false, finding, lines };
  }
  return { whole: true, head: before, lines };
}

async function wrongWith(chain: Chain, before: Head, line: AuditLine): Promise<Finding | null> {
  const place = before.seq + 1;
  if (line.seq < place) return found('inserted', line.seq, `line ${line.seq} was inserted before the first line`);
  if (line.seq > place) return found('missing', place, `${span(place, line.seq - 1)} missing`);
  const intact = line.hash === hashOf(line);
  if (intact && line.prev === before.hash) return null;
  if (intact) return wrongLink(chain, before, line);
  const limit = highest(chain, line.seq);
  const origin = originOf(line, limit);
  const next = await chain.at(place + 1);
  const nextOrigin = next && originOf(next, limit);
  if (origin === null) {
    if (nextOrigin === place) {
      return found('inserted', place, `line ${place} was inserted: what stands after it was written as line ${place}`);
    }
    return found('changed', place, `line ${place} was changed: its content does not give its hash`);
  }
  const written = `what stands at ${place} was written as line ${origin}`;
  if (origin < place) {
    return found('inserted', origin, `${span(origin, place - 1, 'was', 'were')} inserted: ${written}`);
  }
  const other = await chain.at(origin);
  if (other && originOf(other, limit) === place) {
    return found('moved', place, `lines ${place} and ${origin} were swapped: ${written}`);
  }
  if (nextOrigin === place) return found('moved', place, `line ${origin} was moved to place ${place}`);
  return found('missing', place, `${span(place, origin - 1)} missing: ${written}`);
}

/** The line is what its hash says, but does not follow the one before: one of the two is not what it was. */
async function wrongLink(chain: Chain, before: Head, line: AuditLine): Promise<Finding> {
  const next = await chain.at(line.seq + 1);
  const confirmed = next
    ? next.prev === line.hash
    : chain.remembered.some(({ head }) => head.seq === line.seq && head.hash === line.hash);
  const culprit = confirmed && before.seq > 0 ? before.seq : line.seq;
  return found(
    'changed',
    culprit,
    culprit === line.seq
      ? `line ${culprit} was changed and its hash made anew: it does not follow line ${before.seq}`
      : `line ${culprit} was changed and its hash made anew: line ${line.seq} follows another one`,
  );
}

async function wrongAtEnd(chain: Chain, last: Head, by: string, head: Head, isLast: boolean): Promise<Finding | null> {
  if (head.seq === 0 && last.seq > 0) return found('changed', last.seq, `${by} was taken away or spoilt`);
  if (head.seq > last.seq) {
    return found('missing', last.seq + 1, `${span(last.seq + 1, head.seq)} missing at the end, as ${by} shows`);
  }
  const there = head.seq === last.seq ? last : await chain.at(head.seq);
  if (there?.hash !== head.hash) {
    return found(
      'changed',
      head.seq,
      `line ${head.seq} is not the one that ${by} remembers: the log was written anew, here or before`,
    );
  }
  if (isLast && head.seq < last.seq) {
    return found(
      'inserted',
      head.seq + 1,
      `${span(head.seq + 1, last.seq, 'was', 'were')} put at the end by another hand`,
    );
  }
  return null;
}

/** The place at which the line's content gives its hash, if there is one but its own. */
function originOf(line: AuditLine, limit: number): number | null {
  for (let seq = 1; seq <= limit; seq++) if (seq !== line.seq && hashOf(line, seq) === line.hash) return seq;
  return null;
}

/** No line was ever written further than what is remembered, or than what stands there now plus what was taken out. */
function highest(chain: Chain, seq: number): number {
  return Math.max(seq + 1000, ...chain.remembered.map(({ head }) => head.seq + 1));
}

function span(from: number, to: number, one = 'is', many = 'are'): string {
  return from === to ? `line ${from} ${one}` : `lines ${from} to ${to} ${many}`;
}

function found(kind: Finding['kind'], line: number, words: string): Finding {
  return { kind, line, words };
}
