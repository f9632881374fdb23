import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import type { RingEnd } from '../../src/oncall/paging/desk.ts';
import { look, skip } from './browser.ts';
import { FEVER, tell } from './notes-callers.ts';
import { pagingOf, signedIn } from './oncall-clinic.ts';
import { open, press } from './oncall-look.ts';

t.setTimeout(240_000);
if (!consoleIsBuilt()) buildConsole();

t.test('an escalation runs before the reader’s eyes; it is taken and ended with a PIN', { skip }, async (t) => {
  const { clinic, as, paged } = await open(t);
  const { callId } = await tell(clinic.store, FEVER);
  let hangUp: (end: RingEnd) => void = () => {};
  const paging = pagingOf(t, clinic.store, (way, personId) =>
    personId === 'abara' ? new Promise((resolve) => (hangUp = resolve)) : new Promise(() => way),
  );
  paged(paging.view);
  await clinic.access.pins.setPin('abara', '471182', 'test');
  const seen = await as('Lena Abara', 'abara');
  const { page } = seen;
  await page.goto('/on-call');
  await page.getByText('Nobody waits for a clinician.').waitFor();
  const id = paging.open(callId);
  const row = page.getByRole('link', { name: /Urgent.*Dr\. Lena Abara is rung on the mobile/ });
  await row.waitFor();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'On call 1 open' }).waitFor();
  await page.getByRole('region', { name: 'Primary, Adult medicine' }).getByText(/^Dr\./).waitFor();
  await page.getByText('Nobody is planned: Paediatrics, primary').waitFor();
  const [first] = await page.getByRole('region').evaluateAll((all) => all.map((each) => each.ariaLabel));
  t.equal(first, 'Open escalations: 1', 'what is open comes first');
  await look(t, page, 'on call now');

  await row.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'The case' })
    .getByText(/Desmond|knee/)
    .first()
    .waitFor();
  t.equal(new URL(page.url()).pathname, `/on-call/escalations/${id}`);
  hangUp({ answer: 'machine', detail: '' });
  await page
    .getByRole('region', { name: 'Who was tried' })
    .getByText(/A machine answered/)
    .waitFor();
  t.match(await page.getByRole('region', { name: 'Now' }).textContent(), /Nobody has it yet/, 'a machine has nothing');
  await look(t, page, 'an escalation');

  const download = page.waitForEvent('download');
  await press(page, 'Export');
  t.equal((await download).suggestedFilename(), `escalation-${id}.txt`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  t.notOk(await page.getByRole('navigation', { name: 'Pages' }).isVisible(), 'paper has no navigation');
  const trail = page.getByRole('region', { name: 'Trail' });
  t.equal(await trail.evaluate((each) => getComputedStyle(each).color), 'rgb(0, 0, 0)', 'black, in the dark too');
  await page.emulateMedia({ media: 'screen' });

  const act = async (button: string | null, pin: string, choice?: string) => {
    if (button) await press(page, button);
    if (choice) await page.getByLabel(choice).check();
    await page.getByLabel('Your PIN').fill(pin);
    await page.keyboard.press('Enter');
  };
  await act('Take it', '471183');
  await page.getByRole('dialog').getByText('That is not your PIN.').waitFor();
  await look(t, page, 'taking it', 'dialog');
  await act(null, '471182');
  await page.getByText('Dr. Lena Abara has it.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await act('Say what came of it', '471182', 'I have spoken to the caller');
  await page.getByRole('region', { name: 'Now' }).getByText('Done', { exact: true }).waitFor();
  t.same(seen.strangers, []);
  t.same(seen.complaints, []);
});

t.test('the schedule by keyboard: an override, its undoing, and a swap that both sides see', { skip }, async (t) => {
  const { clinic, as } = await open(t);
  const seen = await as('Lena Abara', 'abara');
  const { page } = seen;
  await page.goto('/on-call/schedule');
  await press(page, 'Later');
  await page.getByText('Nobody is planned: Paediatrics, primary').waitFor();
  await look(t, page, 'the month');

  await page.emulateMedia({ media: 'print' });
  t.ok((await page.locator('.nb-paper tbody tr').count()) >= 28, 'a row for each day of the month');
  t.match(await page.locator('.nb-paper').textContent(), /NOBODY/, 'a gap is a word on paper');
  await page.emulateMedia({ media: 'screen' });

  // Put somebody on call with nothing but keys.
  await press(page, 'Put somebody on call');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who').focus();
  await page.keyboard.type('Inés');
  await dialog.getByText(/^Instead of Dr\./).waitFor();
  const until = dialog.getByLabel('Until');
  const before = await until.inputValue();
  await press(page, 'End 1 h later');
  t.not(await until.inputValue(), before, 'a key does what dragging does');
  await look(t, page, 'putting somebody on call', 'dialog');

  // A colleague was faster: nothing is overwritten, and what was typed is still there.
  const ruth = await signedIn(clinic, 'Ruth Calloway', 'administrator', null);
  const viewer = await clinic.services.access.session(ruth);
  if (!viewer) throw new Error('nobody is logged in');
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const theirs = {
    service: 'kids',
    seat: 'primary',
    person: 'abara',
    start: at(200),
    end: at(210),
    reason: '',
  } as const;
  t.match(await clinic.services.schedule.addOverride(viewer, theirs, 0), { ok: true });
  await press(page, 'Save');
  await dialog.getByText(/Ruth Calloway, .*: Put on call: Dr\. Lena Abara as primary, Paediatrics/).waitFor();
  t.equal(await dialog.getByLabel('Who').inputValue(), 'montoya');
  await press(page, 'Save all the same');
  await page
    .getByRole('status')
    .getByText(/^Put on call: Inés Montoya as primary, Adult medicine/)
    .waitFor();
  const overrides = async () => (await clinic.services.schedule.view(viewer, at(-48), at(400), null)).overrides.length;
  t.equal(await overrides(), 2);
  await press(page, 'Undo');
  await page
    .getByText(/^Undone\. Override taken back: Inés Montoya/)
    .first()
    .waitFor();
  t.equal(await overrides(), 1, 'one step took back one edit');

  // By mouse: a shift is dragged a day on, and asked about before anything is so.
  await page.getByText('Week', { exact: true }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  const bar = page.getByRole('list', { name: 'Adult medicine, primary' }).getByRole('button').last();
  await bar.waitFor();
  await look(t, page, 'the week');
  const box = await bar.boundingBox();
  if (!box) throw new Error('the bar is not on the screen');
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await dialog.getByText('Put somebody on call').waitFor();
  t.match(await dialog.getByLabel('Who').inputValue(), /^(abara|whitlock)$/, 'whose shift was dragged');
  await page.keyboard.press('Escape');
  t.equal(await overrides(), 1, 'Escape leaves it as it was');

  // A shift of one's own is offered to a colleague, who accepts in another window.
  await page.getByText('List', { exact: true }).click();
  await look(t, page, 'the list');
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Later' }).click();
  await pause(400);
  const own = page.getByRole('button', { name: /Dr\. Lena Abara Primary, Adult medicine/ }).first();
  await own.focus();
  await page.keyboard.press('Enter');
  await press(page, 'Swap or give away');
  await dialog.getByLabel('Ask').focus();
  await page.keyboard.type('Dr. Samuel');
  await dialog.getByLabel('Why').fill('Marathon medical tent');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Swaps' }).getByText('Waits for an answer').waitFor();
  const samuel = await as('Samuel Whitlock', 'whitlock');
  await samuel.page.goto('/on-call/schedule');
  await press(samuel.page, /^Accept/);
  await page.getByRole('region', { name: 'Swaps' }).getByText('Accepted').waitFor();
  t.pass('who asked is shown the answer without asking');
  await look(t, page, 'swaps', 'dialog');
  for (const { strangers, complaints } of [seen, samuel]) t.same([...strangers, ...complaints], []);
});

t.test(
  'people with their channels and hours; a schedule from a file, looked at before it counts',
  { skip },
  async (t) => {
    const { clinic, as } = await open(t);
    const seen = await as('Lena Abara', 'abara');
    const { page } = seen;
    await page.goto('/on-call/people');
    const card = page.getByRole('region', { name: 'Dr. Lena Abara' });
    await card.getByText('Each minute of the week has a channel').waitFor();
    await page.getByRole('region', { name: 'Hours' }).getByText('Inés Montoya').waitFor();
    t.equal(await page.getByRole('button', { name: /^Change the channels/ }).count(), 1, 'of nobody else');
    await press(page, /^Test ring/);
    await page.getByText('The test did not arrive').waitFor();
    await press(page, /^Change the channels of Dr\. Lena Abara/);
    await card.getByLabel('From').fill('07:00');
    await card.getByLabel('To', { exact: true }).fill('22:00');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText(/No channel is set for Monday 00:00 to 07:00/).waitFor();
    await look(t, page, 'people');
    await press(page, 'Further hours');
    await card.getByLabel('From').last().fill('22:00');
    await card.getByLabel('To', { exact: true }).last().fill('07:00');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText(/every day 07:00 to 22:00; every day 22:00 to 07:00/).waitFor();
    t.match(await clinic.store.contacts.of('abara'), { rules: [{ from: '07:00' }, { from: '22:00' }] });

    await page.goto('/on-call/import');
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const csv = `Staff,Task,Start Date,Start Time,End Date,End Time\nWhitlok S,Primary,${day(3)},08:00,${day(5)},08:00\n`;
    await page.setInputFiles('input[type=file]', { name: 'rota.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByLabel('For which service').selectOption('adult');
    await press(page, 'Show what would change');
    await page.getByText('Who is that?').waitFor();
    await page.getByLabel('Whitlok S').selectOption({ label: 'Dr. Samuel Whitlock' });
    await page
      .getByRole('region', { name: 'New' })
      .getByText(/^Dr\. Samuel Whitlock as primary/)
      .waitFor();
    await look(t, page, 'an import');
    t.equal(await clinic.store.schedules.version(), 0, 'nothing has changed');
    await press(page, 'Change the schedule');
    await page.getByText('Schedule taken in: 1 new shift').waitFor();
    t.equal(await clinic.store.schedules.version(), 1);

    const broken = csv.replace(
      /^Whitlok S.*$/m,
      `Whitlok S,Primary,${day(3)},nonsense,${day(5)},08:00\nAbara,Primary,${day(2)},08:00,${day(6)},08:00`,
    );
    await page.setInputFiles('input[type=file]', {
      name: 'rota.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(broken),
    });
    await press(page, 'Show what would change');
    await page.getByText('Some of this file could not be read').waitFor();
    await look(t, page, 'an import held');
    const force = page.getByRole('button', { name: 'Take it in as it is' });
    t.equal(await force.isDisabled(), true, 'not before somebody says that they have looked');
    await page.getByLabel('I have looked: the file is right, and 1 shift should go.').check();
    await force.click();
    // What was to be taken away stood there before; that it is done is another sentence.
    await page.getByText(/^Schedule taken in: .*1 taken away/).waitFor();
    t.equal(await clinic.store.schedules.version(), 2);
    t.same([...seen.strangers, ...seen.complaints], []);
  },
);
