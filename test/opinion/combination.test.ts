import t from 'tap';
import { trainingLines } from '../../models/opinion/corpus.ts';
import { makeEngine } from '../../src/triage/engine.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import { isAtLeast, type Opinion } from '../../src/triage/types.ts';
import { DISPOSITIONS } from '../../src/words/disposition.ts';
import { readProtocolFiles } from '../../src/words/files.ts';

const protocol = loadProtocol(readProtocolFiles().protocol);
const engine = makeEngine(protocol);
const lastNet = new Set(protocol.concepts.filter((c) => c.otherwise).map((c) => c.id));
const SURE: Opinion = {
  by: 'classifier',
  model: 'test',
  raises: 'routine',
  doubts: null,
  crisis: false,
  topic: null,
  sure: 1,
  settles: true,
};
const sentences = trainingLines().filter((_, n) => n % 40 === 0);

t.test('no opinion lowers what the words gave, nor takes a finding away', async (t) => {
  const broken: string[] = [];
  for (const { text, lang } of sentences) {
    const alone = engine.judge(text, lang);
    const understood = alone.flags.filter((f) => f.by === 'words' && f.disposition && !lastNet.has(f.concept));
    for (const raises of [...DISPOSITIONS, null])
      for (const by of ['classifier', 'llm'] as const) {
        const judged = engine.judge(text, lang, { opinions: [{ ...SURE, by, raises }] });
        const kept = understood.every((f) => judged.flags.some((x) => x.concept === f.concept && x.tier === f.tier));
        const floor = understood[0]?.tier ?? 'unclear';
        if (!kept || !isAtLeast(judged.tier, floor) || (alone.crisis && !judged.crisis))
          broken.push(`${by} ${raises}: ${text}`);
      }
  }
  t.same(broken, []);
});

t.test('no opinion takes away what the words gave, not even a word that was merely mentioned', async (t) => {
  const mentioned = sentences.filter(({ text, lang }) => {
    const { flags } = engine.judge(text, lang);
    return flags.length > 0 && flags.every((f) => lastNet.has(f.concept));
  });
  t.ok(mentioned.length > 3);
  for (const { text, lang } of mentioned) {
    const alone = engine.judge(text, lang).tier;
    t.equal(engine.judge(text, lang, { opinions: [SURE] }).tier, alone);
    t.equal(engine.judge(text, lang, { opinions: [{ ...SURE, by: 'llm' }] }).tier, alone);
  }
});

t.test(
  'S4: words that were not understood become routine only by a sure opinion and in a language that is known',
  async (t) => {
    const strange = [
      'je ne peux pas respirer',
      'tôi bị đau ngực',
      'asdf qwer zxcv',
      'ich habe starke schmerzen in der brust',
    ];
    for (const text of strange) t.equal(engine.judge(text, 'en', { opinions: [SURE] }).tier, 'unclear', text);
    const plain = 'it is about the thing that we talked about with the lady there';
    t.equal(engine.judge(plain, 'en').tier, 'unclear');
    t.equal(engine.judge(plain, 'en', { opinions: [{ ...SURE, settles: false }] }).tier, 'unclear');
    t.equal(engine.judge(plain, 'en', { opinions: [SURE] }).tier, 'routine');
  },
);

t.test('S4: a vague plea beside a wish for the front desk, or after it, is asked about', async (t) => {
  for (const text of ['I need a refill and I do not feel right', 'quiero una cita y algo me pasa, me siento rara'])
    t.type(engine.judge(text, 'en').ask, 'string', text);
  const before = engine.judge('I need a refill of my vitamins', 'en');
  t.equal(before.tier, 'routine');
  for (const text of ['I feel weird', 'please hurry', 'its my heart']) {
    t.type(engine.judge(text, 'en', { before }).ask, 'string', text);
    t.equal(engine.judge('Heart Street', 'en', { before, field: true }).ask, null);
  }
});

t.test('what was judged before in the call stands', async (t) => {
  for (const { text, lang } of sentences.slice(0, 60)) {
    const before = engine.judge(text, lang);
    const after = engine.judge('thanks a lot', 'en', { before, opinions: [SURE] });
    t.ok(isAtLeast(after.tier, before.tier));
  }
});

t.test('a front-desk wish that was understood is only raised by what an opinion insists on', async (t) => {
  const wish = 'I need to move my appointment from Tuesday to Thursday please';
  const judged = (opinion: Partial<Opinion>) => engine.judge(wish, 'en', { opinions: [{ ...SURE, ...opinion }] });
  t.equal(engine.judge(wish, 'en').tier, 'routine');
  const doubted = judged({ raises: 'urgent', insists: null });
  t.equal(doubted.tier, 'routine');
  t.type(doubted.ask, 'string');
  t.equal(judged({ raises: 'urgent', insists: 'urgent' }).tier, 'urgent');
  t.equal(judged({ raises: 'urgent' }).tier, 'urgent');
  const before = engine.judge(wish, 'en');
  t.equal(engine.heed(before, wish, { ...SURE, raises: 'emergency', insists: null }).tier, 'routine');
  t.equal(engine.heed(before, wish, { ...SURE, raises: 'emergency', insists: 'emergency' }).tier, 'emergency');
  const unsure = judged({ raises: 'emergency', insists: 'emergency', sure: 0.75, topic: 'no_such_thing' });
  t.equal(unsure.tier, 'routine', 'nothing that was said is of the body');
  t.equal(unsure.ask, 'emergency_check', 'and one question settles it');
  const nothing = engine.judge('the alternator went and here i sit', 'en', {
    opinions: [{ ...SURE, raises: 'emergency', insists: 'urgent', sure: 0.6 }],
  });
  t.equal(nothing.tier, 'unclear');
  t.type(nothing.ask, 'string');
});

t.test(
  'a doubt about a red flag is asked with that red flag’s own question, then with that of its topic, then the last',
  async (t) => {
    const wish = 'i would like an appointment';
    const doubt = { ...SURE, by: 'llm', raises: null, doubts: 'emergency', settles: false } as const;
    const askOf = (topic: string | null, asked: string[] = []) => {
      const before = { ...engine.judge(wish, 'en'), asked };
      const late = engine.heed(before, wish, { ...doubt, topic }).ask;
      t.equal(
        engine.judge(wish, 'en', { before, opinions: [{ ...doubt, topic }] }).ask,
        late,
        `${topic}: in time or late`,
      );
      return late;
    };
    for (const { id, asks } of protocol.concepts) if (asks.length > 0) t.equal(askOf(id), asks[0], id);
    const several = protocol.concepts.find((c) => c.asks.length > 1)!;
    t.equal(askOf(several.id, several.asks.slice(0, 1)), several.asks[1], 'what was asked is not asked again');
    const both = protocol.concepts.find(
      (c) => c.asks.length > 0 && (protocol.doubts.get(c.id) ?? c.asks[0]) !== c.asks[0],
    )!;
    t.equal(askOf(both.id, both.asks), protocol.doubts.get(both.id));
    const [topic, question] = [...protocol.doubts].find(([id]) => !protocol.concepts.some((c) => c.id === id))!;
    t.equal(askOf(topic), question);
    t.equal(askOf('no_such_thing'), 'emergency_check');
    t.equal(askOf(null), 'emergency_check');
  },
);

t.test('a reply raises only by what an opinion insists on, and its doubts are none', (t) => {
  const o: Opinion = { ...SURE, raises: 'urgent', doubts: 'emergency', crisis: true, insists: null, settles: false };
  const before = engine.judge('i would like to book a physical', 'en');
  const reply = engine.judge('the fourth of may', 'en', { before, field: true, opinions: [o] });
  t.match(reply, { tier: 'routine', crisis: false, ask: null });
  const talk = engine.judge('so that is settled for the fourth, then', 'en', { before, opinions: [o] });
  t.match(talk, { tier: 'routine', crisis: false, ask: null }, 'nor does talk when it is known what the call is about');
  const told = engine.judge('so that is settled for the fourth, then', 'en', { opinions: [o] });
  t.match(told, { tier: 'urgent', crisis: true }, 'as first words they count');
  const sure = engine.judge('my arm will not move now', 'en', {
    before,
    field: true,
    opinions: [{ ...o, insists: 'emergency' }],
  });
  t.match(sure, { tier: 'emergency' });
  t.end();
});
