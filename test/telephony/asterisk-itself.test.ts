import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import t from 'tap';
import { makeSettings } from '../../src/settings/load.ts';
import { isItself, wantedPorts } from '../../src/telephony/asterisk/itself.ts';
import { DOCTOR, openBox } from './asterisk-lab.ts';

const itself = (sip: object) => {
  const settings = makeSettings({ sip }, {});
  return isItself(settings.sip, wantedPorts(settings.sip));
};

t.test('which settings mean the box itself', async (t) => {
  t.ok(itself({}), 'the defaults');
  t.ok(itself({ bind: '192.0.2.10', trunk: { host: '192.0.2.10' } }));
  t.ok(itself({ bind: '192.0.2.10' }), 'loopback is served beside another address');
  t.ok(itself({ bind: '0.0.0.0', trunk: { transport: 'tls', port: 5061 } }));
  t.notOk(itself({ bind: '192.0.2.10', trunk: { host: '192.0.2.1' } }));
  t.notOk(itself({ trunk: { port: 5070 } }), 'a PBX on this machine');
  t.notOk(itself({ trunk: { transport: 'tls' } }), 'another transport has another port');
});

t.test('a number rung through the box itself is unreachable at once, and nothing comes in', async (t) => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  const { trunk } = await openBox(t, { sip: { udpPort: port, trunk: { port } } });
  let calls = 0;
  trunk.on('call', (leg) => {
    calls++;
    leg.hangUp().catch(() => undefined);
  });
  const from = performance.now();
  const result = await trunk.originate({ to: DOCTOR, ringSeconds: 20 });
  t.match(result, { outcome: 'unreachable' });
  t.ok(performance.now() - from < 2_000, `${Math.round(performance.now() - from)} ms`);
  t.equal(calls, 0);
});
