/** What no note may ever do, over many made-up calls: say what nobody said. */
import t from 'tap';
import { noteOf } from '../../src/desk/notes/note.ts';
import { DEEDS } from '../../src/desk/notes/types.ts';
import { INTENTS } from '../../src/understanding/types.ts';
import { CONTEXT, paper, said, spoken } from './notes-kit.ts';

/** mulberry32: the same calls at every run. */
function randomness(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, one: <T>(list: readonly T[]) => list[below(list.length)] as T, chance: (p: number) => next() < p };
}

const NAMES = [
  'name',
  'reason',
  'medication',
  'dose',
  'pharmacy',
  'provider',
  'carrier',
  'member_id',
  'caller_name',
  'relationship',
  'made_up_fact',
];
const TIERS = ['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'];

/** A word that stands nowhere else. */
const token = (n: number) =>
  `zq${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + (Math.floor(n / 676) % 26))}x`;
const TOKEN = /zq[a-z]{3}x/g;

function madeUp(seed: number) {
  const { below, one, chance } = randomness(seed);
  let n = 0;
  const turns = Array.from({ length: below(7) }, (_, i) =>
    chance(0.7)
      ? said(`t${i}`, `${token(n++)} and then ${token(n++)} was ${token(n++)}`, one(['en', 'es'] as const))
      : spoken(
          `t${i}`,
          one(['greeting', 'emergency', 'protocol.breathing', 'protocol.unheard_of', 'crisisLine']),
          'Is it so? 911 or 988.',
          chance(0.6),
        ),
  );
  const callers = turns.filter(({ speaker }) => speaker === 'caller');
  const wordOf = (turn: { text: string }) => one(turn.text.match(TOKEN) ?? ['']);
  const facts =
    callers.length === 0
      ? []
      : NAMES.filter(() => chance(0.5)).map((name) => {
          const turn = one(callers);
          return { name, value: wordOf(turn), confirmed: chance(0.5), turnId: turn.id };
        });
  const dispositions = callers
    .filter(() => chance(0.6))
    .map((turn) => ({
      turnId: turn.id,
      at: '',
      tier: one(TIERS),
      crisis: chance(0.2),
      flags: chance(0.7)
        ? [
            {
              concept: one(['stiff_neck', 'answer.breathing', 'modifier.young', 'opinion.classifier', 'still_unclear']),
              words: wordOf(turn),
              tier: 'urgent',
            },
          ]
        : [],
      protocol: 'base@1',
    }));
  const deeds =
    callers.length === 0
      ? []
      : Array.from({ length: below(3) }, () => {
          const turn = one(callers);
          return {
            what: one(DEEDS),
            details: { intent: one(INTENTS), medication: wordOf(turn) } as Record<string, string>,
            turnId: turn.id,
          };
        });
  return paper({
    call: {
      tier: one(TIERS),
      crisis: chance(0.2),
      intent: one([...INTENTS, null]),
      lang: one(['en', 'es'] as const),
      callerNumber: chance(0.8) ? '+15185550121' : null,
    },
    turns,
    facts,
    dispositions,
    deeds,
    pages: chance(0.3)
      ? [{ personId: 'abara', startedAt: '2026-07-17T00:42:00.000Z', endedAt: null, outcome: 'ringing', choice: null }]
      : [],
    messages: chance(0.5)
      ? [{ queue: 'nurse_queue', tier: 'routine', owner: null, dueAt: '2026-07-17T14:00:00.000Z' }]
      : [],
  });
}

t.test(
  'each sentence rests on turns of the call that hold every word of the caller in it, or says whose knowledge it is',
  async (t) => {
    const wrong: string[] = [];
    let quotes = 0;
    let own = 0;
    for (let seed = 1; seed <= 1500; seed++) {
      const call = madeUp(seed);
      const note = noteOf(call, CONTEXT);
      const byId = new Map(call.turns.map((turn) => [turn.id, turn.text]));
      const everything = call.turns.map(({ text }) => text).join(' ');
      for (const word of note.title.match(TOKEN) ?? [])
        if (!everything.includes(word)) wrong.push(`${seed} title: ${note.title}`);
      for (const { text, turns, basis } of note.sentences) {
        if (turns.some((id) => !byId.has(id))) wrong.push(`${seed} no such turn: ${text}`);
        if (basis === 'words' && turns.length === 0) wrong.push(`${seed} no source: ${text}`);
        if (basis === 'words') quotes++;
        else own++;
        const words = turns.map((id) => byId.get(id)).join(' ');
        for (const word of text.match(TOKEN) ?? [])
          if (!words.includes(word)) wrong.push(`${seed} ${word} is not in the turns of: ${text}`);
        if (/\{|undefined|null/.test(text)) wrong.push(`${seed} not filled: ${text}`);
      }
    }
    t.same(wrong.slice(0, 5), []);
    t.ok(quotes > 5000 && own > 1500, 'there was something to look at');
  },
);

t.test('a fact that is taken away is nowhere in the note', async (t) => {
  let looked = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const call = madeUp(seed);
    for (const gone of call.facts) {
      const bare = {
        ...call,
        turns: call.turns.map((turn) => ({ ...turn, text: turn.text.replaceAll(gone.value, 'word') })),
      };
      const words = (one: string) => one === gone.value;
      const without = {
        ...bare,
        facts: call.facts.filter((fact) => !words(fact.value)),
        dispositions: call.dispositions.map((one) => ({
          ...one,
          flags: one.flags.filter((flag) => !words(flag.words)),
        })),
        deeds: call.deeds.filter(({ details }) => !words(details.medication ?? '')),
      };
      looked++;
      if (JSON.stringify(noteOf(without, CONTEXT)).includes(gone.value)) t.fail(`seed ${seed}: ${gone.name}`);
    }
  }
  t.ok(looked > 500);
});

t.test('the same paper gives the same note', async (t) => {
  for (let seed = 1; seed <= 50; seed++) t.same(noteOf(madeUp(seed), CONTEXT), noteOf(madeUp(seed), CONTEXT));
});
