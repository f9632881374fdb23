import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { InboxMessage, Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['messages'];
const state = Type.Enum(['open', 'taken', 'done']);
/** The inbox is worked through to its end; a page that shows more than this is no use to anybody. */
const MOST = 200;

/** The inbox: what callers left for the practice. */
export function messageRoutes(app: Api, { messages }: ConsoleServices): void {
  app.get(
    '/api/messages',
    {
      config: { may: 'messages.read' },
      schema: {
        tags,
        operationId: 'listMessages',
        querystring: Type.Object(
          { state: Type.Enum(['open', 'done'], { description: '`open`: also what somebody has taken.' }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ messages: Type.Array(ref(InboxMessage)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => ({ messages: await messages.list(viewerOf(request), request.query.state, MOST) }),
  );

  app.put(
    '/api/messages/:id/state',
    {
      config: { may: 'messages.write' },
      schema: {
        tags,
        operationId: 'setMessageState',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z-]+$' }) }),
        body: Type.Object(
          {
            state,
            over: Type.Optional(
              Type.Boolean({ description: 'Taken also where somebody else has it.', default: false }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: ref(InboxMessage), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { state, over = false } = request.body;
      const message = await messages.setState(viewerOf(request), request.params.id, state, over);
      if (!message) throw new Problem('NOT_FOUND');
      if (message === 'elsewhere') throw new Problem('TAKEN');
      return message;
    },
  );
}
