import { startDemoBox } from '../demo/demo-box.ts';
import { type Played, play } from '../demo/play.ts';
import { STORIES } from '../demo/stories.ts';
import { silentLog } from '../log.ts';
import type { HeardLine } from '../rehearsal/actor.ts';
import { makeSettings } from '../settings/load.ts';
import { createSpeech } from '../speech/index.ts';
import { asText } from './call.ts';
import { type Io, print } from './io.ts';

const PIN = '482739';
/** Voices of the people who call, other than the box's own. */
const CALLER_VOICE = { en: 42, es: 10 };

/** Starts a box on free loopback ports, places three calls over SIP and RTP, shows what came of each, and ends. */
export async function demo(_args: string[], io: Io): Promise<number> {
  const note = (text: string) => io.stderr.write(`${text}\n`);
  note('Starting a box with the example practice on free loopback ports …');
  let calling = false;
  const shown = progress(io);
  // What is rendered behind the calls is not of their story.
  const demoBox = await startDemoBox({ onPrompts: (done, total) => void (calling || shown(done, total)) });
  const settings = makeSettings({});
  settings.speech.voice = CALLER_VOICE;
  const speech = createSpeech(settings, silentLog);
  try {
    await speech.start();
    const { box } = demoBox;
    const rooms = box.rooms;
    if (!rooms) return 1;
    const { primary } = rooms.onCall();
    await rooms.access.pins.setPin(primary.id, PIN, 'demo');
    print(
      io,
      `${box.practice.name}. On call: ${primary.name}, whose phone is a simulated one. SIP on 127.0.0.1:${box.trunk.ports.sipUdp}.`,
    );
    calling = true;
    const waits: number[] = [];
    for (const story of STORIES) {
      await speech.prepare(
        story.cues
          .flatMap((cue) => (Array.isArray(cue.act) ? cue.act : [cue.act]))
          .flatMap((act) => ('say' in act ? [{ text: act.say, lang: story.lang, cacheable: true }] : [])),
      );
      print(io, `\n━━ ${story.title} (from ${story.from})`);
      const played = await play(story, {
        demo: demoBox,
        speech,
        doctor: { number: primary.phone, pin: PIN },
        onLine: (line) => print(io, `  ${asText(line)}`),
      });
      summary(io, played, demoBox.box.settings.dataDir);
      waits.push(...responses(played.caller));
    }
    const sorted = waits.sort((a, b) => a - b);
    print(
      io,
      `\nFrom a caller's last word to the first sound of the answer: median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms, ${sorted.length} answers.`,
    );
    print(io, `The console was at ${rooms.console?.url} while this ran; \`npm start\` keeps a box and its console up.`);
    return 0;
  } finally {
    await speech.stop();
    await demoBox.close();
  }
}

function responses(lines: HeardLine[]): number[] {
  return lines.flatMap((line) => (line.responseMs === null ? [] : [line.responseMs]));
}

function summary(io: Io, { record, caller }: Played, dataDir: string): void {
  if (!record) {
    print(io, '  no record was found');
    return;
  }
  const { call, facts, pages, messages, dispositions } = record;
  const why = dispositions.find((d) => d.tier === call.tier)?.flags.map((f) => `${f.concept} (“${f.words}”)`) ?? [];
  print(io, `  disposition  ${call.tier}${why.length ? `: ${why.join(', ')}` : ''}; intent ${call.intent ?? '-'}`);
  print(
    io,
    `  facts        ${facts.map((f) => `${f.name}=${f.value}${f.confirmed ? ' ✓' : ''}`).join(', ') || 'none'}`,
  );
  print(
    io,
    `  rung         ${pages.map((p) => `${p.personId}: ${p.outcome}${p.choice ? `, ${p.choice}` : ''}`).join('; ') || 'nobody'}`,
  );
  print(io, `  inbox        ${messages.map((m) => `${m.queue} (${m.tier})`).join('; ') || '-'}`);
  print(io, `  record       ${call.id} in ${dataDir}/nightbell.db (encrypted)`);
  print(io, `  answered in  ${responses(caller).join(', ')} ms`);
}

function progress(io: Io): (done: number, total: number) => void {
  let shown = 0;
  return (done, total) => {
    if (done !== total && Date.now() - shown < 5_000) return;
    shown = Date.now();
    io.stderr.write(`prompts: ${done} of ${total} rendered (once; they are kept)\n`);
  };
}
