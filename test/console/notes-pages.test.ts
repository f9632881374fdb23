import t from 'tap';
import { buildConsole, consoleIsBuilt } from '../../provision/setup/console.ts';
import { look, openBrowser, skip, visit } from './browser.ts';
import { ADMINISTRATOR, openClinic, serve } from './clinic.ts';
import { FEVER, REFILL, tell, VISIT } from './notes-callers.ts';
import { smallNet } from './small-net.ts';

t.setTimeout(180_000);
if (!consoleIsBuilt()) buildConsole();

t.test('the inbox by queue, with due times; a message is taken, read, copied and given back', { skip }, async (t) => {
  const clinic = await openClinic(t, null, undefined, smallNet(t));
  const served = await serve(t, clinic);
  await clinic.access.setUp(ADMINISTRATOR);
  const knee = await tell(clinic.store, FEVER);
  await tell(clinic.store, REFILL);
  await tell(clinic.store, VISIT);
  const seen = await visit(await openBrowser(t), served.url);
  const { page, context } = seen;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page.setDefaultTimeout(10_000);
  await page.goto('/inbox');
  await page.getByLabel('Name').fill(ADMINISTRATOR.name);
  await page.getByLabel('Password', { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');

  const articles = page.getByRole('article');
  const names = () => articles.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  await articles.first().waitFor();
  t.same(await names(), ['Desmond Achterberg', 'Tomás Villaseñor', 'Greta Nwachukwu-Lindqvist']);
  const first = articles.first();
  t.match(await first.textContent(), /Semi-urgent.*Due .*Swollen joint.*for Odile Marchetti RN/);
  t.match(await articles.nth(1).textContent(), /Overdue.*since.*Refill: metformin, 500 mg/);

  // By keyboard alone: a queue, and one message of it.
  await page.getByRole('radio', { name: 'Front desk · 1' }).focus();
  await page.keyboard.press('Space');
  await first.getByText('Appointment with Dr. Lena Abara').waitFor();
  t.same(await names(), ['Greta Nwachukwu-Lindqvist']);
  await page.getByRole('radio', { name: 'All queues · 3' }).focus();
  await page.keyboard.press('Space');
  const spanish = articles.nth(1);
  await spanish.waitFor();

  await first.getByRole('button', { name: /^Take.*Desmond Achterberg$/ }).focus();
  await page.keyboard.press('Enter');
  await first.getByText('You are working on it').waitFor();
  t.match(await clinic.store.messages.listOpen(), [{ state: 'taken' }, { state: 'open' }, { state: 'open' }]);

  const read = spanish.getByRole('button', { name: /^Read the note/ });
  t.equal(await read.getAttribute('aria-expanded'), 'false');
  await read.focus();
  await page.keyboard.press('Enter');
  const asked = spanish
    .locator('.nb-note section')
    .filter({ has: page.getByRole('heading', { name: 'What is asked' }) });
  await asked.getByText('Asks for a refill of metformin, 500 mg.').waitFor();
  t.equal(
    await asked.locator('[lang=es]').textContent(),
    '“Necesito que me surtan otra vez la metformina de quinientos, en la farmacia Corner Drug.”',
    'read out in Spanish',
  );
  const looks = clinic.store.read.selectFrom('auditLines').select('subject').where('action', '=', 'note.viewed');
  t.equal((await looks.execute()).length, 1, 'S10: opened is looked at');
  // A second note beside it: two with the same headings are still told apart.
  await articles
    .nth(2)
    .getByRole('button', { name: /^Read the note/ })
    .click();
  await articles.nth(2).getByText('Asks for an appointment with Dr. Lena Abara.').waitFor();
  await look(t, page, 'inbox');
  await spanish.getByRole('button', { name: 'Copy as text' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  t.match(
    copied,
    /^Refill: metformin, 500 mg \(Task note, telephone call\)\n\nWHAT IS ASKED\nAsks for a refill of metformin, 500 mg\.\n/,
  );
  t.match(copied, /WHAT WAS DONE\nNothing was promised/);

  await first.getByRole('button', { name: /^Give back/ }).click();
  await first.getByRole('button', { name: /^Take/ }).waitFor();
  // A colleague takes it elsewhere: this page says so by itself.
  const [open] = await clinic.store.messages.listOpen();
  await clinic.store.messages.take(open?.id ?? '', 'user:somebody-else');
  await first.getByText('Somebody is working on it').waitFor();
  await first.getByRole('button', { name: /^Take over/ }).waitFor();
  await first.getByRole('button', { name: /^Mark done/ }).click();
  await first.getByText('Tomás Villaseñor', { exact: true }).waitFor();
  t.match(await clinic.store.messages.listDone(), [{ id: open?.id }]);

  // The page of the call: each sentence leads to the words that it rests on.
  await page.goto(`/calls/${knee.callId}`);
  const background = page.getByRole('region', { name: 'Background' });
  await background.getByText('the caller said “yes, but it hurts a lot on the way down”').waitFor();
  // A model proposes a summary: it comes in by itself, below everything else, and says what it is.
  await clinic.store.notes.propose(knee.callId, 1, {
    model: 'm@1',
    text: 'Desmond Achterberg asks about a swollen joint.',
  });
  const proposal = page.getByRole('region', { name: 'Summary' }).getByRole('listitem');
  await proposal.getByText('Proposed by a model, not checked').waitFor();
  t.match(await page.locator('.nb-call-note section section').last().getAttribute('aria-label'), /^Summary$/);
  t.equal(await proposal.getAttribute('data-proposed'), 'true');
  await look(t, page, 'a call with its note');
  const link = background.getByRole('link', { name: /^Said at / }).last();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => document.activeElement?.id === `turn-${id}`, knee.turns[3]);
  t.match(
    page.url(),
    new RegExp(`/calls/${knee.callId}#turn-${knee.turns[3]}$`),
    'the address holds ids and nothing else',
  );
  t.match(await page.evaluate(() => document.activeElement?.textContent), /it hurts a lot on the way down/);
  for (const sentence of await page.getByRole('region', { name: 'Assessment' }).getByRole('listitem').all())
    t.ok((await sentence.getByRole('link').count()) > 0, 'whatever was concluded leads to words');
  await page.reload();
  await page.waitForFunction((id) => document.activeElement?.id === `turn-${id}`, knee.turns[3]);
  t.pass('and a link that is opened from elsewhere leads there as well');
  t.same(seen.strangers, []);
  t.same(seen.complaints, []);
});
