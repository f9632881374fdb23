import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { viewerOf } from '../guard.ts';
import type { EditRefused, EditResult } from '../on-call-services.ts';
import { Problem } from '../problem.ts';
import { Edited, ImportPreview, Schedule, ScheduleEdit, SEAT, SoonOnCall, Workload } from '../schedule-schemas.ts';
import { Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['schedule'];
const ID = '^[0-9A-Za-z_.:-]+$';
const id = Type.String({ minLength: 1, maxLength: 80, pattern: ID });
const orAll = Type.Union([id, Type.Null()]);
const instant = (description: string) =>
  Type.String({
    // An offset is a must: a wall clock alone is two moments in the night in which the clocks go back.
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})$',
    maxLength: 40,
    description: `${description} ISO 8601 with an offset.`,
  });
const version = Type.Integer({ minimum: 0, description: 'The version of the schedule that the edit was made on.' });
const reason = Type.String({ maxLength: 300 });
const wish = {
  service: orAll,
  seat: SEAT,
  person: id,
  start: instant('Included.'),
  end: instant('Not included.'),
  reason,
};
const strict = { additionalProperties: false };
/** A year in weeks of one service is more than any page shows. */
const MOST_MS = 400 * 86_400_000;
/** Of an import, in bytes: years of an exported schedule. */
export const MOST_IMPORT = 2 * 1024 * 1024;

const edit = (operationId: string, body: ReturnType<typeof Type.Object>) => ({
  tags,
  operationId,
  body,
  response: { 200: ref(Edited), '4xx': ref(Refusal) },
});

/** Who is on call: the plan, its edits, swaps, hours, and schedules that come from elsewhere. */
export function scheduleRoutes(app: Api, { schedule }: ConsoleServices): void {
  const read = { may: 'on-call.read' } as const;
  const write = { may: 'on-call.write' } as const;

  app.get(
    '/api/on-call/soon',
    {
      config: read,
      schema: { tags, operationId: 'getSoon', response: { 200: ref(SoonOnCall), '4xx': ref(Refusal) } },
    },
    async () => schedule.soon(),
  );

  app.get(
    '/api/schedule',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getSchedule',
        querystring: Type.Object(
          { from: instant('Included.'), to: instant('Not included.'), service: Type.Optional(id) },
          strict,
        ),
        response: { 200: ref(Schedule), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { from, to, service = null } = request.query;
      refuseLong(from, to);
      return schedule.view(viewerOf(request), from, to, service);
    },
  );

  app.get(
    '/api/schedule/edits',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listEdits',
        querystring: Type.Object({ after: version }, strict),
        response: { 200: Type.Object({ edits: Type.Array(ref(ScheduleEdit)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => ({ edits: await schedule.since(viewerOf(request), request.query.after) }),
  );

  app.get(
    '/api/schedule/workload',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getWorkload',
        querystring: Type.Object({ from: instant('Included.'), to: instant('Not included.') }, strict),
        response: { 200: Type.Object({ people: Type.Array(ref(Workload)) }), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      refuseLong(from, to);
      return { people: await schedule.workload(from, to) };
    },
  );

  app.post(
    '/api/schedule/consider',
    {
      config: write,
      schema: {
        tags,
        operationId: 'considerOverride',
        body: Type.Object(wish, strict),
        response: {
          200: Type.Object({
            replaces: Type.Array(Type.String(), { description: 'Who is on call there now, as sentences.' }),
            warnings: Type.Array(Type.String()),
          }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => schedule.consider(request.body),
  );

  const changed = Type.Object({ ...wish, version }, strict);
  app.post(
    '/api/schedule/overrides',
    { config: write, schema: { ...edit('addOverride', changed), body: changed } },
    async (request) => {
      const { version, ...given } = request.body;
      return settled(await schedule.addOverride(viewerOf(request), given, version));
    },
  );

  app.put(
    '/api/schedule/overrides/:id',
    {
      config: write,
      schema: { ...edit('changeOverride', changed), body: changed, params: Type.Object({ id }) },
    },
    async (request) => {
      const { version, ...given } = request.body;
      return settled(await schedule.changeOverride(viewerOf(request), request.params.id, given, version));
    },
  );

  const onVersion = Type.Object({ version }, strict);
  app.delete(
    '/api/schedule/overrides/:id',
    {
      config: write,
      schema: { ...edit('removeOverride', onVersion), body: onVersion, params: Type.Object({ id }) },
    },
    async (request) =>
      settled(await schedule.removeOverride(viewerOf(request), request.params.id, request.body.version)),
  );

  const undone = Type.Object(
    { edit: Type.Integer({ description: 'The version that the edit made.' }), version },
    strict,
  );
  app.post(
    '/api/schedule/undo',
    { config: write, schema: { ...edit('undoEdit', undone), body: undone } },
    async (request) => settled(await schedule.undo(viewerOf(request), request.body.edit, request.body.version)),
  );

  const asked = Type.Object(
    {
      service: orAll,
      seat: SEAT,
      from: id,
      start: instant('Included.'),
      end: instant('Not included.'),
      askedOf: orAll,
      inReturn: Type.Union([
        Type.Object({ start: instant('Included.'), end: instant('Not included.') }, strict),
        Type.Null(),
      ]),
      reason,
      version,
    },
    strict,
  );
  app.post('/api/swaps', { config: write, schema: { ...edit('askSwap', asked), body: asked } }, async (request) => {
    const { version, ...given } = request.body;
    return settled(await schedule.askSwap(viewerOf(request), given, version));
  });

  const answered = Type.Object({ answer: Type.Enum(['accept', 'decline', 'take', 'withdraw']), version }, strict);
  app.post(
    '/api/swaps/:id/answer',
    {
      config: write,
      schema: { ...edit('answerSwap', answered), body: answered, params: Type.Object({ id }) },
    },
    async (request) =>
      settled(
        await schedule.answerSwap(viewerOf(request), request.params.id, request.body.answer, request.body.version),
      ),
  );

  app.post(
    '/api/schedule/imports',
    {
      config: write,
      bodyLimit: 2 * MOST_IMPORT,
      schema: {
        tags,
        operationId: 'previewImport',
        body: Type.Object(
          {
            source: Type.String({ minLength: 1, maxLength: 60, description: 'Name of the schedule that it is.' }),
            service: orAll,
            fileName: Type.String({ minLength: 1, maxLength: 200 }),
            content: Type.String({ maxLength: Math.ceil((MOST_IMPORT * 4) / 3) + 4, description: 'Base64.' }),
            names: Type.Record(Type.String(), id, { description: 'Id of a person by their name in the file.' }),
            tasks: Type.Record(Type.String(), Type.Union([SEAT, Type.Null()]), {
              description: 'Which seat a task of the file is; null: none, it is left out.',
            }),
            dates: Type.Union([Type.Literal('month-first'), Type.Literal('day-first'), Type.Null()], {
              default: null,
              description: 'Which of two numbers in a date is the month; null: nobody said it.',
            }),
          },
          strict,
        ),
        response: { 200: ref(ImportPreview), '4xx': ref(Refusal) },
      },
    },
    async (request) => {
      const { content, ...given } = request.body;
      const made = await schedule.preview(viewerOf(request), { ...given, bytes: Buffer.from(content, 'base64') });
      if (!made.ok) throw problem(made);
      return made.preview;
    },
  );

  app.post(
    '/api/schedule/imports/:id/apply',
    {
      config: write,
      schema: {
        tags,
        operationId: 'applyImport',
        params: Type.Object({ id }),
        body: Type.Object(
          {
            force: Type.Boolean({
              default: false,
              description: 'Also what the preview says is held. Who asks has seen which shifts it takes away.',
            }),
          },
          strict,
        ),
        response: { 200: ref(Edited), '4xx': ref(Refusal) },
      },
    },
    async (request) => settled(await schedule.apply(viewerOf(request), request.params.id, request.body.force)),
  );

  app.post(
    '/api/people/:id/feed',
    {
      config: read,
      schema: {
        tags,
        operationId: 'newFeed',
        params: Type.Object({ id }),
        description: 'Makes a new secret address; the one before it ends.',
        response: {
          200: Type.Object({ path: Type.String({ description: 'Whoever knows it can read the calendar.' }) }),
          '4xx': ref(Refusal),
        },
      },
    },
    async (request) => {
      ownOrAny(request, request.params.id);
      const path = await schedule.newFeed(viewerOf(request), request.params.id);
      if (!path) throw new Problem('NOT_FOUND');
      return { path };
    },
  );
}

/** Somebody's own things, or everybody's for who looks after the people. */
export function ownOrAny(request: FastifyRequest, personId: string): void {
  const { user, permissions } = viewerOf(request);
  if (user.personId !== personId && !permissions.includes('people.write')) throw new Problem('NOT_ALLOWED');
}

/** What an edit came to, or the problem that it is. */
export function settled(result: EditResult) {
  if (!result.ok) throw problem(result);
  const { version, says, warnings } = result;
  return { version, says, warnings };
}

function problem(refused: EditRefused): Problem {
  if (refused.why === 'refused') return new Problem('SCHEDULE_REFUSED', { says: refused.says });
  const codes = { stale: 'SCHEDULE_STALE', unknown: 'NOT_FOUND', 'not-yours': 'NOT_ALLOWED' } as const;
  return new Problem(codes[refused.why]);
}

function refuseLong(from: string, to: string): void {
  const ms = Date.parse(to) - Date.parse(from);
  if (!(ms > 0 && ms <= MOST_MS)) throw new Problem('INPUT_INVALID');
}
