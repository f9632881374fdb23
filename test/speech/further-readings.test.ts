import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { sameSaid, wantsFurther } from '../../src/speech/ears/further.ts';
import { type Claim, RANK, WorkQueue } from '../../src/speech/ears/queue.ts';
import { join, Reader, type Readings } from '../../src/speech/ears/reader.ts';
import type { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { Tape } from '../../src/speech/ears/tape.ts';

const RATE = 16_000;
const claim = (): Claim => ({ owner: 1, rank: RANK.pausing, dropped: false });
const PHONE = { kind: 'telephone' } as const;

/** Gives these readings one after the other, each when it is let go; counts how often it was asked. */
function scripted(id: string, texts: string[], held = false) {
  const gate = Promise.withResolvers<void>();
  if (!held) gate.resolve();
  const model = {
    id,
    asked: 0,
    let: gate.resolve,
    async read() {
      const text = texts[model.asked++] ?? '';
      await gate.promise;
      return text;
    },
  };
  return model satisfies Recogniser & { asked: number };
}

function reader(en: Recogniser, quick: Recogniser, es: Recogniser = scripted('es', [])) {
  const tape = new Tape(0);
  tape.append(new Int16Array(5 * RATE));
  const whole = new Reader({ en, es }, quick, new WorkQueue(2));
  return (langs: ('en' | 'es')[], own = claim(), first?: (readings: Readings) => void, ms = 3_000, expected = PHONE) =>
    whole.read(tape, { from: RATE, to: RATE + (ms * RATE) / 1000 }, langs, own, expected, first);
}

t.test('an awaited answer is read by two models, and once more only where they differ', async (t) => {
  const agreed = [
    scripted('base', ['518-555-0142.', 'never asked']),
    scripted('tiny', ['Five one eight, 555 0142.']),
  ] as const;
  t.match(await reader(...agreed)(['en']), [{ text: '518-555-0142.', others: ['Five one eight, 555 0142.'] }]);
  t.equal(agreed[0].asked, 1);
  const apart = [scripted('base', ['518-555-0142.', '518-555-0147.']), scripted('tiny', ['518-555-0147'])] as const;
  t.match(await reader(...apart)(['en']), [{ text: '518-555-0142.', others: ['518-555-0147.', '518-555-0147'] }]);
});

t.test('free speech is read once', async (t) => {
  const [base, tiny] = [scripted('base', ['My back hurts.']), scripted('tiny', ['My bag hurts.'])];
  const tape = new Tape(0);
  tape.append(new Int16Array(5 * RATE));
  const whole = new Reader({ en: base, es: base }, tiny, new WorkQueue(2));
  const readings = await whole.read(tape, { from: RATE, to: 3 * RATE }, ['en'], claim());
  t.strictSame(readings, [{ lang: 'en', text: 'My back hurts.' }]);
  t.equal(tiny.asked, 0);
  t.notOk(wantsFurther(PHONE, 60_000), 'nor is what is too long for an answer');
});

t.test('the first reading is told at once, and nothing more is waited for when the turn is over', async (t) => {
  const [base, tiny] = [scripted('base', ['518-555-0142.']), scripted('tiny', ['518-555-0147.'], true)];
  const own = claim();
  const told: Readings[] = [];
  const reading = reader(base, tiny)(['en'], own, (readings) => told.push(readings));
  await wait(30);
  t.match(told, [[{ text: '518-555-0142.' }]]);
  t.notOk(told[0]?.[0]?.others);
  own.rank = RANK.ended;
  t.strictSame(await reading, [{ lang: 'en', text: '518-555-0142.', others: [] }], 'while the other still reads');
  t.equal(base.asked, 1, 'no third reading was begun');
  tiny.let();
});

t.test('a reading that is dropped comes to nothing', async (t) => {
  const [base, tiny] = [scripted('base', ['518-555-0142.']), scripted('tiny', ['518-555-0147.'], true)];
  const own = claim();
  const reading = reader(base, tiny)(['en'], own);
  await wait(30);
  own.dropped = true;
  t.equal(await reading, null);
  tiny.let();
});

t.test('where the careful model has no words at any cut, the small one has the answer', async (t) => {
  const [base, tiny] = [scripted('base', []), scripted('tiny', ['518-555-0142.'])];
  const [reading] = (await reader(base, tiny)(['en'])) ?? [];
  t.equal(reading?.text, '518-555-0142.');
  const long = scripted('base', ['', '518-555-0142.']);
  t.match(await reader(long, scripted('tiny', []))(['en']), [{ text: '518-555-0142.' }], 'or another cut has it');
});

t.test('both languages are begun side by side, and the surely read one is not asked about further', async (t) => {
  const en = scripted('en', ['I need a refill of my pills.'], true);
  const es = scripted('es', [''], true);
  const tiny = scripted('tiny', ['I need a refill of my pills.']);
  const reading = reader(en, tiny, es)(['en', 'es']);
  await wait(20);
  t.strictSame([en.asked, es.asked], [1, 1]);
  en.let();
  es.let();
  t.match(await reading, [
    { lang: 'en', second: /refill/ },
    { lang: 'es', text: '' },
  ]);
  t.strictSame([en.asked, es.asked, tiny.asked], [1, 1, 1]);
});

t.test('a lone "sí" that the Spanish model does not make out is known by what the English one wrote', async (t) => {
  const en = scripted('en', ['See.']);
  const es = scripted('es', []);
  const readings = await reader(en, scripted('tiny', ['C.']), es)(['en', 'es'], claim(), undefined, 500);
  t.match(
    readings?.find(({ lang }) => lang === 'es'),
    { text: 'Sí.' },
  );
  t.equal(en.asked, 1, 'which is not read again for it');
});

t.test('readings of two parts are joined with their own others', async (t) => {
  const parts: Readings[] = [
    [{ lang: 'en', text: 'five one eight', others: ['five one ate'] }],
    [{ lang: 'en', text: 'five five five' }],
  ];
  t.match(join(parts, 4_000), [{ text: 'five one eight five five five', others: ['five one ate five five five'] }]);
});

t.test('the same digits in other writing are the same', async (t) => {
  t.ok(sameSaid('Five, zero, one.', '501'));
  t.ok(sameSaid('Four to oh', '4-2-0.'));
  t.notOk(sameSaid('Five, zero, one.', '509'));
});

t.test('long English without a doubt waits for no Spanish; anything else does', async (t) => {
  const SAID = 'I need a refill of my blood pressure medicine.';
  const models = (text: string, other: string) =>
    [scripted('base', [text]), scripted('tiny', [other]), scripted('es', ['Necesito una receta.'], true)] as const;
  const [base, tiny, es] = models(SAID, SAID);
  t.match(await reader(base, tiny, es)(['en', 'es']), [
    { lang: 'en', text: SAID, second: SAID },
    { lang: 'es', text: '' },
  ]);

  const waits = async (parts: ReturnType<typeof models>, ms: number) => {
    let over = false;
    const reading = reader(...parts)(['en', 'es'], claim(), undefined, ms).then((readings) => {
      over = true;
      return readings;
    });
    await wait(30);
    t.notOk(over);
    parts[2].let();
    return await reading;
  };
  const differ = await waits(models('They need a seat.', 'Necessary to serum.'), 3_000);
  t.match(differ, [{ lang: 'en' }, { lang: 'es', text: 'Necesito una receta.' }]);
  t.match(await waits(models('See.', 'See.'), 900), [{ lang: 'en' }, { lang: 'es' }], 'a word may be of either');
});
