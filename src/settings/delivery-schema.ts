import { Type } from 'typebox';

/** Gateways by which texts leave the building. Each is off until its host is named; nothing is sent to anywhere else. */
const text = (description: string, value = '') => Type.String({ default: value, description });
const port = (value: number, description: string) =>
  Type.Integer({ minimum: 0, maximum: 65535, default: value, description });
const secret = (what: string) => text(`File (mode 0600) that holds ${what}.`);
const caFile = text("Certificates (PEM) to trust instead of the system's.");

const Sms = Type.Object(
  {
    host: text('Address of the Kannel gateway. Empty: no SMS.'),
    port: port(13013, 'Port of its sendsms interface.'),
    path: text('Path of its sendsms interface.', '/cgi-bin/sendsms'),
    tls: Type.Boolean({ default: false, description: 'true: HTTPS.' }),
    caFile,
    user: text('User of the sendsms interface.'),
    passwordFile: secret('the password'),
    from: text('Sender that phones show. Empty: what the gateway sets.'),
    reportHost: text(
      'Address of this box at which the gateway reports what was delivered. Empty: no reports.',
      '127.0.0.1',
    ),
    reportPort: port(8092, 'Port for these reports.'),
  },
  { additionalProperties: false, default: {} },
);

const Smtp = Type.Object(
  {
    host: text('Address of the mail server. Empty: no e-mail.'),
    port: port(587, 'Its port: 587 with STARTTLS, 465 with TLS.'),
    security: Type.Union([Type.Literal('starttls'), Type.Literal('tls'), Type.Literal('none')], {
      default: 'starttls',
      description: 'starttls: refused where the server does not offer it; none: only for a server in this machine.',
    }),
    caFile,
    user: text('User name. Empty: no login.'),
    passwordFile: secret('the password'),
    from: text('Sender of every e-mail.', 'nightbell@localhost'),
    recipients: Type.Array(Type.String(), {
      default: [],
      description: 'Domains, or whole addresses, to which e-mail may go. Nothing is sent to others.',
    }),
  },
  { additionalProperties: false, default: {} },
);

const Snpp = Type.Object(
  {
    host: text('Address of the pager gateway (SNPP). Empty: no pagers by it.'),
    port: port(444, 'Its port.'),
    tls: Type.Boolean({ default: false, description: 'true: TLS.' }),
    caFile,
    user: text('User name for LOGI. Empty: no login.'),
    passwordFile: secret('the password for LOGI'),
  },
  { additionalProperties: false, default: {} },
);

const Webhook = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'How a contact names it.' }),
    url: Type.String({ description: 'Where it is posted to.' }),
    secretFile: Type.String({ description: 'File (mode 0600) that holds the key of its signature.' }),
    caFile,
  },
  { additionalProperties: false },
);

export const DeliverySettings = Type.Object(
  {
    sms: Sms,
    smtp: Smtp,
    snpp: Snpp,
    webhooks: Type.Array(Webhook, { default: [], description: 'Addresses that push messages may be posted to.' }),
    manager: text('Id of the person who is told of alarms. Empty: they stand in the console alone.'),
  },
  { additionalProperties: false, default: {} },
);
