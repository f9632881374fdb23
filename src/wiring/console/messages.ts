import type { InboxMessage, MessagesService } from '../../console/api/services.ts';
import type { InboxEntry } from '../../store/messages.ts';
import type { Store } from '../../store/store.ts';
import { viewerActor } from './access.ts';

export function messagesService(store: Store): MessagesService {
  const shown = async (entry: InboxEntry): Promise<InboxMessage> => {
    const { facts, ...message } = entry;
    const fact = (name: string) => facts.find((f) => f.name === name)?.value || null;
    const call = await store.calls.get(message.callId);
    const doneBy = message.doneBy?.startsWith('user:')
      ? await store.users.get(message.doneBy.slice('user:'.length))
      : null;
    return {
      ...message,
      name: fact('name'),
      dob: fact('dob'),
      phone: fact('phone') ?? call?.callerNumber ?? null,
      reason: fact('reason'),
      lang: call?.lang ?? 'en',
      doneByName: doneBy?.name ?? null,
    };
  };
  return {
    async list(viewer, state, limit) {
      return await Promise.all(
        (await store.messages.inbox(viewerActor(viewer), state === 'done' ? 'done' : 'open', limit)).map(shown),
      );
    },
    async setState(viewer, id, state) {
      const actor = viewerActor(viewer);
      await (state === 'done' ? store.messages.markDone(id, actor) : store.messages.reopen(id, actor));
      const entry = await store.messages.view(id, actor);
      return entry && (await shown(entry));
    },
    open: async () => (await store.messages.listOpen()).length,
  };
}
