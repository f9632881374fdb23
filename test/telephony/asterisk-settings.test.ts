import { createSocket } from 'node:dgram';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { prepareAsterisk } from '../../src/telephony/asterisk/prepare.ts';
import { renderTemplate } from '../../src/telephony/asterisk/template.ts';
import { AsteriskTrunk } from '../../src/telephony/asterisk/trunk.ts';
import { dropVoicemail, listVoicemail } from '../../src/telephony/asterisk/voicemail.ts';

const FREE = { ariPort: 0, callPort: 0, mediaPort: 0 };

function box(given: { sip?: object; asterisk?: object } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'nb-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const settings = makeSettings({
    dataDir,
    sip: { udpPort: 0, tcpPort: 0, tlsPort: 0, rtpFrom: 0, ...given.sip },
    asterisk: { ...FREE, ...given.asterisk },
  });
  return { settings, at: folders(places(settings).asterisk) };
}

function secretFile(text: string, mode = 0o600): string {
  const folder = mkdtempSync(join(tmpdir(), 'nb-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'password');
  writeFileSync(file, text, { mode });
  return file;
}

t.test('a template: values, conditions, lists', async (t) => {
  const text = ['a = {{one}}', '{{?yes}}b = {{two}}', '{{?no}}c = {{two}}', '{{*many}}d = {{item}}'].join('\n');
  const values = { one: 1, yes: true, no: false, two: 'x;y', many: ['p', 'q'] };
  t.equal(renderTemplate(text, values), 'a = 1\nb = x\\;y\nd = p\nd = q');
  t.throws(() => renderTemplate('{{unknown}}', {}), TypeError);
  for (const evil of ['x\n[evil]', 'x\r', 'x\0', ' x', 'x ', 'x\u2028y'])
    t.throws(() => renderTemplate('a = {{one}}', { one: evil }), { code: 'NB_SETTINGS_INVALID' });
});

t.test('no setting can bring in a line of its own', async (t) => {
  const evil: [string, object][] = [
    ['sip.bind', { bind: '127.0.0.1\ntype=endpoint' }],
    ['sip.bind', { bind: 'localhost' }],
    ['sip.trunk.host', { trunk: { host: '127.0.0.1\n[evil]' } }],
    ['sip.trunk.host', { trunk: { host: '127.0.0.1;transport=tls' } }],
    ['sip.trunk.host', { trunk: { host: 'a,b' } }],
    ['sip.trunk.user', { trunk: { user: 'x\npassword=y' } }],
    ['sip.trunk.user', { trunk: { user: 'x;y' } }],
    ['sip.trunk.match', { trunk: { match: ['10.0.0.0/8\nmatch=0.0.0.0/0'] } }],
    ['sip.trunk.match', { trunk: { match: ['10.0.0.0/99'] } }],
    ['sip.trunk.callerId', { trunk: { callerId: '+15185550100)\nexten => s,1,System(x' } }],
    ['sip.trunk.callerId', { trunk: { callerId: `$\{SHELL(x)}` } }],
    ['sip.trunk.codecs', { trunk: { codecs: ['ulaw\nallow=all'] } }],
  ];
  for (const [setting, sip] of evil) {
    const { settings, at } = box({ sip });
    await t.rejects(prepareAsterisk(settings, settings.sip.trunk.callerId, silentLog), {
      code: 'NB_SETTINGS_INVALID',
      message: new RegExp(setting.replaceAll('.', '\\.')),
    });
    t.notOk(existsSync(at.configuration), 'nothing was written');
  }
  const { settings } = box();
  settings.dataDir = join(settings.dataDir, 'a,b)');
  await t.rejects(prepareAsterisk(settings, '', silentLog), { code: 'NB_SETTINGS_INVALID' });
});

t.test('a password keeps its characters, and stays out of errors', async (t) => {
  const password = `a;b=>"#$\{c}\\`;
  const { settings, at } = box({ sip: { trunk: { user: 'clinic', passwordFile: secretFile(`${password}\n`) } } });
  await prepareAsterisk(settings, '', silentLog);
  t.match(readFileSync(join(at.etc, 'pjsip.conf'), 'utf8'), `password = ${password.replaceAll(';', '\\;')}\n`);

  const split = box({ sip: { trunk: { user: 'clinic', passwordFile: secretFile('secret\n[evil]') } } });
  const error = await prepareAsterisk(split.settings, '', silentLog).then(
    () => null,
    (error: Error) => error,
  );
  t.match(error, { code: 'NB_SETTINGS_INVALID' });
  t.notMatch(error?.message, 'secret');
  const open = box({ sip: { trunk: { user: 'clinic', passwordFile: secretFile('secret', 0o644) } } });
  await t.rejects(prepareAsterisk(open.settings, '', silentLog), { code: 'NB_SETTINGS_INVALID', message: /0600/ });
});

t.test('what is written is for its owner alone, and everything is on loopback', async (t) => {
  const { settings, at } = box({
    sip: { trunk: { host: 'sip.example.net', transport: 'tls', match: ['192.0.2.0/24'] } },
  });
  const first = await prepareAsterisk(settings, '+15185550100', silentLog);
  for (const folder of [at.root, at.etc, at.var, at.run, at.log, at.spool, at.voicemail, at.keys])
    t.equal(statSync(folder).mode & 0o777, 0o700, folder);
  for (const name of readdirSync(at.etc)) t.equal(statSync(join(at.etc, name)).mode & 0o777, 0o600, name);
  for (const file of [at.certificate, at.certificateKey]) t.equal(statSync(file).mode & 0o777, 0o600);

  const pjsip = readFileSync(join(at.etc, 'pjsip.conf'), 'utf8');
  t.match(pjsip, 'contact = sip:sip.example.net:5060\\;transport=tls');
  t.match(pjsip, 'verify_server = yes');
  t.match(pjsip, 'media_encryption_optimistic = no');
  t.match(pjsip, 'match = sip.example.net\nmatch = 192.0.2.0/24');
  for (const line of pjsip.matchAll(/^bind = (.*):\d+$/gm)) t.equal(line[1], '127.0.0.1');
  t.match(readFileSync(join(at.etc, 'http.conf'), 'utf8'), 'bindaddr = 127.0.0.1');

  const certificate = readFileSync(at.certificate, 'utf8');
  const second = await prepareAsterisk(settings, '+15185550100', silentLog);
  t.equal(readFileSync(at.certificate, 'utf8'), certificate, 'the certificate is made once');
  t.not(second.instance.ariPassword, first.instance.ariPassword, 'the password anew at each start');
});

t.test('the dialplan names no application that is not loaded', async (t) => {
  const { settings } = box();
  const { process } = await prepareAsterisk(settings, '', silentLog);
  await process.start();
  t.teardown(() => process.stop());
  const dialplan = await process.command('dialplan show');
  const named = new Set([...dialplan.matchAll(/\d+\. (\w+)\(/g)].map(([, name]) => name as string));
  for (const [, name] of dialplan.matchAll(/\?(\w+)\(/g)) named.add(name as string);
  t.ok(named.size > 12);
  const known = (await process.command('core show applications')).toLowerCase();
  for (const name of named) t.match(known, `${name.toLowerCase()}: `, name);
});

t.test('Asterisk is not there', async (t) => {
  const { settings } = box();
  settings.cacheDir = settings.dataDir;
  await t.rejects(new AsteriskTrunk({ settings }).start(), { code: 'NB_ASTERISK_MISSING' });
});

t.test('a port is taken', async (t) => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  t.teardown(() => socket.close());
  const { settings } = box({ sip: { udpPort: socket.address().port } });
  await t.rejects(new AsteriskTrunk({ settings }).start(), { code: 'NB_PORT_TAKEN', message: /sip\.udpPort/ });
});

t.test('messages in the spool are listed once they are whole, and dropped', async (t) => {
  const { settings, at } = box();
  mkdirSync(at.voicemail, { recursive: true });
  for (const id of ['1795000002-17950000023', '1795000001-17950000012'])
    writeFileSync(join(at.voicemail, `${id}.wav`), 'x');
  writeFileSync(join(at.voicemail, '1795000001-17950000012.from'), '+15185550177\n');
  t.same(listVoicemail(settings, Date.now()), [], 'still being recorded');
  const later = Date.now() + 10_000;
  t.match(listVoicemail(settings, later), [
    { id: '1795000001-17950000012', at: 1_795_000_001_000, from: '+15185550177' },
    { id: '1795000002-17950000023', from: null },
  ]);
  dropVoicemail(settings, '1795000001-17950000012');
  t.equal(listVoicemail(settings, later).length, 1);
  t.same(readdirSync(at.voicemail), ['1795000002-17950000023.wav']);
  t.throws(() => dropVoicemail(settings, '../x'), TypeError);
});
