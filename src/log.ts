import { destination, type Logger, pino } from 'pino';

/**
 * The log of the running box: JSON lines on standard error. Ids, codes and times only.
 * Nothing a caller said, no name, no number, no date of birth ever goes through here.
 */
export type Log = Logger;

export function makeLog(level: string = process.env.NIGHTBELL_LOG ?? 'info'): Log {
  return pino({ level, base: { pid: process.pid } }, destination({ fd: 2, sync: false }));
}

export const silentLog: Log = pino({ level: 'silent' });
