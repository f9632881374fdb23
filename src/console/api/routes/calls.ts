import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { Call, CallRecord, Note, Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['calls'];
const id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z-]+$' });

/** The calls, newest first, and one call with everything that was said and done. */
export function callRoutes(app: Api, { calls }: ConsoleServices): void {
  app.get(
    '/api/calls',
    {
      config: { may: 'calls.read' },
      schema: {
        tags,
        operationId: 'listCalls',
        querystring: Type.Object(
          {
            before: Type.Optional(id),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            calls: Type.Array(ref(Call)),
            more: Type.Boolean({ description: 'There are older ones: ask again with the last id as `before`.' }),
          }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => {
      const { before, limit = 30 } = request.query;
      const rows = await calls.list(viewerOf(request), { limit, ...(before ? { before } : {}) });
      return { calls: rows, more: rows.length === limit };
    },
  );

  app.get(
    '/api/calls/:id',
    {
      config: { may: 'calls.read' },
      schema: {
        tags,
        operationId: 'getCall',
        params: Type.Object({ id }),
        response: { 200: ref(CallRecord), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const record = await calls.view(viewerOf(request), request.params.id);
      if (!record) throw new Problem('NOT_FOUND');
      return record;
    },
  );

  app.get(
    '/api/calls/:id/note',
    {
      config: { may: 'calls.read' },
      schema: {
        tags,
        operationId: 'getNote',
        params: Type.Object({ id }),
        response: { 200: ref(Note), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const note = await calls.note(viewerOf(request), request.params.id);
      if (!note) throw new Problem('NOT_FOUND');
      return note;
    },
  );
}
