import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { OnCall, Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['on call'];

/** Who is on call, the ladder, and PINs. */
export function onCallRoutes(app: Api, { onCall }: ConsoleServices): void {
  app.get(
    '/api/on-call',
    {
      config: { may: 'on-call.read' },
      schema: { tags, operationId: 'getOnCall', response: { 200: ref(OnCall), '4xx': ref(Refusal) } },
    },
    async (request) => onCall.view(viewerOf(request)),
  );

  app.put(
    '/api/people/:id/pin',
    {
      config: { may: 'logged-in', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        tags,
        operationId: 'setPin',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        body: Type.Object(
          { pin: Type.String({ pattern: '^[0-9]{4,8}$', description: '4 to 8 digits.' }) },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const own = viewer.user.personId === request.params.id && viewer.permissions.includes('pin.set-own');
      if (!own && !viewer.permissions.includes('pin.set-any')) throw new Problem('NOT_ALLOWED');
      const set = await onCall.setPin(viewer, request.params.id, request.body.pin);
      if (!set.ok) throw new Problem(set.why === 'too-easy' ? 'PIN_REFUSED' : 'NOT_FOUND');
      return reply.status(204).send(null);
    },
  );
}
