// @ts-nocheck
/* Made from the API's OpenAPI document by src/console/client.ts. Do not edit: run that file. */
// biome-ignore-all lint: made by a program
// biome-ignore-all format: made by a program
// biome-ignore-all assist: made by a program
export interface Call {
  id: string;
  /** When it rang. ISO 8601, UTC. */
  startedAt: string;
  /** When it was answered. ISO 8601, UTC. */
  answeredAt: string | null;
  /** When it ended. ISO 8601, UTC. */
  endedAt: string | null;
  /** E.164. */
  callerNumber: string | null;
  lang: "en" | "es";
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  crisis: boolean;
  intent: string | null;
  protocol: string;
  /** SHA-256 over the texts that judged it. */
  protocolHash: string | null;
  outcome:
    | "in-progress"
    | "completed"
    | "caller-hung-up"
    | "handed-over"
    | "failed-over"
    | "lost";
}

export interface Turn {
  id: string;
  callId: string;
  /** When it was said. ISO 8601, UTC. */
  at: string;
  speaker: "caller" | "nightbell" | "clinician";
  text: string;
  lang: "en" | "es";
  prompt: string | null;
  /** false: cut off before its end. */
  complete: boolean;
}

export interface Fact {
  callId: string;
  name: string;
  value: string;
  /** The caller agreed when it was read back. */
  confirmed: boolean;
  turnId: string | null;
  /** When it was heard. ISO 8601, UTC. */
  at: string;
}

export interface Disposition {
  id: string;
  callId: string;
  turnId: string | null;
  /** When it was judged. ISO 8601, UTC. */
  at: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  crisis: boolean;
  flags: {
    concept: string;
    words: string;
    /** emergency, urgent, semi_urgent, routine, or unclear. */
    tier: string;
  }[];
  protocol: string;
  /** SHA-256 over the texts that judged it. */
  protocolHash: string | null;
}

/** What another than the rules said of a turn of the caller. */
export interface Opinion {
  id: string;
  callId: string;
  turnId: string;
  /** When it came, or was known not to come. ISO 8601, UTC. */
  at: string;
  by: "classifier" | "llm" | "second-reading";
  /** As in the manifest, with its version. */
  model: string;
  /** Of all but `opinion` nothing follows. */
  outcome: "opinion" | "nothing" | "too-late" | "failed";
  raises: "emergency" | "urgent" | "same_day" | "next_day" | "routine" | null;
  doubts: "emergency" | "urgent" | "same_day" | "next_day" | "routine" | null;
  crisis: boolean;
  topic: string | null;
  about: "self" | "child" | "other" | null;
  /** Id of the concept of the protocol that was named. */
  redFlag: string | null;
  /** Probability, two decimals. */
  sure: number;
  /** What it is about, where that is another reading of the sound than the words of the turn. */
  words: string | null;
  /** From asking. */
  ms: number;
  /** The words had been judged without it. */
  late: boolean;
}

export interface Page {
  id: string;
  callId: string;
  personId: string;
  personName: string | null;
  step: number;
  /** When it began to ring. ISO 8601, UTC. */
  startedAt: string;
  /** When it ended. ISO 8601, UTC. */
  endedAt: string | null;
  outcome:
    | "ringing"
    | "busy"
    | "no-answer"
    | "rejected"
    | "unreachable"
    | "no-key"
    | "wrong-pin"
    | "passed-on"
    | "hung-up"
    | "cancelled"
    | "acknowledged";
  choice: "connected" | "calls-back" | null;
}

export interface Message {
  id: string;
  callId: string;
  /** When it was taken. ISO 8601, UTC. */
  at: string;
  queue: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  state: "open" | "taken" | "done";
  /** Whom the practice names for it. */
  owner: string | null;
  /** By when it is answered. ISO 8601, UTC. */
  dueAt: string | null;
  takenBy: string | null;
  /** When somebody took it. ISO 8601, UTC. */
  takenAt: string | null;
  doneBy: string | null;
  /** When it was marked done. ISO 8601, UTC. */
  doneAt: string | null;
}

export interface InboxMessage {
  id: string;
  callId: string;
  /** When it was taken. ISO 8601, UTC. */
  at: string;
  queue: string;
  /** emergency, urgent, semi_urgent, routine, or unclear. */
  tier: string;
  state: "open" | "taken" | "done";
  /** Whom the practice names for it. */
  owner: string | null;
  /** By when it is answered. ISO 8601, UTC. */
  dueAt: string | null;
  takenBy: string | null;
  /** When somebody took it. ISO 8601, UTC. */
  takenAt: string | null;
  doneBy: string | null;
  /** When it was marked done. ISO 8601, UTC. */
  doneAt: string | null;
  name: string | null;
  /** ISO 8601 date. */
  dob: string | null;
  /** E.164. */
  phone: string | null;
  reason: string | null;
  lang: string;
  takenByName: string | null;
  /** The viewer has taken it. */
  mine: boolean;
  doneByName: string | null;
  /** Of the note; null: the call is not written up yet. */
  title: string | null;
  noteKind: "sbar" | "task" | null;
  tags: string[];
}

/** Something that was done for the caller. */
export interface Deed {
  id: string;
  callId: string;
  /** When it was done. ISO 8601, UTC. */
  at: string;
  what: string;
  details: Record<string, string>;
  turnId: string | null;
}

/** A call, written up from approved templates and what was said and done in it. */
export interface Note {
  callId: string;
  /** A call is written up anew when more is known of it. */
  version: number;
  /** When this version was written. ISO 8601, UTC. */
  at: string;
  kind: "sbar" | "task";
  title: string;
  sentences: {
    section: string;
    text: string;
    /** Ids of the turns that it rests on. */
    turns: string[];
    /** `words`: those turns. Anything else: what the box wrote down itself. */
    basis: string;
    /** Made by a model; nobody has checked it. */
    proposed?: true;
  }[];
  tags: string[];
}

export interface CallRecord {
  call: Call;
  turns: Turn[];
  facts: Fact[];
  dispositions: Disposition[];
  opinions: Opinion[];
  pages: Page[];
  messages: Message[];
  deeds: Deed[];
  note: Note | null;
}

export interface Person {
  id: string;
  name: string;
  role: string;
  phone: string;
  hasPin: boolean;
}

export interface OnCall {
  primary: Person;
  backup: Person;
  /** The next hand-over that is known. ISO 8601, UTC. */
  until: string | null;
  by: "swap" | "rota" | "otherwise" | "nobody-named";
  ladder: {
    afterMinutes: number;
    role: string;
    person: Person | null;
  }[];
  people: Person[];
}

export interface Box {
  state: "well" | "warning" | "down";
  parts: {
    id:
      | "asterisk"
      | "speech"
      | "models"
      | "classifier"
      | "llm"
      | "store"
      | "disk"
      | "people"
      | "gateways"
      | "practice"
      | "calls";
    state: "well" | "warning" | "down";
    detail: string;
  }[];
  disk: {
    freeBytes: number;
    totalBytes: number;
  };
  version: string;
  /** When the program started. ISO 8601, UTC. */
  startedAt: string;
}

/** What every page shows, as far as the user may see it. No patient data. */
export interface Overview {
  live: {
    id: string;
    /** When it rang. ISO 8601, UTC. */
    startedAt: string;
    /** emergency, urgent, semi_urgent, routine, or unclear. */
    tier: string;
    crisis: boolean;
  }[];
  openMessages: number;
  openEscalations: number;
  box: "well" | "warning" | "down" | null;
}

export interface Session {
  user: {
    id: string;
    name: string;
    role:
      | "administrator"
      | "clinical-lead"
      | "clinician"
      | "front-desk"
      | "auditor";
    personId: string | null;
  };
  permissions: (
    | "calls.read"
    | "messages.read"
    | "messages.write"
    | "calendar.read"
    | "calendar.write"
    | "on-call.read"
    | "on-call.write"
    | "people.write"
    | "pin.set-own"
    | "pin.set-any"
    | "box.read"
    | "protocol.read"
    | "protocol.write"
    | "protocol.approve"
    | "calls.review"
  )[];
}

export interface State {
  state: "first-run" | "ready";
  practice: {
    name: string;
    timeZone: string;
  };
  shortestPassword: number;
  /** First run asks for the set-up code. */
  needsCode: boolean;
  session: Session | null;
}

/** Why it was refused, in words for a person. */
export interface Refusal {
  code:
    | "INPUT_INVALID"
    | "NOT_LOGGED_IN"
    | "WRONG_PASSWORD"
    | "NOT_ALLOWED"
    | "OTHER_SITE"
    | "NOT_FOUND"
    | "SETUP_CODE_WRONG"
    | "NOT_FIRST_RUN"
    | "NAME_REFUSED"
    | "PASSWORD_REFUSED"
    | "PROTOCOL_STEP"
    | "PROTOCOL_STALE"
    | "PROTOCOL_SIGNER"
    | "PROTOCOL_UNPROVEN"
    | "PROTOCOL_UNREADABLE"
    | "TIME_TAKEN"
    | "TIME_REFUSED"
    | "TAKEN"
    | "SCHEDULE_STALE"
    | "SCHEDULE_REFUSED"
    | "CHANNELS_STALE"
    | "CHANNELS_REFUSED"
    | "ESCALATION_TAKEN"
    | "WRONG_PIN"
    | "PIN_LOCKED"
    | "PROGRAM_REFUSED"
    | "PIN_REFUSED"
    | "TOO_MANY"
    | "FAILED"
    | "TOO_MANY_WATCHERS";
  message: string;
}

export interface ProtocolVersion {
  id: string;
  number: number;
  title: string;
  basedOn: string | null;
  /** Goes along with every change; another’s change meanwhile answers PROTOCOL_STALE. */
  revision: number;
  specialties: string[];
  note: string;
  state:
    | "draft"
    | "proven"
    | "tested"
    | "signed"
    | "approved"
    | "published"
    | "discarded";
  standing: "live" | "scheduled" | "superseded" | null;
  hash: string | null;
  author: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  } | null;
  approver: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  } | null;
  created: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  };
  edited: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  };
  /** What the viewer may do with it now. */
  may: (
    | "edit"
    | "prove"
    | "test"
    | "sign"
    | "approve"
    | "send-back"
    | "publish"
    | "discard"
  )[];
}

export interface ProtocolText {
  id: string;
  number: number;
  title: string;
  basedOn: string | null;
  /** Goes along with every change; another’s change meanwhile answers PROTOCOL_STALE. */
  revision: number;
  specialties: string[];
  note: string;
  state:
    | "draft"
    | "proven"
    | "tested"
    | "signed"
    | "approved"
    | "published"
    | "discarded";
  standing: "live" | "scheduled" | "superseded" | null;
  hash: string | null;
  author: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  } | null;
  approver: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  } | null;
  created: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  };
  edited: {
    name: string;
    /** ISO 8601, UTC. */
    at: string;
  };
  /** What the viewer may do with it now. */
  may: (
    | "edit"
    | "prove"
    | "test"
    | "sign"
    | "approve"
    | "send-back"
    | "publish"
    | "discard"
  )[];
  /** The practice's own YAML. */
  text: string;
  problem: {
    source: string;
    line: number | null;
    why: string;
  } | null;
}

export interface ProtocolOverview {
  live: {
    /** For rolling back. */
    entry: string | null;
    version: ProtocolVersion | null;
    /** ISO 8601, UTC. */
    from: string | null;
    name: string;
    hash: string;
    signed: boolean;
    /** Why the shipped net judges though a version was published. */
    trouble: string | null;
    /** The program brings newer texts than those that were signed. */
    outdated: boolean;
  };
  /** One step back; version null: shipped. */
  previous: {
    version: ProtocolVersion | null;
  } | null;
  scheduled: {
    entry: string;
    version: ProtocolVersion;
    /** ISO 8601, UTC. */
    from: string;
  }[];
  drafts: ProtocolVersion[];
  published: ProtocolVersion[];
  history: {
    id: string;
    kind: "published" | "rolled-back";
    number: number | null;
    title: string | null;
    /** ISO 8601, UTC. */
    from: string;
    by: string;
    /** ISO 8601, UTC. */
    at: string;
    cancelled: boolean;
  }[];
  specialties: {
    id: string;
    title: string;
    status: string;
  }[];
}

export interface Proving {
  version: ProtocolText;
  failures: {
    proof: string;
    path: string;
    why: string;
    severity: "failure" | "warning";
  }[];
  proved: {
    proof: string;
    claim: string;
    extent: "exhaustive" | "bounded";
    looked: string;
  }[];
}

export interface Testing {
  version: ProtocolText;
  failures: {
    where: string;
    say: string;
    wanted: string;
    got: string;
  }[];
  /** How many were run. */
  cases: number;
}

export interface ProtocolTree {
  name: string;
  hash: string;
  documents: {
    id: string;
    version: string;
    status: string;
    title: string;
    layer: number;
  }[];
  concepts: {
    id: string;
    kind: "finding" | "fact";
    tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear" | null;
    disposition:
      | "emergency"
      | "urgent"
      | "same_day"
      | "next_day"
      | "routine"
      | null;
    crisis: boolean;
    intent: string | null;
    words: string[];
    asks: string[];
    layer: number;
    where: string;
  }[];
  questions: {
    id: string;
    kind: string;
    en: string;
    es: string;
    branches: {
      when: string;
      outcome: {
        disposition:
          | "emergency"
          | "urgent"
          | "same_day"
          | "next_day"
          | "routine"
          | null;
        crisis: boolean;
        fact: string | null;
        ask: string | null;
      };
    }[];
    unsure: {
      disposition:
        | "emergency"
        | "urgent"
        | "same_day"
        | "next_day"
        | "routine"
        | null;
      crisis: boolean;
      fact: string | null;
      ask: string | null;
    };
    askedBy: string[];
    layer: number;
    where: string;
  }[];
  modifiers: {
    id: string;
    en: string;
    es: string;
    facts: string[];
    raises: {
      concepts: string[] | null;
      from: "emergency" | "urgent" | "same_day" | "next_day" | "routine" | null;
      to: "emergency" | "urgent" | "same_day" | "next_day" | "routine";
      ask: string | null;
    }[];
    layer: number;
    where: string;
  }[];
  dispositions: {
    id: "emergency" | "urgent" | "same_day" | "next_day" | "routine";
    en: string;
    es: string;
    rings: string;
    queue: string;
    withinMinutes: number;
    layer: number;
  }[];
  instructions: {
    id: string;
    kind: string;
    en: string;
    es: string;
    concepts: string[];
    dispositions: (
      | "emergency"
      | "urgent"
      | "same_day"
      | "next_day"
      | "routine"
    )[];
    approvedBy: string | null;
    approvedOn: string | null;
    layer: number;
    where: string;
  }[];
  cases: {
    say: string;
    lang: "en" | "es";
    accept: ("emergency" | "urgent" | "semi_urgent" | "routine" | "unclear")[];
    where: string;
  }[];
}

export interface ProtocolDiff {
  from: string;
  to: string;
  changes: {
    section:
      | "document"
      | "concept"
      | "question"
      | "modifier"
      | "disposition"
      | "instruction"
      | "case";
    id: string;
    change: "added" | "removed" | "changed";
    says: string[];
    urgency: "more" | "less" | null;
  }[];
}

export interface Trial {
  name: string;
  steps: {
    text: string;
    answering: string | null;
    tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
    disposition:
      | "emergency"
      | "urgent"
      | "same_day"
      | "next_day"
      | "routine"
      | null;
    crisis: boolean;
    flags: {
      concept: string;
      words: string;
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      disposition:
        | "emergency"
        | "urgent"
        | "same_day"
        | "next_day"
        | "routine"
        | null;
      by: string;
      where: string | null;
    }[];
    dampened: {
      concept: string;
      why: string;
    }[];
    facts: {
      id: string;
      words: string;
    }[];
    ask: {
      id: string;
      en: string;
      es: string;
    } | null;
    instructions: {
      id: string;
      en: string;
      es: string;
    }[];
    opinions: {
      by: "classifier" | "llm" | "second-reading";
      model: string;
      raises:
        | "emergency"
        | "urgent"
        | "same_day"
        | "next_day"
        | "routine"
        | null;
      doubts:
        | "emergency"
        | "urgent"
        | "same_day"
        | "next_day"
        | "routine"
        | null;
      crisis: boolean;
      topic: string | null;
      sure: number;
    }[];
  }[];
}

export interface Replay {
  id: string;
  version: string;
  months: number;
  state: "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
  lessUrgent: {
    callId: string;
    /** ISO 8601, UTC. */
    startedAt: string;
    lang: "en" | "es";
    direction: "less-urgent" | "more-urgent" | "question";
    was: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    live: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    draft: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
  }[];
  moreUrgent: {
    callId: string;
    /** ISO 8601, UTC. */
    startedAt: string;
    lang: "en" | "es";
    direction: "less-urgent" | "more-urgent" | "question";
    was: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    live: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    draft: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
  }[];
  questions: {
    callId: string;
    /** ISO 8601, UTC. */
    startedAt: string;
    lang: "en" | "es";
    direction: "less-urgent" | "more-urgent" | "question";
    was: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    live: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
    draft: {
      tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      crisis: boolean;
      asks: string[];
      flags: {
        concept: string;
        words: string;
        tier: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
      }[];
    };
  }[];
  counts: {
    lessUrgent: number;
    moreUrgent: number;
    questions: number;
  };
}

export interface Review {
  verdict: "right" | "over" | "under";
  wanted: "emergency" | "urgent" | "semi_urgent" | "routine" | null;
  crisisWanted: boolean | null;
  /** @maxLength 2000 */
  note: string;
  was: string;
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface ReviewEntry {
  call: Call;
  flags: {
    concept: string;
    words: string;
    tier: string;
  }[];
  review: Review | null;
}

export interface ReviewFigures {
  calls: number;
  reviewed: number;
  right: number;
  over: number;
  under: number;
  byTier: {
    tier: string;
    calls: number;
    reviewed: number;
    right: number;
    over: number;
    under: number;
  }[];
  byMonth: {
    /** YYYY-MM */
    month: string;
    calls: number;
    reviewed: number;
    right: number;
    over: number;
    under: number;
  }[];
  byRule: {
    concept: string;
    calls: number;
    reviewed: number;
    right: number;
    over: number;
    under: number;
  }[];
}

export interface CasePreview {
  callId: string;
  lang: "en" | "es";
  say: string;
  removed: {
    what: string;
    count: number;
  }[];
  tier: string;
  crisis: boolean;
  sameJudgement: boolean;
}

/** A time that could be booked. */
export interface CalendarOffer {
  /**
   * @minLength 1
   * @maxLength 64
   * @pattern ^[0-9A-Za-z@_-]+$
   */
  provider: string;
  /**
   * @minLength 1
   * @maxLength 64
   * @pattern ^[0-9A-Za-z@_-]+$
   */
  location: string;
  /**
   * @minLength 1
   * @maxLength 64
   * @pattern ^[0-9A-Za-z@_-]+$
   */
  visit: string;
  /**
   * ISO 8601 with the practice's offset.
   * @maxLength 32
   */
  start: string;
  /**
   * @min 5
   * @max 600
   */
  minutes: number;
}

export interface CalendarFree {
  /** A time that could be booked. */
  offer: CalendarOffer;
  providerName: string;
  locationName: string;
}

export interface CalendarVisit {
  id: string;
  patientId: string;
  name: string;
  /** ISO 8601. */
  dob: string;
  phones: string[];
  /** Id of a column. */
  column: string;
  provider: string;
  providerName: string;
  location: string;
  locationName: string;
  visit: string;
  visitName: string;
  /** When it begins. ISO 8601 with the practice's offset. */
  start: string;
  minutes: number;
  state: "booked" | "confirmed";
}

/** In one column no two visits overlap. */
export interface CalendarColumn {
  /** A provider, or the nurse of one office. */
  id: string;
  name: string;
  /** Id, or nurse. */
  provider: string;
}

export interface CalendarDay {
  /**
   * A date of the practice's.
   * @pattern ^\d{4}-\d\d-\d\d$
   */
  date: string;
  holiday: string | null;
  /** When and where somebody sees patients, in order. */
  hours: {
    column: string;
    location: string;
    locationName: string;
    /** Local, HH:MM. */
    from: string;
    /** Local, HH:MM. */
    to: string;
  }[];
}

export interface Calendar {
  /**
   * A date of the practice's.
   * @pattern ^\d{4}-\d\d-\d\d$
   */
  from: string;
  /**
   * A date of the practice's.
   * @pattern ^\d{4}-\d\d-\d\d$
   */
  today: string;
  /** Visits begin at multiples of this. */
  gridMinutes: number;
  columns: CalendarColumn[];
  days: CalendarDay[];
  visits: CalendarVisit[];
}

export interface CalendarPatient {
  id: string;
  name: string;
  /** ISO 8601. */
  dob: string;
  phones: string[];
  standing: "new" | "established";
}

/** A kind of visit that suits a patient, and who gives it. */
export interface CalendarKind {
  id: string;
  name: string;
  providers: {
    id: string;
    name: string;
    minutes: number;
    /** Who has to agree to it; null: nobody. */
    approver: string | null;
  }[];
}

export interface CalendarWaiting {
  id: string;
  patient: CalendarPatient;
  /** ISO 8601, UTC. */
  since: string;
  /** Id of the kind of visit, where the wish names one that is known. */
  visit: string | null;
  /** In words, for a person. */
  wish: string;
}

export interface PersonName {
  id: string;
  name: string;
}

export interface ServiceName {
  id: string;
  name: string;
}

/** One person in one seat of one service, by one rule. */
export interface Stretch {
  /** Included. ISO 8601, UTC. */
  start: string;
  /** Not included. ISO 8601, UTC. */
  end: string;
  service: string;
  serviceName: string;
  seat: "primary" | "backup" | "third";
  person: PersonName;
  /** `last-resort`: nobody is planned, and this person would be woken. */
  rule: "override" | "swap" | "shift" | "layer" | "otherwise" | "last-resort";
  /** Of the override, swap, shift or layer. */
  ruleId: string | null;
  /** By what this person is on call, as a sentence. */
  why: string;
}

/** Nobody is planned; `person` is whom the last resort would wake. */
export interface Gap {
  /** Included. ISO 8601, UTC. */
  start: string;
  /** Not included. ISO 8601, UTC. */
  end: string;
  service: string;
  serviceName: string;
  seat: "primary" | "backup" | "third";
  person: PersonName;
}

export interface ScheduleConflict {
  /** Included. ISO 8601, UTC. */
  start: string;
  /** Not included. ISO 8601, UTC. */
  end: string;
  service: string;
  serviceName: string;
  seat: "primary" | "backup" | "third";
  /** What does not go together, as a sentence. */
  says: string;
  /** The override that stands against a schedule kept elsewhere. */
  override: string | null;
}

/** Somebody is put on call, whatever the rota says. */
export interface Override {
  id: string;
  /** Included. ISO 8601, UTC. */
  start: string;
  /** Not included. ISO 8601, UTC. */
  end: string;
  /** null: every service. */
  service: string | null;
  seat: "primary" | "backup" | "third";
  person: PersonName;
  /** Name of who made it. */
  by: string;
  /** When it was made. ISO 8601, UTC. */
  at: string;
  reason: string;
}

export interface ScheduleEdit {
  /** The version that this edit made. */
  version: number;
  /** When. ISO 8601, UTC. */
  at: string;
  /** Name of who did it. */
  by: string;
  mine: boolean;
  /** What was done, as a sentence. */
  says: string;
  /** Nothing was changed since that rests on it. */
  canUndo: boolean;
}

export interface Swap {
  id: string;
  state: "asked" | "accepted" | "declined" | "withdrawn" | "taken";
  askedBy: PersonName;
  askedOf: PersonName | null;
  /** When it was asked for. ISO 8601, UTC. */
  askedAt: string;
  answeredBy: PersonName | null;
  /** When it was answered. ISO 8601, UTC. */
  answeredAt: string | null;
  reason: string;
  covers: {
    /** Included. ISO 8601, UTC. */
    start: string;
    /** Not included. ISO 8601, UTC. */
    end: string;
    serviceName: string;
    seat: "primary" | "backup" | "third";
    from: PersonName | null;
    to: PersonName | null;
  }[];
  /** What the viewer may do. */
  may: ("accept" | "decline" | "take" | "withdraw")[];
}

export interface Schedule {
  /** Moves with every edit; an edit says on which version it was made. */
  version: number;
  services: ServiceName[];
  /** Who can be put on call. */
  people: PersonName[];
  stretches: Stretch[];
  /** Of the time asked for. */
  gaps: Gap[];
  conflicts: ScheduleConflict[];
  overrides: Override[];
  swaps: Swap[];
  holidays: {
    date: string;
    name: string;
  }[];
  /** The last ones, newest first. */
  edits: ScheduleEdit[];
}

export interface Edited {
  version: number;
  /** What was done, as a sentence. */
  says: string;
  /** About what was saved all the same. */
  warnings: string[];
}

/** How much somebody is on call. A warning, never a block. */
export interface Workload {
  person: PersonName;
  hours: {
    primary: number;
    backup: number;
    third: number;
  };
  nights: number;
  nightPages: number;
  /** Hours of the longest stretch as primary. */
  longest: number;
  warnings: (
    | "long-stretch"
    | "nights-in-a-row"
    | "many-hours"
    | "night-pages"
  )[];
}

export interface SoonOnCall {
  services: {
    service: ServiceName;
    /** One person in one seat of one service, by one rule. */
    primary: Stretch;
    backup: Stretch | null;
    /** The next hand-over. ISO 8601, UTC. */
    until: string | null;
    /** Who is on call from then on, by seat. */
    next: Stretch[];
    /** Tomorrow from 22:00 to 06:00, by seat. */
    tomorrowNight: Stretch[];
  }[];
  /** Of the coming eight weeks. */
  gaps: Gap[];
}

/** What a file would change. Nothing has changed yet. */
export interface ImportPreview {
  id: string;
  /** Name of the schedule that it is. */
  source: string;
  format: string;
  version: number;
  added: string[];
  removed: string[];
  changed: string[];
  /** Shifts that stay as they are. */
  same: number;
  /** Names in the file that nobody of the practice has. */
  unknownNames: string[];
  /** Tasks in the file of which the seat is not known. */
  unknownTasks: string[];
  /** Overrides made here that hold against the file. */
  conflicts: string[];
  /** Two people in one seat at one time, or one in two seats. */
  doubled: string[];
  /** A date of the file that is one day or another: nothing was read before somebody says which. */
  unclearDates: null | {
    text: string;
    monthFirst: string;
    dayFirst: string;
  };
  /** What could not be read. */
  problems: string[];
  /** Why it is not taken in unless it is forced. emptied: no shift is left in the file. unread: what could not be read may be what seems to be gone. */
  held: null | "emptied" | "unread";
}

export interface RotationWish {
  /**
   * @minLength 1
   * @maxLength 80
   * @pattern \S
   */
  name: string;
  service: string | null;
  seat: "primary" | "backup" | "third";
  /**
   * The lower comes first where two hold a seat.
   * @min 0
   * @max 1000
   */
  order: number;
  /**
   * In the order of their turns.
   * @maxItems 60
   * @minItems 1
   */
  people: string[];
  every: {
    unit: "hours" | "days" | "weeks" | "months";
    /**
     * @min 1
     * @max 1000
     */
    count: number;
  };
  handOver: {
    /** @pattern ^([01]\d|2[0-3]):[0-5]\d$ */
    time: string;
    weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" | null;
  };
  /** @pattern ^\d{4}-\d{2}-\d{2}$ */
  from: string;
  until: string | null;
  /**
   * The only hours of the week in which it holds; empty: at all times.
   * @maxItems 60
   */
  windows: {
    day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
    /** @pattern ^([01]\d|2[0-3]):[0-5]\d$ */
    from: string;
    toDay: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
    /** @pattern ^([01]\d|2[0-3]):[0-5]\d$ */
    to: string;
  }[];
  holidays: "any" | "only" | "never";
}

export interface ServiceWish {
  /**
   * @minLength 1
   * @maxLength 80
   * @pattern \S
   */
  name: string;
  /**
   * Empty: every one.
   * @maxItems 60
   */
  locations: string[];
  /** Empty: every patient. */
  suits: ("adults" | "children" | "obstetrics")[];
}

/** What the schedule is made of. */
export interface Rotations {
  version: number;
  people: PersonName[];
  /** Places of the practice. */
  locations: PersonName[];
  rotations: {
    id: string;
    rotation: RotationWish;
    here: boolean;
    inFile: boolean;
  }[];
  services: {
    id: string;
    service: ServiceWish;
    here: boolean;
    inFile: boolean;
  }[];
  leaves: {
    id: string;
    person: PersonName;
    /** Included. ISO 8601, UTC. */
    start: string;
    /** Not included. ISO 8601, UTC. */
    end: string;
    reason: string;
    here: boolean;
    inFile: boolean;
  }[];
}

/** Nothing in it tells of the patient. */
export interface EscalationSummary {
  id: string;
  callId: string;
  /** How often the same caller rang. */
  calls: number;
  serviceName: string;
  tier: string;
  /** When the ladder began. ISO 8601, UTC. */
  openedAt: string;
  /** `held`: somebody acknowledged with a PIN, and no outcome yet. Nobody ends it but a person. */
  state:
    | "climbing"
    | "held"
    | "asking-holder"
    | "last-resort"
    | "exhausted"
    | "settled"
    | "withdrawn";
  holder: PersonName | null;
  /** Whom it tried so far. */
  tried: PersonName[];
  /** What is done now, as a sentence. */
  doing: string;
  next: {
    /** When. ISO 8601, UTC. */
    at: string;
    /** What is done then, as a sentence. */
    says: string;
  } | null;
  /** The viewer can be on call, and does not have it; whoever has it is told. */
  mayTake: boolean;
  /** The viewer has it. */
  mine: boolean;
}

/** One try to reach one person by one channel. */
export interface Attempt {
  id: string;
  person: PersonName;
  channel: string;
  /** Of the ladder, from 1; or `last-resort` or `holder`. */
  step: string;
  /** When it began. ISO 8601, UTC. */
  begunAt: string;
  /** When the line or the gateway took it. ISO 8601, UTC. */
  sentAt: string | null;
  /** When it was picked up, or arrived. No acknowledgement. ISO 8601, UTC. */
  deliveredAt: string | null;
  /** When the case was told, after a PIN. No acknowledgement either. ISO 8601, UTC. */
  heardAt: string | null;
  /** When a person with a PIN took it. ISO 8601, UTC. */
  acknowledgedAt: string | null;
  /** When it ended. ISO 8601, UTC. */
  endedAt: string | null;
  /** What the line, the gateway or the person answered. */
  answer: string | null;
  detail: string;
}

export interface TrailLine {
  /** When. ISO 8601, UTC. */
  at: string;
  event: string;
  person: PersonName | null;
  channel: string | null;
  answer: string | null;
  /** As a sentence, without the patient. */
  text: string;
}

export interface LadderStep {
  /** Names, and the seat by which they are asked. */
  who: string[];
  /** In words. */
  channels: string;
  state: "over" | "now" | "ahead";
  /** When it begins, where that is known. ISO 8601, UTC. */
  dueAt: string | null;
}

/** The trail of one escalation, to read. Patient data: each look is in the log. */
export interface Escalation {
  /** Nothing in it tells of the patient. */
  summary: EscalationSummary;
  patient: {
    name: string | null;
    age: string | null;
    /** E.164. */
    phone: string | null;
  };
  lang: string;
  /** In the caller’s own words. */
  reason: string | null;
  flags: string[];
  told911: boolean;
  /** Empty where it is over. */
  ladder: LadderStep[];
  attempts: Attempt[];
  lines: TrailLine[];
  /** When this was read. ISO 8601, UTC. */
  exportedAt: string;
}

export interface ContactPlan {
  /** @maxItems 12 */
  methods: {
    /**
     * @minLength 1
     * @maxLength 64
     */
    id: string;
    channel:
      | "call-mobile"
      | "call-home"
      | "call-desk"
      | "sms"
      | "pager-snpp"
      | "pager-email"
      | "email"
      | "webhook";
    /**
     * E.164 for what is rung; else as the gateway wants it.
     * @minLength 1
     * @maxLength 200
     */
    address: string;
  }[];
  /** @maxItems 40 */
  rules: {
    /**
     * @minLength 1
     * @maxLength 64
     */
    method: string;
    /**
     * @maxItems 7
     * @minItems 1
     */
    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
    /** @pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$ */
    from: string;
    /**
     * Not included; the same as `from`: 24 hours.
     * @pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$
     */
    to: string;
    /**
     * @min 0
     * @max 60
     */
    afterMinutes: number;
  }[];
}

export interface PersonChannels {
  person: PersonName;
  role: string;
  hasPin: boolean;
  /** The viewer may change and test these. */
  mayChange: boolean;
  /** Nothing is set: the one telephone of the practice file, at any time. */
  standard: boolean;
  /** Of what is set; a change says on which it was made. */
  stamp: string;
  methods: {
    /**
     * @minLength 1
     * @maxLength 64
     */
    id: string;
    channel:
      | "call-mobile"
      | "call-home"
      | "call-desk"
      | "sms"
      | "pager-snpp"
      | "pager-email"
      | "email"
      | "webhook";
    /**
     * E.164 for what is rung; else as the gateway wants it.
     * @minLength 1
     * @maxLength 200
     */
    address: string;
    tested: {
      /** When. ISO 8601, UTC. */
      at: string;
      state: "accepted" | "delivered" | "failed";
    } | null;
  }[];
  rules: {
    /**
     * @minLength 1
     * @maxLength 64
     */
    method: string;
    /**
     * @maxItems 7
     * @minItems 1
     */
    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
    /** @pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$ */
    from: string;
    /**
     * Not included; the same as `from`: 24 hours.
     * @pattern ^([01][0-9]|2[0-3]):[0-5][0-9]$
     */
    to: string;
    /**
     * @min 0
     * @max 60
     */
    afterMinutes: number;
  }[];
  /** Times of the week at which nothing would be tried. */
  gaps: {
    day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
    from: string;
    to: string;
  }[];
  warnings: string[];
}

export interface Alarm {
  id: string;
  kind:
    | "rota-gap"
    | "pin-locked"
    | "trunk-down"
    | "gateway-down"
    | "ladder-exhausted"
    | "last-resort"
    | "rose-again"
    | "channel-down"
    | "pin-guessing";
  /** One or two sentences for a person. */
  says: string;
  /** Id of the escalation that it is about. */
  escalation: string | null;
  /** When it was raised. ISO 8601, UTC. */
  raisedAt: string;
  /** When what it warns of begins or began. ISO 8601, UTC. */
  fromAt: string | null;
  /** Name of whoever has looked at it. */
  seenBy: string | null;
}

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, "body" | "bodyUsed">;

export interface FullRequestParams extends Omit<RequestInit, "body"> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<
  FullRequestParams,
  "body" | "method" | "query" | "path"
>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, "baseUrl" | "cancelToken" | "signal">;
  securityWorker?: (
    securityData: SecurityDataType | null,
  ) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown>
  extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export enum ContentType {
  Json = "application/json",
  JsonApi = "application/vnd.api+json",
  FormData = "multipart/form-data",
  UrlEncoded = "application/x-www-form-urlencoded",
  Text = "text/plain",
}

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "";
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>["securityWorker"];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) =>
    fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: "same-origin",
    headers: {},
    redirect: "follow",
    referrerPolicy: "no-referrer",
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === "number" ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join("&");
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter(
      (key) => "undefined" !== typeof query[key],
    );
    return keys
      .map((key) =>
        Array.isArray(query[key])
          ? this.addArrayQueryParam(query, key)
          : this.addQueryParam(query, key),
      )
      .join("&");
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : "";
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    [ContentType.Json]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.JsonApi]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.Text]: (input: any) =>
      input !== null && typeof input !== "string"
        ? JSON.stringify(input)
        : input,
    [ContentType.FormData]: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === "object" && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    [ContentType.UrlEncoded]: (input: any) => this.toQueryString(input),
  };

  protected mergeRequestParams(
    params1: RequestParams,
    params2?: RequestParams,
  ): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (
    cancelToken: CancelToken,
  ): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<T> => {
    const secureParams =
      ((typeof secure === "boolean" ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || ContentType.Json];
    const responseFormat = format || requestParams.format;

    return this.customFetch(
      `${baseUrl || this.baseUrl || ""}${path}${queryString ? `?${queryString}` : ""}`,
      {
        ...requestParams,
        headers: {
          ...(requestParams.headers || {}),
          ...(type && type !== ContentType.FormData
            ? { "Content-Type": type }
            : {}),
        },
        signal:
          (cancelToken
            ? this.createAbortSignal(cancelToken)
            : requestParams.signal) || null,
        body:
          typeof body === "undefined" || body === null
            ? null
            : payloadFormatter(body),
      },
    ).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      if (!response.ok) throw data;
      return data.data;
    });
  };
}

/**
 * @title Nightbell console
 * @version 0
 *
 * What the pages of the console ask of the box.
 */
export class Api<SecurityDataType extends unknown> {
  http: HttpClient<SecurityDataType>;

  constructor(http: HttpClient<SecurityDataType>) {
    this.http = http;
  }

  api = {
    /**
     * No description
     *
     * @tags access
     * @name GetState
     * @request GET:/api/state
     */
    getState: (params: RequestParams = {}) =>
      this.http.request<State, any>({
        path: `/api/state`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name CreateAdministrator
     * @request POST:/api/first-run
     */
    createAdministrator: (
      data: {
        /**
         * @minLength 2
         * @maxLength 80
         */
        name: string;
        /** @maxLength 256 */
        password: string;
        /** @maxLength 40 */
        code?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Session, Refusal>({
        path: `/api/first-run`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name Login
     * @request POST:/api/login
     */
    login: (
      data: {
        /** @maxLength 80 */
        name: string;
        /** @maxLength 256 */
        password: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Session, Refusal>({
        path: `/api/login`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags access
     * @name Logout
     * @request POST:/api/logout
     */
    logout: (params: RequestParams = {}) =>
      this.http.request<void, Refusal>({
        path: `/api/logout`,
        method: "POST",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calls
     * @name ListCalls
     * @request GET:/api/calls
     */
    listCalls: (
      query?: {
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        before?: string;
        /**
         * @min 1
         * @max 100
         * @default 30
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          calls: Call[];
          /** There are older ones: ask again with the last id as `before`. */
          more: boolean;
        },
        Refusal
      >({
        path: `/api/calls`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calls
     * @name GetCall
     * @request GET:/api/calls/{id}
     */
    getCall: (id: string, params: RequestParams = {}) =>
      this.http.request<CallRecord, Refusal>({
        path: `/api/calls/${id}`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calls
     * @name GetNote
     * @request GET:/api/calls/{id}/note
     */
    getNote: (id: string, params: RequestParams = {}) =>
      this.http.request<Note, Refusal>({
        path: `/api/calls/${id}/note`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags messages
     * @name ListMessages
     * @request GET:/api/messages
     */
    listMessages: (
      query: {
        /** `open`: also what somebody has taken. */
        state: "open" | "done";
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          messages: InboxMessage[];
        },
        Refusal
      >({
        path: `/api/messages`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags messages
     * @name SetMessageState
     * @request PUT:/api/messages/{id}/state
     */
    setMessageState: (
      id: string,
      data: {
        state: "open" | "taken" | "done";
        /**
         * Taken also where somebody else has it.
         * @default false
         */
        over?: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<InboxMessage, Refusal>({
        path: `/api/messages/${id}/state`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name GetCalendar
     * @request GET:/api/calendar
     */
    getCalendar: (
      query: {
        /** @pattern ^\d{4}-\d\d-\d\d$ */
        from?: string;
        /**
         * So many from then on.
         * @min 1
         * @max 7
         */
        days: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Calendar, Refusal>({
        path: `/api/calendar`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name FindPatients
     * @request POST:/api/calendar/patients
     */
    findPatients: (
      data: {
        /**
         * Of the name; at least three letters, or none with a date.
         * @maxLength 80
         */
        words: string;
        dob: string | null;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          patients: CalendarPatient[];
        },
        Refusal
      >({
        path: `/api/calendar/patients`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name ListVisitKinds
     * @request GET:/api/calendar/patients/{id}/kinds
     */
    listVisitKinds: (id: string, params: RequestParams = {}) =>
      this.http.request<
        {
          kinds: CalendarKind[];
        },
        Refusal
      >({
        path: `/api/calendar/patients/${id}/kinds`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name FindFreeTimes
     * @request POST:/api/calendar/free
     */
    findFreeTimes: (
      data: {
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z@_-]+$
         */
        patient: string;
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z@_-]+$
         */
        visit: string;
        provider: string | null;
        /** @pattern ^\d{4}-\d\d-\d\d$ */
        from: string;
        /** On that date no sooner, local. */
        after: string | null;
        /** Whoever has to agree to this kind of visit has agreed. */
        approved: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          free: CalendarFree[];
        },
        Refusal
      >({
        path: `/api/calendar/free`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name BookVisit
     * @request POST:/api/calendar/visits
     */
    bookVisit: (
      data: {
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z@_-]+$
         */
        patient: string;
        /** A time that could be booked. */
        offer: CalendarOffer;
        /** Whoever has to agree to this kind of visit has agreed. */
        approved: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<CalendarVisit, Refusal>({
        path: `/api/calendar/visits`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name MoveVisit
     * @request PUT:/api/calendar/visits/{id}/time
     */
    moveVisit: (
      id: string,
      data: {
        /** A time that could be booked. */
        offer: CalendarOffer;
        /** Whoever has to agree to this kind of visit has agreed. */
        approved: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<CalendarVisit, Refusal>({
        path: `/api/calendar/visits/${id}/time`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name CancelVisit
     * @request DELETE:/api/calendar/visits/{id}
     */
    cancelVisit: (id: string, params: RequestParams = {}) =>
      this.http.request<void, Refusal>({
        path: `/api/calendar/visits/${id}`,
        method: "DELETE",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name ListWaiting
     * @request GET:/api/calendar/waiting
     */
    listWaiting: (params: RequestParams = {}) =>
      this.http.request<
        {
          waiting: CalendarWaiting[];
        },
        Refusal
      >({
        path: `/api/calendar/waiting`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags calendar
     * @name SetWaitingDone
     * @request PUT:/api/calendar/waiting/{id}/done
     */
    setWaitingDone: (id: string, params: RequestParams = {}) =>
      this.http.request<void, Refusal>({
        path: `/api/calendar/waiting/${id}/done`,
        method: "PUT",
        ...params,
      }),

    /**
     * No description
     *
     * @tags on call
     * @name GetOnCall
     * @request GET:/api/on-call
     */
    getOnCall: (params: RequestParams = {}) =>
      this.http.request<OnCall, Refusal>({
        path: `/api/on-call`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags on call
     * @name SetPin
     * @request PUT:/api/people/{id}/pin
     */
    setPin: (
      id: string,
      data: {
        /**
         * 4 to 8 digits.
         * @pattern ^[0-9]{4,8}$
         */
        pin: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<void, Refusal>({
        path: `/api/people/${id}/pin`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name GetSoon
     * @request GET:/api/on-call/soon
     */
    getSoon: (params: RequestParams = {}) =>
      this.http.request<SoonOnCall, Refusal>({
        path: `/api/on-call/soon`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name GetSchedule
     * @request GET:/api/schedule
     */
    getSchedule: (
      query: {
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        from: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        to: string;
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        service?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Schedule, Refusal>({
        path: `/api/schedule`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ListEdits
     * @request GET:/api/schedule/edits
     */
    listEdits: (
      query: {
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        after: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          edits: ScheduleEdit[];
        },
        Refusal
      >({
        path: `/api/schedule/edits`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name GetWorkload
     * @request GET:/api/schedule/workload
     */
    getWorkload: (
      query: {
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        from: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        to: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          people: Workload[];
        },
        Refusal
      >({
        path: `/api/schedule/workload`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ConsiderOverride
     * @request POST:/api/schedule/consider
     */
    considerOverride: (
      data: {
        service: string | null;
        seat: "primary" | "backup" | "third";
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        person: string;
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        start: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        end: string;
        /** @maxLength 300 */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          /** Who is on call there now, as sentences. */
          replaces: string[];
          warnings: string[];
        },
        Refusal
      >({
        path: `/api/schedule/consider`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AddOverride
     * @request POST:/api/schedule/overrides
     */
    addOverride: (
      data: {
        service: string | null;
        seat: "primary" | "backup" | "third";
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        person: string;
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        start: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        end: string;
        /** @maxLength 300 */
        reason: string;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/overrides`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ChangeOverride
     * @request PUT:/api/schedule/overrides/{id}
     */
    changeOverride: (
      id: string,
      data: {
        service: string | null;
        seat: "primary" | "backup" | "third";
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        person: string;
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        start: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        end: string;
        /** @maxLength 300 */
        reason: string;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/overrides/${id}`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name RemoveOverride
     * @request DELETE:/api/schedule/overrides/{id}
     */
    removeOverride: (
      id: string,
      data: {
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/overrides/${id}`,
        method: "DELETE",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name UndoEdit
     * @request POST:/api/schedule/undo
     */
    undoEdit: (
      data: {
        /** The version that the edit made. */
        edit: number;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/undo`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AskSwap
     * @request POST:/api/swaps
     */
    askSwap: (
      data: {
        service: string | null;
        seat: "primary" | "backup" | "third";
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        from: string;
        /**
         * Included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        start: string;
        /**
         * Not included. ISO 8601 with an offset.
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        end: string;
        askedOf: string | null;
        inReturn: {
          /**
           * Included. ISO 8601 with an offset.
           * @maxLength 40
           * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
           */
          start: string;
          /**
           * Not included. ISO 8601 with an offset.
           * @maxLength 40
           * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
           */
          end: string;
        } | null;
        /** @maxLength 300 */
        reason: string;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/swaps`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AnswerSwap
     * @request POST:/api/swaps/{id}/answer
     */
    answerSwap: (
      id: string,
      data: {
        answer: "accept" | "decline" | "take" | "withdraw";
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/swaps/${id}/answer`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name PreviewImport
     * @request POST:/api/schedule/imports
     */
    previewImport: (
      data: {
        /**
         * Name of the schedule that it is.
         * @minLength 1
         * @maxLength 60
         */
        source: string;
        service: string | null;
        /**
         * @minLength 1
         * @maxLength 200
         */
        fileName: string;
        /**
         * Base64.
         * @maxLength 2796207
         */
        content: string;
        /** Id of a person by their name in the file. */
        names: Record<string, string>;
        /** Which seat a task of the file is; null: none, it is left out. */
        tasks: Record<string, "primary" | "backup" | "third" | null>;
        /**
         * Which of two numbers in a date is the month; null: nobody said it.
         * @default null
         */
        dates: "month-first" | "day-first" | null;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ImportPreview, Refusal>({
        path: `/api/schedule/imports`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ApplyImport
     * @request POST:/api/schedule/imports/{id}/apply
     */
    applyImport: (
      id: string,
      data: {
        /**
         * Also what the preview says is held. Who asks has seen which shifts it takes away.
         * @default false
         */
        force: boolean;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/imports/${id}/apply`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Makes a new secret address; the one before it ends.
     *
     * @tags schedule
     * @name NewFeed
     * @request POST:/api/people/{id}/feed
     */
    newFeed: (id: string, params: RequestParams = {}) =>
      this.http.request<
        {
          /** Whoever knows it can read the calendar. */
          path: string;
        },
        Refusal
      >({
        path: `/api/people/${id}/feed`,
        method: "POST",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name GetRotations
     * @request GET:/api/rotations
     */
    getRotations: (params: RequestParams = {}) =>
      this.http.request<Rotations, Refusal>({
        path: `/api/rotations`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AddRotation
     * @request POST:/api/rotations
     */
    addRotation: (
      data: {
        rotation: RotationWish;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/rotations`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ChangeRotation
     * @request PUT:/api/rotations/{id}
     */
    changeRotation: (
      id: string,
      data: {
        rotation: RotationWish;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/rotations/${id}`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AddService
     * @request POST:/api/services
     */
    addService: (
      data: {
        service: ServiceWish;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/services`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name ChangeService
     * @request PUT:/api/services/{id}
     */
    changeService: (
      id: string,
      data: {
        service: ServiceWish;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/services/${id}`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags schedule
     * @name AddLeave
     * @request POST:/api/leaves
     */
    addLeave: (
      data: {
        /**
         * @minLength 1
         * @maxLength 80
         * @pattern ^[0-9A-Za-z_.:-]+$
         */
        person: string;
        /**
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        start: string;
        /**
         * @maxLength 40
         * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$
         */
        end: string;
        /** @maxLength 300 */
        reason: string;
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/leaves`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Takes away what was made or changed here; what stands in the practice file counts again.
     *
     * @tags schedule
     * @name RemoveEntry
     * @request POST:/api/schedule/entries/{kind}/{id}/remove
     */
    removeEntry: (
      kind: "layer" | "service" | "leave",
      id: string,
      data: {
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/entries/${kind}/${id}/remove`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description An override that stands against a schedule kept elsewhere goes on (`keep`), or gives way (`outside`).
     *
     * @tags schedule
     * @name SettleConflict
     * @request POST:/api/schedule/overrides/{id}/settle
     */
    settleConflict: (
      id: string,
      data: {
        how: "keep" | "outside";
        /**
         * The version of the schedule that the edit was made on.
         * @min 0
         */
        version: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Edited, Refusal>({
        path: `/api/schedule/overrides/${id}/settle`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags escalations
     * @name ListEscalations
     * @request GET:/api/escalations
     */
    listEscalations: (params: RequestParams = {}) =>
      this.http.request<
        {
          open: EscalationSummary[];
          closed: EscalationSummary[];
        },
        Refusal
      >({
        path: `/api/escalations`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags escalations
     * @name GetEscalation
     * @request GET:/api/escalations/{id}
     */
    getEscalation: (id: string, params: RequestParams = {}) =>
      this.http.request<Escalation, Refusal>({
        path: `/api/escalations/${id}`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags escalations
     * @name ExportEscalation
     * @request GET:/api/escalations/{id}/export
     */
    exportEscalation: (id: string, params: RequestParams = {}) =>
      this.http.request<Escalation, Refusal>({
        path: `/api/escalations/${id}/export`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags escalations
     * @name ActOnEscalation
     * @request POST:/api/escalations/{id}/act
     */
    actOnEscalation: (
      id: string,
      data: {
        act:
          | "calls-back"
          | "advised"
          | "done"
          | "reached-otherwise"
          | "give-back"
          | "take-over"
          | "withdraw";
        /** @pattern ^[0-9]{4,8}$ */
        pin: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<void, Refusal>({
        path: `/api/escalations/${id}/act`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        ...params,
      }),

    /**
     * No description
     *
     * @tags people
     * @name ListChannels
     * @request GET:/api/channels
     */
    listChannels: (params: RequestParams = {}) =>
      this.http.request<
        {
          people: PersonChannels[];
        },
        Refusal
      >({
        path: `/api/channels`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags people
     * @name SetChannels
     * @request PUT:/api/people/{id}/channels
     */
    setChannels: (
      id: string,
      data: {
        plan: ContactPlan;
        /** @maxLength 80 */
        stamp: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<PersonChannels, Refusal>({
        path: `/api/people/${id}/channels`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags people
     * @name TestChannel
     * @request POST:/api/people/{id}/channels/{method}/test
     */
    testChannel: (id: string, method: string, params: RequestParams = {}) =>
      this.http.request<
        {
          ok: boolean;
          says: string;
        },
        Refusal
      >({
        path: `/api/people/${id}/channels/${method}/test`,
        method: "POST",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags alarms
     * @name ListAlarms
     * @request GET:/api/alarms
     */
    listAlarms: (params: RequestParams = {}) =>
      this.http.request<
        {
          alarms: Alarm[];
        },
        Refusal
      >({
        path: `/api/alarms`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags alarms
     * @name SeeAlarm
     * @request POST:/api/alarms/{id}/seen
     */
    seeAlarm: (id: string, params: RequestParams = {}) =>
      this.http.request<
        {
          alarms: Alarm[];
        },
        Refusal
      >({
        path: `/api/alarms/${id}/seen`,
        method: "POST",
        format: "json",
        ...params,
      }),

    /**
     * @description Who is on call, for a PBX. Open to whom `console.lanApi` lets in.
     *
     * @tags for programs
     * @name WhoIsOnCall
     * @request GET:/api/lan/on-call
     */
    whoIsOnCall: (
      query?: {
        /**
         * ISO 8601 with an offset. Default: now.
         * @maxLength 40
         */
        at?: string;
        /**
         * Default: the first.
         * @minLength 1
         * @maxLength 64
         */
        service?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          service: string;
          at: string;
          primary: {
            id: string;
            name: string;
            /** E.164. */
            phone: string;
          };
          backup: {
            id: string;
            name: string;
            /** E.164. */
            phone: string;
          } | null;
          third: {
            id: string;
            name: string;
            /** E.164. */
            phone: string;
          } | null;
          /** Nobody is planned. */
          lastResort: boolean;
          until: string | null;
          /** Who is on call from the next hand-over on; null: none is in sight. */
          next: {
            at: string;
            primary: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            };
            backup: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            } | null;
            third: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            } | null;
            /** Nobody is planned. */
            lastResort: boolean;
          } | null;
          /** At ten in the evening of the day after `at`, by the practice’s clock. */
          tomorrowNight: {
            at: string;
            primary: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            };
            backup: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            } | null;
            third: {
              id: string;
              name: string;
              /** E.164. */
              phone: string;
            } | null;
            /** Nobody is planned. */
            lastResort: boolean;
          };
        },
        Refusal
      >({
        path: `/api/lan/on-call`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * @description Somebody's shifts as iCalendar (RFC 5545), for whoever has the secret address.
     *
     * @tags for programs
     * @name CalendarFeed
     * @request GET:/api/calendar/{secret}.ics
     */
    calendarFeed: (secret: string, params: RequestParams = {}) =>
      this.http.request<void, any>({
        path: `/api/calendar/${secret}.ics`,
        method: "GET",
        ...params,
      }),

    /**
     * No description
     *
     * @tags box
     * @name GetBox
     * @request GET:/api/box
     */
    getBox: (params: RequestParams = {}) =>
      this.http.request<Box, Refusal>({
        path: `/api/box`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags box
     * @name GetOverview
     * @request GET:/api/overview
     */
    getOverview: (params: RequestParams = {}) =>
      this.http.request<Overview, Refusal>({
        path: `/api/overview`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name GetProtocol
     * @request GET:/api/protocol
     */
    getProtocol: (params: RequestParams = {}) =>
      this.http.request<ProtocolOverview, Refusal>({
        path: `/api/protocol`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name GetProtocolVersion
     * @request GET:/api/protocol/versions/{id}
     */
    getProtocolVersion: (id: string, params: RequestParams = {}) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/versions/${id}`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name GetProtocolTree
     * @request GET:/api/protocol/tree
     */
    getProtocolTree: (
      query: {
        /**
         * `live`, `shipped`, or the id of a version.
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        version: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolTree, Refusal>({
        path: `/api/protocol/tree`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name GetProtocolDiff
     * @request GET:/api/protocol/diff
     */
    getProtocolDiff: (
      query: {
        /**
         * `live`, `shipped`, or the id of a version.
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        version: string;
        /**
         * `live`, `shipped`, or the id of a version.
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        against: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolDiff, Refusal>({
        path: `/api/protocol/diff`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * @description What it makes of words, one utterance after the other. Nothing of it is kept.
     *
     * @tags protocol
     * @name TryProtocol
     * @request POST:/api/protocol/try
     */
    tryProtocol: (
      data: {
        /**
         * `live`, `shipped`, or the id of a version.
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        version: string;
        lang: "en" | "es";
        /**
         * @maxItems 20
         * @minItems 1
         */
        said: string[];
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Trial, Refusal>({
        path: `/api/protocol/try`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name RollBackProtocol
     * @request POST:/api/protocol/roll-back
     */
    rollBackProtocol: (
      data: {
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        entry: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolOverview, Refusal>({
        path: `/api/protocol/roll-back`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name CancelScheduledProtocol
     * @request DELETE:/api/protocol/scheduled/{id}
     */
    cancelScheduledProtocol: (id: string, params: RequestParams = {}) =>
      this.http.request<ProtocolOverview, Refusal>({
        path: `/api/protocol/scheduled/${id}`,
        method: "DELETE",
        format: "json",
        ...params,
      }),

    /**
     * @description A new draft: empty, or a copy of the version it is based on.
     *
     * @tags protocol
     * @name CreateDraft
     * @request POST:/api/protocol/drafts
     */
    createDraft: (
      data: {
        /**
         * @minLength 1
         * @maxLength 120
         */
        title: string;
        basedOn: string | null;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Takes it back to a draft; signatures fall. A text that does not read is kept; `problem` says why.
     *
     * @tags protocol
     * @name EditDraft
     * @request PUT:/api/protocol/drafts/{id}
     */
    editDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
        /**
         * @minLength 1
         * @maxLength 120
         */
        title: string;
        /**
         * @maxItems 40
         * @uniqueItems true
         */
        specialties: string[];
        /** @maxLength 500000 */
        text: string;
        /** @maxLength 4000 */
        note: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name ProveDraft
     * @request POST:/api/protocol/drafts/{id}/prove
     */
    proveDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Proving, Refusal>({
        path: `/api/protocol/drafts/${id}/prove`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name TestDraft
     * @request POST:/api/protocol/drafts/{id}/test
     */
    testDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Testing, Refusal>({
        path: `/api/protocol/drafts/${id}/test`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name SignDraft
     * @request POST:/api/protocol/drafts/{id}/sign
     */
    signDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/sign`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name ApproveDraft
     * @request POST:/api/protocol/drafts/{id}/approve
     */
    approveDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/approve`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name SendBackDraft
     * @request POST:/api/protocol/drafts/{id}/send-back
     */
    sendBackDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/send-back`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags protocol
     * @name DiscardDraft
     * @request POST:/api/protocol/drafts/{id}/discard
     */
    discardDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/discard`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Proofs and cases are run again first.
     *
     * @tags protocol
     * @name PublishDraft
     * @request POST:/api/protocol/drafts/{id}/publish
     */
    publishDraft: (
      id: string,
      data: {
        /** @min 1 */
        revision: number;
        /** Live from then on, ISO 8601 in UTC. */
        from: string | null;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/publish`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Appends a case that was made of a call and that somebody has read through.
     *
     * @tags protocol
     * @name AddDraftCase
     * @request POST:/api/protocol/drafts/{id}/cases
     */
    addDraftCase: (
      id: string,
      data: {
        revision: number;
        /** @maxLength 64 */
        callId: string;
        /**
         * @minLength 1
         * @maxLength 2000
         */
        say: string;
        lang: "en" | "es";
        tier: "emergency" | "urgent" | "semi_urgent" | "routine";
        crisis: boolean;
        /** @maxLength 500 */
        note: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProtocolText, Refusal>({
        path: `/api/protocol/drafts/${id}/cases`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name ListReviewCalls
     * @request GET:/api/review/calls
     */
    listReviewCalls: (
      query: {
        state: "open" | "done" | "all";
        tier?: "emergency" | "urgent" | "semi_urgent" | "routine" | "unclear";
        /**
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        before?: string;
        /**
         * @min 1
         * @max 100
         * @default 30
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          calls: ReviewEntry[];
          more: boolean;
        },
        Refusal
      >({
        path: `/api/review/calls`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name MarkCall
     * @request PUT:/api/review/calls/{id}
     */
    markCall: (
      id: string,
      data: {
        verdict: "right" | "over" | "under";
        wanted: "emergency" | "urgent" | "semi_urgent" | "routine" | null;
        crisisWanted: boolean | null;
        /** @maxLength 2000 */
        note: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Review, Refusal>({
        path: `/api/review/calls/${id}`,
        method: "PUT",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name PreviewCase
     * @request GET:/api/review/calls/{id}/case
     */
    previewCase: (id: string, params: RequestParams = {}) =>
      this.http.request<CasePreview, Refusal>({
        path: `/api/review/calls/${id}/case`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name GetReviewFigures
     * @request GET:/api/review/figures
     */
    getReviewFigures: (
      query: {
        /**
         * YYYY-MM
         * @pattern ^\d{4}-(0[1-9]|1[0-2])$
         */
        from: string;
        /**
         * YYYY-MM
         * @pattern ^\d{4}-(0[1-9]|1[0-2])$
         */
        to: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ReviewFigures, Refusal>({
        path: `/api/review/figures`,
        method: "GET",
        query: query,
        format: "json",
        ...params,
      }),

    /**
     * @description One at a time: a new one ends the one before.
     *
     * @tags review
     * @name StartReplay
     * @request POST:/api/review/replays
     */
    startReplay: (
      data: {
        /**
         * `live`, `shipped`, or the id of a version.
         * @minLength 1
         * @maxLength 64
         * @pattern ^[0-9A-Za-z-]+$
         */
        version: string;
        /**
         * @min 1
         * @max 24
         */
        months: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<Replay, Refusal>({
        path: `/api/review/replays`,
        method: "POST",
        body: data,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name GetReplay
     * @request GET:/api/review/replays/{id}
     */
    getReplay: (id: string, params: RequestParams = {}) =>
      this.http.request<Replay, Refusal>({
        path: `/api/review/replays/${id}`,
        method: "GET",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags review
     * @name CancelReplay
     * @request DELETE:/api/review/replays/{id}
     */
    cancelReplay: (id: string, params: RequestParams = {}) =>
      this.http.request<Replay, Refusal>({
        path: `/api/review/replays/${id}`,
        method: "DELETE",
        format: "json",
        ...params,
      }),
  };
}
