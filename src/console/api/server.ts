import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Log } from '../../log.ts';
import { ALARM_SCHEMAS } from './alarm-schemas.ts';
import { CALENDAR_SCHEMAS } from './calendar-schemas.ts';
import { ESCALATION_SCHEMAS } from './escalation-schemas.ts';
import { Feed } from './feed.ts';
import { guard } from './guard.ts';
import { PROBLEMS, Problem, type ProblemCode } from './problem.ts';
import { PROTOCOL_SCHEMAS } from './protocol-schemas.ts';
import { ROTATION_SCHEMAS } from './rotation-schemas.ts';
import { accessRoutes } from './routes/access.ts';
import { alarmRoutes } from './routes/alarms.ts';
import { boxRoutes } from './routes/box.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { callRoutes } from './routes/calls.ts';
import { escalationRoutes } from './routes/escalations.ts';
import { eventRoutes } from './routes/events.ts';
import { lanRoutes } from './routes/lan.ts';
import { messageRoutes } from './routes/messages.ts';
import { onCallRoutes } from './routes/on-call.ts';
import { pageRoutes } from './routes/pages.ts';
import { protocolRoutes } from './routes/protocol.ts';
import { protocolDraftRoutes } from './routes/protocol-drafts.ts';
import { reviewRoutes } from './routes/protocol-review.ts';
import { rotationRoutes } from './routes/rotations.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { SCHEDULE_SCHEMAS } from './schedule-schemas.ts';
import { SCHEMAS } from './schemas.ts';
import { buildSerializer } from './serializers.ts';
import type { ConsoleServices } from './services.ts';

/** The server with TypeBox as its types. */
export type Api = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface ApiOptions {
  services: ConsoleServices;
  log: Log;
  /** PEM. null: never listens, to describe itself only. */
  tls: { key: string; cert: string } | null;
  /** Folder of the built pages. */
  pages: string;
  version: string;
}

/** The web page's server, not yet listening. Nothing of a request is logged but its route and what went wrong. */
export async function makeApi({ services, log, tls, pages, version }: ApiOptions): Promise<Api> {
  const app = fastify({
    https: tls && { key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' },
    logger: false,
    bodyLimit: 16 * 1024,
    requestTimeout: 15_000,
    // Open pages hold an event stream: they are let go at once when the program stops.
    forceCloseConnections: true,
    schemaController: { compilersFactory: { buildSerializer } },
    ajv: { customOptions: { removeAdditional: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as Api;

  app.setErrorHandler(async (error, request, reply) => {
    const code = codeOf(error);
    if (code === 'FAILED') {
      // The message may hold what was entered; the code and the route say enough to look further.
      const inner = (error as { code?: unknown }).code;
      log.error(
        { route: request.routeOptions.url, code: String(inner ?? (error as Error).name) },
        'console request failed',
      );
    }
    const message = error instanceof Problem ? error.message : PROBLEMS[code].message;
    return reply.status(PROBLEMS[code].status).send({ code, message });
  });

  for (const schema of [
    ...SCHEMAS,
    ...PROTOCOL_SCHEMAS,
    ...CALENDAR_SCHEMAS,
    ...SCHEDULE_SCHEMAS,
    ...ROTATION_SCHEMAS,
    ...ESCALATION_SCHEMAS,
    ...ALARM_SCHEMAS,
  ])
    app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Nightbell console', version, description: 'What the pages of the console ask of the box.' },
    },
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  });
  await guard(app, services.access);
  const feed = new Feed(services.calls);
  app.addHook('preClose', async () => feed.close());
  accessRoutes(app, services, feed);
  callRoutes(app, services);
  messageRoutes(app, services);
  calendarRoutes(app, services);
  onCallRoutes(app, services);
  scheduleRoutes(app, services);
  rotationRoutes(app, services);
  escalationRoutes(app, services);
  alarmRoutes(app, services);
  lanRoutes(app, services);
  boxRoutes(app, services);
  protocolRoutes(app, services);
  protocolDraftRoutes(app, services);
  reviewRoutes(app, services);
  eventRoutes(app, services, feed);
  app.get('/api/openapi.json', { schema: { hide: true }, config: { may: 'logged-in' } }, async () => app.swagger());
  await pageRoutes(app, pages);
  return app;
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Problem) return error.code;
  const { validation, statusCode } = error as { validation?: unknown; statusCode?: number };
  if (validation || (statusCode !== undefined && statusCode >= 400 && statusCode < 500)) return 'INPUT_INVALID';
  return 'FAILED';
}
