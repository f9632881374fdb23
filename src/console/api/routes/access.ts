import { Type } from 'typebox';
import { MAX_PASSWORD, MIN_PASSWORD } from '../../../access/password-rules.ts';
import type { Feed } from '../feed.ts';
import { COOKIE, clearSession, setSession, viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import { Refusal, ref, Session, State } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices, Viewer } from '../services.ts';

const tags = ['access'];
const name = Type.String({ minLength: 2, maxLength: 80 });
/** Per address: a person mistypes a few times, a program tries thousands. */
const tries = { max: 10, timeWindow: 60_000 };

/** First run, login and logout. */
export function accessRoutes(app: Api, { access, box }: ConsoleServices, feed: Feed): void {
  app.get(
    '/api/state',
    {
      config: { may: 'everyone' },
      schema: { tags, operationId: 'getState', response: { 200: ref(State) } },
    },
    async (request) => {
      const token = request.cookies[COOKIE];
      const viewer = token ? await access.session(token) : null;
      return {
        state: await access.state(),
        practice: box.practice(),
        shortestPassword: MIN_PASSWORD,
        needsCode: access.needsCode(),
        session: viewer && sessionOf(viewer),
      };
    },
  );

  app.post(
    '/api/first-run',
    {
      config: { may: 'everyone', rateLimit: tries },
      schema: {
        tags,
        operationId: 'createAdministrator',
        body: Type.Object(
          {
            name,
            password: Type.String({ maxLength: MAX_PASSWORD }),
            code: Type.Optional(Type.String({ maxLength: 40 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: ref(Session), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      const { name, password, code = null } = request.body;
      const made = await access.createAdministrator({ name, password, code, address: request.ip });
      if (!made.ok) {
        if (made.why === 'not-first-run') throw new Problem('NOT_FIRST_RUN');
        if (made.why === 'code') throw new Problem('SETUP_CODE_WRONG');
        throw new Problem(made.why === 'name' ? 'NAME_REFUSED' : 'PASSWORD_REFUSED');
      }
      setSession(reply, made.token);
      return sessionOf(made.viewer);
    },
  );

  app.post(
    '/api/login',
    {
      config: { may: 'everyone', rateLimit: tries },
      schema: {
        tags,
        operationId: 'login',
        body: Type.Object(
          { name: Type.String({ maxLength: 80 }), password: Type.String({ maxLength: MAX_PASSWORD }) },
          { additionalProperties: false },
        ),
        response: { 200: ref(Session), '4xx': ref(Refusal) },
      },
    },
    async (request, reply) => {
      const login = await access.login({ ...request.body, address: request.ip });
      if (!login.ok) throw new Problem(login.why === 'locked' ? 'TOO_MANY' : 'WRONG_PASSWORD');
      setSession(reply, login.token);
      return sessionOf(login.viewer);
    },
  );

  app.post(
    '/api/logout',
    {
      config: { may: 'logged-in' },
      schema: { tags, operationId: 'logout', response: { 204: Type.Null(), '4xx': ref(Refusal) } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      await access.logout(viewer);
      feed.end(viewer.sessionId);
      clearSession(reply);
      return reply.status(204).send(null);
    },
  );
}

const sessionOf = ({ user: { id, name, role, personId }, permissions }: Viewer) => ({
  user: { id, name, role, personId },
  permissions: [...permissions],
});
