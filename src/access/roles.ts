import type { Role } from '../store/types.ts';

/** What somebody may do in the console. `calls` and `messages` hold patient data. */
export type Permission =
  | 'calls.view'
  | 'messages.view'
  | 'messages.work'
  | 'on-call.view'
  | 'on-call.change'
  | 'people.manage'
  | 'users.manage'
  | 'audit.view'
  | 'audit.export'
  | 'box.view'
  | 'box.manage';

/** Who may do what: all of it, in one table. An auditor sees who looked at what, not what they saw. */
const PERMISSIONS: Record<Role, readonly Permission[]> = {
  administrator: [
    'calls.view',
    'messages.view',
    'messages.work',
    'on-call.view',
    'on-call.change',
    'people.manage',
    'users.manage',
    'audit.view',
    'audit.export',
    'box.view',
    'box.manage',
  ],
  clinician: ['calls.view', 'messages.view', 'messages.work', 'on-call.view', 'on-call.change'],
  'front-desk': ['calls.view', 'messages.view', 'messages.work', 'on-call.view'],
  auditor: ['audit.view', 'audit.export', 'box.view'],
};

export const ROLES = Object.keys(PERMISSIONS) as Role[];

export function may(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}

export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS[role];
}
