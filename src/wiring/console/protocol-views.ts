import type { ProtocolAction, SignedBy, VersionView } from '../../console/api/protocol-services.ts';
import type { Viewer } from '../../console/api/services.ts';
import { contentOf, type ProtocolRow } from '../../store/protocols.ts';
import type { Standing } from '../../triage/life-cycle.ts';

/** A version as its page shows it, with what this viewer may do with it now. Pure. */
export function versionView(
  row: ProtocolRow,
  parts: { viewer: Viewer; names: ReadonlyMap<string, string>; standing: Standing },
): VersionView {
  const { viewer, names, standing } = parts;
  const { state } = row;
  const signed = (s: { by: string; at: string } | null): SignedBy | null =>
    s && { name: names.get(s.by) ?? s.by, at: s.at };
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    basedOn: row.basedOn,
    revision: row.revision,
    specialties: row.specialties,
    note: row.note,
    state: state.at,
    standing: state.at === 'published' ? standingOf(row.id, standing) : null,
    hash: contentOf(row),
    author: signed('author' in state ? state.author : null),
    approver: signed('approver' in state ? state.approver : null),
    created: { name: names.get(row.createdBy) ?? row.createdBy, at: row.createdAt },
    edited: { name: names.get(row.editedBy) ?? row.editedBy, at: row.editedAt },
    may: actionsOf(row, viewer),
  };
}

function standingOf(id: string, { live, scheduled }: Standing): VersionView['standing'] {
  if (live?.protocolId === id) return 'live';
  return scheduled.some((e) => e.protocolId === id) ? 'scheduled' : 'superseded';
}

/** What the life cycle lets this viewer do next; the life cycle itself is asked again when it is done. */
function actionsOf({ state, editors, editedBy }: ProtocolRow, { permissions, user }: Viewer): ProtocolAction[] {
  if (state.at === 'published' || state.at === 'discarded') return [];
  const out: ProtocolAction[] = [];
  if (permissions.includes('protocol.write')) {
    out.push('edit', 'prove');
    if (state.at !== 'draft') out.push('test');
    if (state.at === 'tested') out.push('sign');
    if (state.at === 'signed' || state.at === 'approved') out.push('send-back');
    out.push('discard');
  }
  if (permissions.includes('protocol.approve')) {
    const wrote = editedBy === user.id || editors.includes(user.id);
    if (state.at === 'signed' && state.author.by !== user.id && !wrote) out.push('approve');
    if (state.at === 'approved') out.push('publish');
  }
  return out;
}
