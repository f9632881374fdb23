import { spawn } from 'node:child_process';
import type { Clock } from '../clock.ts';

/**
 * Tells systemd how the program is (sd_notify(3)). Node has no datagram sockets of that kind: `systemd-notify` sends them,
 * so the unit says NotifyAccess=all. Without systemd nothing happens.
 */
export class Notify {
  readonly #clock: Clock;
  #stop: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ready(): void {
    if (!process.env.NOTIFY_SOCKET) return;
    this.#send('--ready');
    const usec = Number(process.env.WATCHDOG_USEC ?? 0);
    if (usec > 0) this.#feed(usec / 1_000 / 3);
  }

  stopping(): void {
    this.#stop();
    if (process.env.NOTIFY_SOCKET) this.#send('STOPPING=1');
  }

  #feed(everyMs: number): void {
    this.#stop = this.#clock.after(everyMs, () => {
      this.#send('WATCHDOG=1');
      this.#feed(everyMs);
    });
  }

  #send(what: string): void {
    spawn('systemd-notify', [what], { stdio: 'ignore' }).on('error', () => undefined);
  }
}
