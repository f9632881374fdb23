import { Box, Overview, Refusal, ref } from '../schemas.ts';
import type { Api } from '../server.ts';
import type { ConsoleServices } from '../services.ts';

const tags = ['box'];

/** How the box is, and what every page shows. */
export function boxRoutes(app: Api, { box, calls, messages }: ConsoleServices): void {
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
    async () => {
      const [live, openMessages, health] = await Promise.all([calls.live(), messages.open(), box.health()]);
      return { live, openMessages, box: health.state };
    },
  );
}
