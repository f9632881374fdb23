import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { readWav, writeWav } from '../../src/audio/wav.ts';
import { places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { AsteriskTrunk } from '../../src/telephony/asterisk/trunk.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { Phone } from '../../src/telephony/phone/phone.ts';
import {
  boxSettings,
  CALLER,
  DOCTOR,
  endAsterisk,
  holdsTone,
  openBox,
  PRACTICE,
  processOf,
  tone,
  until,
} from './asterisk-lab.ts';

async function answered(t: Test, trunk: AsteriskTrunk, phone: Phone, to: string) {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to, from: CALLER });
  const [leg] = await rang;
  leg.play(tone(440, 1));
  await leg.answer();
  await call.whenAnswered();
  t.ok(await call.soundAfter(0, { timeoutMs: 3_000 }), 'answered and heard');
  await call.hangUp();
  await until('the end', () => leg.over);
}

t.test('broken SIP does not keep it from answering', async (t) => {
  const { phone, settings, trunk, uri } = await openBox(t);
  const { pid } = trunk;
  const folder = new URL('./data/sip-torture/', import.meta.url);
  const messages = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  t.ok(messages.length >= 50);
  const socket = createSocket('udp4');
  t.teardown(() => socket.close());
  for (let round = 0; round < 3; round++)
    for (const name of messages) {
      const message = readFileSync(new URL(name, folder));
      socket.send(round === 2 ? message.subarray(0, message.length / 2) : message, trunk.ports.sipUdp, '127.0.0.1');
      if (message.length % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
  await processOf(settings).command('core show uptime');
  t.equal(trunk.pid, pid, 'the same Asterisk');
  await answered(t, trunk, phone, uri());
});

t.test('it registers, is called there and calls from there', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nb-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'pa;ss "word"\n', { mode: 0o600 });
  const phone = await Phone.open({ accounts: { clinic: 'pa;ss "word"' } });
  const settings = boxSettings(t, phone.port, { sip: { trunk: { register: true, user: 'clinic', passwordFile } } });
  const trunk = new AsteriskTrunk({ settings, callerId: PRACTICE });
  t.teardown(async () => {
    await phone.close();
    await trunk.stop();
    await endAsterisk(settings);
  });
  const registered = once(phone, 'registered') as Promise<[string, string]>;
  await trunk.start();
  const [user, contact] = await registered;
  t.equal(user, 'clinic');
  await answered(t, trunk, phone, contact);
  phone.expect(DOCTOR, (incoming) => incoming.reject(486));
  t.equal((await trunk.originate({ to: DOCTOR, ringSeconds: 5 })).outcome, 'busy', 'with the digest asked for');
});

t.test('who is not the trunk is refused', async (t) => {
  const [own] = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  // A second loopback address will do where there is no network: only 127.0.0.1 and the trunk's host are known.
  const stranger = await Phone.open({ host: '127.0.0.9' });
  const provider = await Phone.open({ host: '127.0.0.5' });
  t.comment(own ? 'there is a network' : 'there is no network');
  const settings = boxSettings(t, provider.port, { sip: { trunk: { host: '127.0.0.5', match: ['127.0.0.5/32'] } } });
  const trunk = new AsteriskTrunk({ settings });
  t.teardown(async () => {
    await Promise.all([stranger.close(), provider.close()]);
    await trunk.stop();
    await endAsterisk(settings);
  });
  await trunk.start();
  let calls = 0;
  const count = () => calls++;
  trunk.on('call', count);
  const uri = `sip:${PRACTICE}@127.0.0.1:${trunk.ports.sipUdp}`;
  const refused = await stranger.call({ to: uri, from: CALLER });
  t.match(await refused.whenEnded(), { why: 'refused', status: 401 });
  t.equal(calls, 0);
  trunk.off('call', count);
  await answered(t, trunk, provider, uri);
});

t.test('a call over TLS with SRTP', { skip: baresip() ? false : 'baresip is not installed' }, async (t) => {
  const { settings, trunk } = await openBox(t);
  const folder = mkdtempSync(join(tmpdir(), 'nb-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const heardFolder = join(folder, 'heard');
  mkdirSync(heardFolder);
  const server = `127.0.0.1:${trunk.ports.sipTls}`;
  // Its samples are taken at half the rate, so this is a tone of 1,000 Hz.
  writeFileSync(join(folder, 'said.wav'), writeWav(tone(2_000, 10), 8_000));
  writeFileSync(
    join(folder, 'config'),
    [
      'sip_listen 127.0.0.1:0',
      `sip_cafile ${folders(places(settings).asterisk).certificate}`,
      `audio_source aufile,${join(folder, 'said.wav')}`,
      'ausrc_srate 8000',
      'auplay_srate 8000',
      'ausrc_channels 1',
      'auplay_channels 1',
      `snd_path ${heardFolder}`,
      'net_interface 127.0.0.1',
      `module_path ${baresip()}`,
      ...['stdio', 'g711', 'aufile', 'srtp', 'sndfile'].map((name) => `module ${name}.so`),
      'module_tmp account.so',
      'module_app menu.so',
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'accounts'),
    `<sip:caller@${server};transport=tls>;regint=0;mediaenc=srtp-mand;audio_codecs=PCMU/8000/1;ptime=20\n`,
  );
  writeFileSync(join(folder, 'contacts'), '');
  const rang = once(trunk, 'call', { signal: AbortSignal.timeout(15_000) }) as Promise<[CallLeg]>;
  const phone = spawn('baresip', ['-f', folder, '-e', `/dial sip:${PRACTICE}@${server};transport=tls`, '-t', '20'], {
    stdio: 'ignore',
  });
  t.teardown(() => phone.kill('SIGKILL'));
  const [leg] = await rang;
  const heard: Int16Array[] = [];
  leg.on('audio', (frame) => heard.push(frame));
  leg.play(tone(440, 2));
  leg.mark('said');
  await leg.answer();
  await once(leg, 'mark');
  t.ok(holdsTone(Int16Array.from(heard.flatMap((frame) => [...frame])), 1_000), 'what it says arrives');
  const shown = await processOf(settings).command('pjsip show channelstats');
  t.match(shown, /ulaw/);
  await leg.hangUp();
  const gone = once(phone, 'exit');
  phone.kill('SIGTERM');
  await gone;
  const recorded = readdirSync(heardFolder).find((name) => name.endsWith('-dec.wav')) ?? '';
  const { samples, rate } = readWav(readFileSync(join(heardFolder, recorded)));
  t.equal(rate, 8_000);
  const wide = new Int16Array(samples.length * 2);
  for (const [i, sample] of samples.entries()) wide.fill(sample, i * 2, i * 2 + 2);
  t.ok(holdsTone(wide, 440), 'what is played is heard');
});

/** Where baresip's modules are, or null. */
function baresip(): string | null {
  try {
    execFileSync('baresip', ['-h'], { stdio: 'ignore' });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
  }
  return ['/usr/lib/baresip/modules', '/usr/local/lib/baresip/modules'].find((path) => existsSync(path)) ?? null;
}
