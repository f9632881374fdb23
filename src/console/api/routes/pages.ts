import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Problem } from '../problem.ts';
import type { Api } from '../server.ts';

/** Stands in index.html where the nonce of the answer goes. */
const NONCE = '__STYLE_NONCE__';

/** The built pages: files with a hash in their name for ever, index.html for every address that is a page's. */
export async function pageRoutes(app: Api, dist: string): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, may: 'everyone' };
    });
    await scope.register(fastifyStatic, {
      root: join(dist, 'assets'),
      prefix: '/assets/',
      index: false,
      dotfiles: 'deny',
      immutable: true,
      maxAge: '1y',
    });
  });
  app.get('/favicon.svg', { config: { may: 'everyone' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('image/svg+xml').send(await readFile(join(dist, 'favicon.svg'))),
  );
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (!page) throw new Problem('NOT_FOUND');
    const html = await readFile(join(dist, 'index.html'), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html.replaceAll(NONCE, reply.cspNonce.style));
  });
}
