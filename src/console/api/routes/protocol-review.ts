import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { CasePreview, mark, Replay, Review, ReviewEntry, ReviewFigures } from '../protocol-schemas.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';
import { id, params, valueIn, versionRef } from './protocol-result.ts';

const tags = ['review'];
const config = { may: 'calls.review' } as const;
const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' });

/** How calls were judged: marks of clinicians, figures, cases made of calls, and drafts replayed over them. */
export function reviewRoutes(app: Api, { protocols, review }: ConsoleServices): void {
  app.get(
    '/api/review/calls',
    {
      config,
      schema: {
        tags,
        operationId: 'listReviewCalls',
        querystring: Type.Object(
          {
            state: Type.Enum(['open', 'done', 'all']),
            tier: Type.Optional(Type.Enum(['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'])),
            before: Type.Optional(id),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ calls: Type.Array(ref(ReviewEntry)), more: Type.Boolean() }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => {
      const { limit = 30, ...page } = request.query;
      const calls = await review.queue(viewerOf(request), { ...page, limit });
      return { calls, more: calls.length === limit };
    },
  );

  app.put(
    '/api/review/calls/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'markCall',
        params,
        body: Type.Object(mark, { additionalProperties: false }),
        response: { 200: ref(Review), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { verdict, wanted } = request.body;
      if ((verdict === 'right') !== (wanted === null)) throw new Problem('INPUT_INVALID');
      const marked = await review.mark(viewerOf(request), request.params.id, request.body);
      if (!marked) throw new Problem('NOT_FOUND');
      return marked;
    },
  );

  app.get(
    '/api/review/calls/:id/case',
    {
      config,
      schema: {
        tags,
        operationId: 'previewCase',
        params,
        response: { 200: ref(CasePreview), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const preview = await review.casePreview(viewerOf(request), request.params.id);
      if (!preview) throw new Problem('NOT_FOUND');
      return preview;
    },
  );

  app.get(
    '/api/review/figures',
    {
      config,
      schema: {
        tags,
        operationId: 'getReviewFigures',
        querystring: Type.Object({ from: month, to: month }, { additionalProperties: false }),
        response: { 200: ref(ReviewFigures), '4xx': ref(Refusal) },
      },
    },
    async (request) => review.figures(viewerOf(request), request.query.from, request.query.to),
  );

  app.post(
    '/api/review/replays',
    {
      config,
      schema: {
        tags,
        operationId: 'startReplay',
        description: 'One at a time: a new one ends the one before.',
        body: Type.Object(
          { version: versionRef, months: Type.Integer({ minimum: 1, maximum: 24 }) },
          { additionalProperties: false },
        ),
        response: { 200: ref(Replay), '4xx': ref(Refusal) },
      },
    },
    async (request) =>
      valueIn(await protocols.startReplay(viewerOf(request), request.body.version, request.body.months)),
  );

  app.get(
    '/api/review/replays/:id',
    {
      config,
      schema: { tags, operationId: 'getReplay', params, response: { 200: ref(Replay), '4xx': ref(Refusal) } },
    },
    async (request) => {
      const found = await protocols.replay(viewerOf(request), request.params.id);
      if (!found) throw new Problem('NOT_FOUND');
      return found;
    },
  );

  app.delete(
    '/api/review/replays/:id',
    {
      config,
      schema: { tags, operationId: 'cancelReplay', params, response: { 200: ref(Replay), '4xx': ref(Refusal) } },
    },
    async (request) => {
      const found = await protocols.cancelReplay(viewerOf(request), request.params.id);
      if (!found) throw new Problem('NOT_FOUND');
      return found;
    },
  );
}
