import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import { entryId, Rotations, RotationWish, ServiceWish } from '../rotation-schemas.ts';
import { Edited } from '../schedule-schemas.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';
import { settled } from './schedule.ts';

const tags = ['schedule'];
const strict = { additionalProperties: false };
const version = Type.Integer({ minimum: 0, description: 'The version of the schedule that the edit was made on.' });
const instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})$',
  maxLength: 40,
});
const params = Type.Object({ id: entryId });
const response = { 200: ref(Edited), '4xx': ref(Refusal) };

/** What the schedule is made of: rotations, services and days away, for whoever looks after the people; and conflicts that they settle. */
export function rotationRoutes(app: Api, { rotations }: ConsoleServices): void {
  const write = { may: 'people.write' } as const;

  app.get(
    '/api/rotations',
    {
      config: { may: 'on-call.read' },
      schema: { tags, operationId: 'getRotations', response: { 200: ref(Rotations), '4xx': ref(Refusal) } },
    },
    async () => rotations.all(),
  );

  const rotation = Type.Object({ rotation: ref(RotationWish), version }, strict);
  app.post(
    '/api/rotations',
    { config: write, schema: { tags, operationId: 'addRotation', body: rotation, response } },
    async (request) =>
      settled(await rotations.putRotation(viewerOf(request), null, request.body.rotation, request.body.version)),
  );
  app.put(
    '/api/rotations/:id',
    { config: write, schema: { tags, operationId: 'changeRotation', params, body: rotation, response } },
    async (request) => {
      const { rotation, version } = request.body;
      return settled(await rotations.putRotation(viewerOf(request), request.params.id, rotation, version));
    },
  );

  const service = Type.Object({ service: ref(ServiceWish), version }, strict);
  app.post(
    '/api/services',
    { config: write, schema: { tags, operationId: 'addService', body: service, response } },
    async (request) =>
      settled(await rotations.putService(viewerOf(request), null, request.body.service, request.body.version)),
  );
  app.put(
    '/api/services/:id',
    { config: write, schema: { tags, operationId: 'changeService', params, body: service, response } },
    async (request) => {
      const { service, version } = request.body;
      return settled(await rotations.putService(viewerOf(request), request.params.id, service, version));
    },
  );

  const leave = Type.Object(
    { person: entryId, start: instant, end: instant, reason: Type.String({ maxLength: 300 }), version },
    strict,
  );
  app.post(
    '/api/leaves',
    { config: write, schema: { tags, operationId: 'addLeave', body: leave, response } },
    async (request) => {
      const { version, ...given } = request.body;
      return settled(await rotations.addLeave(viewerOf(request), given, version));
    },
  );

  app.post(
    '/api/schedule/entries/:kind/:id/remove',
    {
      config: write,
      schema: {
        tags,
        operationId: 'removeEntry',
        description: 'Takes away what was made or changed here; what stands in the practice file counts again.',
        params: Type.Object({ kind: Type.Enum(['layer', 'service', 'leave']), id: entryId }),
        body: Type.Object({ version }, strict),
        response,
      },
    },
    async (request) => {
      const { kind, id } = request.params;
      return settled(await rotations.remove(viewerOf(request), kind, id, request.body.version));
    },
  );

  app.post(
    '/api/schedule/overrides/:id/settle',
    {
      config: { may: 'on-call.write' },
      schema: {
        tags,
        operationId: 'settleConflict',
        description:
          'An override that stands against a schedule kept elsewhere goes on (`keep`), or gives way (`outside`).',
        params,
        body: Type.Object({ how: Type.Enum(['keep', 'outside']), version }, strict),
        response,
      },
    },
    async (request) =>
      settled(await rotations.settle(viewerOf(request), request.params.id, request.body.how, request.body.version)),
  );
}
