import type { Feed } from '../feed.ts';
import { COOKIE, viewerOf } from '../guard.ts';
import { Problem } from '../problem.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

/** The stream of changes (Server-Sent Events). */
export function eventRoutes(app: Api, { access }: ConsoleServices, feed: Feed): void {
  app.get('/api/events', { config: { may: 'logged-in' }, schema: { hide: true } }, (request, reply) => {
    const viewer = viewerOf(request);
    const still = async () => (await access.session(request.cookies[COOKIE] ?? '')) !== null;
    // Headers that hooks set (security) go along; from here on the stream is ours.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    if (!feed.open(viewer, reply.raw, still)) throw new Problem('TOO_MANY_WATCHERS');
    reply.hijack();
  });
}
