import t from 'tap';
import { LANGS } from '../../src/lang.ts';
import type { Heard } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { warmUp } from '../../src/wiring/warm-up.ts';

t.test('both are used once in each language, for each kind of fact that is asked for', async (t) => {
  const mind = loadMind();
  const heard: Heard[] = [];
  const judged: string[] = [];
  warmUp({
    engine: {
      ...mind.engine,
      judge: (text, lang, context) => {
        judged.push(lang);
        return mind.engine.judge(text, lang, context);
      },
    },
    understand: (said) => {
      heard.push(said);
      return mind.understand(said);
    },
  });
  for (const lang of LANGS) {
    const asked = heard.filter((said) => said.lang === lang).map((said) => said.asked);
    for (const fact of [null, 'name', 'dob', 'phone', 'medication', 'when'] as const)
      t.ok(asked.includes(fact), `${lang} ${fact}`);
    t.ok(judged.includes(lang));
  }
  for (const { text, lang, asked } of heard)
    if (asked)
      t.ok(mind.understand({ text, lang, asked, now: '2026-01-05T10:00:00' }).slots[asked], `${text} is understood`);
});
