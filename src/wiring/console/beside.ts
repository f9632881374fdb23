import { checkContacts } from '../../delivery/check-contacts.ts';
import { standardContacts } from '../../delivery/contacts.ts';
import type { PagingView } from '../../oncall/paging/view.ts';
import type { Practice } from '../../practice/practice.ts';
import type { Store } from '../../store/store.ts';
import type { ContactsDesk } from './channels.ts';

/** For a console that is served without a telephone beside it. */
export const NOBODY_PAGED: PagingView = {
  open: async () => [],
  closed: async () => [],
  looked: async () => {},
  trail: async () => null,
  ofCall: async () => [],
  take: async () => false,
  takeOver: async () => false,
  settle: async () => false,
  giveBack: async () => false,
  withdraw: async () => false,
};

/** Escalations of a telephone that may come later than the console, or not at all. */
export function pagedBy(view: () => PagingView | null): PagingView {
  const now = () => view() ?? NOBODY_PAGED;
  return {
    open: () => now().open(),
    closed: (limit) => now().closed(limit),
    looked: (...look) => now().looked(...look),
    trail: (id) => now().trail(id),
    ofCall: (callId) => now().ofCall(callId),
    take: (...taken) => now().take(...taken),
    takeOver: (...taken) => now().takeOver(...taken),
    settle: (...settled) => now().settle(...settled),
    giveBack: (...given) => now().giveBack(...given),
    withdraw: (...given) => now().withdraw(...given),
  };
}

/** What is kept of how people are reached; nothing can be tried without a telephone and gateways. */
export function contactsIn(store: Pick<Store, 'contacts'>, practice: Practice): ContactsDesk {
  const of: ContactsDesk['of'] = async (id) =>
    (await store.contacts.of(id)) ??
    standardContacts({ id, phone: practice.people.find((each) => each.id === id)?.phone ?? '' });
  return {
    of,
    list: () => Promise.all(practice.people.map(({ id }) => of(id))),
    check: (contacts) => checkContacts(contacts, ({ address }) => address !== ''),
    change: (personId, contacts, actor) => store.contacts.put(personId, contacts, actor),
    test: async () => ({ state: 'failed', reference: '', reason: 'not-set-up' }),
  };
}
