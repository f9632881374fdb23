import { Api, HttpClient, type Refusal } from './client.ts';

/** What the box said when it refused, or that it could not be reached. `message` is for a person. */
export class Failure extends Error {
  readonly code: Refusal['code'] | 'UNREACHABLE';
  constructor(code: Failure['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
  }
}

const UNREACHABLE = 'The box does not answer. This page tries again by itself.';
const loggedOut = new Set<() => void>();

/** Calls `listener` when the box says that nobody is logged in here; the returned function ends that. */
export function onLoggedOut(listener: () => void): () => void {
  loggedOut.add(listener);
  return () => loggedOut.delete(listener);
}

async function ask(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const headers = new Headers(init?.headers);
  headers.set('x-nightbell', 'console');
  const response = await fetch(input, { ...init, headers }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Failure('UNREACHABLE', UNREACHABLE, { cause });
  });
  if (response.ok) return response;
  const refusal: Partial<Refusal> = await response.json().catch(() => ({}));
  const failure = new Failure(refusal.code ?? 'FAILED', refusal.message ?? 'That did not work. Try again.');
  if (failure.code === 'NOT_LOGGED_IN') for (const listener of loggedOut) listener();
  throw failure;
}

export const { api } = new Api(new HttpClient({ customFetch: ask }));

export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('FAILED', 'That did not work. Try again.', { cause: error });
}
