import type { Lang } from '../../src/lang.ts';
import { babble, CallerVoices, type Saying, SPEAKERS } from '../calls/voices.ts';
import { random } from '../endpoint/pauses.ts';

/** What comes over the line while a prompt plays. */
export interface Sound {
  kind: string;
  name: string;
  /** Whether the prompt has to stop for it. */
  stops: boolean;
  /** 16 kHz, beginning with its first sound; null: the prompt itself comes back. */
  samples: Int16Array | null;
  /** Of an echo: how long it is on its way in the room and the far network, and how much quieter it comes back. */
  echo?: { delayMs: number; gainDb: number };
}

const RATE = 16_000;
/** Who speaks into a telephone. */
const NEAR_DB = -22;

const STOPS: Record<string, readonly [string, Lang][]> = {
  'a command': [
    ['Wait.', 'en'],
    ['Stop.', 'en'],
    ['Listen.', 'en'],
    ['Hold on a second.', 'en'],
    ['Espere.', 'es'],
    ['Oiga, escuche.', 'es'],
  ],
  'a symptom': [
    ['My chest hurts.', 'en'],
    ["I can't breathe.", 'en'],
    ['My baby has a fever.', 'en'],
    ["I'm bleeding.", 'en'],
    ['Me duele el pecho.', 'es'],
  ],
  'a wish': [
    ['I need to change my appointment.', 'en'],
    ['Can I talk to somebody, please?', 'en'],
    ['This is about a prescription for my husband.', 'en'],
    ['No, that is not what I called for.', 'en'],
    ['Necesito hablar con alguien.', 'es'],
  ],
};
const PASSES: Record<string, readonly [string, Lang][]> = {
  'mm-hm': [
    ['Mm-hmm.', 'en'],
    ['Uh-huh.', 'en'],
    ['Hmm.', 'en'],
    ['Ajá.', 'es'],
  ],
  okay: [
    ['Okay.', 'en'],
    ['Yeah.', 'en'],
    ['All right.', 'en'],
    ['Sí.', 'es'],
    ['Okay, okay.', 'en'],
  ],
};
const ASIDE: readonly [string, Lang][] = [
  ['Did you feed the dog already?', 'en'],
  ['The game starts at seven, I think.', 'en'],
  ['Put the plates over there.', 'en'],
];
const CROWD: readonly string[] = [
  'and then we went down to the lake because the weather was so nice that day',
  'he said that the train would be late again but nobody had told them about it',
  'they are going to paint the whole house before the summer comes around',
  'I never thought that it would take that long to find a parking place there',
  'so my sister bought the blue one and brought it back a week later',
  'on Sundays they always have that soup with the big noodles in it',
];

/** All sounds, in an order that mixes the kinds. @param each how many voices or shapes of each */
export async function allSounds(each: number): Promise<Sound[]> {
  const rnd = random(5_150);
  const spoken = (list: readonly (readonly [string, Lang])[]): Saying[] =>
    list.flatMap(([text, lang]) =>
      Array.from({ length: each }, () => {
        const speakers = SPEAKERS[lang];
        return { text, lang, speaker: speakers[Math.floor(rnd() * speakers.length)]! };
      }),
    );
  const groups = [
    ...Object.entries(STOPS).map(([kind, list]) => ({ kind, stops: true, db: NEAR_DB, sayings: spoken(list) })),
    ...Object.entries(PASSES).map(([kind, list]) => ({ kind, stops: false, db: NEAR_DB, sayings: spoken(list) })),
    { kind: 'somebody else in the room', stops: false, db: NEAR_DB - 20, sayings: spoken(ASIDE) },
  ];
  const crowd = CROWD.map((text, i): Saying => ({ text, lang: 'en', speaker: SPEAKERS.en[i]! }));
  const voices = await CallerVoices.prepare([...groups.flatMap(({ sayings }) => sayings), ...crowd]);
  const out: Sound[] = groups.flatMap(({ kind, stops, db, sayings }) =>
    sayings.map((saying) => ({ kind, stops, name: saying.text, samples: levelled(fromFirst(voices.of(saying)), db) })),
  );
  const crowdSound = babble(
    crowd.map((saying) => voices.of(saying)),
    3 * each + 5,
  );
  for (let i = 0; i < 3 * each; i++) {
    out.push({ kind: 'a cough', stops: false, name: `cough ${i}`, samples: cough(rnd) });
    out.push({
      kind: 'many people talking',
      stops: false,
      name: `crowd ${i}`,
      samples: levelled(crowdSound.subarray(i * RATE), -36 - 3 * (i % 3)),
    });
  }
  for (const delayMs of [60, 240, 450])
    for (const gainDb of [-8, -16, -24])
      out.push({
        kind: 'echo of the prompt',
        stops: false,
        name: `${delayMs} ms, ${gainDb} dB`,
        samples: null,
        echo: { delayMs, gainDb },
      });
  return out
    .map((sound) => ({ sound, at: rnd() }))
    .sort((a, b) => a.at - b.at)
    .map(({ sound }) => sound);
}

/** One to three bursts of noise, each louder at its beginning, coloured as a throat does. */
function cough(rnd: () => number): Int16Array {
  const bursts = 1 + Math.floor(rnd() * 3);
  const out: number[] = [];
  for (let b = 0; b < bursts; b++) {
    const length = (0.14 + 0.12 * rnd()) * RATE;
    let [low, lower] = [0, 0];
    for (let i = 0; i < length; i++) {
      const noise = (rnd() * 2 - 1) * Math.exp((-4 * i) / length) * Math.min(1, i / 80);
      low += 0.45 * (noise - low);
      lower += 0.08 * (low - lower);
      out.push(low - lower);
    }
    for (let i = 0; i < (0.06 + 0.1 * rnd()) * RATE; i++) out.push(0);
  }
  const peak = Math.max(...out.map(Math.abs));
  return Int16Array.from(out, (x) => (x / peak) * 32_768 * 10 ** (-10 / 20));
}

function fromFirst(samples: Int16Array): Int16Array {
  const at = samples.findIndex((x) => Math.abs(x) > 400);
  return samples.subarray(Math.max(0, at));
}

/** Speech at a level, measured where it is loud. */
export function levelled(samples: Int16Array, db: number): Int16Array {
  let sum = 0;
  let count = 0;
  for (const x of samples)
    if (Math.abs(x) > 300) {
      sum += x * x;
      count++;
    }
  const gain = (32_768 * 10 ** (db / 20)) / Math.sqrt(sum / Math.max(1, count));
  return samples.map((x) => Math.max(-32_768, Math.min(32_767, Math.round(x * gain))));
}
