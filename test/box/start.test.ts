import t from 'tap';
import { command, DOCTOR, firstSentences, greeted, lateness, openWorld, startBox, until } from './kit.ts';
import { secondOpinion } from './second-recogniser.ts';

const world = await openWorld(t);

interface Finding {
  part: string;
  state: string;
  detail: string;
}

t.test('doctor while no box runs', async (t) => {
  const { status, stdout, stderr } = await command(world, ['doctor', '--json']);
  t.equal(status, 0, stderr);
  const findings = JSON.parse(stdout) as Finding[];
  t.match(
    findings.find((f) => f.part === 'box'),
    { state: 'well', detail: /not running/ },
  );
  const call = await command(world, ['call', 'hello']);
  t.equal(call.status, 1);
  t.match(call.stderr, /NB_NOT_RUNNING/, 'and a call says that there is none');
});

t.test('a box started as npm start does', async (t) => {
  const program = await startBox(t, world);
  const [, url = ''] = await program.says(/Console: (https:\/\/\S+)/);
  t.match(program.stdout, /Lantern Street Family Clinic: SIP on 127\.0\.0\.1:\d+/);
  t.match(program.stdout, /certificate SHA-256 [0-9A-F:]{60,}/i);
  await program.says(/administrator's password/, 5_000);

  const doctor = await command(world, ['doctor', '--json']);
  t.equal(doctor.status, 0, doctor.stderr);
  const box = (JSON.parse(doctor.stdout) as Finding[]).find((f) => f.part === 'box');
  t.match(box, { state: 'well', detail: /running as process/ });
  t.ok(box?.detail.includes(url), 'it names the console');

  const call = await command(world, ['call', 'Oh, I am sorry, I have the wrong number.', '--json']);
  t.equal(call.status, 0, call.stderr);
  const { lines, end } = JSON.parse(call.stdout) as { lines: { who: string; text: string }[]; end: string };
  const heard = lines.filter((line) => line.who === 'nightbell').map((line) => line.text);
  t.match(heard[0], /street.*(clinic|family)/i, 'the greeting');
  t.match(heard.slice(1).join(' '), /harm|office|goodbye/i, 'its words were heard and answered');
  t.equal(end, 'far-end-hung-up', 'who dialled a wrong number is let go');

  let rung = false;
  t.teardown(
    world.provider.expect(DOCTOR, (incoming) => {
      rung = true;
      incoming.ring();
    }),
  );
  const { call: held } = await greeted(world);
  const late = lateness();
  const told = program.signal('SIGTERM');
  const heardAt = await held.soundAfter(told, { timeoutMs: 10_000 });
  t.ok(
    heardAt !== null && heardAt - told < 1_500 + late(),
    `S5: backup heard ${Math.round((heardAt ?? NaN) - told)} ms after SIGTERM`,
  );
  const alsoLate = lateness();
  t.equal(await program.ended(), 0, 'it ended well');
  t.ok(performance.now() - told < 5_000 + alsoLate(), `within 5 s (${Math.round(performance.now() - told)} ms)`);
  await until('the phone of who is on call rings', () => rung, 40_000);
  t.equal(held.over, null, 'the caller is still there');
  t.match(await secondOpinion(firstSentences(held, told), 'english'), /clinician on call|911/);
  await held.hangUp();
});
