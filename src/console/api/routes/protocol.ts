import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { ProtocolDiff, ProtocolOverview, ProtocolText, ProtocolTree, Trial } from '../protocol-schemas.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';
import { id, params, valueIn, versionRef } from './protocol-result.ts';

const tags = ['protocol'];
const read = { may: 'protocol.read' } as const;

/** What judges the calls: where it stands, what is in it, what it makes of words, and the way back. */
export function protocolRoutes(app: Api, { protocols }: ConsoleServices): void {
  app.get(
    '/api/protocol',
    {
      config: read,
      schema: { tags, operationId: 'getProtocol', response: { 200: ref(ProtocolOverview), '4xx': ref(Refusal) } },
    },
    async (request) => protocols.overview(viewerOf(request)),
  );

  app.get(
    '/api/protocol/versions/:id',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getProtocolVersion',
        params,
        response: { 200: ref(ProtocolText), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const found = await protocols.version(viewerOf(request), request.params.id);
      if (!found) throw new Problem('NOT_FOUND');
      return found;
    },
  );

  app.get(
    '/api/protocol/tree',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getProtocolTree',
        querystring: Type.Object({ version: versionRef }, { additionalProperties: false }),
        response: { 200: ref(ProtocolTree), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.tree(viewerOf(request), request.query.version)),
  );

  app.get(
    '/api/protocol/diff',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getProtocolDiff',
        querystring: Type.Object({ version: versionRef, against: versionRef }, { additionalProperties: false }),
        response: { 200: ref(ProtocolDiff), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.diff(viewerOf(request), request.query.version, request.query.against)),
  );

  app.post(
    '/api/protocol/try',
    {
      config: read,
      schema: {
        tags,
        operationId: 'tryProtocol',
        description: 'What it makes of words, one utterance after the other. Nothing of it is kept.',
        body: Type.Object(
          {
            version: versionRef,
            lang: Type.Enum(['en', 'es']),
            said: Type.Array(Type.String({ maxLength: 1_000 }), { minItems: 1, maxItems: 20 }),
          },
          { additionalProperties: false },
        ),
        response: { 200: ref(Trial), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.trial(viewerOf(request), request.body)),
  );

  app.post(
    '/api/protocol/roll-back',
    {
      config: { may: 'protocol.approve' },
      schema: {
        tags,
        operationId: 'rollBackProtocol',
        body: Type.Object({ entry: id }, { additionalProperties: false }),
        response: { 200: ref(ProtocolOverview), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.rollBack(viewerOf(request), request.body.entry)),
  );

  app.delete(
    '/api/protocol/scheduled/:id',
    {
      config: { may: 'protocol.approve' },
      schema: {
        tags,
        operationId: 'cancelScheduledProtocol',
        params,
        response: { 200: ref(ProtocolOverview), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.cancelScheduled(viewerOf(request), request.params.id)),
  );
}
