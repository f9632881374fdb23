import { loadavg } from 'node:os';
import si from 'systeminformation';

/** Numbers of a measure: how many, and where half and 95 in a hundred of them lie. */
export interface Spread {
  n: number;
  median: number;
  p95: number;
  max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { n: sorted.length, median: Math.round(at(0.5)), p95: Math.round(at(0.95)), max: Math.round(at(1)) };
}

/** A table as the results page has them. */
export function table(head: string, rows: readonly (readonly [string, Spread])[]): string {
  const lines = rows
    .filter(([, { n }]) => n > 0)
    .map(([name, { n, median, p95, max }]) => `| ${name} | ${n} | ${median} | ${p95} | ${max} |`);
  return [`| ${head} | n | median | 95 % | longest |`, '|---|---|---|---|---|', ...lines].join('\n');
}

export async function machine(): Promise<string> {
  const [cpu, mem, os] = await Promise.all([si.cpu(), si.mem(), si.osInfo()]);
  const load = loadavg()[0]?.toFixed(1);
  return `${cpu.manufacturer} ${cpu.brand}, ${cpu.cores} cores, ${Math.round(mem.total / 2 ** 30)} GiB, ${os.distro} ${os.release}, Node ${process.versions.node}, load ${load}`;
}

/** Whole number behind a flag; `otherwise` where it does not stand. */
export function numberOf(flag: string, otherwise: number): number {
  const at = process.argv.indexOf(flag);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${flag} needs a whole number above 0`);
  return value;
}
