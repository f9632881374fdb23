import type { AlarmsService } from '../../console/api/alarm-services.ts';
import type { Practice } from '../../practice/practice.ts';
import type { AlarmRow } from '../../store/alarms.ts';
import type { Store } from '../../store/store.ts';
import { OF_ESCALATIONS } from '../alarms.ts';
import { viewerActor } from './access.ts';

/** Alarms for the pages. */
export function alarmsService({ store, practice }: { store: Store; practice: Practice }): AlarmsService {
  return {
    async open() {
      const rows = (await store.alarms.open()).reverse();
      const users = new Map((await store.users.list()).map(({ id, name }) => [`user:${id}`, name]));
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        says: inWords(row, practice),
        escalation: OF_ESCALATIONS.has(row.kind) ? row.about : null,
        raisedAt: row.raisedAt,
        fromAt: row.fromAt,
        seenBy: row.seenBy && (users.get(row.seenBy) ?? row.seenBy),
      }));
    },
    seen: (viewer, id) => store.alarms.seen(id, viewerActor(viewer)),
  };
}

const GATEWAYS: Record<string, string> = {
  sms: 'The gateway for SMS',
  smtp: 'The mail server',
  snpp: 'The gateway for pagers',
};

const WAYS: Record<string, string> = {
  'call-mobile': 'mobile telephone',
  'call-home': 'home telephone',
  'call-desk': 'desk telephone',
  sms: 'SMS',
  'pager-snpp': 'pager',
  'pager-email': 'pager by e-mail',
  email: 'e-mail',
  webhook: 'push',
};

function inWords({ kind, about }: AlarmRow, practice: Practice): string {
  switch (kind) {
    case 'rota-gap': {
      const [service = '', seat = 'primary'] = about.split(' ');
      return `Nobody is planned as ${seat} for ${service.replaceAll('_', ' ')}: the last resort would be woken.`;
    }
    case 'pin-locked': {
      const name = practice.people.find(({ id }) => id === about)?.name ?? about;
      return `The PIN of ${name} was locked after three wrong tries. If that was not ${name}, somebody else has their telephone.`;
    }
    case 'trunk-down':
      return 'The telephone line is down. Calls go to the backup path; nobody can be rung by the box.';
    case 'gateway-down':
      return `${GATEWAYS[about] ?? `The push service ${about.replace('webhook:', '')}`} does not take messages. People are reached by their other ways.`;
    case 'ladder-exhausted':
      return 'Everybody was tried for an urgent call and nobody acknowledged it.';
    case 'last-resort':
      return 'Nobody on the ladder took an urgent call: the last resort is rung.';
    case 'rose-again':
      return 'Whoever took an urgent call did not say in time what came of it: it is paged again.';
    case 'channel-down':
      return `Somebody could not be reached by ${WAYS[about] ?? about}: the line or gateway failed. Their other ways were tried.`;
    case 'pin-guessing':
      return "Wrong PINs were keyed from a telephone that is nobody's of the practice. Such a telephone is let in no more for an hour.";
  }
}
