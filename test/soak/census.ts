import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { silentLog } from '../../src/log.ts';
import { places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { findAsterisk } from '../../src/telephony/asterisk/prefix.ts';
import { AsteriskProcess } from '../../src/telephony/asterisk/process.ts';
import { asteriskPid, type Program, speechPid, type World } from '../box/kit.ts';
import type { Inside } from './inside.ts';

export type ProcessName = 'program' | 'ears' | 'mouth' | 'asterisk';
export const PROCESSES: readonly ProcessName[] = ['program', 'ears', 'mouth', 'asterisk'];

export interface ProcessCensus {
  pid: number;
  rssBytes: number;
  threads: number;
  /** Open file descriptors: sockets, and everything else. */
  sockets: number;
  files: number;
}

/** What the box holds at one moment, seen from outside and from inside. */
export interface Census {
  calls: number;
  processes: Record<ProcessName, ProcessCensus>;
  /** Channels and bridges that Asterisk knows of. */
  channels: number;
  bridges: number;
  inside: Inside;
}

/** How long Asterisk may take to answer on its console while the machine is busy. */
const PATIENCE_MS = 30_000;

export class Watcher {
  readonly #world: World;
  readonly #program: Program;
  readonly #socket: string;
  readonly #asterisk: AsteriskProcess;

  /** @param socket where the program tells what it holds, see inside.ts */
  constructor(world: World, program: Program, socket: string) {
    this.#world = world;
    this.#program = program;
    this.#socket = socket;
    const at = places(world.settings);
    this.#asterisk = new AsteriskProcess(findAsterisk(at.asteriskPrefix).bin, folders(at.asterisk), silentLog);
  }

  /** Pids; 0 for a process that is not there. */
  pids(): Record<ProcessName, number> {
    return {
      program: this.#program.pid,
      ears: speechPid(this.#program, 'ears') ?? 0,
      mouth: speechPid(this.#program, 'mouth') ?? 0,
      asterisk: asteriskPid(this.#world) ?? 0,
    };
  }

  /** @param calls how many calls have been played so far */
  async look(calls: number): Promise<Census> {
    // Asked first: the collection of garbage gives memory back before it is weighed.
    const inside = await this.inside();
    const pids = this.pids();
    const processes = {} as Record<ProcessName, ProcessCensus>;
    for (const name of PROCESSES) processes[name] = processOf(pids[name]);
    return { calls, processes, ...(await this.telephony()), inside };
  }

  async inside(): Promise<Inside> {
    const socket = connect(this.#socket);
    const told = JSON.parse(await text(socket)) as Inside | { error: string };
    if ('error' in told) throw new Error(told.error);
    return told;
  }

  async telephony(): Promise<{ channels: number; bridges: number }> {
    const channels = await this.#asterisk.command('core show channels concise', PATIENCE_MS);
    const bridges = await this.#asterisk.command('bridge show all', PATIENCE_MS);
    return {
      channels: rows(channels).length,
      bridges: rows(bridges).filter((row) => !row.startsWith('Bridge-ID')).length,
    };
  }
}

const rows = (printed: string) => printed.split('\n').filter((row) => row.trim() !== '');

function processOf(pid: number): ProcessCensus {
  if (pid === 0) return { pid, rssBytes: 0, threads: 0, sockets: 0, files: 0 };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  const targets = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // closed while it was looked at
    }
  });
  const sockets = targets.filter((target) => target.startsWith('socket:')).length;
  return { pid, rssBytes: field('VmRSS') * 1024, threads: field('Threads'), sockets, files: targets.length - sockets };
}
