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
  | 'box.manage'
  /** Reads protocols and tries them. No patient data. */
  | 'protocol.view'
  /** Writes drafts, proves them and signs as their author. */
  | 'protocol.write'
  /** Signs as the second person, publishes and rolls back. */
  | 'protocol.approve'
  /** Looks at how calls were judged, marks them, and replays drafts over them. */
  | 'calls.review';

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
    'protocol.view',
  ],
  'clinical-lead': [
    'calls.view',
    'messages.view',
    'messages.work',
    'on-call.view',
    'on-call.change',
    'protocol.view',
    'protocol.write',
    'protocol.approve',
    'calls.review',
  ],
  clinician: [
    'calls.view',
    'messages.view',
    'messages.work',
    'on-call.view',
    'on-call.change',
    'protocol.view',
    'protocol.write',
    'calls.review',
  ],
  'front-desk': ['calls.view', 'messages.view', 'messages.work', 'on-call.view'],
  auditor: ['audit.view', 'audit.export', 'box.view', 'protocol.view'],
};

export const ROLES = Object.keys(PERMISSIONS) as Role[];

export function may(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}

export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS[role];
}
