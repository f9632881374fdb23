import t from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { look, skip } from './browser.ts';
import { FEVER, tell } from './notes-callers.ts';
import { pagingOf } from './oncall-clinic.ts';
import { open, press } from './oncall-look.ts';

t.setTimeout(240_000);
if (!consoleIsBuilt()) buildConsole();

t.test('who takes turns, what for and who is away, changed by whoever looks after the people', { skip }, async (t) => {
  const { clinic, as } = await open(t);
  const seen = await as('Ruth Calloway', null, 'administrator');
  const { page } = seen;
  await page.goto('/on-call/rotations');
  const turns = page.getByRole('region', { name: 'Who takes turns' });
  await turns.locator('strong', { hasText: 'Adults by the week' }).waitFor();
  await turns
    .getByText(/each turn a week, handed over Monday at 08:00/)
    .first()
    .waitFor();
  await look(t, page, 'rotations', 'dialog');

  // With nothing but keys: another order of turns, two weeks each.
  await press(page, /^Change Adults by the week/);
  const dialog = page.getByRole('dialog');
  await press(page, 'Dr. Lena Abara later');
  await dialog.getByLabel('A turn lasts').fill('2');
  await look(t, page, 'a rotation', 'dialog');
  await press(page, 'Save');
  await page.getByRole('status').getByText('Rotation changed: Adults by the week').waitFor();
  await turns.getByText(/each turn 2 weeks/).waitFor();
  const order = page.getByRole('list', { name: 'Order of turns of Adults by the week' });
  await order.filter({ hasText: /Whitlock.*Abara/ }).waitFor();
  await press(page, /^Change Adults by the week/);
  await press(page, 'Back to the practice file’s');
  await page.getByRole('status').getByText('Rotation removed: Adults by the week').waitFor();
  // the file’s counts again
  await order.filter({ hasText: /Abara.*Whitlock/ }).waitFor();

  // One that ends leaves a hole, which is said at once.
  await press(page, /^Change Adults by the week/);
  const later = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('It ends').fill(later);
  await press(page, 'Save');
  await page.getByText(/^Nobody is planned any more: Adult medicine, primary/).waitFor();
  await press(page, /^Change Adults by the week/);
  await dialog.getByLabel('It ends').fill('2026-01-01');
  await press(page, 'Save');
  await dialog.getByText(/it ends before it begins/).waitFor();
  await page.keyboard.press('Escape');

  await press(page, 'New rotation');
  await dialog.getByLabel('Name').fill('Third at weekends');
  await dialog.getByLabel('Seat').selectOption('third');
  await dialog.getByLabel('Add somebody').selectOption({ label: 'Inés Montoya' });
  await press(page, 'Only at some hours');
  await press(page, 'Save');
  await turns.getByText('Only Friday 17:00 to Monday 08:00').waitFor();

  await press(page, 'Somebody is away');
  await dialog.getByLabel('Who').selectOption({ label: 'Dr. Samuel Whitlock' });
  await dialog.getByLabel('Why').fill('Mountains');
  await look(t, page, 'somebody is away', 'dialog');
  await press(page, 'Save');
  await page
    .getByRole('region', { name: 'Away' })
    .getByText(/Mountains/)
    .waitFor();
  await press(page, /^Change Paediatrics/);
  await dialog.getByLabel('Name').fill('Children');
  await press(page, 'Save');
  await page.getByRole('region', { name: 'Services' }).locator('strong', { hasText: 'Children' }).waitFor();
  const { layers, leaves, services } = clinic.schedule.current;
  t.ok(layers.some(({ name, seat }) => name === 'Third at weekends' && seat === 'third'));
  t.match(leaves, [{ person: 'whitlock', reason: 'Mountains' }]);
  t.ok(services.some(({ id, name }) => id === 'kids' && name === 'Children'));

  const clinician = await as('Inés Montoya', 'montoya');
  await clinician.page.goto('/on-call/rotations');
  await clinician.page.locator('strong', { hasText: 'Third at weekends' }).waitFor();
  t.equal(await clinician.page.getByRole('button', { name: /^(Change|New|Somebody)/ }).count(), 0, 'to read only');
  const asked = await clinician.page.evaluate(async () => {
    const body = JSON.stringify({ version: 0 });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/schedule/entries/leave/any/remove', { method: 'POST', body, headers })).status;
  });
  t.equal(asked, 403, 'nor by any other way');
  for (const { strangers, complaints } of [seen, clinician]) t.same([...strangers, ...complaints], []);
});

t.test(
  'an override against a schedule kept elsewhere is kept or gives way; a shift is dragged in the month',
  { skip },
  async (t) => {
    const { clinic, as } = await open(t);
    const seen = await as('Ruth Calloway', null, 'administrator');
    const { page } = seen;
    const viewer = { user: { id: 'u', personId: null }, sessionId: 's', permissions: ['on-call.write'] } as never;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const sheet = (who: string) =>
      Buffer.from(
        `Staff,Task,Start Date,Start Time,End Date,End Time\n${who},Primary,${day(3)},08:00,${day(5)},08:00\n`,
      );
    const take = async (who: string) => {
      const wish = { source: 'Amion', service: 'adult', fileName: 'rota.csv', names: {}, tasks: {}, dates: null };
      const made = await clinic.services.schedule.preview(viewer, { ...wish, bytes: sheet(who) });
      if (!made.ok) throw new Error(made.why);
      t.match(await clinic.services.schedule.apply(viewer, made.preview.id, false), { ok: true });
    };
    await take('Dr. Samuel Whitlock');
    const { version } = clinic.schedule.current;
    const span = { start: `${day(4)}T00:00:00Z`, end: `${day(4)}T12:00:00Z` };
    const wish = { service: 'adult', seat: 'primary', person: 'abara', ...span, reason: '' } as const;
    t.match(await clinic.services.schedule.addOverride(viewer, wish, version), { ok: true });
    await take('Inés Montoya');

    await page.goto('/on-call/schedule');
    const settle = page.getByRole('region', { name: /^To settle/ });
    await settle.getByText(/the schedule kept elsewhere names Inés Montoya now/).waitFor();
    await look(t, page, 'something to settle', 'dialog');
    await press(page, 'Keep the override');
    await settle.waitFor({ state: 'hidden' });
    t.equal(clinic.schedule.current.overrides.length, 1);
    await press(page, 'Undo');
    await settle.waitFor();
    await press(page, 'Follow the other schedule');
    await settle.waitFor({ state: 'hidden' });
    t.equal(clinic.schedule.current.overrides.length, 0);

    // By mouse, in the month: dropped on another day it is asked about, and nothing is so before.
    await press(page, 'Later');
    const bars = page.locator('.nb-month [draggable="true"]');
    await bars.first().waitFor();
    const from = await bars.first().boundingBox();
    const dialog = page.getByRole('dialog');
    if (!from) throw new Error('no shift is on the screen');
    await bars.first().dragTo(page.locator('.nb-month').first(), {
      targetPosition: { x: from.width > 400 ? 300 : 500, y: 400 },
    });
    await dialog.getByText('Put somebody on call').waitFor();
    t.match(await dialog.getByLabel('Who').inputValue(), /^(abara|whitlock|montoya)$/, 'whose shift was dragged');
    await page.keyboard.press('Escape');
    t.equal(clinic.schedule.current.overrides.length, 0, 'Escape leaves it as it was');
    t.same([...seen.strangers, ...seen.complaints], []);
  },
);

t.test('on a telephone at night the schedule is short, and what somebody has is taken over', { skip }, async (t) => {
  const { clinic, as, paged } = await open(t);
  const { callId } = await tell(clinic.store, FEVER);
  const paging = pagingOf(t, clinic.store, () => new Promise(() => undefined));
  paged(paging.view);
  await clinic.access.pins.setPin('whitlock', '471182', 'test');
  const id = paging.open(callId);
  t.ok(await paging.view.take(id, 'abara', 'calls-back'));
  const seen = await as('Samuel Whitlock', 'whitlock');
  const { page } = seen;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/on-call/schedule');
  await page
    .getByRole('button', { name: /Dr\. .* Primary, Adult medicine/ })
    .first()
    .waitFor();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  t.ok(height < 4_500, `${height} px from top to bottom`);
  const days = page.locator('.nb-agenda-day');
  await days.last().locator('summary').focus();
  await page.keyboard.press('Enter');
  await days.last().getByRole('button').first().waitFor();
  await look(t, page, 'the days', 'dialog');

  await page.goto(`/on-call/escalations/${id}`);
  await page.getByText('Dr. Lena Abara has it.').waitFor();
  await press(page, 'Take it');
  await page.getByLabel('I take it over').waitFor();
  await look(t, page, 'taking it over', 'dialog');
  await page.getByLabel('Your PIN').fill('471182');
  await page.keyboard.press('Enter');
  await page.getByText('Dr. Samuel Whitlock has it.').waitFor();
  await page
    .getByRole('region', { name: 'Trail' })
    .getByText(/Dr\. Samuel Whitlock: took it over/)
    .waitFor();
  await press(page, 'Say what came of it');
  await page.getByLabel('It was opened in error').check();
  await page.getByLabel('Your PIN').fill('471182');
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'Trail' })
    .getByText(/Dr\. Samuel Whitlock: withdrew it/)
    .waitFor();
  await look(t, page, 'a withdrawn escalation', 'dialog');
  t.same([...seen.strangers, ...seen.complaints], []);
});
