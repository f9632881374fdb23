import { statfs } from 'node:fs/promises';
import type { BoxPart, BoxService, BoxView } from '../../console/api/services.ts';
import type { GatewayState } from '../../delivery/types.ts';
import { ERRORS, type ErrorCode } from '../../errors.ts';
import type { Practice } from '../../practice/practice.ts';
import type { Speech } from '../../speech/speech.ts';
import type { Store } from '../../store/store.ts';
import type { Admitted } from '../admission-gate.ts';
import type { AdvisersHealth } from '../advisers.ts';

export interface BoxParts {
  store: Store;
  speech: Speech;
  practice: Practice;
  dataDir: string;
  version: string;
  startedAt: string;
  /** The last thing the trunk said of itself. */
  trunk: () => { state: 'up' | 'down'; detail: string };
  /** Who is asked beside the rules; null: not yet known. */
  opinions: () => AdvisersHealth | null;
  /** The ways out for texts; left out: there are none. */
  gateways?: () => GatewayState[];
  /** Calls that are on, and whether one more is taken; left out: every call is. */
  calls?: () => Admitted;
  /** Prompts rendered so far. */
  prompts: () => { done: number; total: number };
}

/** Below this share of free space somebody should look. */
const LOW_DISK = 0.1;

export function boxService(parts: BoxParts): BoxService {
  return {
    practice: () => ({ name: parts.practice.name, timeZone: parts.practice.timeZone }),
    async health(): Promise<BoxView> {
      const disk = await statfs(parts.dataDir);
      const freeBytes = disk.bavail * disk.bsize;
      const totalBytes = disk.blocks * disk.bsize;
      const list: BoxPart[] = [
        asterisk(parts),
        ...speech(parts),
        models(parts),
        ...opinions(parts),
        store(parts),
        diskPart(freeBytes, totalBytes),
        await people(parts),
        ...gateways(parts),
        ...calls(parts),
      ];
      const state = list.some((p) => p.state === 'down')
        ? 'down'
        : list.some((p) => p.state === 'warning')
          ? 'warning'
          : 'well';
      return {
        state,
        parts: list,
        disk: { freeBytes, totalBytes },
        version: parts.version,
        startedAt: parts.startedAt,
      };
    },
  };
}

function asterisk({ trunk }: BoxParts): BoxPart {
  const { state } = trunk();
  return {
    id: 'asterisk',
    state: state === 'up' ? 'well' : 'down',
    detail: state === 'up' ? 'Asterisk takes calls.' : 'Asterisk is not answering. It is being started again.',
  };
}

function speech({ speech }: BoxParts): BoxPart[] {
  const down = speech.health().filter((p) => p.state !== 'up');
  if (down.length === 0) return [{ id: 'speech', state: 'well', detail: 'The box hears and speaks.' }];
  const names = down.map((p) => (p.process === 'ears' ? 'hearing' : 'speaking')).join(' and ');
  return [
    {
      id: 'speech',
      state: down.some((p) => p.state === 'down') ? 'down' : 'warning',
      detail: `The process for ${names} is not up. It is being started again.`,
    },
  ];
}

function models({ prompts }: BoxParts): BoxPart {
  const { done, total } = prompts();
  if (done >= total) return { id: 'models', state: 'well', detail: 'Models are loaded and all prompts are rendered.' };
  return {
    id: 'models',
    state: 'warning',
    detail: `Models are loaded. ${done} of ${total} prompts are rendered; the rest follow.`,
  };
}

/** The second and the third opinion. A box without them takes calls and judges them: they are never more than a warning. */
function opinions(parts: BoxParts): BoxPart[] {
  const health = parts.opinions();
  if (!health) return [];
  return [
    { id: 'classifier', ...classifier(health) },
    { id: 'llm', ...llm(health) },
  ];
}

type Told = Pick<BoxPart, 'state' | 'detail'>;

function classifier({ classifier: { state, detail } }: AdvisersHealth): Told {
  if (state === 'up') return { state: 'well', detail: 'A second opinion is heard with everything that callers say.' };
  const why = state === 'starting' ? 'It is being loaded' : `It is not there (${inWords(detail)}) and is tried again`;
  return { state: 'warning', detail: `${why}: calls are judged by the rules alone.` };
}

function llm({ llm: { state, detail } }: AdvisersHealth): Told {
  if (state === 'off') return { state: 'well', detail: 'Off. Calls are judged without it.' };
  if (state === 'up') return { state: 'well', detail: 'It is asked about everything that callers say.' };
  if (state === 'starting')
    return { state: 'well', detail: 'It is being loaded. Calls are judged without it meanwhile.' };
  return { state: 'warning', detail: `It does not run (${inWords(detail)}). Calls are judged without it.` };
}

/** "NB_OPINION_LATE: The language model is too slow for this box" */
function inWords(code: string): string {
  const what = code in ERRORS ? ERRORS[code as ErrorCode].what.replace(/\.$/, '') : '';
  return what ? `${code}: ${what}` : code;
}

function store({ store }: BoxParts): BoxPart {
  const health = store.health();
  if (health.state !== 'kept') return { id: 'store', state: 'well', detail: 'Everything is on the disk.' };
  return {
    id: 'store',
    state: 'down',
    detail: `${health.waiting} entries wait in memory because the database cannot be written (${health.code}).`,
  };
}

function diskPart(free: number, total: number): BoxPart {
  const gib = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
  return {
    id: 'disk',
    state: free / total < LOW_DISK ? 'warning' : 'well',
    detail: `${gib(free)} of ${gib(total)} GiB are free.`,
  };
}

/** A clinician without a PIN can never take a case: the ladder would climb past them. */
async function people({ store, practice }: BoxParts): Promise<BoxPart> {
  const rows = await store.people.list();
  const without = practice.people.filter((p) => p.role === 'clinician' && !rows.find((row) => row.id === p.id)?.hasPin);
  if (without.length === 0) return { id: 'people', state: 'well', detail: 'Every clinician has a PIN.' };
  return {
    id: 'people',
    state: 'warning',
    detail: `${without.length} of the clinicians have no PIN yet and cannot take a case. Set it on the page On call.`,
  };
}

/** Nobody depends on them alone: whoever has no other way is rung. */
function gateways(parts: BoxParts): BoxPart[] {
  const all = parts.gateways?.() ?? [];
  if (all.length === 0) return [];
  const down = all.filter(({ state }) => state === 'down').map(({ gateway }) => gateway);
  if (down.length === 0)
    return [{ id: 'gateways', state: 'well', detail: 'Every gateway that the settings name answers.' }];
  return [
    {
      id: 'gateways',
      state: 'warning',
      detail: `No messages are taken by ${down.join(', ')}. People are reached otherwise.`,
    },
  ];
}

/** Being full is no fault: the next caller is with a person at once. Somebody should know how often it comes. */
function calls(parts: BoxParts): BoxPart[] {
  const now = parts.calls?.();
  if (!now) return [];
  const on = now.calls === 1 ? '1 call is on' : `${now.calls} calls are on`;
  const since =
    now.turnedAway === 0 ? '' : ` ${now.turnedAway} went to the backup path since the start because the box was full.`;
  if (now.full === null) return [{ id: 'calls', state: 'well', detail: `${on}; the next one is taken.${since}` }];
  return [{ id: 'calls', state: 'warning', detail: `${on}; the next one goes to the backup path.${since}` }];
}
