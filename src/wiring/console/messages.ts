import type { InboxMessage, MessagesService, Viewer } from '../../console/api/services.ts';
import { titleOfMessage } from '../../desk/notes/note.ts';
import type { Practice } from '../../practice/practice.ts';
import type { InboxEntry } from '../../store/messages.ts';
import type { Store } from '../../store/store.ts';
import { namedBy } from '../write-up.ts';
import { viewerActor } from './access.ts';

export function messagesService(store: Store, practice: Practice): MessagesService {
  const named = namedBy(practice);
  const nameOf = async (actor: string | null) =>
    actor?.startsWith('user:') ? ((await store.users.get(actor.slice('user:'.length)))?.name ?? null) : null;
  const shown = async (viewer: Viewer, entry: InboxEntry): Promise<InboxMessage> => {
    const { facts, note, matter, several, ...message } = entry;
    // An errand beside others, or beside what was urgent, is told as itself; what cannot wait with every message of its call.
    const own = message.tier === 'routine' && (several || note?.kind === 'sbar') ? matter : null;
    const fact = (name: string) => facts.find((f) => f.name === name)?.value || null;
    const call = await store.calls.get(message.callId);
    return {
      ...message,
      name: fact('name'),
      dob: fact('dob'),
      phone: fact('phone') ?? call?.callerNumber ?? null,
      reason: own?.reason ?? own?.words ?? fact('reason'),
      lang: call?.lang ?? 'en',
      takenByName: await nameOf(message.takenBy),
      mine: message.takenBy === viewerActor(viewer),
      doneByName: await nameOf(message.doneBy),
      title: (own && titleOfMessage(own, named)) || (note?.title ?? null),
      noteKind: note?.kind ?? null,
      tags: note?.tags ?? [],
    };
  };
  return {
    async list(viewer, state, limit) {
      const entries = await store.messages.inbox(viewerActor(viewer), state, limit);
      return await Promise.all(entries.map((entry) => shown(viewer, entry)));
    },
    async setState(viewer, id, state, over) {
      const actor = viewerActor(viewer);
      if (state === 'done') await store.messages.markDone(id, actor);
      else if (state === 'open') await store.messages.reopen(id, actor);
      else await store.messages.take(id, actor, over);
      const entry = await store.messages.view(id, actor);
      if (entry && state === 'taken' && entry.takenBy !== actor) return 'elsewhere';
      return entry && (await shown(viewer, entry));
    },
    open: async () => (await store.messages.listOpen()).length,
  };
}
