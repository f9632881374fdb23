import t from 'tap';
import { parseSdp } from '../../src/telephony/phone/sdp.ts';
import { parseNameAddr, parseUri, parseVia, splitOutside } from '../../src/telephony/phone/sip-header.ts';
import { cseqOf, parseMessage, type SipRequest, serialize } from '../../src/telephony/phone/sip-message.ts';

/** Lines as they go over the wire. */
const wire = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'));
const plain = `INVITE sip:+15185550100@127.0.0.1:5060 SIP/2.0
Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK77;rport
Max-Forwards: 70
From: "Ann \\"A\\" Example" <sip:+15185550121@127.0.0.1:5070>;tag=98asjd8
To: <sip:+15185550100@127.0.0.1>
Call-ID: 0ha0isnda@127.0.0.1
CSeq: 8 INVITE
Contact: <sip:ann@127.0.0.1:5070;transport=udp>
Content-Length: 4

body`;
const changed = (from: string | RegExp, to: string) => {
  const text = plain.replace(from, to);
  t.not(text, plain, 'the test changes something');
  return parseMessage(wire(text));
};

t.test('a plain request', async (t) => {
  const message = parseMessage(wire(plain)) as SipRequest;
  t.equal(message.kind, 'request');
  t.equal(message.method, 'INVITE');
  t.equal(message.uri, 'sip:+15185550100@127.0.0.1:5060');
  t.equal(message.body, 'body');
  t.strictSame(cseqOf(message), { number: 8, method: 'INVITE' });
  const from = parseNameAddr(message.headers.get('f')!)!;
  t.equal(from.displayName, 'Ann "A" Example');
  t.equal(from.params.get('tag'), '98asjd8');
  t.strictSame(serialize(parseMessage(serialize(message))!), serialize(message), 'stable');
});

t.test('RFC 4475 3.1.1.1: folds, compact names, odd case, spaces everywhere, unknown headers', async (t) => {
  const message = parseMessage(
    wire(`INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
TO :
 sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
  ;
  tag = 98asjd8
MaX-fOrWaRdS: 0068
Call-ID: wsinv.ndaksdj@192.0.2.1
Content-Length   : 5
cseq: 0009
  INVITE
Via  : SIP  /   2.0
 /UDP
    192.0.2.2;branch=390skdjuw
s :
NewFangledHeader:   newfangled value
 continued newfangled value
UnknownHeaderWithUnusualValue: ;;,,;;,;
v:  SIP  / 2.0  / TCP     spindle.example.com   ;
  branch  =   z9hG4bK9ikj8  ,
 SIP  /    2.0   / UDP  192.168.255.111   ; branch=
 z9hG4bK30239
m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
      newvalue ;
  secondparam ; q = 0.33

v=0
`),
  ) as SipRequest;
  t.ok(message);
  t.strictSame(cseqOf(message), { number: 9, method: 'INVITE' });
  t.equal(parseNameAddr(message.headers.get('To')!)!.params.get('tag'), '1918181833n');
  t.equal(parseNameAddr(message.headers.get('From')!)!.displayName, 'J Rosenberg \\"');
  const vias = message.headers.list('Via').map((value) => parseVia(value)!);
  t.strictSame(
    vias.map(({ transport, host, params }) => [transport, host, params.get('branch')]),
    [
      ['UDP', '192.0.2.2', '390skdjuw'],
      ['TCP', 'spindle.example.com', 'z9hG4bK9ikj8'],
      ['UDP', '192.168.255.111', 'z9hG4bK30239'],
    ],
  );
  const contact = parseNameAddr(message.headers.list('Contact')[0]!)!;
  t.equal(contact.displayName, 'Quoted string ""');
  t.equal(contact.params.get('q'), '0.33');
  t.equal(message.headers.get('newfangledheader'), 'newfangled value continued newfangled value');
  t.equal(message.body, 'v=0\r\n');
});

t.test('responses, with and without a reason', async (t) => {
  const response = (line: string) =>
    parseMessage(wire(plain.replace(/^.*\n/, `${line}\n`).replace('Content-Length: 4\n\nbody', '\n')));
  t.match(response('SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять'), { kind: 'response', status: 200 });
  t.match(response('SIP/2.0 100 '), { status: 100, phrase: '' });
  t.match(response('SIP/2.0 486'), { status: 486, phrase: '' });
  t.equal(response('SIP/2.0 4294967301 better not'), null);
  t.equal(response('SIP/7.0 200 OK'), null);
});

t.test('what is dropped', async (t) => {
  t.equal(changed('SIP/2.0\n', 'SIP/7.0\n'), null, 'another version');
  t.equal(changed('Content-Length: 4', 'Content-Length: 9999'), null, 'shorter than it says');
  t.equal(changed('Content-Length: 4', 'Content-Length: -999'), null, 'a negative length');
  t.equal(changed('Content-Length: 4', 'Content-Length: 4x'), null, 'no length');
  t.equal(changed('CSeq: 8 INVITE', 'CSeq: 36893488147419103232 INVITE'), null, 'a number beyond 2^31');
  t.equal(changed('CSeq: 8 INVITE', 'CSeq: 8 BYE'), null, 'the method of another');
  t.equal(changed(/Call-ID.*\n/, ''), null, 'no call');
  t.equal(changed(/Via.*\n/, ''), null, 'no way back');
  t.equal(changed('127.0.0.1:5070;branch', '127.0.0.1:0;branch'), null, 'a port that is none');
  t.equal(changed('INVITE sip:+15185550100@127.0.0.1:5060', 'INVITE <sip:a b>'), null, 'spaces in the URI');
  t.equal(changed('Max-Forwards: 70', 'not a header'), null, 'a line that is no header');
  for (const nothing of ['', '\r\n\r\n', '\0\0\0\0', 'hello']) t.equal(parseMessage(Buffer.from(nothing)), null);
});

t.test('what is taken as it is', async (t) => {
  t.ok(parseMessage(Buffer.concat([Buffer.from('\r\n\r\n'), wire(plain)])), 'after a keep-alive');
  t.ok(parseMessage(Buffer.from(plain)), 'lines that end with LF');
  t.equal(
    (changed('Content-Length: 4', 'Content-Length: 2') as SipRequest).body,
    'bo',
    'what follows the body is no part of it',
  );
  t.equal((changed(/Content-Length.*\n/, '') as SipRequest).body, 'body', 'no length: the whole datagram');
  t.ok(changed('70\n', `70\nX-Long: ${'a'.repeat(40_000)}\n`), 'a long header');
});

t.test('URIs', async (t) => {
  t.match(parseUri('sip:+15185550100;phone-context=x:pw@[::1]:5061;transport=udp?subject=a'), {
    user: '+15185550100',
    host: '::1',
    port: 5061,
  });
  t.match(parseUri('sip:sip%3Auser%40example.com@company.com;other-param=summit'), {
    user: 'sip:user@example.com',
    host: 'company.com',
    port: null,
  });
  t.match(parseUri('tel:+1-518-555-0100;ext=5'), { scheme: 'tel', user: '+1-518-555-0100' });
  t.match(parseUri('sip:%zz@host'), { user: '%zz' });
  for (const none of ['http://x', 'sip:', 'sip:a@', 'sip:a@b:99999', 'nobody', '']) t.equal(parseUri(none), null, none);
  t.strictSame(splitOutside('a, "b, c" <d,e>;f, ,g', ','), ['a', '"b, c" <d,e>;f', 'g']);
});

t.test('session descriptions', async (t) => {
  const body = wire(`v=0
o=- 1 1 IN IP4 127.0.0.2
s=-
c=IN IP4 127.0.0.2
t=0 0
m=audio 4000 RTP/AVP 9 96 8 101
c=IN IP4 127.0.0.3
a=rtpmap:9 G722/8000
a=rtpmap:96 pcmu/8000
a=rtpmap:101 telephone-event/8000
a=sendonly
m=video 5000 RTP/AVP 31
a=inactive
`).toString();
  t.strictSame(parseSdp(body), {
    host: '127.0.0.3',
    port: 4000,
    codecs: [
      { codec: 'PCMU', payloadType: 96 },
      { codec: 'PCMA', payloadType: 8 },
    ],
    eventType: 101,
    direction: 'sendonly',
  });
  t.equal(parseSdp(body.replace('m=audio 4000', 'm=audio 0')), null, 'refused');
  t.equal(parseSdp(body.replace('m=audio 4000', 'm=audio 492170')), null, 'no port');
  t.equal(parseSdp('v=0\r\nm=video 5000 RTP/AVP 31\r\n'), null, 'no audio');
  t.equal(parseSdp(''), null);
});

t.test('no bytes whatever make the parser throw', async (t) => {
  let state = 20251;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const seed = wire(plain);
  let parsed = 0;
  for (let round = 0; round < 20_000; round++) {
    const bytes = round % 10 === 0 ? Buffer.from({ length: random(300) } as number[]) : Buffer.from(seed);
    for (let i = random(8); i >= 0 && bytes.length > 0; i--) {
      const at = random(bytes.length);
      if (random(3) === 0) bytes.copyWithin(at, random(bytes.length), random(bytes.length));
      else bytes[at] = random(4) === 0 ? ';:<>@,"\r\n\t =/[]\\'.charCodeAt(random(16)) : random(256);
    }
    const message = parseMessage(bytes.subarray(0, random(5) === 0 ? random(bytes.length) : bytes.length));
    if (!message) continue;
    parsed++;
    if (!parseMessage(serialize(message)))
      t.fail(`what was read cannot be read again: ${JSON.stringify(bytes.toString('latin1'))}`);
    for (const name of ['From', 'To', 'Contact', 'Route'])
      for (const value of message.headers.list(name)) parseNameAddr(value);
    parseSdp(message.body);
  }
  t.ok(parsed > 1000, `${parsed} of them were messages`);
});
