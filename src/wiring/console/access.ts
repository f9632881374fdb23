import { type Access, actorOf, type Session } from '../../access/access.ts';
import { may } from '../../access/roles.ts';
import type { AccessService, Permission, Viewer } from '../../console/api/services.ts';
import { hasCode } from '../../errors.ts';
import type { Role } from '../../store/types.ts';
import type { SetUpCode } from './set-up-code.ts';

/** How the console's permissions follow from those of a role. */
function permissionsFor(role: Role, personId: string | null): Permission[] {
  const out: Permission[] = [];
  if (may(role, 'calls.view')) out.push('calls.read');
  if (may(role, 'messages.view')) out.push('messages.read', 'calendar.read');
  if (may(role, 'messages.work')) out.push('messages.write', 'calendar.write');
  if (may(role, 'on-call.view')) out.push('on-call.read');
  if (may(role, 'on-call.change')) out.push('on-call.write');
  if (may(role, 'people.manage')) out.push('pin.set-any', 'people.write');
  if (personId) out.push('pin.set-own');
  if (may(role, 'box.view')) out.push('box.read');
  if (may(role, 'protocol.view')) out.push('protocol.read');
  if (may(role, 'protocol.write')) out.push('protocol.write');
  if (may(role, 'protocol.approve')) out.push('protocol.approve');
  if (may(role, 'calls.review')) out.push('calls.review');
  return out;
}

function viewerOf(session: Session): Viewer {
  const { id, name, role, personId } = session.user;
  return { user: { id, name, role, personId }, sessionId: session.id, permissions: permissionsFor(role, personId) };
}

export function viewerActor(viewer: Viewer): string {
  return actorOf(viewer.user);
}

/** @param setUpCode what the first administrator must know, or null: nothing (loopback, or set up already) */
export function accessService(access: Access, setUpCode: SetUpCode | null): AccessService {
  const live = new Map<string, Session>();
  const login: AccessService['login'] = async (given) => {
    const result = await access.login(given);
    if (result.outcome !== 'ok') return { ok: false, why: result.outcome === 'throttled' ? 'locked' : 'wrong' };
    return { ok: true, token: result.token, viewer: viewerOf(result.session) };
  };
  return {
    state: async () => ((await access.needsSetUp()) ? 'first-run' : 'ready'),
    needsCode: () => setUpCode !== null && setUpCode.shown !== null,
    async createAdministrator({ name, password, code, address }) {
      if (!(await access.needsSetUp())) return { ok: false, why: 'not-first-run' };
      if (setUpCode && !setUpCode.matches(code ?? '')) return { ok: false, why: 'code' };
      if (!name.trim()) return { ok: false, why: 'name' };
      try {
        await access.setUp({ name, password });
      } catch (error) {
        if (hasCode(error, 'NB_SETUP_DONE')) return { ok: false, why: 'not-first-run' };
        if (hasCode(error, 'NB_PASSWORD_WEAK')) return { ok: false, why: 'password' };
        throw error;
      }
      setUpCode?.use();
      const result = await login({ name, password, address });
      return result.ok ? result : { ok: false, why: 'not-first-run' };
    },
    login,
    async session(token) {
      const session = await access.session(token);
      if (!session) return null;
      live.set(session.id, session);
      if (live.size > 500) live.delete(live.keys().next().value as string);
      return viewerOf(session);
    },
    async logout(viewer) {
      const session = live.get(viewer.sessionId);
      live.delete(viewer.sessionId);
      if (session) await access.logout(session);
    },
  };
}
