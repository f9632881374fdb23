import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';
import type { Api } from './server.ts';
import type { AccessService, Permission, Viewer } from './services.ts';

/** `__Host-` binds the cookie to this very host, to HTTPS and to the whole site (RFC 6265bis, 4.1.3.2). */
export const COOKIE = '__Host-nightbell';
/** Sent by our pages with every request that changes something: a form or a link of another site cannot send it. */
export const OWN_HEADER = 'x-nightbell';
/** Cookies end with the browser; the session itself ends in the access room. */
const COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the handler of every route that is not open to all. */
    viewer: Viewer | null;
  }
  interface FastifyContextConfig {
    /** Who may: everyone, everyone who is logged in, or those with a permission. A route without it is refused. */
    may?: 'everyone' | 'logged-in' | Permission;
  }
}

/** Everything that stands between the network and the routes: headers, origin, session, permission, rate. */
export async function guard(app: Api, access: AccessService): Promise<void> {
  app.decorateRequest('viewer', null);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Problem('TOO_MANY'),
  });
  await app.register(helmet, {
    // The components of the page make style elements: reply.cspNonce.style lets them, and them alone.
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Self-signed: with HSTS a browser would not let anybody trust the certificate by hand.
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    refuseOtherSites(request);
    await admit(request, access);
  });
}

/** CSRF: SameSite=Strict is the first wall, this is the second. */
function refuseOtherSites(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  const fetchSite = request.headers['sec-fetch-site'];
  const own =
    request.headers[OWN_HEADER] === 'console' &&
    (origin === undefined || origin === `https://${host}`) &&
    (fetchSite === undefined || fetchSite === 'same-origin');
  if (!own) throw new Problem('OTHER_SITE');
}

async function admit(request: FastifyRequest, access: AccessService): Promise<void> {
  if (request.is404) return;
  const may = request.routeOptions.config.may;
  if (may === 'everyone') return;
  const token = request.cookies[COOKIE];
  request.viewer = token ? await access.session(token) : null;
  if (!request.viewer) throw new Problem('NOT_LOGGED_IN');
  if (may === 'logged-in') return;
  if (!may || !request.viewer.permissions.includes(may)) throw new Problem('NOT_ALLOWED');
}

/** The viewer of a route that is not open to all. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new Problem('NOT_LOGGED_IN');
  return request.viewer;
}

export function setSession(reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, COOKIE_OPTIONS);
}

export function clearSession(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, COOKIE_OPTIONS);
}
