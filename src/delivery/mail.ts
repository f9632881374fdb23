import { createTransport, type Transporter } from 'nodemailer';
import { NightbellError } from '../errors.ts';
import type { Settings } from '../settings/schema.ts';
import { CONNECT_MS, type Gateway, type Outgoing, Refusal, readAuthorities, readSecret } from './gateway.ts';

/** Until the server greets, and between its answers. Together with the connection below SEND_LIMIT_MS. */
const GREETING_MS = 3_000;
const ANSWER_MS = 4_000;

/** What nodemailer tells of an error. */
interface MailError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** E-mail and pagers by e-mail, over SMTP to the one server that the settings name. */
export class MailGateway implements Gateway {
  readonly name = 'smtp';
  readonly #transport: Transporter;
  readonly #from: string;

  /** Throws NB_SETTINGS_INVALID. */
  constructor(settings: Settings['delivery']['smtp']) {
    const { host, port, security, user, passwordFile, caFile, from } = settings;
    // A password and who is on call must not cross a network in clear.
    if (security === 'none' && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host))
      throw new NightbellError('NB_SETTINGS_INVALID', 'delivery.smtp.security: none is for a server in this machine');
    const ca = readAuthorities(caFile, 'delivery.smtp.caFile');
    this.#from = from;
    this.#transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      ...(user && { auth: { user, pass: readSecret(passwordFile, 'delivery.smtp.passwordFile') } }),
      connectionTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      greetingTimeout: GREETING_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ channel, text, address, reference }: Outgoing): Promise<'accepted'> {
    const short = channel === 'pager-email';
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to: address,
        // Gateways of pagers put the subject before the text: the short form has none.
        subject: short ? '' : text.subject,
        text: short ? text.short : text.body,
        // The same for a repetition, so that a receiver knows it again.
        messageId: `<${reference}@${this.#from.split('@')[1] ?? 'nightbell'}>`,
        priority: text.urgent ? 'high' : 'normal',
        // RFC 3834: no vacation note comes back.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return 'accepted';
    } catch (error) {
      throw refusalOfMail(error as MailError);
    }
  }

  async check(): Promise<void> {
    try {
      await this.#transport.verify();
    } catch (error) {
      throw refusalOfMail(error as MailError);
    }
  }
}

/** RFC 5321 4.2.1: 4yz may go later, 5yz never goes; in answer to RCPT it is about the address. */
function refusalOfMail(error: MailError): Refusal {
  const { code, responseCode = 0, command } = error;
  if (code === 'EAUTH' || code === 'ETLS') return new Refusal('refused');
  if (responseCode >= 400 && responseCode < 500) return new Refusal('busy');
  if (responseCode >= 500) return new Refusal(command?.startsWith('RCPT') ? 'address' : 'refused');
  if (code === 'EENVELOPE') return new Refusal('address');
  if (code === 'ETIMEDOUT') return command === 'CONN' ? new Refusal('unreachable') : new Refusal('late');
  const { cause } = error as { cause?: { code?: string } };
  if (/certificate|self-signed|altnames/i.test(error.message) || cause?.code?.includes('CERT'))
    return new Refusal('refused');
  return new Refusal('unreachable', /ECONNREFUSED|ENOTFOUND|EDNS/.test(`${code} ${error.message}`));
}
