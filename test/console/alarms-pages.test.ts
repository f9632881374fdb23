import t from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { look, openBrowser, skip, visit } from './browser.ts';
import { ADMINISTRATOR, openClinic, serve } from './clinic.ts';
import { smallNet } from './small-net.ts';

t.setTimeout(180_000);
if (!consoleIsBuilt()) buildConsole();

t.test('alarms stand first on the page On call, come by themselves, and are put away', { skip }, async (t) => {
  const clinic = await openClinic(t, null, undefined, smallNet(t));
  const { store, practice } = clinic;
  const served = await serve(t, clinic);
  await clinic.access.setUp(ADMINISTRATOR);
  const seen = await visit(await openBrowser(t), served.url);
  const { page } = seen;
  page.setDefaultTimeout(45_000);
  await page.goto('/on-call');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  await page.getByText('Nobody waits for a clinician.').waitFor();
  t.equal(await page.getByRole('region', { name: 'Alarms' }).count(), 0, 'nothing is shown where nothing stands');

  await store.alarms.raise({ kind: 'rota-gap', about: 'adult primary', fromAt: '2026-12-24T22:00:00.000Z' });
  await store.alarms.raise({ kind: 'pin-locked', about: practice.people[0]?.id ?? '', fromAt: null });
  const alarms = page.getByRole('region', { name: 'Alarms' });
  await alarms.getByText(/was locked after three wrong tries/).waitFor();
  await look(t, page, 'alarms');
  const locked = alarms.locator('.nb-alert').filter({ hasText: 'was locked' });
  await locked.getByRole('button', { name: 'I have seen it' }).click();
  await locked.waitFor({ state: 'detached' });
  await alarms.getByText(/Nobody is planned as primary for adult/).waitFor();
  t.same(seen.strangers, []);
  t.same(seen.complaints, []);
});
