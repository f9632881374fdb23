import type { Generated } from 'kysely';

/** The tables as the file holds them: booleans are 0 and 1, lists are JSON. Rows for the rest of the house: types.ts. */
export interface Tables {
  tiers: { name: string; rank: number };
  calls: {
    id: string;
    startedAt: string;
    answeredAt: string | null;
    endedAt: string | null;
    callerNumber: string | null;
    lang: string;
    tier: string;
    crisis: number;
    intent: string | null;
    protocol: string;
    protocolHash: string | null;
    outcome: string;
  };
  turns: {
    id: string;
    callId: string;
    at: string;
    speaker: string;
    text: string;
    lang: string;
    prompt: string | null;
    complete: number;
  };
  facts: {
    seq: Generated<number>;
    callId: string;
    name: string;
    value: string;
    confirmed: number;
    turnId: string | null;
    at: string;
  };
  dispositions: {
    id: string;
    callId: string;
    turnId: string | null;
    at: string;
    tier: string;
    crisis: number;
    flags: string;
    protocol: string;
    protocolHash: string | null;
  };
  pages: {
    id: string;
    callId: string;
    personId: string;
    step: number;
    startedAt: string;
    endedAt: string | null;
    outcome: string;
    choice: string | null;
  };
  messages: {
    id: string;
    callId: string;
    at: string;
    queue: string;
    tier: string;
    state: string;
    owner: string | null;
    dueAt: string | null;
    takenBy: string | null;
    takenAt: string | null;
    doneBy: string | null;
    doneAt: string | null;
  };
  deeds: { id: string; callId: string; at: string; what: string; details: string; turnId: string | null };
  notes: {
    callId: string;
    version: number;
    at: string;
    kind: string;
    title: string;
    sentences: string;
    tags: string;
  };
  exhaustedLadders: { callId: string; at: string };
  recordings: {
    id: string;
    callId: string;
    at: string;
    source: string;
    state: string;
    rate: number | null;
    bytes: Uint8Array;
    takenAt: string;
  };
  opinions: {
    id: string;
    callId: string;
    turnId: string;
    at: string;
    by: string;
    model: string;
    raises: string | null;
    doubts: string | null;
    crisis: number;
    topic: string | null;
    insists: string | null;
    suspects: string | null;
    settles: number;
    about: string | null;
    redFlag: string | null;
    sure: number;
    words: string | null;
    outcome: string;
    ms: number;
    late: number;
  };
  protocolTexts: { hash: string; bytes: Uint8Array };
  protocolCompositions: { hash: string; name: string; sources: string; at: string };
  protocols: {
    id: string;
    number: number;
    title: string;
    basedOn: string | null;
    revision: number;
    specialties: string;
    text: string;
    note: string;
    state: string;
    content: string | null;
    author: string | null;
    authorAt: string | null;
    approver: string | null;
    approverAt: string | null;
    createdBy: string;
    createdAt: string;
    editedBy: string;
    editedAt: string;
    /** JSON: ids of users. */
    editors: string;
  };
  protocolLives: {
    id: string;
    protocolId: string | null;
    fromAt: string;
    kind: string;
    by: string;
    at: string;
    cancelledBy: string | null;
    cancelledAt: string | null;
  };
  reviews: {
    id: string;
    callId: string;
    by: string;
    at: string;
    verdict: string;
    was: string;
    wanted: string | null;
    crisisWanted: number | null;
    note: string;
  };
  boxState: { key: string; value: string; at: string };
  auditLines: {
    seq: number;
    at: string;
    actor: string;
    action: string;
    subject: string;
    detail: string;
    prev: string;
    hash: string;
  };
  patients: {
    id: string;
    name: string;
    nameKey: string;
    dob: string;
    chart: string;
    standing: string;
    phones: string;
    proxies: string;
    createdAt: string;
    changedAt: string;
  };
  visits: {
    id: string;
    patientId: string;
    resource: string;
    provider: string;
    location: string;
    visit: string;
    startsAt: string;
    endsAt: string;
    minutes: number;
    state: string;
    createdAt: string;
    changedAt: string;
  };
  waitList: {
    id: string;
    patientId: string;
    wish: string;
    at: string;
    state: string;
    doneBy: string | null;
    doneAt: string | null;
  };
  noteProposals: { callId: string; version: number; at: string; model: string; text: string };
  scheduleEdits: {
    version: number;
    at: string;
    by: string;
    what: string;
    changes: string;
    undoes: number | null;
  };
  scheduleEntries: { kind: string; id: string; body: string; version: number };
  scheduleFeeds: { personId: string; tokenHash: string; at: string };
  missedCalls: { callId: string; messageId: string; at: string };
  ringBacks: {
    messageId: string;
    number: string;
    state: string;
    lastAt: string;
    callId: string | null;
    outcome: string | null;
  };
  people: { id: string; name: string; role: string; phone: string };
  contactMethods: {
    id: string;
    personId: string;
    position: number;
    channel: string;
    address: string;
    testedAt: string | null;
    testedState: string | null;
  };
  contactRules: {
    personId: string;
    position: number;
    methodId: string;
    /** JSON: weekdays. */
    days: string;
    fromTime: string;
    toTime: string;
    afterMinutes: number;
  };
  notices: {
    key: string;
    id: string;
    kind: string;
    personId: string;
    at: string;
    tries: number;
    channel: string | null;
    state: string;
    reason: string | null;
    endedAt: string | null;
  };
  alarms: {
    id: string;
    kind: string;
    about: string;
    fromAt: string | null;
    raisedAt: string;
    clearedAt: string | null;
    seenBy: string | null;
    seenAt: string | null;
  };
  escalations: {
    id: string;
    reference: string;
    service: string;
    tier: string;
    phase: string;
    isOpen: number;
    openedAt: string;
    changedAt: string;
  };
  escalationEvents: { escalationId: string; seq: number; at: string; body: string };
  escalationCalls: { callId: string; escalationId: string };
  dictations: {
    id: string;
    escalationId: string;
    callId: string;
    personId: string;
    at: string;
    text: string;
    rate: number;
    bytes: Uint8Array;
  };
  pins: {
    personId: string;
    hash: string;
    failures: number;
    lockouts: number;
    lockedUntil: string | null;
    at: string;
  };
  users: {
    id: string;
    name: string;
    nameKey: string;
    role: string;
    personId: string | null;
    state: string;
    passwordHash: string;
    createdAt: string;
  };
  sessions: {
    id: string;
    userId: string;
    tokenHash: string;
    createdAt: string;
    lastSeenAt: string;
    revokedAt: string | null;
    address: string;
  };
}
