import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { consoleDist } from '../../src/console/dist.ts';
import { SetUpCode } from '../../src/wiring/console/set-up-code.ts';
import { look, openBrowser, skip, type Visit, visit } from './browser.ts';
import { earlier, ring, turnEmergency } from './callers.ts';
import { ADMINISTRATOR, openClinic, serve } from './clinic.ts';

t.setTimeout(240_000);
if (!consoleIsBuilt()) buildConsole();
t.ok(existsSync(join(consoleDist, 'index.html')), 'the pages are built');

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Nothing was asked of anybody but the box, and nothing went wrong in the page. */
function quiet(t: Test, { strangers, complaints }: Visit): void {
  t.same(strangers, [], 'no request to anything but the box itself');
  t.same(complaints, [], 'no error, and nothing that the policy of the page had to forbid');
}

t.test('from the first run to an inbox that is worked through', { skip }, async (t) => {
  const clinic = await openClinic(t);
  const served = await serve(t, clinic);
  const seen = await visit(await openBrowser(t), served.url);
  const { page } = seen;
  page.setDefaultTimeout(10_000);

  await page.goto('/');
  await heading(page, 'Set up this box').waitFor();
  t.equal(await page.title(), 'Set up this box · Nightbell');
  await look(t, page, 'first run');
  quiet(t, seen);
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('Password again').fill('another one');
  await page.keyboard.press('Enter');
  t.match(await page.getByRole('alert').textContent(), /Entered twice the same/);
  await page.getByLabel('Password again').fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');

  await heading(page, 'Calls').waitFor();
  await page.getByText('No calls yet').waitFor();
  await look(t, page, 'no calls');

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /Log out/ }).click();
  await heading(page, 'Log in').waitFor();
  await look(t, page, 'login');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill('not this one at all');
  await page.keyboard.press('Enter');
  t.match(await page.getByRole('alert').textContent(), /do not go together/);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  await heading(page, 'Calls').waitFor();

  // A call comes in while somebody watches.
  await earlier(clinic.store);
  const call = await ring(clinic.store);
  const live = page.getByRole('region', { name: 'On the line now' }).getByRole('link');
  await live.getByText('(518) 555-0121').waitFor();
  await live.getByText('Unclear').waitFor();
  await live.click();
  const transcript = page.getByRole('log', { name: 'What was said' });
  await transcript.getByText('Lantern Street Family Clinic').waitFor();
  t.notMatch(await transcript.textContent(), /sitting on it/);

  // It becomes an emergency: transcript, tier and reason follow by themselves, and it is said aloud.
  await turnEmergency(clinic.store, call.id);
  await transcript.getByText('This may be an emergency. Hang up and call 911 now.').waitFor();
  t.equal(await transcript.locator('mark').textContent(), 'somebody is sitting on it');
  await page.locator('.nb-tier', { hasText: 'Emergency' }).waitFor();
  t.match(
    await page.getByRole('region', { name: 'Disposition' }).textContent(),
    /Chest pressure.*somebody is sitting on it/,
  );
  const others = await page.getByRole('region', { name: 'Other opinions' }).textContent();
  t.match(others, /Classifier.*Says emergency, 94 % sure.*after 11 ms/);
  t.match(others, /Asks whether it is emergency: Stroke, in the caller, 41 % sure.*after 1230 ms, late/);
  t.match(others, /Came too late: no answer.*after 1500 ms/);
  t.match(await page.getByTestId('assertive').textContent(), /^Emergency on the line since /);
  t.match(page.url(), new RegExp(`/calls/${call.id}$`), 'the address holds the id and nothing else');
  await look(t, page, 'a live emergency');

  await page.getByRole('link', { name: 'All calls' }).click();
  await heading(page, 'Calls').waitFor();
  t.ok(await page.evaluate(() => document.activeElement?.tagName === 'H1'), 'the focus goes along to the new page');
  await page.locator('.nb-strip').getByText('on the line since').waitFor();
  await look(t, page, 'calls');
  await page.getByRole('link', { name: /555-0122/ }).click();
  await page.getByRole('region', { name: 'Pages' }).getByText('Acknowledged, calls the caller back').waitFor();
  t.match(await page.getByRole('region', { name: 'Facts' }).textContent(), /Nov 2, 1988.*Confirmed/);
  await look(t, page, 'a call that is over');

  // The inbox, by keyboard from the top of the page.
  const nav = page.getByRole('navigation', { name: 'Pages' });
  await nav.getByRole('link', { name: /^Inbox/ }).click();
  await heading(page, 'Inbox').waitFor();
  const messages = page.getByRole('article');
  await messages.first().waitFor();
  t.same(
    await messages.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label'))),
    ['Mara Oyelaran', 'Tomás Villaseñor'],
    'the urgent one first, though it is older than the other',
  );
  await look(t, page, 'inbox');
  await messages
    .first()
    .getByRole('button', { name: /^Mark done/ })
    .focus();
  await page.keyboard.press('Enter');
  await messages.getByText('Mara Oyelaran', { exact: true }).waitFor({ state: 'detached' });
  await nav.getByRole('link', { name: 'Inbox 1 open' }).waitFor();
  t.match(await clinic.store.messages.listOpen(), [{ tier: 'routine' }], 'and so it is in the records');
  await page.getByText('Done', { exact: true }).click();
  await messages.getByText(`by ${ADMINISTRATOR.name}`).waitFor();
  await look(t, page, 'what is done');
  await page.getByRole('button', { name: /^Reopen/ }).click();
  await page.getByText('Nothing is done yet').waitFor();

  await nav.getByRole('link', { name: 'On call' }).click();
  await page.getByRole('region', { name: 'Primary' }).getByText('Dr. Lena Abara').waitFor();
  await look(t, page, 'on call');
  await page.getByRole('button', { name: 'Set PIN of Dr. Lena Abara' }).click();
  await page.getByRole('dialog').waitFor();
  await look(t, page, 'PIN');
  await page.getByLabel('PIN', { exact: true }).fill('1234');
  await page.getByLabel('PIN again').fill('1234');
  await page.keyboard.press('Enter');
  t.match(await page.getByRole('dialog').getByRole('alert').textContent(), /too easy/);
  await page.getByLabel('PIN', { exact: true }).fill('471182');
  await page.getByLabel('PIN again').fill('471182');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Primary' }).getByText('PIN set').waitFor();
  t.equal(await clinic.access.pins.checkPin('abara', '471182'), 'ok');

  await nav.getByRole('link', { name: /^Health/ }).click();
  await page.getByText('The process for hearing is not up').waitFor();
  await page.getByText('Second opinion (classifier)').waitFor();
  await look(t, page, 'health');

  await page.goto('/nowhere');
  await page.getByText('There is nothing at this address').waitFor();
  await look(t, page, 'no such page');
  await page.keyboard.press('Tab');
  t.equal(
    await page.evaluate(() => document.activeElement?.textContent),
    'Skip to the page',
    'the first stop of the keyboard',
  );
  quiet(t, seen);
});

t.test('the first run on an address that others reach asks for the code', { skip }, async (t) => {
  const code = new SetUpCode();
  const served = await serve(t, await openClinic(t, code));
  const seen = await visit(await openBrowser(t), served.url);
  const { page } = seen;
  page.setDefaultTimeout(10_000);
  await page.goto('/');
  await heading(page, 'Set up this box').waitFor();
  await look(t, page, 'first run with a code');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('Password again').fill(ADMINISTRATOR.password);
  const alert = async (what: RegExp) => {
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(what).waitFor();
  };
  await alert(/enter the set-up code/);
  await page.getByLabel('Set-up code').fill('AAAAA-AAAAA');
  await alert(/not the set-up code/);
  await page.getByLabel('Set-up code').fill(code.shown ?? '');
  await page.keyboard.press('Enter');
  await heading(page, 'Calls').waitFor();
  quiet(t, seen);
});

t.test('a page that lost the box says so and comes back by itself', { skip }, async (t) => {
  const clinic = await openClinic(t);
  const first = await serve(t, clinic);
  await clinic.access.setUp(ADMINISTRATOR);
  const { page } = await visit(await openBrowser(t), first.url);
  await page.goto('/');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  await page.getByText('Live', { exact: true }).waitFor();
  await first.close();
  await page.getByText('Reconnecting', { exact: true }).waitFor();
  await ring(clinic.store, '+15185550124');
  await serve(t, clinic, first.port);
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 20_000 });
  await page.getByText('(518) 555-0124').waitFor();
  t.pass('and shows what came meanwhile');
});
