import { createHash } from 'node:crypto';
import type { ContactPlan, PersonChannels } from '../../console/api/escalation-schemas.ts';
import type { ChannelsService } from '../../console/api/on-call-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import type { ContactFinding } from '../../delivery/check-contacts.ts';
import { uncovered } from '../../delivery/contacts.ts';
import { isVoice, type PersonContacts, type Sent, type Weekday } from '../../delivery/types.ts';
import type { Practice } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import { viewerActor } from './access.ts';

/** What is kept of how people are reached, checked and tried. */
export interface ContactsDesk {
  list(): Promise<PersonContacts[]>;
  of(personId: string): Promise<PersonContacts>;
  check(contacts: Pick<PersonContacts, 'methods' | 'rules'>): ContactFinding[];
  change(personId: string, contacts: Pick<PersonContacts, 'methods' | 'rules'>, actor: string): Promise<unknown>;
  /** Rings or sends; nothing of a patient is in it. */
  test(personId: string, methodId: string, actor: string): Promise<Sent>;
}

export interface ChannelParts {
  store: Store;
  practice: Practice;
  contacts: ContactsDesk;
}

/** How people are reached, for the pages. Addresses are staff's own: whole for themselves and who looks after the people, masked for others. */
export function channelsService({ store, practice, contacts }: ChannelParts): ChannelsService {
  const shown = async (viewer: Viewer, of: PersonContacts): Promise<PersonChannels | null> => {
    const person = practice.people.find(({ id }) => id === of.personId);
    if (!person) return null;
    const mayChange = viewer.user.personId === person.id || viewer.permissions.includes('people.write');
    const findings = contacts.check(of);
    return {
      person: { id: person.id, name: person.name },
      role: person.role,
      hasPin: (await store.people.get(person.id))?.hasPin ?? false,
      mayChange,
      standard: of.standard,
      stamp: stampOf(of),
      methods: of.methods.map((method) => ({
        ...method,
        address: mayChange ? method.address : masked(method.address),
      })),
      rules: of.rules,
      gaps: uncovered(of.rules),
      warnings: findings.filter(({ what }) => what !== 'gap').map((each) => inWords(each, of)),
    };
  };
  return {
    async list(viewer) {
      const all = await contacts.list();
      const people = await Promise.all(all.map((each) => shown(viewer, each)));
      return people
        .filter((each) => each !== null)
        .sort((a, b) => Number(b.role === 'clinician') - Number(a.role === 'clinician'));
    },
    async change(viewer, personId, plan, stamp) {
      if (!practice.people.some(({ id }) => id === personId)) return { ok: false, why: 'unknown' };
      const before = await contacts.of(personId);
      if (stampOf(before) !== stamp) return { ok: false, why: 'stale' };
      const given = asContacts(plan);
      // None at all: back to the telephone of the practice file.
      const none = given.methods.length === 0;
      const faults = (none ? [] : contacts.check(given)).filter(({ level }) => level === 'error');
      if (faults.length > 0)
        return { ok: false, why: 'refused', says: faults.map((each) => inWords(each, given)).join(' ') };
      await contacts.change(personId, given, viewerActor(viewer));
      const channels = await shown(viewer, await contacts.of(personId));
      return channels ? { ok: true, channels } : { ok: false, why: 'unknown' };
    },
    async test(viewer, personId, methodId) {
      const of = await contacts.of(personId);
      const method = of.methods.find(({ id }) => id === methodId);
      if (!method) return null;
      const sent = await contacts.test(personId, methodId, viewerActor(viewer));
      return { ok: sent.state !== 'failed', says: cameOf(sent, isVoice(method.channel)) };
    },
  };
}

const asContacts = ({ methods, rules }: ContactPlan) => ({
  methods: methods.map((each) => ({ ...each, tested: null })),
  rules,
});

/** Of what can be changed; a test that came between is no change. */
function stampOf({ methods, rules }: Pick<PersonContacts, 'methods' | 'rules'>): string {
  const plain = { methods: methods.map(({ id, channel, address }) => [id, channel, address]), rules };
  return createHash('sha256').update(JSON.stringify(plain)).digest('base64url').slice(0, 32);
}

/** The last two characters: enough to tell two telephones apart. */
const masked = (address: string) => `… ${address.slice(-2)}`;

const DAYS: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

function inWords({ what, method, spans }: ContactFinding, { methods }: Pick<PersonContacts, 'methods'>): string {
  const times = spans.map(({ day, from, to }) => `${DAYS[day]} ${from} to ${to}`).join(', ');
  const at = methods.findIndex(({ id }) => id === method);
  const which = at >= 0 ? `Channel ${at + 1}` : 'One channel';
  switch (what) {
    case 'gap':
      return `No channel is set for ${times}.`;
    case 'only-mail':
      return `Only e-mail goes then, which wakes nobody: ${times}.`;
    case 'bad-time':
      return `${which}: those hours cannot be.`;
    case 'bad-address':
      return `${which}: that is no telephone number with its country code, such as +15185550100.`;
    case 'not-listed':
      return `${which}: the settings of the box do not list that address, so nothing may leave for it.`;
    case 'unused':
      return `${which} is used at no time.`;
    case 'twice':
      return `${which} is there twice.`;
    default:
      return `${which} is not known.`;
  }
}

const FAILED: Record<Exclude<Sent['reason'], null>, string> = {
  'not-set-up': 'The settings name no gateway for it.',
  'not-listed': 'The settings do not list that address.',
  unreachable: 'There was no connection.',
  late: 'There was no answer in time.',
  busy: 'The gateway takes nothing for now.',
  refused: 'The gateway refused.',
  address: 'That address is not known there.',
  cancelled: 'It was cancelled.',
};

function cameOf(sent: Sent, rings: boolean): string {
  if (sent.state === 'failed') return FAILED[sent.reason];
  if (sent.state === 'delivered') return rings ? 'It was answered.' : 'It arrived.';
  return rings ? 'It rang.' : 'The gateway took it.';
}
