import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { newCase, ProtocolText, Proving, Testing } from '../protocol-schemas.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';
import { id, params, revision, TEXT_BYTES, valueIn } from './protocol-result.ts';

const tags = ['protocol'];
const write = { may: 'protocol.write' } as const;
const approve = { may: 'protocol.approve' } as const;
const title = Type.String({ minLength: 1, maxLength: 120 });
const onRevision = Type.Object({ revision }, { additionalProperties: false });
const version = { 200: ref(ProtocolText), '4xx': ref(Refusal) };

/** A draft on its way: written, proven, tested, signed by two, published. */
export function protocolDraftRoutes(app: Api, { protocols, review }: ConsoleServices): void {
  app.post(
    '/api/protocol/drafts',
    {
      config: write,
      schema: {
        tags,
        operationId: 'createDraft',
        description: 'A new draft: empty, or a copy of the version it is based on.',
        body: Type.Object({ title, basedOn: Type.Union([id, Type.Null()]) }, { additionalProperties: false }),
        response: version,
      },
    },
    async (request) => valueIn(await protocols.create(viewerOf(request), request.body)),
  );

  app.put(
    '/api/protocol/drafts/:id',
    {
      config: write,
      bodyLimit: TEXT_BYTES,
      schema: {
        tags,
        operationId: 'editDraft',
        description:
          'Takes it back to a draft; signatures fall. A text that does not read is kept; `problem` says why.',
        params,
        body: Type.Object(
          {
            revision,
            title,
            specialties: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 40, uniqueItems: true }),
            text: Type.String({ maxLength: 500_000 }),
            note: Type.String({ maxLength: 4_000 }),
          },
          { additionalProperties: false },
        ),
        response: version,
      },
    },
    async (request) => {
      const { revision: seen, ...work } = request.body;
      return valueIn(await protocols.edit(viewerOf(request), request.params.id, seen, work));
    },
  );

  app.post(
    '/api/protocol/drafts/:id/prove',
    {
      config: write,
      schema: {
        tags,
        operationId: 'proveDraft',
        params,
        body: onRevision,
        response: { 200: ref(Proving), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.prove(viewerOf(request), request.params.id, request.body.revision)),
  );

  app.post(
    '/api/protocol/drafts/:id/test',
    {
      config: write,
      schema: {
        tags,
        operationId: 'testDraft',
        params,
        body: onRevision,
        response: { 200: ref(Testing), '4xx': ref(Refusal) },
      },
    },
    async (request) => valueIn(await protocols.test(viewerOf(request), request.params.id, request.body.revision)),
  );

  const steps = [
    ['sign', 'signDraft', write, 'sign'],
    ['approve', 'approveDraft', approve, 'approve'],
    ['send-back', 'sendBackDraft', write, 'sendBack'],
    ['discard', 'discardDraft', write, 'discard'],
  ] as const;
  for (const [path, operationId, config, step] of steps)
    app.post(
      `/api/protocol/drafts/:id/${path}` as '/api/protocol/drafts/:id/sign',
      { config, schema: { tags, operationId, params, body: onRevision, response: version } },
      async (request) => valueIn(await protocols[step](viewerOf(request), request.params.id, request.body.revision)),
    );

  app.post(
    '/api/protocol/drafts/:id/publish',
    {
      config: approve,
      schema: {
        tags,
        operationId: 'publishDraft',
        description: 'Proofs and cases are run again first.',
        params,
        body: Type.Object(
          {
            revision,
            from: Type.Union([
              Type.String({
                pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$',
                description: 'Live from then on, ISO 8601 in UTC.',
              }),
              Type.Null(),
            ]),
          },
          { additionalProperties: false },
        ),
        response: version,
      },
    },
    async (request) =>
      valueIn(await protocols.publish(viewerOf(request), request.params.id, request.body.revision, request.body.from)),
  );

  app.post(
    '/api/protocol/drafts/:id/cases',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addDraftCase',
        description: 'Appends a case that was made of a call and that somebody has read through.',
        params,
        body: Type.Object(newCase, { additionalProperties: false }),
        response: version,
      },
    },
    async (request) => valueIn(await review.addCase(viewerOf(request), request.params.id, request.body)),
  );
}
