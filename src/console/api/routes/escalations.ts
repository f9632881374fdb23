import { Type } from 'typebox';
import { ContactPlan, Escalation, EscalationSummary, PersonChannels } from '../escalation-schemas.ts';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';
import { ownOrAny } from './schedule.ts';

const id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z_.:-]+$' });
/** One page of what is over; older ones are found by their call. */
const MOST_CLOSED = 30;

const REFUSED = {
  unknown: 'NOT_FOUND',
  'not-on-rota': 'NOT_ALLOWED',
  'wrong-pin': 'WRONG_PIN',
  locked: 'PIN_LOCKED',
  elsewhere: 'ESCALATION_TAKEN',
} as const;

/** Escalations, and the channels by which people are reached. */
export function escalationRoutes(app: Api, { escalations, channels }: ConsoleServices): void {
  const tags = ['escalations'];
  app.get(
    '/api/escalations',
    {
      config: { may: 'on-call.read' },
      schema: {
        tags,
        operationId: 'listEscalations',
        response: {
          200: Type.Object({ open: Type.Array(ref(EscalationSummary)), closed: Type.Array(ref(EscalationSummary)) }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const [open, closed] = await Promise.all([escalations.open(viewer), escalations.closed(viewer, MOST_CLOSED)]);
      return { open, closed };
    },
  );

  const one = { params: Type.Object({ id }), response: { 200: ref(Escalation), '4xx': ref(Refusal) } };
  app.get(
    '/api/escalations/:id',
    { config: { may: 'calls.read' }, schema: { tags, operationId: 'getEscalation', ...one } },
    async (request) => {
      const found = await escalations.view(viewerOf(request), request.params.id);
      if (!found) throw new Problem('NOT_FOUND');
      return found;
    },
  );

  app.get(
    '/api/escalations/:id/export',
    { config: { may: 'calls.read' }, schema: { tags, operationId: 'exportEscalation', ...one } },
    async (request, reply) => {
      const found = await escalations.exported(viewerOf(request), request.params.id);
      if (!found) throw new Problem('NOT_FOUND');
      reply.header('content-disposition', `attachment; filename="escalation-${request.params.id}.json"`);
      return found;
    },
  );

  app.post(
    '/api/escalations/:id/act',
    {
      config: { may: 'pin.set-own', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        tags,
        operationId: 'actOnEscalation',
        params: Type.Object({ id }),
        body: Type.Object(
          {
            act: Type.Enum([
              'calls-back',
              'advised',
              'done',
              'reached-otherwise',
              'give-back',
              'take-over',
              'withdraw',
            ]),
            pin: Type.String({ pattern: '^[0-9]{4,8}$' }),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      const { act, pin } = request.body;
      const done = await escalations.act(viewerOf(request), request.params.id, act, pin);
      if (!done.ok) throw new Problem(REFUSED[done.why]);
      return reply.status(204).send(null);
    },
  );

  const people = ['people'];
  app.get(
    '/api/channels',
    {
      config: { may: 'on-call.read' },
      schema: {
        tags: people,
        operationId: 'listChannels',
        response: { 200: Type.Object({ people: Type.Array(ref(PersonChannels)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => ({ people: await channels.list(viewerOf(request)) }),
  );

  app.put(
    '/api/people/:id/channels',
    {
      config: { may: 'on-call.read' },
      schema: {
        tags: people,
        operationId: 'setChannels',
        params: Type.Object({ id }),
        body: Type.Object(
          { plan: ref(ContactPlan), stamp: Type.String({ maxLength: 80 }) },
          { additionalProperties: false },
        ),
        response: { 200: ref(PersonChannels), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      ownOrAny(request, request.params.id);
      const { plan, stamp } = request.body;
      const set = await channels.change(viewerOf(request), request.params.id, plan, stamp);
      if (set.ok) return set.channels;
      if (set.why === 'refused') throw new Problem('CHANNELS_REFUSED', { says: set.says });
      throw new Problem(set.why === 'stale' ? 'CHANNELS_STALE' : 'NOT_FOUND');
    },
  );

  app.post(
    '/api/people/:id/channels/:method/test',
    {
      // Each one rings somebody's telephone.
      config: { may: 'on-call.read', rateLimit: { max: 6, timeWindow: 60_000 } },
      schema: {
        tags: people,
        operationId: 'testChannel',
        params: Type.Object({ id, method: id }),
        response: { 200: Type.Object({ ok: Type.Boolean(), says: Type.String() }), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { id, method } = request.params;
      ownOrAny(request, id);
      const tested = await channels.test(viewerOf(request), id, method);
      if (!tested) throw new Problem('NOT_FOUND');
      return tested;
    },
  );
}
