import { type Static, Type } from 'typebox';
import { DeliverySettings } from './delivery-schema.ts';
import { OutsideSchedule } from './schedules-schema.ts';

/** Settings of one box. Everything has a default, so an empty file is a valid one. Ports: 0 picks a free one. */
const port = (value: number, description: string) =>
  Type.Integer({ minimum: 0, maximum: 65535, default: value, description });
const ip = (value: string, description: string) => Type.String({ default: value, description });

export const TrunkSettings = Type.Object(
  {
    transport: Type.Union([Type.Literal('udp'), Type.Literal('tcp'), Type.Literal('tls')], {
      default: 'udp',
      description: 'tls means SIP over TLS with SRTP for the media.',
    }),
    host: ip('127.0.0.1', 'Address of the PBX or provider.'),
    port: port(5060, 'SIP port of the PBX or provider.'),
    register: Type.Boolean({
      default: false,
      description: 'true: register with user and password; false: known by its address.',
    }),
    user: Type.String({ default: '', description: 'User name, also for outgoing authentication.' }),
    passwordFile: Type.String({ default: '', description: 'File (mode 0600) that holds the password.' }),
    match: Type.Array(Type.String(), {
      default: [],
      description: 'Further addresses (CIDR) that calls may come from. `host` always may.',
    }),
    callerId: Type.String({
      default: '',
      description: "The practice's number in E.164, shown on outgoing calls. Empty: the main line of the practice.",
    }),
    codecs: Type.Array(Type.String(), { default: ['ulaw', 'alaw', 'g722'], description: 'In order of preference.' }),
  },
  { additionalProperties: false, default: {} },
);

export const Settings = Type.Object(
  {
    practice: Type.String({ default: '', description: 'Practice file (YAML). Empty: the example practice.' }),
    forms: Type.String({
      default: '',
      description: "The practice's own forms file (YAML), laid over the forms that come with Nightbell. Empty: none.",
    }),
    dataDir: Type.String({
      default: '',
      description: 'Where this box keeps its database, keys and run files. Empty: $XDG_DATA_HOME/nightbell.',
    }),
    cacheDir: Type.String({
      default: '',
      description: 'Models, Asterisk and rendered prompts, shared between clones. Empty: $XDG_CACHE_HOME/nightbell.',
    }),
    sip: Type.Object(
      {
        bind: ip('127.0.0.1', 'Address for SIP and RTP. Loopback unless set.'),
        udpPort: port(5060, 'SIP over UDP.'),
        tcpPort: port(5060, 'SIP over TCP.'),
        tlsPort: port(5061, 'SIP over TLS.'),
        rtpFrom: port(16384, 'First RTP port.'),
        rtpTo: port(16783, 'Last RTP port.'),
        trunk: TrunkSettings,
      },
      { additionalProperties: false, default: {} },
    ),
    asterisk: Type.Object(
      {
        run: Type.Union([Type.Literal('child'), Type.Literal('system')], {
          default: 'child',
          description:
            'child: started and watched by this program; system: started by systemd with the rendered configuration.',
        }),
        ariPort: port(8088, "Asterisk's own HTTP and ARI port, loopback only."),
        callPort: port(8090, 'Where Asterisk connects to for each call (ARI), loopback only.'),
        mediaPort: port(8091, 'Where Asterisk connects to for media, loopback only.'),
      },
      { additionalProperties: false, default: {} },
    ),
    speech: Type.Object(
      {
        asr: Type.Object(
          {
            en: Type.String({ default: 'asr-moonshine-base-en', description: 'Model that hears English.' }),
            es: Type.String({ default: 'asr-moonshine-base-es', description: 'Model that hears Spanish.' }),
          },
          { additionalProperties: false, default: {} },
        ),
        tts: Type.Object(
          {
            en: Type.String({ default: 'tts-piper-en_US-libritts_r-medium', description: 'Voice for English.' }),
            es: Type.String({ default: 'tts-kokoro-v1.0-fp16', description: 'Voice for Spanish.' }),
          },
          { additionalProperties: false, default: {} },
        ),
        voice: Type.Object(
          { en: Type.Integer({ default: 405 }), es: Type.Integer({ default: 9 }) },
          { additionalProperties: false, default: {}, description: 'Speaker number within the voice model.' },
        ),
        vad: Type.String({ default: 'vad-silero', description: 'Model that tells speech from silence.' }),
        ahead: Type.Union([Type.Literal('all'), Type.Literal('common')], {
          default: 'all',
          description:
            'Sentences that the box renders while nobody is on the line, so that no caller waits for them: all that are fixed, or only those that nearly every call needs. The others are rendered when they are first said, and kept.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    opinion: Type.Object(
      {
        llm: Type.String({
          default: 'off',
          description:
            'Language model whose opinion is asked beside the rules, as in `nightbell models list`; off: none. It may cause a question or raise a tier as the manifest allows it, never lower one.',
        }),
        summaries: Type.Boolean({
          default: false,
          description:
            'After a call the model of `llm` may propose a short summary beside its note. It is marked as such in the console and is never spoken or sent.',
        }),
        llmSha256: Type.String({
          default: '',
          pattern: '^([0-9a-f]{64})?$',
          description: "SHA-256 of its file, from the publisher's page, where the manifest marks it unverified.",
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    calls: Type.Object(
      {
        most: Type.Integer({
          default: 0,
          minimum: 0,
          maximum: 200,
          description:
            'Calls at one time, whatever is measured; the next one goes to the backup path at once. 0: as many as the box is measured to answer quickly.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    people: Type.Object(
      {
        operator: Type.String({
          default: '',
          description: 'E.164 number rung when a caller asks for a person. Empty: whoever is on call.',
        }),
        ringSeconds: Type.Integer({
          default: 25,
          minimum: 5,
          maximum: 120,
          description: 'How long a phone of the ladder rings.',
        }),
        lines: Type.Integer({
          default: 8,
          minimum: 1,
          maximum: 200,
          description: 'How many telephones are rung at one time. Keep lines free for those who call in.',
        }),
        againAfterSeconds: Type.Integer({
          default: 0,
          minimum: 0,
          maximum: 3600,
          description:
            "0: the practice's ladder with its own minutes; more: every step after this many seconds (rehearsals).",
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    delivery: DeliverySettings,
    schedules: Type.Array(OutsideSchedule, {
      default: [],
      description: 'Schedules of who is on call that are kept elsewhere: there they are the record.',
    }),
    console: Type.Object(
      {
        host: ip('127.0.0.1', 'Address of the web page. Loopback unless set.'),
        port: port(8443, 'HTTPS port of the web page.'),
        lanApi: Type.Union([Type.Literal('off'), Type.Literal('network'), Type.Literal('token')], {
          default: 'off',
          description:
            'Whether a PBX may ask who is on call: `network`: every address of a private network; `token`: whoever sends the token.',
        }),
        lanTokenFile: Type.String({
          default: '',
          description: 'File (mode 0600) that holds the token of `lanApi`, at least 20 characters.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
  },
  { additionalProperties: false },
);

export type Settings = Static<typeof Settings>;
export type TrunkSettings = Static<typeof TrunkSettings>;
