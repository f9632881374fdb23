import t from 'tap';
import { Authenticator, answerChallenge, parseDigest } from '../../src/telephony/phone/digest.ts';

const asked = (challenge: string, method: string, uri: string, cnonce: string, user: string, password: string) =>
  parseDigest(answerChallenge(challenge, { user, password }, method, uri, cnonce)!)!;

t.test('the example of RFC 2617 section 3.5', async (t) => {
  const answer = asked(
    'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    'GET',
    '/dir/index.html',
    '0a4f113b',
    'Mufasa',
    'Circle Of Life',
  );
  t.equal(answer.get('response'), '6629fae49393a05397450978507c4ef1');
  t.equal(answer.get('opaque'), '5ccc069c403ebaf9f0171e9517f40e41');
});

t.test('the examples of RFC 7616 section 3.9.1', async (t) => {
  const challenge = (algorithm: string) =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
  const answer = (algorithm: string) =>
    asked(
      challenge(algorithm),
      'GET',
      '/dir/index.html',
      'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
      'Mufasa',
      'Circle of Life',
    ).get('response');
  t.equal(answer('MD5'), '8ca523f5e9506fed4657c9700eebdbec');
  t.equal(answer('SHA-256'), '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
});

t.test('without qop, as RFC 2069 had it', async (t) => {
  const answer = asked('Digest realm="r", nonce="n"', 'REGISTER', 'sip:127.0.0.1', 'c', 'u', 'p');
  t.notOk(answer.has('nc'));
  t.match(answer.get('response'), /^[0-9a-f]{32}$/);
});

t.test('what cannot be answered', async (t) => {
  const no = (challenge: string) =>
    t.equal(answerChallenge(challenge, { user: 'u', password: 'p' }, 'INVITE', 'sip:a'), null);
  no('Basic realm="r"');
  no('Digest realm="r"');
  no('Digest realm="r", nonce="n", algorithm=ROT13');
  no('Digest realm="r", nonce="n", qop="auth-int"');
  no('');
});

t.test('the side that asks', async (t) => {
  const door = new Authenticator('box', { trunk: 'secret' });
  const say = (user: string, password: string, method = 'INVITE', challenge = door.challenge()) =>
    answerChallenge(challenge, { user, password }, method, 'sip:127.0.0.1')!;
  t.equal(door.check(say('trunk', 'secret'), 'INVITE'), 'trunk');
  t.equal(door.check(say('trunk', 'wrong'), 'INVITE'), null);
  t.equal(door.check(say('other', 'secret'), 'INVITE'), null);
  t.equal(door.check(say('trunk', 'secret', 'INVITE'), 'BYE'), null, 'made for another method');
  t.equal(
    door.check(say('trunk', 'secret', 'INVITE', 'Digest realm="box", nonce="made up", qop="auth"'), 'INVITE'),
    null,
  );
  const once = say('trunk', 'secret');
  t.equal(door.check(once, 'INVITE'), 'trunk');
  t.equal(door.check(once, 'INVITE'), null, 'a nonce serves once');
  t.equal(door.check(null, 'INVITE'), null);
});
