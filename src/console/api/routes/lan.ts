import { Temporal } from 'temporal-polyfill';
import { Type } from 'typebox';
import { Problem } from '../problem.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['for programs'];
/** Per address: a PBX asks at each call, a calendar a few times an hour. */
const often = { max: 120, timeWindow: 60_000 };
const rung = Type.Object({ id: Type.String(), name: Type.String(), phone: Type.String({ description: 'E.164.' }) });

const seats = {
  at: Type.String(),
  primary: rung,
  backup: Type.Union([rung, Type.Null()]),
  third: Type.Union([rung, Type.Null()]),
  lastResort: Type.Boolean({ description: 'Nobody is planned.' }),
};

/** An instant as RFC 3339 writes it, of a day that there is. */
function isInstant(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/** What programs of the clinic ask, without an account: a PBX who is on call, a calendar somebody's shifts. */
export function lanRoutes(app: Api, { lan }: ConsoleServices): void {
  app.get(
    '/api/lan/on-call',
    {
      config: { may: 'everyone', rateLimit: often },
      schema: {
        tags,
        operationId: 'whoIsOnCall',
        description: 'Who is on call, for a PBX. Open to whom `console.lanApi` lets in.',
        querystring: Type.Object(
          {
            at: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601 with an offset. Default: now.' })),
            service: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Default: the first.' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            service: Type.String(),
            ...seats,
            until: Type.Union([Type.String(), Type.Null()]),
            next: Type.Union([Type.Object(seats), Type.Null()], {
              description: 'Who is on call from the next hand-over on; null: none is in sight.',
            }),
            tomorrowNight: Type.Object(seats, {
              description: 'At ten in the evening of the day after `at`, by the practice’s clock.',
            }),
          }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
      if (!lan.mayAsk(request.ip, bearer)) throw new Problem('PROGRAM_REFUSED');
      const { at = new Date().toISOString(), service = null } = request.query;
      if (!isInstant(at)) throw new Problem('INPUT_INVALID');
      const answer = await lan.who(at, service);
      if (!answer) throw new Problem('NOT_FOUND');
      return answer;
    },
  );

  app.get(
    '/api/calendar/:secret.ics',
    {
      config: { may: 'everyone', rateLimit: often },
      schema: {
        tags,
        operationId: 'calendarFeed',
        description: "Somebody's shifts as iCalendar (RFC 5545), for whoever has the secret address.",
        params: Type.Object({ secret: Type.String({ pattern: '^[0-9A-Za-z_-]{20,100}$' }) }),
        produces: ['text/calendar'],
      },
    },
    async (request, reply) => {
      const calendar = await lan.calendar(request.params.secret);
      if (calendar === null) throw new Problem('NOT_FOUND');
      return reply.type('text/calendar; charset=utf-8').send(calendar);
    },
  );
}
