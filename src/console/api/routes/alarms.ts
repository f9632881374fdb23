import { Type } from 'typebox';
import { Alarm } from '../alarm-schemas.ts';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['alarms'];

/** Gaps, locked PINs, ladders that reached nobody, lines and gateways that are down. */
export function alarmRoutes(app: Api, { alarms }: ConsoleServices): void {
  app.get(
    '/api/alarms',
    {
      config: { may: 'on-call.read' },
      schema: {
        tags,
        operationId: 'listAlarms',
        response: { 200: Type.Object({ alarms: Type.Array(ref(Alarm)) }), '4xx': ref(Refusal) },
      },
    },
    async () => ({ alarms: await alarms.open() }),
  );

  app.post(
    '/api/alarms/:id/seen',
    {
      config: { may: 'on-call.write' },
      schema: {
        tags,
        operationId: 'seeAlarm',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z-]+$' }) }),
        response: { 200: Type.Object({ alarms: Type.Array(ref(Alarm)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      if (!(await alarms.seen(viewerOf(request), request.params.id))) throw new Problem('NOT_FOUND');
      return { alarms: await alarms.open() };
    },
  );
}
