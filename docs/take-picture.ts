import { join } from 'node:path';
import type { Test } from 'tap';
import { buildConsole, consoleIsBuilt } from '../provision/setup/console.ts';
import type { CallerPrompt } from '../src/conversation/prompts/catalogue.ts';
import { shownText } from '../src/conversation/script.ts';
import type { Store } from '../src/store/store.ts';
import { loadMind } from '../src/wiring/mind.ts';
import { openBrowser, visit } from '../test/console/browser.ts';
import { earlier } from '../test/console/callers.ts';
import { ADMINISTRATOR, openClinic, serve } from '../test/console/clinic.ts';

/**
 * Takes the picture of the README:  node docs/take-picture.ts
 * A real store, the real page and the real protocol; the call in it is invented.
 */
const PICTURE = join(import.meta.dirname, 'images/console.png');
const SAID = 'I had surgery four days ago and the wound is red and hot, with pus, and I have a fever of 102.';

const ends: (() => unknown)[] = [];
// Of a test, the helpers use no more than this.
const test = { teardown: (end: () => unknown) => void ends.unshift(end) } as unknown as Test;

async function urgentCall(store: Store): Promise<void> {
  const from = Date.now() - 62_000;
  const at = (seconds: number) => new Date(from + seconds * 1000).toISOString();
  const { engine } = loadMind();
  const { id: callId } = await store.calls.open({
    callerNumber: '+15185550122',
    lang: 'en',
    protocol: engine.protocol,
    startedAt: at(0),
  });
  await store.calls.answer(callId, at(1));
  const nightbell = (seconds: number, ...prompts: CallerPrompt[]) =>
    store.turns.add({
      callId,
      at: at(seconds),
      speaker: 'nightbell',
      lang: 'en',
      prompt: prompts.join('+'),
      text: shownText(
        prompts.map((prompt) => ({
          prompt,
          facts: { practice: 'Lantern Street Family Clinic', digits: '5185550122' },
          ...(prompt === 'languageOffer' && { lang: 'es' as const }),
        })),
        'en',
      ),
    });
  const caller = (seconds: number, text: string) =>
    store.turns.add({ callId, at: at(seconds), speaker: 'caller', text, lang: 'en' });
  const fact = (turnId: string, seconds: number, name: string, value: string, confirmed = false) =>
    store.facts.note({ callId, name, value, confirmed, turnId, at: at(seconds) });

  await nightbell(1, 'greeting', 'languageOffer', 'whoIsThis', 'howCanIHelp');
  const { id: turnId } = await caller(14, SAID);
  const { tier, crisis, flags, protocol } = engine.judge(SAID, 'en');
  await store.dispositions.add({ callId, turnId, tier, crisis, flags, protocol, at: at(14.4) });
  await store.calls.setIntent(callId, 'symptom');
  await nightbell(15, 'urgentStart', 'askName');
  const name = await caller(25, 'Sarah Miller.');
  await fact(name.id, 25.5, 'name', 'Sarah Miller');
  await nightbell(26, 'askDob');
  const birth = await caller(29, 'March fourth, nineteen eighty two.');
  await fact(birth.id, 29.5, 'dob', '1982-03-04');
  await nightbell(30, 'lineNumber');
  const number = await caller(38, 'Yes.');
  await fact(number.id, 38.5, 'phone', '+15185550122', true);
  await fact(turnId, 38.6, 'reason', SAID);
  await nightbell(39, 'paging');
  await store.pages.start({ callId, personId: 'abara', step: 0, startedAt: at(39.2) });
}

try {
  if (!consoleIsBuilt()) buildConsole();
  const clinic = await openClinic(test);
  clinic.services.box.health = async () => ({
    state: 'well',
    parts: [{ id: 'asterisk', state: 'well', detail: 'Asterisk takes calls.' }],
    disk: { freeBytes: 412e9, totalBytes: 512e9 },
    version: '0.1.0',
    startedAt: new Date(Date.now() - 86_400_000).toISOString(),
  });
  await clinic.access.setUp(ADMINISTRATOR);
  const { url } = await serve(test, clinic);
  await earlier(clinic.store);
  await urgentCall(clinic.store);
  const { page } = await visit(await openBrowser(test), url);
  await page.goto('/');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.nb-row').first().click();
  await page.locator('.nb-turn').nth(5).waitFor();
  await page.setViewportSize({ width: 1200, height: 1010 });
  await page.evaluate(() => document.querySelector('.nb-turn mark')?.scrollIntoView({ block: 'center' }));
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: PICTURE });
  console.log(PICTURE);
} finally {
  for (const end of ends) await end();
}
