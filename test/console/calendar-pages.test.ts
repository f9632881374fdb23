import t from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { look, openBrowser, skip, visit } from './browser.ts';
import { calendarClinic, NOW } from './calendar-clinic.ts';
import { ADMINISTRATOR, serve } from './clinic.ts';

t.setTimeout(180_000);
if (!consoleIsBuilt()) buildConsole();

t.test('the front desk books, moves and cancels a visit, by keyboard where it can', { skip }, async (t) => {
  const { clinic, ids } = await calendarClinic(t);
  const served = await serve(t, clinic);
  await clinic.access.setUp(ADMINISTRATOR);
  const seen = await visit(await openBrowser(t), served.url);
  const { page } = seen;
  page.setDefaultTimeout(10_000);
  await page.clock.setFixedTime(NOW);
  await page.goto('/calendar');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');

  const day = page.getByRole('region', { name: 'The day by provider' });
  await day.getByRole('button', { name: /Ada Fenwick/ }).waitFor();
  t.match(await day.getByRole('button', { name: /Bo Quist/ }).textContent(), /1:30 to 2:10 PM.*Confirmed/);
  await look(t, page, 'day');

  // By keyboard alone: for whom, what for, when.
  await page.getByRole('button', { name: 'Book a visit', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the patient').fill('fenw');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /Ada Fenwick/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('What for').selectOption({ label: 'Joint injection' });
  await dialog.getByLabel('Agreed to by: nurses').check();
  const times = dialog.getByRole('group', { name: 'Free times' });
  await times.getByRole('button', { name: /Tue, Nov 17, 10:30 AM/ }).waitFor();
  await look(t, page, 'book', 'dialog');
  await times.getByRole('button', { name: /Tue, Nov 17, 1:00 PM/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Booked: Ada Fenwick, Tue, Nov 17, 1:00 PM/).waitFor();
  await day.getByRole('button', { name: /Joint injection/ }).click();
  t.match(await dialog.textContent(), /born May 6, 1970.*Dr. Lena Abara, Lantern Street/s);
  await look(t, page, 'visit', 'dialog');
  await dialog.getByRole('button', { name: 'Move to another time' }).click();
  await times.getByRole('button', { name: /Tue, Nov 17, 2:00 PM/ }).click();
  await page.getByText(/Moved: Ada Fenwick comes Tue, Nov 17, 2:00 PM/).waitFor();
  await day.getByRole('button', { name: /2:00 to 2:30 PM.*Ada Fenwick/ }).click();
  await dialog.getByRole('button', { name: 'Cancel the visit' }).click();
  await dialog.getByRole('button', { name: 'Yes, cancel it' }).click();
  await page.getByText('Cancelled: the visit of Ada Fenwick.').waitFor();
  await day.getByRole('button', { name: /Joint injection/ }).waitFor({ state: 'detached' });
  t.equal((await clinic.store.visits.coming(ids.ada as string)).filter((row) => row.visit === 'injection').length, 0);

  // A time that is pressed brings its day and provider along.
  await day.getByRole('button', { name: 'Book 3:00 PM with Dr. Samuel Whitlock' }).click();
  await dialog.getByLabel('Name of the patient').fill('quist');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /Bo Quist/ }).click();
  await dialog.getByLabel('What for').selectOption({ label: 'Annual physical' });
  t.match(await times.getByRole('button').first().textContent(), /Tue, Nov 17, 3:00 PM.*Whitlock/);
  await page.keyboard.press('Escape');

  await page.getByText('Week', { exact: true }).click();
  const thursday = page.getByRole('region', { name: 'Thu, Nov 19' });
  await thursday.getByRole('button', { name: /Greta Nwachukwu.*Dr. Lena Abara/ }).waitFor();
  await page.getByLabel('Whose visits').selectOption({ label: 'Dr. Samuel Whitlock' });
  await thursday.getByText('No visits').waitFor();
  await page.getByLabel('Whose visits').selectOption({ label: 'Everybody' });
  await look(t, page, 'week');

  // Somebody on the telephone books: this page says so by itself.
  await clinic.store.visits.move(ids['greta-thursday'] as string, {
    ...{ patientId: ids.greta as string, resource: 'abara', provider: 'abara', location: 'lantern' },
    ...{ visit: 'follow_up', startsAt: '2026-11-20T13:00:00.000Z', minutes: 20 },
  });
  await page.getByRole('region', { name: 'Fri, Nov 20' }).getByRole('button', { name: /Greta/ }).waitFor();

  const waits = page.getByRole('region', { name: 'Waiting list' });
  await waits.getByRole('button', { name: /^Find a time.*Bo Quist-Lindqvist$/ }).click();
  await dialog.getByRole('group', { name: 'Free times' }).getByRole('button').first().waitFor();
  t.equal(await dialog.getByLabel('What for').inputValue(), 'annual');
  await page.keyboard.press('Escape');
  await waits.getByRole('button', { name: /^Done.*Bo Quist-Lindqvist$/ }).click();
  await waits.getByText('Nobody waits for an earlier time.').waitFor();
  t.same(seen.strangers, [], 'S9');
  t.same(seen.complaints, []);
});
