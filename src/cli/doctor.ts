import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { systemClock } from '../clock.ts';
import { openDelivery } from '../delivery/delivery.ts';
import { NightbellError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { EXAMPLE_PRACTICE } from '../main.ts';
import { ENCODER_MODEL, requiredModels } from '../models/required.ts';
import { checkModels, modelState } from '../models/state.ts';
import { whoIsOnCall } from '../oncall/rota.ts';
import { checkHead } from '../opinion/head.ts';
import { llmConfig, llmModel, tooLittleMemory } from '../opinion/llm/model.ts';
import { parsePractice } from '../practice/practice.ts';
import { loadSettings, places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import { isItself, TRUNK_IS_ITSELF, wantedPorts } from '../telephony/asterisk/itself.ts';
import { BoxFile, type RunningBox } from '../wiring/box-file.ts';
import { formsOf } from '../wiring/forms.ts';
import { loadMind } from '../wiring/mind.ts';
import { judgingAt, mindFor } from '../wiring/protocols.ts';
import { unreachableSchedules } from './doctor-schedules.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';
import { scheduleNow } from './schedule-now.ts';

interface Finding {
  part: string;
  state: 'well' | 'warning' | 'bad';
  detail: string;
}

type Check = (settings: Settings, running: RunningBox | null) => Promise<Finding[]>;

const LOW_DISK_BYTES = 2 * 2 ** 30;

/** `nightbell doctor [--json]`: looks at every part that a call needs. Exit status 1 when one is bad. */
export async function doctor(args: string[], io: Io): Promise<number> {
  const settings = loadSettings();
  const running = new BoxFile(places(settings).box).read();
  const findings: Finding[] = [];
  for (const [part, check] of CHECKS) {
    try {
      findings.push(...(await check(settings, running)));
    } catch (error) {
      findings.push({
        part,
        state: 'bad',
        detail: error instanceof NightbellError ? error.message : (error as Error).message,
      });
    }
  }
  if (args.includes('--json')) print(io, JSON.stringify(findings));
  else for (const { part, state, detail } of findings) print(io, `${MARK[state]} ${part.padEnd(10)} ${detail}`);
  return findings.some((f) => f.state === 'bad') ? 1 : 0;
}

const MARK = { well: 'ok  ', warning: 'look', bad: 'BAD ' };

const well = (part: string, detail: string): Finding[] => [{ part, state: 'well', detail }];

const node: Check = async () => {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return [{ part: 'node', state: major >= 24 ? 'well' : 'bad', detail: `Node ${process.versions.node}` }];
};

const disk: Check = async (settings) => {
  const folder = existsSync(settings.dataDir) ? settings.dataDir : '/';
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return [
    {
      part: 'disk',
      state: free < LOW_DISK_BYTES ? 'warning' : 'well',
      detail: `${(free / 2 ** 30).toFixed(1)} GiB free`,
    },
  ];
};

const asterisk: Check = async (settings) => {
  const file = `${places(settings).asteriskPrefix}/paths.json`;
  if (!existsSync(file)) throw new NightbellError('NB_ASTERISK_MISSING', places(settings).asteriskPrefix);
  return well('asterisk', `Asterisk ${JSON.parse(readFileSync(file, 'utf8')).version}`);
};

const trunk: Check = async ({ sip }) => {
  const { host, port } = sip.trunk;
  if (!isItself(sip, wantedPorts(sip))) return well('trunk', `${host}:${port}, ${sip.trunk.transport}`);
  return [{ part: 'trunk', state: 'warning', detail: TRUNK_IS_ITSELF }];
};

const models: Check = async (settings) => {
  const cacheDir = places(settings).models;
  return requiredModels(settings, 'box').map((id) => {
    const state = modelState({ id, cacheDir });
    return {
      part: 'model',
      state: state === 'ready' ? 'well' : state === 'unchecked' ? 'warning' : 'bad',
      detail: `${id}: ${state}`,
    };
  });
};

/** The second opinion. A box without it judges by the rules alone: it is to be looked at, and not bad. */
const classifier: Check = async (settings) => {
  const part = 'classifier';
  try {
    await checkModels({ ids: [ENCODER_MODEL], cacheDir: places(settings).models });
    const version = await checkHead();
    return well(part, `${ENCODER_MODEL} and its trained parts ${version}`);
  } catch (error) {
    return [{ part, state: 'warning', detail: `calls are judged by the rules alone: ${(error as Error).message}` }];
  }
};

/** The third opinion. Never bad: a box is safe without it. */
const llm: Check = async (settings, running) => {
  const part = 'llm';
  try {
    const model = llmModel(settings);
    if (!model) return well(part, 'off: the rules judge without a language model');
    const look = (detail: string): Finding[] => [{ part, state: 'warning', detail: `${model.id}: ${detail}` }];
    if (running?.llmDown === 'NB_OPINION_LATE') return look(new NightbellError('NB_OPINION_LATE').message);
    if (model.trust === 'none') return look('not run: by the manifest its opinion counts for nothing');
    await checkModels({ ids: [model.id], cacheDir: places(settings).models, manifest: model.manifest });
    const why = running ? null : tooLittleMemory(llmConfig(model, []));
    if (why) return look(`not run: ${why}`);
    return running?.llmDown ? look(`not run: ${running.llmDown}`) : well(part, `${model.id}: may ${model.trust}`);
  } catch (error) {
    return [{ part, state: 'warning', detail: (error as Error).message }];
  }
};

const practice: Check = async (settings) => {
  const file = settings.practice || EXAMPLE_PRACTICE;
  const { name, ...rest } = parsePractice(readFileSync(file, 'utf8'), file);
  const read = { name, ...rest };
  // Where the records cannot be read, another line says so.
  const schedule = await scheduleNow(read).catch(() => undefined);
  const who = whoIsOnCall(read, new Date().toISOString(), schedule);
  const example = settings.practice ? '' : ' This is the example practice: name your own in settings.yaml.';
  const state = who.by === 'last-resort' || !settings.practice ? 'warning' : 'well';
  return [{ part: 'practice', state, detail: `${name}; on call now: ${who.primary.name} (${who.by}).${example}` }];
};

const forms: Check = async (settings) => {
  const { desk, trouble } = formsOf(settings);
  if (trouble) return [{ part: 'forms', state: 'bad', detail: `${trouble} Those that come with Nightbell stand in.` }];
  return well('forms', `${desk.forms.length} forms${settings.forms ? `, with ${settings.forms} laid over them` : ''}`);
};

const protocol: Check = async (settings) => {
  const { engine, questions } = loadMind();
  const shipped = `${engine.protocol}; ${questions.length} questions`;
  if (!existsSync(places(settings).database)) return well('protocol', `shipped, not signed: ${shipped}`);
  return withStore(async (opened) => {
    const { judging, mind } = mindFor(await judgingAt(opened, new Date().toISOString()));
    if (judging.trouble) return [{ part: 'protocol', state: 'bad', detail: judging.trouble }];
    if (!judging.version) return well('protocol', `shipped, not signed: ${shipped}`);
    const { number, title } = judging.version;
    return well('protocol', `version ${number} (${title}), signed: ${mind.engine.protocol}`);
  });
};

const store: Check = async (settings) => {
  if (!existsSync(places(settings).database)) return well('store', 'No database yet; the first start makes it.');
  return withStore(async (opened) => {
    const without = (await opened.people.list()).filter((p) => p.role === 'clinician' && !p.hasPin);
    const pins: Finding[] =
      without.length === 0
        ? []
        : [
            {
              part: 'people',
              state: 'warning',
              detail: `${without.length} clinicians have no PIN and cannot take a case: \`nightbell pin PERSON\` or the page On call`,
            },
          ];
    return [...well('store', 'The key opens the database.'), ...pins];
  });
};

/** The ways out for texts: asked whether they answer, nothing is sent. Never bad: calls go without them. */
const gateways: Check = async ({ delivery: settings }) => {
  const part = 'gateways';
  try {
    // Reports come to the box that runs, not to this command.
    const opened = openDelivery({
      settings,
      clock: systemClock,
      log: silentLog,
      reportKey: Buffer.alloc(32),
      strict: true,
    });
    const states = await opened.check();
    if (states.length === 0) return well(part, 'none: nobody is reached by texts');
    const down = states.filter(({ state }) => state !== 'up').map(({ gateway, reason }) => `${gateway} (${reason})`);
    if (down.length > 0) return [{ part, state: 'warning', detail: `no answer as it should be: ${down.join(', ')}` }];
    return well(part, `${states.map(({ gateway }) => gateway).join(', ')} answer`);
  } catch (error) {
    return [{ part, state: 'warning', detail: (error as Error).message }];
  }
};

/** Schedules that are kept elsewhere: asked whether they answer, nothing is taken in. */
const schedules: Check = async (settings) => {
  const part = 'schedules';
  const down = await unreachableSchedules(settings);
  if (down.length > 0) return down.map((detail) => ({ part, state: 'warning', detail }));
  const { length } = settings.schedules;
  return well(part, length === 0 ? 'none is kept elsewhere' : `${length} kept elsewhere, and there`);
};

const ports: Check = async (settings, running) => {
  if (running)
    return well(
      'box',
      `running as process ${running.pid}; console ${running.console ?? 'not there: calls go to the backup path'}`,
    );
  const { asterisk, console } = settings;
  const wanted: [string, number, string][] = [
    ['console.port', console.port, console.host],
    ['asterisk.ariPort', asterisk.ariPort, '127.0.0.1'],
    ['asterisk.callPort', asterisk.callPort, '127.0.0.1'],
    ['asterisk.mediaPort', asterisk.mediaPort, '127.0.0.1'],
    ['sip.tcpPort', settings.sip.tcpPort, settings.sip.bind],
  ];
  const taken: string[] = [];
  for (const [name, port, host] of wanted) if (port !== 0 && !(await isFree(port, host))) taken.push(`${name} ${port}`);
  if (taken.length > 0) throw new NightbellError('NB_PORT_TAKEN', taken.join(', '));
  return well('box', 'not running; its ports are free');
};

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

const CHECKS: [string, Check][] = [
  ['node', node],
  ['disk', disk],
  ['asterisk', asterisk],
  ['trunk', trunk],
  ['models', models],
  ['classifier', classifier],
  ['llm', llm],
  ['practice', practice],
  ['forms', forms],
  ['protocol', protocol],
  ['store', store],
  ['gateways', gateways],
  ['schedules', schedules],
  ['box', ports],
];
