import { viewerOf } from '../guard.ts';
import { Box, Overview, Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices, Permission } from '../services.ts';

const tags = ['box'];

/** How the box is, and what every page shows. */
export function boxRoutes(app: Api, { box, calls, messages, escalations }: ConsoleServices): void {
  app.get(
    '/api/box',
    {
      config: { may: 'box.read' },
      schema: { tags, operationId: 'getBox', response: { 200: ref(Box), '4xx': ref(Refusal) } },
    },
    async () => box.health(),
  );

  app.get(
    '/api/overview',
    {
      config: { may: 'logged-in' },
      schema: { tags, operationId: 'getOverview', response: { 200: ref(Overview), '4xx': ref(Refusal) } },
    },
    async (request) => {
      const may = (permission: Permission) => viewerOf(request).permissions.includes(permission);
      const [live, openMessages, open, health] = await Promise.all([
        may('calls.read') ? calls.live() : [],
        may('messages.read') ? messages.open() : 0,
        may('on-call.read') ? escalations.open(viewerOf(request)) : [],
        may('box.read') ? box.health() : null,
      ]);
      return { live, openMessages, openEscalations: open.length, box: health?.state ?? null };
    },
  );
}
