// Asterisk's two connections are played; the leg and the desk between them are real.
import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import type { WebSocket } from 'ws';
import { silentLog } from '../../src/log.ts';
import type { AriSocket } from '../../src/telephony/asterisk/ari-socket.ts';
import { AsteriskLeg } from '../../src/telephony/asterisk/leg.ts';
import { MediaDesk } from '../../src/telephony/asterisk/media-desk.ts';

/** A connection that somebody has opened to us. */
class Connection extends EventEmitter {
  terminated = false;
  terminate(): void {
    this.terminated = true;
    this.emit('close');
  }
  send(): void {}
}

/** Asterisk that never answers what it is asked. */
class Deaf extends EventEmitter {
  request(): Promise<never> {
    return new Promise(() => undefined);
  }
}

function open(desk: MediaDesk) {
  const socket = new Deaf();
  const leg = new AsteriskLeg({
    id: '1',
    channel: 'PJSIP/trunk-1',
    app: 'a',
    direction: 'incoming',
    from: null,
    to: null,
    diverted: false,
    socket: socket as unknown as AriSocket,
    desk,
    log: silentLog,
  });
  return { socket, leg };
}

function connect(desk: MediaDesk): Connection {
  const media = new Connection();
  desk.take(media as unknown as WebSocket);
  media.emit('message', Buffer.from(JSON.stringify({ event: 'MEDIA_START', channel_id: 'nb-media-1' })), false);
  return media;
}

t.test('a leg that ends after its audio has connected and before it is in use closes that connection', async (t) => {
  const desk = new MediaDesk();
  const { socket, leg } = open(desk);
  const media = connect(desk);
  await turn();
  t.notOk(media.terminated, 'it is kept while the leg is there');
  socket.emit('closed');
  await turn();
  t.equal(leg.over, 'lost');
  t.ok(media.terminated);
});

t.test('so does one that ends in the same moment, and one that has ended before', async (t) => {
  const desk = new MediaDesk();
  const { socket } = open(desk);
  const media = connect(desk);
  socket.emit('closed');
  await turn();
  t.ok(media.terminated);
  const late = connect(desk);
  t.ok(late.terminated, 'nobody waits for it');
});
