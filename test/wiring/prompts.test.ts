import t from 'tap';
import type { Line, Speech } from '../../src/speech/speech.ts';
import { textsToRender } from '../../src/wiring/forms.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { Prompts } from '../../src/wiring/prompts.ts';

const PRACTICE = { name: 'Test Practice', callbackMinutes: 20 };

/** Renders nothing; keeps what it was asked for. */
function asked() {
  const lines: Line[] = [];
  const speech = {
    async prepare(list: Line[], progress?: (done: number, total: number) => void) {
      lines.push(...list);
      progress?.(list.length, list.length);
    },
  } as unknown as Speech;
  return { lines, speech };
}

t.test(
  'the base net is waited for, the specialties and instructions come behind it, and nothing is left silent',
  async (t) => {
    const mind = loadMind();
    const { lines, speech } = asked();
    const prompts = new Prompts(speech, PRACTICE, mind);
    await prompts.essential();
    t.ok(lines.length < 40, 'calls are taken soon');
    await prompts.rest();
    t.same(prompts.progress.done, prompts.progress.total);
    t.equal(lines.length, prompts.lines.length);
    const spoken = (text: string) => lines.some((line) => text.includes(line.text));
    const all = (texts: { en: string; es: string }[]) => texts.flatMap(({ en, es }) => [en, es]);
    for (const text of all(mind.questions)) t.ok(spoken(text), text);
    const late = all(mind.more).filter((text) => !spoken(text));
    t.ok(late.length > 0, 'not waited for');
    await prompts.more(() => true, new AbortController().signal, 0);
    for (const text of late) t.ok(spoken(text), text);
    const names = lines.map((line) => `${line.lang} ${line.text}`);
    t.equal(new Set(names).size, names.length, 'none twice');
  },
);

t.test('a box that is told to renders the common sentences ahead, and no others', async (t) => {
  const { lines, speech } = asked();
  const texts = textsToRender(loadMind(), { forms: '' });
  const prompts = new Prompts(speech, PRACTICE, texts, undefined, 'common');
  await prompts.essential();
  await prompts.rest();
  await prompts.more(() => true, new AbortController().signal, 0);
  t.same(lines, prompts.early);
  const numbers = ['five', 'cinco'].filter((word) => lines.some(({ text }) => text === word));
  t.same(numbers, ['five', 'cinco'], 'and with them any number can be read');
  for (const text of [
    'within 20 minutes',
    'en menos de 20 minutos',
    'called you in 20 minutes',
    'llamado en 20 minutos',
  ])
    t.ok(
      lines.some((line) => line.text.includes(text)),
      `what the practice promises: ${text}`,
    );
  t.equal(texts.asked.length, 6);
  for (const { es } of texts.asked)
    t.ok(
      lines.some(({ text }) => es.endsWith(text)),
      'what nearly every caller is asked',
    );
  t.same(prompts.progress, { done: lines.length, total: lines.length });
});
