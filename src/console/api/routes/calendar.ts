import { Type } from 'typebox';
import {
  Calendar,
  CalendarFree,
  CalendarKind,
  CalendarOffer,
  CalendarPatient,
  CalendarVisit,
  CalendarWaiting,
} from '../calendar-schemas.ts';
import type { CalendarResult } from '../calendar-services.ts';
import { viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['calendar'];
const id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z@_-]+$' });
const date = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const approved = Type.Boolean({ description: 'Whoever has to agree to this kind of visit has agreed.' });
const WEEK = 7;

/** The box's own calendar. Names are looked for in the body of a request: no address holds one. */
export function calendarRoutes(app: Api, { calendar }: ConsoleServices): void {
  const may = { config: { may: 'calendar.read' as const } };
  const mayWrite = { config: { may: 'calendar.write' as const } };

  app.get(
    '/api/calendar',
    {
      ...may,
      schema: {
        tags,
        operationId: 'getCalendar',
        querystring: Type.Object(
          {
            from: Type.Optional(date),
            days: Type.Integer({ minimum: 1, maximum: WEEK, description: 'So many from then on.' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: ref(Calendar), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { from, days } = request.query;
      if (from !== undefined && !realDate(from)) throw new Problem('INPUT_INVALID');
      return calendar.view(viewerOf(request), from ?? null, days);
    },
  );

  app.post(
    '/api/calendar/patients',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'findPatients',
        body: Type.Object(
          {
            words: Type.String({
              maxLength: 80,
              description: 'Of the name; at least three letters, or none with a date.',
            }),
            dob: Type.Union([date, Type.Null()]),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ patients: Type.Array(ref(CalendarPatient)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { words, dob } = request.body;
      if (words.replace(/[^\p{L}]/gu, '').length < 3 && !realDate(dob ?? undefined)) throw new Problem('INPUT_INVALID');
      return { patients: await calendar.patients(viewerOf(request), { words, dob }) };
    },
  );

  app.get(
    '/api/calendar/patients/:id/kinds',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'listVisitKinds',
        params: Type.Object({ id }),
        response: { 200: Type.Object({ kinds: Type.Array(ref(CalendarKind)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => ({ kinds: found(await calendar.kinds(viewerOf(request), request.params.id)) }),
  );

  app.post(
    '/api/calendar/free',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'findFreeTimes',
        body: Type.Object(
          {
            patient: id,
            visit: id,
            provider: Type.Union([id, Type.Null()]),
            from: date,
            after: Type.Union([
              Type.String({ pattern: '^[0-2]\\d:[0-5]\\d$', description: 'On that date no sooner, local.' }),
              Type.Null(),
            ]),
            approved,
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ free: Type.Array(ref(CalendarFree)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const from = realDate(request.body.from);
      if (!from) throw new Problem('INPUT_INVALID');
      return { free: found(await calendar.free(viewerOf(request), request.body)) };
    },
  );

  app.post(
    '/api/calendar/visits',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'bookVisit',
        body: Type.Object({ patient: id, offer: ref(CalendarOffer), approved }, { additionalProperties: false }),
        response: { 200: ref(CalendarVisit), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { patient, offer, approved } = request.body;
      return done(await calendar.book(viewerOf(request), patient, offer, approved));
    },
  );

  app.put(
    '/api/calendar/visits/:id/time',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'moveVisit',
        params: Type.Object({ id }),
        body: Type.Object({ offer: ref(CalendarOffer), approved }, { additionalProperties: false }),
        response: { 200: ref(CalendarVisit), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { offer, approved } = request.body;
      return done(await calendar.move(viewerOf(request), request.params.id, offer, approved));
    },
  );

  app.delete(
    '/api/calendar/visits/:id',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'cancelVisit',
        params: Type.Object({ id }),
        response: { 204: Type.Null(), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      if (!(await calendar.cancel(viewerOf(request), request.params.id))) throw new Problem('NOT_FOUND');
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/api/calendar/waiting',
    {
      ...may,
      schema: {
        tags,
        operationId: 'listWaiting',
        response: { 200: Type.Object({ waiting: Type.Array(ref(CalendarWaiting)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => ({ waiting: await calendar.waiting(viewerOf(request)) }),
  );

  app.put(
    '/api/calendar/waiting/:id/done',
    {
      ...mayWrite,
      schema: {
        tags,
        operationId: 'setWaitingDone',
        params: Type.Object({ id }),
        response: { 204: Type.Null(), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      if (!(await calendar.done(viewerOf(request), request.params.id))) throw new Problem('NOT_FOUND');
      return reply.status(204).send(null);
    },
  );
}

function found<T>(value: T | null): T {
  if (value === null) throw new Problem('NOT_FOUND');
  return value;
}

function done(result: CalendarResult) {
  if (result.ok) return result.visit;
  throw new Problem(result.why === 'taken' ? 'TIME_TAKEN' : result.why === 'refused' ? 'TIME_REFUSED' : 'NOT_FOUND');
}

/** undefined where the calendar of the world has no such day. */
function realDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}
