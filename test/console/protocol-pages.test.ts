import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { actorOf } from '../../src/access/access.ts';
import { systemClock } from '../../src/clock.ts';
import type { Role } from '../../src/store/types.ts';
import { look, openBrowser, skip, visit } from './browser.ts';
import { earlier } from './callers.ts';
import { ADMINISTRATOR, type Clinic, openClinic, serve } from './clinic.ts';
import { smallNet } from './small-net.ts';

// On a net as small as one can be: what is looked at is the pages. What comes with the program is proven and judged in test/triage.
t.setTimeout(280_000);
if (!consoleIsBuilt()) buildConsole();

const LEAD = { name: 'Amara Okoye', password: 'a kettle under the stairs' };
const CLINICIAN = { name: 'Lena Abara', password: 'nine buttons in a jar' };

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function people(clinic: Clinic): Promise<void> {
  const first = await clinic.access.setUp(ADMINISTRATOR);
  const add = (who: { name: string; password: string }, role: Role) =>
    clinic.access.addUser({ ...who, role, personId: null }, actorOf(first));
  await add(LEAD, 'clinical-lead');
  await add(CLINICIAN, 'clinician');
}

async function logIn(page: Page, who: { name: string; password: string }): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Name').fill(who.name);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.keyboard.press('Enter');
  await heading(page, 'Calls').waitFor();
}

/** What is typed outlives a change of the tab, is asked about before it is lost, and a text that does not read is told once. */
async function writing(t: Test, page: Page): Promise<void> {
  const note = page.getByLabel('Note', { exact: true });
  const rules = page.getByLabel("The practice's own rules");
  const good = await rules.inputValue();
  await note.fill('half a thought');
  await page.getByText('Not saved', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Try it' }).click();
  await page.getByRole('tab', { name: 'Edit' }).click();
  t.equal(await note.inputValue(), 'half a thought', 'the tab was changed');

  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.evaluate(() => setTimeout(() => location.reload(), 0));
  for (let waited = 0; asked.length === 0 && waited < 10_000; waited += 50) await page.waitForTimeout(50);
  t.same(asked, ['beforeunload'], 'asked before it is lost');
  t.equal(await note.inputValue(), 'half a thought', 'and kept');

  await rules.fill(`${good}\nconcepts: [`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It is saved, but it cannot be read').waitFor();
  t.equal(await page.getByText('Not saved', { exact: true }).count(), 0);
  await page.getByText('Saved. It has to be proven').waitFor({ state: 'detached' });
  await rules.fill(good);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It is saved, but it cannot be read').waitFor({ state: 'detached' });
  t.equal(await rules.inputValue(), good);
}

t.test(
  'a clinician who never saw YAML makes a draft; a colleague approves and publishes it; it is rolled back',
  { skip },
  async (t) => {
    const clinic = await openClinic(t, null, systemClock, smallNet(t));
    await people(clinic);
    await earlier(clinic.store);
    const served = await serve(t, clinic);
    const browser = await openBrowser(t);
    const author = await visit(browser, served.url);
    const { page } = author;
    page.setDefaultTimeout(30_000);
    await logIn(page, CLINICIAN);

    await page.getByRole('link', { name: 'Protocol' }).click();
    await heading(page, 'Protocol').waitFor();
    await page.getByText('Nobody signed this').waitFor();
    await look(t, page, 'protocols');

    await page.getByRole('button', { name: 'New draft' }).click();
    await page.getByLabel('What is it for?').fill('Winter, with our pumps');
    await page.keyboard.press('Enter');
    await heading(page, 'Winter, with our pumps').waitFor();

    await page.getByLabel('What the caller says').fill('i have chest pain and i am sweating');
    await page.getByRole('button', { name: 'Judge' }).click();
    await page.locator('.nb-trial').getByText('Emergency').waitFor();
    await look(t, page, 'try');

    await page.getByRole('tab', { name: 'Edit' }).click();
    await page.getByRole('tab', { name: 'A sign' }).click();
    await page.getByLabel('Name').fill('Feeding pump alarm');
    await page.getByLabel('What callers say, in English').fill('feeding pump is beeping');
    await page.getByLabel('What callers say, in Spanish').fill('la bomba de alimentación está pitando');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Saved. It has to be proven').waitFor();
    t.match(await page.getByLabel("The practice's own rules").inputValue(), /id: practice\.feeding_pump_alarm/);
    await look(t, page, 'edit');

    await writing(t, page);

    await page.getByRole('tab', { name: 'Try it' }).click();
    await page.getByLabel('What the caller says').fill('his feeding pump is beeping and i cannot stop it');
    await page.getByRole('button', { name: 'Judge' }).click();
    await page.getByRole('button', { name: 'Feeding pump alarm' }).click();
    await page.getByLabel('Search').waitFor();
    await look(t, page, 'tree');

    await page.getByRole('tab', { name: 'What changes' }).click();
    await page.getByText('Feeding pump alarm').first().waitFor();
    await look(t, page, 'changes');

    for (const [step, then] of [
      ['Prove', 'Everything was proven'],
      ['Test', 'All cases are judged as wanted'],
      ['Sign', 'Signed. Somebody else'],
    ] as const) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByText(then).waitFor({ timeout: 120_000 });
      if (step === 'Prove') await look(t, page, 'proven');
    }
    t.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0, 'the author cannot approve');
    t.same(author.complaints, []);
    t.same(author.strangers, []);

    const other = await visit(browser, served.url);
    other.page.setDefaultTimeout(30_000);
    await logIn(other.page, LEAD);
    await other.page.getByRole('link', { name: 'Protocol' }).click();
    await other.page.getByRole('link', { name: /Winter, with our pumps/ }).click();
    await other.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await look(t, other.page, 'approve');
    await other.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await other.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
    await other.page.getByText('It is live.').waitFor({ timeout: 120_000 });
    t.match(clinic.live.judging, { version: { title: 'Winter, with our pumps' } });

    await other.page.getByRole('link', { name: 'All versions' }).click();
    await other.page.getByRole('button', { name: 'Roll back' }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await other.page.getByText('Rolled back.').waitFor();
    await look(t, other.page, 'rolled-back');
    t.same(other.complaints, []);
  },
);

t.test('calls are marked, counted, made a case, and judged again by a draft', { skip }, async (t) => {
  const clinic = await openClinic(t, null, systemClock, smallNet(t));
  await people(clinic);
  await earlier(clinic.store);
  const served = await serve(t, clinic);
  const seen = await visit(await openBrowser(t), served.url);
  const { page } = seen;
  page.setDefaultTimeout(30_000);
  await logIn(page, LEAD);
  await page.goto('/protocol');
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByLabel('What is it for?').fill('After the review');
  await page.keyboard.press('Enter');
  await heading(page, 'After the review').waitFor();

  await page.getByRole('link', { name: 'Review' }).click();
  await heading(page, 'Review').waitFor();
  const mark = page.getByRole('button', { name: /^Mark/ }).first();
  await mark.waitFor();
  await look(t, page, 'review');
  await mark.click();
  await page.getByLabel('Should have been more urgent').check();
  await look(t, page, 'mark');
  await page.getByRole('combobox', { name: 'It should have been' }).click();
  await page.getByRole('option', { name: 'Emergency' }).click();
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await page.getByText('Marked.').waitFor();
  await page.getByText('Reviewed', { exact: true }).click();
  await page.getByRole('button', { name: /Make it a test case/ }).click();
  await page.getByText('Read it before you keep it').waitFor();
  await look(t, page, 'case');
  await page.getByRole('button', { name: 'Keep as a case' }).click();
  await page.getByText('It is a case of').waitFor();

  await page.getByRole('tab', { name: 'Figures' }).click();
  await page.getByRole('rowheader', { name: 'All' }).waitFor();
  await look(t, page, 'figures');

  await page.getByRole('tab', { name: 'Replay a draft' }).click();
  await page.getByRole('combobox', { name: 'Draft' }).click();
  await page.getByRole('option', { name: 'After the review' }).click();
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.getByText(/calls were judged again/).waitFor({ timeout: 60_000 });
  await look(t, page, 'replay');
  t.same(seen.complaints, []);
  t.same(seen.strangers, []);
});
